package draft

import (
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

var columnWhere = slices.Index(columns, "where")

// sections are the headings that say one date each, which is that of the rows under them.
// What a place is, only a person can say.
func (d *drafter) sections(mentions []scan.Mention) (out []datasets.Section) {
	used := map[string]bool{} // headings that rows are under
	for _, row := range d.rows[1:] {
		used[source.Heading(row[columnWhere])] = true
	}
	for i, p := range d.paragraphs {
		if i == 0 || d.text.Under(i) != i { // the title is of all that the text tells
			continue
		}
		name := d.text.Where(p.Span)
		if strings.Contains(name, "¶") || !used[source.Heading(name)] {
			continue
		}
		if date := onlyDate(mentions, p.Span); date != "" {
			out = append(out, datasets.Section{Heading: name, Given: datasets.Given{Date: date}})
		}
	}
	return out
}

// onlyDate is the one date that a stretch of text says, if it has a year; else "".
func onlyDate(mentions []scan.Mention, in source.Span) (date string) {
	for _, m := range mentions {
		if !in.Contains(m.Span) || m.Date().IsZero() {
			continue
		}
		said := m.Date().Said()
		if date != "" || slices.ContainsFunc(said, func(s edtf.Said) bool { return !s.HasYear }) {
			return ""
		}
		date = m.Date().String()
	}
	return date
}

// sectionsOf are sections as a descriptor has them.
func sectionsOf(list []datasets.Section) (out []map[string]string) {
	for _, s := range list {
		out = append(out, map[string]string{"heading": s.Heading, "date": s.Date})
	}
	return out
}
