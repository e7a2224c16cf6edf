package layout

import (
	"strings"
	"testing"

	"quotient/charts/scene"
	"quotient/charts/typeset"
)

// Two labels on one line need a gap that is seen; of two lines, one may be
// close under the other.
func TestLabelsMeet(t *testing.T) {
	one := Rect{Left: 100, Top: 50, Right: 130, Bottom: 64}
	for _, tt := range []struct {
		name       string
		left, top  float64
		wide, high float64
		want       bool
	}{
		{"over each other", 110, 52, 30, 14, true},
		{"end to end: 20002020", 130, 50, 30, 14, true},
		{"a hair apart", 132.5, 50, 30, 14, true},
		{"a gap that is seen", 133.5, 50, 30, 14, false},
		{"before it, end to end", 70, 50, 30, 14, true},
		{"a line lower", 100, 64, 30, 14, false},
		{"a line lower, tails touching", 100, 63.6, 30, 14, false},
		{"half a line lower, end to end", 130, 58, 30, 14, false},
		{"half a line lower, over each other", 110, 58, 30, 14, true},
	} {
		o := Rect{Left: tt.left, Top: tt.top, Right: tt.left + tt.wide, Bottom: tt.top + tt.high}
		if one.Crowds(o) != tt.want || o.Crowds(one) != tt.want {
			t.Errorf("%s: meets is %v", tt.name, !tt.want)
		}
	}
}

// A label is refused where a mark hides it, and where it lies on a mark of about
// its own colour; on its own plate, or on a tint, it is read.
func TestLabelsCovered(t *testing.T) {
	for _, tt := range []struct {
		name string
		draw func(p *Page, write func())
		want bool
	}{
		{"on the page", func(p *Page, write func()) { write() }, false},
		{"under a disc", func(p *Page, write func()) {
			write()
			p.Rect(p.Theme.Slate.Mark, 52, 40, 60, 60)
		}, true},
		{"under a line", func(p *Page, write func()) {
			write()
			p.Line(p.Theme.Slate.Mark, 3, 40, 45, 90, 45)
		}, true},
		{"on a dark bar", func(p *Page, write func()) {
			p.Rect(p.Theme.Danube.Mark, 40, 30, 200, 60)
			write()
		}, true},
		{"on a plate over a dark bar", func(p *Page, write func()) {
			p.Rect(p.Theme.Danube.Mark, 40, 30, 200, 60)
			p.Plate(50, 50, p.Fonts.Width(typeset.Bold, ValueSize, "7.8%"), ValueSize)
			write()
		}, false},
		{"on a tint", func(p *Page, write func()) {
			p.Rect(p.Theme.Tint(p.Theme.Danube.Mark, 0.2), 40, 30, 200, 60)
			write()
		}, false},
		{"over a grid line", func(p *Page, write func()) {
			p.Line(p.Theme.Grid, 1, 0, 45, 200, 45)
			write()
		}, false},
		{"beside a disc", func(p *Page, write func()) {
			write()
			p.Rect(p.Theme.Slate.Mark, 90, 40, 100, 60)
		}, false},
	} {
		fonts := typeset.New()
		p := &Page{Theme: Light, Width: 200, height: 100, Fonts: fonts}
		p.Scene = scene.New(p.Width, p.height, p.Theme.Background, fonts)
		tt.draw(p, func() { p.Text(typeset.Bold, ValueSize, p.Theme.Ink, 50, 50, "7.8%") })
		err := p.check()
		if (err != nil) != tt.want {
			t.Errorf("%s: %v", tt.name, err)
		}
		if err != nil && !strings.Contains(err.Error(), "“7.8%” cannot be read") {
			t.Errorf("%s: the message is %v", tt.name, err)
		}
	}
}
