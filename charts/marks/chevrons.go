package marks

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// chevron has the parts of a chevron as shares of its height.
type chevron struct{ gap, blunt, point vg.Length }

// chevronShape: small chevrons are drawn broader, or they would close up.
func chevronShape(height vg.Length) chevron {
	if height < 16 {
		return chevron{gap: 0.20, blunt: 0.30, point: 0.36}
	}
	return chevron{gap: 0.13, blunt: 0.20, point: 0.24}
}

// Chevrons draws the three fading chevrons that lead out of an open end, or
// back from a cap. at is the middle of the end they belong to, the gap before
// the first one is theirs; height is measured across dir.
func Chevrons(c draw.Canvas, at vg.Point, dir Direction, height vg.Length, col, background color.Color) {
	if dir < Right || dir > Down {
		dir = Right
	}
	chevrons(c, frame{at, dir}, height, newInk(col, nil, background))
}

func chevrons(c draw.Canvas, f frame, height vg.Length, i ink) {
	s := chevronShape(height)
	gap, blunt, point, half := s.gap*height, s.blunt*height, s.point*height, height/2
	for n, k := range chevronTints {
		u := gap + vg.Length(n)*(gap+blunt)
		paint(c, i.tint(k), polygon{
			f.at(u, -half), f.at(u+blunt, -half), f.at(u+blunt+point, 0),
			f.at(u+blunt, half), f.at(u, half), f.at(u+point, 0),
		})
	}
}

// ChevronLength is the distance from the end that chevrons of a height belong
// to as far as the tip of the last one. It depends on nothing else.
func ChevronLength(height vg.Length) vg.Length {
	s := chevronShape(height)
	return height * (3*(s.gap+s.blunt) + s.point)
}

// Tail is the room that a bar of a width takes past the place of its last
// value, for the label that follows.
func Tail(b Bound, width vg.Length) vg.Length {
	switch {
	case b.open():
		return ChevronLength(width)
	case b == About:
		return ragged * width
	}
	return 0
}
