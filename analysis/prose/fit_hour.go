package prose

import (
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/language/form"
)

var hourFit = fit{
	name: "hour",
	doc:  "A part of a day is that of the number: in the evening, only where the study says so.",
	objects: func(c *claim, s *subject) string {
		dated := slices.ContainsFunc(s.rows, func(o *datasets.Observation) bool {
			return !o.Date.IsZero() && !o.Date.IsInterval() && o.Date.Precision() <= edtf.ToDay
		})
		if s.date || !dated && !s.profile.Kins[form.Hours] {
			return ""
		}
		for _, h := range c.says(form.Hours) {
			if s.profile.Has(h.Sense) || s.profile.Hears(c.lower[h.From]) || c.words[h.From].sub || c.beside[c.lower[h.From]] {
				continue
			}
			if !slices.ContainsFunc(s.rows, func(o *datasets.Observation) bool { return wording.AtHour(o.Date, h.Sense.Name) }) {
				return ", and nothing says that " + s.ref + " is of the “" + c.phrase(h) + "”"
			}
		}
		return ""
	},
}
