package analysis

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"quotient/analysis/addable"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// What several witnesses of one fact say of it: rows with the same cell in the column
// fact. They are never added; what can be said of them together is what all of them allow,
// from where to where they go, and how far apart they are.

// Call works one function out over rows, as a formula that names them would.
func (c *Comparisons) Call(function string, rows []*datasets.Observation) (*Comparison, error) {
	call, f := &callNode{function: function}, &formula{}
	for _, o := range rows {
		call.arguments = append(call.arguments, &nameNode{name: o.Ref()})
		f.names = append(f.names, o.Ref())
	}
	f.text, f.root = function+"("+strings.Join(f.names, ", ")+")", call
	comp, _, err := workOut(c.scope, f)
	return comp, err
}

// witnessed is a function of what the witnesses of one fact say.
func witnessed(of func([]quantity.Quantity) (quantity.Quantity, error), ratio bool) func(*evaluator, *callNode) (value, error) {
	return func(e *evaluator, n *callNode) (value, error) {
		vs, text, err := e.witnesses(n)
		if err != nil {
			return value{}, err
		}
		if err := e.converted(n, vs); err != nil {
			return value{}, err
		}
		out := combine(vs...)
		out.text, out.ratio = text, ratio
		for _, v := range vs {
			out.facts = append(out.facts, v.from[0].Cell("fact"))
		}
		list := make([]quantity.Quantity, len(vs))
		for i, v := range vs {
			list[i] = v.Quantity
		}
		if out.Quantity, err = of(list); err != nil {
			return value{}, e.dissent(n, err, vs)
		}
		if out.terms, err = picked(text, vs); ratio {
			out.num, out.den, out.terms = nil, nil, addable.Opaque(text, nil)
		}
		return out, err
	}
}

// dissent says why nothing can be said of some witnesses together.
func (e *evaluator) dissent(n *callNode, err error, vs []value) error {
	label := func(v value) string {
		return fmt.Sprintf("%s (%s)", v.text, e.named(v.Quantity, quantity.Format{Show: quantity.ShowValue, Stated: true}))
	}
	fact := vs[0].from[0].Cell("fact")
	refuse := func(r Reason, format string, args ...any) error {
		return &Refusal{Reason: r, From: combine(vs...).from, Message: fmt.Sprintf(format, args...)}
	}
	var d *quantity.Disagreement
	switch {
	case errors.As(err, &d) && d.Vague:
		return refuse(Undecided, "“about” leaves open whether any number fits all that is said of %s: %s, and %s", fact, label(vs[d.Below]), label(vs[d.Above]))
	case errors.As(err, &d):
		return refuse(Disagreement, "no number fits all that is said of %s: %s is above %s", fact, label(vs[d.Above]), label(vs[d.Below]))
	case errors.Is(err, quantity.ErrUnlimited):
		labels := make([]string, len(vs))
		for i, v := range vs {
			labels[i] = label(v)
		}
		return refuse(Unbounded, "the bounds of what is said of %s leave it open: %s", fact, strings.Join(labels, ", "))
	}
	return e.fail(n, "", "%s: %v", fact, err)
}

// witnesses evaluates the arguments of a function of one fact: its name, or two rows of it
// or more.
func (e *evaluator) witnesses(n *callNode) ([]value, string, error) {
	if len(n.arguments) == 1 {
		if name, quoted, ok := factName(n.arguments[0]); ok {
			return e.ofFact(n, name, quoted)
		}
	}
	vs, text, err := e.args(n, n.function, 2, 0, e.witness)
	if err != nil {
		return nil, "", err
	}
	first := vs[0].from[0]
	for i, v := range vs {
		o := v.from[0]
		switch j := slices.IndexFunc(vs[:i], func(w value) bool { return w.from[0] == o }); {
		case o.Cell("fact") != first.Cell("fact"):
			return nil, "", e.fail(n.arguments[i], "name rows of one fact, or compare the two with /", "%s is of the fact %q, and %s of %q", o.Ref(), o.Cell("fact"), first.Ref(), first.Cell("fact"))
		case j >= 0:
			return nil, "", e.fail(n.arguments[i], "name each row once", "%s is named twice", o.Ref())
		}
	}
	return vs, text, nil
}

// witness evaluates an argument that must be a row with a fact, read as rounded or as it is.
func (e *evaluator) witness(n node) (value, error) {
	v, err := e.number(n)
	switch {
	case err != nil:
		return v, err
	case len(v.from) != 1 || v.from[0].Ref() != v.text && len(v.grains) == 0:
		return v, e.fail(n, "name rows, as table.id, that have the same fact", "%s is not what one row says of a fact", v.text)
	case v.from[0].Cell("fact") == "":
		return v, e.fail(n, "write one word in the column fact of all rows that are about the same number", "%s has no fact", v.from[0].Ref())
	}
	return v, nil
}

// factName is the name of a fact as an argument: a word, or a text in quotation marks.
func factName(n node) (name string, quoted, ok bool) {
	switch n := n.(type) {
	case *stringNode:
		return n.text, true, true
	case *nameNode:
		return n.name, false, !strings.Contains(n.name, ".")
	}
	return "", false, false
}

// ofFact are all rows of a fact that have a number.
func (e *evaluator) ofFact(n *callNode, fact string, quoted bool) (vs []value, text string, err error) {
	at := n.arguments[0]
	facts, rows := e.facts(fact)
	for _, o := range rows {
		v, err := e.witness(&nameNode{place(at.byteAt()), o.Ref()})
		if err != nil {
			return nil, "", err
		}
		vs = append(vs, v)
	}
	text = n.function + "(" + fact + ")"
	if quoted {
		text = n.function + `("` + fact + `")`
	}
	switch {
	case !slices.Contains(facts, fact) && len(facts) == 0:
		return nil, "", e.fail(at, "write one word in the column fact of all rows that are about the same number", "no table has a column fact that is filled in")
	case !slices.Contains(facts, fact):
		return nil, "", e.fail(at, datasets.DidYouMean(fact, facts), "no row has the fact %q", fact)
	case len(vs) < 2:
		return nil, "", e.fail(at, "two rows or more are needed, each with a number", "the fact %q has %d", fact, len(vs))
	case !quoted && slices.Contains(e.names, fact):
		return nil, "", e.fail(at, fmt.Sprintf("write %s(%q) if you mean the fact", n.function, fact), "%q is a fact, and a comparison or schedule as well", fact)
	}
	return vs, text, nil
}

// facts are those that the tables name, and the rows with a number that are about one.
func (e *evaluator) facts(fact string) (facts []string, rows []*datasets.Observation) {
	if e.study == nil {
		return nil, nil
	}
	for _, t := range e.study.Tables {
		for _, o := range t.Rows {
			cell := o.Cell("fact")
			if cell != "" && !slices.Contains(facts, cell) {
				facts = append(facts, cell)
			}
			if cell == fact && cell != "" && o.Quantity != nil {
				rows = append(rows, o)
			}
		}
	}
	return facts, rows
}
