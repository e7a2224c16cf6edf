package marks_test

import (
	"testing"

	"quotient/charts/marks"
)

// TestExpectedGolden draws what is expected with every bound, as bar, as point of every
// shape, as squares and as cells, beside what is proposed.
func TestExpectedGolden(t *testing.T) {
	const w, h = 520, 420
	img, c := page(w, h, paper)
	var bars []marks.Bar
	var points []marks.Point
	for n, b := range bounds {
		for m, k := range []marks.Certainty{marks.Expected, marks.Proposed} {
			y := 30 + 50*float64(n) + 24*float64(m)
			bar := marks.Bar{Position: y, Value: 90, Bound: b, Certainty: k}
			point := marks.Point{X: 230, Y: y, Bound: b, Certainty: k, Shape: marks.Shapes()[n%len(marks.Shapes())]}
			if b == marks.Between {
				bar.High, point.High = 140, 290
			}
			bars, points = append(bars, bar), append(points, point)
		}
	}
	b := must(marks.NewBars(bars, 18))
	b.Color, b.Background = danube, paper
	p := must(marks.NewPoints(points))
	p.Color, p.Background = danube, paper
	squares := must(marks.NewSquares(340, 380, []marks.Group{{Count: 7}, {Count: 8, Certainty: marks.Expected}, {Count: 5, Certainty: marks.Proposed}}, 5, 22, 4))
	squares.Color, squares.Background = danube, paper
	plotBare(c, w, h, b, p, squares)
	checkGolden(t, "expected.png", encode(t, img))
}
