package analysis

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/stat"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// An Aggregation is a number that [Aggregate] works out for each group.
type Aggregation struct {
	column, name string
	of           func(sorted []float64) float64 // rises with every number
	whole        bool                           // moves with each of them, so that it lies beyond a limit if one does
	how          addition
}

// As gives the column of the result another name.
func (a Aggregation) As(name string) Aggregation {
	a.name = name
	return a
}

// Sum adds the numbers of a column.
func Sum(column string) Aggregation { return Aggregation{column, column, floats.Sum, true, together} }

// Mean is the mean of the numbers of a column.
func Mean(column string) Aggregation {
	return Aggregation{column, column, func(x []float64) float64 { return stat.Mean(x, nil) }, true, averaged}
}

// Median is the median of the numbers of a column.
func Median(column string) Aggregation {
	return Aggregation{column, column, func(x []float64) float64 { return quantile7(0.5, x) }, false, averaged}
}

// Min is the least number of a column.
func Min(column string) Aggregation { return Aggregation{column, column, floats.Min, false, apart} }

// Max is the greatest number of a column.
func Max(column string) Aggregation { return Aggregation{column, column, floats.Max, false, apart} }

// Count counts the cells of a column that are not empty; in a column named count.
func Count(column string) Aggregation { return Aggregation{column, "count", nil, false, apart} }

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
func Aggregate(df dataframe.DataFrame, by string, what ...Aggregation) (dataframe.DataFrame, error) {
	none := dataframe.New()
	if len(what) == 0 {
		return none, fmt.Errorf("there is nothing to work out: name it, as in analysis.Sum(%q)", "value")
	}
	var names []string
	if by != "" {
		names = append(names, by)
	}
	bounded := ""
	for _, a := range what {
		if err := column(df, a.column); err != nil {
			return none, err
		}
		if a.of != nil && df.Col(a.column).Type() == series.String {
			return none, fmt.Errorf("the column %q is text, and no number can be worked out of it", a.column)
		}
		if slices.Contains(names, a.name) {
			return none, fmt.Errorf("two columns of the result are called %q: give one another name with As", a.name)
		}
		names = append(names, a.name)
		if a.of != nil && a.column == "value" && slices.Contains(df.Names(), "bound") {
			if bounded != "" {
				return none, fmt.Errorf("%s and %s of numbers with bounds stand in tables of their own", bounded, a.name)
			}
			bounded = a.name
		}
	}
	groups := []Group{{"", df}}
	if by != "" {
		var err error
		if groups, err = GroupBy(df, by); err != nil {
			return none, err
		}
	}
	columns := map[string][]float64{}
	var labels, bounds, modalities []string
	var highs []float64
	for _, g := range groups {
		labels = append(labels, g.Name)
		for _, a := range what {
			if a.of == nil {
				columns[a.name] = append(columns[a.name], float64(count(g.DataFrame, a.column)))
				continue
			}
			if err := addable(amountsIn(g.DataFrame, a.column), a.how); err != nil {
				return none, inGroup(g.Name, err)
			}
			if a.name != bounded {
				columns[a.name] = append(columns[a.name], of(a, numbers(g.DataFrame, a.column)))
				continue
			}
			low, high, bound, err := bounding(a, g)
			if err != nil {
				return none, err
			}
			columns[a.name], highs, bounds = append(columns[a.name], low), append(highs, high), append(bounds, string(bound))
			modalities = append(modalities, string(claimed(g)))
		}
	}
	var out []series.Series
	if by != "" {
		out = append(out, series.New(labels, df.Col(by).Type(), by))
	}
	for _, a := range what {
		out = append(out, series.New(columns[a.name], series.Float, a.name))
		if a.name == bounded {
			if slices.ContainsFunc(highs, func(x float64) bool { return !math.IsNaN(x) }) {
				out = append(out, series.New(highs, series.Float, "high"))
			}
			out = append(out, series.New(bounds, series.String, "bound"))
			if slices.ContainsFunc(modalities, func(m string) bool { return m != string(datasets.Asserted) }) {
				out = append(out, series.New(modalities, series.String, "modality"))
			}
		}
	}
	result := dataframe.New(out...)
	return result, result.Error()
}

// inGroup says of which group an error is.
func inGroup(group string, err error) error {
	if group == "" {
		return err
	}
	return fmt.Errorf("in the group %q %w", group, err)
}

// claimed is the weakest claim of the numbers of a group.
func claimed(g Group) datasets.Modality {
	out := datasets.Asserted
	if slices.Contains(g.Names(), "modality") {
		for i, m := range texts(g.DataFrame, "modality") {
			if m != "" && !math.IsNaN(g.Col("value").Elem(i).Float()) {
				out = out.Weakest(datasets.Modality(m))
			}
		}
	}
	return out
}

// numbers are those of a column, in order of size; empty cells are left out.
func numbers(df dataframe.DataFrame, name string) []float64 {
	out := slices.DeleteFunc(df.Col(name).Float(), math.IsNaN)
	slices.Sort(out)
	return out
}

func count(df dataframe.DataFrame, name string) (n int) {
	for _, cell := range texts(df, name) {
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

// bounding works a number out of those of a table of observations, each of which is
// only known by its bound: the least and the greatest that it can be.
func bounding(a Aggregation, g Group) (value, high float64, bound quantity.Bound, err error) {
	value, high = math.NaN(), math.NaN()
	fail := func(format string, args ...any) (float64, float64, quantity.Bound, error) {
		where := ""
		if g.Name != "" {
			where = fmt.Sprintf("in the group %q ", g.Name)
		}
		return value, high, "", errors.New(where + fmt.Sprintf(format, args...))
	}
	if slices.Contains(g.Names(), "unit") {
		var units []string
		for i, u := range texts(g.DataFrame, "unit") {
			if !math.IsNaN(g.Col("value").Elem(i).Float()) && !slices.Contains(units, u) {
				units = append(units, u)
			}
		}
		if len(units) > 1 {
			return fail("there are numbers in %s and in %s", units[0], units[1])
		}
	}
	var lows, tops []float64
	seen := map[quantity.Bound]bool{}
	for i, cell := range texts(g.DataFrame, "bound") {
		v := g.Col("value").Elem(i).Float()
		if math.IsNaN(v) {
			continue
		}
		b := quantity.Bound(cell)
		seen[b] = true
		low, top := v, v
		switch b {
		case quantity.Over, quantity.AtLeast:
			top = math.Inf(1)
		case quantity.Under, quantity.UpTo:
			low = least(v)
		case quantity.About:
			if slices.Contains(g.Names(), "high") {
				if h := g.Col("high").Elem(i).Float(); !math.IsNaN(h) {
					top = h
				}
			}
		case quantity.Between:
			if !slices.Contains(g.Names(), "high") {
				return fail("there is a range from %v on, and the frame has no column high", v)
			}
			if top = g.Col("high").Elem(i).Float(); math.IsNaN(top) {
				return fail("there is a range from %v on without a high end", v)
			}
		}
		lows, tops = append(lows, low), append(tops, top)
	}
	delete(seen, quantity.Exact)
	if len(lows) == 0 {
		return value, high, quantity.Exact, nil
	}
	value, high = of(a, lows), of(a, tops)
	switch {
	case len(seen) == 0:
		return value, math.NaN(), quantity.Exact, nil
	case seen[quantity.About] && len(seen) > 1:
		return fail("there are numbers that are about, and others with a limit: what they come to nobody can say")
	case seen[quantity.About] && value == high:
		return value, math.NaN(), quantity.About, nil
	case seen[quantity.About]:
		return value, high, quantity.About, nil
	case math.IsInf(value, -1) && math.IsInf(high, 1):
		return fail("there are lower and upper limits: what they come to could be anything")
	case value == high:
		return value, math.NaN(), quantity.Exact, nil
	case math.IsInf(high, 1) && a.whole && seen[quantity.Over] && !seen[quantity.AtLeast]:
		return value, math.NaN(), quantity.Over, nil
	case math.IsInf(high, 1):
		return value, math.NaN(), quantity.AtLeast, nil
	case math.IsInf(value, -1), value == 0 && !slices.ContainsFunc(lows, func(x float64) bool { return x != 0 }):
		if a.whole && seen[quantity.Under] && len(seen) == 1 {
			return high, math.NaN(), quantity.Under, nil
		}
		return high, math.NaN(), quantity.UpTo, nil
	}
	return value, high, quantity.Between, nil
}
