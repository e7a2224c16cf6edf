package files

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"quotient/datasets/folder"
)

// Files that belong together are written all or none. Their old and new texts are first
// written to a journal, as that of one file is; a run that is killed then leaves some of
// them old and some new, and the next run that finds the journal writes the others.
const batchName = ".quotient.3f9c71d2.batch"

// A Change is a file that is to be another than it was read.
type Change struct {
	Name      string
	Was, Text []byte
}

// batched is a change as the journal has it: the sizes of the two texts, which follow.
type batched struct {
	Name string `json:"name"`
	Was  int    `json:"was"`
	Text int    `json:"text"`
}

// batch is the head of the journal.
type batch struct {
	Folder string    `json:"folder"` // the system's name for it: a journal that came with a folder from elsewhere changes nothing
	Files  []batched `json:"files"`
}

// Together writes files of a folder all or none. Where one of them is not any more as it was
// read, nothing is written, and the error is [ErrChanged].
func Together(dir string, changes []Change) error {
	changes = slices.DeleteFunc(slices.Clone(changes), func(c Change) bool { return bytes.Equal(c.Was, c.Text) })
	if len(changes) == 0 {
		return nil
	}
	return Update(dir, func(f *Folder) error {
		for _, c := range changes {
			if err := errors.Join(f.Still(c.Name, c.Was), f.Writable(c.Name)); err != nil {
				return err
			}
		}
		if err := f.keepBatch(changes); err != nil {
			return failed(dir, err)
		}
		for i, c := range changes {
			if err := f.Replace(c.Name, c.Was, c.Text); err != nil {
				return f.undo(changes[:i], err)
			}
		}
		return f.root.Remove(batchName)
	})
}

// undo takes back what was written before one of the files could not be.
func (f *Folder) undo(done []Change, why error) error {
	for _, c := range done {
		if err := f.Replace(c.Name, c.Text, c.Was); err != nil {
			return fmt.Errorf("%w\n    %s is written already: the next run writes the others from %s", why, f.Path(c.Name), f.Path(batchName))
		}
	}
	return errors.Join(why, f.root.Remove(batchName))
}

// keepBatch writes the journal, whole or not at all, before anything is done.
func (f *Folder) keepBatch(changes []Change) error {
	info, err := f.root.Stat(".")
	if err != nil {
		return err
	}
	b, texts := batch{Folder: identity(info)}, [][]byte{nil}
	for _, c := range changes {
		b.Files = append(b.Files, batched{c.Name, len(c.Was), len(c.Text)})
		texts = append(texts, c.Was, c.Text)
	}
	head, err := json.Marshal(b)
	if err != nil {
		return err
	}
	texts[0] = append(head, '\n')
	text := bytes.Join(texts, nil)
	if len(text) > mostWritten {
		return errors.New("the files are too large to be written together")
	}
	return f.replace(filepath.FromSlash(batchName), text, true, func() error { return nil })
}

// finishBatch writes those files of a journal that a killed run has left as they were. The
// folder is locked.
func (f *Folder) finishBatch() error {
	text, err := f.Read(batchName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	changes, ok := f.batchOf(text)
	if err != nil || !ok {
		return fmt.Errorf("%s is not as this program wrote it: move it away", f.Path(batchName))
	}
	for _, c := range changes {
		is, err := f.Read(c.Name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return failed(f.Path(c.Name), folder.Cause(err))
		}
		if !bytes.Equal(is, c.Was) && !bytes.Equal(is, c.Text) {
			return fmt.Errorf("%s was being written when a run was killed, and has changed since\n    check that it is as you want it, then remove %s, which has its old and its new text", f.Path(c.Name), f.Path(batchName))
		}
	}
	for _, c := range changes {
		if err := f.Replace(c.Name, c.Was, c.Text); err != nil && !f.as(c) {
			return err
		}
	}
	return f.root.Remove(batchName)
}

// as reports whether a file is as a change makes it.
func (f *Folder) as(c Change) bool {
	is, err := f.Read(c.Name)
	return err == nil && bytes.Equal(is, c.Text)
}

// batchOf reads a journal.
func (f *Folder) batchOf(text []byte) (changes []Change, ok bool) {
	head, rest, _ := bytes.Cut(text, []byte("\n"))
	var b batch
	info, err := f.root.Stat(".")
	if err != nil || json.Unmarshal(head, &b) != nil || b.Folder != identity(info) {
		return nil, false
	}
	for _, x := range b.Files {
		if x.Was < 0 || x.Text < 0 || x.Was > len(rest) || x.Text > len(rest)-x.Was || inside(x.Name) != nil {
			return nil, false
		}
		changes = append(changes, Change{x.Name, rest[:x.Was], rest[x.Was : x.Was+x.Text]})
		rest = rest[x.Was+x.Text:]
	}
	return changes, len(rest) == 0
}
