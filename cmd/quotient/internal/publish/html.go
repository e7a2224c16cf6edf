package publish

import (
	"bytes"
	"fmt"
	"html"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	markdown "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// style is that of the page: the paper and ink of the charts, a column of some 66
// characters, and tables that scroll by themselves on a narrow screen.
const style = `:root{color-scheme:light dark;--paper:#fbf8f1;--ink:#1b1f24;--muted:#555c65;--rule:#b9b3a4;--link:#0e4f79;--warn:#a2401f}
@media (prefers-color-scheme:dark){:root{--paper:#14181d;--ink:#f3f0e9;--muted:#aab2bb;--rule:#4a525c;--link:#7cbee6;--warn:#ee9a73}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Georgia,"Times New Roman",serif}
article{max-width:38rem;margin:0 auto;padding:2rem 1rem 4rem;overflow-wrap:break-word}
h1,h2,h3,h4{line-height:1.2;margin:2.2em 0 .6em}
h1{font-size:2.1rem;margin-top:.4em}
a{color:var(--link);text-underline-offset:.15em}
a[title]{color:inherit;text-decoration:underline dotted;text-decoration-color:var(--muted)}
a[title]:hover,a[title]:focus{text-decoration-style:solid}
img{max-width:100%;height:auto}
figure{margin:2rem 0}
@media (min-width:60rem){figure{margin-inline:-5rem}}
figure img{display:block;margin:0 auto}
figcaption,.sources{color:var(--muted);font:.875rem/1.45 system-ui,sans-serif}
figcaption{margin:.25rem 4% 0}
table{border-collapse:collapse;font:.875rem/1.4 system-ui,sans-serif;margin:1.5rem 0;display:block;overflow-x:auto;max-width:100%}
figure table{display:table}
th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--rule)}
:target{background:color-mix(in srgb,var(--link) 18%,transparent)}
code{font-size:.875em}
pre{overflow-x:auto}
.subtitle{font-size:1.25rem;margin-top:-.4em}
.byline,.abstract{color:var(--muted)}
.abstract{font-style:italic}
.math.display{display:block;overflow-x:auto}
.callout{border-left-color:var(--link)}
.callout.warning,.callout.caution{border-left-color:var(--warn)}
blockquote{margin:1.5rem 0;padding-left:1rem;border-left:3px solid var(--rule)}
@media print{body{background:#fff;color:#000}article{max-width:none}figure{break-inside:avoid;margin-inline:0}}
`

// html is a page of its own, whose pictures lie beside it.
func (d *document) html() (string, error) {
	d.nameCallouts()
	d.openFences()
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
	if d.front.says() || heading == nil && d.front.title != "" {
		if heading != nil {
			if err := r.Render(&body, d.source, heading); err != nil {
				return "", err
			}
			d.root.RemoveChild(d.root, heading)
		} else if title != "" {
			fmt.Fprintf(&body, "<h1>%s</h1>\n", html.EscapeString(title))
		}
		body.WriteString(d.front.html())
	}
	if title == "" {
		title = d.Name
	}
	if err := r.Render(&body, d.source, d.root); err != nil {
		return "", err
	}
	return fmt.Sprintf("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n%s<!-- %s -->\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n%s<style>\n%s</style>\n</head>\n<body>\n<article>\n%s</article>\n</body>\n</html>\n",
		d.lang, d.policy(), d.signature(), html.EscapeString(title), d.front.metas(), style, body.String()), nil
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
