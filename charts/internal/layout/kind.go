package layout

import (
	"strings"

	"quotient/charts/internal/spec"
)

// A Kind is one sort of chart.
type Kind struct {
	Name string
	Doc  string // one sentence: what it shows best
	// Unnamed says that rows need no name: a point of a scatter plot without one has no
	// label, and others write none.
	Unnamed bool
	// Titled says that the kind names the unit of its numbers itself, at an axis or in words.
	Titled bool
	// Panels says that the kind can be drawn in panels, one for each value of a column: it
	// asks the page for what these have in common.
	Panels bool
	// Shaded says that shades are numbers, which no pattern may lie on.
	Shaded bool
	// Axes is how many axes of numbers a reference line can be on: one, or one across and
	// one up.
	Axes int
	// Timed says that the kind can have an axis of time across the page, which events and
	// periods need.
	Timed bool
	// Spec returns an empty specification of the kind, to be decoded into.
	Spec func() Specification
}

// A is the kind with its article: a bar chart, an estimates chart.
func (k Kind) A() string {
	if strings.ContainsRune("aeiou", rune(k.Name[0])) {
		return "an " + k.Name + " chart"
	}
	return "a " + k.Name + " chart"
}

// A Specification is what charts.yaml says of one chart of a kind.
type Specification interface {
	// Head is what every chart has.
	Head() *spec.Common
	// Layout resolves what the chart names and returns its body.
	Layout(r *spec.Resolver) Layout
}

// A Layout draws a chart's marks, once all that it names is known to be there.
type Layout func(p *Page) Body

// A Body is the part of a chart between subtitle and key. Its height is known
// before it is drawn.
type Body struct {
	Height float64
	Draw   func(top float64)
	Alt    []string // one sentence a mark, in reading order
	Plane  *Plane   // where its axes are; nil where it has none
	Over   Over     // what is above it, which no line or note comes between
}

// Over is what is above the body of a chart, such as the names of its series.
type Over struct {
	Height float64
	Draw   func(top float64)
}
