package layout

import (
	"quotient/charts/internal/spec"
)

// A Kind is one sort of chart.
type Kind struct {
	Name string
	Doc  string // one sentence: what it shows best
	// spec returns an empty specification of the kind, to be decoded into.
	Spec func() Specification
}

// Specification is what charts.yaml says of one chart of a kind.
type Specification interface {
	Head() *spec.Common
	// layout resolves what the chart names and returns its body.
	Layout(r *spec.Resolver) Layout
}

// Layout draws a chart's marks, once all that it names is known to be there.
type Layout func(p *Page) Body

// A Body is the part of a chart between subtitle and key. Its height is known
// before it is drawn.
type Body struct {
	Height float64
	Draw   func(top float64)
	Alt    []string // one sentence a mark, in reading order
}
