package analysis

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"

	"gonum.org/v1/gonum/stat"

	"quotient/analysis/addable"
	"quotient/analysis/frames"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// An Estimate is a statistic of numbers of which some are bounds: it lies from
// Low to High. Low equals High where all are exact.
type Estimate struct {
	Low, High float64 // High may be +Inf, Low −Inf
	// Unknown marks a statistic that bounds leave open altogether.
	Unknown bool
}

// String writes the estimate in English.
func (e Estimate) String() string { return e.In(quantity.English) }

// In writes the estimate in a locale: 12.5, ≥ 12.5, 12–15, or ? where it is
// unknown. The ends of a range are rounded outward.
func (e Estimate) In(l quantity.Locale) string {
	rat := func(x float64) *big.Rat {
		r, _ := new(big.Rat).SetString(strconv.FormatFloat(x, 'g', 15, 64))
		return r
	}
	end := func(x float64, up bool) string {
		r, _ := quantity.ParseDecimal(quantity.RoundBound(rat(x), up))
		return l.FormatRat(r)
	}
	switch {
	case e.Unknown || math.IsNaN(e.Low) || math.IsInf(e.Low, 1) || math.IsInf(e.High, -1) || math.IsInf(e.Low, -1) && math.IsInf(e.High, 1):
		return "?"
	case e.Low == e.High:
		// Whole numbers in full; others to six digits, or one decimal.
		if e.Low == math.Trunc(e.Low) {
			return l.Full(new(big.Rat).SetInt(whole(e.Low)))
		}
		places := max(1, 5-int(math.Floor(math.Log10(math.Abs(e.Low)))))
		r, _ := new(big.Rat).SetString(strconv.FormatFloat(e.Low, 'f', min(places, quantity.StatedDecimals), 64))
		return l.Full(r)
	case math.IsInf(e.High, 1):
		return "≥ " + end(e.Low, false)
	case math.IsInf(e.Low, -1):
		return "≤ " + end(e.High, true)
	}
	return l.Range(end(e.Low, false), end(e.High, true))
}

// whole is a whole number of any size.
func whole(v float64) *big.Int {
	i, _ := new(big.Float).SetFloat64(v).Int(nil)
	return i
}

// A Summary describes the numbers of a column in one group.
type Summary struct {
	Group   string
	Count   int // numbers
	Bounded int // of them, those that the text bounds and does not give exactly
	Empty   int // cells without a number
	// Mean, Min, quartiles and Max rise with every number, so bounds carry
	// through them. Quartiles are of Hyndman and Fan's type 7, the default of R.
	Mean, Min, Q1, Median, Q3, Max Estimate
	// StdDev (n − 1) and Gini do not, and are unknown where a number is a bound.
	StdDev, Gini Estimate
}

// ends returns the least and the greatest value that a cell allows.
func ends(o *datasets.Observation, column string) (lo, hi float64, ok bool) {
	r := o.Number(column)
	if r == nil {
		return 0, 0, false
	}
	if column != "value" || o.Quantity == nil {
		lo, _ = r.Float64()
		return lo, lo, true
	}
	lo, hi = allows(*o.Quantity)
	return lo, hi, true
}

func allows(q quantity.Quantity) (lo, hi float64) {
	lo, hi = math.Inf(-1), math.Inf(1)
	if v := q.Lo.Value; v != nil && !q.Vague {
		lo, _ = v.Float64()
	}
	if v := q.Hi.Value; v != nil && !q.Vague {
		hi, _ = v.Float64()
	}
	return lo, hi
}

// SummaryOf is [Summarize] of numbers of rows in one unit, which may be computed.
func SummaryOf(rows []*datasets.Observation, numbers []quantity.Quantity) (Summary, error) {
	var lows, highs []float64
	for _, q := range numbers {
		lo, hi := allows(q)
		lows, highs = append(lows, lo), append(highs, hi)
	}
	return summed(rows, lows, highs)
}

// SummaryOfNumbers describes numbers of which nothing else is said, which it sorts.
func SummaryOfNumbers(numbers []float64) Summary {
	s := Summary{Count: len(numbers)}
	s.describe(numbers, numbers)
	return s
}

func summed(rows []*datasets.Observation, lows, highs []float64) (s Summary, err error) {
	for i := range lows {
		if s.Count++; lows[i] != highs[i] {
			s.Bounded++
		}
	}
	if err = addable.Rows(rows, addable.Averaged); s.Count > 0 && err != nil {
		return s, err
	}
	s.describe(lows, highs)
	return s, nil
}

// numeric returns the numeric columns of a table.
func numeric(t *datasets.Table) (names []string) {
	for _, f := range t.Fields {
		if f.Numeric() {
			names = append(names, f.Name)
		}
	}
	return names
}

func numericColumn(t *datasets.Table, name string) error {
	if f, ok := t.Field(name); !ok || !f.Numeric() {
		return &datasets.NotFound{What: "column of numbers", Name: name, Hint: datasets.DidYouMean(name, numeric(t))}
	}
	return nil
}

// Summarize describes the numbers in a column, grouped by another column; by
// may be empty for all rows together. Numbers of unlike units are not mixed:
// that is an error. What cannot be averaged, such as a part beside its whole, is refused:
// the error is a [*Refusal] then.
func Summarize(t *datasets.Table, name, by string) ([]Summary, error) {
	if err := numericColumn(t, name); err != nil {
		return nil, err
	}
	groups := []frames.Rows{{Rows: t.Rows}}
	if by != "" {
		var err error
		if groups, err = frames.Groups(t, by); err != nil {
			return nil, err
		}
	}
	var out []Summary
	for _, g := range groups {
		s, err := summary(g.Name, g.Rows, name)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func summary(group string, rows []*datasets.Observation, name string) (Summary, error) {
	var unit *datasets.Observation
	var counted []*datasets.Observation
	var lows, highs []float64
	for _, o := range rows {
		lo, hi, ok := ends(o, name)
		if !ok {
			continue
		}
		if name == "value" && unit != nil && unit.Cell("unit") != o.Cell("unit") {
			return Summary{}, fmt.Errorf("%s is in %q and %s in %q: unlike units have no statistics in common; group by unit", unit.Ref(), unit.Cell("unit"), o.Ref(), o.Cell("unit"))
		}
		unit, counted, lows, highs = o, append(counted, o), append(lows, lo), append(highs, hi)
	}
	s, err := summed(counted, lows, highs)
	if s.Group, s.Empty = group, len(rows)-len(counted); err != nil {
		err = inGroup(group, err)
	}
	return s, err
}

// describe works out the statistics of numbers, by the least and the greatest that each
// can be.
func (s *Summary) describe(lows, highs []float64) {
	if s.Count == 0 {
		none := Estimate{Unknown: true}
		s.Mean, s.Min, s.Q1, s.Median, s.Q3, s.Max, s.StdDev, s.Gini = none, none, none, none, none, none, none, none
		return
	}
	slices.Sort(lows)
	slices.Sort(highs)
	quantile := func(p float64) Estimate { return Estimate{Low: quantile7(p, lows), High: quantile7(p, highs)} }
	s.Mean = Estimate{Low: stat.Mean(lows, nil), High: stat.Mean(highs, nil)}
	s.Min, s.Q1, s.Median, s.Q3, s.Max = quantile(0), quantile(0.25), quantile(0.5), quantile(0.75), quantile(1)
	if s.Bounded > 0 {
		s.StdDev, s.Gini = Estimate{Unknown: true}, Estimate{Unknown: true}
		return
	}
	if s.Count > 1 {
		sd := stat.StdDev(lows, nil)
		s.StdDev = Estimate{Low: sd, High: sd}
	} else {
		s.StdDev = Estimate{Unknown: true}
	}
	g := gini(lows)
	s.Gini = Estimate{Low: g, High: g, Unknown: math.IsNaN(g)}
}

// quantile7 is the quantile of sorted numbers by linear interpolation of the
// order statistics (Hyndman and Fan 1996, type 7). gonum has types 1 and 4,
// whose median of 1, 2, 3, 4 is 2.
func quantile7(p float64, sorted []float64) float64 {
	h := p * float64(len(sorted)-1)
	i := int(h)
	if i+1 >= len(sorted) || sorted[i] == sorted[i+1] {
		return sorted[i]
	}
	// Between −∞ and any number lies −∞.
	if frac := h - float64(i); frac > 0 && !math.IsInf(sorted[i], -1) {
		return sorted[i] + frac*(sorted[i+1]-sorted[i])
	}
	return sorted[i]
}

// gini is the Gini coefficient of sorted numbers that are not negative: half
// the mean difference over the mean, from 0 for all alike. NaN where it has no
// meaning.
func gini(sorted []float64) float64 {
	var sum, weighted float64
	for i, x := range sorted {
		if x < 0 {
			return math.NaN()
		}
		sum += x
		weighted += float64(i+1) * x
	}
	n := float64(len(sorted))
	return 2*weighted/(n*sum) - (n+1)/n
}

// A Trend is the straight line of least squares through pairs of numbers.
type Trend struct {
	Count       int     `json:"count"`
	Intercept   float64 `json:"intercept"`
	Slope       float64 `json:"slope"`
	Correlation float64 `json:"correlation"` // Pearson's r
}

// TrendOf fits column y against column x over the rows that have both. Numbers
// that are bounds have no place on a line: they are an error.
func TrendOf(t *datasets.Table, x, y string) (Trend, error) {
	var xs, ys []float64
	for _, name := range []string{x, y} {
		if err := numericColumn(t, name); err != nil {
			return Trend{}, err
		}
	}
	for _, o := range t.Rows {
		x0, x1, okX := ends(o, x)
		y0, y1, okY := ends(o, y)
		if !okX || !okY {
			continue
		}
		if x0 != x1 || y0 != y1 {
			return Trend{}, fmt.Errorf("%s is bounded (%s): a trend needs exact numbers", o.Ref(), o.Quantity.Label(quantity.Format{}))
		}
		xs, ys = append(xs, x0), append(ys, y0)
	}
	if len(xs) < 3 {
		return Trend{}, fmt.Errorf("a trend needs three rows with both %q and %q, and there are %d", x, y, len(xs))
	}
	out, ok := LeastSquares(xs, ys)
	if !ok {
		return Trend{}, fmt.Errorf("all values of %q are alike, so there is no trend along it", x)
	}
	return out, nil
}

// LeastSquares is the straight line through exact numbers, of which ys[i] stands
// at xs[i]. It is false where there is none: where there are fewer than two
// numbers, and where all of xs are alike.
func LeastSquares(xs, ys []float64) (Trend, bool) {
	if len(xs) < 2 || len(xs) != len(ys) {
		return Trend{}, false
	}
	out := Trend{Count: len(xs), Correlation: stat.Correlation(xs, ys, nil)}
	out.Intercept, out.Slope = stat.LinearRegression(xs, ys, nil, false)
	return out, !math.IsNaN(out.Slope) && !math.IsInf(out.Slope, 0)
}
