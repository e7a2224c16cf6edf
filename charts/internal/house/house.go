// Package house reads the house style of a study: the colours that its charts have in place of
// our own. The text of style.yaml and the themes go in; out come the themes in these colours, or
// why a colour cannot be had, with the nearest that can.
//
// A colour of a house keeps what ours have: marks have a contrast of 3 to the page and text one of
// 4.5, and any two series can be told apart by every kind of eyes. What a house does not give is
// made from what it gives: the shade of text, the second shade of parts, and the colours of dark
// pages. Print has its own greys, which are told apart by how dark they are. Fonts are ours, as
// every label is measured with them.
package house

import (
	"errors"
	"fmt"
	"image/color"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
)

// File is the file of a study with its house style.
const File = "style.yaml"

// style is the form of style.yaml.
type style struct {
	Colors map[string]datasets.Text `yaml:"colors"`
	Dark   map[string]datasets.Text `yaml:"dark"`
	Fonts  datasets.Node            `yaml:"fonts"`
}

// A House is the colours of a study, by their names, on light pages and on dark ones.
type House struct{ light, dark map[string]color.NRGBA }

const (
	ofMarks = 3.0
	ofText  = 4.5
	// mostAlike is how far two colours are from each other at least; ours are further.
	mostAlike = 7.0
)

var hex = regexp.MustCompile(`^#([0-9A-Fa-f]{6})$`)

// Of is the house style of a study; nil where it has none. The error is of type
// [datasets.Findings].
func Of(study *datasets.Study) (*House, error) {
	var given style
	if err := study.DecodeYAML(File, &given); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	r := &reader{}
	if f := given.Fonts; !isEmpty(f) {
		r.fault(datasets.Text{Line: 1, Column: 1}, "leave it out", "fonts are ours: every label is measured with them, so that none is cut off or lies on another")
	}
	h := &House{light: r.colours(given.Colors), dark: r.colours(given.Dark)}
	if len(r.found) == 0 {
		r.check(given, h)
	}
	r.found.Sort()
	return h, r.found.Err()
}

func isEmpty(n datasets.Node) bool { return n == datasets.Node{} }

// A reader collects what is wrong with a style.
type reader struct{ found datasets.Findings }

func (r *reader) fault(at datasets.Text, hint, format string, args ...any) {
	r.found = append(r.found, at.Finding(File, "", fmt.Sprintf(format, args...), hint))
}

// colours reads colours by their names.
func (r *reader) colours(given map[string]datasets.Text) map[string]color.NRGBA {
	out := map[string]color.NRGBA{}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		t := given[name]
		if !slices.Contains(spec.ColourNames, name) {
			r.fault(t, datasets.DidYouMean(name, spec.ColourNames), "there is no colour %q", name)
			continue
		}
		m := hex.FindStringSubmatch(strings.TrimSpace(t.Value))
		if m == nil {
			hint := `write it as "#005689", in quotes`
			if t.Value == "" {
				hint += ": without them, what follows # is a comment"
			}
			r.fault(t, hint, "%s is %q, and no colour", name, t.Value)
			continue
		}
		var c color.NRGBA
		if _, err := fmt.Sscanf(m[1], "%02x%02x%02x", &c.R, &c.G, &c.B); err != nil {
			r.fault(t, "", "%s is %q, and no colour", name, t.Value)
		}
		c.A = 255
		out[name] = c
	}
	return out
}

// check holds the colours of both themes to what those of ours can be held to.
func (r *reader) check(given style, h *House) {
	for _, page := range []struct {
		theme layout.Theme
		given map[string]datasets.Text
		key   string
	}{{layout.Light, given.Colors, "colors"}, {layout.Dark, given.Dark, "dark"}} {
		marks := h.marks(page.theme)
		for _, name := range slices.Sorted(maps.Keys(page.given)) {
			c := marks[name]
			if got := layout.Contrast(c, page.theme.Background); got < ofMarks {
				near, _ := nearest(c, contrasts(page.theme.Background, ofMarks))
				r.fault(page.given[name], "the nearest that passes is "+written(near), "%s, %s, has a contrast of %.2f to the %s page, and marks have %.0f at least", name, written(c), got, page.theme.Name, ofMarks)
			}
		}
		if len(r.found) == 0 {
			r.alike(page.theme, page.given, page.key, given, marks)
		}
	}
}

// alike refuses two colours that some eyes cannot tell apart.
func (r *reader) alike(theme layout.Theme, own map[string]datasets.Text, key string, given style, marks map[string]color.NRGBA) {
	for i, name := range spec.ColourNames {
		for _, other := range spec.ColourNames[:i] {
			d, whose := apart(marks[name], marks[other])
			if d >= mostAlike {
				continue
			}
			of := name // which is changed
			if _, ok := own[of]; !ok {
				if _, ok := own[other]; ok {
					of = other
				}
			}
			at, ok := own[of]
			if !ok {
				at = given.Colors[of]
				if at.Line == 0 {
					at = given.Colors[other]
				}
			}
			near, found := nearest(marks[of], func(c color.NRGBA) bool {
				if !contrasts(theme.Background, ofMarks)(c) {
					return false
				}
				for _, o := range spec.ColourNames {
					if d, _ := apart(c, marks[o]); o != of && d < mostAlike {
						return false
					}
				}
				return true
			})
			hint := "take another hue for one of them"
			if found {
				hint = fmt.Sprintf("the nearest %s that passes is %s", of, written(near))
				if key == "dark" {
					hint += ", under dark"
				}
			}
			eyes := "are too much alike to be told apart"
			if whose != "" {
				eyes = "cannot be told apart by eyes " + whose
			}
			r.fault(at, hint, "%s, %s, and %s, %s, %s on the %s page", other, written(marks[other]), name, written(marks[name]), eyes, theme.Name)
			return
		}
	}
}

func written(c color.NRGBA) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// marks are the colours of marks in a theme, by name.
func (h *House) marks(t layout.Theme) map[string]color.NRGBA {
	out := map[string]color.NRGBA{}
	for _, name := range spec.ColourNames {
		ours, err := t.Colour(name)
		if err != nil {
			continue
		}
		out[name] = ours.Mark
		light, ok := h.light[name]
		switch dark, own := h.dark[name]; {
		case t.Name == layout.Dark.Name && own:
			out[name] = dark
		case t.Name == layout.Dark.Name && ok:
			out[name], _ = nearest(at(light, labOf(linear(ours.Mark)).l), contrasts(t.Background, ofText)) // as light as ours
		case ok:
			out[name] = light
		}
	}
	return out
}

// In is a theme in the colours of the house. A house of none is a theme as it is.
func (h *House) In(t layout.Theme) layout.Theme {
	if h == nil || t.Grey() {
		return t
	}
	marks := h.marks(t)
	for name, places := range map[string][2]*layout.Colour{
		"danube": {&t.Danube, &t.Azure}, "ember": {&t.Ember, &t.Rust}, "ochre": {&t.Ochre, &t.Umber}, "slate": {&t.Slate, &t.Graphite},
	} {
		if c := marks[name]; c != places[0].Mark {
			*places[0], *places[1] = h.colour(t, c), h.colour(t, second(t, c))
		}
	}
	t.Deep = t.Danube.Mark
	return t
}

// colour is a colour for marks with that for text.
func (h *House) colour(t layout.Theme, c color.NRGBA) layout.Colour {
	text, _ := nearest(c, contrasts(t.Background, ofText))
	return layout.Colour{Mark: c, Text: text}
}

// second is the second shade of a colour, for parts of a whole: lighter or darker, whichever is
// further from the page's limit.
func second(t layout.Theme, c color.NRGBA) color.NRGBA {
	const step, enough = 0.17, 12.0
	l := labOf(linear(c)).l
	best, most := c, 0.0
	for _, to := range []float64{l - step, l + step, l - 2*step, l + 2*step} {
		out := at(c, min(max(to, 0.15), 0.95))
		if d, _ := apart(c, out); contrasts(t.Background, ofMarks)(out) && d > most {
			if best, most = out, d; d >= enough {
				break
			}
		}
	}
	return best
}

// String tells one house from another, for the fingerprint of a picture.
func (h *House) String() string {
	if h == nil {
		return ""
	}
	var parts []string
	for _, m := range []map[string]color.NRGBA{h.light, h.dark} {
		for _, name := range slices.Sorted(maps.Keys(m)) {
			parts = append(parts, name+" "+written(m[name]))
		}
		parts = append(parts, "/")
	}
	return strings.Join(parts, " ")
}
