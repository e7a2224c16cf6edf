package layout

import "gonum.org/v1/plot"

// A Plane is where the axes of a body are, in units from its top, for what is drawn on them
// besides marks: reference lines, events and periods. An axis that a body does not have is
// nil.
type Plane struct {
	X, Y *Scale // of numbers, across the page and up
	// Mirror is that of numbers to the left, where X is that of numbers to the right.
	Mirror *Scale
	Time   *Scale // of days, across the page
	Room   Rect   // of the marks
	Solid  bool   // marks are areas, and lines go over them
	// Stepped says that marks are named by dates; without Time, they are not at the
	// distances of these.
	Stepped bool
}

// Across is a plane whose numbers run across the page.
func Across(x Scale, room Rect, solid bool) *Plane { return &Plane{X: &x, Room: room, Solid: solid} }

// Upward is a plane whose numbers run up the page.
func Upward(y Scale, room Rect, solid bool) *Plane { return &Plane{Y: &y, Room: room, Solid: solid} }

// Linear is the scale of bars: so many units of the page a number, from where zero is.
func Linear(zero, perUnit float64) Scale {
	return Scale{Min: 0, Max: 1, Left: zero, Right: zero + perUnit}
}

// moved is a plane that is lower on the page.
func (pl *Plane) moved(by float64) *Plane {
	if pl == nil {
		return nil
	}
	out := *pl
	out.Room.Top, out.Room.Bottom = pl.Room.Top+by, pl.Room.Bottom+by
	if pl.Y != nil {
		y := pl.Y.Moved(by)
		out.Y = &y
	}
	return &out
}

// axes are the axis of the numbers, as gonum has them.
func (pl *Plane) axes() *plot.Plot {
	y := *pl.Y
	return PlaneAxes(Scale{Min: 0, Max: 1}, y)
}
