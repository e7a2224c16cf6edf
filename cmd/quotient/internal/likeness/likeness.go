// Package likeness tells how much two pictures look alike. Two pictures go in, in shades of
// grey and of any size; the part of the one that the other shows, how far both agree, and
// where they do not come out.
//
// A likeness is no proof: what is smaller than a pixel leaves no trace.
package likeness

import (
	"cmp"
	"image"
	"maps"
	"math"
	"slices"
)

// coarse is the side of the grids that a first look compares.
const coarse = 48

// A Look is a picture reduced to a first look: all of it, and what is within its margins.
type Look struct{ all, inked glance }

// A glance is a part of a picture at a first look, and the width of the part by its height.
type glance struct {
	grid
	shape float64
}

// Glance reduces a picture to a first look.
func Glance(p *image.Gray) Look {
	of := func(part Box) glance {
		width, height := float64(p.Bounds().Dx())*(part.Right-part.Left), float64(p.Bounds().Dy())*(part.Bottom-part.Top)
		return glance{scaled(p, part, coarse, coarse), width / height}
	}
	return Look{of(whole), of(Ink(p))}
}

// shaped is how far the shapes of two pictures may differ: some per cent are cropped.
const shaped = 0.12

// Like is how far two pictures agree at a first look, at most 1; 0 if their shapes do not.
func (l Look) Like(o Look) float64 { return max(l.all.like(o.all), l.inked.like(o.inked)) }

func (g glance) like(o glance) float64 {
	if math.Abs(math.Log(g.shape/o.shape)) > shaped {
		return 0
	}
	return correlation(g.grid, o.grid)
}

// A Fit is the part of a model that a picture shows, and how far both agree there, at
// most 1.
type Fit struct {
	Part  Box
	Agree float64
}

// sharp is the width at which parts are found.
const sharp = 320

// Within finds the part of a model that a picture shows: all of it, or a little less where
// the picture was cropped, or more where it has a border.
func Within(picture, model *image.Gray) Fit {
	width := min(sharp, picture.Bounds().Dx())
	height := max(1, int(math.Round(float64(width)*float64(picture.Bounds().Dy())/float64(picture.Bounds().Dx()))))
	shown := scaled(picture, whole, width, height)
	agree := func(part Box) Fit { return Fit{part, correlation(shown, scaled(model, part, width, height))} }
	best := agree(whole)
	if part, ok := aligned(Ink(picture), Ink(model)); ok {
		if f := agree(part); f.Agree > best.Agree {
			best = f
		}
	}
	for finer := range 6 {
		step := 0.008 / float64(int(1)<<finer)
		for moved := true; moved; {
			moved = false
			for _, m := range moves {
				next := agree(Box{best.Part.Left + m.Left*step, best.Part.Top + m.Top*step, best.Part.Right + m.Right*step, best.Part.Bottom + m.Bottom*step})
				if next.Agree > best.Agree+1e-6 {
					best, moved = next, true
				}
			}
		}
	}
	return best
}

// moves are the ways in which a part is moved and stretched until it fits.
var moves = []Box{{1, 0, 1, 0}, {-1, 0, -1, 0}, {0, 1, 0, 1}, {0, -1, 0, -1}, {1, 0, -1, 0}, {-1, 0, 1, 0}, {0, 1, 0, -1}, {0, -1, 0, 1}}

// aligned is the part of a model that a picture shows, if the ink of both is the same. At
// least a third of the picture, each way, is the model's.
func aligned(picture, model Box) (Box, bool) {
	across := (model.Right - model.Left) / (picture.Right - picture.Left)
	down := (model.Bottom - model.Top) / (picture.Bottom - picture.Top)
	left, top := model.Left-picture.Left*across, model.Top-picture.Top*down
	near := func(scale float64) bool { return scale > 0.8 && scale < 3 }
	return Box{left, top, left + across, top + down}, near(across) && near(down)
}

// A Difference is a place of a picture that does not look like its model, and how far both
// agree there, at most 1.
type Difference struct {
	Box
	Agree float64
}

// noise is the variance of shades that a compression or a palette leaves.
const noise = 250

// Differences compares a picture with the part of a model that it shows, in windows of some
// pixels of a picture of a width. It returns the places that do not agree, the worst first,
// and the share of the windows with something in them that do not.
func Differences(picture, model *image.Gray, part Box, width, window int, least float64) (out []Difference, share float64) {
	height := max(1, int(math.Round(float64(width)*float64(picture.Bounds().Dy())/float64(picture.Bounds().Dx()))))
	a, b := scaled(picture, whole, width, height), scaled(model, part, width, height)
	step := max(1, window/2)
	off, inked := map[image.Point]float64{}, 0 // how far windows agree that do not, by column and row
	for row := 0; 1+row*step+window+1 <= height; row++ {
		for column := 0; 1+column*step+window+1 <= width; column++ {
			agree, something := windows(a, b, 1+column*step, 1+row*step, window)
			if something {
				inked++
			}
			if something && agree < least {
				off[image.Pt(column, row)] = agree
			}
		}
	}
	share = float64(len(off)) / float64(max(1, inked))
	for _, p := range joined(off) {
		at := func(n, size int) float64 { return float64(1+n*step) / float64(size) }
		end := float64(window)
		p.Box = Box{at(int(p.Left), width), at(int(p.Top), height), at(int(p.Right), width) + end/float64(width), at(int(p.Bottom), height) + end/float64(height)}
		out = append(out, p)
	}
	return out, share
}

// windows is how far two grids agree in a window, moved against each other by at most a
// pixel, and whether there is something in one of them.
func windows(a, b grid, x, y, window int) (best float64, something bool) {
	best = -1
	n := float64(window * window)
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			var sumA, sumB, sumAA, sumBB, sumAB float32
			for row := range window {
				p, q := a.shades[(y+row)*a.width+x:][:window], b.shades[(y+row+dy)*b.width+x+dx:][:window]
				for i, v := range p {
					w := q[i]
					sumA, sumB, sumAA, sumBB, sumAB = sumA+v, sumB+w, sumAA+v*v, sumBB+w*w, sumAB+v*w
				}
			}
			meanA, meanB := float64(sumA)/n, float64(sumB)/n
			varA, varB := max(0, float64(sumAA)/n-meanA*meanA), max(0, float64(sumBB)/n-meanB*meanB)
			both := float64(sumAB)/n - meanA*meanB
			something = something || max(varA, varB) > noise
			best = max(best, (2*both+noise)/(varA+varB+noise))
		}
	}
	return best, something
}

// joined joins windows that touch, and sorts them, the worst first. Its boxes count columns
// and rows.
func joined(off map[image.Point]float64) (out []Difference) {
	rest := slices.SortedFunc(maps.Keys(off), func(a, b image.Point) int { return cmp.Or(a.Y-b.Y, a.X-b.X) })
	for _, first := range rest {
		agree, ok := off[first]
		if !ok { // joined already
			continue
		}
		d := Difference{Box{float64(first.X), float64(first.Y), float64(first.X), float64(first.Y)}, agree}
		delete(off, first)
		for list := []image.Point{first}; len(list) > 0; {
			at := list[len(list)-1]
			list = list[:len(list)-1]
			d.Left, d.Top = min(d.Left, float64(at.X)), min(d.Top, float64(at.Y))
			d.Right, d.Bottom = max(d.Right, float64(at.X)), max(d.Bottom, float64(at.Y))
			for y := at.Y - 2; y <= at.Y+2; y++ { // they overlap by half
				for x := at.X - 2; x <= at.X+2; x++ {
					if agree, ok := off[image.Pt(x, y)]; ok {
						d.Agree = min(d.Agree, agree)
						list = append(list, image.Pt(x, y))
						delete(off, image.Pt(x, y))
					}
				}
			}
		}
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(a, b Difference) int { return cmp.Compare(a.Agree, b.Agree) })
	return out
}
