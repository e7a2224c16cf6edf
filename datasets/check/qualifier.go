package check

import (
	"cmp"
	"fmt"
	"strings"

	"quotient/datasets"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

var qualifierCheck = Check{
	Name: "qualifier",
	Doc:  "The words around the number are the bound.",
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
	m := row.number
	vague := m.Bound == quantity.About && row.Bound == quantity.Between
	switch {
	case vague && strings.Contains(strings.ToLower(row.Note), strings.ToLower(m.Qualifier)):
		// A person takes the ends of a vague range as firm, and says so.
	case m.Bound != row.Bound:
		where := "text"
		if row.indices == nil {
			where = "quote"
		}
		hint := fmt.Sprintf("write the bound %s", m.Bound)
		if vague {
			hint += fmt.Sprintf("; or, if the two ends are firm, say so in the note and name the word %q there", m.Qualifier)
		}
		f := row.Finding("bound", fmt.Sprintf("the bound is %s, and the %s has %s", boundWords[row.Bound], where, qualified(m)), hint)
		if m.Bound != quantity.Between && row.Bound != quantity.Between {
			f.Fix = row.Fix("bound", string(m.Bound))
		}
		r.Add(f)
	case m.Qualifier != "" && row.indices != nil && !row.quotes(m):
		r.Add(row.Finding("quote", fmt.Sprintf("the text qualifies the number by %q, and the quote %q leaves it out", m.Qualifier, row.Quote), "quote the qualifier too"))
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

// planned are the words, beside demands, that modalities need of what is to be.
var planned = map[datasets.Modality]form.Saying{datasets.Proposed: form.SaysPlanned}

// modality holds what a row claims of its number against the words of the text that
// leave it open whether it is so, or say that it is to be.
func (l *Ledger) modality(row *reading, r *Result) {
	sentence, lead := l.sentence(row)
	if row.Statistic.Numberless() { // of what else its sentence tells, a date is not the number
		sentence = row.Quote
	}
	language := row.language()
	hedge, around := language.Hedge(row.Quote), language.Hedge(sentence)
	asserted := row.Modality == datasets.Asserted
	said := strings.Contains(strings.ToLower(row.Note), "assert")
	switch {
	case hedge != "" && asserted:
		f := row.Finding("modality", fmt.Sprintf("the quote says %q, and the row is asserted", hedge), "write the modality speculated")
		f.Fix = row.Fix("modality", string(datasets.Speculated))
		r.Add(f)
	case around != "" && asserted && !said:
		r.Add(row.Finding("modality", fmt.Sprintf("the sentence says %q, and the row is asserted", around), "write the modality speculated and quote that word too or, if the word is of something else, say in the note that the number is asserted"))
	case row.Modality == datasets.Speculated && language.Doubt(row.Quote) == "":
		r.Add(row.Finding("quote", "the row is speculated, and its quote has no word that says so", "quote the words that say so too, such as “it is speculated that”"))
	}
	demand := cmp.Or(language.Demand(sentence), language.Programme(lead))
	if need := planned[row.Modality]; need != "" && row.text >= 0 && demand == "" && row.words().CanSay(need) && row.words().Says(need, sentence+" "+lead) == "" {
		r.Add(row.Finding("modality", fmt.Sprintf("the row is %s, and neither its sentence nor what introduces its list has a word that says so", row.Modality), "write the modality asserted; docs/data-format.md lists the words"))
	}
	if demand != "" && asserted && !said {
		r.Add(row.Finding("modality", fmt.Sprintf("the text says %q, and the row is asserted", demand), "write the modality proposed or, if the number is of what is so all the same, say in the note that it is asserted"))
	}
}
