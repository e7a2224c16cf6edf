package scene

import (
	"image/color"
	"math"
)

// A Ground is what a line of text lies on: how much of its room has each colour
// behind it, and how much was painted over after it was written.
type Ground struct {
	Text   string
	Ink    color.NRGBA
	Behind map[color.NRGBA]float64 // shares of its room
	Over   float64
}

// Grounds tells of every text of the picture what it lies on, so that a page can
// refuse what nobody could read.
func (s *Scene) Grounds() (out []Ground) {
	boxes := make([]box, len(s.items))
	for i, it := range s.items {
		if it.kind == fill || it.kind == stroke || it.kind == text {
			boxes[i] = s.bounds(it)
		} else {
			boxes[i] = nothing()
		}
	}
	lines := make([][][]point, len(s.items)) // flattened when first asked for, not for each point
	for i, it := range s.items {
		if it.kind != text || boxes[i].left >= boxes[i].right {
			continue
		}
		g := Ground{Text: string(it.line.characters), Ink: it.color, Behind: map[color.NRGBA]float64{}}
		var on []int // the items that may be behind the text or over it
		for j, other := range s.items {
			if (other.kind == fill || other.kind == stroke) && boxes[j].meets(boxes[i]) {
				on = append(on, j)
			}
		}
		if len(on) == 0 { // most texts are on the page itself
			g.Behind[s.background] = 1
			out = append(out, g)
			continue
		}
		samples := boxes[i].samples()
		behind := make([]color.NRGBA, len(samples))
		over := make([]bool, len(samples))
		for k := range behind {
			behind[k] = s.background
		}
		for _, j := range on {
			other := s.items[j]
			if lines[j] == nil {
				lines[j] = flatten(other.path)
			}
			for k, p := range samples {
				switch {
				case !other.paints(lines[j], p):
				case j < i:
					behind[k] = other.color
				default:
					over[k] = true
				}
			}
		}
		share := 1 / float64(len(samples))
		for k := range samples {
			g.Behind[behind[k]] += share
			if over[k] {
				g.Over += share
			}
		}
		out = append(out, g)
	}
	return out
}

// samples are points all over a box, as close as strokes are wide.
func (b box) samples() (out []point) {
	const step = 1.5
	nx, ny := int(math.Ceil((b.right-b.left)/step)), int(math.Ceil((b.bottom-b.top)/step))
	out = make([]point, 0, nx*ny)
	for i := range nx {
		for j := range ny {
			out = append(out, point{
				b.left + (float64(i)+0.5)*(b.right-b.left)/float64(nx),
				b.top + (float64(j)+0.5)*(b.bottom-b.top)/float64(ny),
			})
		}
	}
	return out
}

// paints reports whether a fill or stroke along some lines paints a point; dashes count as
// lines.
func (it item) paints(lines [][]point, p point) bool {
	winding := 0
	for _, line := range lines {
		for i, a := range line {
			if it.kind == stroke {
				if i > 0 && farFrom(p, line[i-1], a) <= it.width/2 {
					return true
				}
				continue
			}
			b := line[(i+1)%len(line)]
			side := (b.x-a.x)*(p.y-a.y) - (p.x-a.x)*(b.y-a.y)
			switch {
			case a.y <= p.y && b.y > p.y && side > 0:
				winding++
			case a.y > p.y && b.y <= p.y && side < 0:
				winding--
			}
		}
	}
	return winding != 0
}

// farFrom is that of a point from a straight piece of a line.
func farFrom(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := 0.0
	if sum := dx*dx + dy*dy; sum > 0 {
		t = max(0, min(1, ((p.x-a.x)*dx+(p.y-a.y)*dy)/sum))
	}
	return math.Hypot(p.x-a.x-t*dx, p.y-a.y-t*dy)
}
