package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"quotient/datasets"
	"quotient/datasets/edtf"
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
	title := numbers(row.info, row.info.Title)
	scope := slices.Concat(title, row.mentions)
	if row.text >= 0 {
		scope = l.scope(row)
	}
	excused := row.excused()
	if excused["inferred"] {
		return
	}
	var missing []string
	for _, part := range missingParts(row.Date, scope) {
		if !excused[part] {
			missing = append(missing, part)
		} else if row.text >= 0 && slices.Contains(missingParts(row.Date, slices.Concat(title, l.texts[row.text].Mentions)), part) {
			// Taken from elsewhere, a date must stand there.
			r.Add(row.Finding("date", fmt.Sprintf("the date is %s, and its %s stands nowhere in the text", row.Date, part), "if it is from outside of the text, say in the note that it is inferred"))
		}
	}
	if len(missing) > 0 {
		r.Add(row.Finding("date", fmt.Sprintf("the date is %s, and the text has no %s for it near the quote", row.Date, strings.Join(missing, " and ")), "say in the note where the date is from, naming its year, month or day, or that it is inferred"))
	}
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
func (l *Ledger) scope(r *reading) (out []scan.Mention) {
	t := l.texts[r.text]
	blocks := t.paragraphs()
	if len(blocks) == 0 {
		return r.mentions
	}
	from := source.Span{Start: 0, End: blocks[0].Span.End} // the title
	section := from
	if heading, _, ok := strings.Cut(r.Where, "¶"); ok && strings.TrimSpace(heading) != "" {
		if span, err := t.Source.Locate(strings.TrimSpace(heading)); err == nil {
			section = span
		}
	}
	end := r.span.End
	for _, b := range blocks {
		if b.Span.Contains(r.span) {
			end = b.Span.End
		}
	}
	for _, m := range t.Mentions {
		if m.Span.End <= from.End || m.Span.Start >= section.Start && m.Span.End <= end {
			out = append(out, m)
		}
	}
	return out
}

// dates reports whether a mention is in the date of a row: what it says is what the row
// says, as far as it goes.
func dates(o *datasets.Observation, m scan.Mention) bool {
	return m.Date().Compatible(o.Date)
}

// wholeDate is what is missing where each part of a date stands somewhere, and in no
// one date together.
const wholeDate = "whole date"

// missingParts names the parts of a date that no mention has.
func missingParts(date edtf.Date, scope []scan.Mention) []string {
	var said []edtf.Said
	for _, m := range scope {
		said = append(said, m.Date().Said()...)
	}
	if out := missing(date, said, false); len(out) > 0 {
		return out
	}
	if len(missing(date, said, true)) > 0 {
		return []string{wholeDate}
	}
	return nil
}

// missing names the parts of a date that nothing says: month and day, where they must be
// together, in a year that can be that of the date.
func missing(date edtf.Date, said []edtf.Said, together bool) (out []string) {
	add := func(part string, found bool) {
		if !found && !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	for _, d := range date.Said() {
		month, day := d.Month == 0, d.Day == 0
		for _, s := range said {
			if d.Month > 0 && s.Month == d.Month && (!together || s.AgreesOnYear(d)) {
				month, day = true, day || s.Day == d.Day
			}
		}
		add("year", !d.HasYear || slices.ContainsFunc(said, func(s edtf.Said) bool { return saysYear(s, d) }))
		add("month", month)
		add("day", day)
	}
	return out
}

// saysYear reports whether a date says the year of another: that very year or, where
// some of its digits are not known, one that it can be.
func saysYear(s, of edtf.Said) bool {
	if of.Unknown != 0 {
		return s.HasYear && s.AgreesOnYear(of)
	}
	return s.HasYear && s.Unknown == 0 && s.Year == of.Year
}
