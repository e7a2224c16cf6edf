package marks

import (
	"image/color"
	"math"
)

// The strengths of the tints: the share of the colour mixed into the background.
const (
	tintSpread   = 0.26 // body up to the top of a spread, and the open part of an interval
	tintUnder    = 0.14 // body under an upper bound
	tintExpected = 0.25 // body under dashes, which is to be told from a hollow one
	tintHatch    = 0.10 // ground under a hatch, and under a slope
	tintCut      = 0.46 // cuts of a hollow bar, whose ground is the background itself
	tintDrop     = 0.50 // verticals of a slope
)

// chevronTints fade outwards. At 0.78 the first chevron keeps the 3:1 that a
// mark needs against its background wherever the colour itself has about 5:1.
var chevronTints = [3]float64{0.78, 0.46, 0.24}

// Mix returns the solid colour of which a share k, from 0 to 1, is c and the
// rest background, mixed channel by channel in sRGB as a renderer would mix a
// layer of opacity k. Transparency in c itself is resolved in the same way, and
// the result is always opaque. A nil c is black, a nil background white.
func Mix(c, background color.Color, k float64) color.NRGBA {
	bg := over(background, color.NRGBA{R: 255, G: 255, B: 255, A: 255})
	fg := color.NRGBA{A: 255}
	if c != nil {
		fg = over(c, bg)
	}
	if !(k > 0) { // also NaN
		k = 0
	}
	k = math.Min(k, 1)
	return color.NRGBA{R: blend(fg.R, bg.R, k), G: blend(fg.G, bg.G, k), B: blend(fg.B, bg.B, k), A: 255}
}

// over lays c on an opaque ground; a nil c leaves the ground.
func over(c color.Color, ground color.NRGBA) color.NRGBA {
	if c == nil {
		return ground
	}
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	k := float64(n.A) / 255
	return color.NRGBA{R: blend(n.R, ground.R, k), G: blend(n.G, ground.G, k), B: blend(n.B, ground.B, k), A: 255}
}

func blend(a, b uint8, k float64) uint8 {
	return uint8(math.Round(float64(b) + k*(float64(a)-float64(b))))
}

// ink is what a mark is drawn with: its colour on its background, both opaque.
type ink struct{ full, ground color.NRGBA }

// newInk takes the colour of the item and, where that is nil, of its plotter.
func newInk(item, plotter, background color.Color) ink {
	if item == nil {
		item = plotter
	}
	return ink{full: Mix(item, background, 1), ground: Mix(nil, background, 0)}
}

func (i ink) tint(k float64) color.NRGBA { return Mix(i.full, i.ground, k) }
