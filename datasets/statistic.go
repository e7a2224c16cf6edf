package datasets

import (
	"cmp"
	"slices"
	"strings"

	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// StatisticOf is what a number is of its group by the words of its quote, and those right
// before it, with the words that say so: a total where none does.
func StatisticOf(known *language.Words, m scan.Mention, unit, quote, before string) (s Statistic, said string) {
	says := func(s form.Saying) string { return known.Says(s, quote) }
	counts := m.Unit == "" && m.Kind != scan.Money && !m.IsShare()
	time := Timed(known, m, unit)
	part := cmp.Or(says(form.SaysOfWhich), known.Says(form.SaysOfWhich, before))
	switch {
	case unit == quantity.Percent:
		return Rate, m.Text
	case says(form.SaysFixedAt) != "":
		return Threshold, says(form.SaysFixedAt)
	case Peak(known, m) != "":
		return Maximum, Peak(known, m)
	case part != "":
		return Part, part
	case says(form.SaysSum) != "":
	case time != "":
		return Duration, time
	case !counts && m.Kind != scan.Money && says(form.SaysSize) != "":
		return Measure, says(form.SaysSize)
	case !counts && says(form.SaysOfOne) != "":
		return Typical, says(form.SaysOfOne)
	case counts && says(form.SaysCrowd) != "":
		return Moment, says(form.SaysCrowd)
	case strings.Contains(unit, " per "): // 2 carts a day
		return Rate, unit
	}
	return Total, ""
}

// PartsOf reports whether nothing but words that make the first of two numbers a part of the
// second is between them: of its.
func PartsOf(known *language.Words, between string) bool {
	words := language.Split(strings.ToLower(between))
	return len(words) > 0 && known.Begins(form.SaysOfThe, words) == len(words)
}

// OpensRange reports whether a word before two numbers makes them a range: between.
func OpensRange(known *language.Words, word string) bool {
	return known.Is(strings.ToLower(word), form.IsBetween)
}

// Timed is the word by which a unit is one of time: day, and not penny per day. It is ""
// for any other, and for a unit that is made with one of time: watt hour, person year.
func Timed(known *language.Words, m scan.Mention, unit string) string {
	if m.Kind == scan.Money {
		return ""
	}
	timed := ""
	for _, u := range []string{unit, m.Unit} {
		of, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(u), "/", " per "), " per ")
		said := known.Says(form.SaysTime, of)
		words := language.Split(strings.ReplaceAll(of, "-", " "))
		switch {
		case said == "":
			continue
		case known.Begins(form.SaysTime, words) > 0:
		case u == m.Unit, slices.ContainsFunc(words, known.People), compound(words):
			return ""
		}
		timed = cmp.Or(timed, said)
	}
	return timed
}

// compound reports whether some words, in which is a unit of time, are a unit of another
// kind: kilowatt hours.
func compound(words []string) bool {
	return slices.ContainsFunc(language.All, func(l *form.Language) bool {
		reader, ok := scan.In(l.Tag)
		return ok && slices.ContainsFunc(reader.Text("5 "+strings.Join(words, " ")), func(m scan.Mention) bool { return strings.Contains(m.Unit, " ") })
	})
}

// Peak is the qualifier of a number that is the top of a spread, and itself passed: up to
// and even over. It is "" for any other.
func Peak(known *language.Words, m scan.Mention) string {
	if m.Bound == quantity.Over && known.Says(form.SaysMost, m.Qualifier) != "" {
		return m.Qualifier
	}
	return ""
}
