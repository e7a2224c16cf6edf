// Package files writes files so that none is ever half written.
package files

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrChanged is of a file that somebody has changed since it was read.
var ErrChanged = errors.New("it has been changed meanwhile")

// Replace is [Write] for a file that was read: it leaves it where it is not as it was
// any more, with an error that is [ErrChanged].
func Replace(name string, was, text []byte) error {
	return write(name, text, func() error {
		if is, err := os.ReadFile(name); err != nil {
			return err
		} else if !bytes.Equal(is, was) {
			return ErrChanged
		}
		return nil
	})
}

// Writable tells why a file cannot be written, if it is there and that is known
// before.
func Writable(name string) error {
	if info, err := os.Stat(name); err == nil && info.Mode().Perm()&0o200 == 0 { // which renaming would get around
		return fmt.Errorf("cannot write %s: it is read-only", filepath.ToSlash(name))
	}
	if to, err := os.Readlink(name); err == nil {
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("cannot write %s: it is a link to %s, which is not there", filepath.ToSlash(name), filepath.ToSlash(to))
		}
	}
	return nil
}

// Write writes a file whole or not at all. A file that is there keeps its mode.
func Write(name string, text []byte) error { return write(name, text, func() error { return nil }) }

// write writes a file, if it may be replaced at the last moment.
func write(name string, text []byte, may func() error) error {
	fail := func(err error) error { return fmt.Errorf("cannot write %s: %w", filepath.ToSlash(name), Cause(err)) }
	if err := Writable(name); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return fail(err)
	}
	mode := fs.FileMode(0o644)
	if real, err := filepath.EvalSymlinks(name); err == nil { // a link stays one
		name = real
		if info, err := os.Stat(real); err == nil {
			mode = info.Mode().Perm()
		}
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), ".quotient-*")
	if err != nil {
		return fail(err)
	}
	defer os.Remove(tmp.Name()) // does nothing once it is renamed
	_, err = tmp.Write(text)
	if err == nil {
		err = tmp.Chmod(mode)
	}
	if e := tmp.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = may()
	}
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		return fail(err)
	}
	return nil
}

// Cause is a file error without its path, which the message names already.
func Cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}
