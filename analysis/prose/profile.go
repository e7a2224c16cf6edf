package prose

import (
	"maps"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
)

// A profile is what the study says of a number: the words of its row, or of the rows that
// it is computed from.
type profile struct {
	words  map[string]bool // as they are written, in lower case
	stems  map[string]bool
	named  map[string]bool // names of senses
	around map[string]bool // beginnings of the words of the table, which all its rows share
	kins   [form.Extremes + 1]bool
}

func newProfile() *profile {
	return &profile{words: map[string]bool{}, stems: map[string]bool{}, named: map[string]bool{}, around: map[string]bool{}}
}

// add takes in a text; of an event it tells only where says is set.
func (p *profile) add(text string, events bool) {
	words := lowerWords(text)
	for _, w := range words {
		p.words[w], p.stems[stem(w)] = true, true
	}
	for _, x := range lexicons() {
		for _, h := range x.find(words) {
			if h.sense != nil && (events || h.sense.Kin != form.Events) {
				p.is(h.sense)
			}
		}
	}
}

func (p *profile) is(s *form.Sense) {
	p.named[key(s.Kin, s.Name)] = true
	p.kins[s.Kin] = true
	for _, name := range strings.Fields(s.Implies) {
		p.named[key(s.Kin, name)] = true
	}
}

func key(k form.Kin, name string) string { return string(rune('0'+k)) + name }

// has reports whether a profile has a sense.
func (p *profile) has(s *form.Sense) bool { return p.named[key(s.Kin, s.Name)] }

// profileOf is that of a number, worked out once.
func (v *verifier) profileOf(ref string, rows []*datasets.Observation) *profile {
	v.mu.Lock()
	defer v.mu.Unlock()
	if p, ok := v.profiles[ref]; ok {
		return p
	}
	p := newProfile()
	for _, o := range rows {
		p.row(v, o)
	}
	if c, ok := v.comparisons.Find(ref); ok {
		p.add(c.Name(v.printer.Locale)+" "+c.Measure.In(v.printer.Locale.Tag)+" "+c.Name(quantity.English), true)
	}
	if v.profiles == nil {
		v.profiles = map[string]*profile{}
	}
	v.profiles[ref] = p
	return p
}

// row takes in the words of a row. What its table is of tells an event only where the row
// itself tells none.
func (p *profile) row(v *verifier, o *datasets.Observation) {
	own := newProfile()
	cells := o.Cells()
	for i, column := range o.Columns() {
		switch {
		case column == "quote" || !slices.Contains(datasets.StandardColumns, column):
			own.add(cells[i], true)
		case column == "where":
			own.add(cells[i], false)
		}
	}
	own.add(o.ID, true)
	tells := own.kins[form.Events]
	own.add(o.Table, !tells)
	if t := v.tableOf(o); t != nil {
		own.add(t.Title, !tells)
		for _, w := range lowerWords(t.Title + " " + t.Description) {
			own.around[stem(w)] = true
		}
		if o.Place == "" {
			own.add(t.Description, false)
		}
	}
	if o.Statistic == datasets.Maximum {
		own.is(&form.Sense{Kin: form.Extremes, Name: "most"})
	}
	for _, name := range v.names(o) {
		own.add(name, false)
	}
	maps.Copy(p.words, own.words)
	maps.Copy(p.stems, own.stems)
	maps.Copy(p.named, own.named)
	maps.Copy(p.around, own.around)
	for k, is := range own.kins {
		p.kins[k] = p.kins[k] || is
	}
}

func (v *verifier) tableOf(o *datasets.Observation) *datasets.Table {
	i := slices.IndexFunc(v.study.Tables, func(t *datasets.Table) bool { return t.Name == o.Table })
	if i < 0 {
		return nil
	}
	return v.study.Tables[i]
}

// begins reports whether a word begins as another does: monthly, of month.
func (p *profile) begins(w string) bool {
	for x := range p.words {
		if strings.HasPrefix(x, w) {
			return true
		}
	}
	return false
}
