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
// are drawn now. Dir is the folder of the article.
func (w *Woven) Stale(dir fs.FS) (out []Picture, why []string, err error) {
	for _, p := range w.Pictures {
		if !fs.ValidPath(p.Path) {
			continue // outside of the folder
		}
		text, err := p.Draw()
		if err != nil {
			return nil, nil, err
		}
		was, err := fs.ReadFile(dir, p.Path)
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

// Save writes the article and its pictures into the folder of the article, if they
// differ from what is there. It overwrites no picture but its own, and returns how
// many files it wrote. With force it overwrites any.
func (w *Woven) Save(name string, force bool) (written int, err error) {
	type file struct {
		name string
		text []byte
	}
	var pending []file
	var errs []error
	for _, p := range w.Pictures {
		text, err := p.Draw()
		if err != nil {
			return 0, err
		}
		to := filepath.Join(filepath.Dir(name), filepath.FromSlash(p.Path))
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
				errs = append(errs, fmt.Errorf("%s is no picture of this program, and would be lost\n    move it away, or weave with --force", filepath.ToSlash(to)))
				continue
			}
		}
		pending = append(pending, file{to, text})
	}
	if len(errs) > 0 {
		return 0, errors.Join(errs...)
	}
	if !bytes.Equal(w.Text, w.Article.Text) {
		pending = append(pending, file{name, w.Text})
	}
	for _, f := range pending {
		if err := files.Write(f.name, f.text); err != nil {
			return written, err
		}
		written++
	}
	return written, nil
}
