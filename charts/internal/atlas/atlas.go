package atlas

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"io"
	"sync"
)

//go:embed world.bin
var world []byte

// A Point is a place in degrees, east and north being positive.
type Point struct{ Lon, Lat float64 }

// A Country is one of those that Natural Earth has.
type Country struct {
	Name       string // in English, in full
	Two, Three string // the codes of ISO 3166; "" where there is none
	rings      [][][]int
	lines      [][]Point // of the whole atlas
}

// Polygons are the lands of the country: the outline of each, and then its holes.
func (c *Country) Polygons() [][][]Point {
	out := make([][][]Point, len(c.rings))
	for i, rings := range c.rings {
		for _, ring := range rings {
			out[i] = append(out[i], c.ring(ring))
		}
	}
	return out
}

// ring joins lines to a closed ring, which does not say its first point again. The
// complement of a number is that line backwards.
func (c *Country) ring(lines []int) (out []Point) {
	for _, n := range lines {
		if n >= 0 {
			line := c.lines[n]
			out = append(out, line[:len(line)-1]...)
			continue
		}
		line := c.lines[^n]
		for i := len(line) - 1; i > 0; i-- {
			out = append(out, line[i])
		}
	}
	return out
}

// Countries are all of the atlas. They are read once, when they are first asked for.
var Countries = sync.OnceValue(func() []*Country {
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(world)))
	if err != nil { // the file is part of the program, and a test reads it
		return nil
	}
	return (&reader{text: plain}).countries()
})

// A reader reads what tools/atlas has written.
type reader struct{ text []byte }

func (r *reader) number() int {
	n, size := binary.Varint(r.text)
	if size <= 0 {
		r.text = nil
		return 0
	}
	r.text = r.text[size:]
	return int(n)
}

// count is a number of things that follow, each a byte at least.
func (r *reader) count() int { return max(0, min(r.number(), len(r.text))) }

func (r *reader) string() string {
	n := r.count()
	s := string(r.text[:n])
	r.text = r.text[n:]
	return s
}

// perDegree is how finely tools/atlas keeps places.
const perDegree = 100

func (r *reader) countries() []*Country {
	lines := make([][]Point, r.count())
	for i := range lines {
		lines[i] = make([]Point, r.count())
		x, y := 0, 0
		for j := range lines[i] {
			x, y = x+r.number(), y+r.number()
			lines[i][j] = Point{float64(x) / perDegree, float64(y) / perDegree}
		}
	}
	out := make([]*Country, r.count())
	for i := range out {
		c := &Country{Name: r.string(), Two: r.string(), Three: r.string(), lines: lines}
		if full, ok := inFull[c.Name]; ok {
			c.Name = full
		}
		c.rings = make([][][]int, r.count())
		for j := range c.rings {
			c.rings[j] = make([][]int, r.count())
			for k := range c.rings[j] {
				c.rings[j][k] = make([]int, r.count())
				for l := range c.rings[j][k] {
					c.rings[j][k][l] = r.number()
				}
			}
		}
		out[i] = c
	}
	return out
}
