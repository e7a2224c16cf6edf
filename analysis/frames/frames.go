// Package frames is the way to gota: it filters, sorts, groups and joins data frames, and
// adds columns to them.
//
//	Table → Frame → Filter, Sort, GroupBy, Join, With → Frame
//	Table → Select, Groups → rows of the table
//
// gota is quick to write with and has traps, and this package keeps out of them: a column
// that is not there panics in gota, groups come in random order and are merged where their
// names look alike, several sort keys are applied wrongly, joins are quadratic, and numbers
// are written as 1950.000000. So names are checked before each call, groups are told apart
// by numbers and sorted afterwards, and a join is a hash join of our own.
//
// A frame holds cells as they are written, numbers as floats. What bounds, units and claims
// mean to a result, package analysis knows.
package frames

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"quotient/datasets"
)

// A Frame is a gota DataFrame.
type Frame = dataframe.DataFrame

// A Column is a gota Series.
type Column = series.Series

// TextColumn returns a column of text.
func TextColumn(name string, cells []string) Column { return series.New(cells, series.String, name) }

// NumberColumn returns a column of numbers, NaN where there is none.
func NumberColumn(name string, numbers []float64) Column {
	return series.New(numbers, series.Float, name)
}

// New returns a frame of columns, which must have one length and names of their own.
func New(columns ...Column) (Frame, error) {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	if name, ok := twice(names); ok { // gota would give one of them another name
		return Frame{}, fmt.Errorf("two columns are called %q: give one of them another name", name)
	}
	df := dataframe.New(columns...)
	return df, df.Error()
}

// With returns a frame with one more column, or another in the place of that of its name.
func With(df Frame, column Column) (Frame, error) {
	df = df.Mutate(column)
	return df, df.Error()
}

// withNumbers returns a frame with a column of whole numbers, and its name, which no other
// column has.
func withNumbers(df Frame, numbers []int) (Frame, string, error) {
	name := "number"
	for slices.Contains(df.Names(), name) {
		name += "'"
	}
	df, err := With(df, series.New(numbers, series.Int, name))
	return df, name, err
}

// twice finds a name that is there more than once.
func twice(names []string) (string, bool) {
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return name, true
		}
	}
	return "", false
}

// Has is a [*datasets.NotFound] where a frame does not have a column.
func Has(df Frame, name string) error {
	if names := df.Names(); !slices.Contains(names, name) {
		return &datasets.NotFound{What: "column", Name: name, Hint: datasets.DidYouMean(name, names)}
	}
	return nil
}

// IsText reports whether a column that the frame has is no numbers.
func IsText(df Frame, name string) bool { return df.Col(name).Type() == series.String }

// Texts are the cells of a column that the frame has: numbers as short as they go, and ""
// where there is none.
func Texts(df Frame, name string) []string {
	col := df.Col(name)
	if col.Type() == series.String {
		return col.Records()
	}
	out := make([]string, col.Len())
	for i := range out {
		switch e := col.Elem(i); {
		case e.IsNA():
		case col.Type() != series.Float:
			out[i] = e.String()
		default:
			out[i] = short(e.Float())
		}
	}
	return out
}

// Numbers are those of a column that the frame has, NaN where there is none.
func Numbers(df Frame, name string) []float64 { return df.Col(name).Float() }

func short(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// Keep returns the rows for which keep is true.
func Keep(df Frame, keep []bool) (Frame, error) {
	df = df.Subset(keep)
	return df, df.Error()
}

// Filter keeps the rows whose column is one of the values, as they are written
// in the table.
func Filter(df Frame, name string, values ...string) (Frame, error) {
	if err := Has(df, name); err != nil {
		return df, err
	}
	wanted := map[string]bool{}
	for _, v := range values {
		if x, err := strconv.ParseFloat(v, 64); err == nil && df.Col(name).Type() == series.Float {
			v = short(x)
		}
		wanted[v] = true
	}
	keep := make([]bool, df.Nrow())
	for i, cell := range Texts(df, name) {
		keep[i] = wanted[cell]
	}
	return Keep(df, keep)
}

// Sort orders rows by columns, the first being the most important; a name with
// a minus sign in front sorts downwards. Rows that are alike keep their order.
func Sort(df Frame, names ...string) (Frame, error) {
	for _, name := range slices.Backward(names) {
		order := dataframe.Sort(name)
		if down, ok := downwards(name); ok {
			name, order = down, dataframe.RevSort(down)
		}
		if err := Has(df, name); err != nil {
			return df, err
		}
		if df = df.Arrange(order); df.Error() != nil {
			return df, df.Error()
		}
	}
	return df, nil
}

// downwards is the column of a name that begins with a minus sign.
func downwards(name string) (column string, ok bool) {
	if len(name) > 1 && name[0] == '-' {
		return name[1:], true
	}
	return name, false
}

// A Group is the rows that have one value in a column.
type Group struct {
	Name string
	dataframe.DataFrame
}

// GroupBy splits a frame by the values of one column, sorted by them.
//
// gota groups by a column of whole numbers in its place: it merges values otherwise, and
// fails on some cells.
func GroupBy(df Frame, name string) ([]Group, error) {
	if err := Has(df, name); err != nil || df.Nrow() == 0 {
		return nil, err
	}
	numbers := make([]int, df.Nrow())
	var names []string
	index := map[string]int{}
	for i, cell := range Texts(df, name) {
		n, ok := index[cell]
		if !ok {
			n = len(names)
			index[cell], names = n, append(names, cell)
		}
		numbers[i] = n
	}
	numbered, number, err := withNumbers(df, numbers)
	if err != nil {
		return nil, err
	}
	groups := numbered.GroupBy(number)
	if groups.Err != nil {
		return nil, groups.Err
	}
	var out []Group
	for _, g := range groups.GetGroups() {
		n, err := g.Col(number).Elem(0).Int()
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

// NameColumn is the column of the names of groups, of the type of the column that a frame
// was grouped by.
func NameColumn(df Frame, by string, names []string) Column {
	return series.New(names, df.Col(by).Type(), by)
}

// Join returns the rows of both frames that agree in a column: an inner join,
// in the order of the left frame. An empty cell agrees with none. Other columns that
// both have get the suffixes .left and .right.
func Join(left, right Frame, on string) (Frame, error) {
	for _, df := range []Frame{left, right} {
		if err := Has(df, on); err != nil {
			return left, err
		}
	}
	rows := map[string][]int{}
	for i, key := range Texts(right, on) {
		if key != "" {
			rows[key] = append(rows[key], i)
		}
	}
	var l, r []int
	for i, key := range Texts(left, on) {
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
	if name, ok := twice(append(a.Names(), b.Names()...)); ok {
		return Frame{}, fmt.Errorf("the joined table would have two columns called %q: give one of them another name before", name)
	}
	out := a
	if b.Ncol() > 0 {
		out = a.CBind(b)
	}
	return out, out.Error()
}
