// Package folder is the door through which files are read. It takes the path of a
// folder, such as that of a study or of source texts, and gives its files as an
// [fs.FS] that holds: no link leads out of it, only regular files are opened, so
// that no pipe or device is waited for, and none is read that is too large.
package folder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"quotient/datasets/limits"
)

// ErrOutside is of a link that leads out of the folder.
var ErrOutside = errors.New("it is a link that leads out of its folder, and such links are not followed: put the file itself there")

// ErrNotRegular is of what is no file to be read to its end.
var ErrNotRegular = errors.New("it is not a regular file")

// Cause is a file error without its path, which the message names already, and which may
// be a path of somebody's machine.
func Cause(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case escapes(err):
		return ErrOutside
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}

// escapes reports whether an error of an [os.Root] is of a path that leads out of it:
// package os has the error, and does not export it.
func escapes(err error) bool {
	var p *fs.PathError
	return errors.As(err, &p) && p.Err != nil && p.Err.Error() == "path escapes from parent"
}

// Broken reports whether an error is of the disk or the system: not of a file that is
// not there, is nobody's business, is no regular file or is outside. What a search passes
// over for one of those reasons may still be the thing that is looked for if it is broken.
func Broken(err error) bool {
	var number syscall.Errno
	return errors.As(err, &number) && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) &&
		number != syscall.ELOOP && number != syscall.ENOTDIR && number != syscall.ENAMETOOLONG
}

// FS is the files of a folder.
type FS struct {
	dir  string
	root *os.Root // the folder itself, if it is held open
}

// Open returns the files of a folder, which is looked up anew each time.
func Open(dir string) FS { return FS{dir: dir} }

// Within returns the files of a folder that is held open.
func Within(root *os.Root) FS { return FS{root: root} }

// in calls do with the folder.
func (f FS) in(op, name string, do func(*os.Root) error) error {
	if !fs.ValidPath(name) {
		return &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	if f.root != nil {
		return outside(do(f.root))
	}
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return outside(do(root))
}

// outside says plainly that a path leads out of a folder.
func outside(err error) error {
	var p *fs.PathError
	if escapes(err) && errors.As(err, &p) {
		return &fs.PathError{Op: p.Op, Path: filepath.ToSlash(p.Path), Err: ErrOutside}
	}
	return err
}

// Open implements [fs.FS].
func (f FS) Open(name string) (file fs.File, err error) {
	err = f.in("open", name, func(root *os.Root) error {
		opened, err := open(name, root.Stat, root.Open, true)
		if err == nil {
			file = opened
		}
		return err
	})
	return file, err
}

// open opens a regular file, or a folder where that may be. It asks before it opens,
// because to open a pipe is to wait, and after, because it may be another by then.
func open(name string, stat func(string) (fs.FileInfo, error), open func(string) (*os.File, error), dirs bool) (*os.File, error) {
	fail := func(err error) error { return &fs.PathError{Op: "open", Path: filepath.ToSlash(name), Err: err} }
	good := func(info fs.FileInfo) bool { return info.Mode().IsRegular() || dirs && info.IsDir() }
	info, err := stat(name)
	switch {
	case err != nil:
		return nil, err
	case !good(info):
		return nil, fail(kind(info.Mode()))
	}
	file, err := open(name)
	if err != nil {
		return nil, err
	}
	if info, err = file.Stat(); err != nil || !good(info) {
		file.Close()
		return nil, errors.Join(fail(ErrNotRegular), err)
	}
	return file, nil
}

// kind says what a file is that is not regular.
func kind(m fs.FileMode) error {
	what := "something else"
	switch {
	case m.IsDir():
		what = "a folder"
	case m&fs.ModeNamedPipe != 0:
		what = "a pipe"
	case m&fs.ModeSocket != 0:
		what = "a socket"
	case m&fs.ModeDevice != 0:
		what = "a device"
	}
	return fmt.Errorf("%w but %s", ErrNotRegular, what)
}

// ReadFile implements [fs.ReadFileFS]. How large a file may be depends on its name.
func (f FS) ReadFile(name string) (text []byte, err error) {
	err = f.in("open", name, func(root *os.Root) error {
		text, err = read(name, Most(name), root.Stat, root.Open)
		return err
	})
	return text, err
}

// ReadDir implements [fs.ReadDirFS].
func (f FS) ReadDir(name string) (entries []fs.DirEntry, err error) {
	err = f.in("open", name, func(root *os.Root) error {
		entries, err = fs.ReadDir(root.FS(), name)
		return err
	})
	return entries, err
}

// Stat implements [fs.StatFS].
func (f FS) Stat(name string) (info fs.FileInfo, err error) {
	err = f.in("stat", name, func(root *os.Root) error {
		info, err = root.Stat(name)
		return err
	})
	return info, err
}

// Most is how many bytes a file of a name may have.
func Most(name string) int64 {
	switch strings.ToLower(path.Ext(name)) {
	case ".csv":
		return limits.Table
	case ".yaml", ".yml", ".json":
		return limits.Data
	}
	return limits.Text
}

// ReadFile reads a file that somebody has named, by its path, if it is regular and
// has at most so many bytes. Such a file may be a link to anywhere.
func ReadFile(name string, most int64) ([]byte, error) {
	return read(name, most, os.Stat, os.Open)
}

// OpenFile opens a file that somebody has named, if it is regular.
func OpenFile(name string) (*os.File, error) { return open(name, os.Stat, os.Open, false) }

func read(name string, most int64, stat func(string) (fs.FileInfo, error), opener func(string) (*os.File, error)) ([]byte, error) {
	file, err := open(name, stat, opener, false)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > most {
		return nil, &fs.PathError{Op: "read", Path: filepath.ToSlash(name), Err: TooLarge(info.Size(), most)}
	}
	// As [os.ReadFile] does: what is in /proc says that it is empty.
	text := make([]byte, 0, max(info.Size(), 512)+1)
	for {
		n, err := file.Read(text[len(text):cap(text)])
		text = text[:len(text)+n]
		switch {
		case int64(len(text)) > most:
			return nil, &fs.PathError{Op: "read", Path: filepath.ToSlash(name), Err: TooLarge(int64(len(text)), most)}
		case errors.Is(err, io.EOF):
			return text, nil
		case err != nil:
			return nil, err
		case len(text) == cap(text):
			text = append(text, 0)[:len(text)]
		}
	}
}

// A SizeError is of what has more bytes than are read.
type SizeError struct{ Size, Most int64 }

func (e *SizeError) Error() string {
	return fmt.Sprintf("it has %s, and at most %s are read", limits.Bytes(e.Size), limits.Bytes(e.Most))
}

// TooLarge is the error of what has more bytes than are read.
func TooLarge(size, most int64) error { return &SizeError{size, most} }

// ReadAll reads all of a stream, unless it has more bytes than are read.
func ReadAll(r io.Reader, most int64) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(text)) > most {
		err = fmt.Errorf("it is larger than %s, the most that is read", limits.Bytes(most))
	}
	return text, err
}
