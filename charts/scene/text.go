package scene

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"quotient/charts/typeset"
)

// TextMode is how an SVG holds text. The picture looks the same either way.
type TextMode int

const (
	// Outlined text is drawn as the outlines of its glyphs: it needs no font
	// and looks the same in every program.
	Outlined TextMode = iota
	// Embedded text is text, to be selected, searched and edited, with fonts of
	// the glyphs that are used. Browsers read these fonts; some other programs
	// take fonts of their own in their place.
	Embedded
)

// characters gives the faces that the picture uses, in their order, with what is
// written in each.
func (s *Scene) characters() iter.Seq2[typeset.Face, []rune] {
	used := map[typeset.Face][]rune{}
	for _, it := range s.items {
		if it.kind == text {
			used[it.line.face] = append(used[it.line.face], it.line.characters...)
		}
	}
	var faces []typeset.Face
	for face := range used {
		faces = append(faces, face)
	}
	slices.Sort(faces)
	return func(yield func(typeset.Face, []rune) bool) {
		for _, face := range faces {
			if !yield(face, used[face]) {
				return
			}
		}
	}
}

// A run is a piece of a line that needs a place of its own: kerning, or the sum
// of roundings, has moved it from where the advances lead.
type run struct {
	x    float64 // from the beginning of the line, in units of the em
	off  float64 // from where the advances of what is before it lead
	text string
}

// runs cuts a line where glyphs stand by more than an em's thousandth and a half
// elsewhere than their advances say, rounded as the format rounds them.
func (s *Scene) runs(l line, round func(float64) float64) (out []run) {
	at, off := 0.0, 0.0
	from := 0
	for i, g := range l.glyphs {
		if i > 0 && math.Abs(at-g.X) > 1.5 {
			out = append(out, run{l.glyphs[from].X, off, string(l.characters[from:i])})
			from, off, at = i, g.X-at, g.X
		}
		at += round(s.fonts.Advance(l.face, l.characters[i]))
	}
	return append(out, run{l.glyphs[from].X, off, string(l.characters[from:])})
}

// embed defines the fonts of an SVG. Their names are of their bytes, so that
// several pictures with different glyphs may stand on one page.
func (s *Scene) embed(b *bytes.Buffer) (families map[typeset.Face]string) {
	families = map[typeset.Face]string{}
	b.WriteString("<style>\n")
	for face, characters := range s.characters() {
		font := s.fonts.TrueType(face, fontName(face), characters)
		families[face] = fmt.Sprintf("%s-%x", fontName(face), sha256.Sum256(font))[:len(fontName(face))+9]
		fmt.Fprintf(b, "@font-face{font-family:%s%s;src:url(data:font/ttf;base64,%s)}\n", families[face], css(face), base64.StdEncoding.EncodeToString(font))
	}
	b.WriteString("</style>\n")
	return families
}

// live writes a line of text as text.
func (s *Scene) live(b *bytes.Buffer, l line, colour, family string) {
	size, at, place := typeset.Em*l.scale[0], l.at, ""
	if m := l.scale; m[0] != m[3] || m[1] != 0 || m[2] != 0 || m[0] <= 0 {
		size, at, place = typeset.Em, point{}, ` transform="matrix(`+matrix(l)+`)"`
	}
	exact := func(v float64) float64 { return v }
	fmt.Fprintf(b, `<text%s fill="%s"%s y="%s" font-family="%s,%s"%s font-size="%s"`, roomy(l.characters), colour, place, num(at.y), family, like(l.face), weight(l.face), short(fmt.Sprintf("%.4f", size)))
	for i, r := range s.runs(l, exact) {
		if i == 0 {
			fmt.Fprintf(b, ` x="%s">%s`, num(at.x+r.x*size/typeset.Em), content(r.text))
		} else { // moved from where it would be, so that it is in its place in any font
			fmt.Fprintf(b, `<tspan dx="%s">%s</tspan>`, short(fmt.Sprintf("%.3f", r.off*size/typeset.Em)), content(r.text))
		}
	}
	b.WriteString("</text>\n")
}

// like are the families that programs take which do not read the fonts of an SVG.
func like(face typeset.Face) string {
	if face == typeset.Headline {
		return "STIX Two Text,Liberation Serif,Times New Roman,serif"
	}
	return "Roboto,Liberation Sans,Arial,sans-serif"
}

// weights are the weight and slant of faces that are not regular.
var weights = map[typeset.Face][2]string{
	typeset.Headline: {"bold", ""}, typeset.Bold: {"bold", ""}, typeset.Medium: {"500", ""}, typeset.Italic: {"", "italic"},
}

// weight is the weight and slant of a face as attributes, css the same of its font: a program
// that has the fonts of an SVG makes nothing bolder, and one that has not takes a bold font.
func weight(face typeset.Face) (out string) {
	if w := weights[face]; w[0] != "" {
		out += ` font-weight="` + w[0] + `"`
	}
	if w := weights[face]; w[1] != "" {
		out += ` font-style="` + w[1] + `"`
	}
	return out
}

func css(face typeset.Face) (out string) {
	if w := weights[face]; w[0] != "" {
		out += ";font-weight:" + w[0]
	}
	if w := weights[face]; w[1] != "" {
		out += ";font-style:" + w[1]
	}
	return out
}

// roomy is for text whose blanks XML would put together.
func roomy(characters []rune) string {
	if s := string(characters); strings.Contains(s, "  ") || s != strings.Trim(s, " ") {
		return ` xml:space="preserve"`
	}
	return ""
}
