package marks

import (
	"errors"
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// The measures of a region.
const (
	regionBorder = 0.8 // between two regions
	regionBand   = 4.0 // of two colours by turns
	regionPitch  = 6.0 // of a hatch
	regionStripe = 1.3
	regionDash   = 6.0 // length of a dash
	regionRow    = 5.0 // between two rows of dashes
	regionTall   = 1.8 // of a dash
)

// RegionPoint is a corner of a region. The side from one corner that is Edge to the next
// such is where the picture ends, and has no border.
type RegionPoint struct {
	X, Y float64
	Edge bool
}

// Region is one region of Regions, such as a country.
type Region struct {
	Rings     [][]RegionPoint // closed; holes run the other way round
	Color     color.Color     // of the number
	High      color.Color     // of another that it may be: the two are striped; nil where there is none
	Certainty Certainty
}

// Regions draws areas of a plane, each in the colour of its number: the parts of a map.
// Where a number may have either of two colours, they are striped. A hatch lies over what is
// speculated; what is proposed is filled with dashes, and what is expected with dashes on a
// light ground.
type Regions struct {
	Items      []Region
	Background color.Color // of borders, too
	Ink        color.Color // of hatches
	Outline    color.Color // of regions that are not filled
}

// NewRegions checks and copies the regions. It returns an error where there are none, where
// a corner is not finite, where a ring has less than three corners, and where a colour is
// missing.
func NewRegions(items []Region) (*Regions, error) {
	if len(items) == 0 {
		return nil, errors.New("marks: no regions to draw")
	}
	for i, it := range items {
		if err := it.check(); err != nil {
			return nil, fmt.Errorf("marks: region %d: %w", i, err)
		}
	}
	return &Regions{Items: append([]Region(nil), items...), Background: color.White, Ink: color.Black, Outline: color.Black}, nil
}

func (it Region) check() error {
	if err := checkKinds(Exact, it.Certainty); err != nil {
		return err
	}
	if it.Color == nil {
		return errors.New("it has no colour")
	}
	for _, ring := range it.Rings {
		if len(ring) < 3 {
			return fmt.Errorf("a ring has %d corners, want 3 at least", len(ring))
		}
		for _, p := range ring {
			if err := checkFinite("x", p.X); err != nil {
				return err
			}
			if err := checkFinite("y", p.Y); err != nil {
				return err
			}
		}
	}
	return nil
}

// Plot implements plot.Plotter.
func (s *Regions) Plot(c draw.Canvas, plt *plot.Plot) {
	x, y := plt.Transforms(&c)
	for _, it := range s.Items {
		rings := make([]polygon, len(it.Rings))
		for i, ring := range it.Rings {
			for _, p := range ring {
				rings[i] = append(rings[i], vg.Point{X: x(p.X), Y: y(p.Y)})
			}
		}
		s.draw(c, it, rings)
	}
}

func (s *Regions) draw(c draw.Canvas, it Region, rings []polygon) {
	i := newInk(s.Ink, nil, s.Background)
	shade := Mix(it.Color, s.Background, 1)
	switch it.Certainty {
	case Proposed:
		paint(c, i.ground, rings...)
		paint(c, shade, dashesIn(rings)...)
	case Expected:
		paint(c, Mix(shade, s.Background, 2*tintExpected), rings...)
		paint(c, shade, dashesIn(rings)...)
	default:
		paint(c, shade, rings...)
		if it.High != nil {
			paint(c, Mix(it.High, s.Background, 1), bands(rings, falling, 2*regionBand, regionBand)...)
		}
	}
	if it.Certainty == Speculated {
		stripe := i.full
		if distance(shade, i.full) < distance(shade, i.ground) {
			stripe = i.ground
		}
		paint(c, stripe, bands(rings, rising, regionPitch, regionStripe)...)
	}
	s.borders(c, it, rings, i)
}

// borders draws the outlines, but where the picture ends.
func (s *Regions) borders(c draw.Canvas, it Region, rings []polygon, i ink) {
	light := it.Certainty.dashed()
	for n, ring := range rings {
		var path vg.Path
		open := false
		for k := range ring {
			a, b := it.Rings[n][k], it.Rings[n][(k+1)%len(ring)]
			if a.Edge && b.Edge {
				open = false
				continue
			}
			if !open {
				path.Move(snap(ring[k]))
			}
			path.Line(snap(ring[(k+1)%len(ring)]))
			open = true
		}
		if len(path) == 0 {
			continue
		}
		c.SetLineDash(nil, 0)
		c.SetColor(i.ground)
		if light {
			c.SetColor(s.Outline)
		}
		c.SetLineWidth(regionBorder)
		c.Stroke(path)
	}
}

// bands are the parts of rings, which need not be convex, that lie under bands at 45°. Each
// band is taken apart at the corners inside it, so that every part is a trapezium between
// two sides; painted as one path, they leave no seam.
func bands(rings []polygon, s slant, pitch, width vg.Length) (out []polygon) {
	n := vg.Point{X: math.Sqrt2 / 2, Y: vg.Length(-s) * math.Sqrt2 / 2} // across the bands
	along := vg.Point{X: -n.Y, Y: n.X}
	var sides [][2]vg.Point // as (across, along)
	low, high := vg.Length(math.Inf(1)), vg.Length(math.Inf(-1))
	for _, ring := range rings {
		for k, p := range ring {
			q := ring[(k+1)%len(ring)]
			a, b := vg.Point{X: n.Dot(p), Y: along.Dot(p)}, vg.Point{X: n.Dot(q), Y: along.Dot(q)}
			low, high = min(low, a.X), max(high, a.X)
			if a.X != b.X {
				sides = append(sides, [2]vg.Point{a, b})
			}
		}
	}
	if !(high-low < farOff) {
		return nil
	}
	for i := int(math.Floor(float64(low / pitch))); vg.Length(i)*pitch < high; i++ {
		at := vg.Length(i) * pitch
		for _, t := range band(sides, at, at+width) {
			for i, p := range t { // back to the canvas
				t[i] = n.Scale(p.X).Add(along.Scale(p.Y))
			}
			out = append(out, t)
		}
	}
	return out
}

// band is what lies inside the sides from one place across to another.
func band(sides [][2]vg.Point, from, to vg.Length) (out []polygon) {
	var near [][2]vg.Point
	cuts := []vg.Length{from, to}
	for _, s := range sides {
		if max(s[0].X, s[1].X) <= from || min(s[0].X, s[1].X) >= to {
			continue
		}
		near = append(near, s)
		for _, p := range s {
			if p.X > from && p.X < to {
				cuts = append(cuts, p.X)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := range len(cuts) - 1 {
		out = append(out, between(near, cuts[i], cuts[i+1])...)
	}
	return out
}

// between are the trapezia between two cuts, none of the corners of the sides being there.
func between(sides [][2]vg.Point, from, to vg.Length) (out []polygon) {
	type crossing struct{ a, b vg.Length } // along, at either cut
	var all []crossing
	for _, s := range sides {
		if min(s[0].X, s[1].X) > from || max(s[0].X, s[1].X) < to {
			continue
		}
		at := func(x vg.Length) vg.Length { return s[0].Y + (s[1].Y-s[0].Y)*(x-s[0].X)/(s[1].X-s[0].X) }
		all = append(all, crossing{at(from), at(to)})
	}
	slices.SortFunc(all, func(p, q crossing) int {
		switch a, b := p.a+p.b, q.a+q.b; {
		case a < b:
			return -1
		case a > b:
			return 1
		}
		return 0
	})
	for i := 0; i+1 < len(all); i += 2 {
		p, q := all[i], all[i+1]
		out = append(out, polygon{{X: from, Y: p.a}, {X: to, Y: p.b}, {X: to, Y: q.b}, {X: from, Y: q.a}})
	}
	return out
}

// dashesIn are rows of short dashes inside rings, those of every second row between those
// of the others.
func dashesIn(rings []polygon) (out []polygon) {
	low, high := vg.Length(math.Inf(1)), vg.Length(math.Inf(-1))
	for _, ring := range rings {
		for _, p := range ring {
			low, high = min(low, p.Y), max(high, p.Y)
		}
	}
	if !(high-low < farOff) {
		return nil
	}
	for row := int(math.Ceil(float64(low / regionRow))); vg.Length(row)*regionRow <= high; row++ {
		y := vg.Length(row) * regionRow
		shift := vg.Length(row&1) * regionDash * 0.8
		at := crossings(rings, y)
		for i := 0; i+1 < len(at); i += 2 {
			const pitch = 1.6 * regionDash
			from := vg.Length(math.Ceil(float64((at[i]+1-shift)/pitch)))*pitch + shift
			for n := 0; from+vg.Length(n)*pitch+regionDash <= at[i+1]-1; n++ {
				x := from + vg.Length(n)*pitch
				out = append(out, polygon{{X: x, Y: y}, {X: x + regionDash, Y: y}, {X: x + regionDash, Y: y + regionTall}, {X: x, Y: y + regionTall}})
			}
		}
	}
	return out
}

// crossings are where rings cross a level, in order.
func crossings(rings []polygon, y vg.Length) (at []vg.Length) {
	for _, ring := range rings {
		for k, p := range ring {
			q := ring[(k+1)%len(ring)]
			if (p.Y > y) != (q.Y > y) {
				at = append(at, p.X+(q.X-p.X)*(y-p.Y)/(q.Y-p.Y))
			}
		}
	}
	slices.Sort(at)
	return at
}

// DataRange implements plot.DataRanger.
func (s *Regions) DataRange() (xmin, xmax, ymin, ymax float64) {
	xmin, ymin = math.Inf(1), math.Inf(1)
	xmax, ymax = math.Inf(-1), math.Inf(-1)
	for _, it := range s.Items {
		for _, ring := range it.Rings {
			for _, p := range ring {
				xmin, xmax = math.Min(xmin, p.X), math.Max(xmax, p.X)
				ymin, ymax = math.Min(ymin, p.Y), math.Max(ymax, p.Y)
			}
		}
	}
	return xmin, xmax, ymin, ymax
}

// Thumbnail implements plot.Thumbnailer with a swatch of the first region.
func (s *Regions) Thumbnail(c *draw.Canvas) {
	if len(s.Items) == 0 {
		return
	}
	r := c.Rectangle
	it := s.Items[0]
	it.Rings = [][]RegionPoint{make([]RegionPoint, 4)}
	s.draw(*c, it, []polygon{{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}}})
}
