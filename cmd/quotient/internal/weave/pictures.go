package weave

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
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

// A File is a file to be written, by its path in a folder that it stays in.
type File struct {
	Dir, Name string
	Text      []byte
	Was       []byte // what it must still be; nil where that is not asked
}

// place is the folder that a picture stays in, and its path there: that of the article,
// unless force says that it may be another.
func (p Picture) place(dir string, force bool) (string, string, error) {
	if fs.ValidPath(p.Path) {
		return dir, p.Path, nil
	}
	to := filepath.Join(dir, filepath.FromSlash(path.Dir(p.Path)))
	if force {
		return to, path.Base(p.Path), nil
	}
	return "", "", fmt.Errorf("%s is outside of the folder of the article\n    name a folder in it, or add --force", filepath.ToSlash(to))
}

// Pending are the pictures that differ from what is in the folder that their paths
// begin in. A file that this program has not written, a picture of another study, and a
// place outside of the folder are errors, unless force says to write there.
func Pending(pictures []Picture, dir string, force bool) (out []File, err error) {
	var errs []error
	for _, p := range pictures {
		text, err := p.Draw()
		if err != nil {
			return nil, err
		}
		dir, name, err := p.place(dir, force)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		same, err := files.Check(dir, name, text, force)
		if err == nil && !same && !force {
			err = another(dir, name, text)
		}
		if err != nil {
			errs = append(errs, err)
		} else if !same {
			out = append(out, File{Dir: dir, Name: name, Text: text})
		}
	}
	return out, errors.Join(errs...)
}

// another is an error where a picture of another study would be overwritten.
func another(dir, name string, text []byte) error {
	was, err := files.Read(dir, name)
	if err != nil {
		return nil
	}
	_, before, _, err := charts.Inspect(bytes.NewReader(was))
	_, now, _, _ := charts.Inspect(bytes.NewReader(text))
	if err != nil || before.Study == now.Study {
		return nil
	}
	return fmt.Errorf("%s is a picture of the study %s, and would be lost\n    write [=charts FOLDER]: # with another folder in one of the articles, or add --force", filepath.ToSlash(filepath.Join(dir, name)), before.Study)
}

// Pending are the files that differ from what is there: the article's pictures, and
// the article itself, if it is still as it was read.
func (w *Woven) Pending(name string, force bool) ([]File, error) {
	dir, base := filepath.Split(name)
	dir = filepath.Clean(dir)
	pending, err := Pending(w.Pictures, dir, force)
	if !bytes.Equal(w.Text, w.Article.Text) {
		_, e := files.Check(dir, base, w.Text, true)
		err = errors.Join(err, e)
		pending = append(pending, File{dir, base, w.Text, w.Article.Text})
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
	for len(list) > 0 {
		dir, rest := list[0].Dir, []File(nil)
		err := files.Update(dir, func(to *files.Folder) error {
			for _, f := range list {
				err := error(nil)
				switch {
				case f.Dir != dir:
					rest = append(rest, f)
				case f.Was != nil:
					err = to.Replace(f.Name, f.Was, f.Text)
				default:
					err = to.Write(f.Name, f.Text)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		list = rest
	}
	return nil
}
