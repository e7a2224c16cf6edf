package scene

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"math"
	"strconv"
	"strings"

	"quotient/charts/typeset"
)

// SVG writes the picture as a stand-alone SVG: text as outlined glyphs, each
// defined once; a group a mark, with its title and the observations behind it.
func (s *Scene) SVG(w io.Writer, d Document) error {
	if s.err != nil {
		return s.err
	}
	var b bytes.Buffer
	width, height := num(s.width), num(s.height)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" role="img" aria-labelledby="title desc"`, width, height, width, height)
	if d.Lang != "" {
		fmt.Fprintf(&b, ` xml:lang="%s"`, escape(d.Lang))
	}
	fmt.Fprintf(&b, ">\n<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>\n", escape(d.Title), escape(d.Description))
	s.glyphs(&b)
	fmt.Fprintf(&b, `<path fill="%s" d="M0 0H%sV%sH0Z"/>`+"\n", rgb(s.background), width, height)
	ids := map[string]int{"title": 1, "desc": 1}
	for i := 0; i < len(s.items); i++ {
		switch it := s.items[i]; it.kind {
		case begin:
			fmt.Fprintf(&b, `<g id="%s"`, unique(ids, identifier(it.group.ID)))
			if len(it.group.Refs) > 0 {
				fmt.Fprintf(&b, ` data-ref="%s"`, escape(strings.Join(it.group.Refs, " ")))
			}
			fmt.Fprintf(&b, "><title>%s</title>\n", escape(it.group.Title))
		case end:
			b.WriteString("</g>\n")
		case text:
			fmt.Fprintf(&b, `<g fill="%s" transform="translate(%s %s) scale(%s)">`, rgb(it.color), num(it.at.x), num(it.at.y), precise(it.size/it.perEm))
			for _, g := range it.glyphs {
				if len(s.fonts.Outline(it.face, g.Index)) == 0 {
					continue
				}
				fmt.Fprintf(&b, `<use href="#%s"`, glyphID(it.face, g.Index))
				if g.X != 0 {
					fmt.Fprintf(&b, ` x="%s"`, num(g.X))
				}
				b.WriteString("/>")
			}
			b.WriteString("</g>\n")
		case fill:
			// Neighbours of one colour are one element: they do not overlap
			// where it would show.
			d := pathData(it.path)
			fmt.Fprintf(&b, `<path fill="%s" d="%s"/>`+"\n", rgb(it.color), d)
		case stroke:
			fmt.Fprintf(&b, `<path fill="none" stroke="%s" stroke-width="%s"`, rgb(it.color), num(it.width))
			if len(it.dashes) > 0 {
				var ds []string
				for _, x := range it.dashes {
					ds = append(ds, num(x))
				}
				fmt.Fprintf(&b, ` stroke-dasharray="%s"`, strings.Join(ds, " "))
			}
			if len(it.path) > 2 {
				b.WriteString(` stroke-linejoin="round"`)
			}
			fmt.Fprintf(&b, ` d="%s"/>`+"\n", pathData(it.path))
		}
	}
	b.WriteString("</svg>\n")
	_, err := w.Write(b.Bytes())
	return err
}

// glyphs defines every glyph that the picture uses, in the order of their first
// use.
func (s *Scene) glyphs(b *bytes.Buffer) {
	seen := map[string]bool{}
	b.WriteString("<defs>\n")
	for _, it := range s.items {
		if it.kind != text {
			continue
		}
		for _, g := range it.glyphs {
			id := glyphID(it.face, g.Index)
			if seen[id] {
				continue
			}
			seen[id] = true
			if o := s.fonts.Outline(it.face, g.Index); len(o) > 0 {
				fmt.Fprintf(b, `<path id="%s" d="%s"/>`+"\n", id, outlineData(o))
			}
		}
	}
	b.WriteString("</defs>\n")
}

func glyphID(face typeset.Face, index int) string {
	return face.Name() + strconv.FormatInt(int64(index), 36)
}

func unique(ids map[string]int, id string) string {
	ids[id]++
	if n := ids[id]; n > 1 {
		return unique(ids, id+"-"+strconv.Itoa(n))
	}
	return id
}

// identifier makes an id of any text: what XML and URLs take without escaping.
// It has a hyphen or a dot, or begins with a capital, so it is never a glyph's.
func identifier(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
			b.WriteRune(r)
		case r == '/':
			b.WriteString("per")
		case r == ' ':
			b.WriteByte('-')
		}
	}
	if id := b.String(); strings.ContainsAny(id, "-.") && (id[0] < '0' || id[0] > '9') {
		return id
	}
	return "Mark-" + b.String()
}

// escape writes text for XML: characters that it does not allow are replaced.
func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a bytes.Buffer takes everything
	return b.String()
}

func rgb(c color.NRGBA) string {
	long := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	if long[1] == long[2] && long[3] == long[4] && long[5] == long[6] {
		return "#" + long[1:2] + long[3:4] + long[5:6]
	}
	return long
}

// num writes a coordinate to the grid, as short as it goes: .5, 12, -3.25.
func num(v float64) string { return short(strconv.FormatFloat(v, 'f', 2, 64)) }

// precise writes a factor.
func precise(v float64) string { return short(strconv.FormatFloat(v, 'f', 7, 64)) }

func short(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" || s == "" {
		return "0"
	}
	if strings.HasPrefix(s, "0.") {
		return s[1:]
	}
	if strings.HasPrefix(s, "-0.") {
		return "-" + s[2:]
	}
	return s
}

// pathWriter writes path data with relative steps, which are shorter.
type pathWriter struct {
	b    strings.Builder
	at   point
	from point
	last byte
}

func (w *pathWriter) op(op byte, nums ...float64) {
	if op != w.last || op == 'z' || op == 'm' || op == 'M' {
		w.b.WriteByte(op)
		w.last = op
		for i, n := range nums {
			w.number(num(n), i == 0)
		}
		return
	}
	for _, n := range nums {
		w.number(num(n), false)
	}
}

func (w *pathWriter) number(s string, first bool) {
	if !first && s[0] != '-' {
		w.b.WriteByte(' ')
	}
	w.b.WriteString(s)
}

func (w *pathWriter) move(p point) {
	if w.last == 0 {
		w.op('M', p.x, p.y)
	} else {
		w.op('m', grid(p.x-w.at.x), grid(p.y-w.at.y))
	}
	w.at, w.from = p, p
}

func (w *pathWriter) line(p point) {
	dx, dy := grid(p.x-w.at.x), grid(p.y-w.at.y)
	switch {
	case dx == 0 && dy == 0:
		return
	case dy == 0:
		w.op('h', dx)
	case dx == 0:
		w.op('v', dy)
	default:
		w.op('l', dx, dy)
	}
	w.at = p
}

func (w *pathWriter) curve(op byte, ps ...point) {
	var nums []float64
	for _, p := range ps {
		nums = append(nums, grid(p.x-w.at.x), grid(p.y-w.at.y))
	}
	w.op(op, nums...)
	w.at = ps[len(ps)-1]
}

func (w *pathWriter) close() {
	w.op('z')
	w.at = w.from
}

func pathData(path []segment) string {
	var w pathWriter
	for _, g := range path {
		switch g.op {
		case 'M':
			w.move(g.p[0])
		case 'L':
			w.line(g.p[0])
		case 'C':
			w.curve('c', g.p[0], g.p[1], g.p[2])
		case 'Z':
			w.close()
		}
	}
	return w.b.String()
}

func outlineData(o typeset.Outline) string {
	var w pathWriter
	at := func(p typeset.Point) point { return point{math.Round(p.X), math.Round(p.Y)} }
	for i, g := range o {
		switch g.Op {
		case 'M':
			if i > 0 {
				w.close()
			}
			w.move(at(g.Points[0]))
		case 'L':
			w.line(at(g.Points[0]))
		case 'Q':
			w.curve('q', at(g.Points[0]), at(g.Points[1]))
		case 'C':
			w.curve('c', at(g.Points[0]), at(g.Points[1]), at(g.Points[2]))
		}
	}
	if len(o) > 0 {
		w.close()
	}
	return w.b.String()
}
