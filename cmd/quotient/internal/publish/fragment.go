package publish

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	markdown "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"quotient/cmd/quotient/internal/article"
)

// Fragment writes an article as a part of a page that has the study's charts and
// rows: its numbers are links to those, with their addresses as data-ref, a chart
// is a link to it, and the list of sources is left out. HTML and pictures of
// the article are not taken, so that nothing of it can act on the page. The spans are
// marked; those that stand in what is left out are not found.
func Fragment(a *article.Article, spans []Span) (fragment string, found map[string]bool, err error) {
	d := read(a)
	d.figures = map[int]string{}
	for _, b := range a.Blocks {
		switch {
		case b.Words[0] == "chart" && len(b.Words) > 1:
			id := html.EscapeString(b.Words[1])
			d.figures[b.Start] = fmt.Sprintf("<p><a href=\"#chart_%s\">Chart: %s</a></p>\n", id, id)
		case b.Words[0] == "sources":
			d.figures[b.Start] = ""
		}
	}
	d.replaceBlocks()
	d.nameCallouts()
	d.openFences()
	var images []*ast.Image
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			n.Level = min(6, n.Level+2)
		case *ast.Image:
			images = append(images, n)
		case *ast.Link:
			if n.Reference == nil || !bytes.HasPrefix(n.Reference.Value, []byte("=")) {
				break
			}
			words := strings.Fields(string(n.Reference.Value[1:]))
			if len(words) == 0 || words[0] == article.Own {
				n.Destination = []byte("#_articles")
				break
			}
			n.Destination = []byte("#" + words[0])
			n.SetAttributeString("data-ref", []byte(words[0]))
		}
		return ast.WalkContinue, nil
	})
	for _, n := range images { // the page shows none but its own
		for c := n.FirstChild(); c != nil; c = n.FirstChild() {
			n.Parent().InsertBefore(n.Parent(), n, c)
		}
		n.Parent().RemoveChild(n.Parent(), n)
	}
	found = d.markSpans(spans)
	var body bytes.Buffer
	r := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(markdown.NewRenderer(markdown.WithXHTML()), 1000),
		util.Prioritized(extension.NewTableHTMLRenderer(), 500),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(extension.NewTaskCheckBoxHTMLRenderer(), 500),
		util.Prioritized(extension.NewFootnoteHTMLRenderer(extension.WithFootnoteIDPrefix("_"+a.Name+"_")), 500),
		util.Prioritized(figureRenderer{}, 100),
		util.Prioritized(mathsRenderer{}, 100),
		util.Prioritized(spanRenderer{}, 100),
	))
	err = r.Render(&body, d.source, d.root)
	return body.String(), found, err
}
