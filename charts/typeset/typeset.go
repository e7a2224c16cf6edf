// Package typeset measures, breaks and outlines text with the embedded fonts.
//
// A [Fonts] measures a text, breaks it into lines, and gives the glyphs of a line
// with their outlines, and small fonts of just the glyphs that a picture uses;
// drawing is left to others.
package typeset

import (
	"fmt"
	"math"
	"strings"
	"sync"

	"codeberg.org/go-fonts/stix/stix2textbold"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// Em is the number of units to an em in outlines and glyph positions, whatever
// the font itself counts in.
const Em = 1000

// A Face is one of the embedded fonts.
type Face int

// The faces. Any other value stands for Regular.
const (
	Headline Face = iota // STIX Two Text Bold
	Regular              // Roboto
	Medium
	Bold
	Italic
	faces
)

func (f Face) known() Face {
	if f < 0 || f >= faces {
		return Regular
	}
	return f
}

func (f Face) data() []byte {
	switch f {
	case Headline:
		return stix2textbold.TTF
	case Medium:
		return robotoMedium
	case Bold:
		return robotoBold
	case Italic:
		return robotoItalic
	}
	return robotoRegular
}

// Name is a letter that is good as the beginning of an identifier.
func (f Face) Name() string { return "hrmbi"[f.known() : f.known()+1] }

// String is the name of the font.
func (f Face) String() string {
	return [...]string{"STIX Two Text Bold", "Roboto", "Roboto Medium", "Roboto Bold", "Roboto Italic"}[f.known()]
}

// Fonts holds the faces. A face is parsed when it is first used. The zero value
// is ready, and may be used by several goroutines.
type Fonts struct {
	faces [faces]struct {
		once sync.Once
		face *face
	}
}

// New returns fonts that have not been parsed yet.
func New() *Fonts { return &Fonts{} }

func (f *Fonts) face(id Face) *face {
	x := &f.faces[id.known()]
	x.once.Do(func() {
		parsed, err := sfnt.Parse(id.known().data())
		if err != nil {
			// The fonts are part of the program: this cannot depend on input.
			panic(fmt.Sprintf("typeset: embedded font %v: %v", id, err))
		}
		x.face = newFace(parsed)
	})
	return x.face
}

// face is a parsed font with what has been asked of it so far. Lengths are in
// units of the em.
type face struct {
	font   *sfnt.Font
	ppem   fixed.Int26_6 // at which the font is asked: its own units, so that nothing is rounded
	mu     sync.Mutex    // guards what follows
	buffer sfnt.Buffer
	glyphs map[rune]sfnt.GlyphIndex
	wide   map[sfnt.GlyphIndex]float64
	kerns  map[[2]sfnt.GlyphIndex]float64
	drawn  map[sfnt.GlyphIndex]Outline
}

func newFace(f *sfnt.Font) *face {
	return &face{
		font:   f,
		ppem:   fixed.I(int(f.UnitsPerEm())),
		glyphs: map[rune]sfnt.GlyphIndex{},
		wide:   map[sfnt.GlyphIndex]float64{},
		kerns:  map[[2]sfnt.GlyphIndex]float64{},
		drawn:  map[sfnt.GlyphIndex]Outline{},
	}
}

// em turns a length of the font into units of the em.
func (x *face) em(v fixed.Int26_6) float64 { return float64(v) * Em / float64(x.ppem) }

// standIn returns the sign that is drawn for one that a face lacks, or 0.
func standIn(r rune) rune {
	switch r {
	case '\u00a0', '\u2002', '\u2009', '\u202f': // no-break, en, thin and narrow no-break space
		return ' '
	case '\u2010', '\u2011': // hyphen, no-break hyphen
		return '-'
	}
	return 0
}

// The methods from here to outline must be called with the lock held.

func (x *face) glyph(r rune) sfnt.GlyphIndex {
	g, ok := x.glyphs[r]
	if !ok {
		g, _ = x.font.GlyphIndex(&x.buffer, r) // an error gives 0, the missing glyph
		if other := standIn(r); g == 0 && other != 0 {
			g, _ = x.font.GlyphIndex(&x.buffer, other)
		}
		x.glyphs[r] = g
	}
	return g
}

func (x *face) advance(g sfnt.GlyphIndex) float64 {
	w, ok := x.wide[g]
	if !ok {
		if a, err := x.font.GlyphAdvance(&x.buffer, g, x.ppem, font.HintingNone); err == nil {
			w = x.em(a)
		}
		x.wide[g] = w
	}
	return w
}

func (x *face) kern(a, b sfnt.GlyphIndex) float64 {
	pair := [2]sfnt.GlyphIndex{a, b}
	k, ok := x.kerns[pair]
	if !ok {
		// A pair without kerning is an error to sfnt.
		if v, err := x.font.Kern(&x.buffer, a, b, x.ppem, font.HintingNone); err == nil {
			k = x.em(v)
		}
		x.kerns[pair] = k
	}
	return k
}

func (x *face) line(s string) (glyphs []Glyph, width float64) {
	var last sfnt.GlyphIndex
	for _, r := range s {
		g := x.glyph(r)
		if glyphs != nil {
			width += x.kern(last, g)
		}
		glyphs = append(glyphs, Glyph{int(g), math.Round(width)})
		width += x.advance(g)
		last = g
	}
	return glyphs, width
}

func (x *face) outline(g sfnt.GlyphIndex) Outline {
	if o, ok := x.drawn[g]; ok {
		return o
	}
	// A glyph that cannot be read is blank; the tests read those of charts.
	segments, _ := x.font.LoadGlyph(&x.buffer, g, x.ppem, nil)
	out := make(Outline, len(segments))
	for i, s := range segments {
		out[i].Op = "MLQC"[s.Op]
		for j, p := range s.Args {
			out[i].Points[j] = Point{math.Round(x.em(p.X)), math.Round(x.em(p.Y))}
		}
	}
	x.drawn[g] = out
	return out
}

// A Glyph is one glyph of a line of text.
type Glyph struct {
	Index int
	X     float64 // from the beginning of the line, in whole units of the em
}

const softHyphen = "\u00ad"

// drawable is a text as it is drawn on one line: in NFC, since accents that
// stand apart would land beside their letters, and without soft hyphens.
func drawable(s string) string {
	return norm.NFC.String(strings.ReplaceAll(s, softHyphen, ""))
}

// Line sets a text on one line, with kerning: its glyphs, one for each
// character, and its width in units of the em. The text is brought to NFC;
// soft hyphens are left out.
func (f *Fonts) Line(id Face, s string) (glyphs []Glyph, width float64) {
	x := f.face(id)
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.line(drawable(s))
}

// Width is the width of a line of text at a size, in the units of the size.
func (f *Fonts) Width(id Face, size float64, s string) float64 {
	_, width := f.Line(id, s)
	return width * size / Em
}

// Missing returns the characters of a text that a face has no glyph for.
func (f *Fonts) Missing(id Face, s string) (out []rune) {
	x := f.face(id)
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.missing(drawable(s))
}

func (x *face) missing(s string) (out []rune) {
	for _, r := range s {
		if x.glyph(r) == 0 {
			out = append(out, r)
		}
	}
	return out
}

// Metrics are heights of a face, all positive, in the units of its size.
type Metrics struct{ Ascent, Descent, CapHeight, XHeight float64 }

// Metrics returns the heights of a face at a size.
func (f *Fonts) Metrics(id Face, size float64) Metrics {
	x := f.face(id)
	x.mu.Lock()
	defer x.mu.Unlock()
	m, err := x.font.Metrics(&x.buffer, x.ppem, font.HintingNone)
	if err != nil {
		return Metrics{}
	}
	at := func(v fixed.Int26_6) float64 { return x.em(v) * size / Em }
	return Metrics{at(m.Ascent), at(m.Descent), at(m.CapHeight), at(m.XHeight)}
}

// A Segment is a step of an outline: 'M' to a point, 'L' in a line, 'Q' in a
// quadratic or 'C' in a cubic curve, with the points that it takes.
type Segment struct {
	Op     byte
	Points [3]Point
}

// Point is a place in an outline, in whole units of the em, y downward from
// the baseline.
type Point struct{ X, Y float64 }

// An Outline is a glyph as closed curves, to be filled where they wind around
// a point (non-zero rule). It is shared and must not be changed.
type Outline []Segment

// Outline returns the outline of a glyph of a face; that of a blank is empty.
func (f *Fonts) Outline(id Face, glyph int) Outline {
	x := f.face(id)
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.outline(sfnt.GlyphIndex(glyph))
}

// Foreign outlines a line of text in a font that is not one of the faces, as
// one outline, and returns the characters that the font has no glyph for.
func Foreign(f *sfnt.Font, s string) (out Outline, missing []rune) {
	x := newFace(f)
	s = drawable(s)
	glyphs, _ := x.line(s)
	for _, g := range glyphs {
		for _, o := range x.outline(sfnt.GlyphIndex(g.Index)) {
			for i := range o.Points {
				o.Points[i].X += g.X
			}
			out = append(out, o)
		}
	}
	return out, x.missing(s)
}
