package datasets

import (
	"sync"

	"quotient/datasets/measure"
)

// declaredUnits are the units that a descriptor says to be multiples of others.
func declaredUnits(units map[string]UnitName) map[string]measure.Declared {
	out := map[string]measure.Declared{}
	for name, u := range units {
		out[name] = u.Declared
	}
	return out
}

// Measures returns how the units of the study go into one another.
func (s *Study) Measures() measure.Units { return s.measures() }

// measured finds out which units the rows have, and of which years, when that is first
// asked for.
func (s *Study) measured() {
	s.measures = sync.OnceValue(func() measure.Units {
		used := map[string]measure.Use{}
		for name := range s.Units {
			used[name] = measure.Use{}
		}
		for _, t := range s.Tables {
			for _, o := range t.Rows {
				if o.Quantity == nil || o.Quantity.Unit.IsPlain() {
					continue
				}
				name, use := o.Quantity.Unit.String(), measure.Use{}
				if year, dated := o.Date.Year(); dated {
					use = measure.Use{From: year, To: year}
				}
				used[name] = used[name].With(use)
			}
		}
		units, _ := measure.New(declaredUnits(s.Units), used)
		return units
	})
	for _, t := range s.Tables {
		t.measures = s.measures
	}
}

// Alike reports whether two rows are in one unit, or in units of one family: dollars and
// cents.
func (o *Observation) Alike(p *Observation) bool {
	a, b := o.Quantity.Unit, p.Quantity.Unit
	if a == b || o.table == nil || o.table.measures == nil {
		return a == b
	}
	factor, _ := o.table.measures().Ratio(a, b)
	return factor != nil
}
