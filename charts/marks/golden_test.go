package marks_test

import (
	"bytes"
	"fmt"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"quotient/charts/marks"
)

var (
	paper  = color.NRGBA{R: 0xFB, G: 0xF8, B: 0xF1, A: 255}
	danube = color.NRGBA{R: 0x0E, G: 0x4F, B: 0x79, A: 255}
	ember  = color.NRGBA{R: 0xBF, G: 0x3F, B: 0x27, A: 255}
	slate  = color.NRGBA{R: 0x7A, G: 0x83, B: 0x8E, A: 255}
)

var (
	bounds      = []marks.Bound{marks.Exact, marks.Over, marks.Under, marks.Peak, marks.Between, marks.About}
	certainties = []marks.Certainty{marks.Asserted, marks.Speculated, marks.Proposed, marks.Computed}
)

// checkGolden compares a picture with testdata/name, or replaces it where the
// environment has UPDATE=1. The tolerance is for the last bits of antialiasing.
func checkGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") == "1" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run with UPDATE=1 to make it, and look at it", err)
	}
	if off := difference(t, got, want); off != "" {
		aside := filepath.Join(os.TempDir(), "marks-"+name)
		if err := os.WriteFile(aside, got, 0o644); err != nil {
			t.Log(err)
		}
		t.Errorf("%s is drawn differently now, %s: see %s; run with UPDATE=1 if that is meant", path, off, aside)
	}
}

// difference says where two pictures differ by more than antialiasing may.
func difference(t *testing.T, got, want []byte) string {
	t.Helper()
	a, err := png.Decode(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	b, err := png.Decode(bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	if a.Bounds() != b.Bounds() {
		return fmt.Sprintf("%v instead of %v", a.Bounds(), b.Bounds())
	}
	const tolerance = 6 << 8 // of 16 bits
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			for _, d := range []int{int(r1) - int(r2), int(g1) - int(g2), int(b1) - int(b2)} {
				if d > tolerance || d < -tolerance {
					return fmt.Sprintf("first at pixel (%d, %d)", x, y)
				}
			}
		}
	}
	return ""
}

// page is a canvas of two pixels a unit.
func page(w, h vg.Length, background color.Color) (*vgimg.Canvas, draw.Canvas) {
	img := vgimg.NewWith(vgimg.UseWH(w, h), vgimg.UseDPI(144), vgimg.UseBackgroundColor(background))
	return img, draw.New(img)
}

func encode(t *testing.T, img *vgimg.Canvas) []byte {
	t.Helper()
	var buf bytes.Buffer
	if _, err := (vgimg.PngCanvas{Canvas: img}).WriteTo(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// bare is a plot of nothing but its marks, scaled so that one data unit is one
// unit of length on a canvas of w by h.
func bare(w, h vg.Length, background color.Color, ps ...plot.Plotter) *plot.Plot {
	p := plot.New()
	p.HideAxes()
	p.BackgroundColor = background
	p.Add(ps...)
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, float64(w), 0, float64(h)
	return p
}

// plotBare draws marks with data units as lengths, without the room that a plot
// would leave for glyphs.
func plotBare(c draw.Canvas, w, h vg.Length, ps ...plot.Plotter) {
	p := bare(w, h, nil, ps...)
	for _, m := range ps {
		m.Plot(c, p)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func label(c draw.Canvas, x, y vg.Length, col color.Color, format string, args ...any) {
	style := plot.New().Title.TextStyle
	style.Color = col
	style.Font.Size = 11
	style.XAlign, style.YAlign = draw.XLeft, draw.YCenter
	c.FillText(style, vg.Point{X: x, Y: y}, fmt.Sprintf(format, args...))
}

// TestVocabulary draws every bound with every certainty, as bar, disc and
// diamond: the whole of what this package can say.
func TestVocabulary(t *testing.T) {
	for _, theme := range []struct {
		name      string
		paper     color.Color
		ink       color.Color
		color     color.Color
		secondary color.Color
	}{
		{"vocabulary", paper, color.Black, danube, ember},
		{"vocabulary-dark", color.NRGBA{0x14, 0x18, 0x1D, 255}, color.White, color.NRGBA{0x58, 0xA9, 0xDB, 255}, color.NRGBA{0xE9, 0x73, 0x4F, 255}},
	} {
		t.Run(theme.name, func(t *testing.T) {
			const w, h, row, column = 1300, 330, 46, 300
			img, c := page(w, h, theme.paper)
			for j, k := range certainties {
				label(c, 90+column*vg.Length(j), h-18, theme.ink, "%v", k)
				for i, b := range bounds {
					y := float64(h-62) - row*float64(i)
					x := 90 + column*float64(j)
					if j == 0 {
						label(c, 12, vg.Length(y), theme.ink, "%v", b)
					}
					bar := marks.Bar{Value: 110, Bound: b, Certainty: k}
					disc := marks.Point{X: x + 195, Y: y, Bound: b, Certainty: k, Color: theme.color}
					diamond := marks.Point{X: x + 250, Y: y, Bound: b, Certainty: k, Color: theme.secondary, Shape: marks.Diamond}
					if b == marks.Between {
						bar.Value, bar.High = 76, 120
						disc.X, disc.High = x+182, x+208
						diamond.X, diamond.High = x+237, x+263
					}
					bars := must(marks.NewBars([]marks.Bar{bar}, 22))
					bars.Color, bars.Background = theme.color, theme.paper
					points := must(marks.NewPoints([]marks.Point{disc, diamond}))
					points.Radius, points.Background = 6.5, theme.paper
					moved := draw.Canvas{Canvas: c.Canvas, Rectangle: c.Rectangle.Add(vg.Point{X: vg.Length(x), Y: vg.Length(y)})}
					plotBare(moved, w, h, bars)
					plotBare(c, w, h, points)
				}
			}
			checkGolden(t, theme.name+".png", encode(t, img))
		})
	}
}

// TestShapes draws every shape in every certainty, small and large, and with the chevrons
// of a bound.
func TestShapes(t *testing.T) {
	const w, h, pitch, row = 900, 300, 105, 62
	img, c := page(w, h, paper)
	for j, s := range marks.Shapes() {
		for i, k := range certainties {
			x, y := 40+pitch*float64(j), h-40-row*float64(i)
			for n, r := range []vg.Length{2.2, 4, 6.5} {
				p := marks.Point{X: x + []float64{-24, -10, 12}[n], Y: y, Certainty: k, Shape: s}
				if n == 2 {
					p.Bound = marks.Over
				}
				points := must(marks.NewPoints([]marks.Point{p}))
				points.Radius, points.Color, points.Background = r, danube, paper
				plotBare(c, w, h, points)
			}
			up := must(marks.NewVerticalPoints([]marks.Point{{X: x + 48, Y: y - 8, Certainty: k, Shape: s, Bound: marks.Over}}))
			up.Radius, up.Color, up.Background = 6.5, danube, paper
			plotBare(c, w, h, up)
		}
	}
	checkGolden(t, "shapes.png", encode(t, img))
}

// TestAwkwardBars draws what is easily drawn wrong: zeros, bars shorter than
// their ends, negative values, vertical bars, cuts in every kind of body.
func TestAwkwardBars(t *testing.T) {
	const w, h = 900, 560
	img, c := page(w, h, paper)
	at := func(x, y vg.Length) draw.Canvas {
		return draw.Canvas{Canvas: c.Canvas, Rectangle: c.Rectangle.Add(vg.Point{X: x, Y: y})}
	}

	// Short bars: each bound at 0, 1, 6, 14, 24, 40 and 64 units.
	for j, v := range []float64{0, 1, 6, 14, 24, 40, 64} {
		x := 12 + 126*vg.Length(j)
		var items []marks.Bar
		for i, b := range bounds {
			bar := marks.Bar{Position: float64(30 * (5 - i)), Value: v, Bound: b}
			if b == marks.Between {
				bar.Value, bar.High = v/2, v+1
			}
			items = append(items, bar)
		}
		bars := must(marks.NewBars(items, 18))
		bars.Color, bars.Background = danube, paper
		label(c, x, h-14, color.Black, "%v", v)
		plotBare(at(x, h-190), w, h, bars)
	}

	// Negative values, and the same vertically.
	var left, up, down []marks.Bar
	for i, b := range bounds {
		l := marks.Bar{Position: float64(34 * (5 - i)), Value: -80, Bound: b, Certainty: certainties[i%4]}
		u := marks.Bar{Position: float64(40 * i), Value: 80, Bound: b, Certainty: certainties[i%4]}
		if b == marks.Between {
			l.Value, l.High = -50, -90
			u.Value, u.High = 50, 90
		}
		d := u
		d.Value, d.High = -d.Value, -d.High
		left, up, down = append(left, l), append(up, u), append(down, d)
	}
	for _, set := range []struct {
		items    []marks.Bar
		vertical bool
		at       vg.Point
	}{{left, false, vg.Point{X: 140, Y: 160}}, {up, true, vg.Point{X: 210, Y: 210}}, {down, true, vg.Point{X: 210, Y: 190}}} {
		bars := must(marks.NewBars(set.items, 22))
		bars.Vertical, bars.Color, bars.Background = set.vertical, ember, paper
		plotBare(at(set.at.X, set.at.Y), w, h, bars)
	}

	// Blocks in every body.
	var cut []marks.Bar
	for i, b := range bounds {
		bar := marks.Bar{Position: float64(40 * (5 - i)), Value: 275, Bound: b, Certainty: certainties[(i+3)%4], Color: slate}
		switch b {
		case marks.Between:
			bar.Value, bar.High = 200, 275
		case marks.Peak:
			bar.Certainty, bar.LabelClear, bar.Color = marks.Asserted, 110, ember
		}
		cut = append(cut, bar)
	}
	bars := must(marks.NewBars(cut, 30))
	bars.Block, bars.Background = 25, paper
	plotBare(at(470, 60), w, h, bars)
	checkGolden(t, "awkward-bars.png", encode(t, img))
}

// TestWages draws the plot of a chart of wages as its page would: in units of
// the page, without axes.
func TestWages(t *testing.T) {
	const w, h = 500, 164
	img, c := page(w, h, paper)
	bars := must(marks.NewBars([]marks.Bar{
		{Position: 138, Value: 38.6, Color: slate},
		{Position: 80, Value: 3 * 38.6, Color: slate},
		{Position: 22, Value: 11 * 38.6, Bound: marks.Peak, Color: ember, LabelClear: 171.3},
	}, 36))
	bars.Background, bars.Block = paper, 38.6
	plotBare(draw.Canvas{Canvas: c.Canvas, Rectangle: c.Rectangle.Add(vg.Point{X: 4})}, w, h, bars)
	checkGolden(t, "wages.png", encode(t, img))
}

// TestSquaresAndSpans draws the shapes that are neither bars nor points.
func TestSquaresAndSpans(t *testing.T) {
	const w, h = 820, 430
	img, c := page(w, h, paper)
	whole := must(marks.NewSquares(12, h-12, []marks.Group{{Count: 64}, {Count: 14, Certainty: marks.Computed}}, 13, 22.46, 4))
	whole.Color = ember
	many := must(marks.NewSquares(12, h-190, []marks.Group{{Count: 730}}, 50, 5.74, 1.8))
	many.Color, many.Open = ember, true
	kinds := must(marks.NewSquares(410, h-190, []marks.Group{
		{Count: 3}, {Count: 4, Certainty: marks.Speculated}, {Count: 5, Certainty: marks.Proposed}, {Count: 3, Certainty: marks.Computed},
	}, 6, 22.46, 4))
	kinds.Open = true
	small := must(marks.NewSquares(600, h-190, []marks.Group{
		{Count: 30}, {Count: 30, Certainty: marks.Speculated}, {Count: 30, Certainty: marks.Proposed}, {Count: 25, Certainty: marks.Computed},
	}, 20, 8, 2))
	for _, s := range []*marks.Squares{whole, many, kinds, small} {
		s.Background = paper
	}
	kinds.Color, small.Color = danube, danube
	spans := must(marks.NewSpans([]marks.Span{
		{Start: 410, End: 420.36, Y: 400, Color: slate},
		{Start: 440, End: 440.33, Y: 400, Thickness: 14, Color: danube},
		{Start: 440.3, End: 470, Y: 400, Thickness: 3, Color: danube},
		{Start: 500, End: 570.86, Y: 400, LooseStart: true, LooseEnd: true, Thickness: 12, Color: slate},
		{Start: 600, End: 722, Y: 400, Extent: marks.Within, Thickness: 9, Color: slate},
		{Start: 440, End: 540, Y: 370, OpenEnd: true, Color: ember},
		{Start: 600, End: 700, Y: 370, OpenStart: true, OpenEnd: true, Certainty: marks.Speculated, Thickness: 12, Color: ember},
		{Start: 440, End: 540, Y: 345, OpenStart: true, Thickness: 4, Color: danube},
		{Start: 600, End: 700, Y: 345, OpenEnd: true, Extent: marks.Within, Thickness: 16, Color: danube},
	}))
	spans.Background = paper
	plotBare(c, w, h, whole, many, kinds, small, spans)
	checkGolden(t, "squares-spans.png", encode(t, img))
}

// TestSpanBodies draws spans of every certainty, long and short, with ends of every kind.
func TestSpanBodies(t *testing.T) {
	const w, h = 560, 310
	img, c := page(w, h, paper)
	var items []marks.Span
	for row, k := range append(slices.Clone(certainties), marks.Expected) {
		y := h - 30 - 60*float64(row)
		for n, of := range []marks.Span{
			{}, {LooseStart: true, LooseEnd: true}, {OpenEnd: true, LooseStart: true}, {OpenStart: true, LooseEnd: true}, {Extent: marks.Within, LooseEnd: true},
		} {
			of.Start, of.Y, of.Certainty = 30+110*float64(n), y, k
			of.End, of.Thickness, of.Color = of.Start+60, 11, []color.Color{danube, ember, slate}[n%3]
			items = append(items, of)
			of.Y, of.End, of.Thickness = y-25, of.Start+8, 6
			items = append(items, of)
		}
	}
	spans := must(marks.NewSpans(items))
	spans.Background = paper
	plotBare(c, w, h, spans)
	checkGolden(t, "span-bodies.png", encode(t, img))
}

// TestLooseSlope draws the ways to and from counts that are not stated in dashes.
func TestLooseSlope(t *testing.T) {
	const w, h = 420, 140
	img, c := page(w, h, paper)
	var slopes []plot.Plotter
	for n, loose := range [][]bool{{false, false, true}, {true}, {false, true}} {
		x := 20 + 135*float64(n)
		slope := must(marks.NewSlope(plotter.XYs{{X: x, Y: 30}, {X: x + 40, Y: 60}, {X: x + 80, Y: 50}, {X: x + 110, Y: 120}}))
		slope.Loose, slope.Color, slope.Background = loose, ember, paper
		slopes = append(slopes, slope)
	}
	plotBare(c, w, h, slopes...)
	checkGolden(t, "slope-loose.png", encode(t, img))
}

// TestCrowdedPoints draws rims, vertical points and a slope under its points.
func TestCrowdedPoints(t *testing.T) {
	const w, h = 520, 230
	img, c := page(w, h, paper)
	crowd := must(marks.NewPoints([]marks.Point{
		{X: 40, Y: 30, Color: ember}, {X: 49, Y: 30, Bound: marks.Over, Color: ember}, {X: 56, Y: 30, Color: danube, Shape: marks.Diamond},
		{X: 120, Y: 30, High: 150, Bound: marks.Between, Certainty: marks.Computed, Color: danube},
		{X: 190, Y: 30, High: 240, Bound: marks.Between, Certainty: marks.Proposed, Color: danube},
	}))
	crowd.Rim, crowd.Background = 2, paper
	var column []marks.Point
	for i, b := range bounds {
		p := marks.Point{X: 290 + 40*float64(i), Y: 60, Bound: b, Shape: marks.Shape(i % 2), Certainty: certainties[i%4]}
		if b == marks.Between {
			p.High = 90
		}
		column = append(column, p)
	}
	vertical := must(marks.NewVerticalPoints(column))
	vertical.Color, vertical.Background = ember, paper
	slope := must(marks.NewSlope(plotter.XYs{{X: 30, Y: 30.4}, {X: 228, Y: 110}}))
	slope.Color, slope.Background = ember, paper
	ends := must(marks.NewPoints([]marks.Point{{X: 30, Y: 30.4}, {X: 228, Y: 110}}))
	ends.Radius, ends.Color, ends.Background = 6.5, ember, paper
	plotBare(c, w, h, crowd, vertical)
	raised := draw.Canvas{Canvas: c.Canvas, Rectangle: c.Rectangle.Add(vg.Point{Y: 90})}
	plotBare(raised, w, h, slope, ends)
	checkGolden(t, "points-slope.png", encode(t, img))
}

// TestLegend draws each plotter's thumbnail.
func TestLegend(t *testing.T) {
	p := plot.New()
	p.BackgroundColor = paper
	p.HideAxes()
	p.Legend.ThumbnailWidth = 40
	p.Legend.Padding = 3
	p.Legend.Top = true
	for i, b := range bounds {
		bar := marks.Bar{Value: 2, Bound: b, Certainty: certainties[i%4]}
		point := marks.Point{X: 2, Bound: b, Certainty: certainties[i%4], Shape: marks.Shape(i % 2)}
		if b == marks.Between {
			bar.High, point.High = 3, 3
		}
		bars := must(marks.NewBars([]marks.Bar{bar}, 22))
		bars.Color, bars.Background = danube, paper
		points := must(marks.NewPoints([]marks.Point{point}))
		points.Color, points.Background = ember, paper
		p.Legend.Add(b.String(), bars)
		p.Legend.Add(b.String(), points)
	}
	squares := must(marks.NewSquares(0, 0, []marks.Group{{Count: 1, Certainty: marks.Computed}}, 1, 9, 1))
	spans := must(marks.NewSpans([]marks.Span{{Start: 0, End: 1, Certainty: marks.Speculated}}))
	slope := must(marks.NewSlope(plotter.XYs{{X: 0, Y: 1}, {X: 1, Y: 2}}))
	p.Legend.Add("squares", squares)
	p.Legend.Add("span", spans)
	p.Legend.Add("slope", slope)
	img, c := page(140, 300, paper)
	p.Draw(c)
	checkGolden(t, "legend.png", encode(t, img))
}

// TestExamples runs each example and compares what it saves.
func TestExamples(t *testing.T) {
	for _, e := range []struct {
		file string
		run  func()
	}{
		{"example-bars.png", ExampleBars},
		{"example-points.png", ExamplePoints},
		{"example-squares.png", ExampleSquares},
		{"example-spans.png", ExampleSpans},
		{"example-slope.png", ExampleSlope},
		{"example-chevrons.png", ExampleChevrons},
	} {
		t.Run(e.file, func(t *testing.T) {
			checkGolden(t, e.file, runIn(t, e.file, e.run))
		})
	}
}

// runIn runs an example in an empty folder and returns the file it saves.
func runIn(t *testing.T, file string, run func()) []byte {
	t.Helper()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chdir(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := os.Chdir(here); err != nil {
			t.Fatal(err)
		}
	}()
	run()
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return got
}
