package marks_test

import (
	"fmt"
	"image"
	"image/color"
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
	_ plot.Plotter     = (*marks.Bars)(nil)
	_ plot.DataRanger  = (*marks.Bars)(nil)
	_ plot.GlyphBoxer  = (*marks.Bars)(nil)
	_ plot.Thumbnailer = (*marks.Bars)(nil)
	_ plot.GlyphBoxer  = (*marks.Points)(nil)
	_ plot.Thumbnailer = (*marks.Points)(nil)
	_ plot.GlyphBoxer  = (*marks.Squares)(nil)
	_ plot.Thumbnailer = (*marks.Squares)(nil)
	_ plot.GlyphBoxer  = (*marks.Spans)(nil)
	_ plot.Thumbnailer = (*marks.Spans)(nil)
	_ plot.DataRanger  = (*marks.Slope)(nil)
	_ plot.Thumbnailer = (*marks.Slope)(nil)
)

var nan, inf = math.NaN(), math.Inf(1)

func TestNewRefuses(t *testing.T) {
	bars := func(b ...marks.Bar) error { _, err := marks.NewBars(b, 22); return err }
	points := func(p ...marks.Point) error { _, err := marks.NewPoints(p); return err }
	vertical := func(p ...marks.Point) error { _, err := marks.NewVerticalPoints(p); return err }
	spans := func(s ...marks.Span) error { _, err := marks.NewSpans(s); return err }
	slope := func(xy ...plotter.XY) error { _, err := marks.NewSlope(plotter.XYs(xy)); return err }
	squares := func(x float64, columns int, cell, gap vg.Length, g ...marks.Group) error {
		_, err := marks.NewSquares(x, 0, g, columns, cell, gap)
		return err
	}
	width := func(w vg.Length) error { _, err := marks.NewBars([]marks.Bar{{}}, w); return err }

	for _, tt := range []struct {
		name string
		err  error
		want string // "" for no error
	}{
		{"no bars", bars(), "no bars"},
		{"zero", bars(marks.Bar{}), ""},
		{"over zero", bars(marks.Bar{Bound: marks.Over}), ""},
		{"NaN", bars(marks.Bar{Value: nan}), "value is not a number"},
		{"infinite", bars(marks.Bar{Value: 1}, marks.Bar{Value: inf}), "bar 1 at position 0: value is infinite"},
		{"infinite position", bars(marks.Bar{Position: -inf}), "position is infinite"},
		{"infinite high", bars(marks.Bar{Value: 1, High: inf, Bound: marks.Between}), "high end is infinite"},
		{"high without between", bars(marks.Bar{Value: 1, High: 2}), "high end 2 belongs to the bound between, but the bound is exact"},
		{"between", bars(marks.Bar{Value: 1, High: 2, Bound: marks.Between}), ""},
		{"between from zero", bars(marks.Bar{High: 2, Bound: marks.Between}), ""},
		{"between and nothing", bars(marks.Bar{Value: 2, Bound: marks.Between}), "not further from zero"},
		{"between backwards", bars(marks.Bar{Value: 3, High: 2, Bound: marks.Between}), "high end 2 is not further from zero than 3"},
		{"loose and not between", bars(marks.Bar{Value: 1, Bound: marks.About, Loose: true}), "loose ends belong to the bound between"},
		{"loose between", bars(marks.Bar{Value: 1, High: 2, Bound: marks.Between, Loose: true}), ""},
		{"between negatives", bars(marks.Bar{Value: -3, High: -5, Bound: marks.Between}), ""},
		{"between across zero", bars(marks.Bar{Value: -3, High: 5, Bound: marks.Between}), "passes zero"},
		{"bound", bars(marks.Bar{Bound: 6}), "unknown bound 6"},
		{"negative bound", bars(marks.Bar{Bound: -1}), "unknown bound -1"},
		{"certainty", bars(marks.Bar{Certainty: 5}), "unknown certainty 5"},
		{"label room", bars(marks.Bar{LabelClear: -1}), "room for the label is -1"},
		{"no width", width(0), "width of the bars is 0"},
		{"NaN width", width(vg.Length(nan)), "width of the bars"},

		{"no points", points(), "no points"},
		{"point", points(marks.Point{X: -1, Y: -2}), ""},
		{"point NaN", points(marks.Point{Y: nan}), "y is not a number"},
		{"point infinite", points(marks.Point{X: -inf}), "x is infinite"},
		{"point shape", points(marks.Point{Shape: 8}), "unknown shape 8"},
		{"point certainty", points(marks.Point{Certainty: -1}), "unknown certainty"},
		{"point high", points(marks.Point{X: 1, High: 4}), "belongs to the bound between"},
		{"point across zero", points(marks.Point{X: -1, High: 4, Bound: marks.Between}), ""},
		{"loose point that is none", points(marks.Point{X: 1, Bound: marks.Exact, Loose: true}), "loose ends belong to the bound between"},
		{"point backwards", points(marks.Point{X: 5, High: 4, Bound: marks.Between}), "high end 4 is not above 5"},
		{"vertical looks at y", vertical(marks.Point{X: 5, Y: 1, High: 4, Bound: marks.Between}), ""},
		{"vertical backwards", vertical(marks.Point{X: 1, Y: 5, High: 4, Bound: marks.Between}), "not above 5"},

		{"no spans", spans(), "no spans"},
		{"span", spans(marks.Span{End: 1}), ""},
		{"span backwards", spans(marks.Span{Start: 2, End: 1}), "from 2 to 1: the end is not after the start"},
		{"span without length", spans(marks.Span{Start: 1, End: 1}), "not after"},
		{"span without end", spans(marks.Span{End: inf}), "end is infinite"},
		{"span extent", spans(marks.Span{End: 1, Extent: 3}), "unknown extent 3"},
		{"span certainty", spans(marks.Span{End: 1, Certainty: 9}), "unknown certainty 9"},
		{"span open and loose", spans(marks.Span{End: 1, OpenEnd: true, LooseEnd: true}), "open or about a time, not both"},
		{"span loose and open", spans(marks.Span{End: 1, OpenStart: true, LooseStart: true}), "open or about a time, not both"},
		{"span open, then loose", spans(marks.Span{End: 1, OpenStart: true, LooseEnd: true}), ""},
		{"span thickness", spans(marks.Span{End: 1, Thickness: -1}), "thickness is -1"},

		{"one count", slope(plotter.XY{}), "1 counts, want 2"},
		{"slope", slope(plotter.XY{}, plotter.XY{X: 1}), ""},
		{"slope back", slope(plotter.XY{X: 1}, plotter.XY{X: 1}), "not after the one before"},
		{"slope NaN", slope(plotter.XY{}, plotter.XY{X: 1, Y: nan}), "count 1: y is not a number"},

		{"no squares", squares(0, 5, 9, 1), "nothing to count"},
		{"squares", squares(0, 5, 9, 0, marks.Group{}, marks.Group{Count: 1}), ""},
		{"negative count", squares(0, 5, 9, 1, marks.Group{Count: -1}), "group 0 counts -1"},
		{"too many", squares(0, 5, 9, 1, marks.Group{Count: 60_000}, marks.Group{Count: 60_000}), "120000 in all"},
		{"far too many", squares(0, 5, 9, 1, marks.Group{Count: math.MaxInt}, marks.Group{Count: 2}), "want 100000 at most"},
		{"no columns", squares(0, 0, 9, 1, marks.Group{Count: 1}), "0 columns"},
		{"no cell", squares(0, 5, 0, 1, marks.Group{Count: 1}), "side of a square is 0"},
		{"gap", squares(0, 5, 9, -1, marks.Group{Count: 1}), "gap is -1"},
		{"corner", squares(nan, 5, 9, 1, marks.Group{Count: 1}), "x is not a number"},
		{"square certainty", squares(0, 5, 9, 1, marks.Group{Count: 1, Certainty: 9}), "unknown certainty 9"},
	} {
		switch {
		case tt.want == "" && tt.err != nil:
			t.Errorf("%s: refused: %v", tt.name, tt.err)
		case tt.want != "" && tt.err == nil:
			t.Errorf("%s: accepted, want an error with %q", tt.name, tt.want)
		case tt.want != "" && !strings.Contains(tt.err.Error(), tt.want):
			t.Errorf("%s: error is %q, want it to say %q", tt.name, tt.err, tt.want)
		case tt.want != "" && !strings.HasPrefix(tt.err.Error(), "marks: "):
			t.Errorf("%s: error %q does not name the package", tt.name, tt.err)
		}
	}
}

func TestNewCopies(t *testing.T) {
	items := []marks.Bar{{Value: 1}}
	bars := must(marks.NewBars(items, 22))
	items[0].Value = nan
	if bars.Items[0].Value != 1 {
		t.Error("bars change with the caller's slice, past the checks of NewBars")
	}
}

// drawn is what marks paint, in order.
type drawn struct {
	color color.Color
	path  vg.Path
}

const side = 1000 // of the canvas on which marks are recorded

// record draws marks on a canvas where a data unit is a unit of length.
func record(ps ...plot.Plotter) []drawn {
	var rec recorder.Canvas
	plotBare(draw.NewCanvas(&rec, side, side), side, side, ps...)
	return painted(&rec)
}

func painted(rec *recorder.Canvas) []drawn {
	var ds []drawn
	var col color.Color
	for _, a := range rec.Actions {
		switch a := a.(type) {
		case *recorder.SetColor:
			col = a.Color
		case *recorder.Fill:
			ds = append(ds, drawn{col, a.Path})
		case *recorder.Stroke:
			ds = append(ds, drawn{col, a.Path})
		}
	}
	return ds
}

// reach is the rectangle around everything painted.
func reach(ds []drawn) vg.Rectangle {
	r := vg.Rectangle{Min: vg.Point{X: vg.Inch * 1e6, Y: vg.Inch * 1e6}, Max: vg.Point{X: -vg.Inch * 1e6, Y: -vg.Inch * 1e6}}
	grow := func(x, y vg.Length) {
		r.Min.X, r.Min.Y = min(r.Min.X, x), min(r.Min.Y, y)
		r.Max.X, r.Max.Y = max(r.Max.X, x), max(r.Max.Y, y)
	}
	for _, d := range ds {
		for _, p := range d.path {
			switch p.Type {
			case vg.CloseComp:
			case vg.ArcComp:
				grow(p.Pos.X-p.Radius, p.Pos.Y-p.Radius)
				grow(p.Pos.X+p.Radius, p.Pos.Y+p.Radius)
			default:
				grow(p.Pos.X, p.Pos.Y)
			}
		}
	}
	return r
}

// eachBar calls f with every bar of the vocabulary at each value.
func eachBar(f func(b marks.Bar), values ...float64) {
	for _, v := range values {
		for _, b := range bounds {
			for _, k := range certainties {
				bar := marks.Bar{Position: 500, Value: v, Bound: b, Certainty: k}
				if b == marks.Between {
					bar.High = 1.5*v + math.Copysign(1, v)
				}
				f(bar)
			}
		}
	}
}

// eachPoint calls f with every point of the vocabulary.
func eachPoint(f func(p marks.Point)) {
	for _, s := range marks.Shapes() {
		for _, b := range bounds {
			for _, k := range certainties {
				p := marks.Point{X: 500, Y: 500, Bound: b, Certainty: k, Shape: s}
				if b == marks.Between {
					p.High = 560
				}
				f(p)
			}
		}
	}
}

// TestRaggedEndsOfShortBars: a small value looks small, whatever its bound.
func TestRaggedEndsOfShortBars(t *testing.T) {
	for _, v := range []float64{2, 3, 7, 20, 400} {
		r := reach(record(must(marks.NewBars([]marks.Bar{{Position: 500, Value: v, Bound: marks.About}}, 46))))
		length := max(v, float64(marks.BarLeast))
		if over := float64(r.Max.X) - length; over > 0.201*length {
			t.Errorf("about %v: the teeth reach %v beyond the bar, more than a fifth of it", v, over)
		}
	}
}

// TestNothingBelowZero: no whisker and no chevron of a number that is not negative passes
// zero, and the point itself is whole.
func TestNothingBelowZero(t *testing.T) {
	const radius = 6
	for _, v := range []float64{0, 1, 7, 9, 12, 500} {
		for _, b := range []marks.Bound{marks.About, marks.Under} {
			points := must(marks.NewPoints([]marks.Point{{X: v, Y: 500, Bound: b}}))
			points.Radius = radius
			upright := must(marks.NewVerticalPoints([]marks.Point{{X: 500, Y: v, Bound: b}}))
			upright.Radius = radius
			pairs := must(marks.NewScatter([]marks.Pair{{X: v, Y: 500, XBound: b}}))
			pairs.Radius = radius
			least := min(0, vg.Length(v)-radius)
			for name, low := range map[string]vg.Length{"points": reach(record(points)).Min.X, "upright": reach(record(upright)).Min.Y, "scatter": reach(record(pairs)).Min.X} {
				if low < least-0.01 {
					t.Errorf("%s: %v %v reaches down to %v, and the point to %v", name, b, v, low, least)
				}
				if v < radius && !near(low, least) {
					t.Errorf("%s: the point of %v reaches down to %v, want all of it, to %v", name, v, low, least)
				}
			}
		}
		ranges := must(marks.NewRanges([]marks.Range{{Low: v, High: v + 20, OpenLow: true, Y: 500}}))
		if low := reach(record(ranges)).Min.X; low < 0 {
			t.Errorf("a range from %v down reaches to %v", v, low)
		}
	}
	// A number below zero has room there.
	points := must(marks.NewPoints([]marks.Point{{X: -20, Y: 500, Bound: marks.Under}}))
	if low := reach(record(points)).Min.X; low > -30 {
		t.Errorf("the chevrons of under −20 end at %v", low)
	}
}

func TestChevronsDoNotMeasure(t *testing.T) {
	for _, b := range []marks.Bound{marks.Over, marks.Peak} {
		for _, v := range []float64{3, 20, 64, 400.5, 900} {
			const width = 22
			r := reach(record(must(marks.NewBars([]marks.Bar{{Position: 500, Value: v, Bound: b}}, width))))
			// As always, but no longer than a short bar, and never so low that they are not seen.
			want := min(marks.ChevronLength(width), max(vg.Length(v), marks.ChevronLength(8)))
			if got := r.Max.X - vg.Length(v); !near(got, want) || !near(got, marks.BarTail(b, width, vg.Length(v))) {
				t.Errorf("%v %v: chevrons reach %v beyond the value, want %v", b, v, got, want)
			}
			if got := marks.Tail(b, width); got != marks.ChevronLength(width) {
				t.Errorf("Tail(%v) = %v, want the length of chevrons", b, got)
			}
		}
	}
	// The measures of the drawing that these marks are to match.
	for h, want := range map[vg.Length]vg.Length{22: 27.06, 36: 44.28, 16: 19.68, 10.4: 19.344} {
		if got := marks.ChevronLength(h); !near(got, want) {
			t.Errorf("ChevronLength(%v) = %v, want %v", h, got, want)
		}
	}
}

func near(a, b vg.Length) bool { return math.Abs(float64(a-b)) < 0.003 }

// inside tells whether r lies in box, but for the grid that coordinates snap to.
func inside(r, box vg.Rectangle) bool {
	const e = 0.002
	return r.Min.X >= box.Min.X-e && r.Min.Y >= box.Min.Y-e && r.Max.X <= box.Max.X+e && r.Max.Y <= box.Max.Y+e
}

func TestMarksKeepToTheirBoxes(t *testing.T) {
	var rec recorder.Canvas
	c := draw.NewCanvas(&rec, side, side)
	check := func(name string, m plot.Plotter, boxes []vg.Rectangle) {
		t.Helper()
		if r := reach(record(m)); !inside(r, boxes[0]) {
			t.Errorf("%s: drawn in %v, out of its box %v", name, r, boxes[0])
		}
	}
	eachBar(func(b marks.Bar) {
		for _, vertical := range []bool{false, true} {
			bars := must(marks.NewBars([]marks.Bar{b}, 22))
			bars.Vertical = vertical
			bars.Block = 20
			check(fmt.Sprintf("%+v vertical %v", b, vertical), bars, bars.Boxes(c, bare(side, side, nil, bars)))
		}
	}, -300, -3, 0, 0.5, 1, 5, 17, 30, 300)
	eachPoint(func(p marks.Point) {
		points := must(marks.NewPoints([]marks.Point{p}))
		check(fmt.Sprintf("%+v", p), points, points.Boxes(c, bare(side, side, nil, points)))
		p.X, p.Y = p.Y, p.X
		points = must(marks.NewVerticalPoints([]marks.Point{p}))
		check(fmt.Sprintf("vertical %+v", p), points, points.Boxes(c, bare(side, side, nil, points)))
	})
	for _, s := range []marks.Span{
		{Start: 100, End: 100.1, Y: 500},
		{Start: 100, End: 400, Y: 500, LooseEnd: true, OpenStart: true},
		{Start: 100, End: 400, Y: 500, LooseStart: true, LooseEnd: true, Extent: marks.Within, Certainty: marks.Proposed},
		{Start: 100, End: 400, Y: 500, Extent: marks.Within, OpenEnd: true, Thickness: 3},
	} {
		spans := must(marks.NewSpans([]marks.Span{s}))
		check(fmt.Sprintf("%+v", s), spans, spans.Boxes(c, bare(side, side, nil, spans)))
	}
	for _, k := range certainties {
		squares := must(marks.NewSquares(100, 900, []marks.Group{{Count: 33, Certainty: k}}, 10, 12, 3))
		boxes := squares.Boxes(c, bare(side, side, nil, squares))
		check(fmt.Sprintf("squares %v", k), squares, boxes)
		w, h := squares.Size()
		if size := boxes[0].Size(); !near(size.X, w) || !near(size.Y, h) {
			t.Errorf("squares %v: box is %v, Size says %v by %v", k, size, w, h)
		}
	}
}

// TestUnderStaysOnItsSideOfZero: the chevrons of an upper bound point towards
// zero, and must not run past it however short the bar.
func TestUnderStaysOnItsSideOfZero(t *testing.T) {
	for _, width := range []vg.Length{6, 14, 22, 40} {
		for i := range 320 {
			v := float64(i) / 4
			r := reach(record(must(marks.NewBars([]marks.Bar{{Position: 500, Value: v, Bound: marks.Under}}, width))))
			if r.Min.X < 0 {
				t.Fatalf("width %v: the mark of under %v begins at %v", width, v, r.Min.X)
			}
		}
	}
	if full := len(record(must(marks.NewBars([]marks.Bar{{Value: 80, Bound: marks.Under}}, 22)))); full != 6 {
		t.Errorf("under 80: %d paths, want body, sides, 3 chevrons and cap", full)
	}
}

// TestNegativeMirrors: a bar of −v is the mirror image of a bar of v.
func TestNegativeMirrors(t *testing.T) {
	eachBar(func(b marks.Bar) {
		if b.Certainty == marks.Speculated {
			return // a hatch leans the same way everywhere
		}
		left := b
		left.Value, left.High = -b.Value, -b.High
		r := record(must(marks.NewBars([]marks.Bar{b}, 22)))
		l := record(must(marks.NewBars([]marks.Bar{left}, 22)))
		if len(r) != len(l) {
			t.Fatalf("%+v: %d paths to the right, %d to the left", b, len(r), len(l))
		}
		for i := range r {
			a, m := reach(r[i:i+1]), reach(l[i:i+1])
			if !near(a.Min.X, -m.Max.X) || !near(a.Max.X, -m.Min.X) || !near(a.Min.Y, m.Min.Y) || !near(a.Max.Y, m.Max.Y) {
				t.Errorf("%+v: path %d in %v to the right, in %v to the left", b, i, a, m)
			}
		}
	}, 4, 30, 300)
}

// TestHatchStaysInItsOutline compares pixels: what a hatched mark paints lies
// within what the same mark paints when solid.
func TestHatchStaysInItsOutline(t *testing.T) {
	pixels := func(ps ...plot.Plotter) image.Image {
		img, c := page(300, 60, color.White)
		plotBare(c, 300, 60, ps...)
		return img.Image()
	}
	compare := func(name string, hatched, solid image.Image) {
		t.Helper()
		out, in := 0, 0
		for y := hatched.Bounds().Min.Y; y < hatched.Bounds().Max.Y; y++ {
			for x := hatched.Bounds().Min.X; x < hatched.Bounds().Max.X; x++ {
				h, s := hatched.At(x, y) == color.Color(color.RGBA{255, 255, 255, 255}), solid.At(x, y) == color.Color(color.RGBA{255, 255, 255, 255})
				switch {
				case !h && s:
					out++
				case !h:
					in++
				}
			}
		}
		if out > 0 || in == 0 {
			t.Errorf("%s: hatch paints %d pixels outside its outline, %d inside", name, out, in)
		}
	}
	for _, b := range bounds {
		for _, length := range []float64{1, 7, 23.7, 61.3, 150} {
			for _, vertical := range []bool{false, true} {
				bar := marks.Bar{Position: 30, Value: length, Bound: b}
				if vertical {
					bar.Value /= 4
				}
				if b == marks.Between {
					bar.High = bar.Value * 1.2
				}
				// A tinted body is as large as a solid one, so any bound will do.
				solid := must(marks.NewBars([]marks.Bar{bar}, 22))
				solid.Vertical = vertical
				bar.Certainty = marks.Speculated
				hatched := must(marks.NewBars([]marks.Bar{bar}, 22))
				hatched.Vertical = vertical
				compare(fmt.Sprintf("bar %v %v", b, length), pixels(hatched), pixels(solid))
			}
		}
		for _, s := range marks.Shapes() {
			for _, radius := range []vg.Length{1, 3, 5.5, 6.5, 14} {
				p := marks.Point{X: 150, Y: 30, Bound: b, Shape: s}
				if b == marks.Between {
					p.High = 170
				}
				solid := must(marks.NewPoints([]marks.Point{p}))
				p.Certainty = marks.Speculated
				hatched := must(marks.NewPoints([]marks.Point{p}))
				solid.Radius, hatched.Radius = radius, radius
				compare(fmt.Sprintf("point %v shape %v radius %v", b, s, radius), pixels(hatched), pixels(solid))
			}
		}
	}
	for _, length := range []float64{0.3, 4, 71.3} {
		span := marks.Span{Start: 20, End: 20 + length, Y: 30}
		solid := must(marks.NewSpans([]marks.Span{span}))
		span.Certainty = marks.Speculated
		compare(fmt.Sprintf("span %v", length), pixels(must(marks.NewSpans([]marks.Span{span}))), pixels(solid))
	}
	for _, cell := range []vg.Length{3, 5.74, 22.46} {
		of := func(k marks.Certainty) plot.Plotter {
			return must(marks.NewSquares(20, 55, []marks.Group{{Count: 5, Certainty: k}}, 3, cell, 2))
		}
		compare(fmt.Sprintf("squares of %v", cell), pixels(of(marks.Speculated)), pixels(of(marks.Asserted)))
	}
}

func TestNoTransparency(t *testing.T) {
	check := func(name string, ds []drawn) {
		t.Helper()
		if len(ds) == 0 {
			t.Errorf("%s: nothing drawn", name)
		}
		for _, d := range ds {
			if _, _, _, a := d.color.RGBA(); a != 0xFFFF {
				t.Errorf("%s: painted in %v", name, d.color)
			}
		}
	}
	for _, col := range []color.Color{danube, color.NRGBA{R: 200, A: 128}, color.Transparent, nil} {
		eachBar(func(b marks.Bar) {
			bars := must(marks.NewBars([]marks.Bar{b}, 22))
			bars.Color, bars.Background, bars.Block = col, col, 10
			check(fmt.Sprintf("%+v", b), record(bars))
		}, 0, 100)
		eachPoint(func(p marks.Point) {
			points := must(marks.NewPoints([]marks.Point{p}))
			points.Color, points.Background = col, col
			check(fmt.Sprintf("%+v", p), record(points))
		})
		slope := must(marks.NewSlope(plotter.XYs{{X: 1, Y: 1}, {X: 2, Y: 3}}))
		slope.Color, slope.Background = col, col
		check("slope", record(slope))
	}
}

func TestMix(t *testing.T) {
	for _, tt := range []struct {
		c, background color.Color
		k             float64
		want          color.NRGBA
	}{
		{danube, paper, 0.78, color.NRGBA{0x42, 0x74, 0x93, 255}},
		{danube, paper, 0.46, color.NRGBA{0x8E, 0xAA, 0xBA, 255}},
		{danube, paper, 0.24, color.NRGBA{0xC2, 0xCF, 0xD4, 255}},
		{ember, paper, 0.26, color.NRGBA{0xEB, 0xC8, 0xBC, 255}},
		{danube, paper, 0.14, color.NRGBA{0xDA, 0xE0, 0xE0, 255}},
		{danube, paper, 0, paper},
		{danube, paper, 1, danube},
		{danube, paper, -3, paper},
		{danube, paper, 7, danube},
		{danube, paper, nan, paper},
		{color.NRGBA{A: 0}, paper, 1, paper},
		{nil, nil, 1, color.NRGBA{A: 255}},
		{nil, nil, 0, color.NRGBA{255, 255, 255, 255}},
	} {
		if got := marks.Mix(tt.c, tt.background, tt.k); got != tt.want {
			t.Errorf("Mix(%v, %v, %v) = %v, want %v", tt.c, tt.background, tt.k, got, tt.want)
		}
	}
}

// TestFirstChevronContrast takes the first chevron as it is painted: it needs
// the 3:1 of WCAG 2.2, success criterion 1.4.11, against its background.
func TestFirstChevronContrast(t *testing.T) {
	for _, theme := range []struct {
		name           string
		background     color.NRGBA
		danube, finder color.NRGBA
	}{
		{"light", paper, danube, ember},
		{"dark", color.NRGBA{0x14, 0x18, 0x1D, 255}, color.NRGBA{0x58, 0xA9, 0xDB, 255}, color.NRGBA{0xE9, 0x73, 0x4F, 255}},
		{"print", color.NRGBA{255, 255, 255, 255}, color.NRGBA{0x22, 0x22, 0x22, 255}, color.NRGBA{0x6E, 0x6E, 0x6E, 255}},
	} {
		for _, col := range []color.NRGBA{theme.danube, theme.finder} {
			var rec recorder.Canvas
			marks.Chevrons(draw.NewCanvas(&rec, 100, 100), vg.Point{X: 10, Y: 50}, marks.Right, 20, col, theme.background)
			ds := painted(&rec)
			if len(ds) != 3 {
				t.Fatalf("%d chevrons, want 3", len(ds))
			}
			last := 21.0
			for i, d := range ds {
				ratio := contrast(d.color, theme.background)
				if i == 0 && ratio < 3 {
					t.Errorf("%s: first chevron of %v has %.2f:1, want 3:1", theme.name, col, ratio)
				}
				if ratio >= last {
					t.Errorf("%s: chevron %d of %v does not fade", theme.name, i, col)
				}
				last = ratio
			}
		}
	}
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	channel := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(r) + 0.7152*channel(g) + 0.0722*channel(b)
}

func TestChevronsPoint(t *testing.T) {
	at := vg.Point{X: 50, Y: 50}
	length := marks.ChevronLength(20)
	gap := vg.Length(0.13 * 20)
	for dir, want := range map[marks.Direction]vg.Rectangle{
		marks.Right: {Min: vg.Point{X: 50 + gap, Y: 40}, Max: vg.Point{X: 50 + length, Y: 60}},
		marks.Left:  {Min: vg.Point{X: 50 - length, Y: 40}, Max: vg.Point{X: 50 - gap, Y: 60}},
		marks.Up:    {Min: vg.Point{X: 40, Y: 50 + gap}, Max: vg.Point{X: 60, Y: 50 + length}},
		marks.Down:  {Min: vg.Point{X: 40, Y: 50 - length}, Max: vg.Point{X: 60, Y: 50 - gap}},
	} {
		var rec recorder.Canvas
		marks.Chevrons(draw.NewCanvas(&rec, 100, 100), at, dir, 20, danube, paper)
		got := reach(painted(&rec))
		if !near(got.Min.X, want.Min.X) || !near(got.Max.X, want.Max.X) || !near(got.Min.Y, want.Min.Y) || !near(got.Max.Y, want.Max.Y) {
			t.Errorf("direction %d: chevrons in %v, want %v", dir, got, want)
		}
	}
}

func TestDataRange(t *testing.T) {
	type ranges [4]float64
	of := func(r plot.DataRanger) ranges {
		a, b, c, d := r.DataRange()
		return ranges{a, b, c, d}
	}
	bars := must(marks.NewBars([]marks.Bar{
		{Position: 1, Value: 7, Bound: marks.Over}, {Position: 3, Value: 5, High: 9, Bound: marks.Between}, {Position: 2, Value: -2, Bound: marks.Under},
	}, 9))
	upright := must(marks.NewBars([]marks.Bar{{Position: 1, Value: 7, Bound: marks.Peak}}, 9))
	upright.Vertical = true
	for _, tt := range []struct {
		name string
		got  ranges
		want ranges
	}{
		{"bars", of(bars), ranges{-2, 9, 1, 3}},
		{"vertical bars start at zero", of(upright), ranges{1, 1, 0, 7}},
		{"points", of(must(marks.NewPoints([]marks.Point{{X: 3, Y: 1, Bound: marks.Over}, {X: 4, Y: 2, High: 6, Bound: marks.Between}}))), ranges{3, 6, 1, 2}},
		{"vertical points", of(must(marks.NewVerticalPoints([]marks.Point{{X: 3, Y: 1}, {X: 4, Y: 2, High: 6, Bound: marks.Between}}))), ranges{3, 4, 1, 6}},
		{"spans", of(must(marks.NewSpans([]marks.Span{{Start: 3, End: 5, Y: 1, OpenEnd: true}, {Start: 2, End: 4, Y: 7, OpenStart: true}}))), ranges{2, 5, 1, 7}},
		{"squares", of(must(marks.NewSquares(4, 5, []marks.Group{{Count: 9}}, 3, 9, 1))), ranges{4, 4, 5, 5}},
		{"slope", of(must(marks.NewSlope(plotter.XYs{{X: 1, Y: 5}, {X: 2, Y: 9}}))), ranges{1, 2, 0, 9}},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: range %v, want %v", tt.name, tt.got, tt.want)
		}
	}
}

func TestPointsOnALogScale(t *testing.T) {
	points := must(marks.NewPoints([]marks.Point{
		{X: 10, Y: 0}, {X: 100, Y: 1, Bound: marks.Over}, {X: 100, Y: 1, High: 1000, Bound: marks.Between}, {X: 1000, Y: 2, Bound: marks.Under},
	}))
	p := plot.New()
	p.Add(points)
	p.X.Scale = plot.LogScale{}
	p.X.Min, p.X.Max = 10, 1000
	var rec recorder.Canvas
	c := draw.NewCanvas(&rec, 200, 100)
	for i, want := range []vg.Length{0, 100, 100, 200} {
		box := points.Boxes(c, p)[i]
		before, after := marks.PointTail(points.Items[i].Bound, marks.Disc, points.Radius)
		if got := box.Min.X + before; !near(got, want) {
			t.Errorf("point %d stands at %v, want %v", i, got, want)
		}
		if i == 2 {
			want = 200
		}
		if got := box.Max.X - after; !near(got, want) {
			t.Errorf("point %d ends at %v, want %v", i, got, want)
		}
	}
	p.X.Tick.Marker = plot.LogTicks{}
	p.Draw(c) // must not panic
}

// TestOnePathAGroup: 2,000 rectangles would be 2,000 elements of an SVG.
func TestOnePathAGroup(t *testing.T) {
	squares := must(marks.NewSquares(10, 900, []marks.Group{{Count: 1700}, {Count: 0}, {Count: 300, Certainty: marks.Computed}}, 100, 5.74, 1.8))
	if got := len(record(squares)); got != 2 {
		t.Errorf("%d paths for 2 groups that are not empty", got)
	}
	squares.Open = true
	if got := len(record(squares)); got != 5 {
		t.Errorf("%d paths for 2 groups and 3 chevrons", got)
	}
}

// TestBlocks counts the cuts: a bar of 11 blocks has 10, whatever its end.
func TestBlocks(t *testing.T) {
	for _, tt := range []struct {
		value, block float64
		want         int
	}{{330, 30, 10}, {30, 30, 0}, {29, 30, 0}, {91, 30, 3}, {300, 0, 0}, {300, -30, 0}, {300, nan, 0}, {300, inf, 0}, {300, 1, 0}, {-90, 30, 2}} {
		for _, b := range []marks.Bound{marks.Exact, marks.Over} {
			bar := marks.Bar{Position: 500, Value: tt.value, Bound: b}
			bars := must(marks.NewBars([]marks.Bar{bar}, 22))
			bars.Background = paper
			plain := record(bars)
			bars.Block = tt.block
			cuts := 0
			for _, d := range record(bars) {
				if d.color == color.Color(paper) {
					for _, p := range d.path {
						if p.Type == vg.CloseComp {
							cuts++
						}
					}
				}
			}
			if cuts != tt.want {
				t.Errorf("%v %v in blocks of %v: %d cuts, want %d", b, tt.value, tt.block, cuts, tt.want)
			}
			if tt.want == 0 && len(record(bars)) != len(plain) {
				t.Errorf("%v in blocks of %v: something is drawn for no cuts", tt.value, tt.block)
			}
		}
	}
}

// TestDegenerateScale: drawing cannot fail, not even on a scale of no length
// that nobody has put right.
func TestDegenerateScale(t *testing.T) {
	bars := must(marks.NewBars([]marks.Bar{{Value: 3, Certainty: marks.Speculated}, {Value: 3, Certainty: marks.Proposed}}, 22))
	bars.Block = 1
	points := must(marks.NewPoints([]marks.Point{{X: 3, High: 5, Bound: marks.Between, Certainty: marks.Proposed}}))
	spans := must(marks.NewSpans([]marks.Span{{Start: 2, End: 3, Certainty: marks.Speculated, LooseStart: true}}))
	p := plot.New()
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 2, 2, 0, 0
	var rec recorder.Canvas
	c := draw.NewCanvas(&rec, 200, 100)
	for _, m := range []plot.Plotter{bars, points, spans} {
		m.Plot(c, p)
	}
}

func TestNames(t *testing.T) {
	for got, want := range map[string]string{
		marks.Over.String(): "over", marks.About.String(): "about", marks.Bound(9).String(): "Bound(9)",
		marks.Proposed.String(): "proposed", marks.Expected.String(): "expected", marks.Certainty(-1).String(): "Certainty(-1)",
	} {
		if got != want {
			t.Errorf("named %q, want %q", got, want)
		}
	}
}

// TestReversedAxis: on an axis that runs the other way, chevrons and the far end of an interval
// do so too.
func TestReversedAxis(t *testing.T) {
	for _, vertical := range []bool{false, true} {
		newPoints := marks.NewPoints
		if vertical {
			newPoints = marks.NewVerticalPoints
		}
		for _, item := range []marks.Point{{X: 4, Y: 4, Bound: marks.Over}, {X: 4, Y: 4, Bound: marks.Under}, {X: 4, Y: 4, Bound: marks.Between, High: 8}} {
			p, err := newPoints([]marks.Point{item})
			if err != nil {
				t.Fatal(err)
			}
			side := func(reversed bool) float64 { // how much further it reaches up than down
				axis := plot.Axis{Min: 0, Max: 10, Scale: plot.LinearScale{}}
				if reversed {
					axis.Min, axis.Max = 10, 0
				}
				plt := &plot.Plot{X: axis, Y: axis}
				c := draw.NewCanvas(&recorder.Canvas{}, 100, 100)
				x, y := plt.Transforms(&c)
				b := p.Boxes(c, plt)[0]
				if vertical {
					return float64(b.Max.Y + b.Min.Y - 2*y(4))
				}
				return float64(b.Max.X + b.Min.X - 2*x(4))
			}
			if a, b := side(false), side(true); math.Abs(a+b) > 1e-6 || a == 0 {
				t.Errorf("%v, upright %v: it leans by %g, and by %g on a reversed axis", item.Bound, vertical, a, b)
			}
		}
	}
}
