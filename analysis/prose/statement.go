package prose

import (
	"cmp"
	"iter"
	"math"
	"math/big"
	"slices"
	"sort"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

var one = big.NewRat(1, 1)

// A statement is a number that words can tell: of a row, or of a comparison.
type statement struct {
	ref         string
	value, high *big.Rat // as it is printed: hundredths of a percentage
	bound       quantity.Bound
	limit       bool // a threshold may be named without its side
	set         bool // a range each of whose numbers is meant: it is rounded inward
	unit        string
	modality    datasets.Modality
	words       func(datasets.Printer) string
	rows        []*datasets.Observation
	measure     string // what a plain number of a comparison counts
	change      int    // 1 where it is a rise, -1 where it is a fall
	fall        bool   // it is below zero: its value is how much, and the words say that it is a fall
	// size is the value as it is nearly: whether numbers are far apart is seen without
	// working out their quotient.
	size float64
}

// nearly is a number as it is nearly; of one beyond all that is measured, the greatest.
func nearly(x *big.Rat) float64 {
	const most = 1e300 // with which can be calculated
	f, _ := x.Float64()
	return min(max(f, -most), most)
}

// stated lists the numbers of what is shown.
func (d *shown) stated() []statement {
	d.once.Do(d.list)
	return d.all
}

// valued are the numbers of what is shown that have a value.
func (d *shown) valued(x *big.Rat) []statement {
	d.once.Do(d.list)
	return d.values[x.RatString()]
}

// between yields the statements of what is shown, in order, whose values are nearly from
// one number to another, and perhaps some next to them.
func (d *shown) between(low, high float64) iter.Seq[statement] {
	d.once.Do(d.list)
	const margin = 1e-6 // of what is lost in a number that is nearly another
	low, high = low-margin*math.Abs(low), high+margin*math.Abs(high)
	from := sort.Search(len(d.bySize), func(i int) bool { return d.all[d.bySize[i]].size >= low })
	to := sort.Search(len(d.bySize), func(i int) bool { return d.all[d.bySize[i]].size > high })
	places := slices.Sorted(slices.Values(d.bySize[from:max(from, to)]))
	return func(yield func(statement) bool) {
		for _, i := range places {
			if !yield(d.all[i]) {
				return
			}
		}
	}
}

// around yields the statements of what is shown that a typed number can tell: those that it
// is rounded from, or is a round number near to, and those that it is a share of.
func (d *shown) around(m scan.Mention) iter.Seq[statement] {
	low, reach := nearly(m.Low), 1.0
	if m.Bound != quantity.Exact && m.Bound != quantity.Between {
		reach += math.Abs(low) / 4
	}
	if !m.IsShare() {
		return d.between(low-reach, low+reach)
	}
	return d.between(min(low-reach, 100*(low-reach)), max(low+reach, 100*(low+reach)))
}

// candidates yields those of around, and the ranges of which a bound is the end: up to 15, of
// 10 to 15.
func (d *shown) candidates(m scan.Mention) iter.Seq[statement] {
	return func(yield func(statement) bool) {
		for s := range d.around(m) {
			if !yield(s) {
				return
			}
		}
		if m.Bound != quantity.UpTo {
			return
		}
		for _, s := range d.stated() {
			if s.high != nil && quantity.Same(s.high, m.High) && !yield(s) {
				return
			}
		}
	}
}

// tellsOne reports whether a typed number tells one of what is shown.
func (d *shown) tellsOne(v *verifier, m scan.Mention) bool {
	for s := range d.candidates(m) {
		if v.tells(s, m) {
			return true
		}
	}
	return false
}

// list works the numbers out, once for all who judge words at the same time.
func (d *shown) list() {
	d.all = d.state()
	d.values = map[string][]statement{}
	for i, s := range d.all {
		key := s.value.RatString()
		d.values[key] = append(d.values[key], s)
		d.all[i].size = nearly(s.value)
		d.bySize = append(d.bySize, i)
	}
	slices.SortFunc(d.bySize, func(i, j int) int { return cmp.Compare(d.all[i].size, d.all[j].size) })
}

func (d *shown) state() (out []statement) {
	for _, o := range d.rows {
		if s, ok := state(o, d.locale); ok {
			out = append(out, s)
		}
	}
	for _, c := range d.results {
		if s, ok := state(c, d.locale); ok {
			out = append(out, s)
		}
	}
	return out
}

var (
	hundred = big.NewRat(100, 1)
	ten     = big.NewRat(10, 1)
	two     = big.NewRat(2, 1)
	twelve  = big.NewRat(12, 1)
)

// state is the number of a fact as it is printed in a language; false if it has none.
func state(f datasets.Fact, l quantity.Locale) (s statement, ok bool) {
	q, ok := f.Amount()
	if !ok || q.Value() == nil {
		return s, false
	}
	as := f.Format(l)
	s = statement{ref: f.Ref(), value: q.Value(), bound: q.Bound(), unit: q.Unit.String(), modality: f.Claim(), set: as.Inward, measure: as.Measure, rows: f.Rows()}
	if q.IsRange() {
		s.high = q.Hi.Value
	}
	s.words = func(in datasets.Printer) string { return in.Words(f) }
	if o, ok := f.Row(); ok {
		if s.change = wording.Direction(o.Quote); s.change == 0 && s.unit == percent {
			s.change = wording.Direction(o.ID)
		}
		if o.Statistic == datasets.Threshold {
			s.limits(o)
		}
	}
	if as.OutOf != nil { // 2 in 5 is 40%
		as.Show = quantity.ShowPercent
	}
	switch as.Show {
	case quantity.ShowTimes:
		s.unit = multiple
	case quantity.ShowPercent:
		s.unit = percent
		s.times(hundred)
	case quantity.ShowPer100:
		s.times(hundred)
	case quantity.ShowChange:
		s.unit, s.change = percent, q.Value().Sign()
		s.times(hundred)
		if s.fall = s.change < 0; s.fall {
			s.less()
		}
	}
	if _, ok := f.Row(); (as.Show == quantity.ShowValue || ok) && q.Value().Sign() < 0 {
		s.fall, s.change = true, -1
		s.less()
	}
	return s, true
}

// limits makes a statement that of a threshold, which its own words may give with its
// side.
func (s *statement) limits(o *datasets.Observation) {
	s.limit, s.bound = true, o.Bound
	q, err := quantity.New(o.Bound, s.value, s.high, o.Quantity.Unit)
	if err != nil {
		return
	}
	s.words = func(in datasets.Printer) string {
		return q.Words(quantity.Format{Show: quantity.ShowValue, Locale: in.Locale, Names: in})
	}
}

// times multiplies the number, as it is printed.
func (s *statement) times(k *big.Rat) {
	s.value = new(big.Rat).Mul(s.value, k)
	if s.high != nil {
		s.high = new(big.Rat).Mul(s.high, k)
	}
}

// less turns a change below zero into how much less that is: 68% less.
func (s *statement) less() {
	s.times(big.NewRat(-1, 1))
	switch {
	case s.high != nil:
		s.value, s.high, s.bound = s.high, s.value, quantity.Between
	default:
		s.bound = s.bound.Mirrored()
	}
}

// inTerms is a number in the terms in which another is told: a tenth as 10 percent, a third
// as what is three times as much, doubled as 100 percent more.
func (s statement) inTerms(m scan.Mention) scan.Mention {
	switch {
	case s.unit == percent && m.IsShare():
		m.Low, m.High = new(big.Rat).Mul(m.Low, hundred), new(big.Rat).Mul(m.High, hundred)
		m.Unit, m.Noun = percent, ""
	case s.unit == multiple && !s.ofRow() && m.IsShare() && m.Low.Sign() > 0 && quantity.Same(m.Low, m.High):
		m.Low = new(big.Rat).Inv(m.Low)
		m.High, m.Unit, m.Noun = m.Low, multiple, ""
		m.Bound = m.Bound.Mirrored()
	case s.unit == percent && s.change != 0 && m.Unit == multiple && quantity.Same(m.Low, m.High):
		more := new(big.Rat).Mul(new(big.Rat).Sub(m.Low, one), hundred)
		if more.Sign() == s.change {
			m.Low = more.Abs(more)
			m.High, m.Unit, m.Noun = m.Low, percent, ""
		}
	}
	return m
}

// ofRow reports whether a number is that of a row, and not computed.
func (s statement) ofRow() bool { return len(s.rows) == 1 && s.rows[0].Ref() == s.ref }

// tells reports whether words tell this number: its value, bound and unit.
func (v *verifier) tells(s statement, m scan.Mention) bool {
	m = s.inTerms(m)
	switch {
	case !v.inUnit(s, m), wording.Signed(m) && s.change >= 0:
		return false
	case s.high != nil:
		return s.tellsRange(m, v.strict)
	case !quantity.Same(m.Low, m.High):
		return false
	case m.Bound == quantity.About && s.bound == quantity.Exact && v.measured(s.unit) && v.estimated(m) && quantity.Same(m.Low, s.value):
		return true
	case v.strict && quantity.Loosely(m.Bound, m.Low, s.bound, s.value):
		return true
	}
	down, up := least(s.bound), most(s.bound)
	if !quantity.Prints(m.Low, s.value, up, down) {
		return false
	}
	switch {
	case m.Bound == s.bound || s.limit && m.Bound == quantity.Exact:
		return true
	case m.Low.Cmp(s.value) == 0:
		return false
	}
	// Rounded outward, the limit itself is out of question.
	return down && least(m.Bound) || up && most(m.Bound)
}

// least and most report whether a bound is that of the least, or of the most, that a number
// can be.
func least(b quantity.Bound) bool { return b == quantity.Over || b == quantity.AtLeast }
func most(b quantity.Bound) bool  { return b == quantity.Under || b == quantity.UpTo }

// tellsRange reports whether words tell a range, or strictly one of its ends: at least five,
// of five to seven.
func (s statement) tellsRange(m scan.Mention, strict bool) bool {
	low, high := quantity.Prints(m.Low, s.value, s.set, !s.set), quantity.Prints(m.High, s.high, !s.set, s.set)
	if strict && quantity.Same(m.Low, m.High) {
		return m.Bound == quantity.AtLeast && low || m.Bound == quantity.UpTo && high
	}
	within := m.Bound == quantity.UpTo && quantity.Same(m.Low, s.value) // within two or three minutes
	return (m.Bound == quantity.Between || m.Bound == s.bound || within) && low && high
}

// estimated reports whether a number is said to be an estimate, which any sum of money is that
// nobody has counted.
func (v *verifier) estimated(m scan.Mention) bool {
	return slices.ContainsFunc(wording.Lower(m.Qualifier), func(w string) bool { return slices.Contains(wording.Of(v.printer.Locale.Tag).Estimates, w) })
}
