package maps

import (
	"image/color"
	"math"
	"math/big"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// classes are told apart by shades. A number at the edge of two is in the upper one.
type classes struct {
	edges []*big.Rat // between two classes; the first and the last are open
	unit  quantity.Unit
}

const (
	mostClasses  = 8
	usualClasses = 5
)

// newClasses are those that the author gives, or of round numbers.
func newClasses(r *spec.Resolver, given datasets.Texts, data []spec.Datum) (out classes) {
	out.unit = spec.UnitOf(data)
	if len(given) >= mostClasses {
		r.Fault(given[mostClasses-1], "leave some out", "%d classes are more than can be told apart: %d at most", len(given)+1, mostClasses)
		return out
	}
	for _, t := range given {
		v, err := quantity.ParseDecimal(t.Value)
		if err != nil {
			r.Fault(t, "classes: [5, 10, 20]", "%q is no number", t.Value)
			return out
		}
		if n := len(out.edges); n > 0 && out.edges[n-1].Cmp(v) >= 0 {
			r.Fault(t, "write them from the least to the greatest", "the class at %s begins before the one that it follows", t.Value)
			return out
		}
		if !r.Printable(t, "the edge of a class", v) {
			return out
		}
		out.edges = append(out.edges, v)
	}
	if len(given) > 0 || len(data) == 0 {
		return out
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, d := range data {
		v, far := d.Value()
		low, high = min(low, v), max(high, far)
	}
	if spec.Indistinct(low, high) {
		return out
	}
	for _, v := range layout.RoundTicks(low, high, usualClasses-1) {
		if edge, ok := new(big.Rat).SetString(big.NewFloat(v).Text('g', 12)); ok && v > low && v <= high {
			out.edges = append(out.edges, edge)
		}
	}
	return out
}

// count is how many classes there are.
func (c classes) count() int { return len(c.edges) + 1 }

// at is the class of a number.
func (c classes) at(v *big.Rat) (n int) {
	for n < len(c.edges) && v.Cmp(c.edges[n]) >= 0 {
		n++
	}
	return n
}

// of are the lowest and the highest class that a number may be in.
func (c classes) of(q quantity.Quantity) (low, high int) {
	if q.IsPoint() || q.Vague && !q.IsRange() {
		n := c.at(q.Value())
		return n, n
	}
	if low, high = 0, len(c.edges); q.Lo.Value != nil {
		low = c.at(q.Lo.Value)
	}
	if hi := q.Hi.Value; hi != nil {
		if high = c.at(hi); q.Hi.Open && high > 0 && hi.Cmp(c.edges[high-1]) == 0 {
			high--
		}
	}
	return low, max(low, high)
}

// shade is the colour of a class.
func (c classes) shade(t layout.Theme, n int) color.NRGBA {
	const from = 0.22
	k := 0.62
	if c.count() > 1 {
		k = from + (1-from)*float64(n)/float64(c.count()-1)
	}
	return marks.Mix(t.Deep, t.Background, math.Round(k*256)/256)
}

// edgesIn writes the edges, all alike.
func (c classes) edgesIn(p *layout.Page) (out []string) {
	ticks := make([]float64, len(c.edges))
	for i, e := range c.edges {
		ticks[i], _ = e.Float64()
	}
	axis := layout.Scale{Numbers: p.Numbers(c.unit, false, ticks)}
	for _, v := range ticks {
		out = append(out, p.Number(axis, v))
	}
	return out
}

// told are the classes in words: under 5; 5 to 10; 10 and over.
func (c classes) told(p *layout.Page) string {
	edges := c.edgesIn(p)
	if len(edges) == 0 {
		return p.Say("all in one")
	}
	out := []string{p.Sayf("under %s", edges[0])}
	for i := range len(edges) - 1 {
		out = append(out, p.Sayf("%s to under %s", edges[i], edges[i+1]))
	}
	return strings.Join(append(out, p.Sayf("%s and over", edges[len(edges)-1])), "; ")
}

const (
	legendHeight = 40.0
	legendLine   = 22.0 // of what has no room beside the classes
	swatchHeight = 12.0
)

// A key is where the parts of a legend are, from the left of the page.
type key struct {
	edges       []string
	width       float64 // of a class
	unit        float64 // where its name begins; 0 where there is no room
	none        float64 // where land without a number is shown
	noneBelow   bool
	total       float64 // its height
	every       int     // edge that is named, where not all have room
	noneCaption string
}

// key lays the legend out.
func (m choropleth) key(p *layout.Page) key {
	k := key{edges: m.classes.edgesIn(p), width: 34, noneCaption: p.Say("no figure"), total: legendHeight}
	size := func(s string) float64 { return p.Fonts.Width(typeset.Regular, layout.AxisSize, s) }
	for _, e := range k.edges {
		k.width = max(k.width, size(e)+8)
	}
	room, wanted := p.Right()-p.Left(), k.width
	k.width = min(k.width, room/float64(m.classes.count()))
	k.every = int(math.Ceil(wanted / k.width))
	x := k.width*float64(m.classes.count()) + 10
	if x+size(m.unit) <= room {
		k.unit = x
		x += size(m.unit) + 20
	}
	if k.none = x; x+24+size(k.noneCaption) > room {
		k.none, k.noneBelow = 0, true
		k.total += legendLine
	}
	return k
}

// legend draws the classes side by side, with the numbers at their edges, and what land
// without a number looks like.
func (m choropleth) legend(s *sheet, top float64) {
	p, k := s.page, m.key(s.page)
	x, y := p.Left(), top+2
	for n := range m.classes.count() {
		p.Rect(m.classes.shade(p.Theme, n), x, y, x+k.width-1, y+swatchHeight)
		x += k.width
		if n < len(k.edges) {
			p.Line(p.Theme.Muted, 1, x-0.5, y, x-0.5, y+swatchHeight+4)
			if n%k.every == 0 {
				p.TextCentre(typeset.Regular, layout.AxisSize, p.Theme.Muted, x-0.5, y+swatchHeight+17, k.edges[n])
			}
		}
	}
	if k.unit > 0 {
		p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Left()+k.unit, y+swatchHeight-1.5, m.unit)
	}
	if x = p.Left() + k.none; k.noneBelow {
		y += legendHeight - 6
	}
	p.Rect(s.empty(), x, y, x+18, y+swatchHeight)
	p.Frame(p.Theme.Rule, 0.8, x, y, x+18, y+swatchHeight)
	p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, x+24, y+swatchHeight-1.5, k.noneCaption)
}

const (
	signRadius = vg.Length(4)
	signHeight = 13.0
)

// ground is what a label of a shape lies on, and whether it has to be laid there, over
// stripes, hatches or dashes.
func (m choropleth) ground(p *layout.Page, sh shape) (c color.NRGBA, laid bool) {
	shade := m.classes.shade(p.Theme, sh.low)
	switch k := sh.datum.Certainty(); {
	case m.derived || k == marks.Asserted || k == marks.Computed:
		return shade, sh.low != sh.high
	case k == marks.Proposed:
		return p.Theme.Background, true
	case k == marks.Expected:
		return marks.Mix(shade, p.Theme.Background, 0.5), true
	}
	return shade, true
}

// region draws a country.
func (m choropleth) region(s *sheet, top float64, sh shape) {
	p := s.page
	item := marks.Region{Rings: sh.land.rings(), Color: m.classes.shade(p.Theme, sh.low), Certainty: sh.datum.Certainty()}
	if m.derived {
		item.Certainty = marks.Asserted
	}
	if sh.low != sh.high {
		item.High = m.classes.shade(p.Theme, sh.high)
	}
	p.Group(sh.datum, sh.name+": "+sh.datum.Describe(), func() {
		s.draw(top, item)
		if sh.dot {
			s.disc(sh.x, top+sh.y, 4.4, p.Theme.Ink)
			s.disc(sh.x, top+sh.y, 3.4, item.Color)
		}
	})
}

// disc draws a disc of a radius.
func (s *sheet) disc(x, y, radius float64, c color.Color) {
	points := s.page.Mark("disc", marks.Point{X: x, Y: 0.5}, c)
	points.Radius = vg.Length(radius)
	s.page.PlotPoint(layout.Scale{Min: x - 1, Max: x + 1, Left: x - 1, Right: x + 1}, y, points)
}

// label writes the number of a country, and the sign of its bound under it.
func (m choropleth) label(s *sheet, top float64, sh shape) {
	p := s.page
	ground, laid := m.ground(p, sh)
	ink, _ := p.Theme.InkOn(ground)
	y := top + sh.y
	if sh.label != "" {
		t := layout.Label{Number: sh.label, Letter: sh.letter, Face: typeset.Bold, Size: labelSize, Colour: ink}
		half, tall := p.LabelWidth(t)/2, labelSize+4.0
		if sh.signed() {
			half, tall = max(half, sh.signWidth()/2), tall+signHeight
		}
		if laid {
			p.Rect(ground, sh.x-half-2, y-tall/2, sh.x+half+2, y+tall/2)
		}
		base := y - tall/2 + 2 + 0.86*labelSize
		p.DrawLabelOn(t, sh.x-p.LabelWidth(t)/2, base, ink)
		y = base + 4 + signHeight/2
	}
	if sh.sign && (sh.label == "" || sh.signed()) {
		m.sign(s, sh, y, ink, ground)
	}
}

// sign draws the bound of a number, and what is claimed of it, as a point has them.
func (m choropleth) sign(s *sheet, sh shape, y float64, ink, ground color.NRGBA) {
	p := s.page
	item := marks.Point{X: sh.x, Y: 0.5, Bound: sh.datum.Tail(), Certainty: sh.datum.Certainty()}
	if item.Bound == marks.Between {
		const half = 6
		item.X, item.High = sh.x-half, sh.x+half
	}
	if m.derived {
		item.Certainty = marks.Asserted
	}
	if sh.dot {
		ink, ground = p.Theme.Ink, p.Theme.Background
	}
	points := p.Mark(sh.datum.Ref(), item, ink)
	points.Radius, points.Background, points.Dates = signRadius, ground, true
	if sh.small || sh.dot {
		points.Radius = signRadius * 0.7
	}
	p.PlotPoint(layout.Scale{Min: sh.x - 1, Max: sh.x + 1, Left: sh.x - 1, Right: sh.x + 1}, y, points)
}
