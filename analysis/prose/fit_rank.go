package prose

import (
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language/form"
)

var rankFit = fit{
	name: "rank",
	doc:  "What is said to be the largest is less than no other like it.",
	objects: func(c *claim, s *subject) string {
		if s.computed != nil || s.date || len(s.rows) != 1 {
			return ""
		}
		for _, h := range c.says(form.Extremes) {
			way := map[string]int{"most": 1, "least": -1}[h.Sense.Name]
			if h.From < c.at || h.To < len(c.words) && !slices.Contains(wording.Of(c.tag).Of, c.lower[h.To]) && !c.comma(c.words[h.To-1].to, c.words[h.To].from) {
				continue // the largest city
			}
			for _, x := range c.all.stated() {
				if d, sure := versus(s.statement, of{statement: x}); sure && way != 0 && d == -way && x.unit == s.unit && len(x.rows) == 1 && x.ref == x.rows[0].Ref() && datasets.Alike(s.rows[0], x.rows[0]) {
					return ", and " + c.tellsOf(c.subject(x)) + " is " + map[int]string{1: "more", -1: "less"}[way]
				}
			}
		}
		return ""
	},
}
