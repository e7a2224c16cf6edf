package weave

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/cmd/quotient/internal/files"
	"quotient/datasets"
	"quotient/datasets/folder"
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
	Force     bool   // it may take the place of what this program has not written
	own       bool   // it may take the place of a picture of another study
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
	return "", "", fmt.Errorf("%s is outside the folder of the article\n    name a folder inside it, or add --force", filepath.ToSlash(to))
}

// Pending are the pictures that differ from what is in the folder that their paths
// begin in. A file that this program has not written, a picture of another study, and a
// place outside of the folder are errors, unless force says to write there.
func Pending(pictures []Picture, dir string, force bool) (out []File, err error) {
	return pending(pictures, dir, force, func(Picture, []byte) bool { return false })
}

// pending is [Pending], where own says which pictures may take the place of those of
// another study, as long as this program has written them.
func pending(pictures []Picture, dir string, force bool, own func(Picture, []byte) bool) (out []File, err error) {
	var errs []error
	for _, p := range pictures {
		text, err := p.Draw()
		if err != nil {
			return nil, err
		}
		dir, name, err := p.place(dir, force)
		if err != nil {
			if len(errs) == 0 || errs[len(errs)-1].Error() != err.Error() { // once for all its pictures
				errs = append(errs, err)
			}
			continue
		}
		same, err := files.Check(dir, name, text, force)
		f := File{Dir: dir, Name: name, Text: text, Force: force}
		if err == nil && !same && !force {
			err = another(dir, name, text, files.Read)
			if f.own = err != nil && own(p, text); f.own {
				err = nil
			}
		}
		if err != nil {
			errs = append(errs, err)
		} else if !same {
			out = append(out, f)
		}
	}
	return out, errors.Join(errs...)
}

// Save writes pictures, if they differ from what is in the folder that their paths begin
// in; its errors are those of [Pending] and [Write].
func Save(pictures []Picture, dir string, force bool) error {
	pending, err := Pending(pictures, dir, force)
	if err != nil {
		return err
	}
	return Write(pending)
}

// another is an error where a picture of another study would be overwritten.
func another(dir, name string, text []byte, read func(dir, name string) ([]byte, error)) error {
	was, err := read(dir, name)
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

// own tells which pictures are the article's own, whatever study they name: those that it
// shows already, in a folder that is its study's. They are of a time when the study had
// another name, or of the study that it was copied from.
func (w *Woven) own(dir string) func(p Picture, drawn []byte) bool {
	study := ""
	for range 8 { // the nearest study is the one that the folder is of
		if text, err := folder.Open(dir).ReadFile(datasets.DescriptorName); err == nil {
			var d struct{ Name string }
			_ = json.Unmarshal(text, &d) // one with an error has no name
			study = d.Name
			break
		}
		dir = filepath.Join(dir, "..")
	}
	return func(p Picture, drawn []byte) bool {
		_, now, _, err := charts.Inspect(bytes.NewReader(drawn))
		return err == nil && study != "" && now.Study == study && bytes.Contains(w.Article.Text, []byte(p.Path))
	}
}

// Pending are the files that differ from what is there: the article's pictures, and
// the article itself, if it is still as it was read.
func (w *Woven) Pending(name string, force bool) ([]File, error) {
	dir, base := filepath.Split(name)
	dir = filepath.Clean(dir)
	pending, err := pending(w.Pictures, dir, force, w.own(dir))
	if !bytes.Equal(w.Text, w.Article.Text) {
		_, e := files.Check(dir, base, w.Text, true)
		err = errors.Join(err, e)
		pending = append(pending, File{Dir: dir, Name: base, Text: w.Text, Was: w.Article.Text})
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

// Write writes files, each whole or not at all. While it writes, nobody else does. Where
// somebody has changed one since it was looked at, or put another in its place, it writes
// nothing; the error is [files.ErrChanged] where an article has changed.
func Write(list []File) error {
	if len(list) == 0 {
		return nil
	}
	var dirs []string
	for _, f := range list {
		if !slices.Contains(dirs, f.Dir) {
			dirs = append(dirs, f.Dir)
		}
	}
	// In one order, so that no two wait for one another.
	slices.SortFunc(dirs, func(a, b string) int { return strings.Compare(actual(a), actual(b)) })
	return locked(dirs, map[string]*files.Folder{}, func(at map[string]*files.Folder) error {
		for _, f := range list {
			if err := f.may(at[f.Dir]); err != nil {
				return err
			}
		}
		for _, f := range list {
			to, err := at[f.Dir], error(nil)
			if f.Was != nil {
				err = to.Replace(f.Name, f.Was, f.Text)
			} else {
				err = to.Write(f.Name, f.Text)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// may says why a file cannot be written, now that nobody else writes to its folder.
func (f File) may(to *files.Folder) error {
	if f.Was != nil {
		err := to.Still(f.Name, f.Was)
		if errors.Is(err, files.ErrChanged) {
			err = fmt.Errorf("%w, so nothing is written\n    weave it again", err)
		}
		return err
	}
	same, err := to.Check(f.Name, f.Text, f.Force)
	if err == nil && !same && !f.Force && !f.own {
		err = another(f.Dir, f.Name, f.Text, func(_, name string) ([]byte, error) { return to.Read(name) })
	}
	return err
}

// locked calls do while it holds all of some folders, each once, whatever its names.
func locked(dirs []string, held map[string]*files.Folder, do func(map[string]*files.Folder) error) error {
	if len(dirs) == 0 {
		return do(held)
	}
	dir, rest := dirs[0], dirs[1:]
	if info, err := os.Stat(dir); err == nil {
		for name, f := range held {
			if other, err := os.Stat(name); err == nil && os.SameFile(info, other) {
				held[dir] = f
				return locked(rest, held, do)
			}
		}
	}
	return files.Update(dir, func(f *files.Folder) error {
		held[dir] = f
		return locked(rest, held, do)
	})
}

// actual is the path of a folder without links, as far as it is there.
func actual(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	for up, below := abs, ""; ; up, below = filepath.Dir(up), filepath.Join(filepath.Base(up), below) {
		if real, err := filepath.EvalSymlinks(up); err == nil {
			return filepath.Join(real, below)
		} else if up == filepath.Dir(up) {
			return abs
		}
	}
}
