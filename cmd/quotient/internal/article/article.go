// Package article reads articles in Markdown: the places that are marked to be
// filled, and the prose between them.
//
// The marks are Markdown of their own, so that an article stays readable to any
// other program. A number in a sentence is a reference link, whose label begins
// with an equals sign:
//
//	The officials earned [more than 11 times][=officials-per-worker] as much.
//
// A block is what stands between two link reference definitions that nothing
// refers to:
//
//	[=chart wages]: #
//
//	… filled …
//
//	[=/chart wages]: #1456c552
//
// The end has a fingerprint of what was filled in, by which an author's own words are
// told from ours. Nothing outside of the marked places is ever changed.
package article

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"quotient/datasets/limits"
)

// An Article is a text with its marked places.
type Article struct {
	Name string // of the file
	Text []byte // as it is, byte for byte
	// Blocks are the places of their own lines, Inlines those in sentences, both
	// in the order of the text.
	Blocks, Inlines []Place
	// Settings are the marks that hold nothing, such as [=charts img].
	Settings []Place
	// Passages are the prose outside of blocks.
	Passages []Passage
	// Faults are marks that cannot be filled.
	Faults []Fault

	lines []int // where each line begins
}

// A Place is a part of an article that is marked to be filled.
type Place struct {
	// Words are those of the mark: chart wages half, or officials-per-worker
	// spelled.
	Words []string
	Label string // the mark as it is written, without its equals sign
	// Start and End are the bytes of the place with its marks, From and To those
	// of what is filled in.
	Start, End, From, To int
	// Open is a place that has not been filled yet: a block without its end, or
	// a mark without its text.
	Open bool
	// Print is the fingerprint of what was filled in, which the end of a block has.
	Print string
}

// A Fault is a mark that cannot be filled, and why.
type Fault struct {
	At            int // the byte where it begins
	Message, Hint string
}

// A Passage is the prose of one paragraph, heading, item or cell. Its characters
// are counted in code points.
type Passage struct {
	// Text is what a reader sees; Typed the same with an x for each character that
	// the author has not typed as prose: code, addresses and what fills a place.
	Text, Typed string
	Heading     bool
	Inlines     []int // the places in it, by their number
	// Maths are the pieces of formulas in it, each from one character to another.
	Maths   [][2]int
	offsets []int // of each character of Text, in the article
}

// Offset is the byte of the article where a character of the passage stands.
func (p Passage) Offset(character int) int {
	if len(p.offsets) == 0 {
		return 0
	}
	return p.offsets[min(max(character, 0), len(p.offsets)-1)]
}

// The marks of blocks and settings, and the one of the definitions that the
// numbers in sentences refer to.
const (
	Links = "links"
	Own   = "own" // a number of the author's own, which is left as it is
)

// Blocks are the names of blocks, Settings those of marks that hold nothing.
var (
	Blocks   = []string{"chart", "table", "caveats", "sources", Links}
	Settings = []string{"charts"} // and Own, of the formula below it
)

// Language is the language that a file's name gives before its ending, such as hu
// in article.hu.md; English where it gives none.
func Language(name string) string {
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if _, tag, ok := strings.Cut(stem, "."); ok && len(tag) == 2 && strings.Trim(tag, "abcdefghijklmnopqrstuvwxyz") == "" {
		return tag
	}
	return "en"
}

// IsMarkdown reports whether a file is Markdown, by its name.
func IsMarkdown(name string) bool {
	return slices.Contains([]string{".md", ".mdx", ".markdown", ".qmd"}, strings.ToLower(path.Ext(name)))
}

// Parser returns a parser of GitHub's Markdown with footnotes and formulas, which takes
// every mark as a link. Its context is of one article.
func Parser() (parser.Parser, parser.Context) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithParserOptions(
		parser.WithInlineParsers(util.Prioritized(inlineMaths{}, 150)), parser.WithBlockParsers(util.Prioritized(blockMaths{}, 650))))
	return md.Parser(), &context{parser.NewContext()}
}

// With is the option that gives the context to a parse.
func With(pc parser.Context) parser.ParseOption { return parser.WithContext(pc) }

// context knows every label that begins with an equals sign, whether it has been
// defined yet or not.
type context struct{ parser.Context }

type anyReference struct{ label []byte }

func (r anyReference) Label() []byte       { return r.label }
func (r anyReference) Destination() []byte { return []byte("#") }
func (r anyReference) Title() []byte       { return nil }
func (r anyReference) String() string      { return string(r.label) }

// begins reports whether a label is that of a mark, and not of the end of one.
func begins(label string) bool {
	name, ok := strings.CutPrefix(label, "=")
	return ok && !strings.HasPrefix(strings.TrimSpace(name), "/")
}

func (c *context) Reference(label string) (parser.Reference, bool) {
	if r, ok := c.Context.Reference(label); ok {
		return r, ok
	}
	if begins(label) {
		return anyReference{[]byte(label)}, true
	}
	return nil, false
}

// An Error is why a file cannot be read as an article, and where.
type Error struct {
	Name          string
	Line, Column  int
	Message, Hint string
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s\n    %s", e.Name, e.Line, e.Column, e.Message, e.Hint)
}

// Parse reads an article. The error, an [*Error], is that it is too large, not UTF-8, or
// has control characters.
func Parse(name string, b []byte) (*Article, error) {
	if len(b) > limits.Article {
		return nil, &Error{name, 1, 1, fmt.Sprintf("it has %s, and an article can have %s at most", limits.Bytes(int64(len(b))), limits.Bytes(limits.Article)), "split it"}
	}
	a := &Article{Name: name, Text: b, lines: []int{0}}
	for i, c := range b {
		if c == '\n' {
			a.lines = append(a.lines, i+1)
		}
	}
	if at, what, todo := limits.Unreadable(b); at >= 0 {
		line, column := a.Position(at)
		return nil, &Error{name, line, column, what, todo}
	}
	source := Source(name, b)
	p, pc := Parser()
	doc := p.Parse(text.NewReader(source), With(pc))
	r := &reader{Article: a, source: source, mdx: isMDX(name), braces: isMDX(name) || isQuarto(name)}
	r.marks(doc)
	r.settings(b[:FrontMatter(b)])
	r.prose(doc)
	r.misplaced(doc)
	slices.SortFunc(a.Faults, func(x, y Fault) int { return cmp.Compare(x.At, y.At) })
	return a, nil
}

// Body is the Markdown of a file: spaces stand for what is before it, so that every
// byte keeps its place.
func Body(b []byte) []byte {
	body := blank(b, FrontMatter(b))
	if bom := len("\ufeff"); bytes.HasPrefix(body, []byte("\ufeff")) && len(body) > bom && body[bom] > ' ' {
		body = blank(body, bom) // which is no sign of Markdown
	}
	return body
}

// FrontMatter is the length of the settings that a site generator has put before
// an article, between two lines of --- or +++, or in JSON; 0 where there are none.
func FrontMatter(b []byte) int {
	start := 0
	if bytes.HasPrefix(b, []byte("\ufeff")) {
		start = len("\ufeff")
	}
	first, _, _ := bytes.Cut(b[start:], []byte("\n"))
	fence := string(bytes.TrimRight(first, " \t\r"))
	if fence == "{" { // JSON
		fence = "}"
	} else if fence != "---" && fence != "+++" {
		return 0
	}
	at := start + len(first) + 1
	for at < len(b) {
		line, _, more := bytes.Cut(b[at:], []byte("\n"))
		at += len(line)
		if more {
			at++
		}
		if string(bytes.TrimRight(line, " \t\r")) == fence {
			return at
		}
	}
	return 0
}

// blank puts spaces for the first bytes of a text, so that what stands behind them
// keeps its place.
func blank(b []byte, n int) []byte {
	if n == 0 {
		return b
	}
	out := slices.Clone(b)
	for i := range n {
		if out[i] != '\n' && out[i] != '\r' {
			out[i] = ' '
		}
	}
	return out
}

// Position is the line and column of a byte, counted from 1, columns in code
// points.
func (a *Article) Position(offset int) (line, column int) {
	line = sort.SearchInts(a.lines, offset+1)
	from := a.lines[line-1]
	if line == 1 && bytes.HasPrefix(a.Text, []byte("\ufeff")) {
		from = min(len("\ufeff"), offset)
	}
	return line, utf8.RuneCount(a.Text[from:offset]) + 1
}

// EOL is how lines end around a byte: as that line does, or, if it is the last,
// as the first line of the article does.
func (a *Article) EOL(offset int) string {
	end := bytes.IndexByte(a.Text[offset:], '\n')
	if end < 0 {
		offset, end = 0, bytes.IndexByte(a.Text, '\n')
	}
	if end > 0 && a.Text[offset+end-1] == '\r' || end == 0 && offset > 0 && a.Text[offset-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

type reader struct {
	*Article
	source   []byte
	mdx      bool
	braces   bool  // what is between braces is no prose: code of MDX, attributes of Quarto
	answered []int // the marks of formulas of the author's own, of which there is one
}

func (r *reader) fault(at int, hint, format string, args ...any) {
	r.Faults = append(r.Faults, Fault{at, fmt.Sprintf(format, args...), hint})
}

// mark is a link reference definition whose label begins with an equals sign.
type mark struct {
	label      string
	to         string // its address
	start, end int    // of its lines, with the last line's end
	top        bool
}

// marks finds the blocks and settings.
func (r *reader) marks(doc ast.Node) {
	var marks []mark
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		d, ok := n.(*ast.LinkReferenceDefinition)
		if !ok || !bytes.HasPrefix(d.Label, []byte("=")) {
			return ast.WalkContinue, nil
		}
		lines := d.Lines()
		start := lines.At(0).Start
		start -= len(r.source[r.lines[sort.SearchInts(r.lines, start+1)-1]:start])
		end := lines.At(lines.Len() - 1).Stop
		if i := bytes.IndexByte(r.source[end:], '\n'); i >= 0 {
			end += i + 1
		} else {
			end = len(r.source)
		}
		marks = append(marks, mark{strings.TrimSpace(string(d.Label[1:])), string(d.Destination), start, end, n.Parent() == doc})
		return ast.WalkContinue, nil
	})
	for i := 0; i < len(marks); i++ {
		m := marks[i]
		words := strings.Fields(m.label)
		if len(words) == 0 {
			r.fault(m.start, "[=chart ID]: #", "a mark without a word")
			continue
		}
		if name, isEnd := strings.CutPrefix(words[0], "/"); isEnd {
			r.fault(m.start, fmt.Sprintf("put [=%s]: # before it, or delete this line", strings.TrimSpace(name+" "+strings.Join(words[1:], " "))), "this ends a block that was never begun")
			continue
		}
		switch {
		case slices.Contains(Settings, words[0]) || words[0] == Own && len(words) > 1:
			r.Settings = append(r.Settings, Place{Words: words, Label: m.label, Start: m.start, End: m.end, From: m.end, To: m.end})
			continue
		case !slices.Contains(Blocks, words[0]):
			r.fault(m.start, fmt.Sprintf("blocks: %s; definitions of numbers go between [=links]: # and [=/links]: #", strings.Join(Blocks, ", ")), "there is no block %q", words[0])
			continue
		case !m.top:
			r.fault(m.start, "put it at the left margin, with an empty line before it", "a block is inside a list or a quotation")
			continue
		}
		b := Place{Words: words, Label: m.label, Start: m.start, From: m.end, To: m.end, End: m.end, Open: true}
		// The definitions of a block of links are marks themselves.
		j := i + 1
		for words[0] == Links && j < len(marks) && marks[j].label != "/"+Links && marks[j].top && !r.isBlock(marks[j].label) {
			j++
		}
		if j < len(marks) && marks[j].top && closes(marks[j].label, words) {
			b.To, b.End, b.Open, b.Print = marks[j].start, marks[j].end, false, strings.TrimPrefix(marks[j].to, "#")
			i = j
		}
		r.Blocks = append(r.Blocks, b)
	}
}

func (r *reader) isBlock(label string) bool {
	words := strings.Fields(label)
	return len(words) > 0 && slices.Contains(Blocks, words[0])
}

// closes reports whether a mark ends a block: it has the words of the mark that
// begins it, or the first of them.
func closes(label string, words []string) bool {
	end := strings.Fields(label)
	if len(end) == 0 || end[0] != "/"+words[0] {
		return false
	}
	return len(end) <= len(words) && slices.Equal(end[1:], words[1:len(end)])
}

// block returns the block that a byte is in.
func (r *reader) block(at int) (Place, bool) {
	i, _ := slices.BinarySearchFunc(r.Blocks, at, func(p Place, at int) int { return cmp.Compare(p.End, at+1) })
	if i < len(r.Blocks) && r.Blocks[i].Start <= at && at < r.Blocks[i].End {
		return r.Blocks[i], true
	}
	return Place{}, false
}

// prose gathers the passages outside of blocks, and the places in them.
func (r *reader) prose(doc ast.Node) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() == ast.TypeDocument {
			return ast.WalkContinue, nil
		}
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if html, ok := n.(*ast.HTMLBlock); ok {
			r.html(html)
			return ast.WalkSkipChildren, nil
		}
		if f, ok := mathsOf(n); ok {
			if _, _, isMaths := TeX(n, r.source); isMaths {
				b := passage{reader: r}
				b.maths(f, r.owned(f.start))
				b.done()
			}
			return ast.WalkSkipChildren, nil
		}
		first := n.FirstChild()
		if first == nil || first.Type() != ast.TypeInline {
			return ast.WalkContinue, nil
		}
		if r.mdx && isModule(n, r.source) {
			return ast.WalkSkipChildren, nil
		}
		b := passage{reader: r}
		_, b.Heading = n.(*ast.Heading)
		for c := first; c != nil; c = c.NextSibling() {
			b.inline(c)
		}
		b.done()
		return ast.WalkSkipChildren, nil
	})
}

// isModule reports whether a paragraph of MDX is code: import and export.
func isModule(n ast.Node, source []byte) bool {
	if _, ok := n.(*ast.Paragraph); !ok || n.Lines().Len() == 0 || n.Parent().Kind() != ast.KindDocument {
		return false
	}
	line := n.Lines().At(0)
	first := line.Value(source)
	return bytes.HasPrefix(first, []byte("import ")) || bytes.HasPrefix(first, []byte("export "))
}

// closing are the words of the mark that ends a block.
func closing(words []string) string { return strings.Join(words[:min(2, len(words))], " ") }

// Character is the character of the passage that stands at a byte of the article.
func (p Passage) Character(offset int) (int, bool) {
	return slices.BinarySearch(p.offsets, offset)
}

// InMaths reports whether a character of the passage is in a formula, and not in its
// words.
func (p Passage) InMaths(character int) bool {
	return slices.ContainsFunc(p.Maths, func(m [2]int) bool { return m[0] <= character && character < m[1] })
}

// In lists the articles in the folder of a study: every file of Markdown but
// README.md.
func In(fsys fs.FS) (names []string, err error) {
	entries, err := fs.ReadDir(fsys, ".")
	for _, e := range entries {
		if !e.IsDir() && IsMarkdown(e.Name()) && !strings.EqualFold(strings.TrimSuffix(e.Name(), path.Ext(e.Name())), "readme") {
			names = append(names, e.Name())
		}
	}
	return names, err
}
