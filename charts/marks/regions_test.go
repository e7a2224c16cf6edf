package marks_test

import (
	"bytes"
	"image/color"
	"math"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"
	"gonum.org/v1/plot/vg/vgimg"

	"quotient/charts/marks"
)

// onPlane paints plotters on a plane of 100 by 50.
func onPlane(t *testing.T, plotters ...plot.Plotter) []byte {
	t.Helper()
	img := vgimg.NewWith(vgimg.UseWH(300, 150), vgimg.UseDPI(144), vgimg.UseBackgroundColor(paper))
	plt := &plot.Plot{X: plot.Axis{Max: 100, Scale: plot.LinearScale{}}, Y: plot.Axis{Max: 50, Scale: plot.LinearScale{}}}
	for _, p := range plotters {
		p.Plot(draw.New(img), plt)
	}
	var b bytes.Buffer
	if _, err := (vgimg.PngCanvas{Canvas: img}).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shore is a land that is not convex, with a lake.
func shore(x, y float64) [][]marks.RegionPoint {
	at := func(dx, dy float64) marks.RegionPoint { return marks.RegionPoint{X: x + dx, Y: y + dy} }
	return [][]marks.RegionPoint{
		{at(0, 0), at(16, 2), at(18, 18), at(11, 12), at(9, 20), at(5, 8), at(1, 16)},
		{at(12, 5), at(12, 9), at(15, 9), at(15, 5)},
	}
}

func TestRegionsGolden(t *testing.T) {
	light := color.NRGBA{R: 0xA9, G: 0xC0, B: 0xCF, A: 255}
	var items []marks.Region
	for i, it := range []marks.Region{
		{Color: danube}, {Color: light, High: danube}, {Color: light, Certainty: marks.Speculated}, {Color: danube, Certainty: marks.Speculated},
		{Color: danube, Certainty: marks.Proposed}, {Color: danube, Certainty: marks.Expected}, {Color: light, High: danube, Certainty: marks.Speculated}, {Color: light, Certainty: marks.Computed},
	} {
		it.Rings = shore(4+24*float64(i%4), 27-24*float64(i/4))
		items = append(items, it)
	}
	regions, err := marks.NewRegions(items)
	if err != nil {
		t.Fatal(err)
	}
	regions.Background, regions.Outline = paper, slate
	checkGolden(t, "regions.png", onPlane(t, regions))
	if x0, x1, y0, y1 := regions.DataRange(); x0 != 4 || x1 != 94 || y0 != 3 || y1 != 47 {
		t.Errorf("the data range is %v to %v, %v to %v", x0, x1, y0, y1)
	}
}

func TestRegionsRefused(t *testing.T) {
	ring := shore(0, 0)[:1]
	for name, items := range map[string][]marks.Region{
		"none":       nil,
		"no colour":  {{Rings: ring}},
		"two points": {{Rings: [][]marks.RegionPoint{ring[0][:2]}, Color: danube}},
		"infinite":   {{Rings: [][]marks.RegionPoint{{{X: math.Inf(1)}, {}, {}}}, Color: danube}},
		"not a y":    {{Rings: [][]marks.RegionPoint{{{Y: math.NaN()}, {}, {}}}, Color: danube}},
		"certainty":  {{Rings: ring, Color: danube, Certainty: 99}},
	} {
		if _, err := marks.NewRegions(items); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}

// TestRegionsFar draws a region that is far larger than any picture: it must not be hatched
// for ever.
func TestRegionsFar(t *testing.T) {
	const far = 1e12
	for _, certainty := range []marks.Certainty{marks.Speculated, marks.Proposed, marks.Expected} {
		regions, err := marks.NewRegions([]marks.Region{{Rings: [][]marks.RegionPoint{{{}, {X: far}, {X: far, Y: far}}}, Color: danube, High: ember, Certainty: certainty}})
		if err != nil {
			t.Fatal(err)
		}
		var c recorder.Canvas
		regions.Plot(draw.NewCanvas(&c, 300, 150), &plot.Plot{X: plot.Axis{Max: 100, Scale: plot.LinearScale{}}, Y: plot.Axis{Max: 50, Scale: plot.LinearScale{}}})
		if n := len(c.Actions); n == 0 || n > 50 {
			t.Errorf("%v: it is drawn by %d actions", certainty, n)
		}
	}
}

func TestSymbolsGolden(t *testing.T) {
	var items []marks.Symbol
	for i, b := range []marks.Bound{marks.Exact, marks.Over, marks.Under, marks.Between, marks.About} {
		for j, c := range []marks.Certainty{marks.Asserted, marks.Speculated, marks.Proposed, marks.Expected} {
			it := marks.Symbol{X: 10 + 20*float64(i), Y: 44 - 12*float64(j), Radius: 9, Bound: b, Certainty: c, Color: danube}
			if b == marks.Between {
				it.Radius, it.High, it.Loose = 6, 13, j == 1
			}
			if i%2 > 0 {
				it.Radius, it.Color = it.Radius/2, ember
			}
			items = append(items, it)
		}
	}
	symbols, err := marks.NewSymbols(items)
	if err != nil {
		t.Fatal(err)
	}
	symbols.Background = paper
	checkGolden(t, "symbols.png", onPlane(t, symbols))
	plt := &plot.Plot{X: plot.Axis{Max: 100, Scale: plot.LinearScale{}}, Y: plot.Axis{Max: 50, Scale: plot.LinearScale{}}}
	c := draw.Canvas{Rectangle: vg.Rectangle{Max: vg.Point{X: 300, Y: 150}}}
	for i, b := range symbols.Boxes(c, plt) {
		g := symbols.GlyphBoxes(plt)[i]
		at := vg.Point{X: vg.Length(g.X * 300), Y: vg.Length(g.Y * 150)}
		if d := b.Min.Sub(at.Add(g.Min)); math.Abs(float64(d.X))+math.Abs(float64(d.Y)) > 1e-9 {
			t.Errorf("symbol %d has the boxes %v and %v", i, b, g.Rectangle)
		}
	}
	if x0, x1, y0, y1 := symbols.DataRange(); x0 != 10 || x1 != 90 || y0 != 8 || y1 != 44 {
		t.Errorf("the data range is %v to %v, %v to %v", x0, x1, y0, y1)
	}
}

func TestSymbolsRefused(t *testing.T) {
	for name, items := range map[string][]marks.Symbol{
		"none":        nil,
		"no radius":   {{}},
		"infinite":    {{X: math.Inf(1), Radius: 1}},
		"high":        {{Radius: 1, High: 2}},
		"not higher":  {{Radius: 2, High: 2, Bound: marks.Between}},
		"loose":       {{Radius: 2, Loose: true}},
		"not a bound": {{Radius: 2, Bound: 99}},
	} {
		if _, err := marks.NewSymbols(items); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
