package charts

import (
	"cmp"
	"slices"
)

// spotted is a number of a line chart: the curve, and the moment on it.
type spotted struct{ curve, moment int }

// A meeting is a place that several numbers share.
type meeting struct {
	shift float64   // how far the point is moved aside, so that all are seen
	of    []spotted // all numbers there
}

// meet finds the numbers at one place, and moves their points apart along x: each keeps
// the height of its number.
func (f *lineFrame) meet(p *page, curves []*curve) {
	type placed struct {
		spotted
		x, top, bottom float64 // a range is a mark as long as it is
	}
	near := 0.35 * f.radius // further apart, both are seen
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
			if _, ok := f.beside[b.spotted]; !ok && b.top <= bottom && b.bottom >= a.top {
				group, bottom = append(group, b.spotted), max(bottom, b.bottom)
			}
		}
		if len(group) == 1 {
			continue
		}
		slices.SortFunc(group, func(a, b spotted) int { return cmp.Compare(a.curve, b.curve) })
		p.signs = append(p.signs, signBeside)
		pitch := min(2.3*f.radius, 6*f.radius/float64(len(group)-1))
		half := pitch * float64(len(group)-1) / 2
		// Clear of the numbers of the axis, and of the leaders to the names.
		from := max(min(-half, f.x.right+10-a.x-2*half), f.x.left-4-a.x)
		for n, s := range group {
			f.beside[s] = meeting{from + pitch*float64(n), group}
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
		if o := curves[s.curve].moments[s.moment]; s != at && !ended(s) && o.label() == m.label() && o.remark() == m.remark() {
			out = append(out, s)
		}
	}
	return out
}
