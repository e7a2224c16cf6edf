package article

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

// passage is a Passage that is being read.
type passage struct {
	*reader
	Passage
	text, typed strings.Builder
	outside     bool   // some of it is outside of blocks
	depth       int    // of the braces of an expression
	raised      string // "sup" or "sub", inside of such an element of HTML
}

// put adds characters; those of code and addresses are masked.
func (p *passage) put(s string, at int, masked bool) {
	if _, inside := p.block(at); inside {
		return
	}
	p.outside = true
	for i, c := range s {
		p.offsets = append(p.offsets, at+i)
		if digits, ok := raisedDigits[p.raised]; ok && c >= '0' && c <= '9' {
			c = digits[c-'0']
		}
		p.text.WriteRune(c)
		if masked && c != '\n' {
			c = 'x'
		}
		p.typed.WriteRune(c)
	}
}

// prose adds a stretch of the source, with its escapes resolved.
func (p *passage) prose(from, to int, raw, masked bool) {
	for at := from; at < to; {
		c, size := utf8.DecodeRune(p.source[at:to])
		s, masks := string(p.source[at:at+size]), masked
		switch {
		case raw:
		case c == '\\' && at+1 < to && util.IsPunct(p.source[at+1]):
			s, size = string(p.source[at+1:at+2]), 2
		case c == '&':
			if end := bytes.IndexByte(p.source[at:min(to, at+40)], ';'); end > 0 {
				whole := p.source[at : at+end+1]
				resolved := util.ResolveEntityNames(util.ResolveNumericReferences(whole))
				if !bytes.Equal(whole, resolved) && utf8.RuneCount(resolved) == 1 {
					s, size = string(resolved), end+1
				}
			}
		case p.braces && c == '{':
			p.depth++
		case p.braces && c == '}':
			p.depth, masks = max(0, p.depth-1), true
		}
		if s == "\r" { // of a line end
			at += size
			continue
		}
		p.put(s, at, masks || p.depth > 0)
		at += size
	}
}

func (p *passage) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		p.prose(n.Segment.Start, n.Segment.Stop, n.IsRaw(), false)
		if n.SoftLineBreak() || n.HardLineBreak() {
			p.put("\n", n.Segment.Stop, false)
		}
		return
	case *Maths:
		p.maths(n.formula, false)
		return
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				p.prose(t.Segment.Start, t.Segment.Stop, true, true)
			}
		}
		return
	case *ast.AutoLink:
		// Its address is no prose.
		p.put("x", max(0, n.Pos()), true)
		return
	case *ast.RawHTML:
		first := n.Segments.At(0)
		z := html.NewTokenizer(bytes.NewReader(first.Value(p.source)))
		kind := z.Next()
		name, _ := z.TagName()
		p.tag(string(name), kind, first.Start)
		return
	case *ast.Link:
		if n.Reference != nil && begins(string(n.Reference.Value)) {
			p.place(n)
			return
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.inline(c)
	}
}

// place reads a mark in a sentence.
func (p *passage) place(n *ast.Link) {
	start := n.Pos()
	if _, inside := p.block(start); inside {
		return
	}
	label := string(n.Reference.Value)
	pl := Place{Label: strings.TrimSpace(label[1:]), Words: strings.Fields(label[1:]), Start: start}
	rest := p.source[start:]
	if strings.ContainsAny(label, "[]\\\n") {
		p.fault(start, "write it on one line, without brackets or backslashes", "the mark [%s] cannot be read", strings.Join(strings.Fields(label), " "))
		return
	}
	switch n.Reference.Type {
	case ast.ReferenceLinkFull:
		open := "][" + label + "]"
		i := bytes.Index(rest, []byte(open))
		if i < 0 {
			return
		}
		pl.From, pl.To, pl.End = start+1, start+i, start+i+len(open)
	default: // [=id] and [=id][]
		end := start + 1 + len(label) + 1
		pl.From, pl.To, pl.End, pl.Open = start, end, end, true
		if n.Reference.Type == ast.ReferenceLinkCollapsed {
			pl.To, pl.End = end+2, end+2
		}
	}
	if len(pl.Words) == 0 || pl.End > len(p.source) {
		p.fault(start, "[=ID], for an observation or a comparison", "a mark without a name")
		return
	}
	p.Passage.Inlines = append(p.Passage.Inlines, len(p.Article.Inlines))
	p.Article.Inlines = append(p.Article.Inlines, pl)
	if pl.Words[0] == Own {
		// What the author answers for himself.
		p.prose(pl.From, pl.To, false, true)
		return
	}
	p.prose(pl.From, pl.To, pl.Open, true)
}

// unread are the elements whose text is no prose.
var unread = []string{"script", "style", "pre", "code", "kbd", "samp", "svg", "math", "template"}

// drawn are those of them that readers see: a mark in them would show.
var drawn = []string{"svg", "math"}

// html reads what stands between the tags of a block of HTML. A mark in it would
// stay as it is, since Markdown takes no links there.
func (r *reader) html(n *ast.HTMLBlock) {
	var block []byte
	var offsets []int // of each byte of it, in the article
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		for at := line.Start; at < line.Stop; at++ {
			block, offsets = append(block, r.source[at]), append(offsets, at)
		}
	}
	if n.HasClosure() {
		for at := n.ClosureLine.Start; at < n.ClosureLine.Stop; at++ {
			block, offsets = append(block, r.source[at]), append(offsets, at)
		}
	}
	p := passage{reader: r}
	z := html.NewTokenizer(bytes.NewReader(block))
	at, within := 0, []string(nil)
	for {
		kind := z.Next()
		raw := len(z.Raw())
		if kind == html.ErrorToken {
			break
		}
		name, _ := z.TagName()
		switch element := string(name); {
		case kind == html.StartTagToken && slices.Contains(unread, element):
			within = append(within, element)
		case kind == html.EndTagToken && len(within) > 0 && within[len(within)-1] == element:
			within = within[:len(within)-1]
		case kind == html.TextToken && len(within) > 0 && slices.Contains(drawn, within[0]):
			for _, m := range unfilled.FindAllIndex(block[at:at+raw], -1) {
				r.fault(offsets[at+m[0]], inHTML, "the mark %s is in a drawing, where it cannot be filled in", block[at+m[0]:at+m[1]])
			}
		case kind == html.TextToken && len(within) == 0:
			for _, m := range unfilled.FindAllIndex(block[at:at+raw], -1) {
				if _, inside := r.block(offsets[at+m[0]]); !inside {
					r.fault(offsets[at+m[0]], inHTML, "the mark %s is in HTML, where it cannot be filled in", block[at+m[0]:at+m[1]])
				}
			}
			for i := 0; i < raw; {
				_, size := utf8.DecodeRune(block[at+i : at+raw])
				p.prose(offsets[at+i], offsets[at+i]+size, true, false)
				i += size
			}
		}
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			for _, m := range unfilled.FindAllIndex(block[at:at+raw], -1) {
				r.fault(offsets[at+m[0]], inTag, "the mark %s is in an HTML tag, where it would stay as it is", block[at+m[0]:at+m[1]])
			}
		}
		if kind != html.TextToken {
			p.tag(string(name), kind, offsets[min(at, len(offsets)-1)])
		}
		at += raw
	}
	p.done()
}

// raisedDigits are the digits as they are above and below the line: 10<sup>6</sup> is
// 10⁶, and not 106.
var raisedDigits = map[string][]rune{"sup": []rune("⁰¹²³⁴⁵⁶⁷⁸⁹"), "sub": []rune("₀₁₂₃₄₅₆₇₈₉")}

// joined are the elements of HTML that are a part of a word, where their tags are.
var joined = strings.Fields("a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr")

// tag reads a tag of HTML: the words before and after it are apart, or one.
func (p *passage) tag(name string, kind html.TokenType, at int) {
	switch {
	case raisedDigits[name] != nil && kind == html.StartTagToken:
		p.raised = name
	case raisedDigits[name] != nil:
		p.raised = ""
	case name != "" && !slices.Contains(joined, name):
		p.put(" ", at, false)
	}
}

// done keeps the passage, if it has something to read.
func (p *passage) done() {
	p.Passage.Text, p.Passage.Typed = p.text.String(), p.typed.String()
	if p.outside && strings.TrimSpace(p.Passage.Text) != "" {
		p.Article.Passages = append(p.Article.Passages, p.Passage)
	}
}
