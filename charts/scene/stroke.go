package scene

import "math"

// outlineStroke turns a stroke into contours to fill: dashes with square ends,
// bends rounded on their outer side. Along the inner side of a bend a contour
// runs through the bend itself, so that all of it winds the same way.
func outlineStroke(it item) (out []segment) {
	h := it.width / 2
	contour := func(side []point) {
		for i, p := range side {
			op := byte('L')
			if i == 0 {
				op = 'M'
			}
			out = append(out, segment{op, [3]point{p}})
		}
		out = append(out, segment{op: 'Z'})
	}
	for _, l := range flatten(it.path) {
		switch {
		case len(it.dashes) > 0:
			for _, d := range dash(l, it.dashes, it.phase) {
				contour(append(side(d, h, false), side(backward(d), h, false)...))
			}
		case l[0] == l[len(l)-1] && len(l) > 3:
			contour(side(l, h, true))
			contour(side(backward(l), h, true))
		default:
			contour(append(side(l, h, false), side(backward(l), h, false)...))
		}
	}
	return out
}

func backward(l []point) []point {
	out := make([]point, len(l))
	for i, p := range l {
		out[len(l)-1-i] = p
	}
	return out
}

// side is the line that runs beside another at a distance h, with a bend at its
// end as well if it is closed.
func side(l []point, h float64, closed bool) (out []point) {
	normal := func(i int) point { // of the piece from l[i] on, h long
		dx, dy := l[i+1].x-l[i].x, l[i+1].y-l[i].y
		k := h / math.Hypot(dx, dy)
		return point{-dy * k, dx * k}
	}
	bend := func(p, m, n point) {
		out = append(out, point{p.x + m.x, p.y + m.y})
		turn := math.Atan2(m.x*n.y-m.y*n.x, m.x*n.x+m.y*n.y)
		switch {
		case turn > 1e-3: // the inner side
			out = append(out, p)
		case turn < -0.2: // the outer side: an arc
			steps := int(math.Ceil(-turn / 0.2))
			for i := 1; i < steps; i++ {
				sin, cos := math.Sincos(turn * float64(i) / float64(steps))
				out = append(out, point{p.x + m.x*cos - m.y*sin, p.y + m.x*sin + m.y*cos})
			}
		}
		out = append(out, point{p.x + n.x, p.y + n.y})
	}
	first := normal(0)
	last := first
	if !closed {
		out = append(out, point{l[0].x + first.x, l[0].y + first.y})
	}
	for i := 1; i < len(l)-1; i++ {
		n := normal(i)
		bend(l[i], last, n)
		last = n
	}
	end := l[len(l)-1]
	if closed {
		bend(end, last, first)
	} else {
		out = append(out, point{end.x + last.x, end.y + last.y})
	}
	return out
}

// flatten turns a path into lines of two points at least, none of them twice in
// a row; a closed line ends where it begins.
func flatten(path []segment) (lines [][]point) {
	var l []point
	add := func(p point) {
		if len(l) == 0 || l[len(l)-1] != p {
			l = append(l, p)
		}
	}
	flush := func() {
		if len(l) > 1 {
			lines = append(lines, l)
		}
		l = nil
	}
	for _, g := range path {
		switch g.op {
		case 'M':
			flush()
			add(g.p[0])
		case 'L':
			add(g.p[0])
		case 'C':
			a, b, c, d := l[len(l)-1], g.p[0], g.p[1], g.p[2]
			const n = 24
			for i := 1; i < n; i++ {
				t := float64(i) / n
				u := 1 - t
				k, m, o, q := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
				add(point{k*a.x + m*b.x + o*c.x + q*d.x, k*a.y + m*b.y + o*c.y + q*d.y})
			}
			add(d)
		case 'Z':
			first := l[0]
			add(first)
			flush()
			add(first)
		}
	}
	flush()
	return lines
}

// dash cuts a line into dashes: pattern gives the lengths of dashes and gaps in
// turn, with a sum above 0; phase is where in it the line begins.
func dash(l []point, pattern []float64, phase float64) (out [][]point) {
	if len(pattern)%2 == 1 {
		pattern = append(pattern[:len(pattern):len(pattern)], pattern...)
	}
	i := 0
	for phase >= pattern[i] {
		phase -= pattern[i]
		i = (i + 1) % len(pattern)
	}
	left := pattern[i] - phase // of the dash or gap
	var d []point
	flush := func() {
		if len(d) > 1 {
			out = append(out, d)
		}
		d = nil
	}
	if i%2 == 0 {
		d = []point{l[0]}
	}
	for j := 1; j < len(l); j++ {
		from, to := l[j-1], l[j]
		length := math.Hypot(to.x-from.x, to.y-from.y)
		pos := 0.0
		for length-pos > left {
			pos += left
			t := pos / length
			cut := point{from.x + (to.x-from.x)*t, from.y + (to.y-from.y)*t}
			if i%2 == 0 {
				if d[len(d)-1] != cut {
					d = append(d, cut)
				}
				flush()
			} else {
				d = []point{cut}
			}
			i = (i + 1) % len(pattern)
			left = pattern[i]
		}
		left -= length - pos
		if i%2 == 0 && d[len(d)-1] != to {
			d = append(d, to)
		}
	}
	flush()
	return out
}
