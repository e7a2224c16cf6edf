package publish

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"quotient/cmd/quotient/internal/article"
	"quotient/datasets/lazy"
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
var environment = lazy.MustCompile(`^\\begin\{(align|alignat|equation|gather|multline|flalign|eqnarray)\*?\}`)

// harmless are the commands and environments of formulas: they set something, and neither
// read, write, run nor define. LaTeX runs what it sets, and a document of somebody else
// may come with any command; what is not listed here is shown as code. From the commands
// that MathJax and KaTeX document for TeX and AMS maths.
var harmless = setOf(`
	alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi omicron pi varpi rho varrho
	sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
	frac dfrac tfrac cfrac binom dbinom tbinom sqrt root over overline underline overbrace underbrace overset underset stackrel
	hat widehat tilde widetilde bar vec dot ddot check breve acute grave mathring overrightarrow overleftarrow
	sum prod int iint iiint oint coprod bigcup bigcap bigvee bigwedge bigoplus bigotimes limits nolimits
	lim liminf limsup max min sup inf arg argmax argmin det dim ker deg gcd hom exp log ln lg sin cos tan cot sec csc
	arcsin arccos arctan sinh cosh tanh coth Pr mod bmod pmod pod operatorname
	le leq ge geq ne neq lt gt ll gg approx sim simeq cong equiv propto prec succ preceq succeq subset subseteq supset supseteq
	in ni notin not mid nmid parallel perp models vdash dashv doteq asymp leqslant geqslant lesssim gtrsim
	pm mp times div cdot ast star circ bullet oplus ominus otimes odot cup cap setminus wedge vee land lor neg lnot
	to gets mapsto rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow longrightarrow longleftarrow
	Longrightarrow Longleftarrow iff implies impliedby uparrow downarrow updownarrow nearrow searrow swarrow nwarrow hookrightarrow
	xrightarrow xleftarrow forall exists nexists emptyset varnothing infty partial nabla prime degree angle hbar ell Re Im
	aleph top bot dagger ddagger dots ldots cdots vdots ddots colon
	left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr lvert rvert lVert rVert vert Vert
	langle rangle lfloor rfloor lceil rceil lbrace rbrace lbrack rbrack
	quad qquad thinspace medspace thickspace enspace hspace phantom hphantom vphantom smash
	mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr boldsymbol bm text textrm textbf textit mbox
	displaystyle textstyle scriptstyle boxed cancel tag notag nonumber label substack atop choose
	begin end hline cr color`)

// environments are those of formulas.
var environments = setOf(`align align* aligned alignat alignat* equation equation* gather gather* gathered multline multline*
	flalign flalign* eqnarray eqnarray* split cases matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix array subarray`)

var (
	command   = lazy.MustCompile(`\\([a-zA-Z@]+)`)
	surrounds = lazy.MustCompile(`\\(?:begin|end)\s*\{([^}]*)\}?`)
)

// run returns what of a formula is more than setting something; "" where nothing is.
func run(tex string) string {
	if strings.Contains(tex, "^^") { // which writes any character, a backslash too
		return "^^"
	}
	for _, m := range command.FindAllStringSubmatch(tex, -1) {
		if !harmless[m[1]] {
			return m[0]
		}
	}
	for _, m := range surrounds.FindAllStringSubmatch(tex, -1) {
		if !environments[m[1]] {
			return m[0]
		}
	}
	if n := strings.Count(tex, `\begin`) + strings.Count(tex, `\end`); n != len(surrounds.FindAllString(tex, -1)) {
		return `\begin`
	}
	return ""
}

// formula writes a formula. One that LaTeX would run is shown as it is written, and
// reported.
func (p *printer) formula(n ast.Node) string {
	tex, display, _ := article.TeX(n, p.source)
	found := run(tex)
	if !p.runs || found == "" {
		return p.maths(tex, display)
	}
	from, _ := article.Span(n)
	p.leftOut(from, "the formula has "+found+", which is no command of formulas, and LaTeX would run it: it is shown as code", "write it without that command")
	return p.code(tex)
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
