package lines

import (
	"cmp"
	"image/color"
	"slices"
	"strings"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
	"quotient/datasets/edtf"
)

// curve is the observations of one series, in the order of x.
type curve struct {
	name    string
	look    spec.Choice
	grey    bool // one of many: a thin line without points and numbers
	moments []moment
}

// colour is that of a curve in a theme.
func (c *curve) colour(t layout.Theme) layout.Colour { return t.Of(c.look).Colour }

// stroke is the colour of the lines of a curve, and how wide they are where they are firm and
// where they are not.
func (c *curve) stroke(t layout.Theme) (colour color.Color, firm, loose float64) {
	if c.grey {
		return t.Tint(t.Slate.Mark, 0.6), 1.2, 1
	}
	return c.colour(t).Mark, 2.4, 1.5
}

// order puts the moments in the order of x, and reports those at one place.
func (c *curve) order(r *spec.Resolver, x datasets.Text) {
	slices.SortStableFunc(c.moments, func(a, b moment) int { return cmp.Or(cmp.Compare(a.x(), b.x()), cmp.Compare(a.from, b.from)) })
	finest, unlike := edtf.Interval, false // intervals of different lengths
	for _, m := range c.moments {
		finest = min(finest, m.precision)
		unlike = unlike || !m.long(c.moments[0].length)
	}
	for i := range c.moments {
		m := &c.moments[i]
		m.coarse = m.precision > finest || m.centuries() || m.precision == edtf.Interval && unlike
		if i == 0 {
			continue
		}
		if a := c.moments[i-1]; a.from == m.from && a.to == m.to {
			r.Fault(x, "name the column that tells them apart under series", "%s and %s are both at %s, and a line has one number at each place", a.Ref(), m.Ref(), a.when)
		}
	}
}

// numbered are the places of the moments that have a number.
func (c *curve) numbered() (out []int) {
	for i, m := range c.moments {
		if m.number {
			out = append(out, i)
		}
	}
	return out
}

// chief are the places of first, last, greatest and least number of a curve.
func (c *curve) chief() []int {
	all := c.numbered()
	low, high := all[0], all[0]
	for _, i := range all {
		a, b := c.moments[i].Value()
		if least, _ := c.moments[low].Value(); a < least {
			low = i
		}
		if _, most := c.moments[high].Value(); b > most {
			high = i
		}
	}
	out := []int{all[0], low, high, all[len(all)-1]}
	slices.Sort(out)
	return slices.Compact(out)
}

// told is a curve in words: every number of a short one, the chief ones of a
// long one.
func (s *lineSpec) told(p *layout.Page, c *curve) string {
	const most = 12
	all := c.numbered()
	chosen := all
	if len(all) > most {
		chosen = c.chief()
	}
	var parts []string
	for i, m := range c.moments {
		switch {
		case !m.number:
			parts = append(parts, m.when+", "+p.Say("no number"))
		case slices.Contains(chosen, i):
			parts = append(parts, m.when+", "+m.Describe())
		}
	}
	if others := len(all) - len(chosen); others > 0 {
		parts = append(parts, p.Count(others, "%d other|%d others"))
	}
	text := strings.Join(parts, "; ")
	if c.name != "" {
		text = c.name + ": " + text
	}
	return layout.Sentence(text)
}
