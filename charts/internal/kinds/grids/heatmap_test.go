package grids

import (
	"image/color"
	"testing"

	"quotient/charts/internal/layout"
)

// TestInk finds type that is read on every shade of every theme.
func TestInk(t *testing.T) {
	for _, theme := range layout.Themes() {
		h := heatMap{low: 0, high: 100}
		for v := range 101 {
			shade := h.shade(theme, float64(v))
			if ink, ok := theme.InkOn(shade); !ok || layout.Contrast(ink, shade) < 4.5 {
				t.Errorf("%s: no ink is read on the shade of %d: %v has a contrast of %.2f", theme.Name, v, ink, layout.Contrast(ink, shade))
			}
		}
		if theme.Name == "light" && h.shade(theme, 100) != theme.Danube.Mark {
			t.Error("the greatest number is not in the full colour")
		}
		if _, ok := theme.InkOn(color.NRGBA{A: 255}, color.NRGBA{R: 255, G: 255, B: 255, A: 255}); ok {
			t.Error("one ink is said to be read on black and on white")
		}
	}
}

// TestShadeSides holds what is as far from zero on either side to one strength, and to
// two hues where the theme has hues.
func TestShadeSides(t *testing.T) {
	for _, theme := range layout.Themes() {
		ground := theme.Background
		both := heatMap{low: -0.86, high: 1}
		if a, b := layout.Contrast(both.shade(theme, -0.86), ground), layout.Contrast(both.shade(theme, -0.39), ground); a <= b {
			t.Errorf("%s: −0.86 has a contrast of %.2f to the ground, and −0.39 one of %.2f", theme.Name, a, b)
		}
		if same := both.shade(theme, 0.5) == both.shade(theme, -0.5); same != theme.Grey() {
			t.Errorf("%s: 0.5 and −0.5 look alike: %v", theme.Name, same)
		}
		falls := heatMap{low: -0.9, high: -0.1}
		if a, b := layout.Contrast(falls.shade(theme, -0.9), ground), layout.Contrast(falls.shade(theme, -0.1), ground); a <= b {
			t.Errorf("%s: the greatest fall has a contrast of %.2f to the ground, the least one of %.2f", theme.Name, a, b)
		}
	}
}

// TestHeatMapZeros shades nothing but zeros as the least there is.
func TestHeatMapZeros(t *testing.T) {
	h := heatMap{}
	if most := (&heatMap{high: 1}).shade(layout.Light, 0); h.shade(layout.Light, 0) != most {
		t.Errorf("zeros alone are %v, zero next to others is %v", h.shade(layout.Light, 0), most)
	}
}

// TestShadeMiddle holds what is as far from a middle on either side to one strength.
func TestShadeMiddle(t *testing.T) {
	h := &heatMap{low: 60, high: 120, middle: 100, about: "100"}
	zero := &heatMap{low: -40, high: 20}
	for _, theme := range layout.Themes() {
		for _, far := range []float64{-40, -7, 5, 20} {
			if got, want := h.shade(theme, 100+far), zero.shade(theme, far); got != want {
				t.Errorf("%s: %v from the middle is %v, and from zero %v", theme.Name, far, got, want)
			}
		}
		if theme.Grey() {
			continue
		}
		if at := h.shade(theme, 100); at == h.shade(theme, 100.01) || at == h.shade(theme, 99.99) {
			t.Errorf("%s: the middle has the hue of a side", theme.Name)
		}
	}
}
