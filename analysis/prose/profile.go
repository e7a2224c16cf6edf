package prose

import (
	"quotient/analysis/topics"
	"quotient/analysis/wording"
	"quotient/datasets"
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
		v.wordsOf().Profile(p, o)
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

// wordsOf is the study, as far as the words of one of its rows are asked for.
func (v *verifier) wordsOf() topics.Subject {
	return topics.Subject{Study: v.study, Printer: v.printer, Terms: v.terms()}
}
