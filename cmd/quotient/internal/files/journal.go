package files

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

// A file that has other names (hard links) is written where it is, because a new file in
// its place would leave them the old text. A run that is killed meanwhile leaves it half
// written. So the old and the new text are first written whole to a journal in the folder
// that is locked. The next run that finds the journal finishes the file.
const journalName = ".quotient.3f9c71d2.journal"

// mostJournal is more than any has: an article or the reviews, twice.
const mostJournal = 2*limits.Table + 1<<20

// A journal is what is being written to a file where it is. It is kept as a line of JSON,
// the old text, and the new one.
type journal struct {
	Name string `json:"name"` // of the file, in the folder
	File string `json:"file"` // the system's name for it: a journal that came with a folder from elsewhere changes nothing
	Size int    `json:"size"` // of the old text
	old  []byte
	text []byte
}

// Finish finishes what a run that was killed has left half written in a folder, and takes
// away the lock that it left. Whoever reads a folder that this program writes to calls it
// first; it waits for those who are writing.
func Finish(dir string) error {
	there := func(name string) bool {
		info, err := os.Lstat(filepath.Join(dir, name))
		return err == nil && info.Mode().IsRegular()
	}
	half := there(journalName) || there(batchName)
	if !half && !there(lockName) {
		return nil
	}
	err := Update(dir, func(f *Folder) error {
		f.sweep(".")
		return nil
	})
	if !half { // the lock of a folder that cannot be written to is in nobody's way
		return nil
	}
	return err
}

// overwrite writes a file where it is, so that whenever it ends the old or the new text
// is there, or a journal that has both.
func (f *Folder) overwrite(name string, text []byte, info fs.FileInfo) error {
	old, err := f.Read(filepath.ToSlash(name))
	if err != nil {
		return err
	}
	j := journal{Name: filepath.ToSlash(name), File: identity(info), Size: len(old), old: old, text: text}
	if len(old)+len(text) > mostJournal-1<<16 {
		return errors.New("it has other names (hard links), and is too large to be written in place\n    copy it to a separate file")
	}
	if err := f.keep(j, info.Mode().Perm()); err != nil {
		return err
	}
	if err := f.inPlace(name, text); err != nil {
		if again := f.inPlace(name, old); again != nil {
			return fmt.Errorf("%w, and it is only half written\n    the next run finishes it from %s", err, f.Path(journalName))
		}
		return errors.Join(err, f.root.Remove(journalName))
	}
	return f.root.Remove(journalName)
}

// keep writes the journal, whole or not at all, before anything is done.
func (f *Folder) keep(j journal, mode fs.FileMode) error {
	head, err := json.Marshal(j)
	if err != nil {
		return err
	}
	return f.note(journalName, mode, head, []byte("\n"), j.old, j.text)
}

// note writes a journal of a name, whole or not at all.
func (f *Folder) note(name string, mode fs.FileMode, parts ...[]byte) error {
	tmp := temporary + "journal" + unfinished
	_ = f.root.Remove(tmp)
	defer func() { _ = f.root.Remove(tmp) }()
	file, err := f.root.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode&0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(bytes.Join(parts, nil))
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	if err := f.root.Rename(tmp, name); err != nil {
		return err
	}
	f.settle(".")
	return nil
}

// inPlace writes over a file.
func (f *Folder) inPlace(name string, text []byte) error {
	file, err := f.root.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if err == nil {
		err = file.Truncate(int64(len(text)))
	}
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// finish finishes what the journals of the folder have, if there are any. The folder is
// locked.
func (f *Folder) finish() error {
	if err := f.finishFile(); err != nil {
		return err
	}
	return f.finishBatch()
}

// finishFile finishes the file of the journal.
func (f *Folder) finishFile() error {
	j, err := f.journal()
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return fmt.Errorf("%s has been changed since quotient wrote it: move it away", f.Path(journalName))
	}
	is, err := f.Read(j.Name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failed(f.Path(j.Name), err)
	}
	info, err := f.root.Stat(filepath.FromSlash(j.Name))
	switch {
	case err == nil && (bytes.Equal(is, j.text) || bytes.Equal(is, j.old)):
	case err == nil && identity(info) == j.File && mixed(is, j.old, j.text):
		if err := f.inPlace(filepath.FromSlash(j.Name), j.text); err != nil {
			return failed(f.Path(j.Name), err)
		}
	default:
		return fmt.Errorf("%s was being written when a run was killed, and has changed since\n    check that it is as you want it, then remove %s, which has its old and its new text", f.Path(j.Name), f.Path(journalName))
	}
	return f.root.Remove(journalName)
}

// journal reads the journal of the folder.
func (f *Folder) journal() (j journal, err error) {
	file, err := folder.Within(f.root).Open(journalName)
	if err != nil {
		return j, err
	}
	defer file.Close()
	all, err := folder.ReadAll(file, mostJournal)
	if err != nil {
		return j, err
	}
	head, rest, _ := bytes.Cut(all, []byte("\n"))
	if err := json.Unmarshal(head, &j); err != nil {
		return j, err
	}
	if j.Size < 0 || j.Size > len(rest) || inside(j.Name) != nil {
		return j, fs.ErrInvalid
	}
	j.old, j.text = rest[:j.Size], rest[j.Size:]
	return j, nil
}

// mixed reports whether each byte of a file is of the old or the new text, or has not been
// written yet, as where writing was broken off.
func mixed(is, old, text []byte) bool {
	if len(is) > max(len(old), len(text)) {
		return false
	}
	at := func(s []byte, i int) byte {
		if i < len(s) {
			return s[i]
		}
		return 0
	}
	for i, c := range is {
		if c != 0 && c != at(old, i) && c != at(text, i) {
			return false
		}
	}
	return true
}
