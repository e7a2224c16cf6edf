package charts

import (
	"slices"
	"strings"
)

// curve is the observations of one series, in the order of x.
type curve struct {
	name    string
	colour  func(Theme) Colour
	moments []moment
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
		a, b := c.moments[i].value()
		if least, _ := c.moments[low].value(); a < least {
			low = i
		}
		if _, most := c.moments[high].value(); b > most {
			high = i
		}
	}
	out := []int{all[0], low, high, all[len(all)-1]}
	slices.Sort(out)
	return slices.Compact(out)
}

// told is a curve in words: every number of a short one, the chief ones of a
// long one.
func (s *lineSpec) told(p *page, c *curve) string {
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
			parts = append(parts, m.when+", "+p.say("no number"))
		case slices.Contains(chosen, i):
			parts = append(parts, m.when+", "+m.told())
		}
	}
	if others := len(all) - len(chosen); others > 0 {
		parts = append(parts, p.count(others, "%d other|%d others"))
	}
	text := strings.Join(parts, "; ")
	if c.name != "" {
		text = c.name + ": " + text
	}
	return sentence(text)
}
