package wording

import (
	"slices"
	"strings"
	"unicode"

	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// CanBeYear reports whether a date can stand where a number of four digits does: after
// a word for when, another date, or an article.
func CanBeYear(text string, m scan.Mention) bool {
	before := strings.FieldsFunc(strings.ToLower(string([]rune(text)[:m.Span.Start])), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(before) == 0 {
		return true
	}
	return !slices.Contains(All().BeforeCounts, before[len(before)-1])
}

// YearOf takes a plain number of four digits as a year.
func YearOf(m scan.Mention) (edtf.Date, bool) {
	if m.Unit != "" || m.Bound != quantity.Exact || m.Low.Cmp(m.High) != 0 || !m.Low.IsInt() {
		return edtf.Date{}, false
	}
	s := m.Low.RatString()
	if len(s) != 4 || m.Text != s {
		return edtf.Date{}, false
	}
	return edtf.Parts{Year: int(m.Low.Num().Int64()), HasYear: true}.Date()
}

// HasClock reports whether a date has a time of the day.
func HasClock(date edtf.Date, clock string) bool {
	if clock == "" {
		return false
	}
	for _, c := range strings.Split(clock, "/") {
		if !strings.Contains(date.String()+"Z", "T"+c) {
			return false
		}
	}
	return true
}

// hours are from when to when the parts of a day are, at the most.
var hours = map[string][2]float64{"morning": {0, 12}, "noon": {11, 13}, "afternoon": {12, 18}, "evening": {17, 24}, "night": {18, 30}}

// AtHour reports whether the time of a date is in a part of a day.
func AtHour(d edtf.Date, part string) bool {
	share, _, ok := d.Clock()
	in := func(hour float64) bool { return hour >= hours[part][0] && hour <= hours[part][1] }
	return ok && (in(24*share) || in(24*share+24))
}

// Paired are the dates of a clause that can be those of one of its numbers: its own where
// every number has one, as in “from 70 in 2018 to 72 in 2019”, or else all. The other numbers
// may be of other clauses; the clause is from one character to another.
func Paired(of scan.Mention, numbers, dates []scan.Mention, from, to int) []scan.Mention {
	all := []scan.Mention{of}
	for _, n := range numbers {
		if n.Span.Start >= from && n.Span.End <= to {
			all = append(all, n)
		}
	}
	if len(all) < 2 || len(all) != len(dates) {
		return dates
	}
	byPlace := func(a, b scan.Mention) int { return a.Span.Start - b.Span.Start }
	slices.SortFunc(all, byPlace)
	dates = slices.SortedFunc(slices.Values(dates), byPlace)
	own, first := -1, all[0].Span.Start < dates[0].Span.Start // each number is before its date
	for i, n := range all {
		if n.Span.Start == of.Span.Start {
			own = i
		}
		one, two := n, dates[i]
		if !first {
			one, two = two, one
		}
		if one.Span.Start > two.Span.Start || i > 0 && max(all[i-1].Span.Start, dates[i-1].Span.Start) > one.Span.Start {
			return dates
		}
	}
	return dates[own : own+1]
}

// Undated are the words from one character of a text to another without those of dates, and
// whether there is a date.
func Undated(text []rune, from, to int, dates []scan.Mention) (words []string, dated bool) {
	out := slices.Clone(text[from:to])
	for _, d := range dates {
		for i := max(d.Span.Start, from); i < min(d.Span.End, to); i++ {
			out[i-from], dated = ' ', true
		}
	}
	return Lower(string(out)), dated
}
