package datasets

import (
	"math/big"
	"slices"
	"strings"

	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// ruled are the columns whose values observe checks by the rules of this
// package, so that a schema's enum need not report them twice.
var ruled = []string{"bound", "statistic", "modality"}

// A rowReader reads what a row says, and reports what is wrong with it.
type rowReader struct {
	*loader
	row *Observation
}

func (r rowReader) fault(column, hint, format string, args ...any) {
	r.loader.fault(r.row.position(column), r.row.ref(), hint, format, args...)
}

// warn is fault for what does not keep the study from being used.
func (r rowReader) warn(column, hint, format string, args ...any) {
	r.fault(column, hint, format, args...)
	r.found[len(r.found)-1].Warning = true
}

// observe reads what a row says.
func (l *loader) observe(o *Observation) {
	r := rowReader{l, o}
	if l.table.IndexOf("id") >= 0 && !isRowID(o.ID) {
		r.fault("id", nameRule, "%q cannot be the id of a row", o.ID)
	}
	if l.table.Observed {
		r.all()
		return
	}
	if said, amount := l.plain.recall(o); !said || !amount {
		before := len(l.found)
		if o.Said == nil {
			o.Said = &Said{}
			r.all()
		} else {
			r.amount()
		}
		if len(l.found) == before {
			l.plain.keep(o)
		}
	}
}

// all reads all that a row says.
func (r rowReader) all() {
	r.words()
	r.date()
	r.amount()
}

// amount reads its number.
func (r rowReader) amount() {
	o := r.row
	unit, err := quantity.ParseUnit(o.Cell("unit"))
	if err != nil {
		r.fault("unit", "", "%v", err)
	}
	if o.Cell("value") == "" {
		r.numberless()
		return
	}
	r.number(unit)
}

// words reads the cells that are texts.
func (r rowReader) words() {
	o := r.row
	o.Place, o.Quote, o.Where, o.Note = o.Cell("place"), o.Cell("quote"), o.Cell("where"), o.Cell("note")
	if r.table.Observed {
		o.Reading = strings.TrimSpace(o.Cell("reading"))
	}
	if r.table.Observed && o.Quote == "" {
		r.warn("quote", "write the shortest phrase of the text that states it", "the row has no words of the text")
	}
	o.Statistic, o.Modality = Statistic(o.Cell("statistic")), Modality(o.Cell("modality"))
	if o.Statistic != "" && !slices.Contains(Statistics, o.Statistic) && r.table.Observed {
		r.fault("statistic", DidYouMean(string(o.Statistic), toStrings(Statistics)), "unknown statistic %q", o.Statistic)
	}
	if o.Modality == "" {
		o.Modality = Asserted
	}
	if !slices.Contains(Modalities, o.Modality) {
		r.fault("modality", DidYouMean(string(o.Modality), toStrings(Modalities)), "unknown modality %q", o.Modality)
	}
}

func (r rowReader) date() {
	cell := r.row.Cell("date")
	if cell == "" {
		return
	}
	date, err := edtf.Parse(cell)
	if err == nil {
		r.row.Date = date
	} else if r.table.Observed { // plain data may call anything a date
		r.fault("date", "", "%v", err)
	}
}

// numberless checks a row without a value.
func (r rowReader) numberless() {
	if r.table.Observed && !r.row.Statistic.Numberless() {
		r.fault("value", "enter the number; a row without one needs the statistic event or vague", "the value is missing")
	}
	for _, c := range []string{"high", "bound", "out_of"} {
		if cell := r.row.Cell(c); cell != "" && (r.table.Observed || c == "bound") {
			r.fault(c, "", "the %s %q has no value to go with", c, cell)
		}
	}
}

// number reads the quantity of a row with a value.
func (r rowReader) number(unit quantity.Unit) {
	o := r.row
	if o.Statistic.Numberless() {
		r.fault("value", "", "the statistic %q has no value", o.Statistic)
	}
	bound := quantity.Bound(o.Cell("bound"))
	value, high := o.Number("value"), o.Number("high")
	if !r.table.Observed && !bound.HasHigh() {
		high = nil // a column like others
	}
	if bound == "" && !r.table.Observed {
		bound = quantity.Exact
	}
	if !slices.Contains(quantity.Bounds, bound) {
		r.fault("bound", DidYouMean(string(bound), toStrings(quantity.Bounds)), "unknown bound %q", bound)
		return
	}
	o.Bound = bound
	if value == nil || !r.inOrder(bound, value, high) { // no number is reported by the schema
		return
	}
	if o.Statistic == Threshold {
		// The limit itself is exact: the bound says on which side of it a
		// rule applies, and whether it applies to the limit too.
		bound = quantity.Exact
	}
	number, ok := r.share(value, unit)
	if !ok {
		return
	}
	stated, err := quantity.New(bound, number, high, unit)
	if err != nil {
		r.fault("value", "", "%v", err)
		return
	}
	o.Quantity = &stated
	if numeral := quantity.English.FormatRat(new(big.Rat).Abs(value)); r.table.Observed && o.Reading == "" && !o.quotes(numeral) {
		r.warn("quote", "one of the two is wrong", "the value is %s, and the quote %q does not have that number", quantity.English.FormatRat(value), o.Quote)
	}
}

// inOrder reports whether a bound and the two ends of a number go together.
func (r rowReader) inOrder(bound quantity.Bound, value, high *big.Rat) bool {
	switch {
	case high != nil && !bound.HasHigh():
		r.fault("high", "a high end goes with the bound between, or about where the ends are vague", "high is %s, but the bound is %q", r.row.Cell("high"), bound)
	case bound == quantity.Between && high == nil:
		r.fault("high", "the value is the low end, high the high end", "the bound is between, but high is missing")
	case high != nil && high.Cmp(value) < 0:
		r.fault("high", "", "high is %s, below the value, %s", r.row.Cell("high"), r.row.Cell("value"))
	default:
		return true
	}
	return false
}

// quotes reports whether the quote of a row can have its number. One in words is left to
// a reader; one with digits must have these.
func (o *Observation) quotes(numeral string) bool {
	return !strings.ContainsAny(o.Quote, "0123456789") || holds(o.Quote, numeral) || holds(o.Quote, strings.TrimPrefix(o.Cell("value"), "-")) ||
		slices.ContainsFunc(scan.English().Text(o.Quote), func(m scan.Mention) bool {
			m.Direction = scan.Down // the word that says so may be before the quote
			return o.States(m)
		})
}

// holds reports whether a text has a number, not as a part of a longer one.
func holds(text, numeral string) bool {
	for i := 0; ; {
		j := strings.Index(text[i:], numeral)
		if j < 0 {
			return false
		}
		before, after := text[:i+j], text[i+j+len(numeral):]
		if !strings.ContainsAny(last(before, 1), "0123456789") && !strings.ContainsAny(first(after, 1), "0123456789") &&
			!(strings.ContainsAny(first(after, 1), ",.") && strings.ContainsAny(first(after, 2), "0123456789")) {
			return true
		}
		i += j + 1
	}
}

func first(s string, n int) string { return s[:min(n, len(s))] }
func last(s string, n int) string  { return s[max(0, len(s)-n):] }
