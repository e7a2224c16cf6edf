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

// aside is how far the nth of so many marks at one place is moved from it: enough to show
// how many there are, and too little to be read along the axis.
func aside(n, many int) float64 {
	const least, most, apart = 3.0, 5.0, 2.5
	if many < 2 {
		return 0
	}
	steps := float64(many - 1)
	return min(most, max(least, steps*apart/2)) * (2*float64(n)/steps - 1)
}

// meet finds the numbers of several curves at one place, and moves their points apart
// along x, a little: each keeps the height of its number.
func (f *lineFrame) meet(p *page, curves []*curve) {
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
		p.signs = append(p.signs, signBeside)
		for n, s := range group {
			f.beside[s] = meeting{aside(n, len(group)), group}
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
