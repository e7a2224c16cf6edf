package datasets

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"quotient/datasets/edtf"
	"quotient/datasets/numerals"
	"quotient/datasets/source"
)

// Given is what the rows of a source, or under a heading of it, have unless they say
// otherwise.
type Given struct {
	Date  string `json:"date" doc:"the date of the rows that have none, as EDTF"`
	Place string `json:"place" doc:"the place of the rows that have none"`
	// Inferred is one sentence that says how a date or place is known that the text does not
	// plainly have there, and names it.
	Inferred string `json:"inferred" doc:"one sentence that says how a date or place is known that the text does not plainly have there, and names it"`
}

// A Section is what a text has under one heading. That of a source itself has no heading.
type Section struct {
	Heading string `json:"heading" doc:"the heading, as where has it"`
	Given

	at position
}

// String names a section in messages.
func (s *Section) String() string {
	if s.Heading == "" {
		return "the source"
	}
	return fmt.Sprintf("the section %q", s.Heading)
}

// Finding returns a finding at a section.
func (s *Section) Finding(message, hint string) Finding {
	return Finding{File: DescriptorName, Line: s.at.line, Column: s.at.column, Message: message, Hint: hint}
}

// givenColumns are those that a section gives, in the order in which they are added to a
// table without them.
var givenColumns = []string{"date", "place"}

func (g Given) cell(column string) string {
	if column == "date" {
		return g.Date
	}
	return g.Place
}

// among reports whether a source is one of a list: what it says is the same, wherever it
// is written.
func (i SourceInfo) among(list []SourceInfo) bool {
	bare := func(s SourceInfo) SourceInfo {
		s.Sections = slices.Clone(s.Sections)
		for k := range s.Sections {
			s.Sections[k].at = position{}
		}
		return s
	}
	return slices.ContainsFunc(list, func(s SourceInfo) bool { return reflect.DeepEqual(bare(i), bare(s)) })
}

// Same reports whether two sources say the same of themselves.
func (i SourceInfo) Same(j SourceInfo) bool { return i.among([]SourceInfo{j}) }

// Under returns what gives a date or a place to a row at a place of the source, the nearest
// first: the section whose heading that names, then the source.
func (i SourceInfo) Under(where string) (out []*Section) {
	if heading := source.Heading(where); heading != "" {
		for k := range i.Sections {
			if source.Heading(i.Sections[k].Heading) == heading {
				out = append(out, &i.Sections[k])
				break
			}
		}
	}
	if i.Date != "" || i.Place != "" {
		out = append(out, &Section{Given: i.Given})
	}
	return out
}

func (i SourceInfo) gives() bool { return i.Date != "" || i.Place != "" || len(i.Sections) > 0 }

// given holds what sources and sections give against what can be given, and notes the places
// of sections.
func (d *describer) given(path string, sources []SourceInfo) {
	for i := range sources {
		s, here := &sources[i], fmt.Sprintf("%s/sources/%d", path, i)
		d.works(here, *s)
		d.givenOf(here, "the source", s.Given)
		seen := map[string]bool{}
		for k := range s.Sections {
			section, at := &s.Sections[k], fmt.Sprintf("%s/sections/%d", here, k)
			section.at.line, section.at.column = d.pos.At(at)
			heading := source.Heading(section.Heading)
			switch {
			case heading == "":
				d.fault(at+"/heading", `as where has it: "heading": "Poland – June 1956"`, "the section has no heading")
				continue
			case strings.Contains(section.Heading, "¶"):
				d.fault(at+"/heading", "leave the paragraph out: what differs within a section is written in the rows", "the heading %q names a paragraph", section.Heading)
			case seen[heading]:
				d.fault(at+"/heading", "make one section of the two", "a second section has the heading %q", section.Heading)
			case section.Given == Given{Inferred: section.Inferred}:
				d.fault(at, `add "date" or "place", or take the section out`, "%s gives neither a date nor a place", section)
			}
			seen[heading] = true
			d.givenOf(at, section.String(), section.Given)
		}
	}
}

// givenOf holds what one source or section gives against what can be given.
func (d *describer) givenOf(path, what string, g Given) {
	if g.Date != "" {
		if _, err := edtf.Parse(g.Date); err != nil {
			d.fault(path+"/date", "a date is written as in the rows: 1956-06-28, 1956-10, 1956", "the date of %s: %v", what, err)
		}
	}
	if strings.TrimSpace(g.Place) != g.Place {
		d.fault(path+"/place", "take the blanks out", "the place of %s, %q, begins or ends with a blank", what, g.Place)
	}
}

// inherit gives the rows of tables of observations the dates and places of their sections
// and sources, where their own cells are empty.
func (s *Study) inherit() (found Findings) {
	if !slices.ContainsFunc(s.Sources, SourceInfo.gives) {
		return nil
	}
	for _, t := range s.Tables {
		if !t.Observed {
			continue
		}
		for _, o := range t.Rows {
			info, f := s.giver(o)
			if f != nil {
				found = append(found, *f)
				continue
			}
			for _, column := range givenColumns {
				for _, section := range info.Under(o.Where) {
					if o.Cell(column) == "" && section.cell(column) != "" {
						o.give(column, section)
					}
				}
			}
		}
	}
	return append(found, s.unknownSections()...)
}

// giver is the source of a row, of which it has its date and place; none where no source
// gives any. Of several that the row can be from, it is the one that has its quote.
func (s *Study) giver(o *Observation) (SourceInfo, *Finding) {
	list := slices.Clone(o.Sources())
	if len(list) > 1 {
		if i := s.holding(list, o); i >= 0 {
			list = []int{list[i]}
		}
	}
	if !slices.ContainsFunc(list, func(i int) bool { return len(s.Sources[i].Under(o.Where)) > 0 }) {
		return SourceInfo{}, nil
	}
	if len(list) > 1 {
		f := o.Finding("source", "it can be from several sources, which give their rows a date or place", "name the one that it is from, in the column source or in the property source of the table")
		return SourceInfo{}, &f
	}
	return s.Sources[list[0]], nil
}

// give fills an empty cell of a row from a section.
func (o *Observation) give(column string, from *Section) {
	cell := from.cell(column)
	if column == "date" {
		date, err := edtf.Parse(cell)
		if err != nil { // which is reported where it is written
			return
		}
		o.own().Date = date
	} else {
		o.own().Place = cell
	}
	if o.given == nil {
		o.given = map[string]*Section{}
	}
	o.given[column] = from
	o.table.widen(column)
	o.cells = o.cells.With(o.table.IndexOf(column), cell)
}

// widen adds a column to a table that has none of the name.
func (t *Table) widen(column string) {
	if _, ok := t.Field(column); ok {
		return
	}
	t.Fields = append(slices.Clone(t.Fields), Field{Name: column, Type: "string", numeral: numerals.Usual})
}

// Given returns what gives a row its date or its place: nil where its own cell does.
func (o *Observation) Given(column string) *Section { return o.given[column] }

// GivenBy says in words which cells of a row are those of its section or source, with the
// reason that this gives; "" where all are its own.
func (o *Observation) GivenBy() string {
	date, place := o.given["date"], o.given["place"]
	switch {
	case date != nil && place != nil && date.Heading == place.Heading:
		return date.gives("date and place")
	case date != nil && place != nil:
		return date.gives("date") + " " + place.gives("place")
	case date != nil:
		return date.gives("date")
	case place != nil:
		return place.gives("place")
	}
	return ""
}

// gives says what of a row is the section's, and why.
func (s *Section) gives(what string) string {
	verb := "is that of "
	if strings.Contains(what, " and ") {
		verb = "are those of "
	}
	of := "its source."
	if s.Heading != "" {
		of = "the section " + InQuotes(s.Heading) + "."
	}
	return strings.TrimSpace("The " + what + " " + verb + of + " " + s.Inferred)
}

// unknownSections reports the sections whose heading no row is under, nor the text of a
// source that is in the study has.
func (s *Study) unknownSections() (found Findings) {
	for i := range s.Sources {
		info, known, names := &s.Sources[i], map[string]bool{}, []string{}
		if len(info.Sections) == 0 {
			continue
		}
		add := func(where string) {
			if heading := source.Heading(where); heading != "" && !known[heading] {
				known[heading], names = true, append(names, strings.TrimSpace(strings.SplitN(where, "¶", 2)[0]))
			}
		}
		for _, t := range s.Tables {
			for _, o := range t.Rows {
				if t.Observed && slices.Contains(o.Sources(), i) {
					add(o.Where)
				}
			}
		}
		for _, a := range s.SetAside {
			add(a.Where)
		}
		text := s.texts.Text(info.Path)
		for k := range info.Sections {
			section := &info.Sections[k]
			if known[source.Heading(section.Heading)] {
				continue
			}
			if text != nil {
				if _, err := text.Locate(section.Heading); err == nil {
					continue
				}
			}
			found = append(found, section.Finding(fmt.Sprintf("no row is under the heading %q", section.Heading), DidYouMean(section.Heading, names)))
		}
	}
	return found
}
