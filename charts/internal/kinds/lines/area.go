package lines

import (
	"cmp"
	"slices"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/datasets"
)

// Area is the kind area.
var Area = layout.Kind{
	Name:    "area",
	Panels:  true,
	Doc:     "Amounts along time as areas from zero: one, or the parts of a whole laid upon each other; solid only between exact numbers.",
	Unnamed: true,
	Axes:    1,
	Timed:   true,
	Spec:    func() layout.Specification { return &areaSpec{} },
}

// areaSpec is an area chart in charts.yaml.
type areaSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	X           datasets.Text `yaml:"x" is:"column" doc:"a column of dates, times, years or numbers; date without it"`
	Series      spec.Series   `yaml:"series" is:"series" doc:"the column whose values are laid upon each other"`
	From        datasets.Text `yaml:"from" is:"number" doc:"where the areas begin: zero"`
}

// A slice is a moment of an area chart: the numbers that are laid upon each other there,
// by series; nil where there is none.
type slice struct {
	moment
	parts []*moment
	base  []float64            // under each part
	sum   *analysis.Comparison // of the chief slices, where all parts are there
}

// whole reports whether all parts up to that of a series have numbers.
func (s *slice) whole(series int) bool {
	return !slices.ContainsFunc(s.parts[:series+1], func(m *moment) bool { return m == nil || !m.number })
}

// top is where the last part ends, and the far end of a range.
func (s *slice) top() (near, far float64) {
	for k := len(s.parts) - 1; k >= 0; k-- {
		if s.whole(k) {
			a, b := s.parts[k].Value()
			return s.base[k] + a, s.base[k] + b
		}
	}
	return 0, 0
}

// Layout resolves what the chart names and returns its body.
func (s *areaSpec) Layout(r *spec.Resolver) layout.Layout {
	line := &lineSpec{Common: s.Common, Rows: s.Rows, X: s.X, Series: s.Series}
	moments, numbers, numeric := line.along(r)
	unit := r.OneUnit(s.ID, numbers)
	r.FromZero(s.From)
	line.Series.Encode(r, numbers, spec.Encoding{Most: spec.MostParts, Parts: true})
	curves := line.curves(r, moments)
	slices := sliced(curves)
	if len(curves) > 1 && len(r.Found) == 0 {
		s.stackable(r, curves, slices)
	}
	reached := r.Reached()
	return func(p *layout.Page) layout.Body {
		if p.Lone(len(numbers)) && len(reached) == 0 {
			return line.single(p, moments, unit)
		}
		f := &areaPlot{line: line, page: p, curves: curves, slices: slices, numbers: numbers, reached: reached}
		return f.body(unit, numeric)
	}
}

// sliced are the moments of all curves, in the order of x, with what is laid upon each
// other at each.
func sliced(curves []*curve) (out []*slice) {
	type place struct{ from, to float64 }
	index := map[place]*slice{}
	for k, c := range curves {
		for i := range c.moments {
			m := &c.moments[i]
			at := place{m.from, m.to}
			if index[at] == nil {
				index[at] = &slice{moment: *m, parts: make([]*moment, len(curves)), base: make([]float64, len(curves))}
				out = append(out, index[at])
			}
			index[at].parts[k] = m
		}
	}
	slices.SortStableFunc(out, func(a, b *slice) int { return cmp.Or(cmp.Compare(a.x(), b.x()), cmp.Compare(a.from, b.from)) })
	for _, s := range out {
		base := 0.0
		for k, m := range s.parts {
			s.base[k] = base
			if m != nil && m.number {
				v, _ := m.Value()
				base += v
			}
		}
	}
	return out
}

// stackable refuses what cannot be laid upon each other, and adds up the chief slices.
func (s *areaSpec) stackable(r *spec.Resolver, curves []*curve, all []*slice) {
	last := len(curves) - 1
	whole := slices.DeleteFunc(slices.Clone(all), func(s *slice) bool { return !s.whole(last) })
	if len(whole) == 0 {
		r.Fault(s.ID, "draw lines: kind: line", "there is no place along %s where all series have a number, and areas are laid upon each other", cmp.Or(s.X.Value, "date"))
		return
	}
	s.ends(r, curves)
	s.gaps(r, curves, all)
	if len(r.Found) == 0 {
		s.sums(r, whole)
	}
}

// ends refuses numbers below zero, and open ends that another area would be laid on.
func (s *areaSpec) ends(r *spec.Resolver, curves []*curve) {
	last := len(curves) - 1
	for k, c := range curves {
		for _, m := range c.moments {
			if !m.number {
				continue
			}
			if v, _ := m.Value(); v < 0 {
				r.Fault(s.ID, "draw lines: kind: line", "%s is negative, and areas are laid upon each other", m.Ref())
			}
			if b := m.Bound(); b == marks.Exact || b == marks.About || k == last && b != marks.Under {
				continue
			}
			r.Refuse("open-total", s.ID, "list its series last, or draw lines: kind: line", "%s is %s: no area can be laid on an end that is not known", m.Ref(), m.Label())
		}
	}
}

// gaps refuses numbers that have nothing under them.
func (s *areaSpec) gaps(r *spec.Resolver, curves []*curve, all []*slice) {
	last := len(curves) - 1
	for _, at := range all {
		gap := slices.IndexFunc(at.parts, func(m *moment) bool { return m == nil || !m.number })
		for k := gap + 1; gap >= 0 && k <= last; k++ {
			if m := at.parts[k]; m != nil && m.number {
				r.Fault(s.ID, "list series with gaps last, leave these places out with where, or draw lines: kind: line", "%s has nothing under it: of %s there is no number at %s, and missing is not zero", m.Ref(), curves[gap].name, at.when)
			}
		}
	}
}

// sums adds up the first, the last and the greatest of slices that are whole.
func (s *areaSpec) sums(r *spec.Resolver, whole []*slice) {
	greatest := slices.MaxFunc(whole, func(a, b *slice) int {
		x, _ := a.top()
		y, _ := b.top()
		return cmp.Compare(x, y)
	})
	for _, at := range []*slice{whole[0], greatest, whole[len(whole)-1]} {
		if at.sum != nil {
			continue
		}
		var data []spec.Datum
		for _, m := range at.parts {
			data = append(data, m.Datum)
		}
		c, err := r.Sum(data)
		if err != nil {
			r.Fault(s.ID, "draw lines: kind: line", "the parts of %s cannot be added: %v", at.when, err)
			return
		}
		at.sum = c
	}
}
