package prose

import (
	"maps"
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
)

// profileOf is that of a number, worked out once.
func (v *verifier) profileOf(ref string, rows []*datasets.Observation) *wording.Profile {
	v.mu.Lock()
	defer v.mu.Unlock()
	if p, ok := v.profiles[ref]; ok {
		return p
	}
	p := wording.NewProfile()
	for _, o := range rows {
		v.row(p, o)
	}
	if c, ok := v.comparisons.Find(ref); ok {
		p.Add(c.Name(v.printer.Locale)+" "+c.Measure.In(v.printer.Locale.Tag)+" "+c.Name(quantity.English), true)
	}
	if v.profiles == nil {
		v.profiles = map[string]*wording.Profile{}
	}
	v.profiles[ref] = p
	return p
}

// row takes in the words of a row. What its table is of tells an event only where the row
// itself tells none.
func (v *verifier) row(p *wording.Profile, o *datasets.Observation) {
	own := wording.NewProfile()
	cells := o.Cells()
	for i, column := range o.Columns() {
		switch {
		case column == "quote":
			own.Add(own.Excludes(cells[i], wording.Of(quantity.English.Tag).Excludes), true)
		case !slices.Contains(datasets.StandardColumns, column):
			own.Add(cells[i]+" "+v.terms()[cells[i]], true)
		case column == "where":
			own.Add(cells[i], false)
		}
	}
	own.Add(o.ID, true)
	tells := own.Kins[form.Events]
	own.Add(o.Table, !tells)
	if t := v.tableOf(o); t != nil {
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
	for _, name := range v.names(o) {
		own.Add(name, false)
	}
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

func (v *verifier) tableOf(o *datasets.Observation) *datasets.Table {
	i := slices.IndexFunc(v.study.Tables, func(t *datasets.Table) bool { return t.Name == o.Table })
	if i < 0 {
		return nil
	}
	return v.study.Tables[i]
}
