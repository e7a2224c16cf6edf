package publish

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// An author's own HTML goes into the formats for paper as far as it is words, with the
// structure that paper has. What is left out is reported with its place.

// tag is an element of HTML, or with no name a piece of text.
type tag struct {
	name     string
	attr     map[string]string
	text     string
	at       int // the byte of the article
	children []*tag
	block    bool // it is a block, or has one in it
}

var (
	// blockTags are the elements that begin a line of their own.
	blockTags = setOf(`address article aside blockquote caption center col colgroup dd details dir div dl dt fieldset
		figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody
		td tfoot th thead tr ul`)
	voidTags = setOf(`area base br col embed hr img input link meta param source track wbr`)
	// impliedEnds are the open elements that an element ends, besides a paragraph.
	impliedEnds = map[string]map[string]bool{
		"li": setOf("li p"), "dt": setOf("dt dd p"), "dd": setOf("dt dd p"),
		"td": setOf("td th p"), "th": setOf("td th p"), "tr": setOf("tr td th p"),
		"tbody": setOf("tr td th thead tbody tfoot p"), "thead": setOf("tr td th thead tbody tfoot p"), "tfoot": setOf("tr td th thead tbody tfoot p"),
	}
)

// deepest is how many elements may be open at once; those in more are of the last.
const deepest = 100

// A builder builds the tree of a text of HTML.
type builder struct {
	open    []*tag // the root, and the elements that have no end yet
	leftOut func(at int, what, remedy string)
}

// markup reads HTML as a tree. Place gives the byte of the article where one of the text is.
func markup(text []byte, place func(int) int, leftOut func(at int, what, remedy string)) *tag {
	b := &builder{[]*tag{{}}, leftOut}
	z := html.NewTokenizer(bytes.NewReader(text))
	for at := 0; ; {
		kind := z.Next()
		raw := len(z.Raw())
		t := z.Token()
		switch kind {
		case html.ErrorToken:
			if raw > 0 {
				leftOut(place(at), "a tag without its “>” is left out, with what comes after it", "end the tag")
			}
			return b.open[0]
		case html.TextToken:
			b.add(&tag{text: t.Data, at: place(at)})
		case html.EndTagToken:
			b.end(t.Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			b.begin(newTag(t, place(at)), kind == html.StartTagToken)
		}
		at += raw
	}
}

func (b *builder) add(e *tag) {
	top := b.open[len(b.open)-1]
	top.children = append(top.children, e)
}

func (b *builder) end(name string) {
	for i := len(b.open) - 1; i > 0; i-- {
		if b.open[i].name == name {
			b.open = b.open[:i]
			return
		}
	}
}

func (b *builder) begin(e *tag, hasEnd bool) {
	reportTag(e, b.leftOut)
	for len(b.open) > 1 && ends(e, b.open[len(b.open)-1]) {
		b.open = b.open[:len(b.open)-1]
	}
	b.add(e)
	for _, x := range b.open {
		x.block = x.block || e.block
	}
	if hasEnd && !voidTags[e.name] && len(b.open) < deepest {
		b.open = append(b.open, e)
	}
}

func newTag(t html.Token, at int) *tag {
	e := &tag{name: t.Data, attr: map[string]string{}, at: at, block: blockTags[t.Data]}
	for _, a := range t.Attr {
		e.attr[strings.ToLower(a.Key)] = a.Val
	}
	return e
}

// ends reports whether an element that begins ends the one that is open.
func ends(e, open *tag) bool {
	if implied, ok := impliedEnds[e.name]; ok {
		return implied[open.name]
	}
	return e.block && open.name == "p"
}

// reportTag reports an element that paper does not have.
func reportTag(e *tag, leftOut func(at int, what, remedy string)) {
	switch {
	case unseen[e.name]:
		leftOut(e.at, "<"+e.name+"> is left out, with what is in it", "write in Markdown what readers must see of it")
	case !elements[e.name] && !blockTags[e.name]:
		leftOut(e.at, "<"+e.name+"> is left out; the words in it are kept", "write in Markdown what readers must see of it")
	case e.attr["rowspan"] != "" && e.attr["rowspan"] != "1":
		leftOut(e.at, "rowspan is left out: the cells below it move to the left", "repeat the cell in each row")
	}
}

// leftOut reports what of the article is not written.
func (d *document) leftOut(at int, what, remedy string) {
	if d.format.LeftOut != nil {
		d.format.LeftOut(at, what, remedy)
	}
}

// htmlBlock writes a block of HTML.
func (p *printer) htmlBlock(n *ast.HTMLBlock) string {
	var b strings.Builder
	for _, s := range p.flow(p.tree(n)) {
		b.WriteString(s + p.paragraph)
	}
	return b.String()
}

// tree reads a block of HTML.
func (d *document) tree(n *ast.HTMLBlock) []*tag {
	var text []byte
	var from, starts []int // of each line, in the text and in the article
	add := func(start, stop int) {
		from, starts = append(from, len(text)), append(starts, start)
		text = append(text, d.source[start:stop]...)
	}
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		add(line.Start, line.Stop)
	}
	if n.HasClosure() {
		add(n.ClosureLine.Start, n.ClosureLine.Stop)
	}
	if len(from) == 0 {
		return nil
	}
	return markup(text, func(i int) int {
		line, found := slices.BinarySearch(from, i)
		if !found {
			line--
		}
		return starts[line] + i - from[line]
	}, d.leftOut).children
}

// flow writes elements as blocks.
func (p *printer) flow(list []*tag) (out []string) {
	var run strings.Builder
	flush := func() {
		if s := strings.TrimSpace(run.String()); s != "" {
			out = append(out, s)
		}
		run.Reset()
	}
	for _, e := range list {
		if !e.block {
			run.WriteString(p.phrase(e))
			continue
		}
		flush()
		out = append(out, p.blockTag(e)...)
	}
	flush()
	return out
}

// blockTag writes one block.
func (p *printer) blockTag(e *tag) []string {
	one := func(write func(string) string) []string {
		if s := p.line(e.children); s != "" {
			return []string{write(s)}
		}
		return nil
	}
	switch e.name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return one(func(s string) string { return p.heading(int(e.name[1]-'0'), s) })
	case "summary", "dt":
		return one(p.strong)
	case "figcaption", "caption":
		return one(p.emph)
	case "hr":
		return []string{p.rule}
	case "pre":
		if s := strings.Trim(e.words(), "\n"); strings.TrimSpace(s) != "" {
			return []string{p.dialect.block(s)}
		}
		return nil
	case "blockquote":
		if s := p.quoteOf(e.at, func() string { return strings.Join(p.flow(e.children), p.paragraph) }); s != "" {
			return []string{s}
		}
		return nil
	case "ul", "ol", "menu", "dir":
		return p.listTag(e)
	case "table":
		return p.tableTag(e)
	}
	if unseen[e.name] {
		return nil
	}
	return p.flow(e.children)
}

func (p *printer) listTag(e *tag) []string {
	start, err := strconv.Atoi(e.attr["start"])
	if err != nil {
		start = 1
	}
	empty := false
	s := p.listOf(e.at, e.name == "ol", start, func() (items []string) {
		for _, c := range e.children {
			inside := []*tag{c}
			if c.name == "li" {
				inside = c.children
			}
			if s := strings.Join(p.flow(inside), p.paragraph); s != "" || c.name == "li" {
				items = append(items, s)
			}
		}
		empty = len(items) == 0
		return items
	})
	if empty {
		return nil
	}
	return []string{s}
}

// tableTag writes a table; what is in it outside of its cells comes before it.
func (p *printer) tableTag(e *tag) (out []string) {
	var rows [][]string
	columns := 0
	var read func(list []*tag)
	read = func(list []*tag) {
		for _, c := range list {
			switch c.name {
			case "thead", "tbody", "tfoot":
				read(c.children)
			case "tr":
				row := p.rowTag(c)
				rows, columns = append(rows, row), max(columns, len(row))
			case "colgroup", "col":
			case "td", "th": // without a row
				rows, columns = append(rows, []string{p.line(c.children)}), max(columns, 1)
			default:
				out = append(out, p.flow([]*tag{c})...)
			}
		}
	}
	read(e.children)
	if columns == 0 {
		return out
	}
	for i := range rows {
		for len(rows[i]) < columns {
			rows[i] = append(rows[i], "")
		}
	}
	return append(out, p.table(make([]bool, columns), rows))
}

func (p *printer) rowTag(e *tag) (row []string) {
	for _, c := range e.children {
		cell := p.line([]*tag{c})
		if c.name != "td" && c.name != "th" && cell == "" {
			continue
		}
		row = append(row, cell)
		if n, err := strconv.Atoi(c.attr["colspan"]); err == nil {
			for range min(n, 50) - 1 {
				row = append(row, "")
			}
		}
	}
	return row
}

// line writes elements into one line, whatever is in them.
func (p *printer) line(list []*tag) string {
	var b strings.Builder
	for _, e := range list {
		switch {
		case e.block && unseen[e.name]:
		case e.block:
			b.WriteString(" " + p.line(e.children) + " ")
		default:
			b.WriteString(p.phrase(e))
		}
	}
	return strings.TrimSpace(b.String())
}

// phrase writes an element that is a part of a line.
func (p *printer) phrase(e *tag) string {
	if e.name == "" {
		s := strings.Join(strings.Fields(e.text), " ")
		if s == "" {
			return " "
		}
		if strings.ContainsAny(e.text[:1], " \t\r\n") {
			s = " " + s
		}
		if strings.ContainsAny(e.text[len(e.text)-1:], " \t\r\n") {
			s += " "
		}
		return p.text(s)
	}
	var b strings.Builder
	if !unseen[e.name] {
		for _, c := range e.children {
			b.WriteString(p.phrase(c))
		}
	}
	return p.dressed(e, b.String(), e.words())
}

// words are the text of an element.
func (e *tag) words() string {
	if e.name == "" {
		return e.text
	}
	if e.name == "br" {
		return "\n"
	}
	var b strings.Builder
	for _, c := range e.children {
		if !unseen[c.name] {
			b.WriteString(c.words())
		}
	}
	return b.String()
}

// dressed writes what an element makes of the words in it: inner as they are written,
// plain as they are.
func (p *printer) dressed(e *tag, inner, plain string) string {
	switch e.name {
	case "br":
		return p.lineBreak
	case "img":
		return p.picture(e.at, e.attr["src"], e.attr["alt"])
	case "a":
		return p.anchored(e, inner)
	}
	if strings.TrimSpace(inner) == "" {
		return inner
	}
	switch e.name {
	case "b", "strong":
		return p.strong(inner)
	case "i", "em", "cite", "dfn", "var":
		return p.emph(inner)
	case "s", "del", "strike":
		return p.strike(inner)
	case "sup":
		return p.sup(inner)
	case "sub":
		return p.sub(inner)
	case "code", "kbd", "samp", "tt":
		return p.code(plain)
	case "q":
		return "“" + inner + "”"
	}
	return inner
}

// anchored writes a link, or a place that links lead to.
func (p *printer) anchored(e *tag, inner string) string {
	if id := e.attr["id"]; p.names[id] {
		inner = p.anchor(id) + inner
	}
	to := e.attr["href"]
	if to == "" || strings.TrimSpace(inner) == "" {
		return inner
	}
	if name, ok := strings.CutPrefix(to, "#"); ok {
		if p.names[name] {
			return p.toAnchor(name, inner)
		}
		return inner // to nowhere
	}
	if !harmlessURL("href", to) {
		p.leftOut(e.at, "the address of a link is left out", "give it an address of the web")
		return inner
	}
	return p.link(to, inner)
}
