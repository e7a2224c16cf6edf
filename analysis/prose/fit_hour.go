package prose

import (
	"slices"

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
			if !slices.ContainsFunc(s.rows, func(o *datasets.Observation) bool { return atHour(o.Date, h.Sense.Name) }) {
				return ", and nothing says that " + s.ref + " is of the “" + c.phrase(h) + "”"
			}
		}
		return ""
	},
}

// hours are from when to when the parts of a day are, at the most.
var hours = map[string][2]float64{"morning": {0, 12}, "noon": {11, 13}, "afternoon": {12, 18}, "evening": {17, 24}, "night": {18, 30}}

// atHour reports whether the time of a date is in a part of a day.
func atHour(d edtf.Date, part string) bool {
	share, _, ok := d.Clock()
	in := func(hour float64) bool { return hour >= hours[part][0] && hour <= hours[part][1] }
	return ok && (in(24*share) || in(24*share+24))
}
