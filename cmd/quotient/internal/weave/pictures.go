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
	Was  []byte // what it must still be; nil where that is not asked
}

// Pending are the pictures that differ from what is in the folder that their paths
// begin in. A file that is no picture of this program, or one of another study, is an
// error, unless force says to overwrite it.
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
			_, before, _, err := charts.Inspect(bytes.NewReader(was))
			_, now, _, _ := charts.Inspect(bytes.NewReader(text))
			if err == nil && before.Study != now.Study {
				errs = append(errs, fmt.Errorf("%s is a picture of the study %s, and would be lost\n    write [=charts FOLDER]: # with another folder in one of the articles, or add --force", filepath.ToSlash(to), before.Study))
				continue
			}
			if err != nil {
				errs = append(errs, fmt.Errorf("%s is no picture of this program, and would be lost\n    move it away, or add --force", filepath.ToSlash(to)))
				continue
			}
		}
		if err := files.Writable(to); err != nil {
			errs = append(errs, err)
			continue
		}
		out = append(out, File{Path: to, Text: text})
	}
	return out, errors.Join(errs...)
}

// Pending are the files that differ from what is there: the article's pictures, and
// the article itself, if it is still as it was read.
func (w *Woven) Pending(name string, force bool) ([]File, error) {
	pending, err := Pending(w.Pictures, filepath.Dir(name), force)
	if !bytes.Equal(w.Text, w.Article.Text) {
		err = errors.Join(err, files.Writable(name))
		pending = append(pending, File{name, w.Text, w.Article.Text})
	}
	return pending, err
}

// Save writes the article and its pictures, if they differ from what is there, and
// returns how many files it wrote.
func (w *Woven) Save(name string, force bool) (written int, err error) {
	pending, err := w.Pending(name, force)
	if err != nil {
		return 0, err
	}
	return len(pending), Write(pending)
}

// Write writes files, each whole or not at all. What somebody has changed meanwhile is
// left, with an error that is [files.ErrChanged].
func Write(list []File) error {
	for _, f := range list {
		err := error(nil)
		if f.Was != nil {
			err = files.Replace(f.Path, f.Was, f.Text)
		} else {
			err = files.Write(f.Path, f.Text)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
