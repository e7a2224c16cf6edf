package bars

import (
	"math/big"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/datasets/quantity"
)

// A shareOf is a part as its share of a whole, which is computed, and where its mark lies
// between 0 and 1. Of what the bounds leave open, the ends of the parts lie in a stretch
// each: that from the end where it is least to where it is greatest.
type shareOf struct {
	share     *analysis.Comparison
	near, tip float64 // from where the part begins for certain
	end       marks.Bound
}

// shares works out the shares of a stack, each with its bounds, and where the ends of its
// parts lie. It refuses what leaves a part no place.
func (s *stackedSpec) shares(r *spec.Resolver, t *stack) {
	start := 0.0
	for k := range t.parts {
		d := &t.parts[k]
		c, err := s.share(r, t, k)
		if err != nil {
			r.Fault(s.Share, "leave out share, or draw them beside each other: kind: grouped-bar", "the share of %s has no value: %v", d.Ref(), err)
			return
		}
		low, high, vague, err := edge(t.parts, k)
		if err != nil {
			r.Fault(s.Share, "leave out share, or draw them beside each other: kind: grouped-bar", "the share of %s has no value: %v", d.Ref(), err)
			return
		}
		d.share = &shareOf{share: c, near: low - start, tip: high - start, end: marks.Exact}
		switch {
		case low == high && vague:
			d.share.end = marks.About
		case low == high:
		case low == 0:
			d.share.near, d.share.end = high-start, marks.Under
		case low <= start:
			r.Fault(s.Share, "leave out share, or draw them beside each other: kind: grouped-bar", "%s is %s of the whole, and the bounds of the others leave it no certain place", d.Ref(), r.Printer().Label(c))
			return
		default:
			d.share.end = marks.Between
		}
		start = high
	}
}

// share is part k of a stack as a share of the whole.
func (s *stackedSpec) share(r *spec.Resolver, t *stack, k int) (*analysis.Comparison, error) {
	data := []spec.Datum{t.parts[k].Datum}
	for i, d := range t.parts {
		if i != k {
			data = append(data, d.Datum)
		}
	}
	if len(data) == 1 {
		c, err := r.Over("/", data[0], data[0])
		if err == nil {
			c.Show = quantity.ShowPercent
		}
		return c, err
	}
	return r.Over("share", data...)
}

// edge is where part k of a whole may end: between the least and the greatest share that
// it has together with all parts before it.
func edge(parts []part, k int) (low, high float64, vague bool, err error) {
	if k == len(parts)-1 {
		return 1, 1, false, nil
	}
	before := parts[0].Quantity()
	for _, d := range parts[1 : k+1] {
		if before, err = quantity.Add(before, d.Quantity()); err != nil {
			return 0, 0, false, err
		}
	}
	var rest []quantity.Quantity
	for _, d := range parts[k+1:] {
		rest = append(rest, d.Quantity())
	}
	q, err := quantity.ShareOf(before, rest...)
	if err != nil {
		return 0, 0, false, err
	}
	at := func(v *big.Rat, otherwise float64) float64 {
		if v == nil {
			return otherwise
		}
		f, _ := v.Float64()
		return f
	}
	return at(q.Lo.Value, 0), at(q.Hi.Value, 1), q.Vague, nil
}

// partWash is how much of its colour fills a computed part.
const partWash = layout.PartWash

// measure makes a part as long as its share, and its number that share.
func (f *shareOf) measure(p *layout.Page, b *segment) {
	b.Datum = p.Datum(f.share)
	b.near, b.tip, b.end, b.tail, b.wash = f.near, f.tip, f.end, 0, partWash
	for _, s := range layout.SignsOfBody(b.Datum) {
		if s == layout.SignComputed || s == layout.SignDerived {
			s = layout.SignShare
		}
		p.Signs = append(p.Signs, s)
	}
	if sign, ok := map[marks.Bound]layout.Sign{marks.About: layout.SignAbout, marks.Between: layout.SignBetween, marks.Under: layout.SignUnder}[f.end]; ok {
		p.Signs = append(p.Signs, sign)
	}
}
