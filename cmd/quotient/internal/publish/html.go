package publish

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	markdown "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// htmlFormat is a page of its own.
var htmlFormat = Format{Name: "html", Ending: ".html", write: (*document).html}

// style is that of the page: the paper and ink of the charts, a column of some 66
// characters, and tables that scroll by themselves on a narrow screen.
//
//go:embed page.css
var style template.CSS

//go:embed page.html
var pageHTML string

var pageTemplate = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageHTML)) })

// page is what its template shows: what is of type HTML is written already.
type page struct {
	Lang, Title       string
	Policy, Signature template.HTML
	Authors           []string
	Description       string
	Keywords, Date    string
	Address           string // of the page, for readers
	Card              *Card
	Style             template.CSS
	Head              *head // nil where the body has all of it
	Body              template.HTML
}

// head is what comes before the text.
type head struct {
	Heading                    template.HTML
	Title                      string // without a heading
	Subtitle, Byline, Abstract string
}

// html is a page of its own, whose pictures lie beside it.
func (d *document) html() (string, error) {
	d.nameCallouts()
	d.openFences()
	if !d.format.Trusted {
		rawRenderer{d.format.LeftOut}.withoutRemote(d.root)
	}
	title, heading := d.title()
	var body bytes.Buffer
	r := renderer.NewRenderer(renderer.WithNodeRenderers(append(d.ownHTML(),
		util.Prioritized(extension.NewTableHTMLRenderer(), 500),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(extension.NewTaskCheckBoxHTMLRenderer(), 500),
		util.Prioritized(extension.NewFootnoteHTMLRenderer(), 500),
		util.Prioritized(figureRenderer{}, 100),
		util.Prioritized(mathsRenderer{}, 100),
	)...))
	out := page{
		Lang: d.lang, Title: title, Policy: template.HTML(d.policy()), Signature: template.HTML("<!-- " + d.signature() + " -->"), Style: style,
		Authors: d.front.authors, Description: d.front.description, Keywords: strings.Join(d.front.keywords, ", "), Date: d.front.date,
		Address: d.format.Address, Card: d.format.Card,
	}
	if out.Description == "" {
		out.Description = d.summary()
	}
	if title == "" {
		out.Title = d.Name
	}
	if d.front.says() || heading == nil && d.front.title != "" {
		out.Head = &head{Title: title, Subtitle: d.front.subtitle, Byline: d.front.byline(), Abstract: d.front.abstract}
		if heading != nil {
			if err := r.Render(&body, d.source, heading); err != nil {
				return "", err
			}
			out.Head.Heading, out.Head.Title = template.HTML(body.String()), ""
			body.Reset()
			d.root.RemoveChild(d.root, heading)
		}
	}
	if err := r.Render(&body, d.source, d.root); err != nil {
		return "", err
	}
	out.Body = template.HTML(body.String())
	body.Reset()
	err := pageTemplate().Execute(&body, out)
	return body.String(), err
}

// summary is the beginning of the text, as those show it who link to the page: whole sentences,
// as far as they are short, else whole words.
func (d *document) summary() string {
	const most = 200
	for _, p := range d.Passages {
		said := []rune(strings.Join(strings.Fields(p.Text), " "))
		if p.Heading || len(said) < 40 {
			continue
		}
		if len(said) <= most {
			return string(said)
		}
		end := most
		for i := most; i > 0; i-- {
			if said[i] == ' ' && strings.ContainsRune(".!?", said[i-1]) {
				return string(said[:i])
			}
			if said[i] == ' ' && end == most {
				end = i
			}
		}
		return strings.TrimRight(string(said[:end]), " ,;:") + "…"
	}
	return ""
}

// ownHTML writes what the author has written as HTML: as it is, where the author says
// that it can be trusted.
func (d *document) ownHTML() []util.PrioritizedValue {
	if d.format.Trusted {
		return []util.PrioritizedValue{util.Prioritized(markdown.NewRenderer(markdown.WithUnsafe(), markdown.WithXHTML()), 1000)}
	}
	return []util.PrioritizedValue{
		util.Prioritized(markdown.NewRenderer(markdown.WithXHTML()), 1000),
		util.Prioritized(rawRenderer{d.format.LeftOut}, 100),
	}
}

// policy is the policy of the page; a server has its own.
func (d *document) policy() string {
	if d.format.Trusted || d.format.Served {
		return ""
	}
	return policy
}

// figureRenderer writes a chart as it comes.
type figureRenderer struct{}

func (figureRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindFigure, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString(n.(*figureNode).text)
		}
		return ast.WalkSkipChildren, nil
	})
}
