package publish

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// rawTag reads a tag of HTML in a sentence; an end has no more than its name.
func (d *document) rawTag(n *ast.RawHTML) (e *tag, isEnd bool) {
	var b bytes.Buffer
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		b.Write(s.Value(d.source))
	}
	z := html.NewTokenizer(&b)
	switch z.Next() {
	case html.StartTagToken, html.SelfClosingTagToken:
		return newTag(z.Token(), n.Segments.At(0).Start), false
	case html.EndTagToken:
		return newTag(z.Token(), n.Segments.At(0).Start), true
	}
	return nil, false // a comment
}

// endOf is the tag that ends an element of a sentence; nil where none does, or where it is
// too deep in others.
func (d *document) endOf(n *ast.RawHTML) *ast.RawHTML {
	parent := n.Parent()
	ends, ok := d.ends[parent]
	if !ok {
		ends = d.pairs(parent)
		d.ends[parent] = ends
	}
	return ends[n]
}

// pairs finds the tags of a sentence that end others, in a proper order: what is open in
// an element that ends has no end.
func (d *document) pairs(parent ast.Node) map[*ast.RawHTML]*ast.RawHTML {
	type open struct {
		name string
		tag  *ast.RawHTML
	}
	out := map[*ast.RawHTML]*ast.RawHTML{}
	var stack []open
	for x := parent.FirstChild(); x != nil; x = x.NextSibling() {
		raw, ok := x.(*ast.RawHTML)
		if !ok {
			continue
		}
		e, isEnd := d.rawTag(raw)
		switch {
		case e == nil || voidTags[e.name]:
		case !isEnd:
			if len(stack) < deepest {
				stack = append(stack, open{e.name, raw})
			}
		default:
			for i := len(stack) - 1; i >= 0; i-- {
				if stack[i].name == e.name {
					out[stack[i].tag] = raw
					stack = stack[:i]
					break
				}
			}
		}
	}
	return out
}

// elementNode is an element of HTML in a sentence, with what is in it.
type elementNode struct {
	ast.BaseInline
	tag *tag
}

var kindElement = ast.NewNodeKind("Element")

// Kind and Dump implement [ast.Node].
func (n *elementNode) Kind() ast.NodeKind   { return kindElement }
func (n *elementNode) Dump(b []byte, l int) { ast.DumpHelper(n, b, l, nil, nil) }

// wrapElements puts a node for each element of the sentences that has an end, in the place
// of its two tags and what is between them.
func (d *document) wrapElements() {
	var parents []ast.Node
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if parent := n.Parent(); entering && n.Kind() == ast.KindRawHTML && (len(parents) == 0 || parents[len(parents)-1] != parent) {
			parents = append(parents, parent)
		}
		return ast.WalkContinue, nil
	})
	for _, parent := range parents {
		d.wrap(parent, d.pairs(parent))
	}
}

func (d *document) wrap(parent ast.Node, ends map[*ast.RawHTML]*ast.RawHTML) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		begin, ok := n.(*ast.RawHTML)
		end := ends[begin]
		if !ok || end == nil {
			continue
		}
		e, _ := d.rawTag(begin)
		element := &elementNode{tag: e}
		parent.ReplaceChild(parent, begin, element)
		for x := element.NextSibling(); x != ast.Node(end); x = element.NextSibling() {
			element.AppendChild(element, x)
		}
		parent.RemoveChild(parent, end)
		d.wrap(element, ends)
		n = element
	}
}

// element writes an element of a sentence.
func (p *printer) element(n *elementNode) string {
	e := n.tag
	reportTag(e, p.leftOut)
	if unseen[e.name] {
		return ""
	}
	return p.gap(e) + p.dressed(e, p.inside(n), allWords(n, p.source)) + p.gap(e)
}

// stray writes a tag in a sentence that has no other with it.
func (p *printer) stray(n *ast.RawHTML) string {
	e, isEnd := p.rawTag(n)
	switch {
	case e == nil:
		return ""
	case isEnd:
		return p.gap(e)
	}
	reportTag(e, p.leftOut)
	if voidTags[e.name] {
		return p.dressed(e, "", "")
	}
	if dressing[e.name] {
		p.leftOut(e.at, "<"+e.name+"> has no end in its paragraph, and is left out", "write </"+e.name+"> where it ends")
	}
	return p.gap(e)
}

// gap keeps words apart that blocks keep apart.
func (p *printer) gap(e *tag) string {
	if e.block {
		return " "
	}
	return ""
}

// dressing are the elements of a sentence that change what it says or how it looks.
var dressing = setOf(`a b strong i em cite dfn var s del strike sup sub code kbd samp tt q`)
