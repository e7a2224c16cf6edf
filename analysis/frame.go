package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

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

// texts are the cells of a column as text: numbers as short as they go, where
// gota would print 1950.000000.
func texts(df dataframe.DataFrame, name string) []string {
	col := df.Col(name)
	out := make([]string, col.Len())
	for i := range out {
		switch e := col.Elem(i); {
		case col.Type() == series.String:
			out[i] = e.String()
		case e.IsNA():
		case col.Type() != series.Float:
			out[i] = e.String()
		default:
			out[i] = strconv.FormatFloat(e.Float(), 'f', -1, 64)
		}
	}
	return out
}

// Filter keeps the rows whose column is one of the values, as they are written
// in the table.
func Filter(df dataframe.DataFrame, name string, values ...string) (dataframe.DataFrame, error) {
	if err := column(df, name); err != nil {
		return df, err
	}
	keep := make([]bool, df.Nrow())
	for i, cell := range texts(df, name) {
		keep[i] = slices.ContainsFunc(values, func(v string) bool {
			if df.Col(name).Type() == series.Float {
				if x, err := strconv.ParseFloat(v, 64); err == nil {
					v = strconv.FormatFloat(x, 'f', -1, 64)
				}
			}
			return v == cell
		})
	}
	out := df.Subset(keep)
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

// groupNumber is a column that stands for the one grouped by: gota merges
// values, and fails on some cells, unless it groups by whole numbers.
const groupNumber = "group number"

// GroupBy splits a frame by the values of one column, sorted by them.
func GroupBy(df dataframe.DataFrame, name string) ([]Group, error) {
	if err := column(df, name); err != nil {
		return nil, err
	}
	if df.Nrow() == 0 {
		return nil, nil
	}
	numbers := make([]int, df.Nrow())
	var names []string
	index := map[string]int{}
	for i, cell := range texts(df, name) {
		n, ok := index[cell]
		if !ok {
			n = len(names)
			index[cell], names = n, append(names, cell)
		}
		numbers[i] = n
	}
	groups := df.Mutate(series.New(numbers, series.Int, groupNumber)).GroupBy(groupNumber)
	if groups.Err != nil {
		return nil, groups.Err
	}
	var out []Group
	for _, g := range groups.GetGroups() {
		n, err := g.Col(groupNumber).Elem(0).Int()
		if err != nil {
			return nil, err
		}
		out = append(out, Group{names[n], g.Select(df.Names())}) // gota sorts the columns
	}
	numeric := df.Col(name).Type() == series.Float || df.Col(name).Type() == series.Int
	slices.SortFunc(out, func(a, b Group) int {
		x, err1 := strconv.ParseFloat(a.Name, 64)
		y, err2 := strconv.ParseFloat(b.Name, 64)
		if numeric && err1 == nil && err2 == nil {
			return cmp.Compare(x, y)
		}
		return cmp.Compare(a.Name, b.Name)
	})
	return out, nil
}

// Join returns the rows of both frames that agree in a column: an inner join,
// in the order of the left frame. An empty cell agrees with none. Other columns that
// both have get the suffixes .left and .right.
func Join(left, right dataframe.DataFrame, on string) (dataframe.DataFrame, error) {
	for _, df := range []dataframe.DataFrame{left, right} {
		if err := column(df, on); err != nil {
			return left, err
		}
	}
	rows := map[string][]int{}
	for i, key := range texts(right, on) {
		if key != "" {
			rows[key] = append(rows[key], i)
		}
	}
	var l, r []int
	for i, key := range texts(left, on) {
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
	df := numbered(t)
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
	return rowsOf(t, df)
}

// numbered is the frame of a table with the number of each row.
func numbered(t *datasets.Table) dataframe.DataFrame {
	numbers := make([]int, len(t.Rows))
	for i := range numbers {
		numbers[i] = i
	}
	return t.Frame().Mutate(series.New(numbers, series.Int, rowNumber))
}

// rowsOf are the rows of a table that a part of its numbered frame has.
func rowsOf(t *datasets.Table, df dataframe.DataFrame) ([]*datasets.Observation, error) {
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

// A rowGroup is the rows of a table that have one word in a column.
type rowGroup struct {
	name string
	rows []*datasets.Observation
}

// groupRows is [GroupBy] for the rows of a table.
func groupRows(t *datasets.Table, by string) ([]rowGroup, error) {
	frames, err := GroupBy(numbered(t), by)
	if err != nil {
		return nil, err
	}
	out := make([]rowGroup, len(frames))
	for i, g := range frames {
		out[i].name = g.Name
		if out[i].rows, err = rowsOf(t, g.DataFrame); err != nil {
			return nil, err
		}
	}
	return out, nil
}
