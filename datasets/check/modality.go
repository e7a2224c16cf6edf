package check

import (
	"cmp"
	"fmt"
	"strings"

	"quotient/datasets"
	"quotient/datasets/claims"
	"quotient/datasets/language/form"
	"quotient/datasets/source"
)

// toBe are what words say that modalities of what is to be need.
var toBe = map[datasets.Modality]form.Saying{datasets.Proposed: form.SaysPlanned, datasets.Expected: form.SaysExpected}

// modality holds what a row claims of its number against the words of the text that
// leave it open whether it is so, or say that it is to be.
func (l *Ledger) modality(row *reading, r *Result) {
	_, lead := l.sentence(row)
	hedge := cmp.Or(row.language().Hedge(row.Quote), row.words().Says(form.SaysHearsay, row.Quote))
	claims, said := l.claims(row)
	if programme := row.language().Programme(lead); programme != "" && claims != datasets.Speculated {
		claims, said = datasets.Proposed, programme
	}
	switch {
	case row.Modality != datasets.Asserted:
		l.unsaid(row, claims, r)
	case hedge != "":
		f := row.Finding("modality", fmt.Sprintf("the quote says %q, but the row is asserted", hedge), "write the modality speculated")
		f.Fix = row.Fix("modality", string(datasets.Speculated))
		r.Add(f)
	case claims == datasets.Speculated && row.words().Begins(form.ClaimsModal, []string{strings.ToLower(said)}) > 0: // may: perhaps of what is allowed
	case said != "" && !strings.Contains(strings.ToLower(row.Note), "assert"):
		r.Add(row.Finding("modality", fmt.Sprintf("the text says %q, but the row is asserted", said),
			fmt.Sprintf("write the modality %s%s or, if the number is a fact after all, say in the note that it is asserted", claims, quoteToo(claims))))
	}
}

// quoteToo is what else a modality needs, for hints.
func quoteToo(m datasets.Modality) string {
	if m == datasets.Speculated {
		return " and include that word in the quote"
	}
	return ""
}

// unsaid reports a row that claims less than the text says.
func (l *Ledger) unsaid(row *reading, claims datasets.Modality, r *Result) {
	known := row.words()
	if row.Modality == datasets.Speculated {
		if cmp.Or(row.language().Doubt(row.Quote), known.Says(form.ClaimsDoubt, row.Quote)) == "" {
			r.Add(row.Finding("quote", "the row is speculated, but its quote has no word that says so", "include the words that say so in the quote, such as “it is speculated that”"))
		}
		return
	}
	need := toBe[row.Modality]
	if row.text < 0 || claims == row.Modality || !known.CanSay(need) {
		return
	}
	said := known.Says(need, row.Quote)
	if row.Modality == datasets.Proposed {
		sentence, lead := l.sentence(row)
		said = cmp.Or(said, known.Says(need, lead), row.language().Demand(lead))
		if known.Says(form.ClaimsProgramme, sentence) != "" { // of which all that is to be is a demand
			said = cmp.Or(said, known.Says(need, sentence), row.language().Demand(sentence), known.Says(form.ClaimsToBe, sentence))
		}
	}
	if said == "" {
		r.Add(row.Finding("modality", fmt.Sprintf("the row is %s, but neither its quote, the lead-in of its list nor its sentence has a word that says so of the number", row.Modality), "write the modality asserted, or include the word in the quote; docs/data-format.md lists the words"))
	}
}

// claims is what the sentence of a row claims of its number, with the word that says so.
func (l *Ledger) claims(row *reading) (datasets.Modality, string) {
	known := row.words()
	if row.Statistic.Numberless() {
		return datasets.Asserted, ""
	}
	quote := []rune(row.Quote)
	around := source.Span{End: len(quote)}
	part := func(from, to int) string { return string(quote[from:max(from, to)]) }
	if row.text >= 0 {
		around = row.span
		for _, v := range l.vicinities(row) {
			if v.reach == inSentence {
				around = v.span
			}
		}
		part = func(from, to int) string {
			return l.texts[row.text].Source.Text(source.Span{Start: from, End: max(from, to)})
		}
	}
	number := row.span
	if m := row.number; m != nil {
		number = source.Span{Start: min(m.Phrase.Start, m.Span.Start), End: max(m.Phrase.End, m.Span.End)}
	} else if row.text < 0 {
		number = around
	}
	return claims.Of(known, part(around.Start, number.Start), part(number.Start, number.End), part(number.End, around.End))
}
