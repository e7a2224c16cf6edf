package analysis

import "quotient/analysis/frames"

// The verbs of a data frame stand beside [Query] and [Aggregate], so that a notebook finds
// all of them here.

// A Group is the rows of a frame that have one value in a column.
type Group = frames.Group

// Filter keeps the rows whose column is one of the values, as they are written
// in the table.
func Filter(df frames.Frame, name string, values ...string) (frames.Frame, error) {
	return frames.Filter(df, name, values...)
}

// Sort orders rows by columns, the first being the most important; a name with
// a minus sign in front sorts downwards. Rows that are alike keep their order.
func Sort(df frames.Frame, names ...string) (frames.Frame, error) { return frames.Sort(df, names...) }

// GroupBy splits a frame by the values of one column, sorted by them.
func GroupBy(df frames.Frame, name string) ([]Group, error) { return frames.GroupBy(df, name) }

// Join returns the rows of both frames that agree in a column: an inner join,
// in the order of the left frame. An empty cell agrees with none. Other columns that
// both have get the suffixes .left and .right.
func Join(left, right frames.Frame, on string) (frames.Frame, error) {
	return frames.Join(left, right, on)
}
