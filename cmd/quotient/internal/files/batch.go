package files

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"

	"quotient/datasets/folder"
)

// Files that belong together are changed all or none. What they were and what they will
// be is first written to a journal; then each is put in its place. A run that is killed
// meanwhile leaves the journal, and the next one finishes the change.
const batchName = ".quotient.3f9c71d2.batch"

// A Change is what is done to one file of several.
type Change struct {
	Name string
	Was  []byte // as it was read; nil where it is not there
	Text []byte // as it will be; nil where it is taken away
}

// planned is a change as the journal has it: the sizes of the texts that follow, -1 for
// none.
type planned struct {
	Name      string `json:"name"`
	Was, Text int
}

// batch is the first line of the journal.
type batch struct {
	Folder string // the system's name for it: a journal that came with a folder from elsewhere changes nothing
	Files  []planned
}

func (f *Folder) identity() (string, error) {
	info, err := f.root.Stat(".")
	if err != nil {
		return "", err
	}
	return identity(info), nil
}

// Together writes files of a folder all or none. Where one of them is not any more as it was
// read, nothing is written, and the error is [ErrChanged].
func Together(dir string, changes []Change) error {
	changes = different(changes)
	if len(changes) == 0 {
		return nil
	}
	return Update(dir, func(f *Folder) error { return f.together(changes) })
}

// Together writes files of the folder as [Together] does.
func (f *Folder) Together(changes []Change) error {
	if changes = different(changes); len(changes) == 0 {
		return nil
	}
	return f.together(changes)
}

// different are the changes that change something.
func different(changes []Change) []Change {
	return slices.DeleteFunc(slices.Clone(changes), func(c Change) bool { return same(c.Was, c.Text) })
}

func (f *Folder) together(changes []Change) error {
	for _, c := range changes {
		if err := f.Writable(c.Name); err != nil {
			return err
		}
		if is, err := f.is(c.Name); err != nil {
			return failed(f.Path(c.Name), err)
		} else if !same(is, c.Was) {
			return failed(f.Path(c.Name), ErrChanged)
		}
	}
	if c := changes[0]; len(changes) == 1 && c.Text != nil {
		return f.write(c.Name, c.Text, true, func() error {
			if is, err := f.is(c.Name); err != nil || !same(is, c.Was) {
				return failed(f.Path(c.Name), cmp.Or(err, ErrChanged))
			}
			return nil
		})
	}
	if _, err := f.head(changes); err != nil {
		return err
	}
	if err := f.room(changes); err != nil {
		return err
	}
	if err := f.keepBatch(changes); err != nil {
		return failed(f.Path(batchName), err)
	}
	for i, c := range changes {
		err := f.put(c.Name, c.Text)
		if err == nil {
			continue
		}
		for _, done := range changes[:i] {
			if again := f.put(done.Name, done.Was); again != nil {
				return fmt.Errorf("%w, and only some files of the change are written\n    the next run finishes it from %s", err, f.Path(batchName))
			}
		}
		return errors.Join(err, f.root.Remove(batchName))
	}
	return f.root.Remove(batchName)
}

// is is a file as it is now; nil where it is not there.
func (f *Folder) is(name string) ([]byte, error) {
	is, err := f.Read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err == nil && is == nil {
		is = []byte{}
	}
	return is, err
}

func same(a, b []byte) bool { return (a == nil) == (b == nil) && bytes.Equal(a, b) }

// room makes sure that the disk has room for every file, before one is changed.
func (f *Folder) room(changes []Change) error {
	for _, c := range changes {
		if c.Text == nil {
			continue
		}
		real, err := f.real(c.Name)
		if err != nil {
			return failed(f.Path(c.Name), err)
		}
		if dir := filepath.FromSlash(path.Dir(real)); dir != "." {
			if err := f.root.MkdirAll(dir, 0o777); err != nil {
				return failed(f.Path(c.Name), err)
			}
		}
		f.sweep(filepath.Dir(filepath.FromSlash(real)))
		tmp, err := f.stage(filepath.FromSlash(real), c.Text, nil, false)
		if err != nil {
			return failed(f.Path(c.Name), err)
		}
		defer func() { _ = f.root.Remove(tmp) }()
	}
	return nil
}

// head is the first line of the journal. The error is also of a journal that would be more
// than [Folder.planned] reads.
func (f *Folder) head(changes []Change) ([]byte, error) {
	list := make([]planned, len(changes))
	all := int64(1)
	for i, c := range changes {
		list[i] = planned{c.Name, size(c.Was), size(c.Text)}
		all += int64(len(c.Was)) + int64(len(c.Text))
	}
	of, err := f.identity()
	if err != nil {
		return nil, err
	}
	head, err := json.Marshal(batch{of, list})
	if all += int64(len(head)); err == nil && all > mostWritten {
		err = fmt.Errorf("%d files would be changed together, with %d MiB including their old versions: at most %d are written at once\n    nothing was changed: change fewer at a time, or make them smaller", len(changes), all>>20, mostWritten>>20)
	}
	return head, err
}

// keepBatch writes the journal, whole or not at all, before anything is done.
func (f *Folder) keepBatch(changes []Change) error {
	head, err := f.head(changes)
	if err != nil {
		return err
	}
	parts := [][]byte{head, []byte("\n")}
	for _, c := range changes {
		parts = append(parts, c.Was, c.Text)
	}
	return f.note(batchName, 0o600, parts...)
}

func size(text []byte) int {
	if text == nil {
		return -1
	}
	return len(text)
}

// put writes a file, or takes it away.
func (f *Folder) put(name string, text []byte) error {
	if text == nil {
		if err := f.root.Remove(filepath.FromSlash(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return failed(f.Path(name), err)
		}
		f.settle(filepath.Dir(filepath.FromSlash(name)))
		return nil
	}
	return f.write(name, text, true, func() error { return nil })
}

// finishBatch finishes a change that a run which was killed has begun. The folder is
// locked.
func (f *Folder) finishBatch() error {
	changes, err := f.planned()
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return fmt.Errorf("%s has been changed since quotient wrote it: move it away", f.Path(batchName))
	}
	var rest []Change
	for _, c := range changes {
		is, err := f.is(c.Name)
		switch {
		case err != nil:
			return failed(f.Path(c.Name), err)
		case same(is, c.Was):
			rest = append(rest, c)
		case !same(is, c.Text):
			return fmt.Errorf("%s was being changed with other files when a run was killed, and has changed since\n    check that it is as you want it, then remove %s, which has the old and the new texts", f.Path(c.Name), f.Path(batchName))
		}
	}
	for _, c := range rest {
		if err := f.put(c.Name, c.Text); err != nil {
			return err
		}
	}
	return f.root.Remove(batchName)
}

// planned reads the journal.
func (f *Folder) planned() ([]Change, error) {
	file, err := folder.Within(f.root).Open(batchName)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	all, err := folder.ReadAll(file, mostWritten)
	if err != nil {
		return nil, err
	}
	head, rest, _ := bytes.Cut(all, []byte("\n"))
	var b batch
	if err := json.Unmarshal(head, &b); err != nil {
		return nil, err
	}
	if of, err := f.identity(); err != nil || of != b.Folder {
		return nil, cmp.Or(err, fs.ErrInvalid)
	}
	cut := func(n int) ([]byte, error) {
		if n < 0 {
			return nil, nil
		} else if n > len(rest) {
			return nil, fs.ErrInvalid
		}
		part := rest[:n:n]
		rest = rest[n:]
		return part, nil
	}
	var changes []Change
	for _, p := range b.Files {
		was, err1 := cut(p.Was)
		text, err2 := cut(p.Text)
		if err := errors.Join(err1, err2, inside(p.Name)); err != nil {
			return nil, err
		}
		changes = append(changes, Change{p.Name, was, text})
	}
	return changes, nil
}
