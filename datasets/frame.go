package datasets

import (
	"math"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
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
// as strings. The frame holds what stands in the cells; bounds are in the
// column of that name, and in [Observation.Quantity] exactly.
func (t *Table) Frame() dataframe.DataFrame { return FrameOf(t, t.Rows) }

// FrameOf returns some rows of a table as a gota DataFrame.
func FrameOf(t *Table, rows []*Observation) dataframe.DataFrame {
	columns := make([]series.Series, len(t.Fields))
	for i, f := range t.Fields {
		if f.Numeric() {
			numbers := make([]float64, len(rows))
			for j, o := range rows {
				numbers[j] = math.NaN()
				if r := o.Number(f.Name); r != nil {
					numbers[j], _ = r.Float64()
				}
			}
			columns[i] = series.New(numbers, series.Float, f.Name)
			continue
		}
		cells := make([]string, len(rows))
		for j, o := range rows {
			cells[j] = o.cells[i]
		}
		columns[i] = series.New(cells, series.String, f.Name)
	}
	return dataframe.New(columns...)
}
