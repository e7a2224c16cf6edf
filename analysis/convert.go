package analysis

import (
	"fmt"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// alike gives two operands one unit: that of the first, or of the one that is not typed in
// the formula. Cents are then dollars, by their exact factor.
func (e *evaluator) alike(n node, a, b value) (value, value, error) {
	a, b = sameUnit(a, b)
	vs := []value{a, b}
	err := e.converted(n, vs)
	return vs[0], vs[1], err
}

// converted gives some operands the unit of the first that has one. Units without a certain
// factor, such as months and days, are refused with the reason; those of different sorts are
// for the operation to refuse.
func (e *evaluator) converted(n node, vs []value) error {
	if e.study == nil {
		return nil
	}
	to := vs[0].Unit
	for i, v := range vs[1:] {
		if v.Unit == to || v.Unit.IsPlain() || to.IsPlain() {
			continue
		}
		factor, why := e.study.Measures().Ratio(v.Unit, to)
		switch {
		case factor != nil:
			vs[i+1].Quantity = v.In(to, factor)
			e.steps = append(e.steps, Step{
				Text: v.text, Depth: e.depth, Range: vs[i+1].Quantity.String(),
				Result: e.named(vs[i+1].Quantity, quantity.Format{Show: quantity.ShowValue}),
			})
		case why != "":
			return e.fail(n, fmt.Sprintf(`if the text says how many, declare it under units in %s: "of" another unit, with its "factor"`, datasets.DescriptorName), "%s is in %s, and %s in %s: %s", vs[0].text, to, v.text, v.Unit, why)
		}
	}
	return nil
}

// canceled is a product or quotient without units of one family above and below the stroke:
// dollars by cents are a plain number.
func (e *evaluator) canceled(q quantity.Quantity) quantity.Quantity {
	_, under := q.Unit.Parts()
	if e.study == nil || len(under) == 0 {
		return q
	}
	to, factor := e.study.Measures().Cancel(q.Unit)
	if to == q.Unit {
		return q
	}
	return q.In(to, factor)
}
