package publish

import (
	"fmt"
	"strings"

	"quotient/cmd/quotient/internal/figure"
)

// typstFormat is a paper for Typst.
var typstFormat = Format{
	Name: "typst", Ending: ".typ", takes: []string{".png", ".jpg", ".jpeg", ".svg", ".gif"}, write: typst.write,
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
	link: func(to, s string) string { return "#link(" + figure.TypstString(to) + ")[" + s + "];" },
	cite: func(keys []string) string { return "#cite(<" + strings.Join(keys, ">);#cite(<") + ">);" },
	bibliography: func(file string) string {
		return "#bibliography(" + figure.TypstString(file) + ")\n"
	},
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
