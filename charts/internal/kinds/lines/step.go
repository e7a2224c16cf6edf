package lines

import (
	"quotient/charts/internal/layout"
)

// Step is a line chart of what holds until it changes. Both are laid out in
// line.go; [lineSpec.steps] tells them apart.
var Step = layout.Kind{
	Name:    "step",
	Panels:  true,
	Doc:     "What holds until it changes, such as a price or a rank: level from one observation to the next.",
	Unnamed: true,
	Axes:    1,
	Timed:   true,
	Spec:    func() layout.Specification { return &lineSpec{} },
}
