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
	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

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
func Query(df dataframe.DataFrame, condition string) (dataframe.DataFrame, error) {
	fault := func(at int, hint, format string, args ...any) error {
		return &FormulaError{condition, at, fmt.Sprintf(format, args...), hint}
	}
	if strings.TrimSpace(condition) == "" {
		return df, fault(0, `for example value >= 1000 and city == "Poznań"`, "the condition is empty")
	}
	tree, err := parser.Parse(condition)
	if err != nil {
		return df, unread(condition, err)
	}
	var names words
	ast.Walk(&tree.Node, &names)
	for _, n := range names.identifiers {
		if n.Value != "$env" && !slices.Contains(df.Names(), n.Value) {
			return df, fault(n.Location().From, datasets.DidYouMean(n.Value, df.Names()), "there is no column %q", n.Value)
		}
	}
	env, columns := map[string]any{}, map[string]series.Series{}
	for _, name := range df.Names() {
		columns[name] = df.Col(name) // a copy
		if env[name] = ""; columns[name].Type() != series.String {
			env[name] = 0.0
		}
	}
	program, err := expr.Compile(condition, expr.Env(env), expr.AsBool(), expr.DisableAllBuiltins(), functions)
	if err != nil {
		return df, unread(condition, err)
	}
	_, number := env["value"].(float64)
	bounded := number && slices.Contains(names.used(), "value") && slices.Contains(df.Names(), "bound")
	direct := names.direct()
	var others []*vm.Program // what is asked of a row beside its value
	if bounded && !direct {
		if others, err = without(tree.Node, env); err != nil {
			return df, unread(condition, err)
		}
	}
	keep := make([]bool, df.Nrow())
rows:
	for i := range keep {
		for name, column := range columns {
			if e := column.Elem(i); column.Type() == series.String {
				env[name] = e.String()
			} else {
				env[name] = e.Float()
			}
		}
		tried := []any{env["value"]}
		if bounded {
			if tried = allowed(env, names.numbers); len(tried) > 1 && !direct {
				for _, program := range others {
					if out, err := vm.Run(program, env); err == nil && out == false {
						continue rows // whatever the value is
					}
				}
				return df, undecided(df, i, condition)
			}
		}
		for j, x := range tried {
			if x != nil {
				env["value"] = x
			}
			out, err := vm.Run(program, env)
			switch {
			case err != nil:
				return df, unread(condition, err)
			case j == 0:
				keep[i] = out.(bool)
			case keep[i] != out.(bool):
				return df, undecided(df, i, condition)
			}
		}
	}
	out := df.Subset(keep)
	return out, out.Error()
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
func allowed(env map[string]any, numbers []float64) []any {
	value, _ := env["value"].(float64)
	if math.IsNaN(value) {
		return []any{value}
	}
	beside := func(x float64) []float64 {
		return []float64{math.Nextafter(x, math.Inf(-1)), x, math.Nextafter(x, math.Inf(1))}
	}
	low, high := value, value
	lowOpen, highOpen := false, false
	switch bound, _ := env["bound"].(string); quantity.Bound(bound) {
	case quantity.Over:
		high, lowOpen = math.Inf(1), true
	case quantity.AtLeast:
		high = math.Inf(1)
	case quantity.Under:
		low, highOpen = least(value), true
	case quantity.UpTo:
		low = least(value)
	case quantity.About:
		// How far about reaches nobody says.
		low, high = math.Inf(-1), math.Inf(1)
	case quantity.Between:
		high = math.Inf(1) // the frame has lost it
		if h, ok := env["high"].(float64); ok && !math.IsNaN(h) {
			high = h
		}
	default:
		return []any{value}
	}
	var out []any
	for _, n := range append(slices.Clone(numbers), low, high) {
		for _, x := range beside(n) {
			if (x > low || x == low && !lowOpen) && (x < high || x == high && !highOpen) {
				out = append(out, x)
			}
		}
	}
	return out
}

// least is the least number that is not over one: nothing, where nothing is less.
func least(value float64) float64 {
	if value < 0 {
		return math.Inf(-1)
	}
	return 0
}

func undecided(df dataframe.DataFrame, row int, condition string) error {
	cell := func(name string) string {
		if !slices.Contains(df.Names(), name) {
			return ""
		}
		return texts(df, name)[row]
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
