package style

import (
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
)

// A Look is how the marks of a series are drawn: its colour in a theme and, where they
// are points, their shape.
type Look struct {
	Colour
	Shape marks.Shape
}

// Of is a choice in the colours of the theme.
func (t Theme) Of(c spec.Choice) Look {
	colour, err := t.Colour(c.Colour)
	if err != nil {
		colour = t.Slate
	}
	return Look{colour, c.Shape}
}

// Look is how a datum of a series is drawn.
func (t Theme) Look(s *spec.Series, d spec.Datum) Look { return t.Of(s.Choice(d)) }
