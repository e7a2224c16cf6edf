package check

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"sync"

	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/language"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A Text is a source of a study whose text is at hand.
type Text struct {
	Info     datasets.SourceInfo
	Source   *source.Source
	Mentions []scan.Mention // its numbers
	// Changed says that the text is another than the study was made from.
	Changed bool

	paragraphs func() []source.Paragraph
	calendar   func() *calendar // of its numbers
	index      func() *index    // of its words
	bracketed  func() []scan.Bracketed
}

// NewText reads the numbers of a text in its language.
func NewText(info datasets.SourceInfo, text *source.Source) *Text {
	all := numbers(info, text.Text(text.All()))
	return &Text{
		Info: info, Source: text, Mentions: all,
		Changed:    !strings.EqualFold(text.SHA256(), strings.TrimPrefix(info.SHA256, "sha256:")),
		paragraphs: sync.OnceValue(text.Paragraphs),
		calendar:   sync.OnceValue(func() *calendar { return newCalendar(all) }),
		bracketed:  sync.OnceValue(func() []scan.Bracketed { return languageOf(info).Brackets([]rune(text.Text(text.All())), all) }),
		index:      sync.OnceValue(func() *index { return newIndex(language.WordsOf(info.Language), text.Text(text.All())) }),
	}
}

// touched are the numbers that a span touches, as places from one up to another: they are
// in order and apart.
func (t *Text) touched(span source.Span) (from, to int) {
	from = sort.Search(len(t.Mentions), func(i int) bool { return t.Mentions[i].Span.End > span.Start })
	to = sort.Search(len(t.Mentions), func(i int) bool { return t.Mentions[i].Span.Start >= span.End })
	return from, max(from, to)
}

// inside are the numbers that a span contains, as places from one up to another.
func (t *Text) inside(span source.Span) (from, to int) {
	from = sort.Search(len(t.Mentions), func(i int) bool { return t.Mentions[i].Span.Start >= span.Start })
	to = sort.Search(len(t.Mentions), func(i int) bool { return t.Mentions[i].Span.End > span.End })
	return from, max(from, to)
}

// paragraph is the last paragraph that contains a span, or the span itself.
func (t *Text) paragraph(span source.Span) source.Span {
	all := t.paragraphs()
	next := sort.Search(len(all), func(i int) bool { return all[i].Span.Start > span.Start })
	if next > 0 && all[next-1].Span.Contains(span) {
		return all[next-1].Span
	}
	return span
}

// languageOf is the language of a source; English where its words are not known.
func languageOf(info datasets.SourceInfo) *scan.Language {
	if l, ok := scan.In(info.Language); ok {
		return l
	}
	return scan.English()
}

// numbers are those of a text, or phrase, in the language of the source.
func numbers(info datasets.SourceInfo, text string) []scan.Mention {
	return languageOf(info).Text(text)
}

// Texts finds the sources of a study in folders: by fingerprint, else by the
// name of the file (that of the source's path, or the study's), else in the study
// itself, else by the quotes found in it, so that a text that has changed is told from
// one that is not there. What is not found is nil.
func Texts(s *datasets.Study, dirs []string) ([]*Text, error) {
	out := make([]*Text, len(s.Sources))
	for i, info := range s.Sources {
		text, err := source.Find(dirs, info.SHA256)
		if errors.Is(err, source.ErrNotFound) || info.SHA256 == "" {
			if text, err = fileOf(s, dirs, info); text == nil && err == nil {
				text, err = carried(s, info)
			}
			if text == nil && err == nil && len(s.Sources) == 1 {
				text, err = alike(s, dirs)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("the source %q: %w", info.Title, err)
		}
		if text != nil {
			out[i] = NewText(info, text)
		}
	}
	return out, nil
}

// alike finds a text that most quotes are found in, whatever its name: one that has been
// changed is to be told from one that is not there.
func alike(s *datasets.Study, dirs []string) (*source.Source, error) {
	var quotes []string
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if o.Quote != "" {
				quotes = append(quotes, o.Quote)
			}
		}
	}
	const most = 100
	looked := 0
	for _, dir := range dirs {
		if dir == "" {
			continue
		}
		files := folder.Open(dir)
		entries, err := files.ReadDir(".")
		if folder.Broken(err) {
			return nil, fmt.Errorf("%s: %w", dir, folder.Cause(err))
		}
		for _, e := range entries {
			name := e.Name()
			if path.Ext(name) != ".txt" {
				continue
			}
			text, err := readSmall(files, dir, name)
			if err != nil {
				return nil, err
			}
			if text == nil {
				continue
			}
			if looked++; looked > most {
				return nil, nil
			}
			if holdsMost(text, quotes) {
				return text, nil
			}
		}
	}
	return nil, nil
}

// readSmall reads a text; nil for what is no text, may not be read, or is too large to be
// looked through. The error is of the disk.
func readSmall(files folder.FS, dir, name string) (*source.Source, error) {
	const largest = 8 << 20
	file := filepath.ToSlash(filepath.Join(dir, name))
	info, err := files.Stat(name)
	if err == nil && (!info.Mode().IsRegular() || info.Size() > largest) {
		return nil, nil
	}
	var b []byte
	if err == nil {
		b, err = files.ReadFile(name)
	}
	if folder.Broken(err) {
		return nil, fmt.Errorf("%s: %w", file, folder.Cause(err))
	}
	if err != nil {
		return nil, nil
	}
	text, err := source.Read(file, b)
	if err != nil {
		return nil, nil // it is no text
	}
	return text, nil
}

// holdsMost reports whether more than half of the quotes, and three at least, are found
// in a text.
func holdsMost(text *source.Source, quotes []string) bool {
	n := 0
	for _, q := range quotes {
		if len(text.Find(q)) > 0 {
			n++
		}
	}
	return n >= 3 && 2*n > len(quotes)
}

// fileOf reads the file that has the name of a source, or nil.
func fileOf(s *datasets.Study, dirs []string, info datasets.SourceInfo) (*source.Source, error) {
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
				return nil, fmt.Errorf("%s: %w", file, folder.Cause(err))
			}
			return source.Read(file, text)
		}
	}
	return nil, nil
}

// carried reads the text that a study has beside its tables, at the path of a source, or
// nil: the program carries some of its studies with theirs.
func carried(s *datasets.Study, info datasets.SourceInfo) (*source.Source, error) {
	if !fs.ValidPath(info.Path) || !isText(info.Path) {
		return nil, nil
	}
	text, err := fs.ReadFile(s.FS, info.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("%s: %w", info.Path, folder.Cause(err))
	}
	return source.Read(info.Path, text)
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
