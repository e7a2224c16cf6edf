package style

import (
	"image/color"
	"math"
	"testing"

	"github.com/lucasb-eyer/go-colorful"

	"quotient/charts/internal/spec"
	"quotient/charts/marks"
)

// TestContrast holds every colour of every theme to the contrast that it needs
// (WCAG 2: 4.5 for text, 3 for marks), and the tints to theirs.
func TestContrast(t *testing.T) {
	for _, theme := range Themes() {
		least := func(what string, a, b color.NRGBA, want float64) {
			if got := Contrast(a, b); got < want {
				t.Errorf("%s: %s has the contrast %.2f, want %.1f", theme.Name, what, got, want)
			}
		}
		least("ink", theme.Ink, theme.Background, 4.5)
		least("muted text", theme.Muted, theme.Background, 4.5)
		for name, c := range map[string]Colour{"danube": theme.Danube, "ember": theme.Ember, "ochre": theme.Ochre, "slate": theme.Slate} {
			least(name, c.Mark, theme.Background, 3)
			least(name+" as text", c.Text, theme.Background, 4.5)
			least("ink on the tint of "+name, theme.Ink, marks.Mix(c.Mark, theme.Background, 0.26), 4.5)
		}
		for name, c := range map[string]Colour{"danube": theme.Danube, "ember": theme.Ember} {
			least("the first chevron of "+name, marks.Mix(c.Mark, theme.Background, 0.78), theme.Background, 3)
		}
	}
}

// deficiency is how a colour is seen in full colour blindness, as a matrix on
// linear RGB: Machado, Oliveira and Fernandes, “A physiologically-based model for
// simulation of color vision deficiency” (2009), severity 1.
var deficiency = map[string][9]float64{
	"normal": {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protan": {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"deutan": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"tritan": {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}

func seen(c color.NRGBA, m [9]float64) colorful.Color {
	x, _ := colorful.MakeColor(c)
	r, g, b := x.LinearRgb()
	return colorful.LinearRgb(m[0]*r+m[1]*g+m[2]*b, m[3]*r+m[4]*g+m[5]*b, m[6]*r+m[7]*g+m[8]*b).Clamped()
}

// TestApart keeps colours apart for every eye: the working pair by at least 25,
// any two by at least 9 (CIEDE2000), and by 13 in print, where there is no colour: its
// finding is darkest and its context palest.
func TestApart(t *testing.T) {
	for _, theme := range Themes() {
		colours := map[string]color.NRGBA{"danube": theme.Danube.Mark, "ember": theme.Ember.Mark, "ochre": theme.Ochre.Mark, "slate": theme.Slate.Mark}
		for eye, m := range deficiency {
			for _, a := range spec.ColourNames {
				for _, b := range spec.ColourNames {
					want := 9.0
					switch {
					case a >= b:
						continue
					case a == "danube" && b == "ember":
						want = 25
					case theme.Name == "print":
						want = 13
					}
					if got := 100 * seen(colours[a], m).DistanceCIEDE2000(seen(colours[b], m)); got < want {
						t.Errorf("%s, %s: %s and %s are %.1f apart, want %.0f", theme.Name, eye, a, b, got, want)
					}
				}
			}
		}
	}
}

// TestPrintOrder has the finding darkest on paper and the context palest, as marks and as
// text.
func TestPrintOrder(t *testing.T) {
	for _, c := range []Colour{Print.Danube, Print.Ochre} {
		for _, tt := range [][3]color.NRGBA{{Print.Ember.Mark, c.Mark, Print.Slate.Mark}, {Print.Ember.Text, c.Text, Print.Slate.Text}} {
			if !(tt[0].R < tt[1].R && tt[1].R < tt[2].R) {
				t.Errorf("%v is not between the finding, %v, and the context, %v", tt[1], tt[0], tt[2])
			}
		}
	}
}

// TestSizeOf reads the names of sizes.
func TestSizeOf(t *testing.T) {
	for name, ok := range map[string]bool{
		"full": true, "half": true, "card": true, "1600x900": true, "1600×900": true, "480x100": true,
		"": false, "ful": false, "100x100": false, "20000x900": false, "1600x": false, "1600x900px": false, "-5x100": false,
	} {
		s, err := SizeOf(name)
		if (err == nil) != ok {
			t.Errorf("%q: %v", name, err)
		}
		if err == nil && (s.Width < 300 || s.Pixels < 480 || math.IsNaN(s.Width)) {
			t.Errorf("%q is %+v", name, s)
		}
	}
}
