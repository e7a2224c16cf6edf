// Package style is how charts look: the themes with their colours and patterns, and the sizes
// that pictures have. A name from charts.yaml or the command line goes in, and a look comes out.
package style

import (
	"fmt"
	"image/color"
	"math"

	"slices"
	"strconv"

	"quotient/charts/marks"
	"quotient/charts/scene"
	"quotient/datasets"
	"quotient/datasets/lazy"
)

// InkOn is the colour of type that is read on all of some shades: of the page's two
// where one has a contrast of 4.5 to each, else black or white. On one shade one
// of those always is; on several there may be none.
func (t Theme) InkOn(shades ...color.NRGBA) (c color.NRGBA, ok bool) {
	for _, c := range []color.NRGBA{t.Ink, t.Background, rgb(0x000000), rgb(0xFFFFFF)} {
		if !slices.ContainsFunc(shades, func(s color.NRGBA) bool { return Contrast(c, s) < 4.5 }) {
			return c, true
		}
	}
	return t.Ink, false
}

// A Theme is the colours of a picture. All are solid; a tint is a colour mixed
// into the background.
type Theme struct {
	Name                        string
	Background, Ink, Muted      color.NRGBA
	Rule, Grid                  color.NRGBA
	Danube, Ember, Ochre, Slate Colour
	// A second shade of each, for parts of a whole.
	Azure, Rust, Umber, Graphite Colour
	Deep                         color.NRGBA // the greatest number on a scale of shades
}

// A Colour has a shade for marks, with a contrast of at least 3 to the
// background, and one for text, with at least 4.5.
type Colour struct{ Mark, Text color.NRGBA }

// Light is the theme for screens and coloured print.
var Light = Theme{
	Name:       "light",
	Background: rgb(0xFBF8F1), Ink: rgb(0x1B1F24), Muted: rgb(0x555C65), Rule: rgb(0xB9B3A4), Grid: rgb(0xE4DFD2),
	Danube: Colour{rgb(0x0E4F79), rgb(0x0E4F79)},
	Ember:  Colour{rgb(0xBF3F27), rgb(0xBF3F27)},
	Ochre:  Colour{rgb(0xB2830E), rgb(0x7D5B08)},
	Slate:  Colour{rgb(0x7A838E), rgb(0x555C65)},
	Azure:  Colour{rgb(0x4A8AB8), rgb(0x2F6F9C)}, Rust: Colour{rgb(0x7A2415), rgb(0x7A2415)},
	Umber: Colour{rgb(0x6A4C06), rgb(0x6A4C06)}, Graphite: Colour{rgb(0x434A53), rgb(0x434A53)},
	Deep: rgb(0x0E4F79),
}

// Dark is the theme for pages that are read on a dark ground.
var Dark = Theme{
	Name:       "dark",
	Background: rgb(0x14181D), Ink: rgb(0xF3F0E9), Muted: rgb(0xAAB2BB), Rule: rgb(0x4A525C), Grid: rgb(0x2A313A),
	Danube: Colour{rgb(0x58A9DB), rgb(0x7CBEE6)},
	Ember:  Colour{rgb(0xE9734F), rgb(0xF0896A)},
	Ochre:  Colour{rgb(0xF0CF73), rgb(0xF0CF73)},
	Slate:  Colour{rgb(0x87919C), rgb(0xAAB2BB)},
	Azure:  Colour{rgb(0x2F74A3), rgb(0x4E93C2)}, Rust: Colour{rgb(0xF7B9A3), rgb(0xF7B9A3)},
	Umber: Colour{rgb(0xA8842E), rgb(0xB98F2B)}, Graphite: Colour{rgb(0xC9D0D8), rgb(0xC9D0D8)},
	Deep: rgb(0x58A9DB),
}

// Print is the theme for paper without colour: the finding is darkest, the context
// palest. Points are told apart by their shapes as well.
var Print = Theme{
	Name:       "print",
	Background: rgb(0xFFFFFF), Ink: rgb(0x111111), Muted: rgb(0x4A4A4A), Rule: rgb(0x9A9A9A), Grid: rgb(0xDDDDDD),
	Danube: Colour{rgb(0x6D6D6D), rgb(0x5A5A5A)},
	Ember:  Colour{rgb(0x111111), rgb(0x111111)},
	Ochre:  Colour{rgb(0x474747), rgb(0x474747)},
	Slate:  Colour{rgb(0x949494), rgb(0x757575)},
	Azure:  Colour{rgb(0x2C2C2C), rgb(0x2C2C2C)}, Rust: Colour{rgb(0x828282), rgb(0x676767)},
	Umber: Colour{rgb(0x1F1F1F), rgb(0x1F1F1F)}, Graphite: Colour{rgb(0x5A5A5A), rgb(0x393939)},
	Deep: rgb(0x222222),
}

// Themes lists every theme.
func Themes() []Theme { return []Theme{Light, Dark, Print} }

// ThemeOf returns the theme of a name.
func ThemeOf(name string) (Theme, error) {
	var names []string
	for _, t := range Themes() {
		if t.Name == name {
			return t, nil
		}
		names = append(names, t.Name)
	}
	return Theme{}, &datasets.NotFound{What: "theme", Name: name, Hint: datasets.DidYouMean(name, names)}
}

func rgb(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 255}
}

// Grey reports whether the theme has no hues, so that none can tell two things
// apart.
func (t Theme) Grey() bool {
	c := t.Danube.Mark
	return c.R == c.G && c.G == c.B
}

// Patterns are what tells bodies apart where there are no hues: the finding is plain, and
// darkest, the context plain and palest, and each other colour has a pattern, which a wash of it
// has in a darker shade.
func (t Theme) Patterns() map[color.NRGBA]scene.Overlay {
	if !t.Grey() {
		return nil
	}
	const line = 1 // of the colour, on a wash
	out := map[color.NRGBA]scene.Overlay{}
	for c, p := range map[color.NRGBA]scene.Pattern{
		t.Danube.Mark: scene.Along, t.Ochre.Mark: scene.Dotted, t.Azure.Mark: scene.Upright,
		t.Rust.Mark: scene.Crossed, t.Umber.Mark: scene.Upright, t.Graphite.Mark: scene.Dotted,
	} {
		out[c] = scene.Overlay{Pattern: p, Colour: t.Background}
		out[marks.Mix(c, t.Background, PartWash)] = scene.Overlay{Pattern: p, Colour: t.Tint(c, line)}
	}
	return out
}

// PartWash is how much of its colour fills a computed part of a whole.
const PartWash = 0.28

// Spread is how much of its colour fills the body of a bar up to the top of a spread: without
// hues more, so that the finding is not paler than what it is compared with.
func (t Theme) Spread() float64 {
	if t.Grey() {
		return 0.54
	}
	return 0
}

// Tint is a share of a colour, mixed into the background.
func (t Theme) Tint(c color.NRGBA, k float64) color.Color { return marks.Mix(c, t.Background, k) }

// Contrast is the contrast ratio of two colours, from 1 to 21, as WCAG 2
// defines it.
func Contrast(a, b color.NRGBA) float64 {
	luminance := func(c color.NRGBA) float64 {
		part := func(v uint8) float64 {
			x := float64(v) / 255
			if x <= 0.04045 {
				return x / 12.92
			}
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Colour returns a colour by its name in charts.yaml.
func (t Theme) Colour(name string) (Colour, error) {
	named := map[string]Colour{
		"danube": t.Danube, "ember": t.Ember, "ochre": t.Ochre, "slate": t.Slate,
		"azure": t.Azure, "rust": t.Rust, "umber": t.Umber, "graphite": t.Graphite,
	}
	if c, ok := named[name]; ok {
		return c, nil
	}
	return Colour{}, fmt.Errorf("unknown colour %q", name)
}

// A Size is how large a picture is. Type has the same size on every page, so a
// half is laid out anew, and is no shrunken full.
type Size struct {
	Name string
	// Width is that of the page, in units of 170 mm / 800. Where the height is
	// given, it is the greatest that the page may have: the narrowest page that
	// holds the chart is taken, so that type is as large as can be.
	Width  float64
	Pixels int // the width of a PNG
	Height int // of a PNG; 0 for as high as the chart needs
	// Quotes says whether the words of the text stand under the chart.
	Quotes bool
	// Poster says that a chart comes down to its one number, where it has one.
	Poster bool
}

// Widest is the width of the widest page that a chart of a given height is laid out on: type
// is then as small as it may be. A poster is on a page of one width.
func (s Size) Widest() float64 {
	if s.Poster {
		return s.Width * posterPixels / LeastPixels
	}
	return s.Width
}

// The sizes that have a name.
var (
	Full = Size{Name: "full", Width: 800, Pixels: 1600, Quotes: true} // a report page
	Half = Size{Name: "half", Width: 388, Pixels: 1600, Quotes: true} // a column, a phone; two and a gutter make a full
	Card = Size{Name: "card", Width: 1200 / posterPixels, Pixels: 1200, Height: 630, Poster: true}
)

// posterPixels is how many pixels a page unit of a card has: nothing is then set under 20. A
// chart that has no one number is drawn smaller where it has to be.
const posterPixels = 2.0

// LeastPixels is how many pixels a page unit has at least where both sides of a
// picture are given: the smallest letters are then 15 pixels high.
const LeastPixels = 1.25

// Sizes lists the sizes that have a name.
func Sizes() []Size { return []Size{Full, Half, Card} }

var measures = lazy.MustCompile(`^([1-9][0-9]{2,4})[x×]([1-9][0-9]{2,4})$`)

// SizeOf returns the size of a name, or of a width and height in pixels such as
// 1600x900.
func SizeOf(name string) (Size, error) {
	var names []string
	for _, s := range Sizes() {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	if m := measures.FindStringSubmatch(name); m != nil {
		width, _ := strconv.Atoi(m[1]) // of five digits at most
		height, _ := strconv.Atoi(m[2])
		if width >= 480 && width <= 10_000 && height <= 10_000 {
			return Size{Name: fmt.Sprintf("%dx%d", width, height), Width: float64(width) / LeastPixels, Pixels: width, Height: height, Quotes: true}, nil
		}
		return Size{}, fmt.Errorf("the size %q cannot be drawn: the width is 480 to 10000 pixels, the height 100 to 10000", name)
	}
	return Size{}, &datasets.NotFound{What: "size", Name: name, Hint: datasets.DidYouMean(name, names) + ", or a width and height in pixels such as 1600x900"}
}

// A Style is how charts look.
type Style struct {
	Theme Theme
	Size  Size
	// Live says that an SVG has its text as text, with the fonts embedded, and
	// not as outlines.
	Live bool
}

// Default is the full width of a report page, for screens and coloured print.
var Default = Style{Theme: Light, Size: Full}

// String names the style: full.light.
func (s Style) String() string { return s.Size.Name + "." + s.Theme.Name }
