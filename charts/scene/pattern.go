package scene

import (
	"image/color"
	"math"
	"slices"
)

// A Pattern is what is drawn over the body of a mark, so that it is told from others without a
// hue.
type Pattern int

// The patterns: lines along the page, lines up it, both, and dots.
const (
	Along Pattern = iota
	Upright
	Crossed
	Dotted
)

const (
	patternPitch = 6.0
	patternLine  = 1.1
	patternDot   = 2.0
	patternLeast = 7.0  // the least side of what has a pattern
	patternLong  = 11.5 // and the least of its longer one: a point has none
	patternShape = 20.0 // the least side of what is no rectangle: a diamond has none
	patternFull  = 0.35 // of its box that it fills: a stripe of a hatch fills less
)

// An Overlay is a pattern in a colour.
type Overlay struct {
	Pattern
	Colour color.Color
}

// A Room is a part of the page, in page units from the top left.
type Room struct{ Left, Top, Right, Bottom float64 }

// Pattern draws patterns over all bodies of some colours that are large enough to show them,
// but where something is written.
func (s *Scene) Pattern(patterns map[color.NRGBA]Overlay, written []Room) {
	var out []item
	for _, it := range s.items {
		out = append(out, it)
		p, ok := patterns[it.color]
		if it.kind != fill || !ok {
			continue
		}
		var over []segment
		for _, part := range subpaths(it.path) {
			over = append(over, patterned(p.Pattern, part, written)...)
		}
		if len(over) > 0 {
			out = append(out, item{kind: fill, color: solid(p.Colour), path: over})
		}
	}
	s.items = out
}

// subpaths are the corners of each part of a path; what has curves is left out.
func subpaths(path []segment) (out [][]point) {
	var at []point
	curved := false
	end := func() {
		if len(at) > 2 && !curved {
			out = append(out, at)
		}
		at, curved = nil, false
	}
	for _, g := range path {
		switch g.op {
		case 'M':
			end()
			at = []point{g.p[0]}
		case 'L':
			at = append(at, g.p[0])
		case 'C':
			curved = true
		}
	}
	end()
	return out
}

// patterned is a pattern within a polygon, as small rectangles; nothing where it is too small,
// or no body. In a rectangle the pattern begins at its corner, so that all of one size have the
// same; in others at that of the page, so that it goes on from one to the next.
func patterned(p Pattern, polygon []point, written []Room) (out []segment) {
	b, twice := nothing(), 0.0
	for i, at := range polygon {
		b.add(at)
		next := polygon[(i+1)%len(polygon)]
		twice += at.x*next.y - next.x*at.y
	}
	width, height := b.right-b.left, b.bottom-b.top
	area, box := math.Abs(twice)/2, width*height
	begin := func(low, thick float64) float64 { return low + (patternPitch+thick)/2 }
	if area < 0.99*box {
		if min(width, height) < patternShape || area < patternFull*box {
			return nil
		}
		begin = func(low, _ float64) float64 { return math.Ceil(low/patternPitch) * patternPitch }
	} else if min(width, height) < patternLeast || max(width, height) < patternLong {
		return nil
	}
	rows := func(thick float64, each func(from, to, at float64)) {
		for at := begin(b.top, thick); at+thick/2 < b.bottom-1; at += patternPitch {
			for _, run := range runsAcross(polygon, at) {
				each(run[0], run[1], at)
			}
		}
	}
	put := func(left, top, right, bottom float64) {
		for _, r := range written {
			if left < r.Right && r.Left < right && top < r.Bottom && r.Top < bottom {
				return
			}
		}
		out = append(out, quad(left, top, right, bottom)...)
	}
	turned := make([]point, len(polygon))
	for i, at := range polygon {
		turned[i] = point{at.y, at.x}
	}
	if p == Along || p == Crossed {
		rows(patternLine, func(from, to, at float64) {
			for x := from; x < to; x += patternPitch { // in pieces, so that what is written takes little of it
				put(x, at-patternLine/2, min(x+patternPitch, to), at+patternLine/2)
			}
		})
	}
	if p == Upright || p == Crossed {
		for at := begin(b.left, patternLine); at+patternLine/2 < b.right-1; at += patternPitch {
			for _, run := range runsAcross(turned, at) {
				for y := run[0]; y < run[1]; y += patternPitch {
					put(at-patternLine/2, y, at+patternLine/2, min(y+patternPitch, run[1]))
				}
			}
		}
	}
	if p == Dotted {
		rows(patternDot, func(from, to, at float64) {
			start := begin(b.left, patternDot) - patternDot/2
			if int(math.Round(at/patternPitch*2))/2%2 == 1 { // of every other row
				start += patternPitch / 2
			}
			for x := start; x+patternDot < to-0.5; x += patternPitch {
				if x > from+0.5 {
					put(x, at-patternDot/2, x+patternDot, at+patternDot/2)
				}
			}
		})
	}
	return out
}

// runsAcross are the stretches of a line across the page that are within a polygon.
func runsAcross(polygon []point, y float64) (out [][2]float64) {
	var at []float64
	for i, a := range polygon {
		b := polygon[(i+1)%len(polygon)]
		if (a.y <= y) != (b.y <= y) {
			at = append(at, a.x+(y-a.y)/(b.y-a.y)*(b.x-a.x))
		}
	}
	slices.Sort(at)
	for i := 0; i+1 < len(at); i += 2 {
		out = append(out, [2]float64{grid(at[i]), grid(at[i+1])})
	}
	return out
}

func quad(left, top, right, bottom float64) []segment {
	p := func(op byte, x, y float64) segment { return segment{op: op, p: [3]point{{grid(x), grid(y)}}} }
	return []segment{p('M', left, top), p('L', right, top), p('L', right, bottom), p('L', left, bottom), {op: 'Z'}}
}
