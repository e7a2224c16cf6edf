package check

import (
	"fmt"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/language"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// dateCheck asks that each part of a row's date (year, month, day) stands in the quote,
// in its paragraph, under its heading before it, in a heading, or in the title of the
// study's source; or that the note tells of the date.
var dateCheck = Check{
	Name: "date",
	Doc:  "The date stands with the number, or the note says where it is from.",
	Run: func(l *Ledger, r *Result) {
		for _, row := range l.rows {
			switch {
			case row.Date.IsZero():
			case row.text < 0 && row.Statistic != datasets.Event:
				r.Skip(notAtHand)
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
	const hint = "correct it; or say in the note where the date is from, and name it there, as in: The date is inferred: "
	for _, m := range note.numbers {
		if coarser(m.Date(), row.Date) {
			r.Add(row.Finding("date", fmt.Sprintf("the date is %s, and the note says %q", row.Date, m.Text), "write the date as coarse as the text has it"))
			return
		}
	}
	if said := l.said(row); said != "" {
		r.Add(row.Finding("date", fmt.Sprintf("the date is %s, and the text says %q with the number", row.Date, said), hint+row.Date.Format("")))
		return
	}
	missing := missingParts(row.Date, append(scope, note))
	if len(missing) == 0 {
		return
	}
	r.Add(row.Finding("date", fmt.Sprintf("the date is %s, and the text has no %s for it near the quote", row.Date, strings.Join(missing, " and ")), hint+row.Date.Format("")))
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
	other, any := of(row.mentions)
	if any || row.text < 0 {
		return other
	}
	theirs := l.others(row, func(*reading) bool { return false })
	for _, v := range l.vicinities(row) {
		if v.reach != inClause && v.reach != inSentence {
			continue
		}
		list := slices.DeleteFunc(l.texts[row.text].in(v.span), func(m scan.Mention) bool {
			return slices.ContainsFunc(theirs, func(s source.Span) bool { return s.Contains(m.Span) })
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
