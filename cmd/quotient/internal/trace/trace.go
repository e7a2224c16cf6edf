// Package trace tells whether a piece of work would be given the same again. What the work
// reads goes through a [Recorder]; out comes a list of it, with fingerprints, which can be
// held against the files at any later time, in far less time than the work takes.
package trace

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"quotient/datasets/folder"
)

// A Read is one thing that was asked of a folder, and the fingerprint of the answer.
type Read struct {
	What   string `json:"what"` // file, list or stat
	Name   string `json:"name"`
	Answer string `json:"answer"`
}

// A Recorder records what is asked of a folder. It is safe for concurrent use.
type Recorder struct {
	files fs.FS
	mu    sync.Mutex
	reads map[[2]string]string
	mixed bool // the same was asked twice and had another answer
}

// New records what is asked of the files of a folder.
func New(files fs.FS) *Recorder { return &Recorder{files: files, reads: map[[2]string]string{}} }

// note takes down an answer.
func (r *Recorder) note(what, name, answer string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := [2]string{what, name}
	if old, ok := r.reads[key]; ok && old != answer {
		r.mixed = true
	}
	r.reads[key] = answer
}

// Reads lists what was asked, in order. It reports false where an answer changed while the
// work went on, so that nobody knows what came of it.
func (r *Recorder) Reads() (out []Read, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for key, answer := range r.reads {
		out = append(out, Read{key[0], key[1], answer})
	}
	slices.SortFunc(out, func(a, b Read) int { return bytes.Compare([]byte(a.What+"\x00"+a.Name), []byte(b.What+"\x00"+b.Name)) })
	return out, !r.mixed
}

// Same reports whether a folder would give the same answers now.
func Same(files fs.FS, reads []Read) bool {
	for _, r := range reads {
		var now string
		switch r.What {
		case "file":
			text, err := fs.ReadFile(files, r.Name)
			now = ofFile(text, err)
		case "list":
			entries, err := fs.ReadDir(files, r.Name)
			now = ofList(entries, err)
		case "stat":
			info, err := fs.Stat(files, r.Name)
			now = ofStat(info, err)
		default:
			return false
		}
		if now != r.Answer {
			return false
		}
	}
	return true
}

// ReadFile implements [fs.ReadFileFS].
func (r *Recorder) ReadFile(name string) ([]byte, error) {
	text, err := fs.ReadFile(r.files, name)
	r.note("file", name, ofFile(text, err))
	return text, err
}

// ReadDir implements [fs.ReadDirFS].
func (r *Recorder) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(r.files, name)
	r.note("list", name, ofList(entries, err))
	return entries, err
}

// Stat implements [fs.StatFS].
func (r *Recorder) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(r.files, name)
	r.note("stat", name, ofStat(info, err))
	return info, err
}

// Open implements [fs.FS]. What may be read of the file is taken down as all of it.
func (r *Recorder) Open(name string) (fs.File, error) {
	f, err := r.files.Open(name)
	if err != nil {
		r.note("file", name, ofFile(nil, err))
		return nil, err
	}
	if info, err := f.Stat(); err != nil || info.IsDir() {
		r.note("mixed", name, "") // which is never the same
		return f, nil
	}
	text, err := fs.ReadFile(r.files, name)
	r.note("file", name, ofFile(text, err))
	return f, nil
}

// Sum is the fingerprint of a text.
func Sum(text []byte) string {
	h := sha256.Sum256(text)
	return hex.EncodeToString(h[:])
}

func ofFile(text []byte, err error) string {
	if err != nil {
		return ofError(err)
	}
	return Sum(text)
}

func ofError(err error) string { return "error: " + folder.Cause(err).Error() }

func ofList(entries []fs.DirEntry, err error) string {
	h := sha256.New()
	for _, e := range entries {
		_, _ = fmt.Fprintf(h, "%q %v\n", e.Name(), e.Type()) // a hash takes everything
	}
	if err != nil {
		_, _ = io.WriteString(h, ofError(err))
	}
	return hex.EncodeToString(h.Sum(nil))
}

func ofStat(info fs.FileInfo, err error) string {
	if err != nil {
		return ofError(err)
	}
	return fmt.Sprintf("%v %d", info.Mode().Type(), info.Size())
}

// settled is how long ago a file must have been written for its time to tell whether it has
// been written since: some disks have times of two seconds.
const settled = 3 * time.Second

// Folders is the fingerprint of the files in some folders, by their names, sizes and times:
// texts may be large, and there are only as many as people put there. It reports false where
// one was written just now, so that its time says nothing.
func Folders(dirs []string, now time.Time) (print string, ok bool) {
	h := sha256.New()
	ok = true
	for _, dir := range dirs {
		entries, err := os.ReadDir(dir)
		_, _ = fmt.Fprintf(h, "%q %t\n", filepath.ToSlash(dir), err == nil)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			ok = false
		}
		for _, e := range entries {
			info, err := os.Stat(filepath.Join(dir, e.Name())) // a link's is that of its file
			if err != nil || info.IsDir() {
				continue
			}
			if now.Sub(info.ModTime()) < settled {
				ok = false
			}
			_, _ = fmt.Fprintf(h, "%q %v %d %d\n", e.Name(), info.Mode(), info.Size(), info.ModTime().UnixNano())
		}
	}
	return hex.EncodeToString(h.Sum(nil)), ok
}
