package scene

import (
	"image/color"
	"math"

	"quotient/charts/typeset"
)

// Painting counts in whole numbers from the moment that a point is brought to
// pixels, so that every machine paints the same.
const (
	parts = 64 // of a pixel, each way
	// steps is how many shades an edge has between paper and ink. Few shades
	// leave few colours, so that a palette does; 16 look as smooth as 256.
	steps = 16
	// whole is the amount of a pixel that is covered: parts × parts, twice for
	// the sake of halves, and 16 times so that flat slopes divide well.
	whole = parts * parts * 2 * 16
)

// dot is a point in parts of a pixel.
type dot struct{ x, y int64 }

// edge is a straight piece of a contour.
type edge struct{ from, to dot }

// painter fills contours on a canvas of colours that it numbers as they come
// up: 0 is the background.
type painter struct {
	width, height int
	scale         float64 // pixels to a page unit
	pixels        []uint16
	colours       []uint32 // 0xrrggbb, by number
	numbers       map[uint32]uint16
	blends        map[uint16][]uint32 // by ink: (paper, shade) → number + 1

	edges     []edge
	from, pen dot
	cover     []int32 // what each pixel of a row adds to those on its right
}

func newPainter(width, height int, scale float64, background color.NRGBA) *painter {
	p := &painter{
		width: width, height: height, scale: scale,
		pixels:  make([]uint16, width*height),
		numbers: map[uint32]uint16{},
		blends:  map[uint16][]uint32{},
	}
	p.number(packed(background))
	return p
}

func packed(c color.NRGBA) uint32 { return uint32(c.R)<<16 | uint32(c.G)<<8 | uint32(c.B) }

// number is the number of a colour. There is room for 65,536: beyond half of
// them, colours are rounded to 5 bits each of red, green and blue.
func (p *painter) number(c uint32) uint16 {
	if n, ok := p.numbers[c]; ok {
		return n
	}
	if len(p.colours) >= 1<<15 {
		c &= 0xf8f8f8
		if n, ok := p.numbers[c]; ok {
			return n
		}
	}
	n := uint16(len(p.colours))
	p.colours = append(p.colours, c)
	p.numbers[c] = n
	return n
}

// blend is the colour of k steps of ink on a paper.
func (p *painter) blend(ink, paper uint16, k int) uint16 {
	known := p.blends[ink]
	at := int(paper)*steps + k
	if at >= len(known) {
		known = append(known, make([]uint32, (len(p.colours)+16)*steps-len(known))...)
		p.blends[ink] = known
	}
	if known[at] == 0 {
		a, b := p.colours[ink], p.colours[paper]
		mix := func(shift uint) uint32 {
			i, j := a>>shift&255, b>>shift&255
			return (i*uint32(k) + j*uint32(steps-k) + steps/2) / steps << shift
		}
		known[at] = uint32(p.number(mix(16)|mix(8)|mix(0))) + 1
	}
	return uint16(known[at] - 1)
}

// dot brings a point of the page to the canvas. What lies far off it is moved
// nearer, so that products of coordinates do not overflow.
func (p *painter) dot(q point) dot {
	at := func(v float64) int64 {
		const far = 1 << 30
		return int64(max(-far, min(far, math.Round(v*p.scale*parts))))
	}
	return dot{at(q.x), at(q.y)}
}

func (p *painter) move(to dot) {
	p.close()
	p.from, p.pen = to, to
}

func (p *painter) line(to dot) {
	if to.y != p.pen.y { // level edges cover nothing
		p.edges = append(p.edges, edge{p.pen, to})
	}
	p.pen = to
}

func (p *painter) close() { p.line(p.from) }

// curves are drawn as so many lines that they are at most a tenth of a pixel
// off.
func count(bend, unit int64) (n int64) {
	for n = 1; n*n*unit < bend && n < 64; n++ {
	}
	return n
}

func (p *painter) quad(b, c dot) {
	a := p.pen
	n := count(abs(a.x-2*b.x+c.x)+abs(a.y-2*b.y+c.y), 24)
	for t := int64(1); t < n; t++ {
		u := n - t
		i, j, k := u*u, 2*u*t, t*t
		p.line(dot{divide(i*a.x+j*b.x+k*c.x, n*n), divide(i*a.y+j*b.y+k*c.y, n*n)})
	}
	p.line(c)
}

func (p *painter) cubic(b, c, d dot) {
	a := p.pen
	bend := max(abs(a.x-2*b.x+c.x)+abs(a.y-2*b.y+c.y), abs(b.x-2*c.x+d.x)+abs(b.y-2*c.y+d.y))
	n := count(bend, 8)
	for t := int64(1); t < n; t++ {
		u := n - t
		i, j, k, l := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		p.line(dot{divide(i*a.x+j*b.x+k*c.x+l*d.x, n*n*n), divide(i*a.y+j*b.y+k*c.y+l*d.y, n*n*n)})
	}
	p.line(d)
}

func abs(v int64) int64 { return max(v, -v) }

// divide rounds down, to a part of a pixel.
func divide(a, b int64) int64 {
	q := a / b
	if a%b != 0 && a < 0 {
		q--
	}
	return q
}

// path fills a path of the page.
func (p *painter) path(c color.NRGBA, path []segment) {
	for _, g := range path {
		switch q := g.p; g.op {
		case 'M':
			p.move(p.dot(q[0]))
		case 'L':
			p.line(p.dot(q[0]))
		case 'C':
			p.cubic(p.dot(q[0]), p.dot(q[1]), p.dot(q[2]))
		case 'Z':
			p.close()
		}
	}
	p.fill(c)
}

// text fills the glyphs of a line one by one.
func (p *painter) text(c color.NRGBA, l line, fonts *typeset.Fonts) {
	for _, g := range l.glyphs {
		for _, o := range fonts.Outline(l.face, g.Index) {
			var q [3]dot
			for i := range arity(o.Op) {
				q[i] = p.dot(l.place(g, o.Points[i]))
			}
			switch o.Op {
			case 'M':
				p.move(q[0])
			case 'L':
				p.line(q[0])
			case 'Q':
				p.quad(q[0], q[1])
			case 'C':
				p.cubic(q[0], q[1], q[2])
			}
		}
		p.fill(c)
	}
}

// fill fills what the edges wind around, and forgets them.
//
// Each edge adds to the pixels of a row the area on its right, so that the sum
// along the row is how much of each pixel is covered.
func (p *painter) fill(c color.NRGBA) {
	p.close()
	edges := p.edges
	p.edges = p.edges[:0]
	if len(edges) == 0 {
		return
	}
	left, top, right, bottom := edges[0].from.x, edges[0].from.y, edges[0].from.x, edges[0].from.y
	for _, e := range edges {
		left, right = min(left, e.from.x, e.to.x), max(right, e.from.x, e.to.x)
		top, bottom = min(top, e.from.y, e.to.y), max(bottom, e.from.y, e.to.y)
	}
	x0, x1 := max(left>>6, 0), min((right+parts-1)>>6, int64(p.width))
	y0, y1 := max(top>>6, 0), min((bottom+parts-1)>>6, int64(p.height))
	if x0 >= x1 || y0 >= y1 {
		return
	}
	w, h := x1-x0, y1-y0
	stride := w + 2 // an edge on the right adds behind the row
	if int64(len(p.cover)) < stride*h {
		p.cover = make([]int32, stride*h)
	}
	for _, e := range edges {
		e.from.x, e.from.y = e.from.x-x0*parts, e.from.y-y0*parts
		e.to.x, e.to.y = e.to.x-x0*parts, e.to.y-y0*parts
		p.add(e, w, h)
	}
	ink := p.number(packed(c))
	for y := range h {
		row := p.cover[y*stride : (y+1)*stride]
		out := p.pixels[(y0+y)*int64(p.width)+x0:][:w]
		sum, k := int32(0), 0
		for x := range out {
			if row[x] != 0 {
				sum += row[x]
				k = (int(min(max(sum, -sum), whole))*steps + whole/2) / whole
			}
			switch k {
			case 0:
			case steps:
				out[x] = ink
			default:
				out[x] = p.blend(ink, out[x], k)
			}
		}
		clear(row)
	}
}

// add adds an edge to the cover of w × h pixels.
func (p *painter) add(e edge, w, h int64) {
	a, b, way := e.from, e.to, int64(1)
	if a.y > b.y {
		a, b, way = b, a, -1
	}
	dx, dy := b.x-a.x, b.y-a.y
	at := func(y int64) int64 { // the edge's x, kept between the borders
		return max(0, min(w*parts, a.x+divide((y-a.y)*dx, dy)))
	}
	for y := max(a.y>>6, 0); y < min((b.y+parts-1)>>6, h); y++ {
		row := p.cover[y*(w+2) : (y+1)*(w+2)]
		from, to := max(a.y, y*parts), min(b.y, (y+1)*parts)
		l, r := at(from), at(to)
		if l > r {
			l, r = r, l
		}
		d := (to - from) * way * 16
		first, last := l>>6, r>>6
		if first == last {
			in := l + r - 2*first*parts
			row[first] += int32(d * (2*parts - in))
			row[first+1] += int32(d * in)
			continue
		}
		done := int64(0) // of d
		for c := first; c <= last; c++ {
			i, j := max(l, c*parts), min(r, (c+1)*parts)
			part := d*(j-l)/(r-l) - done
			done += part
			in := i + j - 2*c*parts
			row[c] += int32(part * (2*parts - in))
			row[c+1] += int32(part * in)
		}
	}
}
