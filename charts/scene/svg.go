package scene

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"quotient/charts/typeset"
)

// SVG writes the picture as a stand-alone SVG: text as the document asks for
// it, outlined glyphs each defined once; a group a mark, with its title and the
// observations behind it.
// Glyphs have the same ids in every picture, so that several may stand on one
// page; other ids begin with the document's prefix.
func (s *Scene) SVG(w io.Writer, d Document) error {
	in := commons{colour: s.colour, glyph: func(string, string) bool { return true }}
	switch {
	case d.Inline:
		in.link = func(g Group) string { return "#" + g.ID }
	case len(d.Links) > 0:
		in.link = func(g Group) string {
			if len(g.Refs) == 1 {
				return d.Links[g.Refs[0]]
			}
			return d.Links[g.ID]
		}
	}
	return s.svg(w, d, in)
}

// commons are what an SVG may have in common with the page that it is on.
type commons struct {
	colour func(item int) string          // of an item; of the ground for item ground
	glyph  func(id, element string) bool  // whether the picture itself defines a glyph
	link   func(g Group) (address string) // where a mark leads to; "" for nowhere
}

// ground stands for the ground of a picture among its items.
const ground = -1

func (s *Scene) colour(item int) string {
	if item == ground {
		return rgb(s.background)
	}
	return rgb(s.items[item].color)
}

func (s *Scene) svg(w io.Writer, d Document, in commons) error {
	if err := s.check(d); err != nil {
		return err
	}
	var b bytes.Buffer
	width, height := num(s.width), num(s.height)
	title, desc := identifier(d.Prefix+"title"), identifier(d.Prefix+"desc")
	ids := map[string]bool{title: true, desc: true}
	role, group := "img", "g"
	if d.Inline || in.link != nil { // in a picture whose role is img nobody could follow one
		role = "group"
	}
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" role="%s" aria-labelledby="%s %s"`, width, height, width, height, role, title, desc)
	if d.Lang != "" {
		fmt.Fprintf(&b, ` lang="%s" xml:lang="%[1]s"`, escape(d.Lang))
	}
	if d.Text == Embedded {
		b.WriteString(` text-rendering="geometricPrecision"`) // glyphs stand where they are put
	}
	fmt.Fprintf(&b, ">\n<title id=\"%s\">%s</title>\n<desc id=\"%s\">%s</desc>\n", title, escape(d.Title), desc, escape(d.Description))
	if !d.Inline {
		b.WriteString(d.metadata())
	}
	glyphs := s.glyphIDs()
	families, words := map[typeset.Face]string{}, map[string]string{}
	if d.Text == Embedded {
		families = s.embed(&b)
	} else {
		words = s.define(&b, glyphs, in.glyph, func(n int) string { return unique(ids, identifier(d.Prefix+"w-"+strconv.Itoa(n))) })
	}
	fmt.Fprintf(&b, `<path fill="%s" d="M0 0H%sV%sH0z"/>`+"\n", in.colour(ground), width, height)
	for i := 0; i < len(s.items); i++ {
		switch it := s.items[i]; it.kind {
		case begin:
			group = s.opening(&b, i, d, in, func() string { return unique(ids, identifier(d.Prefix+it.group.ID)) })
		case end:
			b.WriteString("</" + group + ">\n")
		case text:
			if d.Text == Embedded {
				s.live(&b, it.line, in.colour(i), families[it.line.face])
			} else {
				s.text(&b, it.line, in.colour(i), glyphs, words)
			}
		case fill:
			n := s.alike(i, in.colour)
			var path []segment
			for _, one := range s.items[i : i+n] {
				path = append(path, one.path...)
			}
			writeFill(&b, in.colour(i), path, func() string { return unique(ids, identifier(d.Prefix+"row-1")) })
			i += n - 1
		case stroke:
			fmt.Fprintf(&b, `<path fill="none" stroke="%s" stroke-width="%s"`, in.colour(i), num(it.width))
			if len(it.dashes) > 0 {
				fmt.Fprintf(&b, ` stroke-dasharray="%s"`, nums(it.dashes))
			}
			if it.phase != 0 {
				fmt.Fprintf(&b, ` stroke-dashoffset="%s"`, num(it.phase))
			}
			if len(it.path) > 2 {
				b.WriteString(` stroke-linejoin="round"`)
			}
			var data pathWriter
			data.path(it.path)
			fmt.Fprintf(&b, ` d="%s"/>`+"\n", data.b.String())
		}
	}
	b.WriteString("</svg>\n")
	_, err := w.Write(b.Bytes())
	return err
}

// alike counts the fills from item i on that may be one element: those of one
// colour that do not touch each other, so that none winds against another.
func (s *Scene) alike(i int, colour func(int) string) int {
	const most = 256 // comparing each with all takes its time
	var boxes []box
	for j, it := range s.items[i:min(i+most, len(s.items))] {
		if it.kind != fill || colour(i+j) != colour(i) {
			break
		}
		b := s.bounds(it)
		if slices.ContainsFunc(boxes, b.meets) {
			break
		}
		boxes = append(boxes, b)
	}
	return max(len(boxes), 1)
}

// coarse is the unit of glyphs in an SVG, in thousandths of an em: of the
// largest text, a tenth of a pixel.
const coarse = 2

func (s *Scene) text(b *bytes.Buffer, l line, colour string, ids map[glyphKey]string, words map[string]string) {
	for i := range l.scale {
		l.scale[i] *= coarse
	}
	place := "matrix(" + matrix(l) + ")"
	if m := l.scale; m[0] == m[3] && m[1] == 0 && m[2] == 0 {
		place = fmt.Sprintf("translate(%s %s) scale(%s)", num(l.at.x), num(l.at.y), precise(m[0]))
	}
	fmt.Fprintf(b, `<g fill="%s" transform="%s">`, colour, place)
	for _, w := range s.words(l) {
		if id := words[key(l.face, w)]; id != "" {
			use(b, id, math.Round(w[0].X/coarse), 0)
			continue
		}
		for _, g := range w {
			use(b, ids[glyphKey{l.face, g.Index}], math.Round(g.X/coarse), 0)
		}
	}
	b.WriteString("</g>\n")
}

// use draws once more what an element has drawn or defined, moved by x and y.
func use(b *bytes.Buffer, id string, x, y float64) {
	fmt.Fprintf(b, `<use href="#%s"`, id)
	if x != 0 {
		fmt.Fprintf(b, ` x="%s"`, num(x))
	}
	if y != 0 {
		fmt.Fprintf(b, ` y="%s"`, num(y))
	}
	b.WriteString("/>")
}

// words are the glyphs of a line in pieces that are likely to come again: words,
// and what stands between them. Blanks are left out.
func (s *Scene) words(l line) (out [][]typeset.Glyph) {
	sort := func(i int) string {
		switch c := l.characters[i]; {
		case len(s.fonts.Outline(l.face, l.glyphs[i].Index)) == 0:
			return "blank"
		case unicode.IsLetter(c), unicode.IsDigit(c):
			return "word"
		}
		return "sign"
	}
	for from, i := 0, 1; i <= len(l.glyphs); i++ {
		if i < len(l.glyphs) && sort(i) == sort(from) {
			continue
		}
		if sort(from) != "blank" {
			out = append(out, l.glyphs[from:i])
		}
		from = i
	}
	return out
}

// key tells words apart.
func key(face typeset.Face, word []typeset.Glyph) string {
	runes := []rune{rune(face)}
	for _, g := range word {
		runes = append(runes, rune(g.Index))
	}
	return string(runes)
}

// matrix is the place of a line of text, in the order of SVG and PDF alike.
func matrix(l line) string {
	m := l.scale
	return strings.Join([]string{precise(m[0]), precise(m[1]), precise(m[2]), precise(m[3]), num(l.at.x), num(l.at.y)}, " ")
}

// define defines every glyph that the picture uses, in the order of their first
// use, and the words that are worth it, and returns the ids of these. The glyphs
// of a word stand wherever it is as they do where it stands first: at most a
// thousandth of an em beside where roundings would have them.
func (s *Scene) define(b *bytes.Buffer, ids map[glyphKey]string, own func(id, element string) bool, newID func(n int) string) (words map[string]string) {
	var defs bytes.Buffer
	words = map[string]string{}
	seen, times := map[string]bool{}, map[string]int{}
	for _, it := range s.items {
		for _, w := range s.words(it.line) {
			times[key(it.line.face, w)]++
			for _, g := range w {
				id := ids[glyphKey{it.line.face, g.Index}]
				if seen[id] {
					continue
				}
				seen[id] = true
				path := fmt.Sprintf(`<path id="%s" d="%s"/>`+"\n", id, outlineData(s.fonts.Outline(it.line.face, g.Index)))
				if own(id, path) {
					defs.WriteString(path)
				}
			}
		}
	}
	for _, it := range s.items {
		for _, w := range s.words(it.line) {
			k := key(it.line.face, w)
			// A use takes some 26 bytes, and a word 18 more.
			n := times[k]
			if words[k] != "" || (n-1)*len(w)*26 <= n*26+18 {
				continue
			}
			words[k] = newID(len(words) + 1)
			fmt.Fprintf(&defs, `<g id="%s">`, words[k])
			for _, g := range w {
				use(&defs, ids[glyphKey{it.line.face, g.Index}], math.Round((g.X-w[0].X)/coarse), 0)
			}
			defs.WriteString("</g>\n")
		}
	}
	if defs.Len() > 0 {
		b.WriteString("<defs>\n" + defs.String() + "</defs>\n")
	}
	return words
}

type glyphKey struct {
	face  typeset.Face
	index int
}

// glyphIDs names every glyph that the picture uses: by its face and, where it
// is a letter or digit, by that, for such names are short.
func (s *Scene) glyphIDs() map[glyphKey]string {
	ids := map[glyphKey]string{}
	for _, it := range s.items {
		for i, g := range it.line.glyphs {
			k := glyphKey{it.line.face, g.Index}
			if _, ok := ids[k]; ok {
				continue
			}
			c := it.line.characters[i]
			if c < '0' || c > 'z' || c > '9' && c < 'A' || c > 'Z' && c < 'a' {
				ids[k] = fmt.Sprintf("%s%02s", k.face.Name(), strconv.FormatInt(int64(k.index), 36))
			} else {
				ids[k] = k.face.Name() + string(c)
			}
		}
	}
	return ids
}

// unique is an id that no other element has.
func unique(ids map[string]bool, id string) string {
	out := id
	for n := 2; ids[out]; n++ {
		out = id + "-" + strconv.Itoa(n)
	}
	ids[out] = true
	return out
}

// identifier makes an id of any text: what XML and URLs take without escaping.
// It has a hyphen or a dot, or begins with a capital, or is one of two words, so
// that it is never a glyph's.
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
	id := b.String()
	if id == "title" || id == "desc" || strings.ContainsAny(id, "-.") && !strings.ContainsRune("-.0123456789", rune(id[0])) {
		return id
	}
	return "Mark-" + id
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

func nums(vs []float64) string {
	out := make([]string, len(vs))
	for i, v := range vs {
		out[i] = num(v)
	}
	return strings.Join(out, " ")
}

// short leaves out the zeros that a number does not need.
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

func (w *pathWriter) path(path []segment) {
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
}

// outlineData is the outline of a glyph. A line back to where a contour began is
// left to its end. Curves that go on smoothly, to a unit, leave
// their first control point out: each is compared with where the outline has it,
// so that nothing adds up.
func outlineData(o typeset.Outline) string {
	var w pathWriter
	var control point // of the curve before, as it is drawn
	var before byte
	for i, g := range o {
		p := make([]point, arity(g.Op))
		for j := range p {
			p[j] = point{math.Round(g.Points[j].X / coarse), math.Round(g.Points[j].Y / coarse)}
		}
		smooth := point{2*w.at.x - control.x, 2*w.at.y - control.y}
		goesOn := before == g.Op && math.Abs(smooth.x-p[0].x) <= 1 && math.Abs(smooth.y-p[0].y) <= 1
		switch g.Op {
		case 'M':
			if i > 0 {
				w.close()
			}
			w.move(p[0])
		case 'L':
			if last := i+1 == len(o) || o[i+1].Op == 'M'; !last || p[0] != w.from {
				w.line(p[0])
			}
		case 'Q':
			if control = p[0]; goesOn {
				control = smooth
				w.curve('t', p[1])
			} else {
				w.curve('q', p...)
			}
		case 'C':
			if control = p[1]; goesOn {
				w.curve('s', p[1:]...)
			} else {
				w.curve('c', p...)
			}
		}
		before = g.Op
	}
	if len(o) > 0 {
		w.close()
	}
	return w.b.String()
}

// opening writes the beginning of the group that begins with an item, and returns the name of
// its element: a link, where it leads somewhere.
func (s *Scene) opening(b *bytes.Buffer, i int, d Document, in commons, id func() string) (element string) {
	g, address := s.items[i].group, ""
	if in.link != nil {
		address = in.link(g)
	}
	if element = "g"; address != "" {
		element = "a"
	}
	fmt.Fprintf(b, `<%s id="%s"`, element, id())
	if address != "" {
		fmt.Fprintf(b, ` href="%s"`, escape(address))
	}
	if len(g.Refs) > 0 {
		fmt.Fprintf(b, ` data-ref="%s"`, escape(strings.Join(g.Refs, " ")))
	}
	title := g.Title
	if d.Inline {
		if address == "" { // it is come to by keyboard all the same
			b.WriteString(` tabindex="0" role="img"`)
		}
		if g.Told != "" {
			title += "\n" + g.Told
		}
	}
	b.WriteByte('>')
	if title != "" {
		fmt.Fprintf(b, "<title>%s</title>", escape(title))
	}
	b.WriteByte('\n')
	if d.Inline {
		s.whole(b, i)
	}
	return element
}

// whole writes what is pointed at of the group that begins with an item: the box around all
// of it, between its chevrons and within its hollows too.
func (s *Scene) whole(b *bytes.Buffer, begin int) {
	room := nothing()
	for _, it := range s.items[begin+1:] {
		if it.kind == end {
			break
		}
		one := s.bounds(it)
		room.add(point{one.left, one.top})
		room.add(point{one.right, one.bottom})
	}
	if room.left < room.right {
		fmt.Fprintf(b, `<path fill="none" pointer-events="all" d="M%s %sH%sV%sH%sz"/>`+"\n", num(room.left), num(room.top), num(room.right), num(room.bottom), num(room.left))
	}
}
