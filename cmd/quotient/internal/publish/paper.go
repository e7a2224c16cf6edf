package publish

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"quotient/cmd/quotient/internal/article"
	"quotient/datasets/lazy"
)

// A dialect is a way to write a document for paper. Each field takes what is
// already written.
type dialect struct {
	begin                  func(d *document, title, written string) string // the title as it is, and as it is written
	end                    func() string
	text                   func(string) string
	heading                func(level int, s string) string
	emph, strong, strike   func(string) string
	sup, sub               func(string) string
	code                   func(string) string
	block                  func(code string) string
	quote                  func(string) string
	list                   func(ordered bool, start int, items []string) string
	link                   func(to, s string) string
	cite                   func(keys []string) string
	bibliography           func(file string) string
	toAnchor               func(name, s string) string
	anchor                 func(name string) string
	image                  func(path, alt string) string
	table                  func(right []bool, rows [][]string) string
	footnote               func(string) string
	maths                  func(tex string, display bool) string
	runs                   bool // formulas, which can do more than be set
	nests                  bool // lists and quotations, however deep
	rule, lineBreak        string
	checked, unchecked     string
	paragraph, afterFigure string // what stands behind one
}

// anchors are the places that the list of sources gives names.
var anchors = lazy.MustCompile(`<a id="([a-z0-9-]+)"></a>`)

// printer writes the nodes of a document in a dialect, as a renderer of goldmark.
type printer struct {
	*document
	*dialect
	renderer  renderer.Renderer
	names     map[string]bool // of anchors
	footnotes map[int]ast.Node
	depth     map[string]int // of what is open: ol, ul, and all
}

// write writes a document.
func (as *dialect) write(d *document) (string, error) {
	d.nameCallouts()
	d.wrapElements()
	p := d.printer(as)
	title, heading := d.title()
	written := p.text(title)
	if heading != nil {
		written = p.inside(heading)
		d.root.RemoveChild(d.root, heading)
	}
	body := p.inside(d.root)
	if len(d.format.Cites) > 0 {
		body += as.bibliography(d.format.Bibliography)
	}
	return as.begin(d, title, written) + body + as.end(), nil
}

// printer returns what writes the document in a dialect.
func (d *document) printer(as *dialect) *printer {
	p := &printer{document: d, dialect: as, depth: map[string]int{}, names: map[string]bool{}, footnotes: map[int]ast.Node{}}
	p.renderer = renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(p, 0)))
	for _, m := range anchors.FindAllSubmatch(d.source, -1) {
		p.names[string(m[1])] = true
	}
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		if list, ok := n.(*extension.FootnoteList); ok {
			for f := list.FirstChild(); f != nil; f = f.NextSibling() {
				if note, ok := f.(*extension.Footnote); ok {
					p.footnotes[note.Index] = note
				}
			}
		}
	}
	return p
}

// RegisterFuncs implements [renderer.NodeRenderer]: what each kind of node is in the
// dialect. Of other kinds, their children are written.
func (p *printer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	for kind, write := range map[ast.NodeKind]func(ast.Node) string{
		kindFigure:         whole(func(n *figureNode) string { return n.text + p.afterFigure }),
		ast.KindHeading:    whole(func(n *ast.Heading) string { return p.heading(n.Level, p.inside(n)) + p.paragraph }),
		ast.KindParagraph:  func(n ast.Node) string { return p.inside(n) + p.paragraph },
		ast.KindBlockquote: func(n ast.Node) string { return p.quoteOf(start(n), func() string { return p.lines(n) }) + p.paragraph },
		ast.KindList: whole(func(n *ast.List) string {
			return p.listOf(start(n), n.IsOrdered(), n.Start, func() []string { return p.itemsOf(n) }) + p.paragraph
		}),
		ast.KindFencedCodeBlock:         p.codeBlock,
		ast.KindCodeBlock:               p.codeBlock,
		ast.KindThematicBreak:           func(ast.Node) string { return p.rule + p.paragraph },
		extension.KindTable:             whole(func(n *extension.Table) string { return p.tableOf(n) + p.paragraph }),
		ast.KindHTMLBlock:               whole(p.htmlBlock),
		ast.KindLinkReferenceDefinition: nothing,
		extension.KindFootnoteList:      nothing,
		article.KindMaths:               p.formula,
		article.KindMathsBlock:          func(n ast.Node) string { return p.formula(n) + p.paragraph },

		ast.KindText:                whole(p.textOf),
		ast.KindString:              whole(func(n *ast.String) string { return p.text(string(n.Value)) }),
		ast.KindCodeSpan:            func(n ast.Node) string { return p.code(words(n, p.source)) },
		ast.KindEmphasis:            whole(p.emphasis),
		extension.KindStrikethrough: func(n ast.Node) string { return p.strike(p.inside(n)) },
		extension.KindTaskCheckBox:  whole(p.checkBox),
		extension.KindFootnoteLink:  whole(p.footnoteOf),
		ast.KindAutoLink:            whole(p.autoLink),
		ast.KindLink:                whole(p.linkOf),
		ast.KindImage: whole(func(n *ast.Image) string {
			return p.picture(n.Pos(), unescape(string(n.Destination)), words(n, p.source))
		}),
		ast.KindRawHTML: whole(p.stray),
		kindElement:     whole(p.element),
	} {
		reg.Register(kind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			_, err := w.WriteString(write(n))
			return ast.WalkSkipChildren, err
		})
	}
}

// whole writes a node of a type with all that is in it.
func whole[N ast.Node](write func(N) string) func(ast.Node) string {
	return func(n ast.Node) string { return write(n.(N)) }
}

func nothing(ast.Node) string { return "" }

// memory is where goldmark writes to: without a copy, which a bufio.Writer would keep.
type memory struct{ bytes.Buffer }

// Buffered and Flush are what goldmark asks of a writer.
func (*memory) Buffered() int { return 0 }
func (*memory) Flush() error  { return nil }

// written writes a node.
func (p *printer) written(n ast.Node) string {
	var b memory
	_ = p.renderer.Render(&b, p.source, n) // no func here returns an error
	return b.String()
}

// inside writes what is in a node.
func (p *printer) inside(n ast.Node) string {
	var b memory
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		_ = p.renderer.Render(&b, p.source, c)
	}
	return b.String()
}

// lines writes what is in a node, without the lines that end it.
func (p *printer) lines(n ast.Node) string { return strings.TrimRight(p.inside(n), "\n") }

func (p *printer) itemsOf(list *ast.List) (items []string) {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		var parts []string
		for n := item.FirstChild(); n != nil; n = n.NextSibling() {
			parts = append(parts, strings.TrimRight(p.written(n), "\n"))
		}
		items = append(items, strings.Join(parts, p.paragraph))
	}
	return items
}

// codeBlock writes lines of code, or the formula that they are.
func (p *printer) codeBlock(n ast.Node) string {
	if _, _, ok := article.TeX(n, p.source); ok {
		return p.formula(n) + p.paragraph
	}
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(p.source))
	}
	return p.dialect.block(strings.TrimRight(b.String(), "\n")) + p.paragraph
}

// nested writes what can be in itself: LaTeX takes four lists of a sort in one another, and
// six lists and quotations. It reports one that is deeper.
func (p *printer) nested(at int, kind string, write func(tooDeep bool)) {
	p.depth[kind]++
	p.depth["all"]++
	tooDeep := !p.nests && (p.depth[kind] > 4 && kind != "quote" || p.depth["all"] > 6)
	if tooDeep {
		p.leftOut(max(at, 0), "lists and quotations are too deep in one another: this one is written as lines", "write it at a level above")
	}
	write(tooDeep)
	p.depth[kind]--
	p.depth["all"]--
}

func (p *printer) listOf(at int, ordered bool, first int, items func() []string) (s string) {
	kind := "ul"
	if ordered {
		kind = "ol"
	}
	p.nested(at, kind, func(tooDeep bool) {
		list := items()
		if !tooDeep {
			s = p.list(ordered, first, list)
			return
		}
		for i := range list {
			sign := "– "
			if ordered {
				sign = fmt.Sprintf("%d. ", first+i)
			}
			list[i] = sign + list[i]
		}
		s = strings.Join(list, p.paragraph)
	})
	return s
}

func (p *printer) quoteOf(at int, inner func() string) (s string) {
	p.nested(at, "quote", func(tooDeep bool) {
		if s = inner(); s != "" && !tooDeep {
			s = p.quote(s)
		}
	})
	return s
}

func (p *printer) tableOf(t *extension.Table) string {
	right := make([]bool, len(t.Alignments))
	for i, a := range t.Alignments {
		right[i] = a == extension.AlignRight
	}
	var rows [][]string
	for r := t.FirstChild(); r != nil; r = r.NextSibling() {
		var row []string
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			row = append(row, p.inside(c))
		}
		for len(row) < len(right) {
			row = append(row, "")
		}
		rows = append(rows, row[:len(right)])
	}
	return p.table(right, rows)
}

func (p *printer) textOf(n *ast.Text) string {
	s := p.text(plainText(n, p.source))
	if n.HardLineBreak() {
		s += p.lineBreak
	}
	return s
}

func (p *printer) emphasis(n *ast.Emphasis) string {
	if n.Level == 2 {
		return p.strong(p.inside(n))
	}
	return p.emph(p.inside(n))
}

func (p *printer) checkBox(n *extension.TaskCheckBox) string {
	if n.IsChecked {
		return p.checked
	}
	return p.unchecked
}

func (p *printer) footnoteOf(n *extension.FootnoteLink) string {
	note, ok := p.footnotes[n.Index]
	if !ok {
		return ""
	}
	return p.footnote(strings.TrimSpace(p.inside(note)))
}

func (p *printer) autoLink(n *ast.AutoLink) string {
	to := string(n.URL(p.source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(to), "mailto:") {
		to = "mailto:" + to
	}
	return p.link(to, p.text(string(n.Label(p.source))))
}

func (p *printer) linkOf(n *ast.Link) string {
	if n.Reference != nil {
		label := strings.TrimPrefix(string(n.Reference.Value), "=")
		if keys := p.format.Cites[label]; len(keys) > 0 {
			return p.cite(keys)
		}
	}
	to, s := string(n.Destination), p.inside(n)
	name, here := strings.CutPrefix(to, "#")
	switch {
	case !here:
		return p.link(unescape(to), s)
	case p.names[name]:
		return p.toAnchor(name, s)
	}
	return s // to nowhere
}

func wrapped(before, after string) func(string) string {
	return func(s string) string { return before + s + after }
}
