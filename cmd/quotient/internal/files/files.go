// Package files writes files so that none is ever half written.
package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Write writes a file whole or not at all. A file that is there keeps its mode.
func Write(name string, text []byte) error {
	fail := func(err error) error { return fmt.Errorf("cannot write %s: %w", filepath.ToSlash(name), Cause(err)) }
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return fail(err)
	}
	mode := fs.FileMode(0o644)
	if real, err := filepath.EvalSymlinks(name); err == nil { // a link stays one
		name = real
		if info, err := os.Stat(real); err == nil {
			mode = info.Mode().Perm()
			if mode&0o200 == 0 { // which renaming would get around
				return fail(errors.New("it is read-only"))
			}
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
