package quantity

import (
	"math/big"
	"strings"
)

// change writes a relative change: what falls is so much less, what rises so
// much more, and where it may do either, both are said.
func (q Quantity) change(f Format, prose bool) string {
	c := changeWriter{Format: f, prose: prose, exact: q.IsPoint()}
	if q.Vague && !c.exact { // about 5% to 7% less
		firm := q
		firm.Vague = false
		return c.bounded(About, firm.change(f, prose))
	}
	lo, hi := q.limits()
	switch {
	case c.exact:
		return c.point(lo.Value, q.Vague)
	case hi.Value != nil && hi.Value.Sign() < 0: // a fall, however large
		if lo.Value == nil {
			return c.less(c.bounded(side(hi, Over, AtLeast), c.show(hi.Value, false)))
		}
		return c.less(c.span(c.show(hi.Value, false), c.show(lo.Value, true), prose))
	case lo.Value != nil && lo.Value.Sign() >= 0: // a rise
		if hi.Value == nil {
			return c.more(c.bounded(side(lo, Over, AtLeast), c.show(lo.Value, false)))
		}
		return c.more(c.span(c.show(lo.Value, false), c.show(hi.Value, true), prose))
	case prose:
		return c.either(lo, hi)
	}
	return c.signed(lo, hi)
}

// A changeWriter writes the parts of a change.
type changeWriter struct {
	Format
	prose, exact bool
}

// show is a number as a percentage, without its sign.
func (c changeWriter) show(r *big.Rat, up bool) string {
	r = new(big.Rat).Mul(new(big.Rat).Abs(r), big.NewRat(100, 1))
	if c.exact {
		return c.Locale.decimal(roundExact(r)) + "%"
	}
	return c.Locale.decimal(RoundBound(r, up)) + "%"
}

func (c changeWriter) less(s string) string {
	if c.Bare {
		return s
	}
	return fill(c.Locale.numbers.Less, s)
}

func (c changeWriter) more(s string) string {
	if c.Bare {
		return s
	}
	return fill(c.Locale.numbers.More, s)
}

func (c changeWriter) bounded(b Bound, s string) string {
	if c.prose {
		return c.Locale.bounded(b, s)
	}
	return signs[b] + s
}

// side is the bound of an end: strict where the end is open.
func side(end End, strict, loose Bound) Bound {
	if end.Open {
		return strict
	}
	return loose
}

// point writes a change that is one number.
func (c changeWriter) point(r *big.Rat, vague bool) string {
	bound := Exact
	if vague {
		bound = About
	}
	percent := c.show(r, false)
	switch sign := r.Sign(); {
	case sign == 0 && c.prose && vague:
		return c.Locale.numbers.HardlyChange
	case sign == 0 && c.prose:
		return c.Locale.numbers.NoChange
	case sign == 0:
		return c.bounded(bound, "0%")
	case c.prose && sign < 0:
		return c.less(c.bounded(bound, percent))
	case c.prose:
		return c.more(c.bounded(bound, percent))
	case sign < 0:
		return c.bounded(bound, "−"+percent)
	}
	return c.bounded(bound, "+"+percent)
}

// either writes in words a change that may be a fall or a rise.
func (c changeWriter) either(lo, hi End) string {
	words := c.Locale.numbers
	switch {
	case lo.Value == nil && hi.Value == nil:
		return "?"
	case lo.Value == nil && hi.Value.Sign() == 0:
		return words.NoRise
	case lo.Value == nil:
		return c.more(c.bounded(side(hi, Under, UpTo), c.show(hi.Value, true))) + words.OrLess
	case hi.Value == nil:
		return c.less(c.bounded(side(lo, Under, UpTo), c.show(lo.Value, true))) + words.OrMore
	}
	return fillRange(words.LessToMore, c.less(c.show(lo.Value, true)), c.more(c.show(hi.Value, true)))
}

// signed is either with signs.
func (c changeWriter) signed(lo, hi End) string {
	switch {
	case lo.Value == nil && hi.Value == nil:
		return "?"
	case lo.Value == nil && hi.Value.Sign() == 0:
		return signs[side(hi, Under, UpTo)] + "0%"
	case lo.Value == nil:
		return signs[side(hi, Under, UpTo)] + "+" + c.show(hi.Value, true)
	case hi.Value == nil:
		return signs[side(lo, Over, AtLeast)] + "−" + c.show(lo.Value, true)
	}
	return fillRange(c.Locale.numbers.MinusToPlus, "−"+c.show(lo.Value, true), "+"+c.show(hi.Value, true))
}

// span writes a range of two numbers that end in %.
func (f Format) span(low, high string, prose bool) string {
	low = strings.TrimSuffix(low, "%")
	if prose {
		return fillRange(f.Locale.numbers.Percents, low, high)
	}
	return low + "–" + high
}
