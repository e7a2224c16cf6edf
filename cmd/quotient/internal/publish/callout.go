package publish

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// callouts are the five of GitHub, by language: how a reader is told of each.
var callouts = map[string]map[string]string{
	"en": {"NOTE": "Note", "TIP": "Tip", "IMPORTANT": "Important", "WARNING": "Warning", "CAUTION": "Caution"},
	"hu": {"NOTE": "Megjegyzés", "TIP": "Tipp", "IMPORTANT": "Fontos", "WARNING": "Figyelmeztetés", "CAUTION": "Vigyázat"},
	"el": {"NOTE": "Σημείωση", "TIP": "Συμβουλή", "IMPORTANT": "Σημαντικό", "WARNING": "Προειδοποίηση", "CAUTION": "Προσοχή"},
}

var calloutLine = regexp.MustCompile(`(?i)^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]$`)

// callout is what a quotation is that begins with [!NOTE] on a line, as GitHub has them.
type callout struct {
	quote    *ast.Blockquote
	first    ast.Node // its first paragraph
	from, to int      // where its sign is
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
		out = append(out, callout{q, p, from, from + len(s), "callout " + strings.ToLower(kind), d.calloutName(kind)})
		return ast.WalkContinue, nil
	})
	return out
}

func (d *document) calloutName(kind string) string {
	if names, ok := callouts[d.words]; ok {
		return names[kind]
	}
	return callouts["en"][kind]
}

// nameCallouts puts the name of each callout, in bold type, for its sign.
func (d *document) nameCallouts() {
	for _, c := range d.callouts() {
		for n := c.first.FirstChild(); n != nil && inlineStart(n) < c.to; n = c.first.FirstChild() {
			c.first.RemoveChild(c.first, n)
		}
		strong := ast.NewEmphasis(2)
		strong.AppendChild(strong, ast.NewString([]byte(c.name)))
		title := ast.NewParagraph()
		title.AppendChild(title, strong)
		c.quote.InsertBefore(c.quote, c.first, title)
		if c.first.FirstChild() == nil {
			c.quote.RemoveChild(c.quote, c.first)
		}
		c.quote.SetAttributeString("class", []byte(c.class))
	}
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
