package publish

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"quotient/datasets/language"
	"quotient/datasets/lazy"
)

// calloutLine has a sign for a fold, which paper has none of, and a title.
var calloutLine = lazy.MustCompile(`(?i)^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][-+]?(?:[ \t]+(.*))?$`)

// callout is what a quotation is that begins with [!NOTE] on a line, as GitHub has them, or
// with [!NOTE] and a title, as Obsidian does.
type callout struct {
	quote    *ast.Blockquote
	first    ast.Node // its first paragraph
	from, to int      // where its sign is
	end      int      // of its title, which is up to the end of the line; to where it has none
	class    string
	name     string
}

// callouts lists those of the document.
func (d *document) callouts() (out []callout) {
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		q, ok := n.(*ast.Blockquote)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		p, ok := q.FirstChild().(*ast.Paragraph)
		if !ok || p.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		line := p.Lines().At(0)
		s := strings.TrimSpace(string(line.Value(d.source)))
		m := calloutLine.FindStringSubmatch(s)
		if m == nil {
			return ast.WalkContinue, nil
		}
		from := line.Start + strings.Index(string(line.Value(d.source)), s)
		kind := strings.ToUpper(m[1])
		out = append(out, callout{q, p, from, from + len(s) - len(m[2]), from + len(s), "callout " + strings.ToLower(kind), d.calloutName(kind)})
		return ast.WalkContinue, nil
	})
	return out
}

// calloutName is how a reader is told of a kind, such as NOTE, in the article's language.
func (d *document) calloutName(kind string) string {
	name := kind[:1] + strings.ToLower(kind[1:])
	if s, ok := language.For(d.words).Writing.Articles[name]; ok {
		return s
	}
	return name
}

// nameCallouts puts the title of each callout, or else its name, in bold type, for its sign.
func (d *document) nameCallouts() {
	for _, c := range d.callouts() {
		strong := ast.NewEmphasis(2)
		for n := c.first.FirstChild(); n != nil && inlineStart(n) < c.end; n = c.first.FirstChild() {
			c.first.RemoveChild(c.first, n)
			if t, ok := n.(*ast.Text); ok {
				if t.Segment.Stop <= c.to {
					continue
				}
				t.Segment.Start = max(t.Segment.Start, c.to)
				t.SetSoftLineBreak(false)
				t.SetHardLineBreak(false)
			}
			if inlineStart(n) >= c.to {
				strong.AppendChild(strong, n)
			}
		}
		if strong.FirstChild() == nil {
			strong.AppendChild(strong, ast.NewString([]byte(c.name)))
		}
		title := ast.NewParagraph()
		title.AppendChild(title, strong)
		c.quote.InsertBefore(c.quote, c.first, title)
		if c.first.FirstChild() == nil {
			c.quote.RemoveChild(c.quote, c.first)
		}
		c.quote.SetAttributeString("class", []byte(c.class))
	}
}

// calloutCuts writes the same as Markdown of Pandoc.
func (d *document) calloutCuts() (out []cut) {
	for _, c := range d.callouts() {
		margin := strings.TrimRight(d.margin(c.from), " ")
		title := string(d.source[c.to:c.end])
		switch {
		case title == "":
			out = append(out, cut{c.from, c.end, "**" + c.name + "**\n" + margin})
		case strings.ContainsAny(title, "*_"): // with emphasis of its own
			out = append(out, cut{c.from, c.to, ""}, cut{c.end, c.end, "\n" + margin})
		default:
			out = append(out, cut{c.from, c.to, "**"}, cut{c.end, c.end, "**\n" + margin})
		}
	}
	return out
}

// inlineStart is where a node of a sentence begins.
func inlineStart(n ast.Node) int {
	if t, ok := n.(*ast.Text); ok {
		return t.Segment.Start
	}
	if at := n.Pos(); at >= 0 {
		return at
	}
	return start(n)
}
