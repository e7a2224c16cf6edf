package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"quotient/datasets"
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
			case row.text < 0 && row.Statistic != datasets.Event && !row.excused()["inferred"]:
				r.Skip(notAtHand)
			case row.text < 0 && row.Statistic != datasets.Event:
				r.Checked++
			default:
				r.Checked++
				l.date(row, r)
			}
		}
	},
}

// date holds the date of a row against those near its quote.
func (l *Ledger) date(row *reading, r *Result) {
	var scope []stretch
	if row.text >= 0 {
		scope = l.scope(row)
	} else {
		scope = []stretch{l.title(row.info), newCalendar(row.mentions).whole()}
	}
	excused := row.excused()
	if excused["inferred"] {
		return
	}
	var missing []string
	for _, part := range missingParts(row.Date, scope) {
		if !excused[part] {
			missing = append(missing, part)
		} else if row.text >= 0 && slices.Contains(missingParts(row.Date, []stretch{l.title(row.info), l.texts[row.text].calendar().whole()}), part) {
			// Taken from elsewhere, a date must stand there.
			r.Add(row.Finding("date", fmt.Sprintf("the date is %s, and its %s stands nowhere in the text", row.Date, part), "if it is from outside of the text, say in the note that it is inferred"))
		}
	}
	if len(missing) > 0 {
		r.Add(row.Finding("date", fmt.Sprintf("the date is %s, and the text has no %s for it near the quote", row.Date, strings.Join(missing, " and ")), "say in the note where the date is from, naming its year, month or day, or that it is inferred"))
	}
}

// title are the numbers of the title of a source.
func (l *Ledger) title(info datasets.SourceInfo) stretch {
	key := info.Language + " " + info.Title
	if l.titles[key] == nil {
		l.titles[key] = newCalendar(numbers(info, info.Title))
	}
	return l.titles[key].whole()
}

// excused are the parts of the date that the note says something of: where it is
// from, or that the text does not give it.
func (r *reading) excused() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(r.Note), func(c rune) bool { return !unicode.IsLetter(c) }) {
		switch w {
		case "year", "years", "decade":
			out["year"], out[wholeDate] = true, true
		case "month", "months":
			out["month"] = true
		case "day", "days":
			out["day"], out["month"] = true, true
		case "date", "dates", "dated", "undated", "when":
			out["year"], out["month"], out["day"], out[wholeDate] = true, true, true, true
		case "inferred", "assumed", "guessed":
			out["inferred"] = true
		}
	}
	return out
}

// scope returns the mentions that can date a quote: those of its paragraph, of
// the paragraphs before it under its heading, of that heading, and of the title.
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
	section.End = t.paragraph(r.span).End
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
