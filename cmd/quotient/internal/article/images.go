package article

import (
	"bytes"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

// An Image is a picture that the author shows.
type Image struct {
	At   int    // the byte where it is
	Path string // as it is written, without what HTML or Markdown escapes
	HTML bool   // it is an element of HTML, which no other format has
}

// Images lists the pictures of the author's own: those outside of blocks.
func (a *Article) Images() (out []Image) {
	source := Source(a.Name, a.Text)
	p, pc := Parser()
	doc := p.Parse(text.NewReader(source), With(pc))
	r := &reader{Article: a, source: source}
	add := func(at int, to string, isHTML bool) {
		if _, inside := r.block(at); !inside && to != "" {
			out = append(out, Image{at, to, isHTML})
		}
	}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Image:
			to := util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(n.Destination)))
			add(max(0, n.Pos()), string(to), false)
		case *ast.RawHTML:
			var b bytes.Buffer
			for i := range n.Segments.Len() {
				s := n.Segments.At(i)
				b.Write(s.Value(source))
			}
			images(b.Bytes(), func(at int, to string) { add(n.Segments.At(0).Start+at, to, true) })
		case *ast.HTMLBlock:
			from := n.Lines().At(0).Start
			images(source[from:n.Lines().At(n.Lines().Len()-1).Stop], func(at int, to string) { add(from+at, to, true) })
		}
		return ast.WalkContinue, nil
	})
	return out
}

// images finds the pictures of HTML.
func images(b []byte, add func(at int, to string)) {
	z := html.NewTokenizer(bytes.NewReader(b))
	for at := 0; z.Next() != html.ErrorToken; {
		raw := len(z.Raw())
		if t := z.Token(); t.Data == "img" {
			for _, x := range t.Attr {
				if x.Key == "src" {
					add(at, x.Val)
				}
			}
		}
		at += raw
	}
}

// File is the file that an address of a picture leads to, from the folder of the
// article; "" if it is on some site, or part of the page.
func File(address string) string {
	u, err := url.Parse(strings.ReplaceAll(address, `\`, "%5C"))
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		if err != nil && !strings.Contains(address, ":") {
			return address
		}
		return ""
	}
	return u.Path
}
