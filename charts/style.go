package charts

import (
	"fmt"
	"image/color"
	"math"

	"quotient/charts/marks"
)

// A Theme is the colours of a picture. All are solid; a tint is a colour mixed
// into the background.
type Theme struct {
	Name                        string
	Background, Ink, Muted      color.NRGBA
	Rule, Grid                  color.NRGBA
	Danube, Ember, Ochre, Slate Colour
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
}

func rgb(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 255}
}

func (t Theme) tint(c color.NRGBA, k float64) color.Color { return marks.Mix(c, t.Background, k) }

// contrast is the contrast ratio of two colours, from 1 to 21, as WCAG 2
// defines it.
func contrast(a, b color.NRGBA) float64 {
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

// colour returns a colour by its name in charts.yaml.
func (t Theme) colour(name string) (Colour, error) {
	switch name {
	case "danube":
		return t.Danube, nil
	case "ember":
		return t.Ember, nil
	case "ochre":
		return t.Ochre, nil
	case "slate":
		return t.Slate, nil
	}
	return Colour{}, fmt.Errorf("unknown colour %q", name)
}

// colourNames are the colours that a series can have.
var colourNames = []string{"danube", "ember", "ochre", "slate"}

// A Style is how charts look.
type Style struct {
	Theme Theme
	Width float64 // of the page, in units of 170 mm / 800
	// Pixels is the width of a PNG.
	Pixels int
}

// Default is the full width of a report page.
var Default = Style{Theme: Light, Width: 800, Pixels: 1600}

// String names everything of the style that a picture depends on.
func (s Style) String() string { return fmt.Sprintf("%s %gu %dpx", s.Theme.Name, s.Width, s.Pixels) }

// The sizes of type, in page units. Nothing is set smaller than 12, which is
// 7.2 pt in print, but the letters that lead to the quotes.
const (
	headlineSize = 25.0
	bodySize     = 14.5
	valueSize    = 14.5
	axisSize     = 12.5
	noteSize     = 12.5
	smallSize    = 12.0
	multipleSize = 22.0
	margin       = 24.0
)
