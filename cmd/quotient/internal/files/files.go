// Package files is the door through which files are written. What is written stays in
// its folder, whatever links somebody has put there; a file is written whole or not at
// all; what this program has not made is never lost.
package files

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"quotient/charts/seal"
	"quotient/datasets/folder"
)

// ErrChanged is of a file that somebody has changed since it was read.
var ErrChanged = errors.New("it was changed in the meantime")

// The names of files that are there only while something is written. The ending of a
// temporary file is no name that somebody would give to his own.
const (
	lockName   = ".quotient.lock"
	temporary  = ".quotient-"
	unfinished = ".3f9c71d2.tmp"
)

// A Folder is a folder that files are written to, by their paths in it, with slashes.
type Folder struct {
	root *os.Root
	dir  string          // as messages name it
	tidy map[string]bool // the folders in it without files that were left behind
}

// Update calls do with a folder, which is made if it is not there. Nobody else who
// writes with Update writes to it meanwhile. A folder that was made and stays empty is
// taken away again.
func Update(dir string, do func(*Folder) error) error {
	made, err := makeAll(dir)
	if err != nil {
		return failed(dir, err)
	}
	defer func() {
		for _, d := range made {
			_ = os.Remove(d) // of which only an empty one can be
		}
	}()
	root, err := os.OpenRoot(dir)
	if err != nil {
		return failed(dir, err)
	}
	f := &Folder{root, dir, map[string]bool{}}
	defer func() { _ = f.root.Close() }()
	unlock, err := f.lock()
	if err != nil {
		return failed(dir, err)
	}
	defer unlock()
	if err := f.finish(); err != nil {
		return err
	}
	return do(f)
}

// makeAll makes a folder and those above it, and returns what it made, the last first.
func makeAll(dir string) (made []string, err error) {
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); !errors.Is(err, fs.ErrNotExist) || d == filepath.Dir(d) {
			break
		}
		made = append(made, d)
	}
	return made, os.MkdirAll(dir, 0o777)
}

// lock waits until nobody else writes to the folder. The lock is a file that is gone
// afterwards: who has waited for it looks whether it is still the one in the folder, which
// may have been taken away meanwhile, and made again.
func (f *Folder) lock() (unlock func(), err error) {
	waiting := time.AfterFunc(patience, func() {
		fmt.Fprintf(os.Stderr, "waiting for another quotient that is writing to %q\n", filepath.ToSlash(f.dir))
	})
	defer waiting.Stop()
	for tries := 100; ; {
		if info, err := f.root.Lstat(lockName); err == nil && !info.Mode().IsRegular() {
			return nil, fmt.Errorf("quotient did not write %s: move it away", f.Path(lockName))
		}
		file, err := lockedfile.OpenFile(filepath.Join(f.dir, lockName), os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if err == nil {
			mine, err := file.Stat()
			if there, e := f.root.Lstat(lockName); err == nil && e == nil && os.SameFile(mine, there) {
				return func() { f.unlock(file) }, nil
			}
			_ = file.Close()
		}
		if again, e := f.replaced(); e != nil || again && tries == 0 {
			return nil, cmp.Or(e, err, errors.New("the folder keeps being replaced"))
		} else if again {
			tries--
		}
	}
}

// patience is how long a lock is waited for without a word.
var patience = 2 * time.Second

// unlock takes the lock away.
func (f *Folder) unlock(file *lockedfile.File) {
	if f.root.Remove(lockName) != nil { // on Windows, where it is open
		_ = file.Close()
		_ = f.root.Remove(lockName)
		return
	}
	_ = file.Close()
}

// replaced reports whether the folder that is held open is not the one of its path any
// more: somebody else made it, failed, and took it away. Then the one of the path is.
func (f *Folder) replaced() (bool, error) {
	held, err1 := f.root.Stat(".")
	there, err2 := os.Stat(f.dir)
	if err1 == nil && err2 == nil && os.SameFile(held, there) {
		return false, nil
	}
	if err := os.MkdirAll(f.dir, 0o777); err != nil {
		return false, err
	}
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return false, err
	}
	_ = f.root.Close()
	f.root = root
	return true, nil
}

// Path is the path of a file of the folder from here.
func (f *Folder) Path(name string) string {
	return filepath.ToSlash(filepath.Join(f.dir, filepath.FromSlash(name)))
}

// Read reads a file of the folder.
func (f *Folder) Read(name string) ([]byte, error) { return read(folder.Within(f.root), name) }

// Read reads a file of a folder that was written to, whatever its size.
func Read(dir, name string) ([]byte, error) { return read(folder.Open(dir), name) }

func read(from folder.FS, name string) ([]byte, error) {
	if err := inside(name); err != nil {
		return nil, err
	}
	file, err := from.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || info.IsDir() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: folder.ErrNotRegular}
	}
	return folder.ReadAll(file, mostWritten)
}

// mostWritten is more than any file of ours has.
const mostWritten = 1 << 30

func inside(name string) error {
	if !fs.ValidPath(name) || name == "." {
		return &fs.PathError{Op: "open", Path: name, Err: folder.ErrOutside}
	}
	return nil
}

// Ours reports whether a file may be overwritten without a loss: it is not there, or
// as it will be, or as this program has written it.
func (f *Folder) Ours(name string, text []byte) (bool, error) {
	info, err := f.root.Lstat(filepath.FromSlash(name))
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	} else if err != nil || !info.Mode().IsRegular() {
		return false, err
	}
	was, err := f.Read(name)
	return err == nil && (bytes.Equal(was, text) || seal.Holds(was)), err
}

// Check says why a file cannot be written: it is in the way of another, or would be
// lost and force does not say that it may. Same is whether it is as it will be.
func Check(dir, name string, text []byte, force bool) (same bool, err error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	} else if err != nil {
		return false, failed(dir, err)
	}
	defer root.Close()
	return (&Folder{root: root, dir: dir}).Check(name, text, force)
}

// Check says why a file cannot be written, as [Check] does.
func (f *Folder) Check(name string, text []byte, force bool) (same bool, err error) {
	if was, err := f.Read(name); err == nil && bytes.Equal(was, text) {
		return true, nil
	}
	if err := f.Writable(name); err != nil {
		return false, err
	}
	return false, f.lossless(name, text, force)
}

// Still is an error that is [ErrChanged] where a file is not as it was read.
func (f *Folder) Still(name string, was []byte) error {
	is, err := f.Read(name)
	if err == nil && !bytes.Equal(is, was) {
		err = ErrChanged
	}
	if err != nil {
		return failed(f.Path(name), err)
	}
	return nil
}

// lossless is an error where a file would be lost, and force does not say that it may.
func (f *Folder) lossless(name string, text []byte, force bool) error {
	if force {
		return nil
	}
	ours, err := f.Ours(name, text)
	if err != nil {
		return failed(f.Path(name), err)
	} else if !ours {
		return fmt.Errorf("%s has been changed, or quotient did not write it, so it is not overwritten\n    move it away, or add --force", f.Path(name))
	}
	return nil
}

// Output writes one file that this program makes, unless it would overwrite another
// and force does not say so.
func Output(dir, name string, text []byte, force bool) error {
	return Update(dir, func(f *Folder) error {
		if err := f.lossless(name, text, force); err != nil {
			return err
		}
		return f.Write(name, text)
	})
}

// Writable tells why a file cannot be written, if it is there and that is known
// before.
func (f *Folder) Writable(name string) error {
	if err := inside(name); err != nil {
		return failed(f.Path(name), err)
	}
	local := filepath.FromSlash(name)
	info, err := f.root.Stat(local)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s is a folder: move it away", f.Path(name))
	case err == nil && info.Mode().Perm()&0o200 == 0: // which renaming would get around
		return fmt.Errorf("cannot write %s: it is read-only", f.Path(name))
	case err == nil && !info.Mode().IsRegular():
		return failed(f.Path(name), folder.ErrNotRegular)
	}
	if to, e := f.root.Readlink(local); e == nil {
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("cannot write %s: it is a link to %s, which is not there", f.Path(name), filepath.ToSlash(to))
		} else if err != nil {
			return failed(f.Path(name), folder.ErrOutside)
		}
	}
	return nil
}

// Replace is Write for a file that was read: it leaves it where it is not as it was
// any more, with an error that is [ErrChanged].
func (f *Folder) Replace(name string, was, text []byte) error {
	return f.write(name, text, true, func() error { return f.Still(name, was) })
}

// Add is Write for a file that is not there yet and that somebody has signed: it outlives a
// loss of power.
func (f *Folder) Add(name string, text []byte) error {
	return f.write(name, text, true, func() error { return nil })
}

// Write writes a file whole or not at all. A file that is there keeps its mode, its
// owner where the system lets it, and its other names; a link in the folder stays one.
func (f *Folder) Write(name string, text []byte) error {
	return f.write(name, text, false, func() error { return nil })
}

// write writes a file, if it may be replaced at the last moment; if it is dear, so that
// it outlives a loss of power.
func (f *Folder) write(name string, text []byte, dear bool, may func() error) error {
	if err := f.Writable(name); err != nil {
		return err
	}
	real, err := f.real(name)
	if err != nil {
		return failed(f.Path(name), err)
	}
	if err := f.root.MkdirAll(filepath.FromSlash(path.Dir(real)), 0o777); err != nil && path.Dir(real) != "." {
		return failed(f.Path(name), err)
	}
	if err := f.replace(filepath.FromSlash(real), text, dear, may); errors.Is(err, ErrChanged) {
		return err
	} else if err != nil {
		return failed(f.Path(name), err)
	}
	return nil
}

// replace puts a new file in the place of another.
func (f *Folder) replace(name string, text []byte, dear bool, may func() error) error {
	f.sweep(filepath.Dir(name))
	was, err := f.root.Stat(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if was != nil && names(was) > 1 { // its other names would be of the old file
		if err := may(); err != nil {
			return err
		}
		return f.overwrite(name, text, was)
	}
	tmp, err := f.stage(name, text, was, dear)
	if err != nil {
		return err
	}
	defer func() { _ = f.root.Remove(tmp) }() // which does nothing once it is renamed
	if err := may(); err != nil {
		return err
	}
	if err := f.root.Rename(tmp, name); err != nil {
		return err
	}
	if dear {
		f.settle(filepath.Dir(name))
	}
	return nil
}

// stage writes a new file next to the one whose place it is to take, with its mode and
// owner; was is nil where there is none.
func (f *Folder) stage(name string, text []byte, was fs.FileInfo, dear bool) (tmp string, err error) {
	tmp = filepath.Join(filepath.Dir(name), temporary+filepath.Base(name)+unfinished)
	mode := fs.FileMode(0o666)
	if was != nil { // what is private is never readable for others, not for a moment
		mode = was.Mode().Perm() | 0o200
	}
	file, err := f.root.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return "", err
	}
	_, err = file.Write(text)
	if err == nil && was != nil {
		err = file.Chmod(was.Mode().Perm())
		keepOwner(file, was)
	}
	if err == nil && dear {
		err = file.Sync()
	}
	if e := file.Close(); err == nil {
		err = e
	}
	if err != nil {
		_ = f.root.Remove(tmp)
	}
	return tmp, err
}

// settle makes the names in a folder outlive a loss of power, where the system can.
func (f *Folder) settle(dir string) {
	if d, err := f.root.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// sweep takes away what was left behind by a program that was ended, once for each
// folder.
func (f *Folder) sweep(dir string) {
	if f.tidy[dir] {
		return
	}
	f.tidy[dir] = true
	entries, _ := fs.ReadDir(f.root.FS(), filepath.ToSlash(dir))
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), temporary) && strings.HasSuffix(e.Name(), unfinished) && e.Type().IsRegular() {
			_ = f.root.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// real follows the links of a name within the folder.
func (f *Folder) real(name string) (string, error) {
	for range 40 {
		to, err := f.root.Readlink(filepath.FromSlash(name))
		if err != nil {
			return name, nil // it is no link
		}
		if filepath.IsAbs(to) {
			return "", folder.ErrOutside
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if _, err := f.root.Readlink(filepath.FromSlash(dir)); err == nil {
				return "", errors.New("it is a link in a folder that is a link: write to the file itself")
			}
		}
		if name = path.Join(path.Dir(name), filepath.ToSlash(to)); !fs.ValidPath(name) {
			return "", folder.ErrOutside
		}
	}
	return "", errors.New("its links run in a circle")
}

// Remove takes a file away.
func (f *Folder) Remove(name string) error {
	if err := inside(name); err != nil {
		return err
	}
	return f.root.Remove(filepath.FromSlash(name))
}

// New writes a folder that is not there, or is empty, whole or not at all.
func New(dir string, contents map[string][]byte) error {
	base := filepath.Base(filepath.Clean(dir))
	return Update(filepath.Dir(filepath.Clean(dir)), func(f *Folder) error {
		tmp := temporary + base + unfinished
		_ = f.root.RemoveAll(tmp)
		defer func() { _ = f.root.RemoveAll(tmp) }()
		if err := f.root.Mkdir(tmp, 0o777); err != nil {
			return failed(dir, err)
		}
		for name, text := range contents {
			if err := inside(name); err != nil {
				return failed(dir, err)
			}
			if err := f.Write(path.Join(tmp, name), text); err != nil {
				return failed(dir, folder.Cause(err))
			}
		}
		if info, err := f.root.Lstat(base); err == nil {
			if !info.IsDir() {
				return fmt.Errorf("%s already exists: name a new folder", filepath.ToSlash(dir))
			}
			if err := f.root.Remove(base); err != nil {
				return failed(dir, err)
			}
		}
		if err := f.root.Rename(tmp, base); err != nil {
			return failed(dir, err)
		}
		return nil
	})
}

// failed says what cannot be written, and why.
func failed(name string, err error) error {
	cause := folder.Cause(err)
	if name == "." {
		name = "to this folder"
	}
	if errors.Is(cause, fs.ErrPermission) {
		return fmt.Errorf("cannot write %s: %w\n    change its permissions, or write to another folder", filepath.ToSlash(name), cause)
	}
	return fmt.Errorf("cannot write %s: %w", filepath.ToSlash(name), cause)
}
