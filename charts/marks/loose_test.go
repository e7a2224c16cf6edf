package marks_test

import (
	"testing"

	"quotient/charts/marks"
)

// TestLooseGolden draws ranges whose ends are vague, as bars and as points, in every
// certainty.
func TestLooseGolden(t *testing.T) {
	const w, h = 420, 320
	img, c := page(w, h, paper)
	var bars []marks.Bar
	var points []marks.Point
	for n, k := range []marks.Certainty{marks.Asserted, marks.Speculated, marks.Proposed, marks.Computed} {
		y := 40 + 70*float64(n)
		bars = append(bars, marks.Bar{Position: y, Value: 90, High: 190, Bound: marks.Between, Loose: true, Certainty: k})
		points = append(points, marks.Point{X: 250, Y: y, High: 360, Bound: marks.Between, Loose: true, Certainty: k})
	}
	b := must(marks.NewBars(bars, 30))
	b.Color, b.Background = danube, paper
	p := must(marks.NewPoints(points))
	p.Color, p.Background = danube, paper
	plotBare(c, w, h, b, p)
	checkGolden(t, "loose.png", encode(t, img))
}
