package article

import (
	"bytes"
	"path"
	"strings"

	"github.com/yuin/goldmark/text"

	"quotient/datasets/lazy"
)

// mdxComment is a comment of MDX: braces with nothing but a comment in them.
var mdxComment = lazy.MustCompile(`\{\s*/\*(?:[^*]|\*+[^*/])*\*+/\s*\}`)

func isMDX(name string) bool { return strings.EqualFold(path.Ext(name), ".mdx") }

func isQuarto(name string) bool { return strings.EqualFold(path.Ext(name), ".qmd") }

// Source is the Markdown of an article: its [Body], and in MDX without the comments. Every
// byte keeps its place.
func Source(name string, b []byte) []byte {
	body := Body(b)
	comments := Comments(name, body)
	if len(comments) == 0 {
		return body
	}
	out := bytes.Clone(body)
	for _, c := range comments {
		copy(out[c[0]:c[1]], blank(out[c[0]:c[1]], c[1]-c[0]))
		line := bytes.LastIndexByte(body[:c[0]], '\n') + 1
		rest, _, _ := bytes.Cut(body[c[1]:], []byte("\n"))
		alone := len(bytes.TrimSpace(body[line:c[0]]))+len(bytes.TrimSpace(rest)) == 0
		if !alone && !bytes.ContainsAny(body[c[0]:c[1]], "\r\n") { // blanks at a margin would be code
			copy(out[c[0]:], "<wbr")
			out[c[1]-1] = '>'
		}
	}
	return out
}

// Comments lists the comments of MDX, from one byte to another. Those in code are none.
func Comments(name string, b []byte) (out [][2]int) {
	if !isMDX(name) || !bytes.Contains(b, []byte("/*")) {
		return nil
	}
	source := Body(b)
	p, pc := Parser()
	r := &reader{Article: &Article{Name: name, Text: b}, source: source, mdx: true, braces: true}
	code, _ := r.literal(p.Parse(text.NewReader(source), With(pc)))
	for _, m := range mdxComment.FindAllIndex(source, -1) {
		if s, ok := literalAt(code, m[0]); !ok || s.what != "" || source[s.from] == '<' {
			out = append(out, [2]int{m[0], m[1]})
		}
	}
	return out
}
