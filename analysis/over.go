package analysis

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"quotient/analysis/addable"
	"quotient/datasets"
)

// Over works an operation ("+", "/") or a function ("share") out over facts, as a formula
// that could name them would: rows, comparisons, numbers in columns of rows, and derived
// numbers. It refuses to add derived numbers that are no amounts, such as an index.
func (c *Comparisons) Over(op string, facts ...datasets.Fact) (*Comparison, error) {
	nodes, names := make([]node, len(facts)), make([]string, len(facts))
	for i, f := range facts {
		if d, ok := f.(Derived); ok && op != "/" && !d.column.op.adds {
			return nil, fmt.Errorf("%s is %s, and no amount that can be added", d.ID, d.column.op.Article)
		}
		nodes[i], names[i] = operandOf(f)
	}
	if op == "+" || op == "/" {
		root := nodes[0]
		for _, n := range nodes[1:] {
			root = &operationNode{operator: op, left: root, right: n}
		}
		return c.over(root, strings.Join(names, " "+op+" "))
	}
	return c.over(&callNode{function: op, arguments: nodes}, op+"("+strings.Join(names, ", ")+")")
}

// over works a formula out whose operands need no names.
func (c *Comparisons) over(root node, text string) (*Comparison, error) {
	x, _, err := workOut(c.scope, &formula{text: text, root: root})
	var bad *FormulaError
	switch {
	case errors.As(err, &bad): // there is no formula to point into
		return nil, errors.New(bad.Message)
	case err != nil:
		return nil, err
	}
	x.ID = x.Formula
	return x, nil
}

// operandOf is a fact as an operand, and what it is called.
func operandOf(f datasets.Fact) (node, string) {
	switch f := f.(type) {
	case datasets.Cell:
		return cellNode{of: f}, f.Observation.Ref() + "." + f.Column
	case Derived:
		return derivedNode{of: f}, f.ID
	}
	return &nameNode{name: f.Ref()}, f.Ref()
}

// A derivedNode is a derived number, which no formula that is written can name.
type derivedNode struct {
	place
	of Derived
}

// derived is what a derived number is worth.
func (e *evaluator) derived(n derivedNode) (value, error) {
	if n.of.Refusal != nil {
		return value{}, n.of.Refusal
	}
	v := value{
		Quantity: n.of.Quantity, text: n.of.ID, tight: true, from: slices.Clone(n.of.From), modality: n.of.Modality, grains: n.of.Grains,
		terms: addable.Atom(n.of.ID),
	}
	if !v.IsPoint() || v.Vague {
		v.bounds = []string{n.of.ID}
	}
	return v, nil
}
