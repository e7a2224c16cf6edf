package typeset

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"

	"golang.org/x/image/font/sfnt"
)

const everything = "AÁbcdgőűŻłΩξ“”’ ¶×÷−&0123456789,.–\u00a0"

// area is that within an outline, by the contours' own directions, and box the
// room that its points take.
func area(o Outline) (sum float64, box [4]float64) {
	box = [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	var from, at Point
	line := func(to Point) {
		sum += (at.X*to.Y - to.X*at.Y) / 2
		at = to
		box = [4]float64{min(box[0], to.X), min(box[1], to.Y), max(box[2], to.X), max(box[3], to.Y)}
	}
	for _, g := range o {
		p, a := g.Points, at
		switch g.Op {
		case 'M':
			line(from)
			from, at = p[0], p[0]
		case 'L':
			line(p[0])
		case 'Q', 'C':
			for i := 1; i <= 32; i++ {
				t := float64(i) / 32
				u := 1 - t
				if g.Op == 'Q' {
					line(Point{u*u*a.X + 2*u*t*p[0].X + t*t*p[1].X, u*u*a.Y + 2*u*t*p[0].Y + t*t*p[1].Y})
				} else {
					line(Point{u*u*u*a.X + 3*u*u*t*p[0].X + 3*u*t*t*p[1].X + t*t*t*p[2].X, u*u*u*a.Y + 3*u*u*t*p[0].Y + 3*u*t*t*p[1].Y + t*t*t*p[2].Y})
				}
			}
		}
	}
	line(from)
	return sum, box
}

// TestTrueType: the font that is written is read as the face is.
func TestTrueType(t *testing.T) {
	fonts := New()
	for id := range faces {
		data := fonts.TrueType(id, "Test", []rune(everything+everything))
		if !bytes.Equal(data, New().TrueType(id, "Test", []rune(everything))) {
			t.Errorf("%v: other bytes from the same characters", id)
		}
		if len(data) > 8000 {
			t.Errorf("%v: %d bytes for %d glyphs", id, len(data), len(everything))
		}
		// The sum of a whole font is a constant, and its tables begin at words.
		if sum := checksum(data); sum != 0xb1b0afba {
			t.Errorf("%v: the checksum is %#x", id, sum)
		}
		for i := range int(binary.BigEndian.Uint16(data[4:])) {
			entry := data[12+16*i:]
			at, n := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
			if at%4 != 0 || string(entry[:4]) != "head" && checksum(table(data[at:at+n])) != binary.BigEndian.Uint32(entry[4:]) {
				t.Errorf("%v: the table %s at %d has another checksum", id, entry[:4], at)
			}
		}
		parsed, err := sfnt.Parse(data)
		if err != nil {
			t.Fatalf("%v: %v", id, err)
		}
		got, want := newFace(parsed), fonts.face(id)
		for _, r := range everything {
			g := got.glyph(r)
			if g == 0 {
				t.Errorf("%v: no %q", id, r)
				continue
			}
			if a, b := got.advance(g), want.advance(want.glyph(r)); math.Abs(a-b) > 0.5 {
				t.Errorf("%v: %q is %g wide, not %g", id, r, a, b)
			}
			a, abox := area(got.outline(g))
			b, bbox := area(want.outline(want.glyph(r)))
			if math.Abs(math.Abs(a)-math.Abs(b)) > 1000+0.005*math.Abs(b) {
				t.Errorf("%v: %q has the area %.0f, not %.0f", id, r, a, b)
			}
			for i := range abox {
				if abox != bbox && math.Abs(abox[i]-bbox[i]) > 1.5 {
					t.Errorf("%v: %q takes %.1f, not %.1f", id, r, abox, bbox)
					break
				}
			}
		}
		if g := got.glyph('Z'); g != 0 {
			t.Errorf("%v: there is a glyph that was not asked for", id)
		}
		if _, err := sfnt.Parse(fonts.TrueType(id, "", nil)); err != nil {
			t.Errorf("%v: a font of nothing: %v", id, err)
		}
		if _, err := sfnt.Parse(fonts.TrueType(id, "x", []rune{-1, 0, 'a', 0x1F600, 0xffff})); err != nil {
			t.Errorf("%v: a font of odd characters: %v", id, err)
		}
	}
}

func TestCharacters(t *testing.T) {
	fonts := New()
	for _, s := range []string{"", "ő", "o\u030b", "a\u00adb", "a b"} {
		glyphs, _ := fonts.Line(Regular, s)
		if got := Characters(s); len(got) != len(glyphs) {
			t.Errorf("%q has %d characters and %d glyphs", s, len(got), len(glyphs))
		}
	}
}
