package source

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/lazy"
)

// A Paragraph is a block of lines between blank ones.
type Paragraph struct {
	Number int  // from 1, headings counted too
	Span   Span // without the white space around it, nor the # of a heading in Markdown

	heading bool // it is one in Markdown
}

// An Error says why a phrase or a place is not found, and what to do.
type Error struct {
	Problem string
	Hint    string // "" where there is nothing to suggest
}

// Error returns both in one line.
func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Problem
	}
	return e.Problem + "; " + e.Hint
}

// Paragraphs returns the blocks of the text between lines that are empty or
// white. Lines end in LF or CRLF. A heading in Markdown, "## The walkout", is a block
// by itself.
func (s *Source) Paragraphs() []Paragraph {
	return append([]Paragraph(nil), s.paragraphs()...)
}

// marked is a heading in Markdown.
var marked = lazy.MustCompile(`^ {0,3}#{1,6}[ \t]+([^#\s].*?)[ \t]*#*[ \t]*\r?\n?$`)

func (s *Source) split() []Paragraph {
	var out []Paragraph
	block := Span{-1, -1}
	flush := func(heading bool) {
		if block.Start >= 0 {
			out = append(out, Paragraph{Number: len(out) + 1, Span: block, heading: heading})
		}
		block.Start = -1
	}
	at := 0
	for line := range strings.Lines(s.text) {
		runes := utf8.RuneCountInString(line)
		if at == 0 && strings.HasPrefix(line, string(bom)) {
			line = line[len(string(bom)):]
			at, runes = 1, runes-1
		}
		words := strings.TrimSpace(line)
		from := at + utf8.RuneCountInString(line[:len(line)-len(strings.TrimLeftFunc(line, unicode.IsSpace))])
		if m := marked.FindStringSubmatchIndex(line); strings.HasPrefix(words, "#") && m != nil {
			flush(false)
			block = Span{at + utf8.RuneCountInString(line[:m[2]]), at + utf8.RuneCountInString(line[:m[3]])}
			flush(true)
		} else if words == "" {
			flush(false)
		} else {
			if block.Start < 0 {
				block.Start = from
			}
			block.End = from + utf8.RuneCountInString(words)
		}
		at += runes
	}
	flush(false)
	return out
}

// Locate returns the span of the paragraph that where names:
//
//	Life under Stalinism ¶2   the second block after the block that is, folded, this heading
//	¶2                        the second block of the text
//	Life under Stalinism      the heading itself
//
// Blocks are counted up to what looks like the next heading: a short line that
// ends in a letter or digit. An *Error tells the nearest heading, or how many
// blocks there are, and how else to name the place.
func (s *Source) Locate(where string) (Span, error) {
	heading, number, counted := cutWhere(where)
	if !utf8.ValidString(where) || heading == "" && !counted {
		return Span{}, &Error{fmt.Sprintf("%q names no place", where), `write a heading and a paragraph, such as "` + s.exampleWhere() + `"`}
	}
	n := 0
	if counted {
		var err error
		if n, err = strconv.Atoi(number); err != nil || n < 1 {
			return Span{}, &Error{fmt.Sprintf("%q: %q after ¶ is not a number of a paragraph", where, number), "paragraphs are counted from 1: ¶1"}
		}
	}
	blocks := s.paragraphs()
	at := -1 // of the heading; -1 is before the text
	if heading != "" {
		found := s.headed(heading)
		switch len(found) {
		case 0:
			return Span{}, s.noHeading(heading)
		case 1:
			at = found[0]
		default:
			return Span{}, s.manyHeadings(heading, found)
		}
		if !counted {
			return blocks[at].Span, nil
		}
	}
	if n > len(blocks)-1-at {
		have := fmt.Sprintf("%s in the text", count(len(blocks), "paragraph"))
		if heading != "" {
			have = fmt.Sprintf("%s after this heading (line %d) to the end", count(len(blocks)-1-at, "paragraph"), s.line(blocks[at]))
		}
		return Span{}, &Error{fmt.Sprintf("%q: there are only %s", where, have), "choose one of them"}
	}
	target := blocks[at+n]
	if heading != "" && s.under()[at+n] > at {
		for i := at + 1; i <= at+n; i++ {
			if s.isHeading(i) {
				return Span{}, &Error{
					fmt.Sprintf("%q: there are only %s after this heading (line %d) before the next, %q (line %d)",
						where, count(i-at-1, "paragraph"), s.line(blocks[at]), s.oneLine(blocks[i].Span), s.line(blocks[i])),
					fmt.Sprintf("the %s after it is %q", ordinal(n), s.Where(target.Span)),
				}
			}
		}
	}
	return target.Span, nil
}

// cutWhere parts "heading ¶number"; the heading is folded.
func cutWhere(where string) (heading, number string, counted bool) {
	i := strings.LastIndex(where, "¶")
	if i < 0 {
		return foldQuote(where), "", false
	}
	return foldQuote(where[:i]), strings.TrimSpace(where[i+len("¶"):]), true
}

// Heading is the heading that a place names, folded as headings are compared; "" where it
// names none.
func Heading(where string) string {
	heading, _, _ := cutWhere(where)
	return heading
}

// Where names the paragraph in which a span begins, so that Locate finds it: by
// the heading before it where there is one of that name only, else by its
// number in the text. It is "" where the text has no paragraph there.
func (s *Source) Where(span Span) string {
	blocks := s.paragraphs()
	at := sort.Search(len(blocks), func(i int) bool { return span.Start < blocks[i].Span.End })
	if at == len(blocks) || span.Start < blocks[at].Span.Start {
		return ""
	}
	i := s.under()[at]
	if i < 0 {
		return fmt.Sprintf("¶%d", at+1)
	}
	name := s.oneLine(blocks[i].Span)
	if len(s.headed(foldQuote(name))) != 1 || strings.Contains(name, "¶") {
		return fmt.Sprintf("¶%d", at+1)
	}
	if i < at {
		name += fmt.Sprintf(" ¶%d", at-i)
	}
	return name
}

// Under returns the heading that a paragraph is under, both as indices of [Source.Paragraphs];
// a heading is under itself. It is -1 where none is before it.
func (s *Source) Under(paragraph int) int { return s.under()[paragraph] }

// headed returns the indices of the paragraphs that are, folded, the heading.
func (s *Source) headed(heading string) []int { return s.headings()[heading] }

func (s *Source) indexHeadings() map[string][]int {
	index := make(map[string][]int)
	for i, b := range s.paragraphs() {
		text := foldQuote(s.Text(b.Span))
		index[text] = append(index[text], i)
	}
	return index
}

func (s *Source) indexUnder() []int {
	under, last := make([]int, len(s.paragraphs())), -1
	for i := range under {
		if s.isHeading(i) {
			last = i
		}
		under[i] = last
	}
	return under
}

// isHeading reports whether a paragraph is a heading in Markdown or looks like one: one
// short line that begins with a letter or digit, ends with one, and has text after it. The
// line that names the author is none.
func (s *Source) isHeading(i int) bool {
	const longest = 100
	blocks := s.paragraphs()
	span := blocks[i].Span
	if blocks[i].heading {
		return true
	}
	if span.Len() > longest || i == len(blocks)-1 {
		return false
	}
	text := s.Text(span)
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text, func(r rune) bool {
		return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Mn) || r == '"' || r == '\''
	}))
	return !strings.Contains(text, "\n") && isAlphanumeric(first) && isAlphanumeric(last) && !byline.MatchString(text)
}

// byline is a line such as By Hanna Reed and Jan de Wit: names of two words and more, so
// that By Region is a heading.
var byline = lazy.MustCompile(`^By` + names + `(?:(?:,|,? and| &)` + names + `)*$`)

const names = `(?:\s+(?:(?:af|al|bin|da|de|del|della|den|der|di|el|la|le|ten|van|von|y|zu)\s+)*\p{Lu}[\pL\pM.’'-]*){2,5}`

func isAlphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func (s *Source) noHeading(heading string) error {
	problem := fmt.Sprintf("no paragraph of %s is the heading %q", s.name, heading)
	best, distance := -1, 0
	for i := range s.paragraphs() {
		if !s.isHeading(i) {
			continue
		}
		if d := editDistance(lower(heading), lower(foldQuote(s.Text(s.paragraphs()[i].Span)))); best < 0 || d < distance {
			best, distance = i, d
		}
	}
	if best < 0 {
		return &Error{problem, "the text has no headings; name a paragraph by its number, such as ¶1"}
	}
	nearest := s.paragraphs()[best]
	return &Error{problem, fmt.Sprintf("the nearest is %q (line %d)", s.oneLine(nearest.Span), s.line(nearest))}
}

func (s *Source) manyHeadings(heading string, found []int) error {
	var lines, numbers []string
	for _, i := range found[:min(len(found), 5)] {
		lines = append(lines, strconv.Itoa(s.line(s.paragraphs()[i])))
		numbers = append(numbers, fmt.Sprintf("¶%d", min(i+2, len(s.paragraphs()))))
	}
	return &Error{
		fmt.Sprintf("%q is %d paragraphs of %s (lines %s)", heading, len(found), s.name, strings.Join(lines, ", ")),
		fmt.Sprintf("name the place by its number in the text; the paragraphs after them are %s", strings.Join(numbers, ", ")),
	}
}

// exampleWhere returns a place that the text has, or else one that it may have.
func (s *Source) exampleWhere() string {
	blocks := s.paragraphs()
	for i := range blocks {
		if i+1 < len(blocks) && s.isHeading(i) && !s.isHeading(i+1) {
			if where := s.Where(blocks[i+1].Span); where != "" {
				return where
			}
		}
	}
	return "¶1"
}

func (s *Source) line(p Paragraph) int {
	line, _ := s.LineColumn(p.Span.Start)
	return line
}

// oneLine returns the text of a span with its white space as single spaces.
func (s *Source) oneLine(span Span) string { return strings.Join(strings.Fields(s.Text(span)), " ") }

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func ordinal(n int) string {
	suffix := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
