package house

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
)

func houseOf(t testing.TB, given string) (*House, error) {
	t.Helper()
	files := fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "a", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id", "type": "string"}, {"name": "value", "type": "number"}]}}]}`)},
		"t.csv":            {Data: []byte("id,value\na,1\n")},
	}
	if given != "" {
		files[File] = &fstest.MapFile{Data: []byte(given)}
	}
	s, err := datasets.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return Of(s)
}

// TestOurs: the colours that a house may not be less apart than are themselves further apart.
func TestOurs(t *testing.T) {
	for _, theme := range []layout.Theme{layout.Light, layout.Dark} {
		marks := (&House{}).marks(theme)
		for i, a := range spec.ColourNames {
			for _, b := range spec.ColourNames[:i] {
				if d, eyes := apart(marks[a], marks[b]); d < mostAlike+0.5 {
					t.Errorf("%s: %s and %s are %.1f apart %s", theme.Name, a, b, d, eyes)
				}
			}
		}
	}
}

// TestHouses takes colours that can be told apart, and refuses others with a reason and the
// nearest that can.
func TestHouses(t *testing.T) {
	for given, want := range map[string]string{
		"":                              "",
		"colors: {danube: \"#00527A\"}": "",
		"colors: {danube: \"#005689\", ember: \"#C70000\", ochre: \"#B5780A\", slate: \"#767676\"}": "",
		"colors: {ember: \"#FFB3A0\"}":                     "style.yaml:1:17: ember, #FFB3A0, has a contrast of 1.6",
		"colors: {ember: \"#2E7D32\", ochre: \"#7A6A00\"}": "cannot be told apart by eyes without",
		"colors: {ember: \"#0E4F79\"}":                     "are too much alike to be told apart",
		"colors: {ember: red}":                             `ember is "red", and no colour`,
		"colors: {ember: #C70000\n}":                       "without them, what follows # is a comment",
		"colors: {rouge: \"#C70000\"}":                     `there is no colour "rouge"`,
		"dark: {ember: \"#7A0000\"}":                       "to the dark page, and marks have 3 at least",
		"fonts: Georgia":                                   "fonts are ours",
		"colours: {ember: \"#C70000\"}":                    `unknown key "colours"`,
		"colors: [a, b]":                                   "style.yaml:1",
	} {
		h, err := houseOf(t, given)
		got := fmt.Sprint(err)
		if want == "" && err != nil || !strings.Contains(got, want) {
			t.Errorf("%s: %v, want %q", given, got, want)
		}
		if given == "" && h != nil {
			t.Error("a study without a style has a house")
		}
	}
}

// TestHeld: the colours of a house have the contrasts that ours have, in every theme, and its
// advice passes.
func TestHeld(t *testing.T) {
	h, err := houseOf(t, "colors: {danube: \"#005689\", ember: \"#C70000\", ochre: \"#B5780A\"}")
	if err != nil {
		t.Fatal(err)
	}
	for _, theme := range layout.Themes() {
		in := h.In(theme)
		for _, name := range append(append([]string{}, spec.ColourNames...), spec.Shades...) {
			c, err := in.Colour(name)
			if err != nil {
				t.Fatal(err)
			}
			if k := layout.Contrast(c.Mark, in.Background); k < ofMarks {
				t.Errorf("%s, %s: %s has a contrast of %.2f", theme.Name, name, written(c.Mark), k)
			}
			if k := layout.Contrast(c.Text, in.Background); k < ofText {
				t.Errorf("%s, text of %s: %s has a contrast of %.2f", theme.Name, name, written(c.Text), k)
			}
		}
		if theme.Grey() && in != theme {
			t.Error("print has colours")
		}
	}
	if light := h.In(layout.Light); written(light.Ember.Mark) != "#C70000" || light.Slate != layout.Light.Slate {
		t.Errorf("ember is %s", written(light.Ember.Mark))
	}
	_, err = houseOf(t, "colors: {ember: \"#FFB3A0\"}")
	_, advice, _ := strings.Cut(fmt.Sprint(err), "the nearest that passes is ")
	if _, err := houseOf(t, "colors: {ember: \""+strings.TrimSpace(advice)+"\"}"); err != nil && strings.Contains(err.Error(), "contrast") {
		t.Errorf("the advice %q does not pass: %v", advice, err)
	}
	var none *House
	if none.In(layout.Light) != layout.Light || none.String() != "" || h.String() == "" {
		t.Error("no house changes a theme")
	}
}

// FuzzColours holds that any colour is taken or refused, and that what is taken passes.
func FuzzColours(f *testing.F) {
	f.Add("#005689", "#C70000")
	f.Add("#FFFFFF", "#zzz")
	f.Fuzz(func(t *testing.T, a, b string) {
		if strings.ContainsAny(a+b, "\"\\\n\r") {
			t.Skip()
		}
		h, err := houseOf(t, "colors: {danube: \""+a+"\", ember: \""+b+"\"}")
		if err != nil {
			return
		}
		for _, theme := range []layout.Theme{layout.Light, layout.Dark} {
			in := h.In(theme)
			for _, c := range []layout.Colour{in.Danube, in.Ember, in.Azure, in.Rust} {
				if layout.Contrast(c.Mark, in.Background) < ofMarks || layout.Contrast(c.Text, in.Background) < ofText {
					t.Errorf("%s %s: %v in %s", a, b, c, theme.Name)
				}
			}
		}
	})
}
