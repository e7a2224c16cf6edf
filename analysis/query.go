package analysis

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"

	"quotient/analysis/frames"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Query keeps the rows for which a condition on their columns holds:
//
//	value >= 1000 and city == "Poznań"
//
// The condition is an expression of expr-lang.org; a column whose name is no
// word stands as $env["its name"]. An empty cell of numbers is no number: every
// comparison with it but != is false; units != units keeps the rows whose cell is
// empty.
//
// In a table of observations the value of a row with a bound is any number that
// the bound allows. Where some of them meet the condition and others do not, the
// text does not say whether the row is to be kept, and Query fails, naming it.
// The numbers tried are the ends of the bound and those around each number that
// the condition compares the value with; of a condition that computes with the value
// nothing is certain for such a row. The error is a [*FormulaError] for a fault in the condition,
// and a [*datasets.NotFound] for a column that is not there.
func Query(df frames.Frame, condition string) (frames.Frame, error) {
	q, err := newQuery(df, condition)
	if err != nil {
		return df, err
	}
	keep := make([]bool, df.Nrow())
	for i := range keep {
		if keep[i], err = q.holds(i); err != nil {
			return df, err
		}
	}
	return frames.Keep(df, keep)
}

// A query is a condition that has been read, over a frame.
type query struct {
	condition string
	df        frames.Frame
	program   *vm.Program
	texts     map[string][]string  // the columns of text
	numbers   map[string][]float64 // those of numbers
	env       map[string]any       // the cells of the row that is looked at

	bounded bool          // it asks for values that may have bounds
	direct  bool          // it compares the value with numbers, and nothing else
	tried   []float64     // these numbers
	others  []*vm.Program // what it asks of a row beside its value
}

func newQuery(df frames.Frame, condition string) (*query, error) {
	fault := func(at int, hint, format string, args ...any) error {
		return &FormulaError{condition, at, fmt.Sprintf(format, args...), hint}
	}
	if strings.TrimSpace(condition) == "" {
		return nil, fault(0, `for example value >= 1000 and city == "Poznań"`, "the condition is empty")
	}
	tree, err := parser.Parse(condition)
	if err != nil {
		return nil, unread(condition, err)
	}
	var names words
	ast.Walk(&tree.Node, &names)
	columns := df.Names()
	for _, n := range names.identifiers {
		if n.Value != "$env" && !slices.Contains(columns, n.Value) {
			return nil, fault(n.Location().From, datasets.DidYouMean(n.Value, columns), "there is no column %q", n.Value)
		}
	}
	q := &query{condition: condition, df: df, tried: names.numbers, direct: names.direct(), texts: map[string][]string{}, numbers: map[string][]float64{}, env: map[string]any{}}
	for _, name := range columns {
		if frames.IsText(df, name) {
			q.texts[name], q.env[name] = frames.Texts(df, name), ""
		} else {
			q.numbers[name], q.env[name] = frames.Numbers(df, name), 0.0
		}
	}
	if q.program, err = expr.Compile(condition, expr.Env(q.env), expr.AsBool(), expr.DisableAllBuiltins(), functions); err != nil {
		return nil, unread(condition, err)
	}
	_, number := q.numbers["value"]
	q.bounded = number && slices.Contains(names.used(), "value") && slices.Contains(columns, "bound")
	if q.bounded && !q.direct {
		if q.others, err = without(tree.Node, q.env); err != nil {
			return nil, unread(condition, err)
		}
	}
	return q, nil
}

// holds reports whether the condition holds of a row, whatever its bound allows.
func (q *query) holds(row int) (holds bool, err error) {
	for name, cells := range q.texts {
		q.env[name] = cells[row]
	}
	for name, cells := range q.numbers {
		q.env[name] = cells[row]
	}
	tried := []any{q.env["value"]}
	if q.bounded {
		tried = allowed(q.env, q.tried)
	}
	if len(tried) > 1 && !q.direct {
		return q.unlikely(row)
	}
	for i, x := range tried {
		if x != nil {
			q.env["value"] = x
		}
		out, err := vm.Run(q.program, q.env)
		if err != nil {
			return false, unread(q.condition, err)
		}
		if i > 0 && out.(bool) != holds {
			return false, undecided(q.df, row, q.condition)
		}
		holds = out.(bool)
	}
	return holds, nil
}

// unlikely is false for a row that the condition leaves out whatever its value is; of any
// other the text does not say.
func (q *query) unlikely(row int) (bool, error) {
	for _, program := range q.others {
		if out, err := vm.Run(program, q.env); err == nil && out == false {
			return false, nil
		}
	}
	return false, undecided(q.df, row, q.condition)
}

// without compiles the parts of a condition, joined by and, that do not ask for the
// value.
func without(node ast.Node, env map[string]any) (out []*vm.Program, err error) {
	if n, ok := node.(*ast.BinaryNode); ok && (n.Operator == "and" || n.Operator == "&&") {
		left, err := without(n.Left, env)
		if err != nil {
			return nil, err
		}
		right, err := without(n.Right, env)
		return append(left, right...), err
	}
	var names words
	ast.Walk(&node, &names)
	if slices.Contains(names.used(), "value") {
		return nil, nil
	}
	program, err := expr.Compile(node.String(), expr.Env(env), expr.AsBool(), expr.DisableAllBuiltins(), functions)
	return []*vm.Program{program}, err
}

// functions are those that a condition may call: none that looks at a clock, or
// makes much out of little.
func functions(c *conf.Config) {
	for _, name := range []string{"abs", "round", "floor", "ceil", "lower", "upper", "trim", "len"} {
		expr.EnableBuiltin(name)(c)
	}
}

// words are the names and numbers of a condition.
type words struct {
	identifiers []*ast.IdentifierNode
	strings     []string
	numbers     []float64
	compared    map[*ast.IdentifierNode]bool // with a number, and nothing else
}

// Visit gathers them; it is called by [ast.Walk].
func (w *words) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		w.identifiers = append(w.identifiers, n)
	case *ast.StringNode:
		w.strings = append(w.strings, n.Value)
	case *ast.IntegerNode:
		w.numbers = append(w.numbers, float64(n.Value), -float64(n.Value))
	case *ast.FloatNode:
		w.numbers = append(w.numbers, n.Value, -n.Value)
	case *ast.BinaryNode:
		if !slices.Contains([]string{"<", "<=", ">", ">=", "==", "!="}, n.Operator) {
			return
		}
		for _, sides := range [][2]ast.Node{{n.Left, n.Right}, {n.Right, n.Left}} {
			if name, ok := sides[0].(*ast.IdentifierNode); ok && isNumber(sides[1]) {
				if w.compared == nil {
					w.compared = map[*ast.IdentifierNode]bool{}
				}
				w.compared[name] = true
			}
		}
	}
}

func isNumber(n ast.Node) bool {
	if u, ok := n.(*ast.UnaryNode); ok && (u.Operator == "-" || u.Operator == "+") {
		n = u.Node
	}
	switch n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return true
	}
	return false
}

// direct reports whether the value is only ever compared with numbers.
func (w *words) direct() bool {
	return !slices.Contains(w.strings, "value") && !slices.ContainsFunc(w.identifiers, func(n *ast.IdentifierNode) bool {
		return n.Value == "value" && !w.compared[n]
	})
}

// used are the columns that the condition may ask for: $env["value"] too.
func (w *words) used() (names []string) {
	for _, n := range w.identifiers {
		names = append(names, n.Value)
	}
	return append(names, w.strings...)
}

// allowed are numbers that the bound of a row allows: those at its ends, and at
// each number of the condition, with those just beside.
func allowed(env map[string]any, numbers []float64) (out []any) {
	value, _ := env["value"].(float64)
	bound, _ := env["bound"].(string)
	low, high := reach(quantity.Bound(bound), value, env["high"])
	if math.IsNaN(value) || low == high {
		return []any{value}
	}
	within := func(x float64) bool {
		switch quantity.Bound(bound) {
		case quantity.Over:
			return x > low && x <= high
		case quantity.Under:
			return x >= low && x < high
		}
		return x >= low && x <= high
	}
	for _, n := range append(slices.Clone(numbers), low, high) {
		for _, x := range []float64{math.Nextafter(n, math.Inf(-1)), n, math.Nextafter(n, math.Inf(1))} {
			if within(x) {
				out = append(out, x)
			}
		}
	}
	return out
}

// reach is from where to where a number with a bound can be.
func reach(bound quantity.Bound, value float64, to any) (low, high float64) {
	low, high = value, value
	switch bound {
	case quantity.Over, quantity.AtLeast:
		high = math.Inf(1)
	case quantity.Under, quantity.UpTo:
		low = least(value)
	case quantity.About:
		// How far about reaches nobody says.
		low, high = math.Inf(-1), math.Inf(1)
	case quantity.Between:
		high = math.Inf(1) // the frame has lost it
		if h, ok := to.(float64); ok && !math.IsNaN(h) {
			high = h
		}
	}
	return low, high
}

// least is the least number that is not over one: nothing, where nothing is less.
func least(value float64) float64 {
	if value < 0 {
		return math.Inf(-1)
	}
	return 0
}

func undecided(df frames.Frame, row int, condition string) error {
	cell := func(name string) string {
		if !slices.Contains(df.Names(), name) {
			return ""
		}
		return frames.Texts(df, name)[row]
	}
	name := cell("id")
	if name == "" {
		name = fmt.Sprintf("row %d", row+1)
	}
	return fmt.Errorf("%s has the value %s with the bound %q: whether %s holds of it the text does not say; keep it or leave it by its bound, as in bound == \"exact\" and (%s)", name, cell("value"), cell("bound"), condition, condition)
}

// unread is the error of a condition that cannot be read, or not be answered.
func unread(condition string, err error) error {
	var at *file.Error
	if !errors.As(err, &at) {
		return &FormulaError{condition, 0, err.Error(), ""}
	}
	message, hint := at.Message, ""
	switch {
	case strings.Contains(message, `Operator("=")`):
		message, hint = "= compares nothing", "write == for is the same as"
	case strings.Contains(message, `Operator("&")`):
		message, hint = "& joins nothing", "write and"
	case strings.Contains(message, `Operator("|")`):
		message, hint = "| joins nothing", "write or"
	case strings.Contains(message, `Operator("~")`):
		message, hint = "~ turns nothing round", "write not"
	case strings.Contains(message, "mismatched types float64 and string"), strings.Contains(message, "mismatched types string and float64"),
		strings.Contains(message, "mismatched types string and int"), strings.Contains(message, "mismatched types int and string"):
		message, hint = "a number is held against a text", "a column of numbers goes with 100, one of text with \"100\""
	}
	return &FormulaError{condition, at.From, message, hint}
}
