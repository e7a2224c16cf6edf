package weave

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"quotient/charts"
	"quotient/cmd/quotient/internal/files"
)

// Draw returns the picture as a file has it.
func (p Picture) Draw() ([]byte, error) {
	var b bytes.Buffer
	err := p.Write(&b, p.Format)
	return b.Bytes(), err
}

// Stale lists the pictures of the article that are not there, or are not as they
// are drawn now. Read reads a file by its path from the folder of the article.
func (w *Woven) Stale(read func(path string) ([]byte, error)) (out []Picture, why []string, err error) {
	for _, p := range w.Pictures {
		text, err := p.Draw()
		if err != nil {
			return nil, nil, err
		}
		was, err := read(p.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			out, why = append(out, p), append(why, "it is not there")
		case err != nil:
			return nil, nil, err
		case !bytes.Equal(was, text):
			out, why = append(out, p), append(why, "it is not as the tables have it now")
		}
	}
	return out, why, nil
}

// A File is a file to be written, by its path.
type File struct {
	Path string
	Text []byte
}

// Pending are the pictures that differ from what is in the folder that their paths
// begin in. A file that is no picture of this program is an error, unless force
// says to overwrite it.
func Pending(pictures []Picture, dir string, force bool) (out []File, err error) {
	var errs []error
	for _, p := range pictures {
		text, err := p.Draw()
		if err != nil {
			return nil, err
		}
		to := filepath.Join(dir, filepath.FromSlash(p.Path))
		was, err := os.ReadFile(to)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			errs = append(errs, fmt.Errorf("cannot write %s: %w", filepath.ToSlash(to), files.Cause(err)))
			continue
		case bytes.Equal(was, text):
			continue
		case !force:
			if _, _, _, err := charts.Inspect(bytes.NewReader(was)); err != nil {
				errs = append(errs, fmt.Errorf("%s is no picture of this program, and would be lost\n    move it away, or add --force", filepath.ToSlash(to)))
				continue
			}
		}
		out = append(out, File{to, text})
	}
	return out, errors.Join(errs...)
}

// Save writes the article and its pictures, if they differ from what is there, and
// returns how many files it wrote.
func (w *Woven) Save(name string, force bool) (written int, err error) {
	pending, err := Pending(w.Pictures, filepath.Dir(name), force)
	if err != nil {
		return 0, err
	}
	if !bytes.Equal(w.Text, w.Article.Text) {
		pending = append(pending, File{name, w.Text})
	}
	return len(pending), Write(pending)
}

// Write writes files, each whole or not at all.
func Write(list []File) error {
	for _, f := range list {
		if err := files.Write(f.Path, f.Text); err != nil {
			return err
		}
	}
	return nil
}
