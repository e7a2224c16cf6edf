package datasets

import (
	"fmt"
	"slices"
)

// is reports whether a source is the one of a name, or of a title.
func (i SourceInfo) is(name string) bool { return name != "" && (i.Name == name || i.Title == name) }

// sourceNames are the names of some sources, or, of those that have none, their titles.
func sourceNames(list []SourceInfo, titled bool) (names []string) {
	for _, s := range list {
		if s.Name != "" || !titled {
			names = append(names, s.Name)
		} else {
			names = append(names, s.Title)
		}
	}
	return names
}

// sources are the texts that the rows of a table can be from, by their places among
// all: the one that it names, its own, or else those of the package.
func (d *describer) sources(here string, all *descriptor, r *resource) (out []int) {
	every := allSources(*all)
	from := r.Sources
	if len(from) == 0 {
		from = all.Sources
	}
	for i, s := range every {
		if r.Source != "" && s.is(r.Source) || r.Source == "" && s.among(from) {
			out = append(out, i)
		}
	}
	if r.Source != "" && len(out) == 0 {
		d.fault(here+"/source", DidYouMean(r.Source, sourceNames(every, true)), "table %q: no source is named %q", r.Name, r.Source)
	}
	return out
}

// allSources are those of the package, and then those that tables have of their own.
func allSources(d descriptor) []SourceInfo {
	out := slices.Clone(d.Sources)
	for _, r := range d.Resources {
		for _, s := range r.Sources {
			if !s.among(out) {
				out = append(out, s)
			}
		}
	}
	return out
}

// rowSources gives rows the source that their column source names. In a table in which no
// cell of it is a source it is a column like others: coal, gas, wind.
func (s *Study) rowSources() (found Findings) {
	known := func(cell string) int {
		return slices.IndexFunc(s.Sources, func(i SourceInfo) bool { return i.is(cell) })
	}
	hasNames := slices.ContainsFunc(s.Sources, func(i SourceInfo) bool { return i.Name != "" })
	for _, t := range s.Tables {
		if _, ok := t.Field("source"); !ok {
			continue
		}
		if !(t.Observed && hasNames) && !slices.ContainsFunc(t.Rows, func(o *Observation) bool { return known(o.Cell("source")) >= 0 }) {
			continue
		}
		for _, o := range t.Rows {
			cell := o.Cell("source")
			if i := known(cell); i >= 0 {
				o.own().sources = []int{i}
			} else if cell != "" {
				found = append(found, o.Finding("source", fmt.Sprintf("no source is named %q", cell), DidYouMean(cell, sourceNames(s.Sources, true))))
			}
		}
	}
	return found
}

// Sources are those that a row can be from, by what its cells and its table say: their
// places among [Study.Sources].
func (o *Observation) Sources() []int {
	if o.sources != nil {
		return o.sources
	}
	return o.table.sources
}

// SourcesOf returns the texts that some rows are from, in the order of [Study.Sources].
// Where neither a row nor its table names one of several, it is the one among the
// study's own files in which the quote stands; where none does, all of them.
func (s *Study) SourcesOf(rows []*Observation) (out []SourceInfo) {
	used := make([]bool, len(s.Sources))
	for _, o := range rows {
		for _, i := range s.sourcesOf(o) {
			used[i] = true
		}
	}
	for i, info := range s.Sources {
		if used[i] || len(rows) == 0 {
			out = append(out, info)
		}
	}
	return out
}

// sourcesOf are the places among all sources of those that a row can be from.
func (s *Study) sourcesOf(o *Observation) []int {
	list := o.Sources()
	if len(list) > 1 && o.Quote != "" {
		if i := s.holding(list, o); i >= 0 {
			list = list[i : i+1]
		}
	}
	return list
}

// holding returns which of some sources, of those that are files of the study itself, has the
// quote of a row, or -1.
func (s *Study) holding(list []int, o *Observation) int {
	return slices.IndexFunc(list, func(i int) bool {
		text := s.texts.Text(s.Sources[i].Path)
		if text == nil {
			return false
		}
		_, err := text.Quote(o.Quote, o.Where)
		return err == nil
	})
}
