package publish

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/figure"
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
var anchors = regexp.MustCompile(`<a id="([a-z0-9-]+)"></a>`)

// printer writes a document in a dialect.
type printer struct {
	*document
	*dialect
	names     map[string]bool // of anchors
	footnotes map[int]ast.Node
	title     ast.Node
	depth     map[string]int // of what is open: ol, ul, and all
}

// render writes the document.
func (d *document) render(as *dialect) string {
	d.nameCallouts()
	p := d.printer(as)
	title, first := d.title()
	p.title = first
	written := p.text(title)
	if first != nil {
		written = p.inlines(first)
	}
	return as.begin(d, title, written) + p.blocks(d.root) + as.end()
}

// printer returns what writes the document in a dialect.
func (d *document) printer(as *dialect) *printer {
	p := &printer{document: d, dialect: as, depth: map[string]int{}, names: map[string]bool{}, footnotes: map[int]ast.Node{}}
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

func (p *printer) blocks(parent ast.Node) string {
	var b strings.Builder
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n != p.title {
			b.WriteString(p.block1(n))
		}
	}
	return b.String()
}

func (p *printer) block1(n ast.Node) string {
	if tex, display, ok := article.TeX(n, p.source); ok {
		return p.formula(n, tex, display) + p.paragraph
	}
	switch n := n.(type) {
	case *figureNode:
		return n.text + p.afterFigure
	case *ast.Heading:
		return p.heading(n.Level, p.inlines(n)) + p.paragraph
	case *ast.Paragraph:
		return p.inlines(n) + p.paragraph
	case *ast.TextBlock:
		return p.inlines(n)
	case *ast.Blockquote:
		return p.quoteOf(start(n), func() string { return strings.TrimRight(p.blocks(n), "\n") }) + p.paragraph
	case *ast.List:
		return p.listOf(start(n), n.IsOrdered(), n.Start, func() (items []string) {
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				var parts []string
				for x := c.FirstChild(); x != nil; x = x.NextSibling() {
					parts = append(parts, strings.TrimRight(p.block1(x), "\n"))
				}
				items = append(items, strings.Join(parts, p.paragraph))
			}
			return items
		}) + p.paragraph
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		var b strings.Builder
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			b.Write(line.Value(p.source))
		}
		return p.dialect.block(strings.TrimRight(b.String(), "\n")) + p.paragraph
	case *ast.ThematicBreak:
		return p.rule + p.paragraph
	case *extension.Table:
		return p.tableOf(n) + p.paragraph
	case *ast.HTMLBlock:
		return p.htmlBlock(n)
	case *ast.LinkReferenceDefinition, *extension.FootnoteList:
		return ""
	}
	return p.blocks(n)
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
			row = append(row, p.inlines(c))
		}
		for len(row) < len(right) {
			row = append(row, "")
		}
		rows = append(rows, row[:len(right)])
	}
	return p.table(right, rows)
}

func (p *printer) inlines(parent ast.Node) string { return p.between(parent.FirstChild(), nil) }

// between writes the nodes of a sentence from one up to another.
func (p *printer) between(from, to ast.Node) string {
	var b strings.Builder
	for n := from; n != nil && n != to; n = n.NextSibling() {
		if raw, ok := n.(*ast.RawHTML); ok {
			var s string
			s, n = p.raw(raw)
			b.WriteString(s)
			continue
		}
		b.WriteString(p.inline(n))
	}
	return b.String()
}

func (p *printer) inline(n ast.Node) string {
	if tex, display, ok := article.TeX(n, p.source); ok {
		return p.formula(n, tex, display)
	}
	switch n := n.(type) {
	case *ast.Text:
		s := p.text(plainText(n, p.source))
		if n.HardLineBreak() {
			s += p.lineBreak
		}
		return s
	case *ast.String:
		return p.text(string(n.Value))
	case *ast.CodeSpan:
		return p.code(words(n, p.source))
	case *ast.Emphasis:
		if n.Level == 2 {
			return p.strong(p.inlines(n))
		}
		return p.emph(p.inlines(n))
	case *extension.Strikethrough:
		return p.strike(p.inlines(n))
	case *extension.TaskCheckBox:
		if n.IsChecked {
			return p.checked
		}
		return p.unchecked
	case *extension.FootnoteLink:
		if note, ok := p.footnotes[n.Index]; ok {
			return p.footnote(strings.TrimSpace(p.blocks(note)))
		}
		return ""
	case *ast.AutoLink:
		to := string(n.URL(p.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(to), "mailto:") {
			to = "mailto:" + to
		}
		return p.link(to, p.text(string(n.Label(p.source))))
	case *ast.Link:
		to, s := string(n.Destination), p.inlines(n)
		if name, ok := strings.CutPrefix(to, "#"); ok {
			if p.names[name] {
				return p.toAnchor(name, s)
			}
			return s // to nowhere
		}
		return p.link(unescape(to), s)
	case *ast.Image:
		return p.picture(n.Pos(), unescape(string(n.Destination)), words(n, p.source))
	}
	return p.inlines(n)
}

func wrapped(before, after string) func(string) string {
	return func(s string) string { return before + s + after }
}

// latex is for XeLaTeX and LuaLaTeX, which know every script.
var latex = dialect{
	begin: func(d *document, title, written string) string {
		s := "% " + d.signature() + `
% !TeX program = xelatex
\documentclass[11pt,a4paper]{article}
\usepackage{fontspec}
% What is typed is what is set: two hyphens are no dash, and straight quotes stay straight.
\defaultfontfeatures[\rmfamily,\sffamily]{}
\IfFontExistsTF{STIX Two Text}{\setmainfont{STIX Two Text}}{\IfFontExistsTF{Libertinus Serif}{\setmainfont{Libertinus Serif}}{\IfFontExistsTF{DejaVu Serif}{\setmainfont[Scale=0.9]{DejaVu Serif}}{}}}
\IfFontExistsTF{DejaVu Sans Mono}{\setmonofont[Scale=0.85]{DejaVu Sans Mono}}{}
\usepackage[margin=28mm]{geometry}
\usepackage{amsmath,amssymb}
\usepackage{graphicx,array,booktabs,longtable}
\IfFileExists{ulem.sty}{\usepackage[normalem]{ulem}}{\newcommand{\sout}{}}
\usepackage[hidelinks,pdflang={` + d.lang + `}]{hyperref}
% Older versions of graphicx have no words for a picture.
\makeatletter\ifcsname KV@Gin@alt\endcsname\else\define@key{Gin}{alt}{}\fi\makeatother
% A picture is as large as it is, or as the page lets it be.
\makeatletter
\def\maxwidth{\ifdim\Gin@nat@width>\linewidth\linewidth\else\Gin@nat@width\fi}
\def\maxheight{\ifdim\Gin@nat@height>.8\textheight.8\textheight\else\Gin@nat@height\fi}
\makeatother
\setlength{\parindent}{0pt}\setlength{\parskip}{0.6em plus 0.2em}
\sloppy
`
		if title != "" || d.front.says() {
			s += d.front.latex(written)
		}
		if about := figure.LaTeXAlt(d.front.description); about != "" || len(d.front.keywords) > 0 {
			s += "\\hypersetup{pdfsubject={" + about + "},pdfkeywords={" + figure.LaTeXAlt(strings.Join(d.front.keywords, ", ")) + "}}\n"
		}
		s += "\\begin{document}\n"
		if title != "" || d.front.says() {
			s += "\\maketitle\n\n"
		}
		if d.front.abstract != "" {
			s += "\\begin{quote}\n" + figure.LaTeX(d.front.abstract) + "\n\\end{quote}\n\n"
		}
		return s
	},
	end:   func() string { return "\\end{document}\n" },
	text:  figure.LaTeX,
	maths: latexMaths, runs: true,
	heading: func(level int, s string) string {
		return []string{"\\section*", "\\section*", "\\subsection*", "\\subsubsection*", "\\paragraph*", "\\paragraph*"}[level-1] + "{" + s + "}"
	},
	emph: wrapped(`\emph{`, "}"), strong: wrapped(`\textbf{`, "}"), strike: wrapped(`\sout{`, "}"),
	sup: wrapped(`\textsuperscript{`, "}"), sub: wrapped(`\textsubscript{`, "}"),
	code: func(s string) string { return `\texttt{` + figure.LaTeX(s) + "}" },
	block: func(s string) string {
		return "\\begin{flushleft}\\ttfamily\\small\n" + lines(s) + "\n\\end{flushleft}"
	},
	quote: wrapped("\\begin{quote}\n", "\n\\end{quote}"),
	list: func(ordered bool, start int, items []string) string {
		name, first := "itemize", ""
		if ordered {
			name = "enumerate"
			if start != 1 {
				first = fmt.Sprintf("\\setcounter{enumi}{%d}\n", start-1)
			}
		}
		var b strings.Builder
		for _, s := range items {
			b.WriteString("\\item " + guarded(s) + "\n")
		}
		return "\\begin{" + name + "}\n" + first + b.String() + "\\end{" + name + "}"
	},
	link: func(to, s string) string {
		return `\href{` + strings.NewReplacer("%", `\%`, "#", `\#`, "&", `\&`, "{", `\%7B`, "}", `\%7D`, "^", `\%5E`, `\`, "").Replace(to) + "}{" + s + "}"
	},
	toAnchor: func(name, s string) string { return `\hyperlink{` + name + "}{" + s + "}" },
	anchor:   func(name string) string { return `\hypertarget{` + name + "}{}" },
	image: func(path, alt string) string {
		return `\includegraphics[width=\maxwidth,height=\maxheight,keepaspectratio,alt={` + figure.LaTeXAlt(alt) + "}]{" + path + "}"
	},
	table: func(right []bool, rows [][]string) string {
		var b strings.Builder
		spec := strings.Builder{}
		width := 0.96 / float64(max(1, len(right)))
		for _, r := range right {
			side := `\raggedright`
			if r {
				side = `\raggedleft`
			}
			fmt.Fprintf(&spec, ">{%s\\arraybackslash}p{\\dimexpr%.3f\\linewidth-2\\tabcolsep}", side, width)
		}
		fmt.Fprintf(&b, "{\\small\\begin{longtable}{@{}%s@{}}\n\\toprule\n", spec.String())
		for i, row := range rows {
			b.WriteString(guarded(strings.Join(row, " & ")) + " \\\\\n")
			if i == 0 {
				b.WriteString("\\midrule\n\\endhead\n")
			}
		}
		b.WriteString("\\bottomrule\n\\end{longtable}}")
		return b.String()
	},
	footnote:  wrapped(`\footnote{`, "}"),
	rule:      "\\par\\noindent\\rule{\\linewidth}{0.4pt}",
	lineBreak: "\\leavevmode\\newline{}\n", checked: "$\\boxtimes$ ", unchecked: "$\\square$ ",
	paragraph: "\n\n", afterFigure: "\n",
}

// unsafeLaTeX are the characters of a name that LaTeX would take for its own.
const unsafeLaTeX = `\{}%#^~$&"`

// guarded keeps what begins with a bracket or a star from being read as the option of
// the command before it.
func guarded(s string) string {
	if s == "" || strings.HasPrefix(s, "[") || strings.HasPrefix(s, "*") {
		return "{}" + s
	}
	return s
}

// lines keeps the lines and blanks of code.
func lines(s string) string {
	out := strings.Split(figure.LaTeX(s), "\n")
	for i, line := range out {
		line = strings.ReplaceAll(line, " ", "~")
		if line == "" {
			line = "~"
		}
		out[i] = guarded(line)
	}
	return strings.Join(out, "\\\\\n")
}

// typst is for Typst. A call that stands in a line ends with a semicolon, so that what
// follows is not read as a part of it.
var typst = dialect{
	begin: func(d *document, title, written string) string {
		s := fmt.Sprintf("// "+d.signature()+"\n#set document(title: %s%s)\n#set page(paper: \"a4\", margin: 28mm, numbering: \"1\")\n#set text(lang: %s, size: 11pt, font: (\"STIX Two Text\", \"Libertinus Serif\", \"DejaVu Serif\"), fallback: true)\n#set par(justify: false)\n#show figure.caption: set text(size: 0.85em)\n\n", figure.TypstString(title), typstList("author", d.front.authors)+typstList("keywords", d.front.keywords), figure.TypstString(languageOnly(d.lang)))
		if title != "" {
			s += "#text(size: 1.7em, weight: \"bold\")[" + written + "]\n\n"
		}
		return s + d.front.typst()
	},
	end:  func() string { return "" },
	text: figure.Typst,
	maths: func(tex string, display bool) string {
		if display {
			return "#raw(block: true, lang: \"latex\", " + figure.TypstString(tex) + ")"
		}
		return "#raw(lang: \"latex\", " + figure.TypstString(tex) + ");"
	},
	heading: func(level int, s string) string { return strings.Repeat("=", max(1, level-1)) + " " + s },
	emph:    wrapped("#emph[", "];"), strong: wrapped("#strong[", "];"), strike: wrapped("#strike[", "];"),
	sup: wrapped("#super[", "];"), sub: wrapped("#sub[", "];"),
	code:  func(s string) string { return "#raw(" + figure.TypstString(s) + ");" },
	block: func(s string) string { return "#raw(block: true, " + figure.TypstString(s) + ")" },
	quote: wrapped("#quote(block: true)[\n", "\n]"),
	list: func(ordered bool, start int, items []string) string {
		head := "#list("
		if ordered {
			head = fmt.Sprintf("#enum(start: %d, ", max(start, 0))
		}
		for i, s := range items {
			items[i] = "[" + s + "]"
		}
		return head + strings.Join(items, ", ") + ")"
	},
	link:     func(to, s string) string { return "#link(" + figure.TypstString(to) + ")[" + s + "];" },
	toAnchor: func(name, s string) string { return "#link(<" + name + ">)[" + s + "];" },
	anchor:   func(name string) string { return "#[#metadata(none)<" + name + ">];" },
	image: func(path, alt string) string {
		return "#image(" + figure.TypstString(path) + ", alt: " + figure.TypstString(alt) + ");"
	},
	table: func(right []bool, rows [][]string) string {
		align := make([]string, len(right))
		for i, r := range right {
			align[i] = "left"
			if r {
				align[i] = "right"
			}
		}
		var b strings.Builder
		fmt.Fprintf(&b, "#{\n  set text(size: 0.85em)\n  table(\n    columns: (%s),\n    align: (%s,),\n    stroke: (x: none, y: 0.4pt),\n", strings.Repeat("1fr, ", len(right)), strings.Join(align, ", "))
		for i, row := range rows {
			cells := "[" + strings.Join(row, "], [") + "]"
			if i == 0 {
				cells = "table.header(" + cells + ")"
			}
			b.WriteString("    " + cells + ",\n")
		}
		b.WriteString("  )\n}")
		return b.String()
	},
	nests:     true,
	footnote:  wrapped("#footnote[", "];"),
	rule:      "#line(length: 100%, stroke: 0.4pt)",
	lineBreak: " \\\n", checked: "☒ ", unchecked: "☐ ",
	paragraph: "\n\n", afterFigure: "\n",
}
