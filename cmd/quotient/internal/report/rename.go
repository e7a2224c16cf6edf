package report

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/rogpeppe/go-internal/diff"
)

// A Renaming is what a new name changes.
type Renaming struct {
	Old     string      `json:"old"`
	New     string      `json:"new"`
	Written bool        `json:"written"`
	Files   []FileLines `json:"files"`
}

// FileLines counts the lines of a file that change.
type FileLines struct {
	Path  string `json:"path"`
	Lines int    `json:"lines"`
}

// NewRenaming counts what a new name has changed.
func NewRenaming(old, now string, before, after map[string][]byte, written bool) Renaming {
	r := Renaming{Old: old, New: now, Written: written, Files: []FileLines{}}
	for _, name := range slices.Sorted(maps.Keys(after)) {
		was, is := bytes.Split(before[name], []byte("\n")), bytes.Split(after[name], []byte("\n"))
		n := max(len(was), len(is)) - min(len(was), len(is))
		for i := range min(len(was), len(is)) {
			if !bytes.Equal(was[i], is[i]) {
				n++
			}
		}
		r.Files = append(r.Files, FileLines{name, n})
	}
	return r
}

// RenamingText tells which files have changed, and what is to be made again.
func RenamingText(w io.Writer, r Renaming, at At, study string) {
	for _, f := range r.Files {
		Printf(w, "%s: %s\n", at(f.Path), plural(f.Lines, "line"))
	}
	Printf(w, "%s is now %s; to update pictures and filled-in places, run\n    quotient build %s && quotient weave %s\n", r.Old, r.New, study, study)
}

// Patch writes a unified diff of files.
func Patch(w io.Writer, before, after map[string][]byte, at At) error {
	w = Raw(w)
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if line := hiddenLine(before[name]); line > 0 {
			return fmt.Errorf("%s:%d: it contains an invisible character, so no patch is printed\n    remove it first", at(name), line)
		}
		path := at(name)
		if _, err := w.Write(diff.Diff("a/"+path, before[name], "b/"+path, after[name])); err != nil {
			return err
		}
	}
	return nil
}
