package analysis

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"quotient/analysis/addable"
	"quotient/analysis/refusal"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// A FormulaError is a fault in how a formula is written.
type FormulaError struct {
	Formula string
	Offset  int // in code points
	Message string
	Hint    string
}

// Error gives the message, and under it the line of the formula that has the
// fault, with a mark under its place.
func (e *FormulaError) Error() string {
	s := e.Message
	if e.Hint != "" {
		s += ": " + e.Hint
	}
	runes := []rune(e.Formula)
	offset := min(e.Offset, len(runes))
	before, after := string(runes[:offset]), string(runes[offset:])
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ = strings.Cut(after, "\n")
	// A tab is as wide above the mark as beside it.
	margin := strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, before)
	return fmt.Sprintf("%s\n    %s\n    %s^", s, strings.TrimRight(before+after, "\r"), margin)
}

// A Step is one operation of a formula, worked out.
type Step struct {
	Text   string `json:"text"`            // what is computed, as the formula has it
	Result string `json:"result"`          // the result with its bound, as a label
	Range  string `json:"range,omitempty"` // the result in interval notation
	Quote  string `json:"quote,omitempty"` // for an observation: the words of the text, and where
	Depth  int    `json:"depth"`           // how deep in the formula it stands
}

// value is what a part of a formula comes to.
type value struct {
	quantity.Quantity
	text     string
	tight    bool // needs no parentheses as an operand
	from     []*datasets.Observation
	num, den []*datasets.Observation // those above and below the stroke
	terms    addable.Terms           // what it is a sum of; nil where that is not known
	modality datasets.Modality
	ratio    bool                  // the last step was a quotient
	literal  bool                  // typed in the formula: it takes the unit of what it is added to
	days     bool                  // a number of days
	cell     bool                  // the number in a column of a row
	set      bool                  // a range each of whose numbers is meant, not one somewhere in it
	bounds   []string              // the names of operands that are no single number, to find one used twice
	schedule *schedule             // for the name of a schedule
	steps    []Step                // of a comparison that is used by its name
	moment   *datasets.Observation // for an observation without a number: its date is meant
	date     edtf.Date             // for a date that days can count from
	counting string                // which days a number of days counts
	grains   []Grain               // of operands that are read as rounded
	due      []Warning             // what its steps raise
	applied  []*schedule           // the schedules that it was put through
	facts    []string              // whose witnesses its steps take as such
}

// scope is what names in a formula mean.
type scope struct {
	study     *datasets.Study
	schedules map[string]*schedule
	// comparison evaluates another comparison by its id, or says that there is
	// none of that name.
	comparison func(id string) (value, error)
	names      []string // of schedules and comparisons, for hints
}

// evaluator works a formula out.
type evaluator struct {
	scope
	f     *formula
	steps []Step
	depth int
	terse bool // without steps
}

func (e *evaluator) fail(at node, hint, format string, args ...any) error {
	return e.f.fail(at.byteAt(), hint, format, args...)
}

func (e *evaluator) eval(n node) (v value, err error) {
	e.depth++
	defer func() { e.depth-- }()
	switch n := n.(type) {
	case *numberNode:
		r, err := quantity.ParseDecimal(n.text)
		if err != nil {
			return v, e.fail(n, "", "%v", err)
		}
		return value{Quantity: quantity.Point(r, quantity.Unit{}), text: n.text, tight: true, literal: true, modality: datasets.Asserted, terms: addable.Number(r)}, nil
	case *nameNode:
		return e.operand(n)
	case cellNode:
		return e.cell(n), nil
	case derivedNode:
		return e.derived(n)
	case *negationNode:
		if v, err = e.number(n.of); err != nil {
			return v, err
		}
		v.Quantity, v.text, v.tight, v.terms = quantity.Neg(v.Quantity), "-"+v.operandText(), true, v.added().Negated()
		return e.done(v), nil
	case *operationNode:
		return e.operation(n)
	case *callNode:
		return e.call(n)
	}
	return v, e.fail(n, `as in missing("inhabitants of Hungary")`, "a string stands only in missing")
}

// brokenOperand is the error of using a comparison whose own formula has a
// fault, which is reported there.
type brokenOperand struct{ name string }

func (e *brokenOperand) Error() string {
	return fmt.Sprintf("the comparison %q has a fault of its own", e.name)
}

// operand looks a name up: an observation, a comparison or a schedule.
func (e *evaluator) operand(n *nameNode) (v value, err error) {
	name := n.name
	if !strings.Contains(name, ".") {
		if s, ok := e.schedules[name]; ok {
			return value{schedule: s, text: name, tight: true}, nil
		}
		if e.comparison != nil {
			v, err = e.comparison(name)
			var none *datasets.NotFound
			if err == nil {
				v.text, v.tight = name, true
				if len(v.steps) <= mostNested {
					for _, s := range v.steps {
						s.Depth += e.depth
						e.steps = append(e.steps, s)
					}
				}
				v.steps = nil
				e.step(v, "")
				return v, nil
			}
			var bad *FormulaError
			if errors.As(err, &bad) {
				return v, &brokenOperand{name}
			}
			if !errors.As(err, &none) {
				return v, err
			}
		}
		if hint := usage(name); hint != "" {
			return v, e.fail(n, hint, "%q is a function, not a number", name)
		}
		hint := datasets.DidYouMean(name, slices.Concat(e.names, functionNames()))
		return v, e.fail(n, hint, "%q is no comparison, schedule or function; an observation is written table.id", name)
	}
	o, err := e.study.Observation(name)
	if err != nil {
		var none *datasets.NotFound
		errors.As(err, &none)
		hint := none.Hint
		if table, column, _ := strings.Cut(name, "."); e.study != nil {
			if t, err := e.study.Table(table); err == nil && slices.Contains(t.Columns(), column) {
				hint = fmt.Sprintf("%s is a column of %s, and a formula names rows: %s.ID; ", column, table, table) + hint
			}
		}
		return v, e.fail(n, strings.TrimSuffix(hint, "; "), "there is no observation %q", name)
	}
	v = value{text: name, tight: true, from: []*datasets.Observation{o}, modality: o.Modality}
	if o.Quantity == nil {
		v.moment = o
		return v, nil
	}
	v.Quantity, v.num, v.terms = o.Quantity.Plain(), v.from, addable.Of(o)
	if !v.IsPoint() || v.Vague {
		v.bounds = []string{name}
	}
	e.quote(o)
	return v, nil
}

// quote records an observation as a step.
func (e *evaluator) quote(o *datasets.Observation) {
	if e.terse {
		return
	}
	e.steps = append(e.steps, Step{
		Text: o.Ref(), Depth: e.depth, Range: o.Quantity.String(),
		Result: e.named(*o.Quantity, quantity.Format{Show: quantity.ShowValue, OutOf: o.Format(quantity.English).OutOf}),
		Quote:  quoteOf(o),
	})
}

func quoteOf(o *datasets.Observation) string {
	if o.Quote == "" {
		return ""
	}
	return "“" + o.Quote + "” " + o.Where
}

// Comparisons can use each other, so that a few lines could ask for more than any
// machine has: their results have limits.
const (
	mostBits   = limits.Digits * 10 / 3 // of a numerator or denominator
	mostNested = 20                     // steps of a comparison that are shown again in one that uses it
)

// bounded refuses a result that is too large to be worked with.
func (e *evaluator) bounded(n node, v value) error {
	for _, end := range []quantity.End{v.Lo, v.Hi} {
		if end.Value != nil && max(end.Value.Num().BitLen(), end.Value.Denom().BitLen()) > mostBits {
			return e.fail(n, "round its operands, or work with fewer of them", "the result has more than %s digits", limits.Count(limits.Digits))
		}
	}
	if len(v.from) > limits.Rows {
		return e.fail(n, "put the sum into a row of its own, with its quote or as plain data", "the result is computed from %s rows, and at most %s can be kept track of", limits.Count(len(v.from)), limits.Count(limits.Rows))
	}
	return nil
}

// number evaluates a node that must come to a number.
func (e *evaluator) number(n node) (value, error) {
	v, err := e.eval(n)
	if err == nil {
		err = e.bounded(n, v)
	}
	if err != nil {
		return v, err
	}
	if v.schedule != nil {
		return v, e.fail(n, "write apply("+v.text+", …)", "%q is a schedule, not a number", v.text)
	}
	if !v.date.IsZero() {
		return v, e.fail(n, "as in days("+v.text+", …)", "%s is a date, %s, and no number", v.text, v.date)
	}
	if v.moment != nil {
		hint := "the text gives no number there"
		if !v.moment.Has("value") {
			hint = "its table has no column value: call the column of the numbers so"
		}
		if v.moment.Statistic == datasets.Event {
			hint = "it is dated " + v.moment.Date.String() + ": use days(…), start(…), end(…) or length(…)"
		}
		return v, e.fail(n, hint, "%q has no number", v.text)
	}
	return v, nil
}

// operations are those of quantities.
var operations = map[string]func(a, b quantity.Quantity) (quantity.Quantity, error){
	"+": quantity.Add, "-": quantity.Sub, "*": quantity.Mul, "/": quantity.Div,
}

func (e *evaluator) operation(n *operationNode) (v value, err error) {
	a, err := e.number(n.left)
	if err != nil {
		return v, err
	}
	b, err := e.number(n.right)
	if err != nil {
		return v, err
	}
	if n.operator == "+" || n.operator == "-" {
		if a, b, err = e.alike(n, a, b); err != nil {
			return v, err
		}
	}
	v = combine(a, b)
	v.text = a.operandText() + " " + n.operator + " " + b.operandText()
	switch n.operator {
	case "/":
		v.num, v.den = atMost(2, a.num, b.den), atMost(2, a.den, b.num)
		v.ratio = true
	case "*":
		v.num, v.den = atMost(2, a.num, b.num), atMost(2, a.den, b.den)
	}
	if err := refusal.Misleading(v.num, v.den); err != nil {
		return v, err
	}
	if v.Quantity, err = operations[n.operator](a.Quantity, b.Quantity); err != nil {
		return v, e.explain(n, err, a, b)
	}
	v.Quantity = e.canceled(v.Quantity)
	if v.terms, err = operated(n.operator, a, b); err != nil {
		return v, err
	}
	v.due = append(slices.Clip(v.due), e.occasions(n.operator, a, b)...)
	return e.done(v), nil
}

// added are the terms of a value.
func (v value) added() addable.Terms {
	if v.terms == nil {
		return addable.Opaque(v.text, nil)
	}
	return v.terms
}

// sum returns the terms of a sum, or why its values cannot be added.
func sum(vs ...value) (addable.Terms, error) {
	lists := make([]addable.Terms, len(vs))
	for i, v := range vs {
		lists[i] = v.added()
	}
	return addable.Sum(vs[0].Unit.IsPlain(), lists...)
}

// one is the number 1.
var one = big.NewRat(1, 1)

// operated are the terms of an operation, which refuses what cannot be added.
func operated(operator string, a, b value) (addable.Terms, error) {
	switch operator {
	case "-":
		b.terms = b.added().Negated()
		return sum(a, b)
	case "+":
		return sum(a, b)
	case "*":
		return addable.Product(a.added(), b.added()), nil
	}
	return addable.Quotient(a.added(), b.added()), nil
}

// sameUnit gives a number that was typed in the formula the unit of the other
// operand: min(wages.worker, 3500) is about forints.
func sameUnit(a, b value) (value, value) {
	switch {
	case a.literal && !b.literal:
		a.Unit = b.Unit
	case b.literal && !a.literal:
		b.Unit = a.Unit
	}
	return a, b
}

func (v value) operandText() string {
	if v.tight {
		return v.text
	}
	return "(" + v.text + ")"
}

// combine joins what two operands bring: their observations and the weaker of
// their claims.
func combine(vs ...value) (out value) {
	out.modality = datasets.Asserted
	for _, v := range vs {
		if v.modality != "" {
			out.modality = out.modality.Weakest(v.modality)
		}
	}
	out.from = joined(1, vs, func(v value) []*datasets.Observation { return v.from })
	out.num = joined(2, vs, func(v value) []*datasets.Observation { return v.num })
	out.den = joined(2, vs, func(v value) []*datasets.Observation { return v.den })
	out.bounds = joined(2, vs, func(v value) []string { return v.bounds })
	out.due = joined(1, vs, func(v value) []Warning { return v.due })
	out.grains = joined(1, vs, func(v value) []Grain { return v.grains })
	out.applied = joined(1, vs, func(v value) []*schedule { return v.applied })
	out.facts = joined(1, vs, func(v value) []string { return v.facts })
	return out
}

// joined joins a list of each value: see [atMost].
func joined[T comparable](n int, vs []value, of func(value) []T) []T {
	lists := make([][]T, len(vs))
	for i, v := range vs {
		lists[i] = of(v)
	}
	return atMost(n, lists...)
}

// atMost joins lists, keeping each entry at most n times: what matters of it is
// whether it is there and, for n of 2, whether it is there more than once.
func atMost[T comparable](n int, lists ...[]T) []T {
	some, total := []T(nil), 0
	for _, list := range lists {
		if len(list) > 0 {
			some, total = list, total+len(list)
		}
	}
	if len(some) == total {
		return some
	}
	out := make([]T, 0, total)
	count := make(map[T]int, total)
	for _, list := range lists {
		for _, x := range list {
			if count[x]++; count[x] <= n {
				out = append(out, x)
			}
		}
	}
	return out
}

// done records a step.
func (e *evaluator) done(v value) value {
	if v.IsPoint() && !v.Vague {
		v.bounds = nil // one number, whatever it came from: using it again widens nothing
	}
	e.step(v, "")
	return v
}

func (e *evaluator) step(v value, quote string) {
	if e.terse {
		return
	}
	e.steps = append(e.steps, Step{Text: v.text, Depth: e.depth, Quote: quote, Range: v.Quantity.String(), Result: e.named(v.Quantity, quantity.Format{Show: v.show(), Inward: v.set})})
}

// named is a number with its unit.
func (e *evaluator) named(q quantity.Quantity, as quantity.Format) string {
	return e.study.Printer(quantity.English).Named(q, as)
}

// show is how a result is printed where nobody has said.
func (v value) show() quantity.Show {
	switch {
	case v.Kind == quantity.Share:
		return quantity.ShowPercent
	case v.Kind == quantity.Growth:
		return quantity.ShowChange
	case v.days:
		return quantity.ShowDays
	case v.ratio && v.Unit.IsPlain() && v.fraction():
		return quantity.ShowPercent
	case v.ratio && v.Unit.IsPlain():
		return quantity.ShowTimes
	}
	return quantity.ShowValue
}

// fraction reports whether a quotient is no more than one, whatever its bounds leave open: it
// is 22.5% of the other, and not 0.225 times as much. One below nothing is no share.
func (v value) fraction() bool {
	return v.Lo.Value != nil && v.Lo.Value.Sign() >= 0 && v.Hi.Value != nil && v.Hi.Value.Cmp(one) <= 0 && !(v.IsPoint() && v.Value().Cmp(one) == 0)
}

// explain says of a failed operation which operands failed it.
func (e *evaluator) explain(n node, err error, a, b value) error {
	var refused *quantity.Refusal
	if errors.As(err, &refused) {
		labels := quantity.Format{Names: e.study.Printer(quantity.English)}
		return &Refusal{Reason: Unbounded, Message: fmt.Sprintf(
			"%s (%s) has %s and %s (%s) has %s, so their result could be anything: %s",
			a.text, a.Label(labels), refused.Left, b.text, b.Label(labels), refused.Right, refused.Result), From: combine(a, b).from}
	}
	return e.fail(n, "", "%s, %s: %v", a.text, b.text, err)
}
