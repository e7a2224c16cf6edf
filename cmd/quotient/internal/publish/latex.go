package publish

import (
	"fmt"
	"strings"

	"quotient/cmd/quotient/internal/figure"
)

// latexFormat is a paper for LaTeX.
var latexFormat = Format{
	Name: "latex", Ending: ".tex", takes: []string{".pdf", ".png", ".jpg", ".jpeg"}, unsafe: unsafeLaTeX, write: latex.write,
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
` + d.natbib() + `\IfFileExists{ulem.sty}{\usepackage[normalem]{ulem}}{\newcommand{\sout}{}}
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
	cite: func(keys []string) string { return `\cite{` + strings.Join(keys, ",") + "}" },
	bibliography: func(file string) string {
		return "\\bibliographystyle{plainnat}\n\\bibliography{" + strings.TrimSuffix(file, ".bib") + "}\n"
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

// natbib is what plainnat, which prints addresses, needs.
func (d *document) natbib() string {
	if len(d.format.Cites) == 0 {
		return ""
	}
	return "\\usepackage[numbers,sort]{natbib}\n"
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

func latexMaths(tex string, display bool) string {
	switch {
	case display && environment.MatchString(tex):
		return tex
	case display:
		return "\\[" + tex + "\\]"
	}
	return "$" + tex + "$"
}
