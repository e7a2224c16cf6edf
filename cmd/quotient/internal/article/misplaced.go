package article

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"

	"quotient/datasets/lazy"
)

// What to do about a mark that cannot be filled where it is.
const (
	inTag       = "put the mark in the text, or write the number yourself"
	inHTML      = "put an empty line after the tag before it, so that Markdown is read again"
	inLink      = "a filled-in mark is a link, and a link cannot contain another: put the mark before or after the link"
	inAlt       = "write the number yourself: numbers you type are checked too"
	inShortcode = "put the mark outside it, or write the number yourself"
	inMaths     = "put the mark outside the formula, or write the number in it: numbers in formulas are checked too; if $ is money, write \\$"
	inSettings  = "write the number yourself: what readers see of the front matter is checked too"
)

// unfilled is a mark of a number.
var unfilled = lazy.MustCompile(`\[=[^/\]\s][^\]\n]*\]`)

// A stretch is a part of an article that is not read as its prose.
type stretch struct {
	from, to int
	what     string // "" where a mark in it is meant as it is: code and comments
	hint     string
}

// misplaced finds the marks that cannot be filled where they are. Every mark is a place
// that was found, or is meant as it is, or is told: none is passed over.
func (r *reader) misplaced(doc ast.Node) {
	if i := loneReturn(r.Text); i >= 0 {
		r.fault(i, "save the article with LF or CRLF line ends", "a line ends with a lone carriage return, which only some programs read as a line end")
	}
	for _, s := range r.Settings {
		if s.Words[0] == Own && !slices.Contains(r.answered, s.Start) {
			r.fault(s.Start, "put it on the line before the formula, with an empty line between them; a number in a sentence is [12][=own counted by hand]", "there is no formula below [=%s]: #", s.Label)
		}
	}
	marks := unfilled.FindAllIndex(r.source, -1)
	if len(marks) == 0 {
		return
	}
	literal, definitions := r.literal(doc)
	plain := slices.Clone(r.source) // without what is literal
	for _, s := range literal {
		copy(plain[s.from:s.to], bytes.Repeat([]byte(" "), s.to-s.from))
	}
	around := slices.Concat(r.templates(plain), r.jsx(literal), embedded(r.source, literal), bracketed(plain))
	starts := map[int]bool{}
	for _, p := range r.Article.Inlines {
		starts[p.Start], starts[p.End-len("[="+p.Label+"]")] = true, true
		if p.Open {
			starts[p.Start] = true
		}
	}
	for _, m := range marks {
		at := m[0]
		mark := string(r.source[at:m[1]])
		if b, inside := r.block(at); inside && at >= b.From || escaped(r.source, at) || slices.ContainsFunc(r.Faults, func(f Fault) bool { return f.At == at }) {
			continue
		}
		s, ok := literalAt(literal, at)
		if ok && s.what == "" && r.source[s.from] == '<' && !r.mdx {
			continue
		}
		if s, ok := stretchAt(around, at); ok {
			r.fault(at, s.hint, "the mark %s is in %s, where it cannot be filled in", mark, s.what)
			continue
		}
		if ok {
			if s.what != "" {
				r.fault(at, s.hint, "the mark %s is in %s, where it cannot be filled in", mark, s.what)
			}
			continue
		}
		if _, ok := stretchAt(definitions, at); ok {
			continue
		}
		switch {
		case !starts[at]:
			r.fault(at, inTag, "the mark %s is where it cannot be filled in: in the address or title of a link, in code, or in a footnote that nothing refers to", mark)
		case attribute.Match(lastLines(plain[:at])):
			r.fault(at, inTag, "the mark %s is in an HTML tag, where it would stay as it is", mark)
		}
	}
}

// loneReturn is where a line ends with a carriage return and nothing else; -1 where none
// does.
func loneReturn(b []byte) int {
	for i, c := range b {
		if c == '\r' && (i+1 == len(b) || b[i+1] != '\n') {
			return i
		}
	}
	return -1
}

func escaped(b []byte, at int) bool {
	n := 0
	for at-n > 0 && b[at-n-1] == '\\' {
		n++
	}
	return n%2 == 1
}

func stretchAt(list []stretch, at int) (stretch, bool) {
	i := slices.IndexFunc(list, func(s stretch) bool { return s.from <= at && at < s.to })
	if i < 0 {
		return stretch{}, false
	}
	return list[i], true
}

// literalAt is the same in what is literal: in order, and apart.
func literalAt(list []stretch, at int) (stretch, bool) {
	i := sort.Search(len(list), func(i int) bool { return list[i].to > at })
	if i < len(list) && list[i].from <= at {
		return list[i], true
	}
	return stretch{}, false
}

// literal lists what Markdown takes as it is, and the definitions of marks.
func (r *reader) literal(doc ast.Node) (out, definitions []stretch) {
	lines := func(n ast.Node, what, hint string) {
		for i := range n.Lines().Len() {
			s := n.Lines().At(i)
			out = append(out, stretch{s.Start, s.Stop, what, hint})
		}
	}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					out = append(out, stretch{from: t.Segment.Start, to: t.Segment.Stop})
				}
			}
		case *ast.FencedCodeBlock:
			if _, _, isMaths := TeX(n, r.source); isMaths {
				lines(n, "a formula", inMaths)
			} else if n.Info != nil && bytes.HasPrefix(n.Info.Value(r.source), []byte("{=")) {
				lines(n, "a block that Pandoc copies to the page as it is", inTag)
			} else {
				lines(n, "", "")
			}
		case *ast.CodeBlock:
			lines(n, "", "")
		case *ast.HTMLBlock: // whose marks are told where it is read
			lines(n, "", "")
			if n.HasClosure() {
				out = append(out, stretch{from: n.ClosureLine.Start, to: n.ClosureLine.Stop})
			}
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				s := n.Segments.At(i)
				what := "an HTML tag"
				if first := n.Segments.At(0); bytes.HasPrefix(first.Value(r.source), []byte("<!--")) {
					what = ""
				}
				out = append(out, stretch{s.Start, s.Stop, what, inTag})
			}
		case *Maths:
			out = append(out, stretch{n.start, n.stop, "a formula", inMaths})
		case *MathsBlock:
			out = append(out, stretch{n.start, n.stop, "a formula", inMaths})
		case *ast.LinkReferenceDefinition:
			if bytes.HasPrefix(n.Label, []byte("=")) && n.Lines().Len() > 0 {
				definitions = append(definitions, stretch{from: n.Lines().At(0).Start, to: n.Lines().At(n.Lines().Len() - 1).Stop})
			}
		}
		return ast.WalkContinue, nil
	})
	slices.SortStableFunc(out, func(a, b stretch) int { return cmp.Compare(a.from, b.from) })
	return out, definitions
}

var (
	shortcode = lazy.MustCompile(`<%(?:[^%]|%[^>])*%>|\{\{[^{}]*\}\}|\{%(?:[^%]|%[^}])*%\}|\{#(?:[^#]|#[^}])*#\}`)
	opening   = lazy.MustCompile(`\{\{<\s*([\w/.-]+)[^{}]*>\}\}|\{%-?\s*(highlight|codeblock|code|prism|verbatim)\b(?:[^%]|%[^}])*%\}`)
	braces    = lazy.MustCompile(`\{[^{}\n]*\}`)
	// attribute is the beginning of a tag up to the value of an attribute that Markdown
	// does not take as HTML: one without quotation marks, or in braces.
	attribute = lazy.MustCompile(`<[A-Za-z][^<>]*[\w:-]\s*=\s*["'{]*[^"'<>\s]*$`)
)

// templates lists what site generators read before Markdown does, or instead of it.
func (r *reader) templates(plain []byte) (out []stretch) {
	plain = bytes.ReplaceAll(plain, []byte(`\{`), []byte("  "))
	for _, m := range shortcode.FindAllIndex(plain, -1) {
		out = append(out, stretch{m[0], m[1], "a shortcode", inShortcode})
	}
	// Hugo gives what is between {{< >}} to the shortcode as it is, and to Markdown by
	// itself at best, without the definitions that a mark needs.
	for _, m := range opening.FindAllSubmatchIndex(plain, -1) {
		end := ""
		hint := inShortcode
		if m[2] >= 0 {
			end = `\{\{<\s*/\s*` + regexp.QuoteMeta(string(plain[m[2]:m[3]])) + `\s*>\}\}`
			hint = "write {{% %}} instead of {{< >}}, so that Markdown is read, or put the mark outside it"
		} else {
			end = `\{%-?\s*end` + regexp.QuoteMeta(string(plain[m[4]:m[5]]))
		}
		if e := regexp.MustCompile(end).FindIndex(plain[m[1]:min(len(plain), m[1]+longest)]); e != nil {
			out = append(out, stretch{m[1], m[1] + e[0], "text that a shortcode gets as it is", hint})
		}
	}
	if r.mdx {
		return out
	}
	for _, m := range braces.FindAllIndex(plain, -1) {
		out = append(out, stretch{m[0], m[1], "braces, which MDX, kramdown and Pandoc read as code or attributes", "write \\{ if the brace is part of the text"})
	}
	return out
}

// jsx lists the tags and the expressions of MDX, which may hold code.
func (r *reader) jsx(literal []stretch) (out []stretch) {
	b := r.source
	for i := 0; r.mdx && i < len(b); i++ {
		if s, ok := literalAt(literal, i); ok && s.what == "" && b[s.from] != '<' {
			i = s.to - 1
			continue
		}
		what := "a JSX tag"
		switch {
		case b[i] == '{' && !escaped(b, i):
			what = "an MDX expression"
		case b[i] == '<' && i+1 < len(b) && (b[i+1]|0x20 >= 'a' && b[i+1]|0x20 <= 'z'):
		default:
			continue
		}
		if end := closed(b[i:min(len(b), i+longest)]); end > 0 {
			out = append(out, stretch{i, i + end, what, inTag})
			i += end - 1
		}
	}
	return out
}

// closed is the length of a tag or an expression that begins a text; 0 if it has no end.
func closed(b []byte) int {
	depth, quote := 0, byte(0)
	tag := b[0] == '<'
	for i, c := range b {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'' || c == '`') && (tag || depth > 0) && i > 0 && strings.IndexByte("= ({[,+:?\n", b[i-1]) >= 0:
			quote = c
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth <= 0 && !tag {
				return i + 1
			}
		case c == '>' && tag && depth == 0:
			return i + 1
		}
	}
	return 0
}

// element is a tag of an element that can hold no link, or shows none.
var element = lazy.MustCompile(`<(a|button|svg|math|script|style|textarea|select|title|code|kbd|samp|var|pre)(?:\s[^<>]*)?>|</(a|button|svg|math|script|style|textarea|select|title|code|kbd|samp|var|pre)>`)

// embedded lists what is in such elements.
func embedded(source []byte, literal []stretch) (out []stretch) {
	from, name := -1, ""
	for _, m := range element.FindAllSubmatchIndex(source, -1) {
		if s, ok := literalAt(literal, m[0]); ok && s.what == "" && source[s.from] != '<' {
			continue // code
		}
		switch {
		case m[2] >= 0 && from < 0 && source[m[1]-2] != '/':
			from, name = m[1], strings.ToLower(string(source[m[2]:m[3]]))
		case m[4] >= 0 && from >= 0 && strings.EqualFold(name, string(source[m[4]:m[5]])):
			hint := inTag
			if name == "a" {
				hint = inLink
			}
			out, from = append(out, stretch{from, m[0], "<" + name + ">", hint}), -1
		}
	}
	return out
}

// bracketed lists what is between the brackets of links and of pictures: those that an
// address follows, or another pair.
func bracketed(b []byte) (out []stretch) {
	var open []int
	for i, c := range b {
		switch {
		case emptyLine(b, i):
			open = open[:0]
		case c == '[' && !escaped(b, i):
			open = append(open, i)
		case c == ']' && !escaped(b, i) && len(open) > 0:
			from := open[len(open)-1]
			open = open[:len(open)-1]
			if i+1 == len(b) || b[i+1] != '(' && b[i+1] != '[' || bytes.HasPrefix(b[i+1:], []byte("[^")) { // a footnote
				continue
			}
			if from > 0 && b[from-1] == '!' && !escaped(b, from-1) {
				out = append(out, stretch{from + 1, i, "the alt text of a picture, which not every program reads as Markdown", inAlt})
			} else {
				out = append(out, stretch{from + 1, i, "the text of a link", inLink})
			}
		}
	}
	return out
}

// emptyLine reports whether a byte ends a line that is followed by an empty one.
func emptyLine(b []byte, i int) bool {
	return b[i] == '\n' && i+1 < len(b) && (b[i+1] == '\n' || b[i+1] == '\r')
}

// lastLines is the end of a text, from its last empty line on.
func lastLines(b []byte) []byte {
	b = b[max(0, len(b)-2000):]
	for i := len(b) - 1; i >= 0; i-- {
		if emptyLine(b, i) {
			return b[i+1:]
		}
	}
	return b
}

// owned reports whether the lines before a formula say that its numbers are the author's
// own.
func (r *reader) owned(start int) bool {
	for _, s := range slices.Backward(r.Settings) {
		if s.Words[0] != Own || s.End > start {
			continue
		}
		between := bytes.TrimSpace(r.source[s.End:start])
		if is := len(between) == 0 || fence.Match(between); is {
			r.answered = append(r.answered, s.Start)
			return true
		}
		return false // those before it are further off
	}
	return false
}

var fence = lazy.MustCompile("^(`{3,}|~{3,})[ \t]*math\\b[^\n]*$")
