package analysis

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// A Grain says that an observation is read as rounded to a multiple of a number.
type Grain struct {
	Row *datasets.Observation
	To  *big.Rat
}

// occasions are the caveats that an operation raises, whatever is done with its result.
func (e *evaluator) occasions(operator string, a, b value) (out []Warning) {
	add := func(c Caveat, message string) {
		if message != "" {
			out = append(out, Warning{c, message})
		}
	}
	switch operator {
	case "/":
		add(Unlike, unlike(a, b))
		add(StageDiffers, halfway(a, b))
	case "-":
		add(StageDiffers, halfway(a, b))
	}
	if operator == "*" || operator == "/" {
		add(RateOf, e.rateOf(a, b))
		add(RateOf, e.rateOf(b, a))
	}
	return out
}

// unlike says that things of one sort are divided by those of another, where both are
// counted: killed per tank. What is measured, such as money, may be per head.
func unlike(a, b value) string {
	x, under := a.Unit.Parts()
	y, under2 := b.Unit.Parts()
	if len(x) != 1 || len(y) != 1 || len(under)+len(under2) > 0 || x[0] == y[0] || !isCount(a.Unit) || !isCount(b.Unit) {
		return ""
	}
	return fmt.Sprintf("%s is a number of %s, and %s of %s", a.text, plural(x[0]), b.text, plural(y[0]))
}

func plural(unit string) string { return "“" + unit + "”" }

// isCount reports whether a unit is of things that are counted, and none that something is
// measured in.
func isCount(u quantity.Unit) bool {
	if u.IsPlain() || u.String() == quantity.Percent {
		return false
	}
	english, _ := scan.In(quantity.English.Tag)
	for _, m := range english.Text("5 " + u.String() + "s") {
		if m.Unit != "" {
			return false
		}
	}
	return true
}

// halfway says that one amount went through a schedule, and another one did not.
func halfway(a, b value) string {
	if len(a.applied) > 0 == (len(b.applied) > 0) {
		return ""
	}
	after, before := a, b
	if len(b.applied) > 0 {
		after, before = b, a
	}
	if len(before.from) == 0 || slices.ContainsFunc(before.from, func(o *datasets.Observation) bool { return slices.Contains(after.from, o) }) {
		return "" // how far one amount went
	}
	return fmt.Sprintf("%s is after %s, and %s before", after.text, after.applied[0].ID, before.text)
}

// rateOf says that an amount meets a rate of which the text does not say what it is of.
func (e *evaluator) rateOf(rate, amount value) string {
	if len(rate.from) != 1 || rate.from[0].Ref() != rate.text || len(amount.from) == 0 {
		return ""
	}
	o := rate.from[0]
	if o.Statistic != datasets.Rate || o.Quote == "" || o.PartOf != nil || e.saysOf(o) {
		return ""
	}
	return fmt.Sprintf("the text does not say what %s is a rate of: “%s”", o.Ref(), o.Quote)
}

// saysOf reports whether the quote of a rate goes on with what it is of: 15% in wages. In
// a language without such words nothing is asked.
func (e *evaluator) saysOf(o *datasets.Observation) bool {
	if o.Cell("of") != "" || o.Cell("out_of") != "" {
		return true
	}
	tag := quantity.English.Tag
	if sources := e.study.SourcesOf([]*datasets.Observation{o}); len(sources) > 0 && sources[0].Language != "" {
		tag = sources[0].Language
	}
	words := language.For(tag).Writing.Prose.RateOf
	in, ok := scan.In(tag)
	if len(words) == 0 || !ok {
		return true
	}
	list := in.Text(o.Quote)
	for _, m := range list {
		rest := strings.Fields(strings.ToLower(string([]rune(o.Quote)[m.Span.End:])))
		for _, w := range rest[:min(2, len(rest))] {
			if slices.Contains(words, w) {
				return true
			}
		}
	}
	return len(list) == 0
}

// counted says that the text does not say whether one number is counted in another: of two
// totals in different tables, those killed and those executed.
func counted(part, rest value) []Warning {
	for _, a := range part.from {
		for _, b := range rest.from {
			if a.Table != b.Table && countable(a) && countable(b) && a.Quantity.Unit == b.Quantity.Unit && apartFrom(a, b) {
				return []Warning{{Overlap, fmt.Sprintf("the text does not say whether %s is counted in %s, or apart from it", a.Ref(), b.Ref())}}
			}
		}
	}
	return nil
}

// countable reports whether a row of a text counts people or things.
func countable(o *datasets.Observation) bool {
	return o.Quantity != nil && o.Quote != "" && isCount(o.Quantity.Unit)
}

// apartFrom reports whether nothing says that one number is a part of another.
func apartFrom(a, b *datasets.Observation) bool { return a != b && !a.Within(b) && !b.Within(a) }

// asShare is the caveat of a quotient that is shown as a share, where nothing says that one
// number is a part of the other.
func (c *comparer) asShare(x *Comparison) (out []Warning) {
	if x.Refusal != nil || x.Show != quantity.ShowPercent && x.Show != quantity.ShowPer100 {
		return nil
	}
	s := c.Sides(x)
	if s.Kind != "/" || slices.ContainsFunc(x.Warnings, func(w Warning) bool { return w.Caveat == Overlap }) {
		return nil
	}
	for _, a := range s.First {
		for _, b := range s.Second {
			if countable(a) && countable(b) && a.Quantity.Unit == b.Quantity.Unit && apartFrom(a, b) {
				return []Warning{{Overlap, fmt.Sprintf("it is shown as a share, and the text does not say that %s is a part of %s", a.Ref(), b.Ref())}}
			}
		}
	}
	return nil
}

// even says that two numbers come out the same, and that both are round.
func even(v value, numbers []*datasets.Observation) string {
	if len(numbers) != 2 || !v.IsPoint() || !(v.ratio && v.Value().Cmp(one) == 0 || v.Kind == quantity.Growth && v.Value().Sign() == 0 || v.Kind == quantity.Difference && v.Value().Sign() == 0) {
		return ""
	}
	a, b := numbers[0], numbers[1]
	if !isRound(a) || !isRound(b) {
		return ""
	}
	return fmt.Sprintf("%s and %s are both round numbers, so that they need not be the same", a.Ref(), b.Ref())
}

// isRound reports whether a number has no digit but its first, and two zeros or more.
func isRound(o *datasets.Observation) bool {
	x := o.Quantity.Value()
	if x == nil || !x.IsInt() {
		return false
	}
	s := x.Num().String()
	return len(s) > 2 && strings.Trim(s[1:], "0") == ""
}
