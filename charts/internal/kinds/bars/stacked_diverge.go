package bars

import (
	"slices"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
)

// sides are the series of stacks that diverge from a middle: so many to the left of it, one
// that it halves, and one that is apart on the right; -1 where there is none.
type sides struct{ left, middle, apart int }

// diverges reports whether the stacks lie on both sides of a middle.
func (s *stackedSpec) diverges() bool {
	return len(s.Left) > 0 || s.Middle.Value != "" || s.Apart.Value != ""
}

// diverge puts the series in their order from the left to the right, in all groups.
func (s *stackedSpec) diverge(r *spec.Resolver, data []spec.Datum, series []string, groups []*barGroup) (out []string) {
	if !s.diverges() {
		return series
	}
	at := s.Apart
	if len(s.Left) > 0 {
		at = s.Left[0]
	}
	if s.upright() {
		r.Fault(at, "draw bars: kind: stacked-bar", "columns have no left and no right of a middle")
		return series
	}
	if len(s.Left) == 0 {
		r.Fault(at, "name the series on the left of the middle: left: [Disagree]", "nothing is on the left of the middle")
		return series
	}
	cells := s.Series.Values(data)
	if !s.placed(r, cells) {
		return series
	}
	order := s.ordered(cells)
	name := func(cell string) string {
		return s.Series.Name(data[slices.IndexFunc(data, func(d spec.Datum) bool { return d.Cell(s.Series.Column.Value) == cell })])
	}
	for _, c := range order {
		out = append(out, name(c))
	}
	for _, g := range groups {
		was := g.data
		g.data = make([]*spec.Datum, len(was))
		for i, n := range out {
			g.data[i] = was[slices.Index(series, n)]
		}
	}
	s.shade(order)
	return out
}

// placed reports whether each series that is given a place is there, and has one place.
func (s *stackedSpec) placed(r *spec.Resolver, cells []string) bool {
	named := append(slices.Clone(s.Left), s.Middle, s.Apart)
	for i, t := range named {
		if t.Value != "" && !slices.Contains(cells, t.Value) {
			r.Fault(t, datasets.DidYouMean(t.Value, cells), "no row has the %s %q", s.Series.Column.Value, t.Value)
			return false
		}
		if t.Value != "" && slices.ContainsFunc(named[:i], func(o datasets.Text) bool { return o.Value == t.Value }) {
			r.Fault(t, "name each series once", "%q is at two places", t.Value)
			return false
		}
	}
	return true
}

// ordered are the series from the left to the right, and what is apart.
func (s *stackedSpec) ordered(cells []string) (order []string) {
	for _, t := range s.Left {
		order = append(order, t.Value)
	}
	s.sides = sides{len(order), -1, -1}
	if s.Middle.Value != "" {
		s.sides.middle = len(order)
		order = append(order, s.Middle.Value)
	}
	for _, c := range cells {
		if !slices.Contains(order, c) && c != s.Apart.Value {
			order = append(order, c)
		}
	}
	if s.Apart.Value != "" {
		s.sides.apart = len(order)
		order = append(order, s.Apart.Value)
	}
	return order
}

// shade gives the series on each side shades of one hue, the outermost the strongest, where
// the author names no colours.
func (s *stackedSpec) shade(order []string) {
	if len(s.Series.Colors) > 0 {
		return
	}
	s.Series.Colors = map[string]datasets.Text{}
	last := len(order)
	if s.sides.apart >= 0 {
		last--
		s.Series.Colors[order[last]] = datasets.Text{Value: "graphite"}
	}
	first := s.sides.left
	if s.sides.middle >= 0 {
		s.Series.Colors[order[first]] = datasets.Text{Value: "slate"}
		first++
	}
	give := func(cells []string, shades ...string) {
		for i, c := range cells {
			if n := len(cells); n <= len(shades) {
				s.Series.Colors[c] = datasets.Text{Value: shades[len(shades)-n+i]}
			}
		}
	}
	left, right := slices.Clone(order[:s.sides.left]), slices.Clone(order[first:last])
	if len(left) == 2 {
		give(left, "rust", "ember")
	} else {
		give(left, "rust", "ochre", "ember")
	}
	slices.Reverse(right)
	if len(right) == 2 {
		give(right, "danube", "azure")
	} else {
		give(right, "umber", "azure", "danube")
	}
}

// both is how long a row is to the left of the middle, to its right, and apart.
func (s *stackedSpec) both(r *stackedRow) (left, right, apart float64) {
	for _, b := range r.parts {
		switch {
		case b.series < s.sides.left:
			left += b.tip
		case b.series == s.sides.middle:
			left, right = left+b.tip/2, right+b.tip/2
		case b.series == s.sides.apart:
			apart += b.tip
		default:
			right += b.tip
		}
	}
	return left, right, apart
}

// fitBoth places the parts of rows on both sides of a middle, and returns where that is.
func (s *stackedSpec) fitBoth(p *layout.Page, rows []*stackedRow, left float64) (zero, perUnit float64) {
	const between = 30.0 // before what is apart
	var a, b, c, sums float64
	for _, r := range rows {
		x, y, z := s.both(r)
		a, b, c = max(a, x), max(b, y), max(c, z)
		sums = max(sums, p.LabelWidth(r.total))
	}
	_, a = p.Common("left of it", 0, a)
	_, b = p.Common("right of it", 0, b)
	_, c = p.Common("apart", 0, c)
	_, sums = p.Common("sums", 0, sums)
	room := p.Right() - left
	if sums > 0 {
		room -= sums + 2*barGap
	}
	if c > 0 {
		room -= between
	}
	if perUnit = room / max(a+b+c, 1e-300); room <= 0 {
		p.Fail("the labels leave no room for the bars: shorten them")
		return left, 1
	}
	zero = left + a*perUnit
	for _, r := range rows {
		x, _, _ := s.both(r)
		place(r.parts, zero-x*perUnit, perUnit)
		for _, part := range r.parts {
			if part.series == s.sides.apart {
				part.from = zero + b*perUnit + between
			}
		}
	}
	return zero, perUnit
}

// sum writes what a row adds up to: at its end or, of rows on both sides of a middle, at the
// right of the page.
func (s *stackedSpec) sum(p *layout.Page, r *stackedRow, y float64) {
	last := r.parts[len(r.parts)-1]
	switch {
	case r.total.Number == "":
	case s.diverges():
		p.DrawLabel(r.total, p.Right()-p.LabelWidth(r.total), y)
	default:
		p.DrawLabel(r.total, last.from+last.long+r.whole.tail+barGap, y)
	}
}
