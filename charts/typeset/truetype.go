package typeset

import (
	"encoding/binary"
	"math"
	"slices"
	"unicode/utf16"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Characters are those of a text that [Fonts.Line] sets: one for each glyph.
func Characters(s string) []rune { return []rune(drawable(s)) }

// Advance is how far a character moves the next one, in units of the em and
// before kerning.
func (f *Fonts) Advance(id Face, r rune) float64 {
	x := f.face(id)
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.advance(x.glyph(r))
}

// TrueType returns a font with a name that has the glyphs of some characters of
// a face and nothing else: no hints, no kerning, no ligatures. Characters beyond
// U+FFFF are left out. The same characters make the same bytes.
//
// The faces are of two sorts, with quadratic and with cubic curves; what reads a
// TrueType font takes both. Cubic curves are at most half a unit off.
//
// The tables are those of the OpenType specification 1.9 that browsers and PDF
// readers ask for.
func (f *Fonts) TrueType(id Face, name string, characters []rune) []byte {
	runes := slices.Clone(characters)
	slices.Sort(runes)
	runes = slices.Compact(runes)
	runes = slices.DeleteFunc(runes, func(r rune) bool { return r < ' ' || r >= math.MaxUint16 })

	x := f.face(id)
	x.mu.Lock()
	defer x.mu.Unlock()

	var glyf, loca, hmtx table
	all := bounds{math.MaxInt16, math.MaxInt16, math.MinInt16, math.MinInt16}
	widest, points, contours := 0, 0, 0
	add := func(g sfnt.GlyphIndex) {
		loca.u32(len(glyf))
		outline := x.contours(g)
		box := glyf.glyph(outline)
		if len(outline) > 0 {
			all = bounds{min(all.left, box.left), min(all.bottom, box.bottom), max(all.right, box.right), max(all.top, box.top)}
		}
		n := 0
		for _, c := range outline {
			n += len(c)
		}
		points, contours = max(points, n), max(contours, len(outline))
		advance, _ := x.font.GlyphAdvance(&x.buffer, g, x.ppem, font.HintingNone) // an error is 0: a blank
		widest = max(widest, advance.Round())
		hmtx.u16(advance.Round(), box.left)
	}
	add(0) // the missing glyph is the first of every font
	for _, r := range runes {
		add(x.glyph(r))
	}
	loca.u32(len(glyf))
	count := len(runes) + 1
	if all.left > all.right {
		all = bounds{}
	}

	m, _ := x.font.Metrics(&x.buffer, x.ppem, font.HintingNone) // an error is no height
	ascent, descent := m.Ascent.Round(), -m.Descent.Round()
	last := 0
	first := 0
	if len(runes) > 0 {
		first, last = int(runes[0]), int(runes[len(runes)-1])
	}

	var head, hhea, maxp, post, os2 table
	head.u32(0x10000, 0x10000, 0, 0x5f0f3cf5)                         // version, revision, checksum (later), magic
	head.u16(3, x.ppem.Round())                                       // baseline and left edge at 0
	head.u32(0, 0, 0, 0)                                              // made and changed: no clock
	head.u16(all.left, all.bottom, all.right, all.top, 0, 6, 2, 1, 0) // style, smallest size, direction, long loca
	hhea.u32(0x10000)
	hhea.u16(ascent, descent, 0, widest, all.left, 0, all.right, 1, 0, 0, 0, 0, 0, 0, 0, count)
	maxp.u32(0x10000)
	maxp.u16(count, points, contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
	post.u32(0x30000, 0)
	post.u16(-x.ppem.Round()/10, x.ppem.Round()/20)
	post.u32(0, 0, 0, 0, 0)
	os2.u16(4, widest, 400, 5, 0) // version, mean width, weight, width, free to embed
	for range 10 {                // sub- and superscripts, strikeout
		os2.u16(x.ppem.Round() / 20)
	}
	os2.u16(0, 0, 0, 0, 0, 0) // family class and classification
	os2.u32(0, 0, 0, 0)       // Unicode ranges
	os2 = append(os2, "none"...)
	os2.u16(0x40, first, last, ascent, descent, 0, max(ascent, all.top), max(-descent, -all.bottom))
	os2.u32(1, 0)
	os2.u16(m.XHeight.Round(), m.CapHeight.Round(), 0, ' ', 0)

	return assemble([]named{
		{"OS/2", os2}, {"cmap", cmap(runes)}, {"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx},
		{"loca", loca}, {"maxp", maxp}, {"name", names(name)}, {"post", post},
	})
}

// bounds is the box around a glyph, y upward.
type bounds struct{ left, bottom, right, top int }

// A knot is a point of a TrueType contour: on the curve, or the control point of
// a quadratic one. Coordinates are units of the font, y upward.
type knot struct {
	x, y int
	on   bool
}

// contours reads a glyph in units of its font, in quadratic curves.
func (x *face) contours(g sfnt.GlyphIndex) (out [][]knot) {
	segments, _ := x.font.LoadGlyph(&x.buffer, g, x.ppem, nil) // an error is a blank
	var at fixed.Point26_6
	add := func(p fixed.Point26_6, on bool) {
		c := &out[len(out)-1]
		k := knot{p.X.Round(), -p.Y.Round(), on}
		if on && len(*c) > 0 && (*c)[len(*c)-1] == k {
			return
		}
		*c = append(*c, k)
	}
	for _, s := range segments {
		p := s.Args
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			out = append(out, nil)
			add(p[0], true)
			at = p[0]
		case sfnt.SegmentOpLineTo:
			add(p[0], true)
			at = p[0]
		case sfnt.SegmentOpQuadTo:
			add(p[0], false)
			add(p[1], true)
			at = p[1]
		case sfnt.SegmentOpCubeTo:
			quadratic(at, p[0], p[1], p[2], func(control, end fixed.Point26_6) {
				add(control, false)
				add(end, true)
			})
			at = p[2]
		}
	}
	for i, c := range out {
		if n := len(c); n > 1 && c[0] == c[n-1] {
			c = c[:n-1] // a contour closes itself
		}
		out[i] = implied(c)
	}
	return slices.DeleteFunc(out, func(c []knot) bool { return len(c) < 3 })
}

// implied leaves out the points that TrueType takes for granted: those halfway
// between two control points.
func implied(c []knot) (out []knot) {
	for i, k := range c {
		a, b := c[(i+len(c)-1)%len(c)], c[(i+1)%len(c)]
		if i > 0 && k.on && !a.on && !b.on && 2*k.x == a.x+b.x && 2*k.y == a.y+b.y {
			continue
		}
		out = append(out, k)
	}
	return out
}

// quadratic draws a cubic curve as quadratic ones, as many as keep them within
// half a unit. The distance of a cubic curve from the quadratic one with its
// ends and the mean of its tangents' control points is at most √3/36 of
// |d − 3c + 3b − a|, and falls with the third power of the pieces.
func quadratic(a, b, c, d fixed.Point26_6, curve func(control, end fixed.Point26_6)) {
	type point struct{ x, y float64 }
	at := func(p fixed.Point26_6) point { return point{float64(p.X), float64(p.Y)} }
	p, q, r, s := at(a), at(b), at(c), at(d)
	bend := math.Hypot(s.x-3*r.x+3*q.x-p.x, s.y-3*r.y+3*q.y-p.y) / 64
	n := max(1, math.Ceil(math.Cbrt(math.Sqrt(3)/36*bend/0.5)))
	on := func(t float64) (place, speed point) {
		u := 1 - t
		place = point{u*u*u*p.x + 3*u*u*t*q.x + 3*u*t*t*r.x + t*t*t*s.x, u*u*u*p.y + 3*u*u*t*q.y + 3*u*t*t*r.y + t*t*t*s.y}
		speed = point{u*u*(q.x-p.x) + 2*u*t*(r.x-q.x) + t*t*(s.x-r.x), u*u*(q.y-p.y) + 2*u*t*(r.y-q.y) + t*t*(s.y-r.y)}
		return place, speed // a third of the derivative
	}
	fix := func(x, y float64) fixed.Point26_6 {
		return fixed.Point26_6{X: fixed.Int26_6(math.Round(x)), Y: fixed.Int26_6(math.Round(y))}
	}
	for i := range int(n) {
		from, v := on(float64(i) / n)
		to, w := on(float64(i+1) / n)
		// The control points of the piece are from + v/n and to − w/n.
		x := (3*(from.x+v.x/n+to.x-w.x/n) - from.x - to.x) / 4
		y := (3*(from.y+v.y/n+to.y-w.y/n) - from.y - to.y) / 4
		end := fix(to.x, to.y)
		if i+1 == int(n) {
			end = d
		}
		curve(fix(x, y), end)
	}
}

// table is the body of one table of a font.
type table []byte

func (t *table) u16(vs ...int) {
	for _, v := range vs {
		*t = binary.BigEndian.AppendUint16(*t, uint16(v))
	}
}

func (t *table) u32(vs ...int) {
	for _, v := range vs {
		*t = binary.BigEndian.AppendUint32(*t, uint32(v))
	}
}

// glyph writes the outline of a glyph; a blank has none.
func (t *table) glyph(contours [][]knot) (box bounds) {
	if len(contours) == 0 {
		return bounds{}
	}
	box = bounds{math.MaxInt16, math.MaxInt16, math.MinInt16, math.MinInt16}
	var ends, flags, xs, ys table
	n, last := 0, knot{}
	step := func(to *table, d int, short, same byte) byte {
		switch {
		case d == 0:
			return same
		case d > -256 && d < 0:
			*to = append(*to, byte(-d))
			return short
		case d > 0 && d < 256:
			*to = append(*to, byte(d))
			return short | same
		}
		to.u16(d)
		return 0
	}
	for _, c := range contours {
		n += len(c)
		ends.u16(n - 1)
		for _, k := range c {
			box = bounds{min(box.left, k.x), min(box.bottom, k.y), max(box.right, k.x), max(box.top, k.y)}
			flag := step(&xs, k.x-last.x, 2, 16) | step(&ys, k.y-last.y, 4, 32)
			if k.on {
				flag |= 1
			}
			flags = append(flags, flag)
			last = k
		}
	}
	t.u16(len(contours), box.left, box.bottom, box.right, box.top)
	*t = append(*t, ends...)
	t.u16(0) // no instructions
	for i := 0; i < len(flags); {
		run := 1
		for i+run < len(flags) && flags[i+run] == flags[i] && run < 256 {
			run++
		}
		if run > 2 {
			*t = append(*t, flags[i]|8, byte(run-1))
		} else {
			*t = append(*t, flags[i:i+run]...)
		}
		i += run
	}
	*t = append(append(*t, xs...), ys...)
	for len(*t)%4 != 0 {
		*t = append(*t, 0)
	}
	return box
}

// cmap maps characters in rising order to the glyphs from 1 on: format 4, one
// segment for characters in a row.
func cmap(runes []rune) (t table) {
	var ends, starts, deltas, offsets table
	for i := 0; i < len(runes); {
		n := 1
		for i+n < len(runes) && runes[i+n] == runes[i]+rune(n) {
			n++
		}
		starts.u16(int(runes[i]))
		ends.u16(int(runes[i]) + n - 1)
		deltas.u16(i + 1 - int(runes[i]))
		offsets.u16(0)
		i += n
	}
	starts.u16(0xffff)
	ends.u16(0xffff)
	deltas.u16(1)
	offsets.u16(0)
	segments := len(ends) / 2
	power := 1
	steps := 0
	for power*2 <= segments {
		power *= 2
		steps++
	}
	t.u16(0, 1, 3, 1) // version, one map, for Windows, of the BMP
	t.u32(12)
	t.u16(4, 16+8*segments, 0, 2*segments, 2*power, steps, 2*(segments-power))
	t = append(t, ends...)
	t.u16(0)
	return append(append(append(t, starts...), deltas...), offsets...)
}

// names is the table of a font's names: family, style, whole and PostScript's.
func names(name string) (t table) {
	var text table
	t.u16(0, 4, 6+4*12)
	for _, v := range []struct {
		id    int
		value string
	}{{1, name}, {2, "Regular"}, {4, name}, {6, name}} {
		words := utf16.Encode([]rune(v.value))
		t.u16(3, 1, 0x409, v.id, 2*len(words), len(text))
		for _, w := range words {
			text.u16(int(w))
		}
	}
	return append(t, text...)
}

type named struct {
	tag  string
	data table
}

// assemble puts tables, in the order of their tags, into a file.
func assemble(tables []named) (out table) {
	power, steps := 1, 0
	for power*2 <= len(tables) {
		power *= 2
		steps++
	}
	out.u32(0x10000)
	out.u16(len(tables), 16*power, steps, 16*(len(tables)-power))
	at := 12 + 16*len(tables)
	head := 0
	for _, t := range tables {
		if t.tag == "head" {
			head = at
		}
		out = append(out, t.tag...)
		out.u32(int(checksum(t.data)), at, len(t.data))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[head+8:], 0xb1b0afba-checksum(out))
	return out
}

func checksum(t table) (sum uint32) {
	for i := 0; i < len(t); i += 4 {
		var word [4]byte
		copy(word[:], t[i:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}
