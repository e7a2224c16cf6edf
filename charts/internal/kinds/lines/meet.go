package lines

import (
	"cmp"
	"slices"

	"quotient/charts/internal/layout"
)

// spotted is a number of a line chart: the curve, and the moment on it.
type spotted struct{ curve, moment int }

// A meeting is a place that several numbers share.
type meeting struct {
	shift float64   // how far the point is moved aside, so that all are seen
	of    []spotted // all numbers there
}

// meet finds the numbers of several curves at one place, and moves their points apart
// along x, a little: each keeps the height of its number.
func (f *lineFrame) meet(p *layout.Page, curves []*curve) {
	type placed struct {
		spotted
		x, top, bottom float64 // a range is a mark as long as it is
	}
	const near = 1.0 // further apart, they are at two places
	var all []placed
	for k, c := range curves {
		for _, i := range c.numbered() {
			x, low, high := f.at(c.moments[i])
			all = append(all, placed{spotted{k, i}, x, high - near/2, low + near/2})
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.top, b.top)) })
	f.beside = map[spotted]meeting{}
	for i, a := range all {
		if _, ok := f.beside[a.spotted]; ok {
			continue
		}
		group, bottom := []spotted{a.spotted}, a.bottom
		for _, b := range all[i+1:] {
			if b.x-a.x > near {
				break
			}
			if _, ok := f.beside[b.spotted]; !ok && b.curve != a.curve && b.top <= bottom && b.bottom >= a.top {
				group, bottom = append(group, b.spotted), max(bottom, b.bottom)
			}
		}
		if len(group) == 1 {
			continue
		}
		slices.SortFunc(group, func(a, b spotted) int { return cmp.Compare(a.curve, b.curve) })
		p.Signs = append(p.Signs, layout.SignBeside)
		for n, s := range group {
			f.beside[s] = meeting{layout.Aside(n, len(group)), group}
		}
	}
}

// likewise are the other numbers at the place of one that read the same. Those at the
// ends of named lines are written there.
func (f lineFrame) likewise(curves []*curve, ends []*ending, at spotted) (out []spotted) {
	ended := func(s spotted) bool {
		all := curves[s.curve].numbered()
		return len(ends) > 0 && s.moment == all[len(all)-1]
	}
	if ended(at) {
		return nil
	}
	m := curves[at.curve].moments[at.moment]
	for _, s := range f.beside[at].of {
		if o := curves[s.curve].moments[s.moment]; s != at && !ended(s) && o.Label() == m.Label() && o.Remark() == m.Remark() {
			out = append(out, s)
		}
	}
	return out
}
