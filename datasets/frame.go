package datasets

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"quotient/datasets/limits"
)

// Frame returns a table of the study as a gota DataFrame: see [Table.Frame]. The
// error is a [*NotFound].
func (s *Study) Frame(table string) (dataframe.DataFrame, error) {
	t, err := s.Table(table)
	if err != nil {
		return dataframe.New(), err
	}
	return t.Frame(), nil
}

// Frame returns the table as a gota DataFrame, one column a field, in the
// order of the file: numbers as floats (NaN where a cell is empty), all else
// as strings. The value of a share n in m is n/m, in hundredths where its unit is percent. Otherwise the frame holds what stands in the cells; bounds are in the
// column of that name, and in [Observation.Quantity] exactly. Where columns are
// named, it has these alone, in the order of the file.
func (t *Table) Frame(named ...string) dataframe.DataFrame {
	var columns []series.Series
	for i, f := range t.Fields {
		switch {
		case len(named) > 0 && !slices.Contains(named, f.Name):
		case f.Numeric():
			numbers := make([]float64, len(t.Rows))
			for j, o := range t.Rows {
				numbers[j] = math.NaN()
				if f.Name == "value" && o.outOf != nil { // a third is no 1
					numbers[j], _ = o.Quantity.Value().Float64()
				} else if x, ok := o.Float(f.Name); ok {
					numbers[j] = x
				}
			}
			columns = append(columns, series.New(numbers, series.Float, f.Name))
		default:
			cells := make([]string, len(t.Rows))
			for j, o := range t.Rows {
				cells[j] = o.cells.Cell(i)
			}
			columns = append(columns, series.New(cells, series.String, f.Name))
		}
	}
	return dataframe.New(columns...)
}

// FromFrame makes a study of one table of plain data of a data frame, such as
// one that was computed, so that it can be charted. The name is that of study
// and table. The error is of type [Findings], with places as in a CSV file of the frame:
// its names are line 1.
func FromFrame(name string, df dataframe.DataFrame) (*Study, error) {
	if df.Error() != nil {
		return nil, df.Error()
	}
	if df.Nrow() == 0 {
		return nil, fmt.Errorf("the frame %q has no rows: has a filter kept any?", name)
	}
	const header = 1 // lines
	in := newInference(name+".csv", df.Names())
	columns := make([][]string, df.Ncol())
	for i, column := range in.header {
		columns[i] = cellsOf(df.Col(column))
		for j, cell := range columns[i] {
			if at := (position{j + 1 + header, i + 1}); !utf8.ValidString(cell) {
				return nil, Findings{{File: in.file, Line: at.line, Column: at.column, Message: "not valid UTF-8"}}
			} else if len(cell) > limits.Cell {
				return nil, tooLong(in.file, at, len(cell))
			}
			if c := &in.columns[i]; c.see(cell) {
				c.line = j + 1 + header
			}
		}
	}
	t, err := in.table(name)
	if err != nil {
		return nil, err
	}
	l := &loader{table: t}
	for j := range df.Nrow() {
		cells := make([]string, len(columns))
		for i := range columns {
			cells[i] = columns[i][j]
		}
		if !l.add(cells, j+1+header, 0) {
			break
		}
	}
	l.whole()
	return alone(name, t, in.warnings, l.found)
}

// cellsOf are the cells of a column as a file would have them: "" where there is none,
// numbers as short as they go.
func cellsOf(column series.Series) []string {
	cells := make([]string, column.Len())
	for i := range cells {
		switch e := column.Elem(i); {
		case e.IsNA():
		case column.Type() == series.Float:
			cells[i] = strconv.FormatFloat(e.Float(), 'f', -1, 64)
		default:
			cells[i] = e.String()
		}
	}
	return cells
}
