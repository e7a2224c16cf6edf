package prose

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// canBeYear reports whether a date can stand where a number of four digits does: after
// a word for when, another date, or an article.
func canBeYear(text string, m scan.Mention) bool {
	before := strings.FieldsFunc(strings.ToLower(string([]rune(text)[:m.Span.Start])), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(before) == 0 {
		return true
	}
	return !slices.Contains(wording.All().BeforeCounts, before[len(before)-1])
}

// yearOf takes a plain number of four digits as a year.
func yearOf(m scan.Mention) (edtf.Date, bool) {
	if m.Unit != "" || m.Bound != quantity.Exact || m.Low.Cmp(m.High) != 0 || !m.Low.IsInt() {
		return edtf.Date{}, false
	}
	s := m.Low.RatString()
	if len(s) != 4 || m.Text != s {
		return edtf.Date{}, false
	}
	return edtf.Parts{Year: int(m.Low.Num().Int64()), HasYear: true}.Date()
}

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
				date, _ = yearOf(m)
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
	words, around := v.tellingWords(numberless(wording.SentenceOf(p.Text.Value, m.Span))), v.tellingWords(numberless(p.Text.Value))
	var list []string
	for _, o := range p.data.rows {
		s := statement{ref: o.Ref()}
		switch {
		case o.Date.IsZero():
		case m.Date().Covers(o.Date.Start()) || m.Date().Covers(o.Date.End()):
			if told == "" {
				told = o.Ref()
			}
			if len(v.shared(s, around)) > 0 {
				return "", "", ""
			}
		default:
			for _, w := range v.shared(s, words) {
				if v.topics[s.ref][wording.Stem(w)] && len(list) < 3 {
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

// hasClock reports whether a date has a time of the day.
func hasClock(date edtf.Date, clock string) bool {
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
