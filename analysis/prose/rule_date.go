package prose

import (
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/source/scan"
)

var timeRule = rule{
	name: "time",
	doc:  "A time of the day is that of a row.",
	judge: func(j *judged) (verdict, bool) {
		switch {
		case j.m.Kind != scan.Time:
			return open()
		case slices.ContainsFunc(j.p.data.rows, func(o *datasets.Observation) bool { return wording.HasClock(o.Date, j.m.Clock) }):
			return right()
		}
		return j.says(j.dateTemplate(), ", and no row %s has that time", j.p.here())
	},
}

var amountRule = rule{
	name: "amount",
	doc:  "A number of four digits in prose that can be no year is an amount.",
	judge: func(j *judged) (verdict, bool) {
		if j.m.Kind == scan.Year && j.p.prose && !wording.CanBeYear(j.p.Text.Value, j.m) {
			return j.says(j.template(), ", and nothing %s has that number", j.p.here())
		}
		return open()
	},
}

var dateRule = rule{
	name: "date",
	doc:  "A date is that of a row that its sentence is on, as coarse or coarser, or is in a title.",
	judge: func(j *judged) (verdict, bool) {
		if j.m.Kind != scan.Date && j.m.Kind != scan.Year {
			return open()
		}
		if !j.dated(j.p.data, j.m.Date()) {
			return j.says(j.datesHint(j.p, j.dateTemplate()), ", and no row %s has that date", j.p.here())
		}
		if told, others, word := j.misdated(j.p, j.m); word != "" {
			return j.says("on “"+word+"” there is "+others, ", which is the date of %s, and nothing on “%s”", told, word)
		}
		if object, ref := j.misdates(); object != "" {
			return j.says("write "+j.p.write(ref, "date")+" if that is meant", "%s", object)
		}
		return right()
	},
}

// misdates is what is wrong with the words around a date: with each of the rows that it can
// be the date of, and the first of them. What is in a title alone can be of anything.
func (j *judged) misdates() (object, ref string) {
	if !j.p.prose {
		return "", ""
	}
	c := j.claim(j.p.Text.Value, j.p.Tag, j.m, j.p.data)
	if slices.ContainsFunc(c.amounts, func(x scan.Mention) bool { return !x.IsDate() }) { // whose date it is
		return "", ""
	}
	for _, o := range j.p.data.rows {
		if o.Date.IsZero() || !j.m.Date().Covers(o.Date.Start()) && !j.m.Date().Covers(o.Date.End()) {
			continue
		}
		wrong := c.objection(j.dateOf(o))
		if wrong == "" {
			return "", ""
		}
		if object == "" {
			object, ref = wrong, o.Ref()
		}
	}
	return object, ref
}

var yearRule = rule{
	name: "year",
	doc:  "A number that counts nothing may be the year of a row: 1956 may also count something.",
	judge: func(j *judged) (verdict, bool) {
		if j.m.Noun != "" || j.p.prose && !wording.CanBeYear(j.p.Text.Value, j.m) {
			return open()
		}
		if year, ok := wording.YearOf(j.m); ok && j.dated(j.p.data, year) {
			return right()
		}
		return open()
	},
}
