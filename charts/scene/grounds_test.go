package scene

import (
	"image/color"
	"math"
	"testing"

	"gonum.org/v1/plot/vg"

	"quotient/charts/typeset"
)

// TestGrounds looks at what a text lies on: the page, what was painted before it,
// and what was painted after.
func TestGrounds(t *testing.T) {
	paper, ink, dark := color.NRGBA{255, 255, 255, 255}, color.NRGBA{10, 10, 10, 255}, color.NRGBA{20, 40, 90, 255}
	rect := func(s *Scene, left, right float64) {
		var p vg.Path
		p.Move(vg.Point{X: vg.Length(left), Y: 0})
		p.Line(vg.Point{X: vg.Length(right), Y: 0})
		p.Line(vg.Point{X: vg.Length(right), Y: 100})
		p.Line(vg.Point{X: vg.Length(left), Y: 100})
		p.Close()
		s.SetColor(dark)
		s.Fill(p)
	}
	fonts := typeset.New()
	width := fonts.Width(typeset.Bold, 20, "HHHH")
	for _, tt := range []struct {
		name         string
		before       [2]float64
		after        [2]float64
		behind, over float64 // shares
	}{
		{"on paper", [2]float64{}, [2]float64{}, 0, 0},
		{"on a mark", [2]float64{0, 200}, [2]float64{}, 1, 0},
		{"half on a mark", [2]float64{0, 50 + width/2}, [2]float64{}, 0.5, 0},
		{"under a mark", [2]float64{}, [2]float64{0, 200}, 0, 1},
		{"half under a mark", [2]float64{}, [2]float64{50 + width/2, 200}, 0, 0.5},
		{"beside a mark", [2]float64{0, 45}, [2]float64{55 + width, 200}, 0, 0},
	} {
		s := New(200, 100, paper, fonts)
		rect(s, tt.before[0], tt.before[1])
		s.Text(typeset.Bold, 20, ink, 50, 50, "HHHH")
		rect(s, tt.after[0], tt.after[1])
		g := s.Grounds()
		if len(g) != 1 || g[0].Text != "HHHH" || g[0].Ink != ink {
			t.Fatalf("%s: %v", tt.name, g)
		}
		if math.Abs(g[0].Behind[dark]-tt.behind) > 0.06 || math.Abs(g[0].Over-tt.over) > 0.06 {
			t.Errorf("%s: %.2f behind and %.2f over, want %.2f and %.2f", tt.name, g[0].Behind[dark], g[0].Over, tt.behind, tt.over)
		}
	}
}
