package check

import (
	"fmt"
	"strings"

	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

var qualifierCheck = Check{
	Name: "qualifier",
	Doc:  "The words around the number match the bound.",
	Run: func(l *Ledger, r *Result) {
		for _, row := range l.rows {
			bounded := row.number != nil && row.Bound != ""
			switch {
			case !bounded && !row.Statistic.Numberless():
			case row.err != nil:
				r.Skip(notFound)
			default:
				r.Checked++
				if bounded && row.Reading == "" {
					l.bound(row, r)
				}
				l.modality(row, r)
			}
		}
	},
}

const notFound = "the quote is not in the text"

// boundWords say a bound in words, for messages.
var boundWords = map[quantity.Bound]string{
	quantity.Exact: "exact (no qualifier)", quantity.Over: "over (more than)", quantity.AtLeast: "at-least", quantity.Under: "under (less than)",
	quantity.UpTo: "up-to", quantity.About: "about", quantity.Between: "between",
}

// bound holds the bound of a row against the qualifier of its number.
func (l *Ledger) bound(row *reading, r *Result) {
	m, is := row.number, row.number.Bound
	if row.falls() {
		is = is.Mirrored()
	}
	vague := m.Bound == quantity.About && row.Bound == quantity.Between
	switch {
	case vague && strings.Contains(strings.ToLower(row.Note), strings.ToLower(m.Qualifier)):
		// A person takes the ends of a vague range as firm, and says so.
	case is != row.Bound:
		where := "text"
		if row.indices == nil {
			where = "quote"
		}
		hint := fmt.Sprintf("write the bound %s", is)
		if vague {
			hint += fmt.Sprintf("; or, if both ends are firm, say so in the note and name the word %q there", m.Qualifier)
		}
		f := row.Finding("bound", fmt.Sprintf("the bound is %s, but the %s has %s", boundWords[row.Bound], where, qualified(m)), hint)
		if m.Bound != quantity.Between && row.Bound != quantity.Between {
			f.Fix = row.Fix("bound", string(is))
		}
		r.Add(f)
	case m.Qualifier != "" && row.indices != nil && !row.quotes(m):
		r.Add(row.Finding("quote", fmt.Sprintf("the text qualifies the number by %q, but the quote %q leaves it out", m.Qualifier, row.Quote), "include the qualifier in the quote"))
	}
}

// qualified says how a text qualifies a number.
func qualified(m *scan.Mention) string {
	switch {
	case m.Qualifier != "":
		return fmt.Sprintf("%q, which is %s", m.Qualifier, m.Bound)
	case m.Bound == quantity.Between:
		return "a range, which is between"
	}
	return "no qualifier, which is exact"
}

// quotes reports whether the qualifier of a mention is within the quote.
func (r *reading) quotes(m *scan.Mention) bool {
	if m.Phrase.Start >= r.span.Start && m.Phrase.End <= r.span.End {
		return true
	}
	// The phrase reaches to unit and noun; of these the unit check asks.
	return strings.Contains(strings.Join(strings.Fields(r.Quote), " "), strings.Join(strings.Fields(m.Qualifier), " "))
}
