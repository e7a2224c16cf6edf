package spec

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"quotient/analysis"
	"quotient/analysis/gather"
	"quotient/analysis/wording"
	"quotient/datasets"
)

// An Aggregated says what the marks of a chart stand for, if for many rows.
type Aggregated struct {
	Operation string // sum, mean, median, min, max, count; bins or boxes
	Rows      int
	Others    int // names that are one
}

// Groups says by which columns an aggregate groups the rows of a chart, and which column of
// its numbers the chart names. A column that is not named makes no groups.
func (rs *Rows) Groups(r *Resolver, number *datasets.Text, by ...datasets.Text) {
	r.groups = rs.Table.Value != ""
	rs.number, rs.grouped = number, nil
	for _, c := range by {
		if c.Value != "" && !slices.ContainsFunc(rs.grouped, func(g datasets.Text) bool { return g.Value == c.Value }) {
			rs.grouped = append(rs.grouped, c)
		}
	}
}

// request is what an aggregate asks for, or else what is wrong with it.
func (rs *Rows) request(r *Resolver, t *datasets.Table, at datasets.Text) (q gather.Request, ok bool) {
	found := len(r.Found)
	switch {
	case rs.Aggregate.Value == "":
		r.Fault(rs.Top, "say what is done with the numbers of one name: aggregate: sum", "top is of an aggregate, and the chart has none")
		return q, false
	case !slices.Contains(gather.Operations, rs.Aggregate.Value):
		r.Fault(rs.Aggregate, datasets.DidYouMean(rs.Aggregate.Value, gather.Operations), "there is no aggregate %q", rs.Aggregate.Value)
	case rs.number == nil:
		r.Fault(rs.Aggregate, "draw an area, bar, column, heat-map or line; a histogram and a box plot need no aggregate", "this kind has no aggregate")
		return q, false
	case rs.Fold.given():
		r.Fault(rs.Aggregate, "keep one of the two", "the chart has both an aggregate and a fold")
	}
	q = gather.Request{Column: cmp.Or(rs.number.Value, "value"), Operation: rs.Aggregate.Value, Rest: wording.Capitalized(Translate(r.Locale.Tag, "all others"))}
	for _, c := range rs.grouped {
		if t.IndexOf(c.Value) < 0 {
			r.Fault(c, datasets.DidYouMean(c.Value, t.Columns()), "table %s has no column %q", t.Name, c.Value)
		}
		q.By = append(q.By, c.Value)
	}
	if q.Operation == "count" && rs.number.Value == "" {
		q.Column = ""
	} else if f, ok := t.Field(q.Column); !ok || !f.Numeric() && q.Operation != "count" {
		if _, derived := r.Comparisons.Column(t.Name, q.Column); derived {
			r.Fault(rs.Aggregate, "name a column of the table", "%s is derived, and an aggregate is of a column of the table", q.Column)
		} else {
			at := at
			if rs.number.Line > 0 {
				at = *rs.number
			}
			r.Fault(at, datasets.DidYouMean(q.Column, numericColumns(t)), "table %s has no column of numbers %q", t.Name, q.Column)
		}
	}
	if rs.Top.Value != "" {
		n, err := strconv.Atoi(rs.Top.Value)
		if q.Top = n; err != nil || n < 1 {
			r.Fault(rs.Top, "as in top: 10", "top must be a whole number above zero, not %q", rs.Top.Value)
		} else if len(q.By) == 0 {
			r.Fault(rs.Top, "name it, as in label: city", "the chart names no column of which the top could be kept")
		}
	}
	return q, len(r.Found) == found
}

// aggregated are the numbers that stand for the rows of each group.
func (rs *Rows) aggregated(r *Resolver, t *datasets.Table, at datasets.Text) (out []Datum) {
	q, ok := rs.request(r, t, at)
	if !ok {
		return nil
	}
	rows, ok := rs.selected(r, t)
	if !ok {
		return nil
	}
	answer, err := gather.Of(t, rows, q)
	var refused *analysis.Refusal
	if errors.As(err, &refused) {
		r.Fault(rs.Aggregate, "keep rows that can be, with where", "%s: %v", q.Operation, err)
		return nil
	} else if err != nil {
		r.Fault(rs.Aggregate, "", "%v", err)
		return nil
	}
	if q.Column == "" {
		q.Column = "count"
		rs.number.Value = q.Column
	}
	if q.Operation == "count" {
		rs.number.Value = q.Column
	}
	gathered := t.Gather(q.By, q.Column, answer.Groups)
	rs.inOrder(r, gathered, q)
	r.Many = &Aggregated{Operation: q.Operation, Rows: answer.Rows, Others: answer.Others}
	r.Numberless += answer.Without
	for _, o := range gathered {
		if d := r.of(o); r.Drawable(rs.Table, d) {
			r.UsesRow(o)
			out = append(out, d)
		}
	}
	r.Empty = len(out) == 0
	return out
}

// inOrder sorts aggregated rows by the columns that the chart names or, with top, by their
// numbers; the rest stays last.
func (rs *Rows) inOrder(r *Resolver, rows []*datasets.Observation, q gather.Request) {
	names := valuesOf(rs.Sort)
	if len(names) == 0 && q.Top > 0 {
		names = []string{"-" + q.Column}
	}
	for _, s := range slices.Backward(names) {
		name, sign := strings.TrimPrefix(s, "-"), 1
		if name != s {
			sign = -1
		}
		if !slices.Contains(append(slices.Clone(q.By), q.Column), name) {
			r.Fault(rs.Sort[0], "sort by "+strings.Join(append(slices.Clone(q.By), q.Column), " or "), "%q is no column of what is aggregated", name)
			return
		}
		slices.SortStableFunc(rows, func(a, b *datasets.Observation) int {
			if x, y := rest(a, q), rest(b, q); x != y {
				return y - x
			}
			if name == q.Column {
				return sign * a.Quantity.Value().Cmp(b.Quantity.Value())
			}
			x, isNumber := a.Float(name)
			y, isToo := b.Float(name)
			if isNumber && isToo {
				return sign * cmp.Compare(x, y)
			}
			return sign * cmp.Compare(a.Cell(name), b.Cell(name))
		})
	}
}

// rest is 0 for the row of all others, and 1 for the rest.
func rest(o *datasets.Observation, q gather.Request) int {
	if q.Top > 0 && strings.HasPrefix(o.Of().Query, fmt.Sprintf("%s not among", q.By[0])) {
		return 0
	}
	return 1
}
