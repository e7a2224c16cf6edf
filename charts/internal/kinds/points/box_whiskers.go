package points

import (
	"cmp"
	"slices"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
)

// MinMax are whiskers from the least number of a group to the greatest.
const MinMax = "min-max"

// summed is a box plot without points: each group is its box, and a line from its least to its
// greatest number.
func (s *boxSpec) summed(r *spec.Resolver) layout.Layout {
	if s.Whiskers.Value != MinMax {
		r.Fault(s.Whiskers, "write "+MinMax, "there is no extent %q", s.Whiskers.Value)
		return nil
	}
	all, ok := s.Whole(r, s.X.Column, s.By)
	if !ok {
		return nil
	}
	ends := r.Sample(all.Column)
	unit := r.OneUnit(s.ID, ends)
	title := r.AxisTitle(s.X, ends, unit)
	along := s.X.Extent(r, r.LogScale(s.X.Scale, ends), ends)
	var groups []boxGroup
	var names []string
	for _, w := range all.Groups {
		g := boxGroup{name: w.Row.Cell(s.By.Value), summary: w.Summary, whole: w.Row}
		names = append(names, g.name)
		g.emphasis = slices.ContainsFunc(s.Emphasis, func(t datasets.Text) bool { return t.Value == g.name })
		if called, ok := r.Terms[g.name]; ok {
			g.name = called
		}
		groups = append(groups, g)
	}
	for _, e := range s.Emphasis {
		if !slices.Contains(names, e.Value) {
			r.Fault(e, datasets.DidYouMean(e.Value, names), "there is no group %q", e.Value)
		}
	}
	r.Crowded(s.ID, len(groups), mostGroups, "groups")
	missing := r.Numberless
	r.Numberless = 0 // the plot says it
	return func(p *layout.Page) layout.Body { return s.body(p, groups, title, along, missing) }
}

// whiskerHalf is half the height of a box without points.
const whiskerHalf = 9.0

// drawWhiskers draws the line from the least number of a group to its greatest, on either side
// of its box.
func (g *boxStrip) drawWhiskers(p *layout.Page, axis layout.Scale, middle float64) {
	look := p.Theme.Danube
	if g.emphasis {
		look = p.Theme.Ember
	}
	s := g.summary
	for _, w := range [][2]float64{{s.Min.Low, s.Q1.Low}, {s.Q3.Low, s.Max.Low}} {
		p.Line(look.Mark, 2, axis.At(w[0]), middle, axis.At(w[1]), middle)
	}
	for _, end := range []float64{s.Min.Low, s.Max.Low} {
		p.Line(look.Mark, 2, axis.At(end), middle-whiskerHalf/2, axis.At(end), middle+whiskerHalf/2)
	}
}

// told is a group without points in words.
func (g *boxStrip) told(p *layout.Page) string {
	s := g.summary
	return cmp.Or(g.name, p.Say("In all")) + ": " + p.Count(s.Count, "%d number|%d numbers") + "; " + p.Sayf("median %s, quartiles %s and %s; lowest %s, highest %s",
		s.Median.In(p.Locale), s.Q1.In(p.Locale), s.Q3.In(p.Locale), s.Min.In(p.Locale), s.Max.In(p.Locale))
}
