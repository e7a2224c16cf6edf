package prose

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

var impliedRule = rule{
	name: "implied",
	doc:  "A number can be of how rows are shown, or run from one number to another.",
	judge: func(j *judged) (verdict, bool) {
		if j.implies(j.p, j.m) || j.betweenLimits(j.p.data, j.m) || j.fromTo(j.p, j.m) {
			return right()
		}
		return open()
	},
}

// implies reports whether a number is not of a row but of how rows are shown.
func (v *verifier) implies(p caption, m scan.Mention) bool {
	if m.Low.Cmp(m.High) != 0 || m.Bound != quantity.Exact || m.Unit != "" && m.Unit != multiple {
		return false
	}
	if p.data.base && m.Low.Cmp(one) == 0 {
		return true
	}
	return m.Unit != multiple && (onTheHour(p, m) || slices.ContainsFunc(p.data.results, func(c *analysis.Comparison) bool { return v.countsRows(c, p, m) }))
}

// onTheHour reports whether a number is the hour of a row: at ten in the morning.
func onTheHour(p caption, m scan.Mention) bool {
	before := strings.Fields(strings.ToLower(string([]rune(p.Text.Value)[:m.Span.Start])))
	if m.Noun != "" || len(before) == 0 || !slices.Contains(wording.All().AtTime, before[len(before)-1]) || !m.Low.IsInt() || !m.Low.Num().IsInt64() {
		return false
	}
	clock := fmt.Sprintf("%02d:00", m.Low.Num().Int64())
	return slices.ContainsFunc(p.data.rows, func(o *datasets.Observation) bool { return wording.HasClock(o.Date, clock) })
}

// countsRows reports whether a number is the hundred that a comparison is shown per, or how
// many rows it is made from: the two.
func (v *verifier) countsRows(c *analysis.Comparison, p caption, m scan.Mention) bool {
	if c.Show == quantity.ShowPer100 && m.Low.Cmp(hundred) == 0 && (!p.prose || perHundred(p.Text.Value, m)) {
		return true
	}
	rows := big.NewRat(int64(len(c.From)), 1)
	return !p.prose && spelled(m) && m.Low.Cmp(rows) == 0 && v.countsElse(m, p.Text.Value)
}

// perHundred reports whether words say that a rate is of a number: per 100, 100-ból.
func perHundred(text string, m scan.Mention) bool {
	r := []rune(text)
	before := strings.Fields(strings.ToLower(string(r[:m.Span.Start])))
	after := string(r[m.Span.End:])
	return len(before) > 0 && slices.Contains(wording.All().Per, before[len(before)-1]) ||
		slices.ContainsFunc(wording.All().PerEndings, func(s string) bool { return strings.HasPrefix(after, s) })
}

// betweenLimits reports whether a range is that from one threshold to another.
func (v *verifier) betweenLimits(d *shown, m scan.Mention) bool {
	limit := func(end *big.Rat, bounds ...quantity.Bound) bool {
		return slices.ContainsFunc(d.valued(end), func(s statement) bool {
			return (s.limit || slices.Contains(bounds, s.bound)) && v.inUnit(s, m)
		})
	}
	return m.Bound == quantity.Between && limit(m.Low, quantity.Over, quantity.AtLeast) && limit(m.High, quantity.Under, quantity.UpTo)
}

// fromTo reports whether a range is the way from one number to another: from 16,000 to
// 100,000 people.
func (v *verifier) fromTo(p caption, m scan.Mention) bool {
	before := wording.Lower(string([]rune(p.Text.Value)[:m.Span.Start]))
	if m.Bound != quantity.Between || len(before) == 0 || !slices.Contains(wording.All().From, before[len(before)-1]) {
		return false
	}
	end := func(x *big.Rat) bool {
		n := m
		n.Low, n.High, n.Bound = x, x, quantity.Exact
		for s := range p.data.around(n) {
			if s.modality == datasets.Asserted && v.tells(s, n) {
				return true
			}
		}
		return false
	}
	return end(m.Low) && end(m.High)
}
