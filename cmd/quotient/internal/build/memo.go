package build

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/trace"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets/folder"
)

// A Memo remembers what a build said that had nothing to do, so that the same build says it
// again without loading the studies: as long as the program, its arguments, all that the
// studies were read from, and all that was built are what they were. It is in the user's
// folder of caches, and nothing is lost with it. A nil Memo remembers nothing.
type Memo struct {
	file      string
	places    []workspace.Place
	recorders []*trace.Recorder
	texts     []string // the folders in which texts are looked for
	before    string   // of the texts, before the studies are read
	settled   bool     // none of them was being written then
}

// kept is what a memo keeps.
type kept struct {
	Results []*Result      `json:"results"`
	Said    string         `json:"said"` // warnings
	Read    [][]trace.Read `json:"read"` // of each study
	Texts   string         `json:"texts"`
	Built   [][]trace.Read `json:"built"` // of each study
}

// memos is how many are kept.
const memos = 200

// NewMemo is the memo of a build: of studies, with arguments.
func NewMemo(found []workspace.Place, args ...string) *Memo {
	program := trace.Program()
	wd, err := os.Getwd()
	dir, missing := os.UserCacheDir()
	if program == "" || err != nil || missing != nil {
		return nil
	}
	m := &Memo{places: found}
	parts := append([]string{program, wd, os.Getenv("QUOTIENT_SOURCES")}, args...)
	for _, p := range found {
		parts = append(parts, p.Name)
		dirs, err := p.Sources(nil)
		if err != nil {
			return nil
		}
		m.texts = append(m.texts, dirs...)
	}
	m.file = filepath.Join(dir, "quotient", "builds", trace.Sum([]byte(strings.Join(parts, "\x00")))+".json")
	return m
}

// Recall returns what the build said the last time, and its warnings; false where it has to
// be done.
func (m *Memo) Recall() (results []*Result, said string, ok bool) {
	if m == nil {
		return nil, "", false
	}
	text, err := os.ReadFile(m.file)
	if err != nil {
		return nil, "", false
	}
	var was kept
	if json.Unmarshal(text, &was) != nil || len(was.Read) != len(m.places) || len(was.Built) != len(m.places) || len(was.Results) != len(m.places) {
		return nil, "", false
	}
	for i, p := range m.places {
		if !trace.Same(p.FS, was.Read[i]) || !trace.Same(folder.Open(filepath.FromSlash(was.Results[i].Out)), was.Built[i]) {
			return nil, "", false
		}
	}
	// A text written just now has another time, and so another fingerprint.
	if texts, _ := trace.Folders(m.texts, time.Now()); texts != was.Texts {
		return nil, "", false
	}
	return was.Results, was.Said, true
}

// Places are the studies, whose files a memo takes down as they are read.
func (m *Memo) Places(found []workspace.Place) []workspace.Place {
	if m == nil {
		return found
	}
	m.before, m.settled = trace.Folders(m.texts, time.Now())
	found = slices.Clone(found)
	m.recorders = nil
	for i, p := range found {
		r := trace.New(p.FS)
		m.recorders = append(m.recorders, r)
		found[i].FS = r
	}
	return found
}

// Keep remembers what the build would say if it were done again. One that cannot be
// remembered is done again, so no error is told.
func (m *Memo) Keep(results []*Result, said string) {
	if m == nil || len(results) != len(m.recorders) {
		return
	}
	is := kept{Said: said}
	for i, r := range results {
		reads, ok := m.recorders[i].Reads()
		if !ok {
			return
		}
		built, ok := builtReads(r.Out)
		if !ok {
			return
		}
		is.Read, is.Built, is.Results = append(is.Read, reads), append(is.Built, built), append(is.Results, r.again())
	}
	// A text may have been replaced after it was read.
	var ok bool
	if is.Texts, ok = trace.Folders(m.texts, time.Now()); !ok || !m.settled || is.Texts != m.before {
		return
	}
	text, err := json.Marshal(is)
	if err != nil {
		return
	}
	dir := filepath.Dir(m.file)
	if os.MkdirAll(dir, 0o700) == nil && files.Output(dir, filepath.Base(m.file), text, true) == nil {
		forget(dir)
	}
}

// again is what a build would say that finds all as this one has left it.
func (r *Result) again() *Result {
	out := *r
	out.TablesWritten, out.Charts = 0, slices.Clone(r.Charts)
	for i := range out.Charts {
		out.Charts[i].Drawn = false
	}
	return &out
}

// builtReads are the files that were built, as they are now; false where one is not as it
// was written.
func builtReads(out string) ([]trace.Read, bool) {
	m, err := readManifest(filepath.FromSlash(out), false)
	if err != nil || len(m.Files) == 0 {
		return nil, false
	}
	rec := trace.New(folder.Open(filepath.FromSlash(out)))
	if _, err := rec.ReadFile(ManifestName); err != nil {
		return nil, false
	}
	for _, f := range m.Files {
		if text, err := rec.ReadFile(f.Path); err != nil || sum(text) != f.SHA256 || f.Before != "" {
			return nil, false
		}
	}
	return rec.Reads()
}

// forget removes the oldest memos of a folder, beyond those that are kept.
func forget(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) <= memos {
		return
	}
	age := func(e os.DirEntry) time.Time {
		info, err := e.Info()
		if err != nil {
			return time.Time{}
		}
		return info.ModTime()
	}
	slices.SortFunc(entries, func(a, b os.DirEntry) int { return age(a).Compare(age(b)) })
	for _, e := range entries[:len(entries)-memos] {
		_ = os.Remove(filepath.Join(dir, e.Name())) // it is gone, or stays a while
	}
}

// Tee is a writer, and what it was given.
func Tee(w io.Writer) (io.Writer, func() string) {
	var b strings.Builder
	return io.MultiWriter(w, &b), b.String
}
