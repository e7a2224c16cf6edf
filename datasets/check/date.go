package check

import (
	"fmt"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// dateCheck asks that each part of a row's date (year, month, day) stands in the quote,
// in its paragraph, under its heading before it, in a heading, or in the title of the
// study's source; or that the note tells of the date.
var dateCheck = Check{
	Name: "date",
	Doc:  "Each date is near its number, or the note says where it comes from.",
	Run: func(l *Ledger, r *Result) {
		for _, row := range l.rows {
			switch {
			case row.Date.IsZero():
			case row.text < 0 && row.Statistic != datasets.Event:
				r.Skip(notAtHand)
			case row.Given("date") != nil:
				r.Checked++
				l.givenDate(row, r)
			case l.fiscal(row):
				r.Skip("the text dates the number by a fiscal year or quarter, not a calendar one")
			default:
				r.Checked++
				l.date(row, r)
			}
		}
	},
}

// date holds the date of a row against those near its quote. What the note says of it
// counts as said: a date from further off is named there.
func (l *Ledger) date(row *reading, r *Result) {
	note := newCalendar(row.noted()).whole()
	if said := row.infersDate(); said != "" {
		r.Add(row.Finding("date", fmt.Sprintf("the date is %s, but the note infers %q", row.Date, said), "write the date that the note infers"))
		return
	}
	named, title := missingParts(row.Date, []stretch{note}), l.title(row.info)
	if len(named) == 0 || slices.Equal(named, []string{"year"}) && row.Date.Said()[0].Month > 0 && len(missingParts(row.Date, []stretch{note, title})) == 0 {
		return
	}
	var scope []stretch
	if row.text >= 0 {
		scope = l.scope(row)
	} else {
		scope = []stretch{l.title(row.info), newCalendar(row.mentions).whole()}
	}
	scope = append(scope, row.givenDates()...)
	hint := "correct it; or say in the note where the date comes from, and name it, for example: The date is inferred: "
	if s := row.givesDate(); s != nil {
		hint = fmt.Sprintf("leave the cell empty to take it from %s; or ", s) + hint
	}
	for _, m := range note.numbers {
		if coarser(m.Date(), row.Date) {
			r.Add(row.Finding("date", fmt.Sprintf("the date is %s, but the note says %q", row.Date, m.Text), "write the date only as precisely as the text does"))
			return
		}
	}
	if said := l.said(row); said != "" {
		r.Add(row.Finding("date", fmt.Sprintf("the date is %s, but the text says %q with the number", row.Date, said), hint+row.Date.Format("")))
		return
	}
	if said := l.finer(row); said != "" {
		r.Add(row.Finding("date", fmt.Sprintf("the date is %s, but the quote says %q", row.Date, said), "write the date in the quote, as precisely as the quote does"))
		return
	}
	if clock := row.Date.Start().Time(); clock != "" && !l.tellsTime(row, clock) {
		r.Add(row.Finding("date", fmt.Sprintf("the date is %s, but the sentence of the quote has no time of day", row.Date), hint+row.Date.Format("")))
		return
	}
	if row.text >= 0 && !saidDecade(row.Date, append(scope, l.notesBeside(row)...)) {
		r.Add(row.Finding("date", fmt.Sprintf("the date is %s, but the text does not name these years", row.Date), hint+row.Date.Format("")))
		return
	}
	if said := l.borrowed(row, append(scope, note)); said != "" {
		r.Add(row.Finding("date", fmt.Sprintf("the date is %s, but the text gives %q for another number, in brackets after it", row.Date, said), hint+row.Date.Format("")))
		return
	}
	missing := missingParts(row.Date, append(scope, note))
	if len(missing) == 0 {
		if far := missingParts(row.Date, append(l.nearby(row), note)); len(far) > 0 && row.text >= 0 && !row.tellsDate() {
			r.Add(row.Finding("date", fmt.Sprintf("the date is %s, but the text has its %s only in an earlier paragraph", row.Date, strings.Join(far, " and ")), "correct it; or say in the note which part of the date comes from there"))
		}
		return
	}
	r.Add(row.Finding("date", fmt.Sprintf("the date is %s, but the text has no %s for it near the quote", row.Date, strings.Join(missing, " and ")), hint+row.Date.Format("")))
}

// fiscal reports whether the sentence of a quote dates by a fiscal period, and the row has a
// stretch of time that is within a year of one said there.
func (l *Ledger) fiscal(row *reading) bool {
	sentence, _ := l.sentence(row)
	if row.words().Says(form.SaysFiscal, sentence) == "" || row.Date.Precision() <= edtf.ToDay && !row.Date.IsInterval() {
		return false
	}
	year := func(d edtf.Date) (int64, bool) { return d.End().Year() }
	is, ok := year(row.Date)
	for _, near := range l.nearby(row) {
		for _, m := range near.numbers {
			if said, known := year(m.Date()); ok && known && said-is <= 1 && is-said <= 1 {
				return true
			}
		}
	}
	return false
}

// title are the numbers of the title of a source.
func (l *Ledger) title(info datasets.SourceInfo) stretch {
	key := info.Language + " " + info.Title
	if l.titles[key] == nil {
		l.titles[key] = newCalendar(numbers(info, info.Title))
	}
	return l.titles[key].whole()
}

// coarser reports whether a date is of a decade or century, of which another is one year.
func coarser(d, than edtf.Date) bool {
	unknown := func(s edtf.Said) bool { return s.HasYear && s.Unknown != 0 }
	return slices.ContainsFunc(d.Said(), unknown) && !slices.ContainsFunc(than.Said(), unknown) && d.Compatible(than)
}

// noted are the dates that the note names, in the language of the text or in that of
// messages.
func (r *reading) noted() []scan.Mention {
	all := slices.Concat(numbers(r.info, r.Note), numbers(datasets.SourceInfo{}, r.Note))
	return slices.DeleteFunc(all, func(m scan.Mention) bool { return !m.IsDate() })
}

// tells reports whether the note has one of some words.
func (r *reading) tells(words ...string) bool {
	return slices.ContainsFunc(language.Split(strings.ToLower(r.Note)), func(w string) bool { return slices.Contains(words, w) })
}

// said is the date that a text says with a number, if the row's is another: one in the
// quote, else in its sentence outside the quotes of other rows.
func (l *Ledger) said(row *reading) string {
	of := func(list []scan.Mention) (other string, any bool) {
		for _, m := range list {
			if d := m.Date(); m.IsDate() && !d.IsZero() {
				if row.Date.Covers(d) || row.Date.Compatible(d) && !disjointDates(row.Date, d) {
					return "", true
				}
				other, any = m.Text, true
			}
		}
		return other, any
	}
	if row.text < 0 {
		other, _ := of(row.mentions)
		return other
	}
	own, others := l.inBrackets(row)
	if len(own) > 0 {
		other, _ := of(own)
		return other
	}
	other, any := of(slices.DeleteFunc(slices.Clone(row.mentions), func(m scan.Mention) bool { return among(others, m) }))
	if any {
		return other
	}
	theirs := l.others(row, func(*reading) bool { return false })
	for _, v := range l.vicinities(row) {
		if v.reach != inClause && v.reach != inSentence {
			continue
		}
		list := slices.DeleteFunc(l.texts[row.text].in(v.span), func(m scan.Mention) bool {
			return among(others, m) || slices.ContainsFunc(theirs, func(s source.Span) bool { return s.Contains(m.Span) })
		})
		if other, any = of(list); any {
			return other
		}
	}
	return ""
}

// disjointDates reports whether two dates have no day in common.
func disjointDates(a, b edtf.Date) bool {
	before := func(a, b edtf.Date) bool {
		last, ok := a.Last()
		first, known := b.First()
		return ok && known && last < first
	}
	return before(a, b) || before(b, a)
}

// in are the mentions of a span.
func (t *Text) in(s source.Span) []scan.Mention {
	from, to := t.inside(s)
	return slices.Clone(t.Mentions[from:to])
}

// scope returns the mentions that can date a quote: those of its paragraph up to the end
// of its sentence, of the paragraphs before it under its heading, of that heading, and of
// the title.
func (l *Ledger) scope(r *reading) []stretch {
	t := l.texts[r.text]
	blocks := t.paragraphs()
	if len(blocks) == 0 {
		return []stretch{newCalendar(r.mentions).whole()}
	}
	title := source.Span{Start: 0, End: blocks[0].Span.End}
	section := title
	if heading, _, ok := strings.Cut(r.Where, "¶"); ok && strings.TrimSpace(heading) != "" {
		if span, err := t.Source.Locate(strings.TrimSpace(heading)); err == nil {
			section = span
		}
	}
	section.End = r.span.End
	for _, v := range l.vicinities(r) {
		if v.reach == inSentence {
			section.End = v.span.End
		}
	}
	out := []stretch{{calendar: t.calendar()}, {calendar: t.calendar()}}
	out[0].from, out[0].to = t.inside(title)
	out[1].from, out[1].to = t.inside(section)
	return out
}

// dates reports whether a mention is in the date of a row: what it says is what the row
// says, as far as it goes.
func dates(o *datasets.Observation, m scan.Mention) bool {
	return m.Date().Compatible(o.Date)
}

// finer is what is wrong with a date that has no end, or no last digit: a date of the quote, or the only one of its sentence, that the date of the row or
// one end of it covers, and is coarser than; "" where there is none.
func (l *Ledger) finer(r *reading) string {
	_, first := r.Date.First()
	_, last := r.Date.Last()
	if first && last && !slices.ContainsFunc(r.Date.Said(), func(s edtf.Said) bool { return s.Unknown != 0 }) {
		return "" // a month or a year, of a day, is coarse and says no more than that
	}
	list := slices.DeleteFunc(slices.Clone(r.mentions), func(m scan.Mention) bool { return m.Date().IsZero() || r.goesOn(&m) })
	for _, v := range l.atHandAround(r) {
		if v.reach == inSentence && len(list) == 0 {
			list = slices.DeleteFunc(l.texts[r.text].in(v.span), func(m scan.Mention) bool { return m.Date().IsZero() })
			if len(list) > 1 {
				return ""
			}
		}
	}
	own := []edtf.Date{r.Date, r.Date.Start(), r.Date.End()}
	for _, m := range list {
		d := m.Date()
		if first, ok := r.Date.First(); ok {
			year, _, _ := first.Civil()
			if full, ok := d.In(year); ok {
				d = full
			}
		}
		if slices.ContainsFunc(own, func(o edtf.Date) bool { return o.Covers(d) }) && !slices.ContainsFunc(own, d.Covers) {
			return m.Text
		}
	}
	return ""
}

// infersDate is a date that the note says to be inferred, and that the date of the row is finer
// than; "" where there is none.
func (r *reading) infersDate() string {
	for _, sentence := range strings.FieldsFunc(r.Note, func(c rune) bool { return strings.ContainsRune(".;!?", c) }) {
		if !slices.ContainsFunc(r.knows(), func(w *language.Words) bool { return w.Infers(sentence) }) {
			continue
		}
		for _, m := range numbers(datasets.SourceInfo{}, sentence) {
			if d := m.Date(); m.IsDate() && !d.IsZero() && d.Covers(r.Date) && !r.Date.Covers(d) {
				return m.Text
			}
		}
	}
	return ""
}

// tellsTime reports whether the sentence of a quote, or the note, has a time of the day.
func (l *Ledger) tellsTime(row *reading, clock string) bool {
	is := func(m scan.Mention) bool {
		return m.Clock != "" && strings.HasPrefix(clock, m.Clock[:min(len(m.Clock), len(clock))])
	}
	if slices.ContainsFunc(row.mentions, is) || slices.ContainsFunc(row.noted(), is) {
		return true
	}
	for _, v := range l.atHandAround(row) {
		if v.reach <= inSentence && slices.ContainsFunc(l.texts[row.text].in(v.span), is) {
			return true
		}
	}
	return false
}

// atHandAround is what is around a quote; nothing where its text is not at hand.
func (l *Ledger) atHandAround(row *reading) []vicinity {
	if row.text < 0 {
		return nil
	}
	return l.vicinities(row)
}

// nearby are the mentions of the paragraph of a quote up to the end of its sentence, of what
// introduces its list, of its heading and of the title.
func (l *Ledger) nearby(row *reading) (out []stretch) {
	for _, v := range l.atHandAround(row) {
		if v.reach >= earlier && v.reach < inHeading && (v.reach > earlier || !strings.HasSuffix(strings.TrimSpace(l.texts[row.text].Source.Text(v.span)), ":")) {
			continue
		}
		s := stretch{calendar: l.texts[row.text].calendar()}
		s.from, s.to = l.texts[row.text].inside(v.span)
		out = append(out, s)
	}
	return append(out, row.givenDates()...)
}

// tellsDate reports whether the note has a word for a date, or a part of it.
func (r *reading) tellsDate() bool {
	return r.tells("date", "dates", "dated", "year", "month", "day", "days", "years", "months")
}

// notesBeside are the dates in the notes of the rows of a table that are of one paragraph and
// date: one of them says for all where that is from.
func (l *Ledger) notesBeside(row *reading) (out []stretch) {
	for _, o := range l.rows {
		if o.Table == row.Table && o.Where == row.Where && o.Cell("date") == row.Cell("date") {
			out = append(out, newCalendar(o.noted()).whole())
		}
	}
	return out
}

// saidDecade reports whether the years of a date some of whose digits are not known are said
// so: the fifties. A year of them says no decade.
func saidDecade(d edtf.Date, scope []stretch) bool {
	for _, x := range d.Said() {
		if x.HasYear && x.Unknown != 0 && !slices.ContainsFunc(scope, func(s stretch) bool {
			return slices.ContainsFunc(s.years, func(y edtf.Said) bool { return y.HasYear && y.Unknown != 0 && y.AgreesOnYear(x) && s.any(s.dated[y]) })
		}) {
			return false
		}
	}
	return true
}
