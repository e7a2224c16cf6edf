// Package figure writes a chart, with its caption, the picture in words and its
// numbers, as a snippet of Markdown, HTML, LaTeX or Typst.
package figure

import (
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Figure is a chart in an article.
type Figure struct {
	ID    string // of the chart
	Title string
	// Pictures are the chart for each sort of page, the first to fit is shown. The
	// last fits any.
	Pictures []Picture
	Alt      string // the picture in words
	Caption  string
	// Layers are the places of the marks on the pictures, for a page that is pointed at.
	Layers []Layer
	// Numbers are those that the picture shows.
	Numbers []Number
	Heads   [3]string // of a table of the numbers: what, number, from
	Sources string    // what their links lead to, in a word
}

// Linked reports whether a number leads to its words: then the table is for all to see.
func (f Figure) Linked() bool {
	return slices.ContainsFunc(f.Numbers, func(n Number) bool {
		return slices.ContainsFunc(n.From, func(w Words) bool { return w.Address != "" })
	})
}

// A Layer is the marks of the pictures that are for wide pages, or for narrow ones.
type Layer struct {
	Narrow bool
	Marks  []Mark
}

// A Mark is where a mark is, in percent of the picture, and what is told of it: its name and
// number, and the words of the text with their place.
type Mark struct {
	Left, Top, Width, Height float64
	Words, Told              string
	Low                      bool // it is near the foot, so that what is told is over it
}

// Layered reports whether there is a layer of its own for narrow pages; the template asks.
func (f Figure) Layered() bool { return len(f.Layers) > 1 }

// A Picture is one way to draw a chart.
type Picture struct {
	Address       string
	Media         string // the pages that it is for, as CSS asks for them; "" for any
	Width, Height int    // in CSS pixels
}

// Usual is the picture for any page.
func (f Figure) Usual() Picture {
	if len(f.Pictures) == 0 {
		return Picture{}
	}
	return f.Pictures[len(f.Pictures)-1]
}

// Others are the pictures for pages that are not the usual; the template asks for them.
func (f Figure) Others() []Picture { return f.Pictures[:max(0, len(f.Pictures)-1)] }

// The pages that pictures are drawn for. On a narrow one, type is as large as on
// any other.
const (
	OnDark       = "(prefers-color-scheme: dark)"
	OnNarrow     = "(max-width: 600px)"
	OnNarrowDark = OnNarrow + " and " + OnDark
)

// A Number is one mark of a picture.
type Number struct {
	What, Number string
	From         []Words
}

// Words are those of a text that state a number, with the address where they are to be read.
type Words struct{ Text, Address string }

// A Format is a way to write a figure.
type Format struct {
	Name    string
	Picture string // the format of the picture: svg, png or pdf
	Paper   bool   // which is neither dark nor narrow
	Write   func(Figure) string
}

// Formats lists every format.
func Formats() []Format {
	return []Format{
		{"markdown", "svg", false, Figure.Markdown},
		{"html", "svg", false, Figure.HTML},
		{"latex", "pdf", true, Figure.LaTeX},
		{"typst", "svg", true, Figure.Typst},
		{"docx", "png", true, Figure.Docx},
	}
}

// Markdown is a picture and a paragraph.
//
// The picture is Markdown inside of HTML: where a program takes no HTML (Hugo as
// it is installed, Pandoc on its way to paper), the light picture is left. The
// attribute makes kramdown, which is Jekyll's, read on inside of it.
func (f Figure) Markdown() string {
	picture := fmt.Sprintf("![%s](%s)", Markdown(f.Alt), Address(f.Usual().Address))
	if len(f.Pictures) > 1 {
		var sources strings.Builder
		for _, p := range f.Pictures {
			media := ""
			if p.Media != "" {
				media = fmt.Sprintf(`media="%s" `, p.Media)
			}
			fmt.Fprintf(&sources, `<source %ssrcset="%s" width="%d" height="%d" />`, media, Address(p.Address), p.Width, p.Height)
		}
		picture = `<picture markdown="span">` + sources.String() + picture + "</picture>"
	}
	if f.Caption == "" {
		return picture + "\n"
	}
	return picture + "\n\n*" + Markdown(f.Caption) + "*\n"
}

//go:embed figure.html
var snippet string

var figureHTML = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("figure").Funcs(template.FuncMap{
		"percent": func(v float64) template.CSS { return template.CSS(strconv.FormatFloat(v, 'f', 2, 64) + "%") },
		"src":     func(address string) template.URL { return template.URL(Address(address)) },
		"srcset":  func(address string) template.Srcset { return template.Srcset(Address(address)) },
	}).Parse(snippet))
})

// HTML is a figure with the numbers in a table for those who do not see it. The
// table's style is its own, so that the snippet can be pasted anywhere.
func (f Figure) HTML() string {
	var b strings.Builder
	if err := figureHTML().Execute(&b, f); err != nil { // a strings.Builder takes all
		panic(err)
	}
	return b.String()
}

// share is how much of the width of a printed text a picture takes: all of it, where
// it is as wide as a chart is for a page, which leaves type as large in every picture.
func (f Figure) share() int {
	w := f.Usual().Width
	if w <= 0 || w >= fullWidth {
		return 100
	}
	return (100*w + fullWidth/2) / fullWidth
}

// fullWidth is the width of a chart for a page, in CSS pixels.
const fullWidth = 800

// LaTeX is a figure for graphicx, as wide as the text if it is for a page, and no
// higher than fits on one with its caption.
func (f Figure) LaTeX() string {
	name := strings.TrimSuffix(f.Usual().Address, ".pdf") // which graphicx finds, whatever dots are in it
	width := ""                                           // all
	if n := f.share(); n < 100 {
		width = fmt.Sprintf(".%02d", n)
	}
	return fmt.Sprintf("\\begin{figure}[htbp]\n\\centering\n\\includegraphics[width=%s\\linewidth,height=.8\\textheight,keepaspectratio,alt={%s}]{{%s}.pdf}\n\\caption[%s]{%s}\n\\label{chart-%s}\n\\end{figure}\n", width, LaTeXAlt(f.Alt), name, LaTeX(f.Title), LaTeX(f.Caption), f.ID)
}

// Typst is a figure, as wide as the text if it is for a page.
func (f Figure) Typst() string {
	return fmt.Sprintf("#figure(\n  image(%s, width: %d%%, alt: %s),\n  caption: [%s],\n) <chart-%s>\n", TypstString(f.Usual().Address), f.share(), TypstString(f.Alt), Typst(f.Caption), f.ID)
}

// Docx is a picture for Pandoc, on its way to a word processor.
func (f Figure) Docx() string {
	return fmt.Sprintf("![%s](%s){alt=\"%s\" width=%d%%}\n", Markdown(f.Caption), Address(f.Usual().Address), strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(f.Alt), f.share())
}

// Markdown writes a text so that Markdown, and JSX in it, reads it as it is.
func Markdown(s string) string {
	var b strings.Builder
	for i, c := range s {
		switch c {
		case '\\', '`', '*', '_', '[', ']', '<', '{', '}', '|', '~', '$':
			b.WriteByte('\\')
		case '&':
			b.WriteString("&amp;")
			continue
		case '>', '#', '+', '-', '=':
			if i == 0 { // which begins a quotation, a heading or a list
				b.WriteByte('\\')
			}
		case '\n', '\r':
			c = ' '
		}
		b.WriteRune(c)
	}
	return b.String()
}

// Code writes a text in a fixed width.
func Code(s string) string { return "`" + strings.ReplaceAll(s, "`", "'") + "`" }

// LinkTitle writes a text for the title of a link, between double quotation marks.
func LinkTitle(s string) string {
	return strings.NewReplacer("\\", "\\\\", `"`, `\"`, "\n", " ", "\r", " ", "<", "&lt;", "{", "&#123;", "}", "&#125;", "&", "&amp;").Replace(s)
}

// Address writes a URL or a path for a link.
func Address(s string) string {
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `"`, "%22", "\\", "%5C").Replace(s)
}

// LaTeX writes a text for LaTeX. Signs of mathematics are set as such, since few fonts of
// text have them, and two hyphens stay two.
func LaTeX(s string) string { return signsLaTeX().Replace(LaTeXAlt(s)) }

// LaTeXAlt writes a text that LaTeX only hands on, such as the words of a picture.
func LaTeXAlt(s string) string { return escapesLaTeX.Replace(s) }

var escapesLaTeX = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "#", `\#`, "%", `\%`, "_", `\_`,
	"^", `\textasciicircum{}`, "~", `\textasciitilde{}`, "\u00a0", "~", "<", `\textless{}`, ">", `\textgreater{}`, "\u202f", `\,`,
)

var signsLaTeX = sync.OnceValue(func() *strings.Replacer {
	pairs := []string{"--", "-{}-{}"}
	for sign, tex := range map[string]string{
		"≈": `\approx`, "≥": `\geq`, "≤": `\leq`, "×": `\times`, "−": "-", "′": "'", "″": "''", "≠": `\neq`, "±": `\pm`,
		"÷": `\div`, "∞": `\infty`, "√": `\surd`, "∑": `\sum`, "∆": `\Delta`, "∈": `\in`, "≡": `\equiv`, "∼": `\sim`,
		"→": `\rightarrow`, "←": `\leftarrow`, "↑": `\uparrow`, "↓": `\downarrow`, "↔": `\leftrightarrow`, "⇒": `\Rightarrow`,
	} {
		pairs = append(pairs, sign, `\ensuremath{`+tex+`}`)
	}
	for i, c := range []rune("⁰¹²³⁴⁵⁶⁷⁸⁹") {
		pairs = append(pairs, string(c), fmt.Sprintf(`\textsuperscript{%d}`, i))
	}
	for i, c := range []rune("₀₁₂₃₄₅₆₇₈₉") {
		pairs = append(pairs, string(c), fmt.Sprintf(`\textsubscript{%d}`, i))
	}
	return strings.NewReplacer(pairs...)
})

// Typst writes a text for the markup of Typst.
func Typst(s string) string {
	var b strings.Builder
	for i, c := range s {
		switch c {
		case '\\', '*', '_', '`', '$', '#', '<', '>', '@', '[', ']', '~', '"', '\'':
			b.WriteByte('\\')
		case '.':
			if i > 0 && strings.Trim(s[:i], "0123456789") == "" { // the number of an item
				b.WriteByte('\\')
			}
		case '=', '-', '+', '/':
			if i == 0 || s[i-1] == '\n' || c == '/' || c == '-' { // a heading, an item, a comment, a dash
				b.WriteByte('\\')
			}
		}
		b.WriteRune(c)
	}
	return b.String()
}

// TypstString writes a text as a string of Typst.
func TypstString(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", "").Replace(s) + `"`
}
