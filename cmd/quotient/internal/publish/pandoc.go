package publish

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"quotient/cmd/quotient/internal/figure"
	"quotient/datasets/lazy"
)

// docxFormat is Markdown on its way to a word processor.
var docxFormat = Format{Name: "docx", Ending: ".docx.md", sealed: "markdown", write: (*document).plain}

// pandoc is Markdown as Pandoc reads it, for the HTML that an author has written: Pandoc
// leaves out all tags on its way to a word processor.
var pandoc = dialect{
	text: func(s string) string { return strings.ReplaceAll(figure.Markdown(s), "--", `\-\-`) },
	heading: func(level int, s string) string {
		return strings.Repeat("#", level) + " " + strings.ReplaceAll(s, "\n", " ")
	},
	emph: around("*"), strong: around("**"), strike: around("~~"),
	sup:  func(s string) string { return "^" + strings.ReplaceAll(s, " ", `\ `) + "^" },
	sub:  func(s string) string { return "~" + strings.ReplaceAll(s, " ", `\ `) + "~" },
	code: func(s string) string { return figure.Code(strings.Join(strings.Fields(s), " ")) },
	block: func(s string) string {
		return "    " + strings.ReplaceAll(s, "\n", "\n    ")
	},
	quote: func(s string) string { return "> " + strings.ReplaceAll(s, "\n", "\n> ") },
	list: func(ordered bool, start int, items []string) string {
		var b strings.Builder
		for i, s := range items {
			sign := "-   "
			if ordered {
				sign = fmt.Sprintf("%-4s", fmt.Sprintf("%d.", start+i))
			}
			b.WriteString(sign + strings.ReplaceAll(s, "\n", "\n    ") + "\n")
		}
		return strings.TrimRight(b.String(), "\n")
	},
	link:     func(to, s string) string { return "[" + s + "](" + figure.Address(to) + ")" },
	toAnchor: func(_, s string) string { return s },
	anchor:   func(string) string { return "" },
	image: func(path, alt string) string {
		return "![" + figure.Markdown(alt) + "](" + fileAddress(path) + ")"
	},
	table: func(_ []bool, rows [][]string) string {
		var b strings.Builder
		for i, row := range rows {
			b.WriteString("| " + strings.ReplaceAll(strings.Join(row, " | "), "\\\n", " ") + " |\n")
			if i == 0 {
				b.WriteString(strings.Repeat("| --- ", len(row)) + "|\n")
			}
		}
		return strings.TrimRight(b.String(), "\n")
	},
	nests: true, rule: "* * *", lineBreak: "\\\n", paragraph: "\n\n", afterFigure: "\n",
}

// around puts a sign around words, within the blanks around them.
func around(sign string) func(string) string {
	return func(s string) string {
		inner := strings.TrimSpace(s)
		if inner == "" {
			return s
		}
		at := strings.Index(s, inner)
		return s[:at] + sign + inner + sign + s[at+len(inner):]
	}
}

// fileAddress is the address of a file, whose name may have signs of addresses.
func fileAddress(name string) string {
	return figure.Address(strings.NewReplacer("%", "%25", "#", "%23", "?", "%3F").Replace(name))
}

// cut is a stretch of an article with what is written for it.
type cut struct {
	from, to int
	text     string
}

// margin is what the lines after a byte begin with, so that they are of its quotation or
// its item.
func (d *document) margin(at int) string {
	line := strings.LastIndexByte(string(d.source[:at]), '\n') + 1
	return strings.Map(func(c rune) rune {
		if c == '>' {
			return c
		}
		return ' '
	}, string(d.source[line:at]))
}

// htmlCuts writes the HTML of the article as Markdown of Pandoc, but for what is in
// blocks; others are the cuts that there are already.
func (d *document) htmlCuts(others []cut) (out []cut) {
	p := d.printer(&pandoc)
	taken := func(at int) bool {
		covers := func(c cut) bool { return c.from <= at && at < c.to }
		return slices.ContainsFunc(others, covers) || slices.ContainsFunc(out, covers)
	}
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Text: // in which Pandoc would make a dash of two hyphens
			for _, at := range d.dashes(n) {
				if !taken(at) {
					out = append(out, cut{at, at, `\`})
				}
			}
		case *ast.HTMLBlock:
			if _, inside := d.inside(n.Lines().At(0).Start); !inside {
				out = append(out, p.blockCut(n))
			}
		case *ast.RawHTML:
			at := n.Segments.At(0).Start
			if _, inside := d.inside(at); !inside && !taken(at) {
				out = append(out, p.rawCuts(n, taken)...)
			}
		}
		return ast.WalkContinue, nil
	})
	return out
}

// dashes are where a text that is the author's has two hyphens together.
func (d *document) dashes(n *ast.Text) (out []int) {
	for at := n.Segment.Start; at+1 < n.Segment.Stop; at++ {
		_, inside := d.inside(at)
		if escaped := at > 0 && d.source[at-1] == '\\'; !inside && !escaped && string(d.source[at:at+2]) == "--" {
			out = append(out, at)
		}
	}
	return out
}

// blockCut writes a block of HTML with its margin, apart from the lines around it.
func (p *printer) blockCut(n *ast.HTMLBlock) cut {
	from, to := n.Lines().At(0).Start, n.Lines().At(n.Lines().Len()-1).Stop
	if n.HasClosure() {
		to = max(to, n.ClosureLine.Stop)
	}
	s := strings.TrimRight(p.htmlBlock(n), "\n")
	if s == "" { // a comment, or the end of an element
		if n.HTMLBlockType == ast.HTMLBlockType2 {
			return cut{from, from, ""}
		}
		return cut{from, to, "\n"}
	}
	margin := p.margin(from)
	if line := from - len(margin); strings.Trim(string(p.source[line:from]), " >") == "" {
		lines := strings.Split(string(p.source[:line]), "\n")
		if len(lines) > 1 && strings.Trim(lines[len(lines)-2], " >\r") != "" {
			s = "\n" + s
		}
	}
	return cut{from, to, strings.ReplaceAll(s, "\n", "\n"+margin) + "\n" + strings.TrimRight(margin, " ") + "\n"}
}

// marker is what begins a line of quotations and items.
var marker = lazy.MustCompile(`^[ >]*(?:(?:[-*+]|\d+[.)]) +)*`)

// filling is where an element has its words.
const filling = "\x00"

// span is where a tag is in the article.
func span(n *ast.RawHTML) (from, to int) {
	return n.Segments.At(0).Start, n.Segments.At(n.Segments.Len() - 1).Stop
}

// rawCuts writes the tags of an element of a sentence.
func (p *printer) rawCuts(n *ast.RawHTML, taken func(int) bool) (out []cut) {
	from, to := span(n)
	e, isEnd := p.rawTag(n)
	if e == nil || isEnd {
		return nil
	}
	if e.name == "br" {
		return []cut{{from, to, p.breakAt(n, from)}}
	}
	if voidTags[e.name] {
		reportTag(e, p.leftOut)
		return []cut{{from, to, p.dressed(e, "", "")}}
	}
	end := p.endOf(n)
	first, isText := n.NextSibling().(*ast.Text)
	switch {
	case end == nil:
		p.stray(n) // which reports it
		return nil
	case unseen[e.name]:
		reportTag(e, p.leftOut)
		_, stop := span(end)
		return []cut{{from, stop, ""}}
	case setOf("code kbd samp tt")[e.name]:
		if !isText || first.NextSibling() != ast.Node(end) {
			return nil
		}
		_, stop := span(end)
		return []cut{{from, stop, p.code(words(first, p.source))}}
	}
	reportTag(e, p.leftOut)
	before, after, ok := strings.Cut(p.dressed(e, filling, ""), filling)
	if !ok {
		return nil
	}
	begin, stop := span(end)
	out = append(out, cut{from, to, before}, cut{begin, stop, after})
	if e.name != "sup" && e.name != "sub" {
		return out
	}
	for at := to; at < begin; at++ {
		if p.source[at] == ' ' && !taken(at) {
			out = append(out, cut{at, at + 1, `\ `})
		}
	}
	return out
}

// breakAt breaks a line; that of a table or a heading has none.
func (p *printer) breakAt(n ast.Node, at int) string {
	if kind := n.Parent().Kind().String(); kind == "TableCell" || kind == "Heading" {
		p.leftOut(at, "a break of the line is left out: a "+map[string]string{"TableCell": "cell of a table", "Heading": "heading"}[kind]+" has one line in Markdown", "write two rows, or two sentences")
		return " "
	}
	if after := string(p.source[at+strings.IndexByte(string(p.source[at:]), '>')+1:]); strings.HasPrefix(strings.TrimLeft(after, " \r"), "\n") {
		return "\\" // the line ends there
	}
	line := strings.LastIndexByte(string(p.source[:at]), '\n') + 1
	return "\\\n" + p.margin(line+len(marker.FindString(string(p.source[line:at]))))
}
