package likeness

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// TestPath reads the data of paths as programs write them.
func TestPath(t *testing.T) {
	for _, test := range []struct{ d, want string }{
		{"M1 2L3 4", "1,2 3,4"},
		{"m1,2 2,2-1-1", "1,2 3,4 2,3"},
		{"M0 0h5v-.5.5H0z", "0,0 5,0 5,-0.5 5,0 0,0 z"},
		{"M1e1-2E0L.5.5", "10,-2 0.5,0.5"},
		{"M0 0zl1 1", "0,0 z 0,0 1,1"},
		{"M1 1l1 0zm1 1 1 0", "1,1 2,1 z 2,2 3,2"},
		{"", ""},
	} {
		o, err := pathOf(test.d)
		var got []string
		for _, c := range o {
			for _, p := range c.points {
				got = append(got, fmt.Sprintf("%g,%g", p.x, p.y))
			}
			if c.closed {
				got = append(got, "z")
			}
		}
		if text := strings.Join(got, " "); err != nil || text != test.want {
			t.Errorf("%q: %s, %v; want %s", test.d, text, err, test.want)
		}
	}
	for _, d := range []string{"1 2", "M1", "M1 2L", "M1 2X3", "M0 0z5", "M0 0A1 1 0 2 0 3 3", "Mnan 0", "M1e99 0"} {
		if _, err := pathOf(d); err == nil {
			t.Errorf("%q is read", d)
		}
	}
}

// TestCurves holds curves to the points that they must go through.
func TestCurves(t *testing.T) {
	for _, test := range []struct {
		d    string
		x, y float64
	}{
		{"M0 0C0 4 4 4 4 0", 2, 3},
		{"M0 0Q2 4 4 0", 2, 2},
		{"M-4 0Q-2-4 0 0T4 0", 2, 2},
		{"M-4 0C-4-4 0-4 0 0S4 4 4 0", 2, 3},
		{"M0 0A2 2 0 004 0", 2, 2},
		{"M0 0a2 2 0 014 0", 2, -2},
		{"M0 0a1 1 90 014 0", 2, -2}, // too small a radius grows
	} {
		o, err := pathOf(test.d)
		if err != nil {
			t.Fatal(err)
		}
		near := math.Inf(1)
		for _, p := range o[0].points {
			near = min(near, math.Hypot(p.x-test.x, p.y-test.y))
		}
		if near > 1e-9 {
			t.Errorf("%q passes %g,%g by %g", test.d, test.x, test.y, near)
		}
	}
}

// TestSVG paints what programs write for the same square.
func TestSVG(t *testing.T) {
	for _, body := range []string{
		`<rect x="2" y="2" width="4" height="4"/>`,
		`<path d="M2 2h4v4H2z" fill="black"/>`,
		`<g style="fill:rgb(0,0,0)"><path transform="translate(2 2)" d="m0 0 4 0 0 4-4 0"/></g>`,
		`<defs><path id="a" d="M0 0h2v2H0z"/></defs><use href="#a" x="1" y="1" transform="scale(2)"/>`,
		`<path fill="none" stroke="#000" stroke-width="4" d="M2 4h4"/>`,
		`<g transform="matrix(1 0 0 1 4 4)"><polygon transform="rotate(90)" points="-2-2 2-2 2 2-2 2"/></g>`,
		`<line x1="4" y1="2" x2="4" y2="6" stroke="#000" stroke-width="4px"/>`,
	} {
		p, err := DecodeSVG([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">`+body+`</svg>`), 8)
		if err != nil {
			t.Errorf("%s: %v", body, err)
			continue
		}
		for y := range 8 {
			for x := range 8 {
				want := uint8(0xff)
				if x >= 2 && x < 6 && y >= 2 && y < 6 {
					want = 0
				}
				if got := p.Pix[y*p.Stride+x]; got != want {
					t.Fatalf("%s: %d at %d, %d; want %d", body, got, x, y, want)
				}
			}
		}
	}
}

// TestRefusedSVG refuses what would be painted wrong, and what would take all time.
func TestRefusedSVG(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString(`<path id="u0" d="M0 0h8v8H0z"/>`)
	for i := range 40 {
		fmt.Fprintf(&bomb, `<g id="u%d"><use href="#u%d"/><use href="#u%d"/></g>`, i+1, i, i)
	}
	for body, want := range map[string]string{
		`<text x="1" y="1">5</text>`:                        "it has <text>",
		`<rect width="1" height="1" fill="url(#g)"/>`:       `the colour "url(#g)"`,
		`<rect width="1" height="1" transform="skewX(3)"/>`: `the transform "skewX"`,
		`<g id="a"><use href="#a"/></g>`:                    "too many shapes",
		bomb.String():                                       "too many shapes",
		`<use href="#b"/>`:                                  "not there",
		strings.Repeat("<g>", 300):                          "too many shapes",
	} {
		_, err := DecodeSVG([]byte(`<svg viewBox="0 0 8 8">`+body+`</svg>`), 1600)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v; want %s", body, err, want)
		}
	}
}
