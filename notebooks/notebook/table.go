package notebook

import (
	"html"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// A grid is a table of words: a caption, a head, and rows. Columns of numbers
// stand to the right.
type grid struct {
	caption string
	head    []string
	numbers []bool // by column
	rows    [][]string
	foot    string // a line under it, such as how many rows more there are
}

// wide is how many characters a column of words has at most in a terminal.
const wide = 56

func (g grid) writer() table.Writer {
	t := table.NewWriter()
	row := func(cells []string) (out table.Row) {
		for _, c := range cells {
			out = append(out, c)
		}
		return out
	}
	if len(g.head) > 0 {
		t.AppendHeader(row(g.head))
	}
	for _, r := range g.rows {
		t.AppendRow(row(r))
	}
	return t
}

// face shows the grid as an HTML table and as columns of text.
func (g grid) face() face {
	t := g.writer()
	configs := make([]table.ColumnConfig, len(g.numbers))
	for i, number := range g.numbers {
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: wide, WidthMaxEnforcer: text.WrapSoft, Align: text.AlignLeft, AlignHeader: text.AlignLeft}
		if number {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
		}
	}
	t.SetColumnConfigs(configs)
	style := table.StyleDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Options = table.OptionsNoBordersAndSeparators
	style.Format.Header = text.FormatDefault
	style.HTML.CSSClass = "quotient"
	t.SetStyle(style)

	lines := strings.Split(t.Render(), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	plain := strings.Join(lines, "\n")
	// In a browser the width is the browser's.
	for i := range configs {
		configs[i].WidthMax = 0
	}
	t.SetColumnConfigs(configs)
	page := aligned.Replace(t.RenderHTML())
	if g.caption != "" {
		plain = g.caption + "\n" + plain
		page = "<p>" + html.EscapeString(g.caption) + "</p>\n" + page
	}
	if g.foot != "" {
		plain += "\n" + g.foot
		page += "\n<p>" + html.EscapeString(g.foot) + "</p>"
	}
	return face{html: page, text: unbroken(plain)}
}

// aligned says again, for Jupyter, whose style sheet puts every cell to the right,
// how a column is aligned. In text of a cell the quotation mark is escaped.
var aligned = strings.NewReplacer(
	` align="left"`, ` align="left" style="text-align: left"`,
	` align="right"`, ` align="right" style="text-align: right; white-space: nowrap"`,
)

// unbroken writes no-break spaces as blanks: a terminal has no use for them.
func unbroken(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// under joins faces to one, one under the other.
func under(faces ...face) (out face) {
	var pages, texts []string
	for _, f := range faces {
		if f.html != "" {
			pages = append(pages, f.html)
		}
		if f.text != "" {
			texts = append(texts, f.text)
		}
	}
	return face{html: strings.Join(pages, "\n"), text: strings.Join(texts, "\n")}
}

// line is a paragraph; what stands first may be strong.
func line(strong, rest string) face {
	page := html.EscapeString(rest)
	if strong != "" {
		page = "<b>" + html.EscapeString(strong) + "</b>" + page
	}
	return face{html: "<p>" + page + "</p>", text: unbroken(strong + rest)}
}
