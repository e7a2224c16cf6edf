package analysis

import (
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

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

// maxFormula keeps a formula to what a person could have written, in characters.
const maxFormula = 2000

// A formula is parsed by expr, whose names know neither hyphens nor dots. So
// every name, string and function is replaced by a stand-in of the same
// length, and found again by its offset.
type formula struct {
	text  string
	names map[int]string // by offset in bytes
	tree  ast.Node
}

// name is an observation (table.id), a comparison or schedule (id), or a
// function. A hyphen joins words: a minus sign stands between blanks.
var (
	name    = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9_]*(-[a-zA-Z0-9_]+)*(\.[a-zA-Z0-9_]+(-[a-zA-Z0-9_]+)*)?`)
	numeral = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?`)
)

func parse(text string) (*formula, error) {
	f := &formula{text: text, names: map[int]string{}}
	fail := func(offset int, hint, format string, args ...any) error {
		return &FormulaError{text, utf8.RuneCountInString(text[:min(offset, len(text))]), fmt.Sprintf(format, args...), hint}
	}
	if utf8.RuneCountInString(text) > maxFormula {
		return nil, &FormulaError{string([]rune(text)[:40]) + "…", 0, fmt.Sprintf("the formula is longer than %d characters", maxFormula), ""}
	}
	if strings.TrimSpace(text) == "" {
		return nil, &FormulaError{text, 0, "the formula is empty", "for example wages.officials / wages.worker"}
	}
	var plain strings.Builder
	for i := 0; i < len(text); {
		rest := text[i:]
		switch c := rest[0]; {
		case c == '"':
			end := strings.IndexByte(rest[1:], '"')
			if end < 0 {
				return nil, fail(i, "", "the string has no closing quotation mark")
			}
			f.names[i] = rest[1 : end+1]
			plain.WriteString(`"` + strings.Repeat("_", end) + `"`)
			i += end + 2
		case numeral.MatchString(rest):
			n := numeral.FindString(rest)
			if len(n) < len(rest) && (name.MatchString(rest[len(n):]) || rest[len(n)] == ',' && len(rest) > len(n)+1 && rest[len(n)+1] >= '0' && rest[len(n)+1] <= '9') {
				return nil, fail(i, "write numbers plainly, as in 2000 or 0.15", "%q is not a number", firstWord(rest))
			}
			// A whole number of the same length, whatever its size.
			f.names[i] = n
			plain.WriteString("1" + strings.Repeat(" ", len(n)-1))
			i += len(n)
		case name.MatchString(rest):
			n := name.FindString(rest)
			f.names[i] = n
			plain.WriteString("q" + strings.Repeat("_", len(n)-1))
			i += len(n)
		case strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "/*"):
			return nil, fail(i, "divide by one /", "unexpected %q", rest[:2])
		case strings.IndexByte("+-*/(), \t\r\n", c) >= 0:
			plain.WriteByte(c)
			i++
		default:
			r, _ := utf8.DecodeRuneInString(rest)
			hint := "a formula has names, numbers, + - * / and functions"
			if ascii, ok := map[rune]string{'÷': "/", '×': "*", '−': "-", '–': "-", '%': "0.15 for 15 %"}[r]; ok {
				hint = "write " + ascii
			}
			if r == '.' {
				hint = "an observation is written table.id"
				if i > 0 && strings.Contains(text[strings.LastIndexAny(text[:i], " (,")+1:i], "-") {
					hint = "a minus sign stands between blanks: a hyphen joins words"
				}
			}
			return nil, fail(i, hint, "unexpected %q", r)
		}
	}
	tree, err := parser.Parse(plain.String())
	if err != nil {
		var at *file.Error
		if errors.As(err, &at) {
			what := "cannot be read here"
			switch {
			case at.From >= len(text) || strings.Contains(at.Message, "EOF"):
				what = "the formula ends too early"
			case f.names[at.From] != "":
				what = fmt.Sprintf("unexpected %q", f.names[at.From])
			default:
				what = fmt.Sprintf("unexpected %q", text[at.From:at.From+1])
			}
			return nil, fail(at.From, "", "%s", what)
		}
		return nil, fail(0, "", "%v", err)
	}
	f.tree = tree.Node
	return f, nil
}

func firstWord(s string) string {
	if i := strings.IndexAny(s, " ()+*/"); i > 0 {
		return s[:i]
	}
	return s
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
	terms    terms                   // what it is a sum of; nil where that is not known
	modality datasets.Modality
	ratio    bool                  // the last step was a quotient
	literal  bool                  // typed in the formula: it takes the unit of what it is added to
	days     bool                  // a number of days
	set      bool                  // a range each of whose numbers is meant, not one somewhere in it
	bounds   []string              // the names of operands that are no single number, to find one used twice
	schedule *schedule             // for the name of a schedule
	steps    []Step                // of a comparison that is used by its name
	moment   *datasets.Observation // for an observation without a number: its date is meant
	date     edtf.Date             // for a date that days can count from
	counting string                // which days a number of days counts
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
}

func (e *evaluator) fail(node ast.Node, hint, format string, args ...any) error {
	off := 0
	if node != nil {
		off = node.Location().From
	}
	return &FormulaError{e.f.text, utf8.RuneCountInString(e.f.text[:min(off, len(e.f.text))]), fmt.Sprintf(format, args...), hint}
}

func (e *evaluator) eval(node ast.Node) (v value, err error) {
	e.depth++
	defer func() { e.depth-- }()
	switch n := node.(type) {
	case *ast.IntegerNode:
		text := e.f.names[n.Location().From]
		r, err := quantity.ParseDecimal(text)
		if err != nil {
			return v, e.fail(node, "", "%v", err)
		}
		return value{Quantity: quantity.Point(r, quantity.Unit{}), text: text, tight: true, literal: true, modality: datasets.Asserted, terms: number(r)}, nil
	case *ast.StringNode:
		return v, e.fail(node, `as in missing("inhabitants of Hungary")`, "a string stands only in missing")
	case *ast.IdentifierNode:
		return e.operand(node, e.f.names[n.Location().From])
	case *ast.UnaryNode:
		if n.Operator != "-" {
			return v, e.fail(node, "", "%s is not an operation here", n.Operator)
		}
		if v, err = e.number(n.Node); err != nil {
			return v, err
		}
		v.Quantity, v.text, v.tight, v.terms = quantity.Neg(v.Quantity), "-"+v.operandText(), true, v.added().negated()
		return e.done(v), nil
	case *ast.BinaryNode:
		return e.binary(n)
	case *ast.CallNode:
		callee, ok := n.Callee.(*ast.IdentifierNode)
		if !ok {
			return v, e.fail(node, "", "only a function can be called")
		}
		return e.call(n, e.f.names[callee.Location().From])
	}
	return v, e.fail(node, "a formula has names, numbers, + - * / and functions", "cannot be read here")
}

// brokenOperand is the error of using a comparison whose own formula has a
// fault, which is reported there.
type brokenOperand struct{ name string }

func (e *brokenOperand) Error() string {
	return fmt.Sprintf("the comparison %q has a fault of its own", e.name)
}

// operand looks a name up: an observation, a comparison or a schedule.
func (e *evaluator) operand(node ast.Node, name string) (v value, err error) {
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
			return v, e.fail(node, hint, "%q is a function, not a number", name)
		}
		hint := datasets.DidYouMean(name, slices.Concat(e.names, functionNames()))
		return v, e.fail(node, hint, "%q is no comparison, schedule or function; an observation is written table.id", name)
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
		return v, e.fail(node, strings.TrimSuffix(hint, "; "), "there is no observation %q", name)
	}
	v = value{text: name, tight: true, from: []*datasets.Observation{o}, modality: o.Modality}
	if o.Quantity == nil {
		v.moment = o
		return v, nil
	}
	v.Quantity, v.num, v.terms = o.Quantity.Plain(), v.from, termOf(o)
	if !v.IsPoint() || v.Vague {
		v.bounds = []string{name}
	}
	e.quote(o)
	return v, nil
}

// quote records an observation as a step.
func (e *evaluator) quote(o *datasets.Observation) {
	e.steps = append(e.steps, Step{
		Text: o.Ref(), Depth: e.depth, Range: o.Quantity.String(),
		Result: o.Quantity.Label(quantity.Format{Show: quantity.ShowValue, Locale: e.study.Locale}) + e.unit(o.Quantity.Unit),
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
func (e *evaluator) bounded(node ast.Node, v value) error {
	for _, end := range []quantity.End{v.Lo, v.Hi} {
		if end.Value != nil && max(end.Value.Num().BitLen(), end.Value.Denom().BitLen()) > mostBits {
			return e.fail(node, "round its operands, or work with fewer of them", "the result has more than %s digits", limits.Count(limits.Digits))
		}
	}
	if len(v.from) > limits.Rows {
		return e.fail(node, "put the sum into a row of its own, with its quote or as plain data", "the result is computed from %s rows, and at most %s can be kept track of", limits.Count(len(v.from)), limits.Count(limits.Rows))
	}
	return nil
}

// number evaluates a node that must come to a number.
func (e *evaluator) number(node ast.Node) (value, error) {
	v, err := e.eval(node)
	if err == nil {
		err = e.bounded(node, v)
	}
	if err != nil {
		return v, err
	}
	if v.schedule != nil {
		return v, e.fail(node, "write apply("+v.text+", …)", "%q is a schedule, not a number", v.text)
	}
	if !v.date.IsZero() {
		return v, e.fail(node, "as in days("+v.text+", …)", "%s is a date, %s, and no number", v.text, v.date)
	}
	if v.moment != nil {
		hint := "the text gives no number there"
		if !v.moment.Has("value") {
			hint = "its table has no column value: call the column of the numbers so"
		}
		if v.moment.Statistic == datasets.Event {
			hint = "it is dated " + v.moment.Date.String() + ": use days(…), start(…), end(…) or length(…)"
		}
		return v, e.fail(node, hint, "%q has no number", v.text)
	}
	return v, nil
}

func (e *evaluator) binary(n *ast.BinaryNode) (v value, err error) {
	ops := map[string]struct {
		run  func(a, b quantity.Quantity) (quantity.Quantity, error)
		rank int
	}{"+": {quantity.Add, 1}, "-": {quantity.Sub, 1}, "*": {quantity.Mul, 2}, "/": {quantity.Div, 2}}
	op, ok := ops[n.Operator]
	if !ok {
		return v, e.fail(n, "use + - * / and functions", "%q is not an operation here", n.Operator)
	}
	a, err := e.number(n.Left)
	if err != nil {
		return v, err
	}
	b, err := e.number(n.Right)
	if err != nil {
		return v, err
	}
	if n.Operator == "+" || n.Operator == "-" {
		a, b = sameUnit(a, b)
	}
	v = combine(a, b)
	v.text = a.operandText() + " " + n.Operator + " " + b.operandText()
	switch n.Operator {
	case "/":
		v.num, v.den = atMost(2, a.num, b.den), atMost(2, a.den, b.num)
		v.ratio = true
	case "*":
		v.num, v.den = atMost(2, a.num, b.num), atMost(2, a.den, b.den)
	}
	if err := misleading(v.num, v.den); err != nil {
		return v, err
	}
	if v.Quantity, err = op.run(a.Quantity, b.Quantity); err != nil {
		return v, e.explain(n, err, a, b)
	}
	if v.terms, err = operated(n.Operator, a, b); err != nil {
		return v, err
	}
	return e.done(v), nil
}

// operated are the terms of an operation, which refuses what cannot be added.
func operated(operator string, a, b value) (terms, error) {
	switch operator {
	case "-":
		b.terms = b.added().negated()
		return sum(a, b)
	case "+":
		return sum(a, b)
	case "*":
		return product(a.added(), b.added()), nil
	}
	return quotient(a.added(), b.added()), nil
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
		out.from = atMost(1, out.from, v.from)
		if v.modality != "" {
			out.modality = out.modality.Weakest(v.modality)
		}
		out.num, out.den = atMost(2, out.num, v.num), atMost(2, out.den, v.den)
		out.bounds = atMost(2, out.bounds, v.bounds)
	}
	return out
}

// atMost joins two lists, keeping each entry at most n times: what matters of it is
// whether it is there and, for n of 2, whether it is there more than once.
func atMost[T comparable](n int, a, b []T) []T {
	if len(b) == 0 {
		return a
	}
	out := make([]T, 0, len(a)+len(b))
	count := make(map[T]int, len(a)+len(b))
	for _, list := range [][]T{a, b} {
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
	e.steps = append(e.steps, Step{Text: v.text, Depth: e.depth, Quote: quote, Range: v.Quantity.String(), Result: v.Label(quantity.Format{Show: v.show(), Locale: e.study.Locale, Inward: v.set}) + e.unit(v.Unit)})
}

func (e *evaluator) unit(u quantity.Unit) string {
	if u.IsPlain() {
		return ""
	}
	if s := e.study.UnitName(u, false); !strings.HasPrefix(s, "%") {
		return " " + s
	}
	return ""
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
	case v.ratio && v.Unit.IsPlain() && v.part():
		return quantity.ShowPercent
	case v.ratio && v.Unit.IsPlain():
		return quantity.ShowTimes
	}
	return quantity.ShowValue
}

// part reports whether a quotient is that of a part by its whole.
func (v value) part() bool {
	return len(v.num) == 1 && len(v.den) == 1 && v.num[0].Within(v.den[0]) && v.Hi.Value != nil && v.Hi.Value.Cmp(big.NewRat(1, 1)) <= 0
}

// explain says of a failed operation which operands failed it.
func (e *evaluator) explain(node ast.Node, err error, a, b value) error {
	var refused *quantity.Refusal
	if errors.As(err, &refused) {
		return &Refusal{Reason: Unbounded, Message: fmt.Sprintf(
			"%s (%s) has %s and %s (%s) has %s, so their result could be anything: %s",
			a.text, a.Label(quantity.Format{}), refused.Left, b.text, b.Label(quantity.Format{}), refused.Right, refused.Result), From: combine(a, b).from}
	}
	return e.fail(node, "", "%s, %s: %v", a.text, b.text, err)
}
