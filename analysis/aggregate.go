package analysis

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/stat"

	"quotient/analysis/addable"
	"quotient/analysis/frames"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// An Aggregation is a number that [Aggregate] works out for each group.
type Aggregation struct {
	column, name string
	of           func(sorted []float64) float64 // rises with every number
	whole        bool                           // moves with each of them, so that it lies beyond a limit if one does
	how          addable.Addition
}

// As gives the column of the result another name.
func (a Aggregation) As(name string) Aggregation {
	a.name = name
	return a
}

// Sum adds the numbers of a column.
func Sum(column string) Aggregation {
	return Aggregation{column, column, floats.Sum, true, addable.Together}
}

// Mean is the mean of the numbers of a column.
func Mean(column string) Aggregation {
	return Aggregation{column, column, func(x []float64) float64 { return stat.Mean(x, nil) }, true, addable.Averaged}
}

// Median is the median of the numbers of a column.
func Median(column string) Aggregation {
	return Aggregation{column, column, func(x []float64) float64 { return quantile7(0.5, x) }, false, addable.Averaged}
}

// Min is the least number of a column.
func Min(column string) Aggregation {
	return Aggregation{column, column, floats.Min, false, addable.Apart}
}

// Max is the greatest number of a column.
func Max(column string) Aggregation {
	return Aggregation{column, column, floats.Max, false, addable.Apart}
}

// Count counts the cells of a column that are not empty; in a column named count.
func Count(column string) Aggregation { return Aggregation{column, "count", nil, false, addable.Apart} }

// Aggregate works out numbers for each group of rows that have the same value in a
// column, in the order of these values; all rows are one group where by is "". Empty
// cells are left out: [Count] tells how many numbers a group has, and one with none has
// an empty cell.
//
// In a table of observations the numbers under value have bounds. Then the result has a
// bound, too, and perhaps a high end: what is counted over 400 and exactly 78 is over
// 478 in all; and it is as sure as the least sure of its numbers, by a column modality
// where one of them is not asserted. What no bound can say, and units that are mixed, are
// errors; so is a sum, mean or median of what cannot be added: a part beside its whole,
// two accounts of one fact, a count at a moment beside a total. That error is a [*Refusal].
func Aggregate(df frames.Frame, by string, what ...Aggregation) (frames.Frame, error) {
	out := &aggregated{what: what, numbers: map[string][]float64{}}
	if err := out.check(df, by); err != nil {
		return frames.Frame{}, err
	}
	groups := []Group{{DataFrame: df}}
	if by != "" {
		var err error
		if groups, err = frames.GroupBy(df, by); err != nil {
			return frames.Frame{}, err
		}
	}
	for _, g := range groups {
		if err := out.add(g); err != nil {
			return frames.Frame{}, inGroup(g.Name, err)
		}
	}
	return out.frame(df, by)
}

// aggregated is what has been worked out, group by group.
type aggregated struct {
	what    []Aggregation
	bounded string // the column whose numbers have bounds; "" for none
	labels  []string
	numbers map[string][]float64
	// Of the column with bounds:
	highs              []float64
	bounds, modalities []string
}

// check finds what cannot be worked out of a frame, and which column has bounds.
func (x *aggregated) check(df frames.Frame, by string) error {
	if len(x.what) == 0 {
		return fmt.Errorf("there is nothing to work out: name it, as in analysis.Sum(%q)", "value")
	}
	var names []string
	if by != "" {
		names = append(names, by)
	}
	for _, a := range x.what {
		if err := frames.Has(df, a.column); err != nil {
			return err
		}
		if a.of != nil && frames.IsText(df, a.column) {
			return fmt.Errorf("the column %q is text, and no number can be worked out of it", a.column)
		}
		if slices.Contains(names, a.name) {
			return fmt.Errorf("two columns of the result are called %q: give one another name with As", a.name)
		}
		names = append(names, a.name)
		if a.of == nil || a.column != "value" || !slices.Contains(df.Names(), "bound") {
			continue
		}
		if x.bounded != "" {
			return fmt.Errorf("%s and %s of numbers with bounds stand in tables of their own", x.bounded, a.name)
		}
		x.bounded = a.name
	}
	return nil
}

// add works everything out for a group.
func (x *aggregated) add(g Group) error {
	x.labels = append(x.labels, g.Name)
	for _, a := range x.what {
		if a.of == nil {
			x.numbers[a.name] = append(x.numbers[a.name], float64(count(g.DataFrame, a.column)))
			continue
		}
		if err := addable.Frame(g.DataFrame, a.column, a.how); err != nil {
			return err
		}
		if a.name != x.bounded {
			x.numbers[a.name] = append(x.numbers[a.name], of(a, numbers(g.DataFrame, a.column)))
			continue
		}
		e, err := extentOf(g.DataFrame)
		if err != nil {
			return err
		}
		low, high, bound, err := e.bounding(a)
		if err != nil {
			return err
		}
		x.numbers[a.name], x.highs, x.bounds = append(x.numbers[a.name], low), append(x.highs, high), append(x.bounds, string(bound))
		x.modalities = append(x.modalities, string(claimed(g.DataFrame)))
	}
	return nil
}

// frame is the result. It has the columns of bounds and claims that tell something.
func (x *aggregated) frame(df frames.Frame, by string) (frames.Frame, error) {
	var out []frames.Column
	if by != "" {
		out = append(out, frames.NameColumn(df, by, x.labels))
	}
	for _, a := range x.what {
		out = append(out, frames.NumberColumn(a.name, x.numbers[a.name]))
		if a.name != x.bounded {
			continue
		}
		if slices.ContainsFunc(x.highs, func(high float64) bool { return !math.IsNaN(high) }) {
			out = append(out, frames.NumberColumn("high", x.highs))
		}
		out = append(out, frames.TextColumn("bound", x.bounds))
		if slices.ContainsFunc(x.modalities, func(m string) bool { return m != string(datasets.Asserted) }) {
			out = append(out, frames.TextColumn("modality", x.modalities))
		}
	}
	return frames.New(out...)
}

// inGroup says of which group an error is.
func inGroup(group string, err error) error {
	if group == "" {
		return err
	}
	return fmt.Errorf("in the group %q %w", group, err)
}

// claimed is the weakest claim of the numbers of a group.
func claimed(df frames.Frame) datasets.Modality {
	out := datasets.Asserted
	for _, m := range valued(df, "modality") {
		if m != "" {
			out = out.Weakest(datasets.Modality(m))
		}
	}
	return out
}

// valued are the cells of a column in the rows that have a value.
func valued(df frames.Frame, column string) (cells []string) {
	if frames.Has(df, column) != nil {
		return nil
	}
	values := frames.Numbers(df, "value")
	for i, cell := range frames.Texts(df, column) {
		if !math.IsNaN(values[i]) {
			cells = append(cells, cell)
		}
	}
	return cells
}

// numbers are those of a column, in order of size; empty cells are left out.
func numbers(df frames.Frame, name string) []float64 {
	out := slices.DeleteFunc(frames.Numbers(df, name), math.IsNaN)
	slices.Sort(out)
	return out
}

func count(df frames.Frame, name string) (n int) {
	for _, cell := range frames.Texts(df, name) {
		if cell != "" {
			n++
		}
	}
	return n
}

func of(a Aggregation, x []float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	slices.Sort(x)
	return a.of(x)
}

// An extent is the numbers of a group of observations, each of which is only known by its
// bound: the least and the greatest that each can be, and the bounds that there are.
type extent struct {
	lows, tops []float64
	bounds     map[quantity.Bound]bool // but for exact
}

func extentOf(df frames.Frame) (extent, error) {
	e := extent{bounds: map[quantity.Bound]bool{}}
	units := valued(df, "unit")
	if i := slices.IndexFunc(units, func(u string) bool { return u != units[0] }); i >= 0 {
		return e, fmt.Errorf("there are numbers in %s and in %s", units[0], units[i])
	}
	values := frames.Numbers(df, "value")
	var highs []float64
	if frames.Has(df, "high") == nil {
		highs = frames.Numbers(df, "high")
	}
	for i, cell := range frames.Texts(df, "bound") {
		v, bound := values[i], quantity.Bound(cell)
		if math.IsNaN(v) {
			continue
		}
		low, top := v, v
		switch bound {
		case quantity.Over, quantity.AtLeast, quantity.Under, quantity.UpTo:
			low, top = reach(bound, v, nil)
		case quantity.About:
			if highs != nil && !math.IsNaN(highs[i]) {
				top = highs[i]
			}
		case quantity.Between:
			if highs == nil {
				return e, fmt.Errorf("there is a range from %v on, and the frame has no column high", v)
			}
			if top = highs[i]; math.IsNaN(top) {
				return e, fmt.Errorf("there is a range from %v on without a high end", v)
			}
		}
		e.lows, e.tops = append(e.lows, low), append(e.tops, top)
		if bound != quantity.Exact {
			e.bounds[bound] = true
		}
	}
	return e, nil
}

// bounding works a number out of those of the extent, with its bound. High is NaN where the
// bound has none.
func (e extent) bounding(a Aggregation) (value, high float64, bound quantity.Bound, err error) {
	none := math.NaN()
	if len(e.lows) == 0 {
		return none, none, quantity.Exact, nil
	}
	nothing := !slices.ContainsFunc(e.lows, func(x float64) bool { return x != 0 })
	low, high := of(a, e.lows), of(a, e.tops)
	switch {
	case len(e.bounds) == 0:
		return low, none, quantity.Exact, nil
	case e.bounds[quantity.About]:
		return e.vague(low, high)
	case math.IsInf(low, -1) && math.IsInf(high, 1):
		return none, none, "", errors.New("there are lower and upper limits: what they come to could be anything")
	case low == high:
		return low, none, quantity.Exact, nil
	case math.IsInf(high, 1):
		return low, none, e.over(a), nil
	case math.IsInf(low, -1), low == 0 && nothing:
		return high, none, e.under(a), nil
	}
	return low, high, quantity.Between, nil
}

// over is the bound of a number without an upper limit.
func (e extent) over(a Aggregation) quantity.Bound {
	if a.whole && e.bounds[quantity.Over] && !e.bounds[quantity.AtLeast] {
		return quantity.Over
	}
	return quantity.AtLeast
}

// under is the bound of a number without a lower limit.
func (e extent) under(a Aggregation) quantity.Bound {
	if a.whole && e.bounds[quantity.Under] && len(e.bounds) == 1 {
		return quantity.Under
	}
	return quantity.UpTo
}

// vague is a number that is worked out of some that are about.
func (e extent) vague(low, high float64) (float64, float64, quantity.Bound, error) {
	none := math.NaN()
	switch {
	case len(e.bounds) > 1:
		return none, none, "", errors.New("there are numbers that are about, and others with a limit: what they come to nobody can say")
	case low == high:
		return low, none, quantity.About, nil
	}
	return low, high, quantity.About, nil
}
