package charts

import (
	"slices"

	"quotient/analysis/gather"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets/quantity"
)

// Choices are the names that some keys of charts.yaml take, by what a key is: the tags of the
// types that a chart is decoded into say it.
func Choices() map[string][]string {
	var sizes []string
	for _, s := range layout.Sizes() {
		sizes = append(sizes, s.Name)
	}
	return map[string][]string{"aggregate": gather.Operations, "form": slices.Concat(quantity.Larges, quantity.Clocks), "colour": spec.ColourNames, "refusal": spec.Refusals, "scale": {"linear", "log"}, "size": sizes, "whiskers": {"min-max"}}
}
