package grids

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/internal/spread"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets/quantity"
)

// diverges reports whether the numbers lie on both sides of the middle: the map then has
// two hues, one for each side.
func (h *heatMap) diverges() bool { return h.low < h.middle && h.high > h.middle }

// hue is the full colour of a number: ember below the middle, blue from it on (slate at one that is
// named), one grey for both where the theme has no hues.
func (h *heatMap) hue(t layout.Theme, v float64) color.NRGBA {
	if v == h.middle && h.about != "" {
		return t.Slate.Mark
	}
	if v < h.middle && !t.Grey() {
		return t.Ember.Mark
	}
	return t.Deep
}

// shade is the colour of a number. Numbers of one sign run from a light tint for
// the one nearest to zero to the full colour for the one farthest from it. On both
// sides of the middle the tint is the number's distance from it, on one scale, so that
// −0.8 is as strong as 0.8.
func (h *heatMap) shade(t layout.Theme, v float64) color.NRGBA {
	const least = 0.12
	from, to := h.low, h.high
	size := math.Abs(v)
	switch {
	case h.diverges():
		from, to = 0, max(h.middle-h.low, h.high-h.middle)
		size = math.Abs(v - h.middle)
	case h.low < 0:
		from, to = -h.high, -h.low
	}
	k := 0.56
	switch {
	case from == 0 && to == 0:
		k = least
	case !spec.Indistinct(from, to):
		k = least + (1-least)*(size-from)/(to-from)
	}
	return marks.Mix(h.hue(t, v), t.Background, math.Round(k*256)/256)
}

// minus draws the sign of a number below the middle in the middle of its cell, where
// neither a number nor a hue tells it.
func (h *heatMap) minus(p *layout.Page, v, x, y, width, height float64) {
	if v >= h.middle || h.high < h.middle || !p.Theme.Grey() {
		return
	}
	ink, _ := p.Theme.InkOn(h.shade(p.Theme, v))
	half, mx, my := min(4, width/4), x+width/2, y+height/2
	p.Rect(ink, mx-half, my-0.8, mx+half, my+0.8)
}

// cellTag is the label of a cell. Its remark stands under it.
func cellTag(p *layout.Page, d spec.Datum, size float64) layout.Label {
	t := layout.Label{Number: d.Label(), Face: typeset.Bold, Size: size}
	if d.Bound() == marks.Peak { // the words are too long
		t.Number = d.Quantity().Label(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale})
	}
	return t
}

// fit is the size of type in which every cell's number has room in its body or, where
// there is none, the least if half of them have room in it; else 0.
func (h *heatMap) fit(p *layout.Page, width, height float64) float64 {
	if len(h.columns) > mostPrinted {
		return 0
	}
	for _, size := range []float64{16, 14.5, 13, layout.SmallSize} {
		all, fit := 0, 0
		for _, row := range h.cells {
			for _, d := range row {
				if d != nil {
					all++
					if h.prints(p, *d, size, width, height) {
						fit++
					}
				}
			}
		}
		if fit == all || 2*fit >= all && size == layout.SmallSize {
			return size
		}
	}
	return 0
}

// prints reports whether the number of a cell has room in its body.
func (h *heatMap) prints(p *layout.Page, d spec.Datum, size, width, height float64) bool {
	t := cellTag(p, d, size)
	if _, ok := d.Quoted(); ok && p.Quoted {
		t.Letter = "m"
	}
	left, right, _ := h.room(p.Theme, d, width, height)
	return size > 0 && size+4 <= height && p.LabelWidth(t)+4 <= right-left
}

// room is the part of a cell where its label may stand, from the cell's left,
// and the colour of the label.
func (h *heatMap) room(t layout.Theme, d spec.Datum, width, height float64) (left, right float64, ink color.NRGBA) {
	v, far := d.Value()
	shade := h.shade(t, v)
	ink, _ = t.InkOn(shade)
	if k := d.Certainty(); k == marks.Proposed || k == marks.Computed || k == marks.Expected {
		ink = t.Ink // on the background
	}
	if both, ok := t.InkOn(shade, h.shade(t, far)); d.Bound() == marks.Between && d.Certainty() == marks.Asserted && ok {
		return 0, width, both
	}
	r := marks.CellBody(d.Bound(), vg.Rectangle{Max: vg.Point{X: vg.Length(width), Y: vg.Length(height)}})
	return float64(r.Min.X), float64(r.Max.X), ink
}

// cellSigns are the signs of a cell.
func cellSigns(d spec.Datum) (out []layout.Sign) {
	for _, s := range layout.SignsOf(d, false) {
		switch s {
		case layout.SignJoined:
			s = layout.SignShades
		case layout.SignWhiskers:
			s = layout.SignAbout
		}
		out = append(out, s)
	}
	return out
}

func (h *heatMap) cell(p *layout.Page, d spec.Datum, name string, x, y, width, height, size float64, letter string) {
	v, far := d.Value()
	shade := h.shade(p.Theme, v)
	item := marks.Cell{Color: shade, Bound: d.Bound(), Certainty: d.Certainty()}
	if item.Bound == marks.Between {
		item.High, item.Loose = h.shade(p.Theme, far), d.Loose()
	}
	t := cellTag(p, d, size)
	t.Letter = letter
	remark := ""
	left, right, ink := h.room(p.Theme, d, width, height)
	if size > 0 {
		item.Clear = vg.Length(p.LabelWidth(t))
		if w := p.Fonts.Width(typeset.Italic, layout.SmallSize, d.Remark()); w > 0 && w+12 <= right-left && height >= size+layout.SmallSize+8 {
			remark = d.Remark()
			item.Clear = max(item.Clear, vg.Length(w))
		}
	}
	cells, err := marks.NewCells([]marks.Cell{item})
	if err != nil {
		p.Fail("%s: %v", d.Ref(), err)
		return
	}
	cells.Color, cells.Background = h.hue(p.Theme, v), p.Theme.Background
	p.Group(d, name+": "+d.Describe(), func() {
		cells.Plot(p.Canvas(x, y, x+width, y+height), layout.Axes(-0.5, 0.5, -0.5, 0.5))
		const inset = 6 // from the dashes
		if k := d.Certainty(); size == 0 && (k == marks.Proposed || k == marks.Computed || k == marks.Expected) && right-left > 3*inset && height > 3*inset {
			p.Rect(shade, x+left+inset, y+inset, x+right-inset, y+height-inset)
		}
	})
	if size == 0 {
		h.minus(p, v, x, y, width, height)
		return
	}
	middle, base := x+(left+right)/2, y+height/2+0.36*size
	if remark != "" {
		base -= layout.SmallSize/2 + 1
		p.TextCentre(typeset.Italic, layout.SmallSize, ink, middle, base+layout.SmallSize+3, remark)
	}
	// The letter has the colour of the number: muted type is not read on a shade.
	from := middle - p.LabelWidth(t)/2
	p.Text(t.Face, t.Size, ink, from, base, t.Number)
	if t.Letter != "" {
		p.Labels = p.Labels[:len(p.Labels)-1] // the tag is one label
		end := from + p.Fonts.Width(t.Face, t.Size, t.Number) + layout.LetterGap
		p.Text(typeset.Medium, t.LetterSize(), ink, end, base-0.36*t.Size, t.Letter)
		p.Labels[len(p.Labels)-1].Left = from
	}
}

// end writes the least or the greatest number as the label of its cell has it; one that is
// the end of a range is rounded where it is computed.
func (h *heatMap) end(p *layout.Page, v float64) string {
	computed := false
	for _, row := range h.cells {
		for _, d := range row {
			if d == nil {
				continue
			}
			low, high := d.Value()
			switch {
			case low != v && high != v:
			case low == high && d.Bound() == marks.Exact:
				return d.Label()
			default:
				computed = computed || d.Certainty() == marks.Computed
			}
		}
	}
	if computed {
		v = layout.ThreeDigits(v)
	}
	return p.Amount(h.of, v)
}

// legend is a strip of the shades with its ends and its middle, or that of the hues
// where the numbers lie on both sides of it, where no number is printed.
func (h *heatMap) legend(p *layout.Page, left, y float64) {
	const width, height, steps = 220.0, 12.0, 44
	left = min(left, p.Right()-width)
	if p.Tick(h.low) == p.Tick(h.high) {
		p.Rect(h.shade(p.Theme, h.low), left, y, left+height, y+height)
		p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, left+height+8, y+height, h.end(p, h.low)+" "+h.unit)
		return
	}
	strip := layout.Scale{Min: h.low, Max: h.high, Left: left, Right: left + width}
	for i := range steps {
		from, to := strip.Left+width*float64(i)/steps, strip.Left+width*float64(i+1)/steps
		v := h.low + (h.high-h.low)*(float64(i)+0.5)/steps
		p.Rect(h.shade(p.Theme, v), from, y, to, y+height)
		h.minus(p, v, from, y, to-from, height)
	}
	low, high := h.end(p, h.low), h.end(p, h.high)
	between, name := (h.low+h.high)/2, p.Amount(h.of, layout.ThreeDigits((h.low+h.high)/2))
	if h.diverges() {
		between, name = h.middle, p.Amount(h.of, h.middle)
		p.Line(p.Theme.Ink, 1, strip.At(between), y, strip.At(between), y+height+3)
	}
	const gap = 10.0
	size := func(s string) float64 { return p.Fonts.Width(typeset.Regular, layout.AxisSize, s) }
	wants, words := []float64{left + size(low)/2, strip.At(between), left + width - size(high)/2}, []string{low, name, high}
	at, ok := spread.Along(wants, []float64{size(low), size(name), size(high)}, gap, left, p.Right())
	if off := name == low || name == high; !ok || off || !h.diverges() && math.Abs(at[1]-wants[1]) > 0.1 {
		at, words = []float64{wants[0], wants[2]}, []string{low, high}
	}
	for i, word := range words {
		p.TextCentre(typeset.Regular, layout.AxisSize, p.Theme.Muted, at[i], y+height+16, word)
	}
	if left+width+gap+size(h.unit) <= p.Right() {
		p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, left+width+gap, y+height-1, h.unit)
	}
}
