package marks_test

import (
	"image/color"
	"log"
	"os"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"quotient/charts/marks"
)

func ExampleBars() {
	bars, err := marks.NewBars([]marks.Bar{
		{Position: 2, Value: 1000},
		{Position: 1, Value: 3000},
		{Position: 0, Value: 11000, Bound: marks.Peak, Color: color.NRGBA{R: 0xBF, G: 0x3F, B: 0x27, A: 0xFF}},
	}, 24)
	if err != nil {
		log.Fatal(err)
	}
	bars.Color = color.NRGBA{R: 0x7A, G: 0x83, B: 0x8E, A: 0xFF}
	bars.Block = 1000

	p := plot.New()
	p.Title.Text = "Salaries, one block a worker's wage"
	p.X.Label.Text = "forints"
	p.NominalY("officials, up to and over", "secret police", "worker")
	p.Add(bars)
	if err := p.Save(360, 180, "example-bars.png"); err != nil {
		log.Fatal(err)
	}
}

func ExamplePoints() {
	points, err := marks.NewPoints([]marks.Point{
		{X: 78, Y: 2},
		{X: 400, Y: 1, Bound: marks.Over},
		{X: 2000, Y: 0, Bound: marks.Over, Certainty: marks.Speculated, Shape: marks.Diamond},
	})
	if err != nil {
		log.Fatal(err)
	}
	points.Color = color.NRGBA{R: 0x0E, G: 0x4F, B: 0x79, A: 0xFF}

	p := plot.New()
	p.Title.Text = "Points may stand on a log scale"
	p.X.Scale = plot.LogScale{}
	p.X.Tick.Marker = plot.LogTicks{}
	p.X.Min, p.X.Max = 10, 10000
	p.NominalY("killed, speculated", "wounded", "dead")
	p.Add(plotter.NewGrid(), points)
	if err := p.Save(360, 180, "example-points.png"); err != nil {
		log.Fatal(err)
	}
}

func ExampleSquares() {
	squares, err := marks.NewSquares(0, 1, []marks.Group{
		{Count: 64},
		{Count: 14, Certainty: marks.Computed},
	}, 13, 14, 3)
	if err != nil {
		log.Fatal(err)
	}
	squares.Color = color.NRGBA{R: 0xBF, G: 0x3F, B: 0x27, A: 0xFF}

	p := plot.New()
	p.Title.Text = "64 civilians of 78, one square a person"
	p.HideAxes()
	p.X.Max, p.Y.Min = 1, 0
	p.Add(squares)
	if err := p.Save(260, 140, "example-squares.png"); err != nil {
		log.Fatal(err)
	}
}

func ExampleSpans() {
	spans, err := marks.NewSpans([]marks.Span{
		{Start: 1953.17, End: 1953.25, Y: 2},
		{Start: 1956.81, End: 1957.0, Y: 2, OpenEnd: true, Thickness: 4},
		{Start: 1957.67, End: 1958.25, Y: 1, LooseStart: true, LooseEnd: true},
		{Start: 1958, End: 1959, Y: 0, Extent: marks.Within},
	})
	if err != nil {
		log.Fatal(err)
	}
	spans.Color = color.NRGBA{R: 0x0E, G: 0x4F, B: 0x79, A: 0xFF}

	p := plot.New()
	p.Title.Text = "A month, an open stretch, a vague one, a year"
	p.HideY()
	p.Add(spans)
	if err := p.Save(360, 130, "example-spans.png"); err != nil {
		log.Fatal(err)
	}
}

func ExampleSlope() {
	counts := plotter.XYs{{X: 0, Y: 16000}, {X: 1, Y: 100000}}
	slope, err := marks.NewSlope(counts)
	if err != nil {
		log.Fatal(err)
	}
	ends, err := marks.NewVerticalPoints([]marks.Point{
		{X: counts[0].X, Y: counts[0].Y},
		{X: counts[1].X, Y: counts[1].Y, Bound: marks.Over},
	})
	if err != nil {
		log.Fatal(err)
	}
	ember := color.NRGBA{R: 0xBF, G: 0x3F, B: 0x27, A: 0xFF}
	slope.Color, ends.Color = ember, ember

	p := plot.New()
	p.Title.Text = "People in the demonstration"
	p.NominalX("march sets out", "by 10 a.m.")
	p.Add(slope, ends)
	if err := p.Save(300, 200, "example-slope.png"); err != nil {
		log.Fatal(err)
	}
}

func ExampleChevrons() {
	img := vgimg.NewWith(vgimg.UseWH(60, 25), vgimg.UseDPI(144))
	c := draw.New(img)
	c.FillPolygon(color.Black, []vg.Point{{X: 5, Y: 8}, {X: 25, Y: 8}, {X: 25, Y: 17}, {X: 5, Y: 17}})
	marks.Chevrons(c, vg.Point{X: 25, Y: 12.5}, marks.Right, 9, color.Black, color.White)

	f, err := os.Create("example-chevrons.png")
	if err != nil {
		log.Fatal(err)
	}
	if _, err := (vgimg.PngCanvas{Canvas: img}).WriteTo(f); err != nil {
		log.Fatal(err)
	}
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
}
