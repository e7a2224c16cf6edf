package likeness

import (
	"errors"
	"image"
	"math"
	"strconv"
	"strings"
)

// A point is a place on a page.
type point struct{ x, y float64 }

// A contour is a row of straight lines.
type contour struct {
	points []point
	closed bool
}

// An outline is what a path of an SVG goes along.
type outline []contour

// smooth is how many lines a curve becomes.
const smooth = 8

// scanner reads the numbers of a path, which may follow each other without a space.
type scanner struct {
	text string
	bad  bool
}

func (s *scanner) skip() { s.text = strings.TrimLeft(s.text, " ,\t\r\n") }

// number reads one number; it is bad where there is none.
func (s *scanner) number() float64 {
	s.skip()
	i, dot, digits := 0, false, false
read:
	for ; i < len(s.text); i++ {
		c := s.text[i]
		switch {
		case c >= '0' && c <= '9':
			digits = true
		case c == '.' && !dot, c|' ' == 'e' && digits:
			dot = true
		case (c == '-' || c == '+') && (i == 0 || s.text[i-1]|' ' == 'e'):
		default:
			break read
		}
	}
	v, err := strconv.ParseFloat(s.text[:i], 64)
	if err != nil || math.Abs(v) > 1e9 {
		s.bad = true
		return 0
	}
	s.text = s.text[i:]
	return v
}

// flag reads a flag of an arc, which needs no space after it.
func (s *scanner) flag() bool {
	s.skip()
	if s.text == "" || s.text[0] != '0' && s.text[0] != '1' {
		s.bad = true
		return false
	}
	set := s.text[0] == '1'
	s.text = s.text[1:]
	return set
}

// numbers are all those of a text, none if something else is in it.
func numbers(text string) (out []float64) {
	s := scanner{text: text}
	for s.skip(); s.text != ""; s.skip() {
		if out = append(out, s.number()); s.bad {
			return nil
		}
	}
	return out
}

// length is a number with its unit left off.
func length(text string) float64 {
	s := scanner{text: strings.TrimSuffix(strings.TrimSpace(text), "px")}
	return s.number()
}

// A pen draws a path.
type pen struct {
	scanner
	out        outline
	at, from   point // where it is, and where the contour began
	turn       point // the last control point
	last       byte  // the command before, in capitals
	relativeTo point
}

// pathOf reads the data of a path.
func pathOf(d string) (outline, error) {
	p := pen{scanner: scanner{text: d}}
	command := byte(0)
	for p.skip(); p.text != ""; p.skip() {
		if c := p.text[0]; c|' ' >= 'a' && c|' ' <= 'z' {
			command, p.text = c, p.text[1:]
		} else if command|' ' == 'z' {
			command = 0
		}
		if command == 0 {
			return nil, errors.New("a path cannot be read")
		}
		if p.do(command); p.bad {
			return nil, errors.New("a path cannot be read")
		}
		switch command { // what follows a move are lines
		case 'M':
			command = 'L'
		case 'm':
			command = 'l'
		}
	}
	return p.out, nil
}

// point reads a point.
func (p *pen) point() point {
	x, y := p.number(), p.number()
	return point{p.relativeTo.x + x, p.relativeTo.y + y}
}

// do follows one command.
func (p *pen) do(command byte) {
	capital := command &^ ' '
	p.relativeTo = point{}
	if command != capital {
		p.relativeTo = p.at
	}
	switch capital {
	case 'M':
		p.at = p.point()
		p.from = p.at
		p.out = append(p.out, contour{points: []point{p.at}})
	case 'L':
		p.line(p.point())
	case 'H':
		p.line(point{p.relativeTo.x + p.number(), p.at.y})
	case 'V':
		p.line(point{p.at.x, p.relativeTo.y + p.number()})
	case 'C':
		p.cubic(p.point(), p.point(), p.point())
	case 'S':
		p.cubic(p.mirrored('C', 'S'), p.point(), p.point())
	case 'Q':
		p.quad(p.point(), p.point())
	case 'T':
		p.quad(p.mirrored('Q', 'T'), p.point())
	case 'A':
		rx, ry, angle := p.number(), p.number(), p.number()
		large, sweep := p.flag(), p.flag()
		p.arc(rx, ry, angle*math.Pi/180, large, sweep, p.point())
	case 'Z':
		if n := len(p.out); n > 0 {
			p.out[n-1].closed = true
		}
		p.at = p.from
	default:
		p.bad = true
	}
	p.last = capital
}

// mirrored is the control point that goes on smoothly after some commands.
func (p *pen) mirrored(after ...byte) point {
	for _, c := range after {
		if p.last == c {
			return point{2*p.at.x - p.turn.x, 2*p.at.y - p.turn.y}
		}
	}
	return p.at
}

func (p *pen) line(to point) {
	if n := len(p.out); n == 0 || p.out[n-1].closed {
		p.out = append(p.out, contour{points: []point{p.at}})
	}
	c := &p.out[len(p.out)-1]
	c.points = append(c.points, to)
	p.at = to
}

func (p *pen) quad(b, c point) {
	a := p.at
	for i := 1; i <= smooth; i++ {
		t := float64(i) / smooth
		u := 1 - t
		p.line(point{u*u*a.x + 2*u*t*b.x + t*t*c.x, u*u*a.y + 2*u*t*b.y + t*t*c.y})
	}
	p.turn = b
}

func (p *pen) cubic(b, c, d point) {
	a := p.at
	for i := 1; i <= smooth; i++ {
		t := float64(i) / smooth
		u := 1 - t
		p.line(point{u*u*u*a.x + 3*u*u*t*b.x + 3*u*t*t*c.x + t*t*t*d.x, u*u*u*a.y + 3*u*u*t*b.y + 3*u*t*t*c.y + t*t*t*d.y})
	}
	p.turn = c
}

// arc follows an ellipse, as the appendix of the standard on arcs works it out.
func (p *pen) arc(rx, ry, angle float64, large, sweep bool, to point) {
	a := p.at
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || a == to {
		p.line(to)
		return
	}
	sin, cos := math.Sincos(angle)
	dx, dy := (a.x-to.x)/2, (a.y-to.y)/2
	x, y := cos*dx+sin*dy, cos*dy-sin*dx
	if k := x*x/(rx*rx) + y*y/(ry*ry); k > 1 {
		rx, ry = rx*math.Sqrt(k), ry*math.Sqrt(k)
	}
	q := rx*rx*y*y + ry*ry*x*x
	k := math.Sqrt(max(0, rx*rx*ry*ry/q-1))
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	middle := point{cos*cx - sin*cy + (a.x+to.x)/2, sin*cx + cos*cy + (a.y+to.y)/2}
	from, end := math.Atan2((y-cy)/ry, (x-cx)/rx), math.Atan2((-y-cy)/ry, (-x-cx)/rx)
	if sweep && end < from {
		end += 2 * math.Pi
	} else if !sweep && end > from {
		end -= 2 * math.Pi
	}
	const lines = 4 * smooth
	for i := 1; i < lines; i++ {
		s, c := math.Sincos(from + (end-from)*float64(i)/lines)
		p.line(point{middle.x + cos*rx*c - sin*ry*s, middle.y + sin*rx*c + cos*ry*s})
	}
	p.line(to)
}

// bounds are the pixels that an outline may cover, within a page.
func (o outline) bounds(page image.Rectangle) image.Rectangle {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, c := range o {
		for _, q := range c.points {
			left, top, right, bottom = min(left, q.x), min(top, q.y), max(right, q.x), max(bottom, q.y)
		}
	}
	if !(left <= right && top <= bottom) {
		return image.Rectangle{}
	}
	far := func(v float64) int { return int(max(-1e6, min(1e6, v))) }
	return image.Rect(far(math.Floor(left)), far(math.Floor(top)), far(math.Ceil(right))+1, far(math.Ceil(bottom))+1).Intersect(page)
}

// stroked is the outline of a line of a width along another outline.
func (o outline) stroked(width float64) (out outline) {
	for _, c := range o {
		points := c.points
		if c.closed {
			points = append(points[:len(points):len(points)], points[0])
		}
		for i := 1; i < len(points); i++ {
			a, b := points[i-1], points[i]
			l := math.Hypot(b.x-a.x, b.y-a.y)
			if l == 0 {
				continue
			}
			x, y := (b.y-a.y)/l*width/2, (a.x-b.x)/l*width/2
			out = append(out, contour{points: []point{{a.x + x, a.y + y}, {b.x + x, b.y + y}, {b.x - x, b.y - y}, {a.x - x, a.y - y}}, closed: true})
		}
	}
	return out
}
