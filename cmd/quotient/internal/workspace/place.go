package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

// A Place is where a study was found.
type Place struct {
	Name string // as it is called in messages: a path, or the name of a bundled study
	FS   fs.FS
}

// Find finds the study of a name: a path, or the name of a bundled one.
func Find(name string) (Place, error) {
	fsys, err := datasets.Find(name)
	return Place{name, fsys}, err
}

// Above finds the folder of the study here, or in a folder above.
func Above() (string, bool) {
	wd, err := os.Getwd()
	if err != nil {
		return "", false
	}
	for dir := "."; ; dir = filepath.Join(dir, "..") {
		if _, err := os.Stat(filepath.Join(dir, datasets.DescriptorName)); err == nil {
			return dir, true
		}
		if abs := filepath.Join(wd, dir); abs == filepath.Dir(abs) {
			return "", false
		}
	}
}

// Folder reports whether the study is a folder, and no part of the program.
func (p Place) Folder() bool {
	info, err := os.Stat(p.Name)
	return err == nil && info.IsDir()
}

// Path gives the path of a file of the study from here, so that an editor can open it.
// That of a file which is not the study's stays as it is.
func (p Place) Path(file string) string {
	if has, _ := p.Has(file); filepath.IsAbs(file) || strings.HasPrefix(file, "..") || !has {
		return filepath.ToSlash(file)
	}
	return filepath.ToSlash(filepath.Join(p.Name, file))
}

// Has reports whether a file is one of the study's, even one that cannot be read. The error
// is of the disk, which does not tell.
func (p Place) Has(file string) (bool, error) {
	_, err := fs.Stat(p.FS, file)
	if folder.Broken(err) {
		return true, err
	}
	return !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid), nil
}

// Sources are the folders in which the texts of the study are looked for: those that are
// asked for, those of QUOTIENT_SOURCES, the study's own, and the one above it. The error is
// of one asked for that cannot be read.
func (p Place) Sources(asked []string) ([]string, error) {
	for _, dir := range asked {
		if _, err := os.Stat(dir); err != nil {
			return nil, datasets.Unopened(dir, err)
		}
	}
	dirs := slices.Clone(asked)
	if env := os.Getenv("QUOTIENT_SOURCES"); env != "" {
		dirs = append(dirs, filepath.SplitList(env)...)
	}
	if p.Folder() {
		dirs = append(dirs, p.Name, filepath.Join(p.Name, ".."))
	}
	return dirs, nil
}

// At prints a finding with the path from here.
func (p Place) At(f datasets.Finding) string {
	f.File = filepath.ToSlash(filepath.Join(p.Name, f.File))
	return strings.ReplaceAll(f.String(), "\u00a0", " ")
}

// Unreadable says which file of the study cannot be read, and why.
func (p Place) Unreadable(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return fmt.Errorf("cannot read %s: %w", filepath.ToSlash(filepath.Join(p.Name, at.Path)), folder.Cause(err))
	}
	var found datasets.Findings
	if errors.As(err, &found) {
		lines := make([]string, len(found))
		for i, f := range found {
			lines[i] = p.At(f)
		}
		return errors.New(strings.Join(lines, "\n"))
	}
	return fmt.Errorf("%s: %w", p.Name, err)
}

// unusable is the error of a study with errors.
func (p Place) unusable(found datasets.Findings) error {
	var lines []string
	folded := found.Folded()
	for _, f := range folded[:min(len(folded), limits.Errors)] {
		lines = append(lines, p.At(f))
	}
	if more := len(folded) - len(lines); more > 0 {
		lines = append(lines, fmt.Sprintf("and %s more", limits.Count(more)))
	}
	n := 0
	for _, f := range found {
		if !f.Warning {
			n++
		}
	}
	faults := "1 error"
	if n != 1 {
		faults = fmt.Sprintf("%d errors", n)
	}
	return fmt.Errorf("%s\n%s: %s, so nothing was written", strings.Join(lines, "\n"), p.Name, faults)
}

// Failed marks an error as that of something which does not hold, or cannot be written,
// where any other says that the command or its input could not be understood.
func Failed(err error) error { return &failed{err} }

// IsFailed reports whether an error has been marked by [Failed].
func IsFailed(err error) bool {
	var f *failed
	return errors.As(err, &f)
}

type failed struct{ err error }

func (f *failed) Error() string { return f.err.Error() }
func (f *failed) Unwrap() error { return f.err }
