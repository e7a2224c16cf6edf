package publish

import (
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"quotient/cmd/quotient/internal/article"
)

// A formula goes into every format as the author has written it: LaTeX sets it, Pandoc
// makes a formula of a word processor of it, and HTML has it between the signs that
// MathJax and KaTeX look for. Typst has no TeX, and shows it as it is.

// formula is one of the document, with its place.
type formula struct {
	from, to int
	tex      string
	display  bool
}

// formulas lists those of the document, in its order.
func (d *document) formulas() (out []formula) {
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if tex, display, ok := article.TeX(n, d.source); ok {
			from, to := article.Span(n)
			if _, fence := n.(*ast.FencedCodeBlock); fence {
				from, to = fenced(d.source, from, to)
			}
			out = append(out, formula{from, to, tex, display})
		}
		return ast.WalkContinue, nil
	})
	return out
}

// fenced is the stretch of the lines of a fence with the fence.
func fenced(source []byte, from, to int) (int, int) {
	lineBefore := strings.LastIndexByte(string(source[:max(0, from-1)]), '\n') + 1
	fence := strings.IndexAny(string(source[lineBefore:from]), "`~")
	if fence < 0 {
		return from, to
	}
	end := to
	if i := strings.IndexByte(string(source[to:]), '\n'); i >= 0 {
		end += i
	} else {
		end = len(source)
	}
	return lineBefore + fence, end
}

// inside is the block that a byte of the article is filled in.
func (d *document) inside(at int) (article.Place, bool) {
	for _, b := range d.Blocks {
		if b.Start <= at && at < b.End {
			return b, true
		}
	}
	return article.Place{}, false
}

// pandoc is the formula as Pandoc reads it.
func (m formula) pandoc() string {
	tex := m.tex
	if !strings.Contains(tex, "%") { // which begins a comment, up to the end of its line
		tex = strings.ReplaceAll(tex, "\n", " ") // which may be one of a quotation or a list
	}
	if m.display {
		return "$$" + tex + "$$"
	}
	return "$" + tex + "$"
}

// environment is a formula that LaTeX takes without signs around it.
var environment = regexp.MustCompile(`^\\begin\{(align|alignat|equation|gather|multline|flalign|eqnarray)\*?\}`)

// power is what a formula needs no command for, and a document of somebody else must not
// do to whoever sets it: read, write and run, define, and hide one of these from this
// list. LaTeX runs what it sets.
var power = regexp.MustCompile(`\^\^|\\(@|(input|include\w*|openin|openout|read\w*|write\w*|immediate|special|directlua|latelua|luaexec|pdf\w+|csname|endcsname|catcode|lccode|uccode|lowercase|uppercase|[egx]?def|let|futurelet|expandafter|noexpand|newcommand\w*|renewcommand\w*|providecommand\w*|newenvironment\w*|renewenvironment\w*|usepackage|RequirePackage|documentclass|makeatletter|scantokens|every\w+|aftergroup|afterassignment|output|shipout|font|closein|closeout|message|errmessage|typeout|jobname|verbatiminput|lstinputlisting|Shell\w*|loop|the|string|detokenize|meaning|begingroup|endgroup|begin\s*\{\s*(filecontents|document|verbatim|lstlisting|luacode)\w*\*?\s*\}|end\s*\{\s*document\s*\}))([^a-zA-Z]|$)`)

var command = regexp.MustCompile(`^\\[a-zA-Z@]+|^\^\^`)

// formula writes a formula. One that LaTeX would run is shown as it is written, and
// reported.
func (p *printer) formula(n ast.Node, tex string, display bool) string {
	found := power.FindString(tex)
	if !p.runs || found == "" {
		return p.maths(tex, display)
	}
	if p.format.LeftOut != nil {
		from, _ := article.Span(n)
		p.format.LeftOut(from, "the formula has "+command.FindString(found)+", which LaTeX would run: it is shown as code", "write it without that command")
	}
	return p.code(tex)
}

func latexMaths(tex string, display bool) string {
	switch {
	case display && environment.MatchString(tex):
		return tex
	case display:
		return "\\[" + tex + "\\]"
	}
	return "$" + tex + "$"
}

func htmlMaths(tex string, display bool) string {
	if display {
		return "<span class=\"math display\">\\[" + html.EscapeString(tex) + "\\]</span>"
	}
	return "<span class=\"math inline\">\\(" + html.EscapeString(tex) + "\\)</span>"
}

// mathsRenderer writes formulas into HTML.
type mathsRenderer struct{}

func (mathsRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	write := func(before, after string) renderer.NodeRendererFunc {
		return func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			if tex, display, ok := article.TeX(n, source); ok && entering {
				_, _ = w.WriteString(before + htmlMaths(tex, display) + after)
			}
			return ast.WalkSkipChildren, nil
		}
	}
	r.Register(article.KindMaths, write("", ""))
	r.Register(article.KindMathsBlock, write("<p>", "</p>\n"))
}

// openFences makes figures of the formulas that are written as code, so that HTML has
// them as it has all others.
func (d *document) openFences() {
	var fences []ast.Node
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if _, ok := n.(*ast.FencedCodeBlock); ok && entering {
			fences = append(fences, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range fences {
		if tex, display, ok := article.TeX(n, d.source); ok {
			n.Parent().ReplaceChild(n.Parent(), n, &figureNode{text: "<p>" + htmlMaths(tex, display) + "</p>\n"})
		}
	}
}
