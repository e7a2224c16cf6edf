package marks_test

import (
	"log"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"

	"quotient/charts/marks"
)

var (
	_ plot.Plotter     = (*marks.Cells)(nil)
	_ plot.DataRanger  = (*marks.Cells)(nil)
	_ plot.Thumbnailer = (*marks.Cells)(nil)
)

func ExampleCells() {
	shade := func(k float64) marks.Cell { return marks.Cell{Color: marks.Mix(danube, paper, k)} }
	var items []marks.Cell
	for i, k := range []float64{0.2, 0.5, 0.8, 0.3, 0.9, 0.4} {
		c := shade(k)
		c.X, c.Y = float64(i%3), float64(i/3)
		items = append(items, c)
	}
	items[1].Bound = marks.Over
	items[4].Certainty = marks.Speculated
	cells, err := marks.NewCells(items)
	if err != nil {
		log.Fatal(err)
	}
	cells.Gap, cells.Color, cells.Background = 3, danube, paper

	p := plot.New()
	p.Title.Text = "Visitors by day and hour"
	p.NominalX("morning", "noon", "evening")
	p.NominalY("Sunday", "Saturday")
	p.Add(cells)
	if err := p.Save(320, 180, "example-cells.png"); err != nil {
		log.Fatal(err)
	}
}

func TestExampleCells(t *testing.T) {
	checkGolden(t, "example-cells.png", runIn(t, "example-cells.png", ExampleCells))
}

// eachCell calls f with every cell of the vocabulary, a light and a dark one.
func eachCell(f func(c marks.Cell)) {
	for _, k := range []float64{0.15, 0.9} {
		for _, b := range bounds {
			for _, certainty := range certainties {
				c := marks.Cell{Color: marks.Mix(danube, paper, k), Bound: b, Certainty: certainty}
				if b == marks.Between {
					c.High = marks.Mix(danube, paper, 0.6)
				}
				f(c)
			}
		}
	}
}

func TestCellsGolden(t *testing.T) {
	const w, h = 560, 320
	img, c := page(w, h, paper)
	var all []marks.Cell
	eachCell(func(cell marks.Cell) {
		n := len(all)
		cell.X, cell.Y = float64(n%8), float64(n/8)
		if n%3 == 0 {
			cell.Clear = 20
		}
		all = append(all, cell)
	})
	cells := must(marks.NewCells(all))
	cells.Gap, cells.Color, cells.Background = 8, danube, paper
	plt := bare(w, h, paper)
	plt.X.Min, plt.X.Max, plt.Y.Min, plt.Y.Max = -0.5, 7.5, -0.5, 5.5
	cells.Plot(c, plt)
	checkGolden(t, "cells.png", encode(t, img))
}

// TestCellsKeepToTheirBoxes draws cells of many sizes, none of which may reach
// into its neighbour.
func TestCellsKeepToTheirBoxes(t *testing.T) {
	for _, size := range []vg.Point{{X: 4, Y: 4}, {X: 12, Y: 40}, {X: 60, Y: 30}, {X: 200, Y: 20}} {
		kept := func(cell marks.Cell) {
			s := must(marks.NewCells([]marks.Cell{cell}))
			var rec recorder.Canvas
			c := draw.NewCanvas(&rec, size.X, size.Y)
			plt := plot.New()
			plt.X.Min, plt.X.Max, plt.Y.Min, plt.Y.Max = s.DataRange()
			s.Plot(c, plt)
			if r := reach(painted(&rec)); !inside(r, c.Rectangle) || len(rec.Actions) == 0 {
				t.Errorf("%v %+v: drawn in %v", size, cell, r)
			}
			body := marks.CellBody(cell.Bound, c.Rectangle)
			if !inside(body, c.Rectangle) || body.Size().X < size.X/2 {
				t.Errorf("%v %+v: the label has %v", size, cell, body)
			}
			var small recorder.Canvas
			thumb := draw.NewCanvas(&small, 40, 12)
			s.Thumbnail(&thumb)
			if r := reach(painted(&small)); !inside(r, thumb.Rectangle) {
				t.Errorf("%+v: the thumbnail is drawn in %v", cell, r)
			}
		}
		eachCell(func(cell marks.Cell) {
			kept(cell)
			if cell.Loose = cell.Bound == marks.Between; cell.Loose {
				kept(cell)
			}
		})
	}
}

func TestNewCellsRefuses(t *testing.T) {
	for name, tt := range map[string]struct {
		cells []marks.Cell
		want  string
	}{
		"none":             {nil, "no cells"},
		"no colour":        {[]marks.Cell{{}}, "cell 0 at (0, 0): it has no colour"},
		"no high colour":   {[]marks.Cell{{Color: paper, Bound: marks.Between}}, "goes with the bound between"},
		"a high colour":    {[]marks.Cell{{Color: paper, High: paper}}, "the bound is exact"},
		"nowhere":          {[]marks.Cell{{Color: paper, Y: math.NaN()}}, "y is not a number"},
		"an unknown bound": {[]marks.Cell{{Color: paper, Bound: 7}}, "unknown bound 7"},
		"a negative label": {[]marks.Cell{{Color: paper, Clear: -1}}, "room for the label is -1"},
	} {
		if _, err := marks.NewCells(tt.cells); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: the error is %v, want it to say %q", name, err, tt.want)
		}
	}
}
