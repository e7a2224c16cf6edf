package source

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"quotient/datasets/limits"
)

// MaxSize is the most bytes that a text may have.
const MaxSize = limits.Text

const bom = '\uFEFF'

// A Source is a text as it is, byte for byte. It is safe for concurrent use.
type Source struct {
	name   string
	text   string
	sha256 string
	runes  int
	marks  []int // byte offset of every markEvery-th code point
	lines  []int // first code point of every line

	// Made when first asked for.
	folded     func() folded
	paragraphs func() []Paragraph
	headings   func() map[string][]int // folded paragraph → its indices
	small      func() *Source          // the text in small letters
	under      func() []int            // of each paragraph, the index of the last heading up to it, -1 without one
}

const markEvery = 128

// A Span is a piece of a source, from Start up to but not including End, in
// Unicode code points of the source as it is.
type Span struct{ Start, End int }

// Len returns the number of code points.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether all of t is in s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Read takes a text under a name for messages. A text that is not UTF-8 is
// refused, with the line and column of the first byte that is not.
func Read(name string, b []byte) (*Source, error) {
	if len(b) > MaxSize {
		return nil, fmt.Errorf("%s: %d bytes are more than the %d that a source may have", name, len(b), MaxSize)
	}
	sum := sha256.Sum256(b)
	s := &Source{name: name, text: string(b), sha256: hex.EncodeToString(sum[:]), lines: []int{0}}
	for at, r := range s.text {
		switch r {
		case 0:
			return nil, s.binary()
		case utf8.RuneError:
			if _, size := utf8.DecodeRuneInString(s.text[at:]); size == 1 {
				return nil, s.notUTF8(at)
			}
		}
		if s.runes%markEvery == 0 {
			s.marks = append(s.marks, at)
		}
		s.runes++
		if r == '\n' {
			s.lines = append(s.lines, s.runes)
		}
	}
	s.folded = sync.OnceValue(func() folded { return foldSource(s.text) })
	s.paragraphs = sync.OnceValue(s.split)
	s.headings = sync.OnceValue(s.indexHeadings)
	s.under = sync.OnceValue(s.indexUnder)
	s.small = sync.OnceValue(func() *Source {
		small, err := Read(s.name, []byte(strings.ToLower(s.text)))
		if err != nil { // it has grown too large
			return s
		}
		return small
	})
	return s, nil
}

// binary is the error of a NUL, which no text has; in UTF-16 every other byte may be one.
func (s *Source) binary() error {
	line, column := s.LineColumn(s.runes)
	return fmt.Errorf("%s:%d:%d: the NUL character (U+0000) is there, so this is not a text but a binary file, or in UTF-16: save the text as UTF-8", s.name, line, column)
}

func (s *Source) notUTF8(at int) error {
	line, column := s.LineColumn(s.runes)
	hint := "save the text as UTF-8"
	if at == 0 && len(s.text) > 1 && (s.text[:2] == "\xff\xfe" || s.text[:2] == "\xfe\xff") {
		hint = "it seems to be UTF-16; " + hint
	}
	return fmt.Errorf("%s:%d:%d: byte 0x%02X is not UTF-8: %s", s.name, line, column, s.text[at], hint)
}

// Name returns the name that the source was read under.
func (s *Source) Name() string { return s.name }

// SHA256 returns the fingerprint of the bytes, in lower-case hexadecimal.
func (s *Source) SHA256() string { return s.sha256 }

// Runes returns the length of the text in code points.
func (s *Source) Runes() int { return s.runes }

// All returns the span of the whole text.
func (s *Source) All() Span { return Span{0, s.runes} }

// Text returns the text of a span as it is. What lies outside the source is
// left out.
func (s *Source) Text(span Span) string {
	start, end := max(span.Start, 0), min(span.End, s.runes)
	if start >= end {
		return ""
	}
	return s.text[s.byteAt(start):s.byteAt(end)]
}

// byteAt returns the byte offset of a code point of the text or of its end.
func (s *Source) byteAt(offset int) int {
	if offset >= s.runes {
		return len(s.text)
	}
	at := s.marks[offset/markEvery]
	for range offset % markEvery {
		_, size := utf8.DecodeRuneInString(s.text[at:])
		at += size
	}
	return at
}

// LineColumn returns the line and the column, both from 1 and the column in
// code points, of a code point of the text or of its end. A byte order mark at
// the beginning is counted in offsets but, as editors hide it, in no column.
func (s *Source) LineColumn(offset int) (line, column int) {
	offset = min(max(offset, 0), s.runes)
	line = sort.SearchInts(s.lines, offset+1)
	column = offset - s.lines[line-1] + 1
	if line == 1 && column > 1 && s.hasBOM() {
		column--
	}
	return line, column
}

func (s *Source) hasBOM() bool {
	r, _ := utf8.DecodeRuneInString(s.text)
	return r == bom
}

// at returns the place of a span as line:column.
func (s *Source) at(span Span) string {
	line, column := s.LineColumn(span.Start)
	return fmt.Sprintf("%d:%d", line, column)
}
