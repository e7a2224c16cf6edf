package bars

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Stacked is the kind stacked-bar.
var Stacked = layout.Kind{
	Name:   "stacked-bar",
	Doc:    "Parts laid end to end, with their sum: what a whole is made of, group by group.",
	Panels: true,
	Axes:   1,
	Spec:   func() layout.Specification { return &stackedSpec{} },
}

// StackedColumn is the kind stacked-column. It differs from [Stacked] in how it is drawn.
var StackedColumn = layout.Kind{
	Name:   "stacked-column",
	Panels: true,
	Doc:    "Parts laid upon each other, with their sum: what a whole is made of, year by year; where names have no room, the columns lie down.",
	Axes:   1,
	Spec:   func() layout.Specification { return &stackedSpec{} },
}

// stackedSpec is a chart of stacked bars in charts.yaml, and of stacked columns.
type stackedSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	Group       datasets.Text  `yaml:"group" is:"column" doc:"the column that groups the parts"`
	From        datasets.Text  `yaml:"from" is:"number" doc:"where the bars begin: zero"`
	Series      spec.Series    `yaml:"series" is:"series" doc:"the column whose values are the parts of a bar"`
	Share       datasets.Text  `yaml:"share" is:"truth" doc:"true draws each part as its share of the whole, computed with its bounds"`
	Left        datasets.Texts `yaml:"left" is:"cell" doc:"the series on the left of a middle, from the left; the others are on its right"`
	Middle      datasets.Text  `yaml:"middle" is:"cell" doc:"the series that the middle halves"`
	Apart       datasets.Text  `yaml:"apart" is:"cell" doc:"the series that is on neither side, drawn apart"`

	sides sides
}

// upright reports whether the stacks are columns.
func (s *stackedSpec) upright() bool { return s.Kind.Value == StackedColumn.Name }

// stack is a group of parts with their sum, which is computed.
type stack struct {
	*barGroup
	sum   *analysis.Comparison
	parts []part
}

// A part is a number of a stack, and its share of the whole where that is drawn.
type part struct {
	spec.Datum
	series int
	share  *shareOf
}

// Layout resolves what the chart names and returns its body.
func (s *stackedSpec) Layout(r *spec.Resolver) layout.Layout {
	data := s.Data(r, s.ID, true)
	r.Percent = s.Share.Value != ""
	unit := r.OneUnit(s.ID, data)
	s.Series.Check(r, data)
	r.FromZero(s.From)
	r.Column(s.Group, data)
	if s.Series.Column.Value == "" {
		r.Fault(s.ID, "name the column: series: { column: …, colors: … }", "the parts have no series")
	}
	if s.Share.Value != "" && s.Share.Value != "true" {
		r.Fault(s.Share, "write true, or leave it out", "share is %q", s.Share.Value)
	}
	series, groups := grid(r, s.ID, data, s.Group.Value, &s.Series)
	series = s.diverge(r, data, series, groups)
	s.Series.Encode(r, data, spec.Encoding{Most: spec.MostParts, Parts: true})
	days := s.inTime(r, groups)
	stacks := make([]stack, len(groups))
	for i, g := range groups {
		stacks[i] = s.stackOf(r, g)
	}
	if s.Share.Value != "" {
		r.Unit = "" // shares have their sign
	}
	lines := s.reached(r)
	return func(p *layout.Page) layout.Body {
		switch {
		case p.Lone(len(data)) && len(lines) == 0:
			return p.Single(data[0], strings.TrimPrefix(data[0].Term(s.Group.Value)+", "+s.Series.Name(data[0]), ", "), unit)
		case s.upright():
			if b, ok := s.columns(p, series, stacks, days, unit, lines); ok {
				return b
			}
		}
		return s.body(p, series, stacks, unit, lines)
	}
}

// reached are the ends of the reference lines, as the stacks are measured: from 0 to 1 where
// they are shares.
func (s *stackedSpec) reached(r *spec.Resolver) []float64 {
	lines := r.Reached()
	if len(lines) > 0 && s.diverges() {
		r.Fault(s.ID, "draw it without lines, or without left", "a reference line has no place on both sides of a middle")
	}
	if s.Share.Value == "" {
		return lines
	}
	for i := range lines {
		lines[i] /= 100
	}
	if len(lines) > 0 && len(r.Found) == 0 && (lines[0] < 0 || lines[1] > 1) {
		r.Fault(s.ID, "write a line from 0 to 100, in percent of the whole", "a line among shares is at a share of the whole, and one is below zero or above it")
	}
	return lines
}

// unitOf is how long one of the unit of the reference lines is, on a scale of stacks.
func (s *stackedSpec) unitOf(perUnit float64) float64 {
	if s.Share.Value != "" {
		return perUnit / 100
	}
	return perUnit
}

// inTime puts columns that are named by dates in the order of these, each in its place on
// the dateline, and refuses more than can be read.
func (s *stackedSpec) inTime(r *spec.Resolver, groups []*barGroup) spec.Dateline {
	if !s.upright() {
		r.Crowded(s.ID, len(groups), spec.MostRows, "bars")
		return spec.Dateline{}
	}
	if s.Table.Value != "" && len(s.Sort) == 0 {
		sorted := spec.InTime(firsts(groups), s.Group.Value)
		place := map[string]int{}
		for i, d := range sorted {
			place[d.Ref()] = i
		}
		slices.SortStableFunc(groups, func(a, b *barGroup) int { return cmp.Compare(place[a.first().Ref()], place[b.first().Ref()]) })
	}
	most := spec.MostRows
	if runsOn(firsts(groups), s.Group.Value) {
		most = mostInSequence
	}
	r.Crowded(s.ID, len(groups), most, "columns")
	for _, g := range groups {
		if d := g.first(); g.name == d.Cell(s.Group.Value) {
			g.name = inWords(g.name, d, s.Group.Value)
		}
	}
	return dateline(firsts(groups), s.Group.Value)
}

// first is the first part of a group.
func (g *barGroup) first() spec.Datum {
	return *g.data[slices.IndexFunc(g.data, func(d *spec.Datum) bool { return d != nil })]
}

func firsts(groups []*barGroup) (out []spec.Datum) {
	for _, g := range groups {
		out = append(out, g.first())
	}
	return out
}

// stackOf is a group with its sum, or with the shares of it. It refuses parts that cannot
// be laid upon each other.
func (s *stackedSpec) stackOf(r *spec.Resolver, g *barGroup) stack {
	t := stack{barGroup: g}
	var data []spec.Datum
	for k, d := range g.data {
		if d == nil {
			continue
		}
		if v, _ := d.Value(); v < 0 {
			r.Fault(s.ID, "draw bars beside each other: kind: grouped-bar", "%s is negative, and parts are laid end to end", d.Ref())
		}
		if n := len(t.parts); n > 0 {
			s.closed(r, t.parts[n-1].Datum)
		}
		t.parts = append(t.parts, part{Datum: *d, series: k})
		data = append(data, *d)
	}
	if last := t.parts[len(t.parts)-1]; last.Bound() == marks.Under || s.diverges() {
		s.closed(r, last.Datum)
	}
	if len(r.Found) > 0 {
		return t
	}
	if len(data) > 1 {
		c, err := r.Sum(data)
		if err != nil {
			r.Fault(s.ID, "draw them beside each other: kind: grouped-bar", "the parts of %q cannot be added: %v", g.name, err)
			return t
		}
		s.whole(r, g, c)
		t.sum = c
	}
	if s.Share.Value != "" {
		s.shares(r, &t)
	}
	return t
}

// whole refuses parts in percent that add up to more than all there is. Parts that the
// text has rounded may do so by half of their last digit each.
func (s *stackedSpec) whole(r *spec.Resolver, g *barGroup, sum *analysis.Comparison) {
	if sum.Unit.String() != quantity.Percent || sum.Lo.Value == nil {
		return
	}
	most := big.NewRat(100, 1)
	for _, o := range sum.From {
		if v := o.Quantity.Value(); v != nil && o.OutOf() == nil { // a share of n in m is exact
			decimals, _ := v.FloatPrec()
			most.Add(most, new(big.Rat).Quo(power(1, -decimals), big.NewRat(2, 1)))
		}
	}
	if sum.Lo.Value.Cmp(most) > 0 {
		r.Refuse("over-whole", s.ID, "check the numbers, or draw bars next to each other: kind: grouped-bar", "the parts of %q add up to %s, more than a whole", g.name, r.Printer().Label(sum))
	}
}

// closed refuses a part whose end is open where another is laid on it.
func (s *stackedSpec) closed(r *spec.Resolver, d spec.Datum) {
	if b := d.Bound(); b != marks.Exact && b != marks.About && (b != marks.Between || s.Share.Value == "" || s.diverges()) {
		r.Refuse("open-total", s.ID, "list its series last, or draw bars beside each other: kind: grouped-bar", "%s is %s: no part can be laid on an end that is not known", d.Ref(), d.Label())
	}
}
