package quantity

import (
	"fmt"
	"math/big"
	"strings"
)

// A Show says how a number is printed.
type Show string

// The ways to print a number.
const (
	ShowValue   Show = "value"   // with its unit in words: 2,000 people
	ShowNumber  Show = "number"  // alone: 5.1
	ShowTimes   Show = "times"   // as a multiple: 11×
	ShowPercent Show = "percent" // as hundredths: 82.1%
	ShowPer100  Show = "per-100" // as so many in a hundred: 3.75
	ShowChange  Show = "change"  // as a relative change: +10%, 68.1% less
	ShowDays    Show = "days"    // as a number of days
)

// Shows lists every way to print a number.
var Shows = []Show{ShowValue, ShowNumber, ShowTimes, ShowPercent, ShowPer100, ShowChange, ShowDays}

// nbsp keeps a sign with its number and a number with its unit.
const nbsp = "\u00a0"

// A Locale writes numbers and the words for bounds.
type Locale struct {
	Decimal string
	Group   string
	// GroupFrom is the number of digits from which thousands are grouped:
	// Hungarian writes 2000 and 11 000.
	GroupFrom int
	// words gives for each bound and way of printing a pattern with %s for
	// the number (twice for Between).
	words map[Bound]string
	times string // "%s times"
	twice string // 2 times, in headlines
	days  string
	less  string // "%s less"
	more  string
	// Peak is the label of the top of a spread that is itself passed.
	Peak string
}

// English writes 11,000, 25.6 and "more than".
var English = Locale{
	Decimal: ".", Group: ",", GroupFrom: 4,
	words: map[Bound]string{
		Exact: "%s", Over: "more than %s", AtLeast: "at least %s", Under: "under %s",
		UpTo: "up to %s", About: "about %s", Between: "%s to %s",
	},
	times: "%s times", twice: "twice", days: "%s days", less: "%s less", more: "%s more",
	Peak: "up to %s and over",
}

var signs = map[Bound]string{
	Exact: "", Over: ">" + nbsp, AtLeast: "≥" + nbsp, Under: "<" + nbsp, UpTo: "≤" + nbsp, About: "≈" + nbsp,
}

// A Format says how to write a quantity.
type Format struct {
	Show   Show
	Locale Locale
	// Units gives the printed form of a unit: what stands behind a number, or
	// in front of it where it ends in a space. Without it names are used as
	// they are.
	Units func(u Unit, one bool) string
	// Inward rounds a range so that every number in it is in the quantity, for
	// a range that says where something holds of each number. The default,
	// outward, is right for a number that lies somewhere in the range.
	Inward bool
}

// Label writes the quantity with signs, for the label of a mark: > 11×,
// ≤ 3,500, 5–7. It carries no unit, except for % and ×.
func (q Quantity) Label(f Format) string {
	f = f.withDefaults()
	if f.Show == ShowChange {
		return q.change(f, false)
	}
	n := q.numerals(f, false)
	if n.bound == Between {
		return n.low + "–" + n.high + n.suffix
	}
	return signs[n.bound] + n.low + n.suffix
}

// Words writes the quantity as running text has it: more than 11 times, at
// least 400 people, up to 3,500 forints, 82.1%.
func (q Quantity) Words(f Format) string { return q.sentence(f, false) }

// Spelled is [Quantity.Words] with whole numbers up to twelve as words, as
// headlines have them: more than eleven times.
func (q Quantity) Spelled(f Format) string { return q.sentence(f, true) }

func (q Quantity) sentence(f Format, spell bool) string {
	f = f.withDefaults()
	if f.Show == ShowChange {
		return q.change(f, true)
	}
	n := q.numerals(f, true)
	numeral := func(s string) string {
		if word, ok := spelled[s]; ok && spell {
			return word
		}
		return s
	}
	var s string
	if n.bound == Between {
		s = fmt.Sprintf(f.Locale.words[Between], numeral(n.low), numeral(n.high))
		if q.Hi.Open && n.highExact {
			s = fmt.Sprintf("%s to just under %s", numeral(n.low), numeral(n.high))
		}
	} else {
		s = fmt.Sprintf(f.Locale.words[n.bound], numeral(n.low))
	}
	switch f.Show {
	case ShowTimes:
		if spell && n.bound == Exact && q.Value().Cmp(big.NewRat(2, 1)) == 0 {
			return f.Locale.twice
		}
		if n.bound == Exact && n.low == "1" {
			return s + " time"
		}
		return fmt.Sprintf(f.Locale.times, s)
	case ShowDays:
		return fmt.Sprintf(f.Locale.days, s)
	case ShowPercent:
		return s + "%"
	case ShowPer100:
		return s + " in 100"
	case ShowValue:
		if u := f.unit(q); u != "" {
			if strings.HasPrefix(u, "%") {
				return s + u
			}
			return s + nbsp + u
		}
	}
	return s
}

func (f Format) withDefaults() Format {
	if f.Locale.words == nil {
		f.Locale = English
	}
	return f
}

func (f Format) unit(q Quantity) string {
	if q.Unit.IsPlain() {
		return ""
	}
	one := q.Bound() != Between && q.Value() != nil && q.Value().Cmp(big.NewRat(1, 1)) == 0
	if f.Units != nil {
		return f.Units(q.Unit, one)
	}
	return q.Unit.String()
}

var spelled = map[string]string{
	"1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven",
	"8": "eight", "9": "nine", "10": "ten", "11": "eleven", "12": "twelve",
}

// numerals are the printed digits of a quantity.
type numerals struct {
	bound     Bound
	low, high string // the one number, or the ends of a range
	suffix    string
	highExact bool
}

// numerals writes the digits. In running text a bounded multiple from ten up
// is a whole number: more than 25 times.
func (q Quantity) numerals(f Format, prose bool) numerals {
	factor := big.NewRat(1, 1)
	var n numerals
	switch f.Show {
	case ShowPercent:
		factor, n.suffix = big.NewRat(100, 1), "%"
	case ShowPer100:
		factor = big.NewRat(100, 1)
	case ShowTimes:
		n.suffix = "×"
	case ShowValue:
		if (q.Unit == Unit{num: Percent}) {
			n.suffix = "%"
		}
	}
	lo, hi := q.limits()
	n.bound = q.Bound()
	if lo.Value == nil && hi.Value == nil {
		n.low = "?"
		return n
	}
	exact := n.bound == Exact || n.bound == About
	print := func(r *big.Rat, up bool) string {
		r = new(big.Rat).Mul(r, factor)
		up = up != f.Inward
		switch {
		case f.Show == ShowValue || f.Show == "":
			if s, ok := terminating(r, 9); ok { // as the text has it
				return f.Locale.decimal(s)
			}
		case f.Show == ShowTimes && prose && !exact && new(big.Rat).Abs(r).Cmp(big.NewRat(10, 1)) >= 0:
			return f.Locale.decimal(rounded(r, 0, up).FloatString(0))
		}
		if exact {
			return f.Locale.decimal(roundExact(r))
		}
		return f.Locale.decimal(RoundBound(r, up))
	}
	switch n.bound {
	case Between:
		n.low, n.high = print(lo.Value, false), print(hi.Value, true)
		_, n.highExact = terminating(new(big.Rat).Mul(hi.Value, factor), 0)
	case Under, UpTo:
		n.low = print(hi.Value, true)
	default:
		n.low = print(lo.Value, false)
	}
	return n
}

// change writes a relative change: what falls is so much less, what rises so
// much more, and where it may do either, both are said.
func (q Quantity) change(f Format, prose bool) string {
	lo, hi := q.limits()
	hundred := big.NewRat(100, 1)
	exact := q.IsPoint()
	show := func(r *big.Rat, up bool) string {
		r = new(big.Rat).Mul(new(big.Rat).Abs(r), hundred)
		if exact {
			return f.Locale.decimal(roundExact(r)) + "%"
		}
		return f.Locale.decimal(RoundBound(r, up)) + "%"
	}
	way := func(r *big.Rat) string {
		if r.Sign() < 0 {
			return f.Locale.less
		}
		return f.Locale.more
	}
	bounded := func(b Bound, s string) string {
		if prose {
			return fmt.Sprintf(f.Locale.words[b], s)
		}
		return signs[b] + s
	}
	side := func(end End, strict, loose Bound) Bound {
		if end.Open {
			return strict
		}
		return loose
	}
	switch {
	case exact:
		bound := Exact
		if q.Vague {
			bound = About
		}
		switch sign := lo.Value.Sign(); {
		case sign == 0 && prose:
			return bounded(bound, "no change")
		case sign == 0:
			return bounded(bound, "0%")
		case prose:
			return fmt.Sprintf(way(lo.Value), bounded(bound, show(lo.Value, false)))
		case sign < 0:
			return bounded(bound, "−"+show(lo.Value, false))
		}
		return bounded(bound, "+"+show(lo.Value, false))
	case hi.Value != nil && hi.Value.Sign() < 0: // a fall, however large
		if lo.Value == nil {
			return fmt.Sprintf(f.Locale.less, bounded(side(hi, Over, AtLeast), show(hi.Value, false)))
		}
		return fmt.Sprintf(f.Locale.less, f.span(show(hi.Value, false), show(lo.Value, true), prose))
	case lo.Value != nil && lo.Value.Sign() >= 0: // a rise
		if hi.Value == nil {
			return fmt.Sprintf(f.Locale.more, bounded(side(lo, Over, AtLeast), show(lo.Value, false)))
		}
		return fmt.Sprintf(f.Locale.more, f.span(show(lo.Value, false), show(hi.Value, true), prose))
	}
	// It may be either.
	switch {
	case lo.Value == nil && hi.Value == nil:
		return "?"
	case lo.Value == nil && hi.Value.Sign() == 0 && prose:
		return "no rise"
	case lo.Value == nil && hi.Value.Sign() == 0:
		return signs[side(hi, Under, UpTo)] + "0%"
	case lo.Value == nil && !prose:
		return signs[side(hi, Under, UpTo)] + "+" + show(hi.Value, true)
	case lo.Value == nil:
		return fmt.Sprintf(f.Locale.more, bounded(side(hi, Under, UpTo), show(hi.Value, true))) + ", or a fall"
	case hi.Value == nil && !prose:
		return signs[side(lo, Over, AtLeast)] + "−" + show(lo.Value, true)
	case hi.Value == nil:
		return fmt.Sprintf(f.Locale.less, bounded(side(lo, Under, UpTo), show(lo.Value, true))) + ", or a rise"
	case !prose:
		return "−" + show(lo.Value, true) + " to +" + show(hi.Value, true)
	}
	return "from " + fmt.Sprintf(f.Locale.less, show(lo.Value, true)) + " to " + fmt.Sprintf(f.Locale.more, show(hi.Value, true))
}

// span writes a range of two numbers that end in %.
func (f Format) span(low, high string, prose bool) string {
	if prose {
		return fmt.Sprintf(f.Locale.words[Between], low, high)
	}
	return strings.TrimSuffix(low, "%") + "–" + high
}

// RoundBound rounds the limit of a bound to as many digits as are true and
// useful: as it is where it is whole or has three digits at most; else down
// (or up, for an upper limit) to two digits below one, one decimal below a
// hundred, and whole numbers above.
func RoundBound(r *big.Rat, up bool) string {
	if s, ok := terminating(r, 0); ok {
		return s
	}
	if s, ok := terminating(r, 2); ok && len(strings.Trim(strings.NewReplacer(".", "", "-", "").Replace(s), "0")) <= 3 {
		return s
	}
	places := 1
	switch abs := new(big.Rat).Abs(r); {
	case abs.Cmp(big.NewRat(100, 1)) >= 0:
		places = 0
	case abs.Cmp(big.NewRat(1, 1)) < 0:
		places = leadingZeros(abs) + 2
	}
	return trimZeros(rounded(r, places, up).FloatString(places))
}

// roundExact rounds a computed number to three digits, halves away from zero,
// and leaves whole numbers and short decimals whole.
func roundExact(r *big.Rat) string {
	if s, ok := terminating(r, 0); ok {
		return s
	}
	abs := new(big.Rat).Abs(r)
	places := 2
	switch {
	case abs.Cmp(big.NewRat(10, 1)) >= 0:
		places = 1
	case abs.Cmp(big.NewRat(1, 1)) < 0:
		places = leadingZeros(abs) + 3
	}
	for ; places < 12; places++ {
		out := trimZeros(r.FloatString(places)) // FloatString rounds halves away from zero
		if strings.Contains(out, ".") {
			return out
		}
		// A whole number would be taken for exact: 1.999 is not 2.
	}
	return trimZeros(r.FloatString(places))
}

// leadingZeros counts the zeros behind the point of a number below one.
func leadingZeros(r *big.Rat) int {
	n := 0
	ten := big.NewRat(10, 1)
	for x := new(big.Rat).Mul(r, ten); x.Sign() > 0 && x.Cmp(big.NewRat(1, 1)) < 0; x.Mul(x, ten) {
		n++
	}
	return n
}

// Decimal writes r as a plain decimal of at most so many places, rounded up
// or down where it has more.
func Decimal(r *big.Rat, places int, up bool) string {
	return trimZeros(rounded(r, places, up).FloatString(places))
}

// rounded rounds to a number of decimal places, up or down (toward +∞ or −∞).
func rounded(r *big.Rat, places int, up bool) *big.Rat {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	x := new(big.Rat).Mul(r, new(big.Rat).SetInt(scale))
	quo, rem := new(big.Int), new(big.Int)
	quo.DivMod(x.Num(), x.Denom(), rem) // Euclidean: rounds down
	if up && rem.Sign() != 0 {
		quo.Add(quo, big.NewInt(1))
	}
	return new(big.Rat).SetFrac(quo, scale)
}

// terminating writes r in full if it needs no more than places decimals.
func terminating(r *big.Rat, places int) (string, bool) {
	s := r.FloatString(places)
	back, ok := new(big.Rat).SetString(s)
	if !ok || back.Cmp(r) != 0 {
		return "", false
	}
	return trimZeros(s), true
}

func trimZeros(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// decimal writes a plain decimal in the locale, with a true minus sign.
func (l Locale) decimal(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if len(whole) >= l.GroupFrom {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + l.Group + whole[i:]
		}
	}
	if fraction != "" {
		whole += l.Decimal + fraction
	}
	return sign + whole
}

// FormatRat writes an exact number in full in the locale, such as 11,000 or
// 0.125. A number without a short decimal is given to three digits.
func (l Locale) FormatRat(r *big.Rat) string {
	if s, ok := terminating(r, 12); ok {
		return l.decimal(s)
	}
	return l.decimal(roundExact(r))
}
