package folder

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Memory is a folder that is in memory alone: its files by their paths.
type Memory map[string][]byte

// ReadFile returns a copy of a file.
func (m Memory) ReadFile(name string) ([]byte, error) {
	if text, ok := m[name]; ok {
		return bytes.Clone(text), nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists the files and folders of a folder by their names.
func (m Memory) ReadDir(name string) (list []fs.DirEntry, err error) {
	prefix := name + "/"
	if name == "." {
		prefix = ""
	}
	seen := map[string]bool{}
	for file, text := range m {
		rest, ok := strings.CutPrefix(file, prefix)
		if !ok {
			continue
		}
		first, _, deeper := strings.Cut(rest, "/")
		if seen[first] {
			continue
		}
		seen[first] = true
		e := entry{first, int64(len(text)), deeper}
		if deeper {
			e.size = 0
		}
		list = append(list, fs.FileInfoToDirEntry(e))
	}
	if len(list) == 0 && name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// Open opens a file or a folder.
func (m Memory) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if text, ok := m[name]; ok {
		return &opened{bytes.NewReader(text), entry{path.Base(name), int64(len(text)), false}, nil}, nil
	}
	list, err := m.ReadDir(name)
	if err != nil {
		return nil, err
	}
	return &opened{bytes.NewReader(nil), entry{path.Base(name), 0, true}, list}, nil
}

// Info says of what is in a folder its name, its size, and whether it is a folder.
func Info(name string, size int64, isFolder bool) fs.FileInfo { return entry{name, size, isFolder} }

// An entry says what is in a folder.
type entry struct {
	name   string
	size   int64
	folder bool
}

func (e entry) Name() string       { return e.name }
func (e entry) Size() int64        { return e.size }
func (e entry) IsDir() bool        { return e.folder }
func (e entry) ModTime() time.Time { return time.Time{} }
func (e entry) Sys() any           { return nil }
func (e entry) Mode() fs.FileMode {
	if e.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// opened is an open file, or an open folder with what is still to be listed.
type opened struct {
	*bytes.Reader
	entry
	list []fs.DirEntry
}

func (o *opened) Stat() (fs.FileInfo, error) { return o.entry, nil }
func (o *opened) Close() error               { return nil }
func (o *opened) Size() int64                { return o.entry.Size() }

func (o *opened) Read(b []byte) (int, error) {
	if o.folder {
		return 0, &fs.PathError{Op: "read", Path: o.name, Err: fs.ErrInvalid}
	}
	return o.Reader.Read(b)
}

func (o *opened) ReadDir(n int) (list []fs.DirEntry, err error) {
	if n <= 0 {
		n = len(o.list)
	} else if len(o.list) == 0 {
		err = io.EOF
	}
	n = min(n, len(o.list))
	list, o.list = o.list[:n], o.list[n:]
	return list, err
}
