package quantity

import (
	"math/big"
	"strings"

	"quotient/datasets/language/form"
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

var signs = map[Bound]string{
	Exact: "", Over: ">" + nbsp, AtLeast: "≥" + nbsp, Under: "<" + nbsp, UpTo: "≤" + nbsp, About: "≈" + nbsp,
}

// A Format says how to write a quantity.
type Format struct {
	Show   Show
	Locale Locale
	// Names says how units are written. Without it names are used as they are,
	// and all digits are written.
	Names Naming
	// Bare leaves out whether a change is more or less, which the sentence says.
	Bare bool
	// Inward rounds a range so that every number in it is in the quantity, for
	// a range that says where something holds of each number. The default,
	// outward, is right for a number that lies somewhere in the range.
	Inward bool
	// Stated writes all digits of a number, as a text or a table has it. Without
	// it a number may be computed, and long decimals are rounded.
	Stated bool
	// Peak says that the number is the top of a spread, and is itself passed: up to
	// 11,000 and over.
	Peak bool
	// OutOf writes a share as so many of this many: 1 in 3.
	OutOf *big.Rat
	// Measure is what a plain number counts, written after it in running text:
	// wounded per death.
	Measure string
	// Given is the reading that the number depends on, written after it: if 400 is
	// rounded to the nearest hundred.
	Given string
	// Alike writes the number as all others of a picture; nil writes it as it is.
	Alike *Alike
}

// StatedDecimals are as many as a stated number is written with.
const StatedDecimals = 24

// Label writes the quantity with signs, for the label of a mark: > 11×,
// ≤ 3,500, 5–7. It carries no unit, except for % and ×.
func (q Quantity) Label(f Format) string { return f.given(q.label(f)) }

// given adds the reading that a number depends on.
func (f Format) given(s string) string {
	if f.Given == "" || s == "" {
		return s
	}
	return s + ", " + f.Given
}

func (q Quantity) label(f Format) string {
	f = f.withDefaults()
	switch {
	case f.Peak:
		return q.peak(f, Quantity.Label)
	case f.Show == ShowChange:
		return q.change(f, false)
	case f.OutOf != nil:
		return signs[q.Bound()] + q.outOf(f, false)
	}
	n := q.digits(f)
	if n.ranged {
		return signs[n.bound] + n.dashed(f)
	}
	return signs[n.bound] + n.mark(n.low)
}

// Range writes a range of two numbers with a dash, or with words where it would read as a
// minus: 12–15, −15 to 12.
func (l Locale) Range(low, high string) string {
	if l = l.orEnglish(); strings.HasPrefix(low, "−") || strings.HasPrefix(high, "−") {
		return fillRange(l.numbers.FromTo, low, high)
	}
	return low + "–" + high
}

// dashed writes the ends of a range with a dash, or with words where it would read
// as a minus. What both ends have is written once: $2–3bn, but $500m–$1.25bn.
func (n numerals) dashed(f Format) string {
	low, high := n.low, n.high
	switch {
	case low.large != high.large && n.money.after != "":
		return n.mark(low) + nbsp + "–" + nbsp + n.mark(high)
	case low.sign+high.sign != "" && n.money.is():
		return fillRange(f.Locale.numbers.FromTo, n.mark(low), n.mark(high))
	case low.large != high.large:
		return n.mark(low) + "–" + n.mark(high)
	case low.sign+high.sign != "":
		return fillRange(f.Locale.numbers.FromTo, low.sign+low.digits, high.short()+n.suffix)
	}
	return n.money.before + low.digits + "–" + high.short() + n.money.after + n.suffix
}

// Ends writes the two ends of a range, each with its sign for % or ×, rounded as
// [Quantity.Label] rounds them. Of any other quantity, and of a change, it
// reports false.
func (q Quantity) Ends(f Format) (low, high string, ok bool) {
	f = f.withDefaults()
	n := q.digits(f)
	if n.bound != Between || f.Show == ShowChange {
		return "", "", false
	}
	return n.mark(n.low), n.mark(n.high), true
}

// Words writes the quantity as running text has it: more than 11 times, at
// least 400 people, up to 3,500 forints, 82.1%.
func (q Quantity) Words(f Format) string { return q.measured(f, false) }

// Spelled is [Quantity.Words] with whole numbers up to twelve as words, as
// headlines have them: more than eleven times.
func (q Quantity) Spelled(f Format) string { return q.measured(f, true) }

func (q Quantity) measured(f Format, spell bool) string {
	s := q.sentence(f, spell)
	if f.Measure != "" {
		// A measure that begins with the unit says it: people per square mile, of people.
		if unit := strings.TrimSpace(f.withDefaults().unit(q)); unit != "" && strings.HasPrefix(f.Measure, unit) {
			s = strings.TrimSpace(strings.TrimSuffix(s, unit))
		}
		s += " " + f.Measure
	}
	return f.given(s)
}

// peak writes the number as one that is itself passed.
func (q Quantity) peak(f Format, write func(Quantity, Format) string) string {
	f.Peak, f.Measure, f.Given = false, "", ""
	return f.Locale.Peak(strings.TrimSpace(write(Point(q.Value(), q.Unit), f)))
}

func (q Quantity) sentence(f Format, spell bool) string {
	f = f.withDefaults()
	switch {
	case f.Peak && spell:
		return q.peak(f, Quantity.Spelled)
	case f.Peak:
		return q.peak(f, Quantity.Words)
	case f.Show == ShowChange:
		return q.change(f, true)
	case f.OutOf != nil:
		return f.Locale.bounded(q.Bound(), q.outOf(f, spell))
	}
	n := q.numerals(f)
	if n.bound == "" {
		return n.low.digits // nothing is known of it
	}
	p := f.phrasing(q, n, spell)
	var s string
	if n.ranged {
		s = p.spread(!q.Hi.Open || !n.highExact)
	} else {
		s = f.Locale.bounded(n.bound, p.whole(n.low))
	}
	if f.Show == ShowPer100 {
		return fill(f.Locale.numbers.Per100, s)
	}
	return s
}

// A phrasing writes the numbers of a quantity into a sentence.
type phrasing struct {
	Format
	numerals
	unit   string // what is written after a number
	spell  bool   // small numbers are words
	before Show   // what a number in words is before
}

func (f Format) phrasing(q Quantity, n numerals, spell bool) phrasing {
	p := phrasing{f, n, "", spell, f.Show}
	switch {
	case n.money.is():
		p.unit, p.spell = n.money.after+n.money.rest, false
	case f.Show == ShowValue:
		if p.unit = f.unit(q); p.unit == "" {
			p.before = ShowNumber
		} else if strings.HasPrefix(p.unit, "%") {
			p.before = ShowPercent
		} else {
			p.unit = nbsp + p.unit
		}
	}
	p.spell = p.spell && p.before != ShowPercent // four% is no way to write
	return p
}

// whole is a number with what stands behind it.
func (p phrasing) whole(w written) string {
	words := p.Locale.numbers
	digits := p.phrase(w)
	s := digits
	if p.spell && w.large == nil {
		s = p.Locale.spell(digits, p.before)
	}
	switch p.Show {
	case ShowTimes:
		return words.Times(form.Count{Digits: digits, Words: s, Exact: p.bound == Exact})
	case ShowDays:
		if digits == "1" {
			return s + words.Day
		}
		return s + words.Days
	case ShowPercent:
		return s + "%"
	}
	return s + p.unit
}

// spread is the two numbers of a range; reached says that the high end is one of them.
func (p phrasing) spread(reached bool) string {
	words := p.Locale.numbers
	ranges, low := words.Ranges, p.phrase(p.low)
	switch {
	case p.bound == About:
	case p.Show == ShowTimes && words.TimesRanges.Between != "":
		ranges, low = words.TimesRanges, p.whole(p.low)
	case p.spell && p.low.large == nil:
		low = p.Locale.spellLow(low, p.before)
	}
	pattern := ranges.Between
	switch {
	case p.bound == About:
		pattern = ranges.About
	case !reached:
		pattern = ranges.JustUnder
	}
	return fillRange(pattern, low, p.whole(p.high))
}

func (f Format) withDefaults() Format {
	f.Locale = f.Locale.orEnglish()
	return f
}

func (f Format) unit(q Quantity) string {
	if q.Unit.IsPlain() {
		return ""
	}
	one := !q.IsRange() && q.Value() != nil && q.Value().Cmp(big.NewRat(1, 1)) == 0
	if f.Names != nil {
		return f.Names.Unit(q.Unit, one)
	}
	return q.Unit.String()
}

// numerals are the printed digits of a quantity.
type numerals struct {
	bound     Bound
	low, high written // the one number, or the ends of a range
	ranged    bool
	money     money
	suffix    string // % or ×
	highExact bool
}

// digits are the numerals of a label, which may be alike in all labels of a picture.
func (q Quantity) digits(f Format) numerals {
	if f.Alike != nil && (f.Show == ShowValue || f.Show == "") && (q.Unit != Unit{num: Percent}) {
		return q.alike(f)
	}
	return q.numerals(f)
}

// numerals writes the digits: the same in a label and in running text, so that a reader
// finds one number in both.
func (q Quantity) numerals(f Format) numerals {
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
		n.low.digits = "?"
		return n
	}
	n.money = f.money(q.Unit)
	exact := n.bound == Exact || n.bound == About
	print := func(r *big.Rat, up bool) string {
		r = new(big.Rat).Mul(r, factor)
		up = up != f.Inward
		if f.Show == ShowValue || f.Show == "" {
			places := 9
			if f.Stated {
				places = StatedDecimals
			}
			if s, ok := terminating(r, places); ok { // as the text has it
				return n.money.cents(s)
			}
		}
		if exact {
			return roundExact(r)
		}
		return RoundBound(r, up)
	}
	one := func(s string) written { return f.write(q.Unit, s)[0] }
	switch {
	case q.IsRange():
		ends := f.write(q.Unit, print(lo.Value, false), print(hi.Value, true))
		n.low, n.high, n.ranged = ends[0], ends[1], true
		_, n.highExact = terminating(new(big.Rat).Mul(hi.Value, factor), 0)
	case n.bound == Under || n.bound == UpTo:
		n.low = one(print(hi.Value, true))
	default:
		n.low = one(print(lo.Value, false))
	}
	return n
}

// RoundBound rounds the limit of a bound to as many digits as are true and
// useful: as it is where it is whole or has three digits at most; else down
// (or up, for an upper limit) to three digits below one, one decimal below a
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
		places = leadingZeros(abs) + 3
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
	for ; places < StatedDecimals; places++ {
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
	if r.IsInt() {
		return r.Num().String(), true
	}
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(places, 0))), nil)
	if power.Mod(power, r.Denom()).Sign() != 0 { // no fraction of so many tenths
		return "", false
	}
	return trimZeros(r.FloatString(places)), true
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
