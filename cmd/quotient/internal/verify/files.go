package verify

import (
	"bytes"
	"io"
	"io/fs"
	"time"
)

// files is a study's folder in memory, with one of its files changed.
type files struct {
	all     map[string][]byte
	name    string // of the changed file
	changed []byte
}

// readFiles reads a folder into memory.
func readFiles(fsys fs.FS) (files, error) {
	f := files{all: map[string][]byte{}}
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		f.all[path], err = fs.ReadFile(fsys, path)
		return err
	})
	return f, err
}

// with returns the folder with another text in a file.
func (f files) with(name string, text []byte) files { return files{f.all, name, text} }

// ReadFile implements fs.ReadFileFS.
func (f files) ReadFile(name string) ([]byte, error) {
	text, ok := f.all[name]
	if name == f.name && f.changed != nil {
		text, ok = f.changed, true
	}
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return bytes.Clone(text), nil
}

// Open implements fs.FS, for files alone.
func (f files) Open(name string) (fs.File, error) {
	text, err := f.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return &file{bytes.NewReader(text), name}, nil
}

// file is an open file in memory.
type file struct {
	*bytes.Reader
	name string
}

func (f *file) Stat() (fs.FileInfo, error) { return f, nil }
func (f *file) Close() error               { return nil }
func (f *file) Name() string               { return f.name }
func (f *file) Mode() fs.FileMode          { return 0o444 }
func (f *file) ModTime() time.Time         { return time.Time{} }
func (f *file) IsDir() bool                { return false }
func (f *file) Sys() any                   { return nil }

var _ io.Reader = (*file)(nil)

// offset is where a line and a column, in code points and both from 1, stand in a
// text; -1 where it has no such place.
func offset(text []byte, line, column int) int {
	at := 0
	for ; line > 1; line-- {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 {
			return -1
		}
		at += i + 1
	}
	for i := range string(text[at:]) {
		if column--; column == 0 {
			return at + i
		}
	}
	return -1
}
