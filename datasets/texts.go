package datasets

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"quotient/datasets/folder"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A SourceText is a source of a study whose text is at hand.
type SourceText struct {
	Info     SourceInfo
	Source   *source.Source
	Mentions []scan.Mention // its numbers
	// Changed says that the text is another than the study was made from.
	Changed bool
}

// NewSourceText reads the numbers of a text in its language.
func NewSourceText(info SourceInfo, text *source.Source) *SourceText {
	return &SourceText{Info: info, Source: text, Mentions: info.scan(text.Text(text.All())), Changed: !strings.EqualFold(text.SHA256(), strings.TrimPrefix(info.SHA256, "sha256:"))}
}

// scan finds the numbers of a text, or phrase, in the language of the source.
func (i SourceInfo) scan(text string) []scan.Mention {
	l, ok := scan.In(i.Language)
	if !ok {
		l = scan.English()
	}
	return l.Text(text)
}

// Texts finds the sources of a study in folders: by fingerprint, else by the
// name of the file (that of the source's path, or the study's), else by the quotes
// that stand in it, so that a text that has changed is told from one that is not
// there. What is not found is nil.
func (s *Study) Texts(dirs []string) ([]*SourceText, error) {
	out := make([]*SourceText, len(s.Sources))
	for i, info := range s.Sources {
		text, err := source.Find(dirs, info.SHA256)
		if errors.Is(err, source.ErrNotFound) || info.SHA256 == "" {
			if text, err = s.named(dirs, info); text == nil && err == nil && len(s.Sources) == 1 {
				text = s.alike(dirs)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("the source %q: %w", info.Title, err)
		}
		if text != nil {
			out[i] = NewSourceText(info, text)
		}
	}
	return out, nil
}

// alike finds a text that most quotes stand in, whatever its name: one that has been
// changed is to be told from one that is not there.
func (s *Study) alike(dirs []string) *source.Source {
	var quotes []string
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if o.Quote != "" {
				quotes = append(quotes, o.Quote)
			}
		}
	}
	const most, largest = 100, 8 << 20
	looked := 0
	for _, dir := range dirs {
		if dir == "" {
			continue
		}
		files := folder.Open(dir)
		found, _ := fs.Glob(files, "*.txt")
		for _, name := range found {
			info, err := files.Stat(name)
			if err != nil || !info.Mode().IsRegular() || info.Size() > largest {
				continue
			}
			if looked++; looked > most {
				return nil
			}
			b, err := files.ReadFile(name)
			if err != nil {
				continue
			}
			text, err := source.Read(filepath.ToSlash(filepath.Join(dir, name)), b)
			if err != nil {
				continue
			}
			n := 0
			for _, q := range quotes {
				if len(text.Find(q)) > 0 {
					n++
				}
			}
			if n >= 3 && 2*n > len(quotes) {
				return text
			}
		}
	}
	return nil
}

// named reads the file that has the name of a source, or nil.
func (s *Study) named(dirs []string, info SourceInfo) (*source.Source, error) {
	names := []string{s.Name + ".txt", s.Name + ".md"}
	if p := info.Path; p != "" && !strings.Contains(p, "://") {
		names = []string{path.Base(p)}
	}
	for _, dir := range dirs {
		if dir == "" {
			continue
		}
		for _, name := range names {
			if !isText(name) {
				continue
			}
			file := filepath.ToSlash(filepath.Join(dir, name))
			text, err := folder.Open(dir).ReadFile(name)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			} else if err != nil {
				return nil, fmt.Errorf("%s: %w", file, rootCause(err))
			}
			return source.Read(file, text)
		}
	}
	return nil, nil
}

// isText reports whether a name is that of a text. A study that somebody sent has the
// name of its text from them, and no other file of this machine is read for it.
func isText(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt", ".text", ".md", ".markdown", ".html", ".htm":
		return !strings.HasPrefix(name, ".")
	}
	return false
}
