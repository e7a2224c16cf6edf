package frames

import (
	"maps"
	"slices"

	"quotient/datasets"
)

// Select returns the rows of a table that have the given values in columns,
// sorted by the names in order ("-value" sorts downwards); with neither, all
// rows as they stand in the file.
func Select(t *datasets.Table, where map[string][]string, order []string) ([]*datasets.Observation, error) {
	if len(where)+len(order) == 0 {
		return slices.Clone(t.Rows), nil
	}
	names := slices.Sorted(maps.Keys(where))
	asked := slices.Clone(names)
	for _, name := range order {
		name, _ = downwards(name)
		asked = append(asked, name)
	}
	df, number, err := numbered(t, asked)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if df, err = Filter(df, name, where[name]...); err != nil {
			return nil, err
		}
		if df.Nrow() == 0 {
			return nil, nil
		}
	}
	if df, err = Sort(df, order...); err != nil {
		return nil, err
	}
	return rowsOf(t, df, number)
}

// Rows are those of a table that have one word in a column.
type Rows struct {
	Name string
	Rows []*datasets.Observation
}

// Groups is [GroupBy] for the rows of a table.
func Groups(t *datasets.Table, by string) ([]Rows, error) {
	df, number, err := numbered(t, []string{by})
	if err != nil {
		return nil, err
	}
	groups, err := GroupBy(df, by)
	if err != nil {
		return nil, err
	}
	out := make([]Rows, len(groups))
	for i, g := range groups {
		out[i].Name = g.Name
		if out[i].Rows, err = rowsOf(t, g.DataFrame, number); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// numbered is a frame of some columns of a table, with the number of each row, by which it
// is found again, in a column of the name that comes back. A frame of all columns would
// take ten times as long.
func numbered(t *datasets.Table, columns []string) (df Frame, number string, err error) {
	all := t.Columns()
	for _, name := range columns {
		if !slices.Contains(all, name) {
			return Frame{}, "", &datasets.NotFound{What: "column", Name: name, Hint: datasets.DidYouMean(name, all)}
		}
	}
	numbers := make([]int, len(t.Rows))
	for i := range numbers {
		numbers[i] = i
	}
	return withNumbers(t.Frame(columns...), numbers)
}

// rowsOf are the rows of a table that a part of its numbered frame has.
func rowsOf(t *datasets.Table, df Frame, number string) ([]*datasets.Observation, error) {
	kept, err := df.Col(number).Int()
	if err != nil {
		return nil, err
	}
	out := make([]*datasets.Observation, len(kept))
	for i, n := range kept {
		out[i] = t.Rows[n]
	}
	return out, nil
}
