package publish

import (
	"bytes"
	"html"
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A Span is a stretch of an article's prose that a fragment marks: its words become
// elements of their own, the first with the id, and what is to be said of it follows it.
type Span struct {
	From, To   int // bytes of the article
	ID         string
	Class      string
	Attributes [][2]string
	After      string // HTML
}

type spanNode struct {
	ast.BaseInline
	span  *Span
	first bool
}

var kindSpan = ast.NewNodeKind("Span")

func (n *spanNode) Kind() ast.NodeKind   { return kindSpan }
func (n *spanNode) Dump(b []byte, l int) { ast.DumpHelper(n, b, l, nil, nil) }

type afterNode struct {
	ast.BaseInline
	html string
}

var kindAfter = ast.NewNodeKind("After")

func (n *afterNode) Kind() ast.NodeKind   { return kindAfter }
func (n *afterNode) Dump(b []byte, l int) { ast.DumpHelper(n, b, l, nil, nil) }

// markSpans wraps the text of each span, which are in order and do not overlap. It returns
// those that it has found.
func (d *document) markSpans(spans []Span) map[string]bool {
	var leaves []*ast.Text
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() == ast.KindCodeSpan || n.Kind() == ast.KindImage {
			return ast.WalkSkipChildren, nil
		}
		if t, ok := n.(*ast.Text); ok && entering {
			leaves = append(leaves, t)
		}
		return ast.WalkContinue, nil
	})
	last, found := map[*Span]ast.Node{}, map[string]bool{}
	for _, leaf := range leaves {
		d.splitLeaf(leaf, spans, last, found)
	}
	for i := range spans {
		n, ok := last[&spans[i]]
		if !ok || spans[i].After == "" {
			continue
		}
		for n.Parent().Type() == ast.TypeInline { // after a link or emphasis, not within it
			n = n.Parent()
		}
		n.Parent().InsertAfter(n.Parent(), n, &afterNode{html: spans[i].After})
	}
	return found
}

// splitLeaf puts the parts of a text that are in spans into elements.
func (d *document) splitLeaf(leaf *ast.Text, spans []Span, last map[*Span]ast.Node, found map[string]bool) {
	at, parent := leaf.Segment.Start, leaf.Parent()
	var parts []ast.Node
	cut := func(to int, span *Span) {
		if to <= at {
			return
		}
		t := ast.NewTextSegment(text.NewSegment(at, to))
		t.SetRaw(leaf.IsRaw())
		if to == leaf.Segment.Stop {
			t.SetSoftLineBreak(leaf.SoftLineBreak())
			t.SetHardLineBreak(leaf.HardLineBreak())
		}
		at = to
		if span == nil {
			parts = append(parts, t)
			return
		}
		n := &spanNode{span: span, first: last[span] == nil}
		n.AppendChild(n, t)
		last[span], found[span.ID] = n, true
		parts = append(parts, n)
	}
	first := sort.Search(len(spans), func(i int) bool { return spans[i].To > at })
	for i := first; i < len(spans) && spans[i].From < leaf.Segment.Stop; i++ {
		s := &spans[i]
		cut(max(at, s.From), nil)
		cut(min(s.To, leaf.Segment.Stop), s)
	}
	if len(parts) == 0 {
		return
	}
	cut(leaf.Segment.Stop, nil)
	for _, n := range parts {
		parent.InsertBefore(parent, leaf, n)
	}
	parent.RemoveChild(parent, leaf)
}

// spanRenderer writes the elements of spans.
type spanRenderer struct{}

func (spanRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindSpan, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			_, _ = w.WriteString("</span>")
			return ast.WalkContinue, nil
		}
		var b bytes.Buffer
		s := n.(*spanNode)
		b.WriteString("<span")
		add := func(name, value string) {
			b.WriteString(" " + name + `="` + html.EscapeString(value) + `"`)
		}
		if s.first {
			add("id", s.span.ID)
			add("tabindex", "-1")
		}
		add("class", s.span.Class)
		for _, a := range s.span.Attributes {
			add(a[0], a[1])
		}
		b.WriteString(">")
		_, _ = w.Write(b.Bytes())
		return ast.WalkContinue, nil
	})
	r.Register(kindAfter, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString(n.(*afterNode).html)
		}
		return ast.WalkSkipChildren, nil
	})
}
