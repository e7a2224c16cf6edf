// Package publish writes a woven article as a page of HTML, for LaTeX, for Typst,
// or as Markdown for a word processor.
package publish

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"io"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"quotient/charts/seal"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/figure"
	"quotient/datasets/works"
)

// A Format is a way to write an article.
type Format struct {
	Name   string
	Ending string        // of the file
	Figure figure.Format // of its charts
	takes  []string      // the endings of the pictures that it shows; nil for any
	unsafe string        // the characters that no name of a picture may have
	sealed string        // what its file is to package seal, where that is not its name
	write  func(*document) (string, error)

	// Cites are the keys of the sources that the places of an article cite, by the label of the
	// place, and Bibliography the name of the file that has them.
	Cites        map[string][]string
	Bibliography string

	// Address is that of the page, for readers, and Card its picture where others link to it;
	// both may be missing.
	Address string
	Card    *Card

	Trusted bool // the article's own HTML is written as it is, with its scripts
	Served  bool // the page is for a server, which says what it may do
	// LeftOut is called with what of the article is not written as it is, at which byte,
	// and what its author can do.
	LeftOut func(at int, what, remedy string)
}

// A Card is a picture that stands for a page.
type Card struct {
	Address       string
	Width, Height int // in pixels
	Alt           string
}

// Formats lists every format.
func Formats() []Format {
	list := []Format{htmlFormat, latexFormat, typstFormat, docxFormat}
	for i := range list {
		for _, f := range figure.Formats() {
			if f.Name == list[i].Name {
				list[i].Figure = f
			}
		}
	}
	return list
}

// Write writes an article that has been woven. Figures are the charts, in the form
// of the format, by the byte where their block begins.
func (f Format) Write(w io.Writer, a *article.Article, figures map[int]string) error {
	d := read(a)
	d.figures, d.format = figures, f
	d.replaceBlocks()
	s, err := f.write(d)
	if err != nil {
		return err
	}
	_, err = w.Write(seal.In(cmp.Or(f.sealed, f.Name), []byte(s)))
	return err
}

// CitesByKey reports whether the format cites by the keys of a bibliography.
func (f Format) CitesByKey() bool { return f.Name != htmlFormat.Name }

// Bibtex writes the works that an article cites, as a file of its own.
func (f Format) Bibtex(a *article.Article, entries []works.Entry) []byte {
	d := document{Article: a}
	return seal.In("bibtex", append([]byte("% "+d.signature()+"\n\n"), works.WriteBibTeX(entries)...))
}

// Signature stands in every file that is written, before the name of the article.
const Signature = "Made by Quotient from "

// signature is the signature with the name of the article, whose characters end no
// comment.
func (d *document) signature() string {
	return Signature + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._ ", r) {
			return r
		}
		return '-'
	}, strings.ReplaceAll(path.Base(d.Name), "--", "-"))
}

// document is an article as a tree, its charts as figures.
type document struct {
	*article.Article
	front
	lang    string // of the text
	words   string // the language of our own words in it
	figures map[int]string
	format  Format
	source  []byte
	root    ast.Node
	ends    map[ast.Node]map[*ast.RawHTML]*ast.RawHTML // of the elements of HTML in a sentence
}

// read reads an article as a tree, without the settings before it.
func read(a *article.Article) *document {
	d := &document{Article: a, ends: map[ast.Node]map[*ast.RawHTML]*ast.RawHTML{}, front: frontOf(a.Text), words: article.Language(a.Name), source: article.Source(a.Name, a.Text)}
	if d.lang = d.front.lang; d.lang == "" {
		d.lang = d.words
	}
	p, pc := article.Parser()
	d.root = p.Parse(text.NewReader(d.source), article.With(pc))
	return d
}

// figureNode is a chart in its place.
type figureNode struct {
	ast.BaseBlock
	text string
}

var kindFigure = ast.NewNodeKind("Chart")

func (n *figureNode) Kind() ast.NodeKind   { return kindFigure }
func (n *figureNode) Dump(b []byte, l int) { ast.DumpHelper(n, b, l, nil, nil) }

// replaceBlocks puts a figure for what stands in each block of a chart.
func (d *document) replaceBlocks() {
	for _, b := range d.Blocks {
		s, ok := d.figures[b.Start]
		if !ok {
			continue
		}
		node := &figureNode{text: s}
		var inside []ast.Node
		for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
			if at := start(n); b.Start <= at && at < b.End {
				inside = append(inside, n)
			}
		}
		if len(inside) == 0 {
			continue
		}
		d.root.InsertBefore(d.root, inside[0], node)
		for _, n := range inside {
			d.root.RemoveChild(d.root, n)
		}
	}
}

// start is the byte where a block begins; −1 where it has no text.
func start(n ast.Node) int {
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeInline {
			if t, ok := c.(*ast.Text); ok {
				return t.Segment.Start
			}
			if at := c.Pos(); at >= 0 {
				return at
			}
		}
		if at := start(c); at >= 0 {
			return at
		}
	}
	return -1
}

// title is that of the settings, or else of the first heading if that begins the
// article; and the heading, if it says no more than the title.
func (d *document) title() (string, ast.Node) {
	said, heading := d.firstHeading()
	if d.front.title == "" || d.front.title == said {
		return said, heading
	}
	return d.front.title, nil
}

// firstHeading is the heading that begins the article, with its words.
func (d *document) firstHeading() (string, ast.Node) {
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			if h.Level == 1 {
				return words(h, d.source), n
			}
			return "", nil
		}
		if n.Kind() != ast.KindLinkReferenceDefinition {
			break
		}
	}
	return "", nil
}

// words are the text of a node without its marks, and without blanks around it.
func words(n ast.Node, source []byte) string { return strings.TrimSpace(allWords(n, source)) }

func allWords(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if tex, _, ok := article.TeX(n, source); ok && entering {
			b.WriteString("$" + tex + "$")
			return ast.WalkSkipChildren, nil
		}
		switch t := n.(type) {
		case *ast.Text:
			if entering {
				b.WriteString(plainText(t, source))
			}
		case *ast.String:
			if entering {
				b.Write(t.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// plainText is a piece of text with its escapes resolved, and a blank for the end
// of its line.
func plainText(t *ast.Text, source []byte) string {
	s := string(t.Segment.Value(source))
	if !t.IsRaw() {
		s = unescape(s)
	}
	if t.SoftLineBreak() {
		s += "\n"
	}
	return s
}

// unescape resolves what a backslash escapes, and the names of characters.
func unescape(s string) string {
	if !strings.ContainsAny(s, "\\&") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
			i++
			b.WriteByte(s[i])
			continue
		}
		if s[i] == '&' {
			if end := strings.IndexByte(s[i:], ';'); end > 0 && !strings.ContainsAny(s[i:i+end], " \\\n") {
				b.WriteString(html.UnescapeString(s[i : i+end+1]))
				i += end
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// plain is Markdown for Pandoc and word processors: numbers without links, charts
// as pictures with captions, and no marks.
func (d *document) plain() (string, error) {
	var cuts []cut
	for _, c := range article.Comments(d.Name, d.Text) {
		cuts = append(cuts, cut{c[0], c[1], ""})
	}
	for _, s := range d.Settings {
		cuts = append(cuts, cut{s.Start, s.End, ""})
	}
	for _, b := range d.Blocks {
		switch s, ok := d.figures[b.Start]; {
		case ok:
			cuts = append(cuts, cut{b.Start, b.End, s})
		case b.Words[0] == article.Links:
			cuts = append(cuts, cut{b.Start, b.End, ""})
		default:
			cuts = append(cuts, cut{b.Start, b.From, ""}, cut{b.To, b.End, ""})
		}
	}
	for _, p := range d.Inlines {
		if keys := d.format.Cites[p.Label]; len(keys) > 0 {
			cuts = append(cuts, cut{p.Start, p.End, "[@" + strings.Join(keys, "; @") + "]"})
			continue
		}
		cuts = append(cuts, cut{p.Start, p.From, ""}, cut{p.To, p.End, ""})
	}
	cuts = append(cuts, d.calloutCuts()...)
	for _, m := range d.formulas() {
		if _, inside := d.inside(m.from); !inside {
			cuts = append(cuts, cut{m.from, m.to, m.pandoc()})
		}
	}
	cuts = append(cuts, d.htmlCuts(cuts)...)
	slices.SortStableFunc(cuts, func(a, b cut) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	var out bytes.Buffer
	at := 0
	for _, c := range cuts {
		if c.from < at && c.to <= at {
			continue // of what is left out
		}
		if c.from < at {
			return "", fmt.Errorf("the marks of %s lie in one another", d.Name)
		}
		out.Write(d.Text[at:c.from])
		out.WriteString(c.text)
		at = c.to
	}
	out.Write(d.Text[at:])
	text := anchors.ReplaceAllString(strings.TrimRight(out.String(), "\n")+"\n", "")
	text = strings.TrimPrefix(text, "\ufeff")
	n := article.FrontMatter([]byte(text)) // which stays in front
	settings := text[:n]
	if !strings.HasPrefix(settings, "---") || strings.Contains(settings, "name:") { // which Pandoc cannot read
		settings = d.front.yaml()
	}
	bibliography := ""
	if len(d.format.Cites) > 0 && !strings.Contains(settings, "bibliography:") { // Pandoc reads several blocks of settings
		bibliography = "---\nbibliography: \"" + d.format.Bibliography + "\"\n---\n\n"
	}
	return settings + "<!-- " + d.signature() + " -->\n\n" + bibliography + strings.TrimLeft(text[n:], "\n"), nil
}
