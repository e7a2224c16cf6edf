package marks_test

import (
	"fmt"
	"log"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"

	"quotient/charts/marks"
)

var (
	_ plot.Plotter     = (*marks.Scatter)(nil)
	_ plot.DataRanger  = (*marks.Scatter)(nil)
	_ plot.GlyphBoxer  = (*marks.Scatter)(nil)
	_ plot.Thumbnailer = (*marks.Scatter)(nil)
)

func ExampleScatter() {
	scatter, err := marks.NewScatter([]marks.Pair{
		{X: 24, Y: 310},
		{X: 38, Y: 420, YBound: marks.Over},
		{X: 55, Y: 560, XBound: marks.About},
		{X: 62, XHigh: 78, Y: 690, XBound: marks.Between},
		{X: 84, XHigh: 96, Y: 720, YHigh: 800, XBound: marks.Between, YBound: marks.Between, Shape: marks.Square},
	})
	if err != nil {
		log.Fatal(err)
	}
	scatter.Color = danube

	p := plot.New()
	p.Title.Text = "Rent by floor area"
	p.X.Label.Text = "square metres"
	p.Add(plotter.NewGrid(), scatter)
	if err := p.Save(360, 240, "example-scatter.png"); err != nil {
		log.Fatal(err)
	}
}

func TestExampleScatter(t *testing.T) {
	checkGolden(t, "example-scatter.png", runIn(t, "example-scatter.png", ExampleScatter))
}

// eachPair calls f with every pair of bounds, in every shape and certainty.
func eachPair(f func(p marks.Pair)) {
	for n, s := range marks.Shapes() {
		for i, xb := range bounds {
			for j, yb := range bounds {
				p := marks.Pair{X: 500, Y: 500, XBound: xb, YBound: yb, Shape: s, Certainty: certainties[(i+j+n)%4]}
				if xb == marks.Between {
					p.XHigh = 534
				}
				if yb == marks.Between {
					p.YHigh = 534
				}
				f(p)
			}
		}
	}
}

// TestScatterGolden draws every bound across and up, the legend beside them.
func TestScatterGolden(t *testing.T) {
	const w, h, step = 600, 620, 96
	img, c := page(w, h, paper)
	var all []marks.Pair
	seen := 0
	eachPair(func(p marks.Pair) {
		n := seen % 36
		seen++
		if int(p.Shape) != n/12 { // a shape every two rows
			return
		}
		p.X, p.Y = 50+step*float64(n%6), 50+step*float64(n/6)
		if p.XHigh != 0 {
			p.XHigh = p.X + 34
		}
		if p.YHigh != 0 {
			p.YHigh = p.Y + 34
		}
		all = append(all, p)
	})
	scatter := must(marks.NewScatter(all))
	scatter.Radius, scatter.Rim, scatter.Color, scatter.Background = 6.5, 2, danube, paper
	plotBare(c, w, h, scatter)
	checkGolden(t, "scatter.png", encode(t, img))
}

func TestScatterKeepsToItsBoxes(t *testing.T) {
	var rec recorder.Canvas
	c := draw.NewCanvas(&rec, side, side)
	eachPair(func(p marks.Pair) {
		s := must(marks.NewScatter([]marks.Pair{p}))
		plt := bare(side, side, nil, s)
		if r, box := reach(record(s)), s.Boxes(c, plt)[0]; !inside(r, box) {
			t.Errorf("%+v: drawn in %v, out of its box %v", p, r, box)
		}
		if xmin, xmax, ymin, ymax := s.DataRange(); xmin != 500 || ymin != 500 || xmax != max(500, p.XHigh) || ymax != max(500, p.YHigh) {
			t.Errorf("%+v: the data range is %v to %v, %v to %v", p, xmin, xmax, ymin, ymax)
		}
		for _, box := range s.GlyphBoxes(plt) {
			if box.Rectangle.Max.X <= 0 || box.Rectangle.Min.Y >= 0 {
				t.Errorf("%+v: a glyph box of no size: %+v", p, box)
			}
		}
		var small recorder.Canvas
		thumb := draw.NewCanvas(&small, 40, 12)
		s.Thumbnail(&thumb)
		if r := reach(painted(&small)); !inside(r, thumb.Rectangle) || len(small.Actions) == 0 {
			t.Errorf("%+v: the thumbnail is drawn in %v, out of %v", p, r, thumb.Rectangle)
		}
	})
}

// TestScatterTurns looks at a pair in the mirror of its diagonal: what bounds x
// is drawn as what bounds y.
func TestScatterTurns(t *testing.T) {
	eachPair(func(p marks.Pair) {
		if p.Shape == marks.Triangle || p.Shape == marks.TriangleDown || p.Shape == marks.Star {
			return // which have an up and a down
		}
		q := p
		q.X, q.Y, q.XHigh, q.YHigh, q.XBound, q.YBound = p.Y, p.X, p.YHigh, p.XHigh, p.YBound, p.XBound
		a, b := reach(record(must(marks.NewScatter([]marks.Pair{p})))), reach(record(must(marks.NewScatter([]marks.Pair{q}))))
		mirrored := vg.Rectangle{Min: vg.Point{X: b.Min.Y, Y: b.Min.X}, Max: vg.Point{X: b.Max.Y, Y: b.Max.X}}
		if !inside(a, mirrored) || !inside(mirrored, a) {
			t.Errorf("%+v: drawn in %v, turned in %v", p, a, b)
		}
	})
}

func TestNewScatterRefuses(t *testing.T) {
	for name, tt := range map[string]struct {
		pairs []marks.Pair
		want  string
	}{
		"none":               {nil, "no pairs"},
		"not a number":       {[]marks.Pair{{}, {Y: math.NaN()}}, "pair 1 at (0, NaN): y is not a number"},
		"infinite":           {[]marks.Pair{{X: math.Inf(1)}}, "x is infinite"},
		"infinite high":      {[]marks.Pair{{YBound: marks.Between, YHigh: math.Inf(1)}}, "high end of y is infinite"},
		"high by itself":     {[]marks.Pair{{XHigh: 2}}, "high end 2 of x belongs to the bound between, but the bound is exact"},
		"high below":         {[]marks.Pair{{Y: 3, YHigh: 2, YBound: marks.Between}}, "high end 2 of y is not above 3"},
		"no such bound":      {[]marks.Pair{{XBound: 9}}, "unknown bound 9"},
		"no such certainty":  {[]marks.Pair{{Certainty: -1}}, "unknown certainty -1"},
		"no such shape":      {[]marks.Pair{{Shape: 8}}, "unknown shape 8"},
		"high of the other":  {[]marks.Pair{{YHigh: 2, XBound: marks.Between, XHigh: 1}}, "high end 2 of y belongs"},
		"interval of points": {[]marks.Pair{{XBound: marks.Between}}, "high end 0 of x is not above 0"},
	} {
		_, err := marks.NewScatter(tt.pairs)
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(fmt.Sprint(err), "marks: ") {
			t.Errorf("%s: the error is %v, want it to say %q", name, err, tt.want)
		}
	}
}
