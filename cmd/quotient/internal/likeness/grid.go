package likeness

import (
	"image"
	"math"
)

// A Box is a part of a picture, in shares of its width and height. It may reach beyond
// the picture, whose border goes on there.
type Box struct{ Left, Top, Right, Bottom float64 }

// whole is all of a picture.
var whole = Box{0, 0, 1, 1}

// A grid is a part of a picture brought to some width and height.
type grid struct {
	width, height int
	shades        []float32 // row by row
}

// tap is a pixel that a point of a grid is mixed from.
type tap struct {
	at     int
	weight float32
}

// taps are those of each of n points that divide the part of a row of pixels from one
// share of it to another: a triangle as wide as a point, or as a pixel if that is wider.
func taps(pixels, n int, from, to float64) [][]tap {
	step := (to - from) * float64(pixels) / float64(n)
	reach := max(1, step)
	out := make([][]tap, n)
	for i := range out {
		middle := from*float64(pixels) + (float64(i)+0.5)*step - 0.5
		var sum float32
		for at := int(math.Ceil(middle - reach)); float64(at) < middle+reach; at++ {
			if w := float32(1 - math.Abs(float64(at)-middle)/reach); w > 0 {
				out[i] = append(out[i], tap{max(0, min(pixels-1, at)), w})
				sum += w
			}
		}
		for k := range out[i] {
			out[i][k].weight /= sum
		}
	}
	return out
}

// scaled brings a part of a picture to a width and height.
func scaled(p *image.Gray, part Box, width, height int) grid {
	pixels := p.Bounds()
	across := taps(pixels.Dx(), width, part.Left, part.Right)
	down := taps(pixels.Dy(), height, part.Top, part.Bottom)
	rows := map[int][]float32{} // those that are still needed, brought to the width
	row := func(y int) []float32 {
		if r, ok := rows[y]; ok {
			return r
		}
		r, from := make([]float32, width), p.Pix[y*p.Stride:]
		for x, list := range across {
			for _, t := range list {
				r[x] += float32(from[t.at]) * t.weight
			}
		}
		rows[y] = r
		return r
	}
	g := grid{width, height, make([]float32, width*height)}
	for y, list := range down {
		for known := range rows {
			if known < list[0].at {
				delete(rows, known)
			}
		}
		to := g.shades[y*width:][:width]
		for _, t := range list {
			for x, v := range row(t.at) {
				to[x] += v * t.weight
			}
		}
	}
	return g
}

// correlation is how far the shades of two grids rise and fall together: 1 where they do,
// 0 where one says nothing of the other.
func correlation(a, b grid) float64 {
	var sumA, sumB float64
	for i, v := range a.shades {
		sumA, sumB = sumA+float64(v), sumB+float64(b.shades[i])
	}
	n := float64(len(a.shades))
	meanA, meanB := sumA/n, sumB/n
	var both, varA, varB float64
	for i, v := range a.shades {
		x, y := float64(v)-meanA, float64(b.shades[i])-meanB
		both, varA, varB = both+x*y, varA+x*x, varB+y*y
	}
	if varA == 0 || varB == 0 {
		return 0
	}
	return both / math.Sqrt(varA*varB)
}

// Ink is the box around all that differs from the background of a picture, which is the
// shade that most of its border has.
func Ink(p *image.Gray) Box {
	width, height := p.Bounds().Dx(), p.Bounds().Dy()
	paper, box := int(Paper(p)), image.Rectangle{}
	for y := range height {
		row := p.Pix[y*p.Stride:][:width]
		first, last := -1, -1
		for x, v := range row {
			if d := int(v) - paper; d > visible || d < -visible {
				if first < 0 {
					first = x
				}
				last = x
			}
		}
		if first >= 0 {
			box = box.Union(image.Rect(first, y, last+1, y+1))
		}
	}
	if box.Empty() {
		return whole
	}
	w, h := float64(width), float64(height)
	return Box{float64(box.Min.X) / w, float64(box.Min.Y) / h, float64(box.Max.X) / w, float64(box.Max.Y) / h}
}

// visible is how far a shade is from another where neither a palette nor a compression
// explains it.
const visible = 48

// Paper is the shade that most of the border of a picture has.
func Paper(p *image.Gray) uint8 {
	width, height := p.Bounds().Dx(), p.Bounds().Dy()
	var counts [256]int
	for x := range width {
		counts[p.Pix[x]]++
		counts[p.Pix[(height-1)*p.Stride+x]]++
	}
	for y := range height {
		counts[p.Pix[y*p.Stride]]++
		counts[p.Pix[y*p.Stride+width-1]]++
	}
	most := 0
	for shade, n := range counts {
		if n > counts[most] {
			most = shade
		}
	}
	return uint8(most)
}
