package marks_test

import (
	"image/color"
	"log"
	"math"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"

	"quotient/charts/marks"
)

func ExampleRanges() {
	ranges, err := marks.NewRanges([]marks.Range{
		{Low: 10, High: 25, Y: 2},
		{Low: 12, High: 30, Y: 1, Within: true, OpenHigh: true},
		{Low: 20, High: 20, Y: 0, OpenHigh: true},
	})
	if err != nil {
		log.Fatal(err)
	}
	ranges.Color = color.NRGBA{R: 0x0E, G: 0x4F, B: 0x79, A: 0xFF}

	p := plot.New()
	p.Title.Text = "A range, one that passes its end, one of which the low end is known"
	p.HideY()
	p.Add(ranges)
	if err := p.Save(420, 140, "example-ranges.png"); err != nil {
		log.Fatal(err)
	}
}

// TestRanges draws every sort of end with every certainty.
func TestRanges(t *testing.T) {
	const w, h = 760, 330
	img, c := page(w, h, paper)
	for j, k := range certainties {
		var items []marks.Range
		for i, ends := range []marks.Range{
			{}, {Within: true}, {OpenHigh: true}, {OpenLow: true, Within: true}, {OpenLow: true, OpenHigh: true}, {LooseLow: true, LooseHigh: true}, {OpenHigh: true}, {OpenLow: true},
		} {
			ends.Low, ends.High, ends.Y = 40+180*float64(j), 110+180*float64(j), float64(h-24)-38*float64(i)
			if i > 5 {
				ends.High = ends.Low
			}
			ends.Certainty = k
			items = append(items, ends)
		}
		ranges := must(marks.NewRanges(items))
		ranges.Color, ranges.Background = danube, paper
		plotBare(c, w, h, ranges)
	}
	checkGolden(t, "ranges.png", encode(t, img))
}

func TestRangesExample(t *testing.T) {
	checkGolden(t, "example-ranges.png", runIn(t, "example-ranges.png", ExampleRanges))
}

func TestRangesAreChecked(t *testing.T) {
	for name, items := range map[string][]marks.Range{
		"none":             nil,
		"reversed":         {{Low: 2, High: 1}},
		"a point":          {{Low: 2, High: 2}},
		"not a number":     {{Low: math.NaN(), High: 1}},
		"infinite":         {{Low: 0, High: math.Inf(1)}},
		"open and loose":   {{Low: 1, High: 2, OpenLow: true, LooseLow: true}},
		"no such sureness": {{Low: 1, High: 2, Certainty: 9}},
	} {
		if _, err := marks.NewRanges(items); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestRangeBoxes looks that chevrons are within the boxes, and no part of the
// data.
func TestRangeBoxes(t *testing.T) {
	ranges := must(marks.NewRanges([]marks.Range{{Low: 40, High: 60, Y: 20, OpenHigh: true}}))
	_, c := page(200, 60, paper)
	box := ranges.Boxes(c, bare(200, 60, nil, ranges))[0]
	if box.Min.X > 40 || box.Max.X < 60+marks.RangeTail(true, false, ranges.Thickness) {
		t.Errorf("the box is %v", box)
	}
	if _, high, _, _ := ranges.DataRange(); high != 60 {
		t.Errorf("the data end at %v, want 60", high)
	}
	if marks.RangeTail(false, false, 20) != 0 || marks.RangeTail(false, true, 20) == 0 || marks.RangeTail(true, false, 20) <= marks.ChevronLength(vg.Length(20)) {
		t.Error("the tail of a firm end is nothing, that of an open one its edge and chevrons")
	}
}
