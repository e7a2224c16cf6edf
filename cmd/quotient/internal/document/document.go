// Package document reads the texts that people have: plain text, Markdown, pages of HTML,
// documents of a word processor, PDF. What comes out is the text with its passages of prose.
// A format is one file, and one word in the list of formats.
package document

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/cmd/quotient/internal/article"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
	"quotient/datasets/source"
)

// A Document is a text that has been read.
type Document struct {
	*source.Source
	Passages []Passage
	// Prose is the text with an x for each letter and digit that is no prose: of a comment,
	// of code, of an address.
	Prose *source.Source
	// Extracted says that the text is not what is in the file: its lines are not those of
	// the file, and its paragraphs are.
	Extracted bool
}

// A Passage is a stretch of prose: a paragraph, a heading, a cell.
type Passage struct {
	Text  string
	Typed string // with another letter for each character that is no prose of the author's
	at    func(character int) int
}

// Span is where a span of the passage, in its characters, is in the text.
func (p Passage) Span(s source.Span) source.Span {
	from := p.at(s.Start)
	return source.Span{Start: from, End: max(from+1, p.at(max(s.Start, s.End-1))+1)}
}

// A format reads a sort of files.
type format struct {
	endings []string
	// extract makes text of a file; nil where the file is text.
	extract func(name string, b []byte) (string, error)
}

var formats = []format{htmlFormat, docxFormat, pdfFormat}

// Endings are those of the files that can be read, besides plain text and Markdown.
func Endings() (out []string) {
	for _, f := range formats {
		out = append(out, f.endings...)
	}
	return out
}

// Open reads a file of a name; - is standard input, which is plain text.
func Open(name string, stdin io.Reader) (*Document, error) {
	if name == "-" {
		b, err := folder.ReadAll(stdin, limits.Checked)
		if err != nil {
			return nil, fmt.Errorf("standard input: %w", folder.Cause(err))
		}
		return Read("standard input", b)
	}
	b, err := folder.ReadFile(name, most(name))
	if err != nil {
		return nil, datasets.Unopened(name, err)
	}
	return Read(filepath.ToSlash(name), b)
}

// most is how large a file may be: one that is no plain text has more in it than that.
func most(name string) int64 {
	if slices.Contains(Endings(), strings.ToLower(filepath.Ext(name))) {
		return limits.Text
	}
	return limits.Checked
}

// Read reads a text of a name, by the ending of which it knows the format.
func Read(name string, b []byte) (*Document, error) {
	ending := strings.ToLower(filepath.Ext(name))
	for _, f := range formats {
		for _, e := range f.endings {
			if e == ending {
				return extracted(f, name, b)
			}
		}
	}
	s, err := source.Read(name, b)
	if err != nil {
		return nil, err
	}
	d := &Document{Source: s, Prose: s}
	if article.IsMarkdown(filepath.Base(name)) {
		return d, d.markdown(b)
	}
	d.paragraphs()
	return d, nil
}

// extracted reads a text that a format makes of a file.
func extracted(f format, name string, b []byte) (*Document, error) {
	text, err := f.extract(name, b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if strings.TrimSpace(text) == "" {
		return nil, fmt.Errorf("%s has no readable text: save it as plain text, and use that", name)
	}
	if len(text) > limits.Checked {
		return nil, fmt.Errorf("%s: %w", name, errLarge)
	}
	s, err := source.Read(name, []byte(text))
	if err != nil {
		return nil, err
	}
	d := &Document{Source: s, Prose: s, Extracted: true}
	d.paragraphs()
	return d, nil
}

// paragraphs takes the paragraphs of the text as its passages.
func (d *Document) paragraphs() {
	for _, p := range d.Source.Paragraphs() {
		text := d.Text(p.Span)
		d.Passages = append(d.Passages, Passage{text, text, func(i int) int { return p.Span.Start + i }})
	}
}

// markdown takes the passages of an article; code, addresses and what fills a place are no
// prose of it.
func (d *Document) markdown(b []byte) error {
	a, err := article.Parse(d.Name(), b)
	if err != nil {
		return err
	}
	text := string(b)
	last, runes := 0, 0 // of the text up to there
	for _, p := range a.Passages {
		d.Passages = append(d.Passages, Passage{p.Text, p.Typed, func(i int) int {
			at := min(p.Offset(i), len(text))
			if at < last {
				last, runes = 0, 0
			}
			runes += utf8.RuneCountInString(text[last:at])
			last = at
			return runes
		}})
	}
	d.Prose, err = source.Read(d.Name(), []byte(d.masked([]rune(text))))
	return err
}

// masked is the text without letters and digits that are in no passage.
func (d *Document) masked(text []rune) string {
	prose := make([]bool, len(text))
	for _, p := range d.Passages {
		for i, r := range []rune(p.Typed) {
			if at := p.at(i); at < len(text) && text[at] == r {
				prose[at] = true
			}
		}
	}
	for i, r := range text {
		if !prose[i] && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			text[i] = 'x'
		}
	}
	return string(text)
}

// Place is where a span is, for a message: the line and column, or of a text that was
// extracted the paragraph.
func (d *Document) Place(s source.Span) string {
	if d.Extracted {
		return d.Name() + " " + d.Where(s)
	}
	line, column := d.LineColumn(s.Start)
	return fmt.Sprintf("%s:%d:%d", d.Name(), line, column)
}
