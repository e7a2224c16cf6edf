package prose

import (
	"cmp"
	"slices"
	"strings"

	"quotient/analysis/topics"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// dated reports whether a date stands with a row that is shown, in a title, or in what
// was set aside as the date of something.
func (v *verifier) dated(d *shown, typed edtf.Date) bool {
	if typed.IsInterval() {
		return v.dated(d, typed.Start()) && v.dated(d, typed.End())
	}
	for _, o := range d.rows {
		if typed.Covers(o.Date.Start()) || typed.Covers(o.Date.End()) {
			return true
		}
	}
	in := v.titled()
	if d != v.everything() && slices.ContainsFunc(d.rows, func(o *datasets.Observation) bool { return !o.Date.IsZero() }) {
		in = v.datesIn(v.titles()) // what was set aside is of something else
	}
	return slices.ContainsFunc(in, func(date edtf.Date) bool {
		return typed.Covers(date.Start()) || typed.Covers(date.End())
	})
}

// datesOfTitles are those that titles say, and those that were set aside as the date of
// something.
func (v *verifier) datesOfTitles() []edtf.Date {
	in := v.titles()
	for _, a := range v.study.SetAside { // the text has it, though it is of no row
		if a.Reason == datasets.DateContext {
			in = append(in, a.Quote)
		}
	}
	return v.datesIn(in)
}

// datesIn are the dates that texts say.
func (v *verifier) datesIn(texts []string) (out []edtf.Date) {
	for _, title := range texts {
		language, _ := scan.In(quantity.English.Tag)
		for _, m := range language.Text(title) {
			date := m.Date()
			if date.IsZero() && m.Low != nil && m.High != nil {
				date, _ = wording.YearOf(m)
			}
			out = append(out, date)
		}
	}
	return out
}

// misdated is a row that a typed date is of, where none of those has a word of the
// paragraph and others with a date have one of the sentence: those, and the word.
func (v *verifier) misdated(p caption, m scan.Mention) (told, others, word string) {
	if !p.prose {
		return "", "", ""
	}
	v.once.Do(v.learn)
	sentence := wording.SentenceOf(p.Text.Value, m.Span)
	words, around := v.tellingWords(topics.Numberless(sentence)), v.tellingWords(topics.Numberless(p.Text.Value))
	var list []string
	for _, o := range p.data.rows {
		s := statement{ref: o.Ref()}
		switch {
		case o.Date.IsZero():
		case m.Date().Covers(o.Date.Start()) || m.Date().Covers(o.Date.End()):
			if told == "" {
				told = o.Ref()
			}
			if len(v.shared(s, around)) > 0 || v.heardOrTold(o, sentence, words) {
				return "", "", ""
			}
		default:
			for _, w := range v.shared(s, words) {
				if v.topics.Of[s.ref][wording.Stem(w)] && len(list) < 3 {
					word = cmp.Or(word, w)
					list = append(list, o.Ref()+" ("+o.Date.Format(quantity.English.Tag)+")")
					break
				}
			}
		}
	}
	if told == "" {
		if !slices.ContainsFunc(wording.Lower(wording.SentenceOf(p.Text.Value, m.Span)), func(w string) bool { return slices.Contains(wording.Of(p.Tag).Happens, w) }) {
			return "", "", ""
		}
		told = "no row" // of something that the text tells besides
	}
	return told, strings.Join(list, ", "), word
}

// heardOrTold reports whether a sentence has words that the text has around the quote of a row,
// or tells the number of the row.
func (v *verifier) heardOrTold(o *datasets.Observation, sentence string, words []string) bool {
	if p := v.profileOf(o.Ref(), []*datasets.Observation{o}); slices.ContainsFunc(words, p.Hears) {
		return true
	}
	s, ok := state(o, v.printer.Locale)
	return ok && slices.ContainsFunc(v.numbersOf(sentence), func(m scan.Mention) bool { return !m.IsDate() && m.Low != nil && v.tells(s, m) })
}

func (v *verifier) datesHint(p caption, template string) string {
	var dates []string
	for _, o := range p.data.rows {
		if d := o.Date.Format(p.Tag); d != "" && !slices.Contains(dates, d) {
			dates = append(dates, d)
		}
	}
	if len(dates) == 0 || len(dates) > 6 {
		return template
	}
	return "the rows are dated " + strings.Join(dates, "; ") + "; " + template
}
