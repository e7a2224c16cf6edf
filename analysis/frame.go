package analysis

import (
	"fmt"
	"slices"
	"sort"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"quotient/datasets"
)

// The functions below keep gota's traps away: a column that is not there
// panics in gota, groups come in random order, several sort keys are applied
// wrongly, and joins are quadratic.

// column checks that a frame has a column before gota is asked for it.
func column(df dataframe.DataFrame, name string) error {
	if !slices.Contains(df.Names(), name) {
		return &datasets.NotFound{What: "column", Name: name, Hint: datasets.DidYouMean(name, df.Names())}
	}
	return nil
}

// Filter keeps the rows whose column equals one of the values, as printed.
func Filter(df dataframe.DataFrame, name string, values ...string) (dataframe.DataFrame, error) {
	if err := column(df, name); err != nil {
		return df, err
	}
	out := df.Filter(dataframe.F{Colname: name, Comparator: series.CompFunc, Comparando: func(e series.Element) bool {
		return !e.IsNA() && slices.Contains(values, e.String())
	}})
	return out, out.Error()
}

// Sort orders rows by columns, the first being the most important; a name with
// a minus sign in front sorts downwards. Rows that are alike keep their order.
func Sort(df dataframe.DataFrame, names ...string) (dataframe.DataFrame, error) {
	for _, name := range slices.Backward(names) {
		order := dataframe.Sort(name)
		if len(name) > 1 && name[0] == '-' {
			name = name[1:]
			order = dataframe.RevSort(name)
		}
		if err := column(df, name); err != nil {
			return df, err
		}
		if df = df.Arrange(order); df.Error() != nil {
			return df, df.Error()
		}
	}
	return df, nil
}

// A Group is the rows that have one value in a column.
type Group struct {
	Name string
	dataframe.DataFrame
}

// GroupBy splits a frame by the values of one column, sorted by them.
func GroupBy(df dataframe.DataFrame, name string) ([]Group, error) {
	if err := column(df, name); err != nil {
		return nil, err
	}
	if df.Nrow() == 0 {
		return nil, nil
	}
	groups := df.GroupBy(name)
	if groups.Err != nil {
		return nil, groups.Err
	}
	var out []Group
	for _, g := range groups.GetGroups() {
		out = append(out, Group{g.Col(name).Elem(0).String(), g})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out, nil
}

// Join returns the rows of both frames that agree in a column: an inner join,
// in the order of the left frame. Other columns that both have get the suffixes
// .left and .right.
func Join(left, right dataframe.DataFrame, on string) (dataframe.DataFrame, error) {
	for _, df := range []dataframe.DataFrame{left, right} {
		if err := column(df, on); err != nil {
			return left, err
		}
	}
	rows := map[string][]int{}
	for i, key := range right.Col(on).Records() {
		rows[key] = append(rows[key], i)
	}
	var l, r []int
	for i, key := range left.Col(on).Records() {
		for _, j := range rows[key] {
			l, r = append(l, i), append(r, j)
		}
	}
	if len(l) == 0 {
		return dataframe.New(), fmt.Errorf("the tables have no value of %q in common", on)
	}
	a, b := left.Subset(l), right.Subset(r).Drop(on)
	for _, name := range b.Names() {
		if slices.Contains(a.Names(), name) {
			a, b = a.Rename(name+".left", name), b.Rename(name+".right", name)
		}
	}
	out := a
	if b.Ncol() > 0 {
		out = a.CBind(b)
	}
	return out, out.Error()
}

// rowNumber is the column that leads from the row of a frame back to its
// observation.
const rowNumber = "row number"

// Select returns the rows of a table that have the given values in columns,
// sorted by the names in order ("-value" sorts downwards); with neither, all
// rows as they stand in the file.
func Select(t *datasets.Table, where map[string][]string, order []string) ([]*datasets.Observation, error) {
	numbers := make([]int, len(t.Rows))
	for i := range numbers {
		numbers[i] = i
	}
	df := t.Frame().Mutate(series.New(numbers, series.Int, rowNumber))
	if df.Error() != nil {
		return nil, df.Error()
	}
	names := make([]string, 0, len(where))
	for name := range where {
		names = append(names, name)
	}
	slices.Sort(names)
	var err error
	for _, name := range names {
		if df, err = Filter(df, name, where[name]...); err != nil {
			return nil, err
		}
	}
	if df.Nrow() == 0 {
		return nil, nil
	}
	if df, err = Sort(df, order...); err != nil {
		return nil, err
	}
	kept, err := df.Col(rowNumber).Int()
	if err != nil {
		return nil, err
	}
	out := make([]*datasets.Observation, len(kept))
	for i, n := range kept {
		out[i] = t.Rows[n]
	}
	return out, nil
}
