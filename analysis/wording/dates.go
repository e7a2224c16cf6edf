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
