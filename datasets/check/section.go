package check

import (
	"fmt"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// sectionCheck holds the dates and places that sources and sections give their rows against
// the heading and the text under it.
var sectionCheck = Check{
	Name: "section",
	Doc:  "The date and place of a source or section are in its heading or text, or it says why they are inferred.",
	Run: func(l *Ledger, r *Result) {
		r.Absent = true
		for i, info := range l.study.Sources {
			for _, s := range givers(&l.study.Sources[i]) {
				r.Absent = false
				if l.texts[i] == nil {
					r.Skip(notAtHand)
					continue
				}
				g, ok := l.giver(i, info, s)
				if !ok { // whose heading loading has found in rows, and the quotes are not there
					r.Add(s.Finding(fmt.Sprintf("the text has no heading %q", s.Heading), "write it as in the text"))
					continue
				}
				r.Checked++
				g.check(r)
			}
		}
	},
}

// givers are the sections of a source that give something, and the source if it does.
func givers(info *datasets.SourceInfo) (out []*datasets.Section) {
	out = info.Under("")
	for i := range info.Sections {
		out = append(out, &info.Sections[i])
	}
	return out
}

// A giver is a source or section that gives a date or a place, with where its text may say
// so.
type giver struct {
	*Ledger
	*datasets.Section
	text          *Text
	info          datasets.SourceInfo
	heading, body source.Span // for a source, the first lines and all of its text
}

func (l *Ledger) giver(i int, info datasets.SourceInfo, s *datasets.Section) (giver, bool) {
	t := l.texts[i]
	g := giver{Ledger: l, Section: s, text: t, info: info, body: t.Source.All()}
	all := t.paragraphs()
	if s.Heading == "" {
		if len(all) > 0 {
			g.heading = source.Span{Start: 0, End: all[min(begins, len(all))-1].Span.End}
		}
		return g, true
	}
	span, err := t.Source.Locate(s.Heading)
	if err != nil {
		return g, false
	}
	g.heading, g.body = span, span
	for k, p := range all {
		if p.Span.Start >= span.Start && all[max(0, t.Source.Under(k))].Span == span {
			g.body.End = p.Span.End
		}
	}
	return g, true
}

// stretch are the numbers of a span.
func (g giver) stretch(s source.Span) stretch {
	out := stretch{calendar: g.text.calendar()}
	out.from, out.to = g.text.inside(s)
	return out
}

func (g giver) check(r *Result) {
	g.dated(r)
	g.placed(r)
}

// because is how a person says why, for messages.
const because = `say why in "inferred", in a sentence that names it, such as: `

// dated holds the date that is given against the heading and the text.
func (g giver) dated(r *Result) {
	date, err := edtf.Parse(g.Date)
	if err != nil {
		return
	}
	fault := func(format string, args ...any) {
		r.Add(g.Finding(fmt.Sprintf("%s has the date %s, but ", g.Section, date)+fmt.Sprintf(format, args...), "correct it; or "+because+"It continues with what happened on "+date.Format("")))
	}
	why := g.why()
	for _, m := range why.numbers {
		if d := m.Date(); !d.IsZero() && (disjointDates(d, date) || d.Covers(date) && !date.Covers(d)) && len(missingParts(date, []stretch{why})) > 0 {
			fault("its reason says %q", m.Text)
			return
		}
	}
	if len(missingParts(date, []stretch{why})) == 0 {
		return
	}
	heading, body := g.stretch(g.heading), g.stretch(g.body)
	near := []stretch{heading, g.title(g.info), why}
	if other := otherDate(date, heading); other != "" {
		fault("the heading says %q", other)
		return
	}
	if len(missingParts(date, near)) == 0 {
		return
	}
	if missing := missingParts(date, append(near, body)); len(missing) > 0 {
		fault("neither the heading nor the text has a %s for it", strings.Join(missing, " and "))
		return
	}
	if other := otherDate(date, body); other != "" {
		fault("the text has %q too", other)
	}
}

// why is what the reason says of dates.
func (g giver) why() stretch {
	all := slices.Concat(numbers(g.info, g.Inferred), numbers(datasets.SourceInfo{}, g.Inferred))
	return newCalendar(slices.DeleteFunc(all, func(m scan.Mention) bool { return !m.IsDate() })).whole()
}

// otherDate is a date of a text that says as much as another, and that cannot be the same;
// "" where there is none.
func otherDate(date edtf.Date, in stretch) string {
	said := date.Said()
	for _, m := range in.numbers[in.from:in.to] {
		d := m.Date()
		if d.IsZero() || date.Compatible(d) && !disjointDates(date, d) {
			continue
		}
		if its := d.Said(); len(its) > 0 && len(said) > 0 && (its[0].Day > 0 || said[0].Day == 0) && (its[0].Month > 0 || said[0].Month == 0) {
			return m.Text
		}
	}
	return ""
}

// placed holds the place that is given against the heading and the text.
func (g giver) placed(r *Result) {
	list := parts(g.Place)
	if len(list) == 0 {
		return
	}
	x := g.text.index()
	known := x.known
	fault := func(format string, args ...any) {
		r.Add(g.Finding(fmt.Sprintf("%s has the place %q, but ", g.Section, g.Place)+fmt.Sprintf(format, args...), "correct it; or "+because+"It continues with what happened in "+g.Place))
	}
	if names(known.Content(g.Inferred), known.Content(list[0]), known.Same) {
		return
	}
	has := func(s source.Span, place string) (found bool) {
		x.phrase(s, known.Content(place), func(int) bool { found = true; return false })
		return found
	}
	if has(g.heading, list[0]) {
		return
	}
	if !has(g.body, list[0]) {
		fault("neither the heading nor the text names %s", list[0])
		return
	}
	for _, span := range []source.Span{g.heading, g.body} {
		for _, other := range g.places().near(known, x, []vicinity{{inQuote, span}}, nowhere) {
			if has(span, other) && !slices.Contains(list, other) && !same(known, other, list) && !within(g.places(), other, list) {
				fault("the text names %s too", other)
				return
			}
		}
	}
}

// names reports whether some stems have others among them, one after the other.
func names(stems, wanted []string, same func(a, b string) bool) bool {
	for i := range stems {
		if len(wanted) > 0 && i+len(wanted) <= len(stems) && slices.EqualFunc(stems[i:i+len(wanted)], wanted, same) {
			return true
		}
	}
	return false
}

// givenDate holds the date that a section gives a row against what the text says with the
// number itself.
func (l *Ledger) givenDate(row *reading, r *Result) {
	said := l.said(row)
	if said == "" {
		said = l.finer(row)
	}
	if said != "" {
		r.Add(row.Finding("date", fmt.Sprintf("%s gives it the date %s, but the text says %q with the number", row.Given("date"), row.Date, said), "write the date in the row itself"))
	}
}

// givenPlace holds the place that a section gives a row against the places that its sentence
// names.
func (l *Ledger) givenPlace(row *reading, places gazetteer, r *Result) {
	text, near := l.texts[row.text].index(), l.vicinities(row)
	known, list := row.words(), parts(row.Place)
	if text.nearest(near, nil, known.Content(list[0])).reach <= inSentence {
		return
	}
	for _, other := range places.near(known, text, near, inParagraph) {
		n := text.nearest(near, nil, known.Content(other))
		if n.reach > inSentence || slices.Contains(list, other) || same(known, other, list) || within(places, other, list) {
			continue
		}
		r.Add(row.Finding("place", fmt.Sprintf("%s gives it the place %q, but the %s names %s", row.Given("place"), row.Place, n.reach, other), "write the place in the row itself; or say in the note that it is inferred"))
		return
	}
}

// givenDates are the dates that a row's section and source give, as far as they bear out a
// coarser one of the row's own: the section of 1 November 1755 a row of that November.
func (r *reading) givenDates() (out []stretch) {
	for _, s := range r.info.Under(r.Where) {
		if date, err := edtf.Parse(s.Date); err == nil && r.Date.Covers(date) && !date.Covers(r.Date) {
			out = append(out, newCalendar(numbers(datasets.SourceInfo{}, date.Format(""))).whole())
		}
	}
	return out
}

// givesDate is what would give a row the date that it has as its own; nil where nothing would.
func (r *reading) givesDate() *datasets.Section {
	for _, s := range r.info.Under(r.Where) {
		if s.Date == r.Cell("date") && s.Date != "" {
			return s
		}
	}
	return nil
}

// givenReach is how far off a place is that the section of a row, or its source, gives.
func (r *reading) givenReach(place string) reach {
	for _, s := range r.info.Under(r.Where) {
		if slices.Contains(parts(s.Place), place) {
			if s.Heading == "" {
				return inTitle
			}
			return inHeading
		}
	}
	return nowhere
}

// givenLabel reports whether a label is the place that the section of a row gives, or else
// its source.
func (r *reading) givenLabel(x *label) bool {
	for _, s := range r.info.Under(r.Where) {
		if s.Place != "" {
			return len(x.own) > 0 && slices.ContainsFunc(parts(s.Place), func(p string) bool { return slices.Equal(r.words().Content(p), x.own) })
		}
	}
	return false
}
