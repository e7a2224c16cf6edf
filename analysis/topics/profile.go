package topics

import (
	"maps"
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
)

// Profile takes the words of a row into a profile. What its table is of tells an event only where the row
// itself tells none.
func (s Subject) Profile(p *wording.Profile, o *datasets.Observation) {
	own := wording.NewProfile()
	cells := o.Cells()
	for i, column := range o.Columns() {
		switch {
		case column == "quote":
			own.Add(own.Excludes(cells[i], wording.Of(quantity.English.Tag).Excludes), true)
		case !slices.Contains(datasets.StandardColumns, column):
			own.Add(cells[i]+" "+s.Terms[cells[i]], true)
		case column == "where":
			own.Add(cells[i], false)
		}
	}
	own.Add(o.ID, true)
	tells := own.Kins[form.Events]
	own.Add(o.Table, !tells)
	if t := s.Table(o); t != nil {
		own.Add(t.Title, !tells)
		for _, w := range wording.Lower(t.Title + " " + t.Description) {
			own.Around[wording.Stem(w)] = true
		}
		if o.Place == "" {
			own.About(t.Description)
		}
	}
	if o.Statistic == datasets.Maximum {
		own.Is(&form.Sense{Kin: form.Extremes, Name: "most"})
	}
	for _, name := range s.Names(o) {
		own.Add(name, false)
	}
	p.Hear(s.Study.Sentence(o))
	maps.Copy(p.Words, own.Words)
	maps.Copy(p.Stems, own.Stems)
	maps.Copy(p.Named, own.Named)
	maps.Copy(p.Around, own.Around)
	maps.Copy(p.Near, own.Near)
	maps.DeleteFunc(own.Not, func(w string, _ bool) bool { return own.Stems[w] })
	maps.Copy(p.Not, own.Not)
	for k, is := range own.Kins {
		p.Kins[k] = p.Kins[k] || is
	}
}

// Table is that of a row, or nil.
func (s Subject) Table(o *datasets.Observation) *datasets.Table {
	i := slices.IndexFunc(s.Study.Tables, func(t *datasets.Table) bool { return t.Name == o.Table })
	if i < 0 {
		return nil
	}
	return s.Study.Tables[i]
}
