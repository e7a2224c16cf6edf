package points

import (
	"cmp"
	"math"
	"slices"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// Box is the kind box.
var Box = layout.Kind{
	Name:    "box",
	Doc:     "How the numbers of a column are spread in each group: every one a point, behind them the median and the middle half.",
	Unnamed: true,
	Titled:  true,
	Axes:    1,
	Spec:    func() layout.Specification { return &boxSpec{} },
}

// boxSpec is a box plot in charts.yaml.
type boxSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	X           spec.Axis        `yaml:"x" is:"axis" doc:"the numbers: a column, with title, scale and ends"`
	By          datasets.Text    `yaml:"by" is:"column" doc:"the column that makes the groups"`
	spec.Ends   `yaml:",inline"` // which are keys of x
	Emphasis    datasets.Texts   `yaml:"emphasis" is:"cell" doc:"the groups of the finding"`
	Whiskers    datasets.Text    `yaml:"extent" is:"whiskers" doc:"min-max draws a line from the least to the greatest number of each group, and no points: for many numbers"`
}

// A boxGroup is one row of a box plot.
type boxGroup struct {
	name     string
	data     []spec.Datum // from the least to the greatest
	summary  analysis.Summary
	emphasis bool
	whole    *datasets.Observation // that stands for all of its numbers, which are then no points
}

// count is how many numbers the group has.
func (g boxGroup) count() int {
	if g.whole != nil {
		return g.summary.Count
	}
	return len(g.data)
}

const (
	// A box of fewer numbers than these would show quartiles that lie between
	// two of them, and no spread.
	fewestBoxed = 5
	mostGroups  = 24
	mostTagged  = 8 // numbers of a group that are written out
)

func (g boxGroup) boxed() bool { return g.whole != nil || len(g.data) >= fewestBoxed }

// Layout resolves what the chart names and returns its body.
func (s *boxSpec) Layout(r *spec.Resolver) layout.Layout {
	if !s.OnlyTable(r, s.ID) {
		return nil
	}
	if s.X.Table.Value != "" {
		r.Fault(s.X.Table, "name the table of the chart: table: …", "a box plot has one table")
	}
	s.Misplaced(r)
	s.X.None(r, "box plot")
	if s.Whiskers.Value != "" {
		return s.summed(r)
	}
	if many, few := s.Many(r, cmp.Or(s.X.Column.Value, "value")); !few {
		r.Refuse("crowded", s.ID, "draw each group from its least to its greatest number, without points: extent: min-max; or keep fewer, with where", "%s points are more than can be read: %d at most", limits.Count(len(many.Rows)), mostPoints)
		if len(r.Found) > 0 {
			return nil
		}
	}
	all := s.Data(r, s.ID, false)
	data := r.Numbers(s.ID, s.X.Column, all)
	missing := len(all) - len(data)
	unit := r.OneUnit(s.ID, data)
	title := r.AxisTitle(s.X, data, unit)
	along := s.X.Extent(r, r.LogScale(s.X.Scale, data), data)
	groups := s.groups(r, data)
	r.Crowded(s.ID, len(groups), mostGroups, "groups")
	r.Crowded(s.ID, len(data), mostPoints, "points")
	return func(p *layout.Page) layout.Body {
		if p.Lone(len(data)) && len(along.Reached) == 0 {
			return p.Single(data[0], s.Name(data[0]), unit)
		}
		return s.body(p, groups, title, along, missing)
	}
}

func (s *boxSpec) groups(r *spec.Resolver, data []spec.Datum) (out []boxGroup) {
	if s.By.Value != "" && !r.Whole(s.By, data) {
		return nil
	}
	var names []string
	for _, d := range data {
		name := d.Cell(s.By.Value)
		i := slices.Index(names, name)
		if i < 0 {
			i = len(names)
			names, out = append(names, name), append(out, boxGroup{name: d.Called(name)})
		}
		out[i].data = append(out[i].data, d)
	}
	for _, e := range s.Emphasis {
		if !slices.Contains(names, e.Value) {
			r.Fault(e, datasets.DidYouMean(e.Value, names), "there is no group %q", e.Value)
		}
	}
	for i := range out {
		g := &out[i]
		g.emphasis = slices.ContainsFunc(s.Emphasis, func(t datasets.Text) bool { return t.Value == names[i] })
		slices.SortStableFunc(g.data, func(a, b spec.Datum) int { return cmp.Compare(layout.First(a.Value()), layout.First(b.Value())) })
		var rows []*datasets.Observation
		var numbers []quantity.Quantity
		for _, d := range g.data {
			rows, numbers = append(rows, d.Row()), append(numbers, d.Quantity())
		}
		var err error
		if g.summary, err = analysis.SummaryOf(rows, numbers); err != nil {
			r.Fault(s.ID, "", "%v", err)
			return out
		}
	}
	return out
}

// open is how a statistic is known.
type open int

const (
	openExact open = iota
	openAbove
	openBelow
	openRange
	openBoth // unknown
)

func openOf(e analysis.Estimate) open {
	switch above, below := math.IsInf(e.High, 1), math.IsInf(e.Low, -1); {
	case e.Unknown || math.IsNaN(e.Low) || math.IsNaN(e.High) || above && below || math.IsInf(e.Low, 1) || math.IsInf(e.High, -1):
		return openBoth
	case above:
		return openAbove
	case below:
		return openBelow
	case e.Low != e.High:
		return openRange
	}
	return openExact
}
