// Package typeset measures, breaks and outlines text with the embedded fonts.
//
// Charts carry no fonts: text is drawn as the outlines of its glyphs, so that a
// picture is the same wherever it is opened.
package typeset

import (
	"fmt"
	"math"
	"strings"
	"sync"
	"unicode/utf8"

	"codeberg.org/go-fonts/stix/stix2textbold"
	"eliasnaur.com/font/roboto/robotobold"
	"eliasnaur.com/font/roboto/robotoitalic"
	"eliasnaur.com/font/roboto/robotomedium"
	"eliasnaur.com/font/roboto/robotoregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// A Face is one of the embedded fonts.
type Face int

// The faces.
const (
	Headline Face = iota // STIX Two Text Bold
	Regular              // Roboto
	Medium
	Bold
	Italic
	faces
)

func (f Face) data() []byte {
	switch f {
	case Headline:
		return stix2textbold.TTF
	case Regular:
		return robotoregular.TTF
	case Medium:
		return robotomedium.TTF
	case Bold:
		return robotobold.TTF
	}
	return robotoitalic.TTF
}

// Name is a short name that is good as an identifier.
func (f Face) Name() string { return [...]string{"h", "r", "m", "b", "i"}[f] }

// Fonts holds the faces. A face is parsed when it is first used. The zero value
// is ready, and may be used by several goroutines.
type Fonts struct {
	faces [faces]face
}

// New returns fonts that have not been parsed yet.
func New() *Fonts { return &Fonts{} }

type face struct {
	once   sync.Once
	font   *sfnt.Font
	perEm  float64
	mu     sync.Mutex // guards what follows: sfnt wants a buffer of one's own
	buffer sfnt.Buffer
	glyphs map[rune]sfnt.GlyphIndex
	wide   map[sfnt.GlyphIndex]float64
	kerns  map[[2]sfnt.GlyphIndex]float64
	drawn  map[sfnt.GlyphIndex]Outline
}

func (f *Fonts) face(id Face) *face {
	if id < 0 || id >= faces {
		id = Regular
	}
	x := &f.faces[id]
	x.once.Do(func() {
		var err error
		if x.font, err = sfnt.Parse(id.data()); err != nil {
			// The fonts are part of the program: this cannot depend on input.
			panic(fmt.Sprintf("typeset: embedded font %d: %v", id, err))
		}
		x.perEm = float64(x.font.UnitsPerEm())
		x.glyphs = map[rune]sfnt.GlyphIndex{}
		x.wide = map[sfnt.GlyphIndex]float64{}
		x.kerns = map[[2]sfnt.GlyphIndex]float64{}
		x.drawn = map[sfnt.GlyphIndex]Outline{}
	})
	return x
}

// stand-ins are signs that are drawn as others where a face lacks them.
var standIns = map[rune]rune{'\u00a0': ' ', '\u202f': ' ', '\u2002': ' ', '\u2009': ' '}

// glyph must be called with the lock held.
func (x *face) glyph(r rune) sfnt.GlyphIndex {
	if g, ok := x.glyphs[r]; ok {
		return g
	}
	g, err := x.font.GlyphIndex(&x.buffer, r)
	if err != nil || g == 0 {
		if other, ok := standIns[r]; ok {
			g, _ = x.font.GlyphIndex(&x.buffer, other)
		}
	}
	x.glyphs[r] = g
	return g
}

func (x *face) advance(g sfnt.GlyphIndex) float64 {
	w, ok := x.wide[g]
	if !ok {
		a, err := x.font.GlyphAdvance(&x.buffer, g, fixed.I(int(x.perEm)), font.HintingNone)
		if err == nil {
			w = float64(a) / 64
		}
		x.wide[g] = w
	}
	return w
}

func (x *face) kern(a, b sfnt.GlyphIndex) float64 {
	pair := [2]sfnt.GlyphIndex{a, b}
	k, ok := x.kerns[pair]
	if !ok {
		if v, err := x.font.Kern(&x.buffer, a, b, fixed.I(int(x.perEm)), font.HintingNone); err == nil {
			k = float64(v) / 64
		}
		x.kerns[pair] = k
	}
	return k
}

// A Glyph is one glyph of a line of text.
type Glyph struct {
	Index int
	X     float64 // from the beginning of the line, in font units
}

// Line sets a text on one line: its glyphs, its width and the units of an em,
// all in font units. The text is brought to NFC first, since accents that
// stand apart would land beside their letters; soft hyphens are left out.
func (f *Fonts) Line(id Face, s string) (glyphs []Glyph, width, perEm float64) {
	x := f.face(id)
	x.mu.Lock()
	defer x.mu.Unlock()
	var last sfnt.GlyphIndex
	for i, r := range norm.NFC.String(s) {
		if r == softHyphen {
			continue
		}
		g := x.glyph(r)
		if i > 0 {
			width += x.kern(last, g)
		}
		glyphs = append(glyphs, Glyph{int(g), math.Round(width)})
		width += x.advance(g)
		last = g
	}
	return glyphs, width, x.perEm
}

// Width is the width of a line of text at a size, in the units of the size.
func (f *Fonts) Width(id Face, size float64, s string) float64 {
	_, width, perEm := f.Line(id, s)
	return width * size / perEm
}

// Missing returns the characters of a text that a face has no glyph for.
func (f *Fonts) Missing(id Face, s string) (out []rune) {
	x := f.face(id)
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, r := range norm.NFC.String(s) {
		if r != softHyphen && x.glyph(r) == 0 {
			out = append(out, r)
		}
	}
	return out
}

// A Segment is a step of an outline: 'M' to a point, 'L' in a line, 'Q' in a
// quadratic or 'C' in a cubic curve, with the points that it takes.
type Segment struct {
	Op     byte
	Points [3]Point
}

// Point is a place in an outline, in font units, y downward.
type Point struct{ X, Y float64 }

// An Outline is a glyph as closed curves.
type Outline []Segment

// Outline returns the outline of a glyph of a face, in font units.
func (f *Fonts) Outline(id Face, glyph int) Outline {
	x := f.face(id)
	x.mu.Lock()
	defer x.mu.Unlock()
	g := sfnt.GlyphIndex(glyph)
	if o, ok := x.drawn[g]; ok {
		return o
	}
	segments, err := x.font.LoadGlyph(&x.buffer, g, fixed.I(int(x.perEm)), nil)
	if err != nil {
		segments = nil
	}
	out := make(Outline, len(segments))
	for i, s := range segments {
		out[i].Op = map[sfnt.SegmentOp]byte{sfnt.SegmentOpMoveTo: 'M', sfnt.SegmentOpLineTo: 'L', sfnt.SegmentOpQuadTo: 'Q', sfnt.SegmentOpCubeTo: 'C'}[s.Op]
		for j, p := range s.Args {
			out[i].Points[j] = Point{float64(p.X) / 64, float64(p.Y) / 64}
		}
	}
	x.drawn[g] = out
	return out
}

const softHyphen = '\u00ad'

// Wrap breaks a text into lines of a width: the fewest that it needs, and of
// those breaks the least ragged, without a last line of one short word where
// that can be helped. It breaks at blanks, behind hyphens and dashes within
// words, and at soft hyphens; a line break in the text stays one. A word that
// is wider than the line stands alone.
func (f *Fonts) Wrap(id Face, size, width float64, s string) []string {
	var out []string
	for _, paragraph := range strings.Split(s, "\n") {
		out = append(out, f.wrap(id, size, width, paragraph)...)
	}
	return out
}

// A piece is what cannot be broken, and what follows it on the same line or at
// a break.
type piece struct {
	text string
	glue string // before the next piece on the same line
	tail string // at the end of a line: a hyphen for a soft one

}

func (f *Fonts) wrap(id Face, size, width float64, s string) []string {
	var pieces []piece
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\r' }) {
		parts := breaks(word)
		parts[len(parts)-1].glue = " "
		pieces = append(pieces, parts...)
	}
	n := len(pieces)
	if n == 0 {
		return nil
	}
	line := func(i, j int) string { // pieces i to j−1
		var b strings.Builder
		for k := i; k < j; k++ {
			b.WriteString(pieces[k].text)
			if k < j-1 {
				b.WriteString(pieces[k].glue)
			}
		}
		return b.String() + pieces[j-1].tail
	}
	type state struct {
		lines int
		cost  float64
		next  int
	}
	best := make([]state, n+1) // of the lines from piece i on
	for i := n - 1; i >= 0; i-- {
		best[i] = state{lines: math.MaxInt}
		for j := i + 1; j <= n; j++ {
			text := line(i, j)
			w := f.Width(id, size, text)
			if w > width && j > i+1 {
				break
			}
			slack := max(width-w, 0) / width
			cost := slack * slack
			if j == n && i > 0 && j == i+1 && utf8.RuneCountInString(text) < 12 {
				cost++ // a last line of one short word
			}
			t := state{1 + best[j].lines, cost + best[j].cost, j}
			if t.lines < best[i].lines || t.lines == best[i].lines && t.cost < best[i].cost {
				best[i] = t
			}
		}
	}
	var out []string
	for i := 0; i < n; i = best[i].next {
		out = append(out, line(i, best[i].next))
	}
	return out
}

// breaks splits a word where a line may end within it: behind a hyphen or dash
// between letters, and at soft hyphens. A number is never broken.
func breaks(word string) []piece {
	var out []piece
	start := 0
	runes := []rune(word)
	for i, r := range runes {
		letters := i > 0 && i < len(runes)-1 && !digit(runes[i-1]) && !digit(runes[i+1])
		switch {
		case r == softHyphen && i > 0 && i < len(runes)-1:
			out = append(out, piece{text: string(runes[start:i]), tail: "-"})
			start = i + 1
		case (r == '-' || r == '–' || r == '—' || r == '/') && letters && i-start > 2 && len(runes)-i > 3:
			out = append(out, piece{text: string(runes[start : i+1])})
			start = i + 1
		}
	}
	return append(out, piece{text: string(runes[start:])})
}

func digit(r rune) bool { return r >= '0' && r <= '9' }
