package prose

import (
	"math/big"
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets/quantity"
)

var partFit = fit{
	name: "part",
	doc:  "A part is no more than its whole, and is not added to it.",
	objects: func(c *claim, s *subject) string {
		if s.value == nil || s.date || s.unit == percent || s.unit == multiple {
			return ""
		}
		for _, x := range c.amounts {
			if x.Low == nil || x.IsShare() || x.Unit == percent || x.Unit == multiple {
				continue
			}
			before := wording.Lower(string(c.text[max(c.start, x.Span.Start-100):x.Span.Start]))
			if n := len(before); n > 1 && slices.Contains(wording.Of(c.tag).Those, before[n-2]) {
				continue // the prison that of 800
			}
			of := len(before) > 0 && slices.Contains(wording.Of(c.tag).Whole, before[len(before)-1]) ||
				len(before) > 1 && slices.Contains(wording.Of(c.tag).Whole, before[len(before)-2]) && slices.Contains(wording.Of(c.tag).Articles, before[len(before)-1])
			if of && !(len(before) > 1 && wording.Lexicons()[c.tag].Measures(before[len(before)-2])) && x.Span.Start >= c.from && x.Unit == c.m.Unit && c.tellsUnit(x.Low, s) && s.value.Cmp(x.Low) > 0 {
				return ", and " + s.ref + " is more than " + x.Text
			}
			if len(s.rows) != 1 || s.rows[0].PartOf == nil {
				continue
			}
			whole, ok := state(s.rows[0].PartOf, c.printer.Locale)
			if !ok || !quantity.Same(whole.value, x.Low) {
				continue
			}
			between := lettered(string(c.text[min(x.Span.End, c.m.Span.End):max(x.Span.Start, c.m.Span.Start)]))
			for _, adds := range wording.Of(c.tag).Adds {
				if strings.Contains(" "+between+" ", " "+adds+" ") {
					return ", and " + s.ref + " is among " + whole.ref
				}
			}
		}
		return ""
	},
}

// tellsUnit reports whether the study has a number in the unit of another.
func (c *claim) tellsUnit(x *big.Rat, s *subject) bool {
	return slices.ContainsFunc(c.all.valued(x), func(o statement) bool { return o.unit == s.unit })
}
