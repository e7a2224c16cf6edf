package marks

import (
	"image/color"
	"math"

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
	someChevrons(c, f, height, len(chevronTints), i)
}

// someChevrons draws the first few of the three.
func someChevrons(c draw.Canvas, f frame, height vg.Length, few int, i ink) {
	s := chevronShape(height)
	gap, blunt, point, half := s.gap*height, s.blunt*height, s.point*height, height/2
	for n, k := range chevronTints[:few] {
		u := gap + vg.Length(n)*(gap+blunt)
		paint(c, i.tint(k), polygon{
			f.at(u, -half), f.at(u+blunt, -half), f.at(u+blunt+point, 0),
			f.at(u+blunt, half), f.at(u, half), f.at(u+point, 0),
		})
	}
}

// chevronsWithin draws chevrons that reach no further than room: lower ones where they
// would, fewer where these would be specks, and none where there is no room for one.
func chevronsWithin(c draw.Canvas, f frame, height, room vg.Length, i ink) {
	if ChevronLength(height) <= room {
		chevrons(c, f, height, i)
		return
	}
	if low := lowChevrons(height, room); low >= chevronLeast {
		chevrons(c, f, low, i)
		return
	}
	s := chevronShape(chevronLeast)
	for few := 2; few > 0; few-- {
		if chevronLeast*(vg.Length(few)*(s.gap+s.blunt)+s.point) <= room {
			someChevrons(c, f, chevronLeast, few, i)
			return
		}
	}
}

// chevronLeast is the least height of chevrons: under this they are specks.
const chevronLeast vg.Length = 4

// lowChevrons is the height at which chevrons are as long as room, and no more than height.
func lowChevrons(height, room vg.Length) vg.Length {
	if ChevronLength(height) <= room {
		return height
	}
	return min(height, max(room, 0)/ChevronLength(1))
}

// ChevronLength is the distance from the end that chevrons of a height belong
// to as far as the tip of the last one. It depends on nothing else.
func ChevronLength(height vg.Length) vg.Length {
	s := chevronShape(height)
	return height * (3*(s.gap+s.blunt) + s.point)
}

// Tail is the room that a bar of a width takes past the place of its last
// value, for the label that follows; a short bar takes less, see BarTail.
func Tail(b Bound, width vg.Length) vg.Length {
	return BarTail(b, width, vg.Length(math.Inf(1)))
}

// BarTail is Tail for a bar of a length. What leads out of a short bar is short too: a
// small value looks small, whatever its bound.
func BarTail(b Bound, width, length vg.Length) vg.Length {
	switch {
	case b.open():
		return ChevronLength(openHeight(width, length))
	case b == About:
		return raggedDepth(width, length)
	}
	return 0
}

// openHeight is the height of the chevrons of an open bar: that of the bar, and lower
// where they would be longer than it.
func openHeight(width, length vg.Length) vg.Length {
	const least = 8 // to be seen
	return max(min(width, least), lowChevrons(width, length))
}
