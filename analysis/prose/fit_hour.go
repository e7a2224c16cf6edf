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
			if s.profile.Has(h.Sense) || c.words[h.From].sub || c.beside[c.lower[h.From]] {
				continue
			}
			if !slices.ContainsFunc(s.rows, func(o *datasets.Observation) bool { return atHour(o.Date, h.Sense.Name) }) {
				return ", and nothing says that " + s.ref + " is of the “" + c.phrase(h) + "”"
			}
		}
		return ""
	},
}

// atHour reports whether the time of a date is in a part of a day.
func atHour(d edtf.Date, part string) bool {
	share, _, ok := d.Clock()
	if !ok {
		return false
	}
	hour := 24 * share
	switch part {
	case "morning":
		return hour <= 12
	case "noon":
		return hour >= 11 && hour <= 13
	case "afternoon":
		return hour >= 12 && hour <= 18
	case "evening":
		return hour >= 17
	default: // the night
		return hour >= 18 || hour <= 6
	}
}
