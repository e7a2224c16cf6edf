package scene

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"slices"

	"golang.org/x/image/vector"
)

// PNG writes the picture as a PNG of a width in pixels, with its physical size,
// and with a palette where 256 colours do.
func (s *Scene) PNG(w io.Writer, width int) error {
	if s.err != nil {
		return s.err
	}
	if width < 1 || width > 20000 {
		s.fail("a PNG of %d pixels' width cannot be drawn", width)
		return s.err
	}
	img := s.raster(width)
	var b bytes.Buffer
	scale := float64(width) / s.width
	perMetre := uint32(math.Round(scale / Unit * 1000))
	if indexed, palette, ok := index(img); ok {
		encodeIndexed(&b, img.Rect, indexed, palette, perMetre)
	} else if err := png.Encode(&b, img); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// painter draws filled polygons on an opaque image.
type painter struct {
	img   *image.RGBA
	scale float64
	r     vector.Rasterizer
	mask  *image.Alpha
}

func (s *Scene) raster(width int) *image.RGBA {
	scale := float64(width) / s.width
	height := int(math.Round(s.height * scale))
	p := &painter{img: image.NewRGBA(image.Rect(0, 0, width, height)), scale: scale}
	ground := []byte{s.background.R, s.background.G, s.background.B, 255}
	copy(p.img.Pix, ground)
	for n := 4; n < len(p.img.Pix); n *= 2 {
		copy(p.img.Pix[n:], p.img.Pix[:n])
	}
	for _, it := range s.items {
		switch it.kind {
		case fill:
			p.fill(it.color, it.path)
		case stroke:
			p.fill(it.color, outlineStroke(it))
		case text:
			p.fill(it.color, s.textPath(it))
		}
	}
	return p.img
}

// textPath is a line of text as one path.
func (s *Scene) textPath(it item) (path []segment) {
	k := it.size / it.perEm
	for _, g := range it.glyphs {
		at := func(x, y float64) point { return point{it.at.x + (g.X+x)*k, it.at.y + y*k} }
		for i, o := range s.fonts.Outline(it.face, g.Index) {
			p := o.Points
			switch o.Op {
			case 'M':
				if i > 0 {
					path = append(path, segment{op: 'Z'})
				}
				path = append(path, segment{'M', [3]point{at(p[0].X, p[0].Y)}})
			case 'L':
				path = append(path, segment{'L', [3]point{at(p[0].X, p[0].Y)}})
			case 'Q':
				from := path[len(path)-1].last()
				q, to := at(p[0].X, p[0].Y), at(p[1].X, p[1].Y)
				path = append(path, segment{'C', [3]point{
					{from.x + (q.x-from.x)*2/3, from.y + (q.y-from.y)*2/3},
					{to.x + (q.x-to.x)*2/3, to.y + (q.y-to.y)*2/3}, to,
				}})
			case 'C':
				path = append(path, segment{'C', [3]point{at(p[0].X, p[0].Y), at(p[1].X, p[1].Y), at(p[2].X, p[2].Y)}})
			}
		}
		if len(path) > 0 && path[len(path)-1].op != 'Z' {
			path = append(path, segment{op: 'Z'})
		}
	}
	return path
}

func (g segment) last() point {
	if g.op == 'C' {
		return g.p[2]
	}
	return g.p[0]
}

// steps is how many shades an edge has between paper and ink. Few shades leave
// few colours, so that a palette does; 16 look as smooth as 256.
const steps = 16

// fill fills a path. The rasterizer takes coordinates that are rounded to 1/64
// pixel, so that the last bit of a multiplication does not reach a pixel.
func (p *painter) fill(c color.NRGBA, path []segment) {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, g := range path {
		for i := range g.points() {
			x, y := g.p[i].x*p.scale, g.p[i].y*p.scale
			left, top, right, bottom = min(left, x), min(top, y), max(right, x), max(bottom, y)
		}
	}
	box := image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right)), int(math.Ceil(bottom))).Intersect(p.img.Rect)
	if left > right || box.Empty() {
		return
	}
	w, h := box.Dx(), box.Dy()
	p.r.Reset(w, h)
	at := func(q point) (float32, float32) {
		x := math.Round(q.x*p.scale*64)/64 - float64(box.Min.X)
		y := math.Round(q.y*p.scale*64)/64 - float64(box.Min.Y)
		return float32(x), float32(y)
	}
	for _, g := range path {
		switch x, y := at(g.p[0]); g.op {
		case 'M':
			p.r.ClosePath()
			p.r.MoveTo(x, y)
		case 'L':
			p.r.LineTo(x, y)
		case 'C':
			x1, y1 := at(g.p[1])
			x2, y2 := at(g.p[2])
			p.r.CubeTo(x, y, x1, y1, x2, y2)
		case 'Z':
			p.r.ClosePath()
		}
	}
	p.r.ClosePath()
	if p.mask == nil || cap(p.mask.Pix) < w*h {
		p.mask = &image.Alpha{Pix: make([]byte, w*h)}
	}
	p.mask.Pix = p.mask.Pix[:w*h]
	clear(p.mask.Pix)
	p.mask.Stride, p.mask.Rect = w, image.Rect(0, 0, w, h)
	p.r.Draw(p.mask, p.mask.Rect, image.Opaque, image.Point{})
	for y := range h {
		row := p.mask.Pix[y*w : (y+1)*w]
		at := p.img.PixOffset(box.Min.X, box.Min.Y+y)
		out := p.img.Pix[at : at+4*w]
		for x, a := range row {
			switch k := (uint32(a)*steps + 127) / 255; k {
			case 0:
			case steps:
				out[4*x], out[4*x+1], out[4*x+2] = c.R, c.G, c.B
			default:
				out[4*x] = mix(c.R, out[4*x], k)
				out[4*x+1] = mix(c.G, out[4*x+1], k)
				out[4*x+2] = mix(c.B, out[4*x+2], k)
			}
		}
	}
}

func mix(ink, paper uint8, k uint32) uint8 {
	return uint8((uint32(ink)*k + uint32(paper)*(steps-k) + steps/2) / steps)
}

// outlineStroke turns a stroke into a path to fill: a quadrilateral for each
// straight piece and a disc at each bend, all turning the same way.
func outlineStroke(it item) (out []segment) {
	h := it.width / 2
	quad := func(a, b point) {
		dx, dy := b.x-a.x, b.y-a.y
		l := math.Hypot(dx, dy)
		if l == 0 {
			return
		}
		nx, ny := -dy/l*h, dx/l*h
		out = append(out,
			segment{'M', [3]point{{a.x + nx, a.y + ny}}}, segment{'L', [3]point{{b.x + nx, b.y + ny}}},
			segment{'L', [3]point{{b.x - nx, b.y - ny}}}, segment{'L', [3]point{{a.x - nx, a.y - ny}}}, segment{op: 'Z'})
	}
	joint := func(p point) {
		const k = 0.5522847498
		x, y := p.x, p.y
		out = append(out,
			segment{'M', [3]point{{x + h, y}}},
			segment{'C', [3]point{{x + h, y - k*h}, {x + k*h, y - h}, {x, y - h}}},
			segment{'C', [3]point{{x - k*h, y - h}, {x - h, y - k*h}, {x - h, y}}},
			segment{'C', [3]point{{x - h, y + k*h}, {x - k*h, y + h}, {x, y + h}}},
			segment{'C', [3]point{{x + k*h, y + h}, {x + h, y + k*h}, {x + h, y}}},
			segment{op: 'Z'})
	}
	for _, line := range flatten(it.path) {
		closed := len(line) > 2 && line[0] == line[len(line)-1]
		pieces := [][2]point{}
		for i := 1; i < len(line); i++ {
			pieces = append(pieces, [2]point{line[i-1], line[i]})
		}
		if len(it.dashes) > 0 {
			pieces = dash(pieces, it.dashes)
		} else {
			for i := 1; i < len(line)-1; i++ {
				joint(line[i])
			}
			if closed {
				joint(line[0])
			}
		}
		for _, p := range pieces {
			quad(p[0], p[1])
		}
	}
	return out
}

// flatten turns a path into lines of points.
func flatten(path []segment) (lines [][]point) {
	var line []point
	flush := func() {
		if len(line) > 1 {
			lines = append(lines, line)
		}
		line = nil
	}
	for _, g := range path {
		switch g.op {
		case 'M':
			flush()
			line = []point{g.p[0]}
		case 'L':
			line = append(line, g.p[0])
		case 'C':
			from := line[len(line)-1]
			const n = 24
			for i := 1; i <= n; i++ {
				t := float64(i) / n
				u := 1 - t
				a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
				line = append(line, point{
					a*from.x + b*g.p[0].x + c*g.p[1].x + d*g.p[2].x,
					a*from.y + b*g.p[0].y + c*g.p[1].y + d*g.p[2].y,
				})
			}
		case 'Z':
			if len(line) > 1 {
				line = append(line, line[0])
				first := line[0]
				flush()
				line = []point{first}
			}
		}
	}
	flush()
	return lines
}

// dash cuts straight pieces, one after the other, into dashes.
func dash(pieces [][2]point, pattern []float64) (out [][2]point) {
	total := 0.0
	for _, d := range pattern {
		total += d
	}
	if !(total > 0.01) {
		return pieces
	}
	i, left := 0, pattern[0]
	for _, p := range pieces {
		l := math.Hypot(p[1].x-p[0].x, p[1].y-p[0].y)
		at := func(t float64) point {
			return point{p[0].x + (p[1].x-p[0].x)*t/l, p[0].y + (p[1].y-p[0].y)*t/l}
		}
		for pos := 0.0; pos < l; {
			step := min(left, l-pos)
			if i%2 == 0 && step > 0 {
				out = append(out, [2]point{at(pos), at(pos + step)})
			}
			pos += step
			if left -= step; left <= 1e-9 {
				i++
				left = max(pattern[i%len(pattern)], 1e-3)
			}
		}
	}
	return out
}

// index brings the picture to a palette of at most 256 colours, the most
// frequent first.
func index(img *image.RGBA) (pixels []byte, palette []uint32, ok bool) {
	counts := map[uint32]int{}
	n := len(img.Pix) / 4
	at := func(i int) uint32 {
		p := img.Pix[4*i : 4*i+3 : 4*i+3]
		return uint32(p[0])<<16 | uint32(p[1])<<8 | uint32(p[2])
	}
	last, run := at(0), 0
	for i := range n {
		c := at(i)
		if c == last {
			run++
			continue
		}
		counts[last] += run
		last, run = c, 1
	}
	counts[last] += run
	for c := range counts {
		palette = append(palette, c)
	}
	slices.SortFunc(palette, func(a, b uint32) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return int(a) - int(b)
	})
	place := map[uint32]byte{}
	kept := palette[:min(len(palette), 256)]
	for i, c := range kept {
		place[c] = byte(i)
	}
	// The rarest shades of edges take the nearest colour that is kept; a
	// picture that would change visibly keeps all its colours.
	for _, c := range palette[len(kept):] {
		i, off := nearest(c, kept)
		if off > 3*16*16 {
			return nil, nil, false
		}
		place[c] = byte(i)
	}
	palette = kept
	pixels = make([]byte, n)
	last, here := at(0), place[at(0)]
	for i := range n {
		if c := at(i); c != last {
			last, here = c, place[c]
		}
		pixels[i] = here
	}
	return pixels, palette, true
}

// nearest returns the colour of a palette that is nearest to c, and the square
// of the distance between them.
func nearest(c uint32, palette []uint32) (place, off int) {
	off = math.MaxInt
	for i, p := range palette {
		sum := 0
		for shift := 0; shift <= 16; shift += 8 {
			d := int(c>>shift&255) - int(p>>shift&255)
			sum += d * d
		}
		if sum < off {
			place, off = i, sum
		}
	}
	return place, off
}

// encodeIndexed writes a PNG with a palette. Rows are filtered by Up, which
// makes the blank paper and the bars of a chart zeros.
func encodeIndexed(b *bytes.Buffer, r image.Rectangle, pixels []byte, palette []uint32, perMetre uint32) {
	w, h := r.Dx(), r.Dy()
	b.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(name string, data []byte) {
		var n [4]byte
		binary.BigEndian.PutUint32(n[:], uint32(len(data)))
		b.Write(n[:])
		sum := crc32.NewIEEE()
		sum.Write([]byte(name))
		sum.Write(data)
		b.WriteString(name)
		b.Write(data)
		binary.BigEndian.PutUint32(n[:], sum.Sum32())
		b.Write(n[:])
	}
	head := make([]byte, 13)
	binary.BigEndian.PutUint32(head, uint32(w))
	binary.BigEndian.PutUint32(head[4:], uint32(h))
	head[8], head[9] = 8, 3 // bits, palette
	chunk("IHDR", head)
	colours := make([]byte, 0, 3*len(palette))
	for _, c := range palette {
		colours = append(colours, byte(c>>16), byte(c>>8), byte(c))
	}
	chunk("PLTE", colours)
	phys := make([]byte, 9)
	binary.BigEndian.PutUint32(phys, perMetre)
	binary.BigEndian.PutUint32(phys[4:], perMetre)
	phys[8] = 1 // metres
	chunk("pHYs", phys)
	var data bytes.Buffer
	z, _ := zlib.NewWriterLevel(&data, 6)
	row := make([]byte, w+1)
	for y := range h {
		here := pixels[y*w : (y+1)*w]
		if y == 0 {
			row[0] = 0
			copy(row[1:], here)
		} else {
			row[0] = 2 // Up
			above := pixels[(y-1)*w : y*w]
			for x, v := range here {
				row[x+1] = v - above[x]
			}
		}
		_, _ = z.Write(row)
	}
	_ = z.Close()
	chunk("IDAT", data.Bytes())
	chunk("IEND", nil)
}
