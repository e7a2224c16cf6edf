package analysis

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"quotient/analysis/addable"
	"quotient/analysis/refusal"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// A Function is one of the formula language.
type Function struct {
	Name, Usage, Doc string
	run              func(e *evaluator, n *callNode) (value, error)
}

// Functions lists the functions of the formula language.
func Functions() []Function {
	return []Function{
		{"sum", "sum(a, b, …)", "all together; the units must agree", fold(quantity.Add, func(_ string, vs []value) (addable.Terms, error) { return sum(vs...) })},
		{"min", "min(a, b, …)", "the least, end by end: a cap", fold(quantity.Min, picked)},
		{"max", "max(a, b, …)", "the greatest, end by end", fold(quantity.Max, picked)},
		{"share", "share(part, rest, …)", "the part of part and rest together; the rest must not contain the part", share},
		{"growth", "growth(from, to)", "the relative change from one to the other", growth},
		{"apply", "apply(schedule, x)", "the new amount that a schedule makes of an old one", apply},
		{"notch", "notch(schedule, n)", "the n-th stretch of old amounts that end below those just under its limit", notch},
		{"days", "days(from, to)", "the days from one date to another, the least and the most that coarse dates allow", days},
		{"start", "start(x)", "the date on which a dated span begins, for days", edge("start", edtf.Date.Start)},
		{"end", "end(x)", "the date on which a dated span ends, for days", edge("end", edtf.Date.End)},
		{"length", "length(x)", "how many days a date covers; its first and its last day both count", length},
		{"rounded", "rounded(x, unit)", "an observation read as rounded to a multiple of the unit: all numbers that would round to it", rounded},
		{"agreed", "agreed(fact)", "the numbers that all witnesses of a fact allow; or agreed(a, b, …) of some of them", witnessed(quantity.Agreed, false)},
		{"claimed", "claimed(fact)", "from the lowest to the highest that a witness of the fact allows", witnessed(quantity.Claimed, false)},
		{"apart", "apart(fact)", "how far apart the witnesses of a fact are: the highest as a multiple of the lowest", witnessed(quantity.Apart, true)},
		{"missing", `missing("what")`, "a number that the text does not give: the comparison is refused", missing},
	}
}

func functionNames() (names []string) {
	for _, f := range Functions() {
		names = append(names, f.Name)
	}
	return names
}

// usage is the hint that shows how a function is called, or "" if there is none
// of that name.
func usage(name string) string {
	for _, f := range Functions() {
		if f.Name == name {
			return "write " + f.Usage
		}
	}
	return ""
}

func (e *evaluator) call(n *callNode) (value, error) {
	for _, f := range Functions() {
		if f.Name == n.function {
			v, err := f.run(e, n)
			if err != nil {
				return v, err
			}
			v.tight = true
			if !v.date.IsZero() { // a date, and no number
				e.steps = append(e.steps, Step{Text: v.text, Depth: e.depth, Result: v.date.String()})
				return v, nil
			}
			return e.done(v), nil
		}
	}
	return value{}, e.fail(n, datasets.DidYouMean(n.function, functionNames()), "there is no function %q", n.function)
}

// args evaluates the arguments of a call, of which there must be at least min
// and at most max (0 for any number).
func (e *evaluator) args(n *callNode, fn string, least, most int, eval func(node) (value, error)) ([]value, string, error) {
	if len(n.arguments) < least || most > 0 && len(n.arguments) > most {
		arguments := "arguments"
		if len(n.arguments) == 1 {
			arguments = "argument"
		}
		return nil, "", e.fail(n, usage(fn), "%s has %d %s", fn, len(n.arguments), arguments)
	}
	var vs []value
	var texts []string
	for _, a := range n.arguments {
		v, err := eval(a)
		if err != nil {
			return nil, "", err
		}
		vs, texts = append(vs, v), append(texts, v.text)
	}
	return vs, fn + "(" + strings.Join(texts, ", ") + ")", nil
}

func fold(op func(a, b quantity.Quantity) (quantity.Quantity, error), added func(string, []value) (addable.Terms, error)) func(*evaluator, *callNode) (value, error) {
	return func(e *evaluator, n *callNode) (value, error) {
		vs, text, err := e.args(n, n.function, 2, 0, e.number)
		if err != nil {
			return value{}, err
		}
		// Numbers typed in the formula take the unit of the others.
		for _, v := range vs {
			if !v.literal {
				for i := range vs {
					vs[i], _ = sameUnit(vs[i], v)
				}
				break
			}
		}
		if err := e.converted(n, vs); err != nil {
			return value{}, err
		}
		out := combine(vs...)
		out.text, out.Quantity = text, vs[0].Quantity
		for i, v := range vs[1:] {
			if out.Quantity, err = op(out.Quantity, v.Quantity); err != nil {
				return value{}, e.explain(n, err, combineText(vs[:i+1]), v)
			}
		}
		if out.terms, err = added(text, vs); err != nil {
			return value{}, err
		}
		return out, nil
	}
}

// picked are the terms of the least or the greatest: those of any.
func picked(text string, vs []value) (addable.Terms, error) {
	var any addable.Terms
	for _, v := range vs {
		any = append(any, v.added()...)
	}
	return addable.Opaque(text, any), nil
}

func combineText(vs []value) value {
	v := combine(vs...)
	v.Quantity, v.text = vs[len(vs)-1].Quantity, vs[len(vs)-1].text
	return v
}

func share(e *evaluator, n *callNode) (value, error) {
	vs, text, err := e.args(n, "share", 2, 0, e.number)
	if err != nil {
		return value{}, err
	}
	for _, v := range vs[1:] {
		if err := refusal.Misleading(vs[0].num, v.num); err != nil {
			return value{}, err
		}
	}
	if err := e.converted(n, vs); err != nil {
		return value{}, err
	}
	out := combine(vs...)
	out.text = text
	rest := make([]quantity.Quantity, len(vs)-1)
	for i, v := range vs[1:] {
		rest[i] = v.Quantity
		if vs[0].cell && v.cell && vs[0].text != v.text { // of two columns, perhaps of one row
			continue
		}
		for _, p := range vs[0].from {
			for _, w := range v.from {
				if p == w || p.Within(w) || w.Within(p) {
					return value{}, e.fail(n.arguments[i+1], "for a part of a whole write part / whole", "%s and %s overlap, and a share counts them apart", p.Ref(), w.Ref())
				}
			}
		}
	}
	if out.Quantity, err = quantity.ShareOf(vs[0].Quantity, rest...); err != nil {
		return value{}, e.explain(n, err, vs[0], combineText(vs[1:]))
	}
	for _, v := range vs[1:] {
		out.due = append(slices.Clip(out.due), counted(vs[0], v)...)
	}
	together, err := sum(vs...)
	out.terms = addable.Quotient(vs[0].added(), together)
	return out, err
}

func growth(e *evaluator, n *callNode) (value, error) {
	vs, text, err := e.args(n, "growth", 2, 2, e.number)
	if err != nil {
		return value{}, err
	}
	if err := refusal.Misleading(slices.Concat(vs[1].num, vs[0].den), slices.Concat(vs[1].den, vs[0].num)); err != nil {
		return value{}, err
	}
	if err := e.converted(n, vs); err != nil {
		return value{}, err
	}
	out := combine(vs...)
	out.text = text
	if out.Quantity, err = quantity.GrowthOf(vs[0].Quantity, vs[1].Quantity); err != nil {
		return value{}, e.explain(n, err, vs[0], vs[1])
	}
	out.terms = addable.Plus(addable.Quotient(vs[1].added(), vs[0].added()), addable.Number(big.NewRat(-1, 1)))
	return out, nil
}

func (e *evaluator) scheduleArg(n *callNode, fn string) ([]value, string, error) {
	vs, text, err := e.args(n, fn, 2, 2, e.eval)
	if err != nil {
		return nil, "", err
	}
	if vs[0].schedule == nil {
		return nil, "", e.fail(n.arguments[0], "schedules stand in comparisons.yaml, under schedules", "%q is no schedule", vs[0].text)
	}
	return vs, text, nil
}

func apply(e *evaluator, n *callNode) (value, error) {
	vs, text, err := e.scheduleArg(n, "apply")
	if err != nil {
		return value{}, err
	}
	x := vs[1]
	if x.schedule != nil || x.moment != nil {
		return value{}, e.fail(n.arguments[1], "", "%q is no number that a schedule could apply to", x.text)
	}
	x, _ = sameUnit(x, value{Quantity: quantity.Quantity{Unit: vs[0].schedule.Unit}})
	s := vs[0].schedule
	for _, o := range s.from {
		e.quote(o)
	}
	out := combine(x, s.value())
	out.text = text
	if out.Quantity, err = s.Apply(x.Quantity); err != nil {
		return value{}, e.explain(n, err, x, vs[0])
	}
	out.terms = addable.Opaque(text, x.added())
	out.applied = append(slices.Clip(x.applied), s)
	return out, nil
}

func notch(e *evaluator, n *callNode) (value, error) {
	vs, text, err := e.scheduleArg(n, "notch")
	if err != nil {
		return value{}, err
	}
	notches := vs[0].schedule.Notches()
	which := vs[1].Value()
	if !vs[1].IsPoint() || vs[1].Vague || !vs[1].Unit.IsPlain() || !which.IsInt() || which.Sign() <= 0 || !which.Num().IsInt64() || which.Num().Int64() > int64(len(notches)) {
		return value{}, e.fail(n.arguments[1], fmt.Sprintf("it has %d", len(notches)), "the schedule has no notch %s", vs[1].text)
	}
	for _, o := range vs[0].schedule.from {
		e.quote(o)
	}
	out := vs[0].schedule.value()
	out.Quantity, out.set, out.text = notches[which.Num().Int64()-1].Old, true, text
	return out, nil
}

func days(e *evaluator, n *callNode) (value, error) {
	vs, text, err := e.args(n, "days", 2, 2, e.dated)
	if err != nil {
		return value{}, err
	}
	out := combine(vs...)
	from, to := vs[0].date, vs[1].date
	lo, hi, ok := edtf.DaysBetween(from, to)
	switch {
	case !ok:
		return value{}, &Refusal{Reason: Unbounded, From: out.from, Message: fmt.Sprintf("%s is %s and %s is %s, so the days between them have no limit%s", vs[0].text, from, vs[1].text, to, edges(vs))}
	case (from.IsInterval() || to.IsInterval()) && from.Overlaps(to):
		// Nothing between them is uncertain: it is not said which days are meant.
		return value{}, &Refusal{Reason: Overlapping, From: out.from, Message: fmt.Sprintf("%s is %s and %s is %s: the two have days in common, and it is not said from which day to which is counted%s", vs[0].text, from, vs[1].text, to, edges(vs))}
	}
	return dayRange(out, text, lo, hi), nil
}

// edges is the remedy that names the ends of spans.
func edges(vs []value) string {
	var may []string
	for _, v := range vs {
		if !v.date.IsInterval() {
			continue
		}
		if _, ok := v.date.First(); ok {
			may = append(may, "start("+v.text+")")
		}
		if _, ok := v.date.Last(); ok {
			may = append(may, "end("+v.text+")")
		}
	}
	if len(may) == 0 {
		return ""
	}
	return "; name the day by " + strings.Join(may, " or ")
}

// edge is the function that takes one end of a date.
func edge(name string, of func(edtf.Date) edtf.Date) func(*evaluator, *callNode) (value, error) {
	return func(e *evaluator, n *callNode) (value, error) {
		vs, text, err := e.args(n, name, 1, 1, e.dated)
		if err != nil {
			return value{}, err
		}
		date := of(vs[0].date)
		if _, ok := date.First(); !ok {
			return value{}, &Refusal{Reason: Unbounded, From: vs[0].from, Message: fmt.Sprintf("%s is %s, and the text gives it no %s", vs[0].text, vs[0].date, name)}
		}
		out := combine(vs...)
		out.text, out.date, out.moment = text, date, vs[0].from[0]
		return out, nil
	}
}

func length(e *evaluator, n *callNode) (value, error) {
	vs, text, err := e.args(n, "length", 1, 1, e.dated)
	if err != nil {
		return value{}, err
	}
	lo, hi, ok := vs[0].date.Days()
	if !ok {
		return value{}, &Refusal{Reason: Unbounded, From: vs[0].from, Message: fmt.Sprintf("%s is %s, which has no first or no last day", vs[0].text, vs[0].date)}
	}
	out := dayRange(combine(vs...), text, lo, hi)
	out.counting = "its first and its last day both count"
	return out, nil
}

// rounded widens an observation to the numbers that it could be short for, ties
// included: 16,000 to the nearest thousand is 15,500 to 16,500.
func rounded(e *evaluator, n *callNode) (value, error) {
	vs, text, err := e.args(n, "rounded", 2, 2, e.number)
	if err != nil {
		return value{}, err
	}
	x, to := vs[0], vs[1]
	if len(x.from) != 1 || x.from[0].Ref() != x.text {
		return value{}, e.fail(n.arguments[0], "name an observation", "%s is no number that stands in the text", x.text)
	}
	if !to.literal || !to.IsPoint() || to.Value().Sign() <= 0 {
		return value{}, e.fail(n.arguments[1], "for example "+fmt.Sprintf("rounded(%s, 10)", x.text), "%s is no unit to round to", to.text)
	}
	q := *x.from[0].Quantity
	if q.Vague {
		return value{}, e.fail(n.arguments[0], "", "%s is about a number, and has no limits to begin with", x.text)
	}
	half := new(big.Rat).Quo(to.Value(), big.NewRat(2, 1))
	for _, end := range []*quantity.End{&q.Lo, &q.Hi} {
		if end.Value == nil || end == &q.Lo && end.Value.Sign() == 0 && q.Kind == quantity.Amount {
			continue
		}
		if !new(big.Rat).Quo(end.Value, to.Value()).IsInt() {
			l := quantity.English
			return value{}, e.fail(n.arguments[1], "", "%s is no multiple of %s, so it was not rounded to one", l.FormatRat(end.Value), l.FormatRat(to.Value()))
		}
		if end == &q.Lo {
			end.Value = new(big.Rat).Sub(end.Value, half)
		} else {
			end.Value = new(big.Rat).Add(end.Value, half)
		}
	}
	out := combine(x)
	out.Quantity, out.text, out.terms = q.Plain(), text, addable.Opaque(text, x.added())
	out.bounds = []string{x.text}
	grain := Grain{x.from[0], to.Value()}
	out.grains = append(slices.Clip(x.grains), grain)
	out.due = append(slices.Clip(x.due), Warning{Round, fmt.Sprintf("%s is read as rounded to a multiple of %s", x.text, quantity.English.FormatRat(to.Value()))})
	return out, nil
}

func dayRange(v value, text string, lo, hi int) value {
	unit, _ := quantity.ParseUnit("day")
	v.Quantity = quantity.Range(big.NewRat(int64(lo), 1), big.NewRat(int64(hi), 1), unit)
	if lo < 0 {
		v.Quantity.Kind = quantity.Difference
	}
	v.text, v.days = text, true
	return v
}

// dated evaluates an argument that must be an observation with a date.
func (e *evaluator) dated(n node) (value, error) {
	v, err := e.eval(n)
	if err != nil {
		return v, err
	}
	if !v.date.IsZero() {
		return v, nil
	}
	if len(v.from) != 1 || v.from[0].Ref() != v.text || v.from[0].Date.String() == "" {
		return v, e.fail(n, "name an observation that has a date", "%q has no date", v.text)
	}
	v.date = v.from[0].Date
	if v.moment != nil {
		o := v.moment
		e.steps = append(e.steps, Step{Text: v.text, Depth: e.depth, Result: o.Date.String(), Quote: quoteOf(o)})
	}
	return v, nil
}

func missing(e *evaluator, n *callNode) (value, error) {
	if len(n.arguments) != 1 {
		return value{}, e.fail(n, usage("missing"), "missing has %d arguments", len(n.arguments))
	}
	s, ok := n.arguments[0].(*stringNode)
	if !ok {
		return value{}, e.fail(n.arguments[0], usage("missing"), "what is missing is said in quotation marks")
	}
	return value{}, &Refusal{Reason: Missing, Message: fmt.Sprintf("the text does not give the number of %s", s.text)}
}
