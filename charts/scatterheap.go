package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"quotient/charts/marks"
	"quotient/charts/scene"
	"quotient/charts/typeset"
)

// A heap is the points at one place of a scatter plot, most often one. Few are drawn side
// by side; many are one larger mark for all that look alike.
type heap struct {
	piles []pile
	box   rect
	tag   tag
	spot  spot
	cited bool // its letters lead to quotes
}

// A pile is points that one mark stands for.
type pile struct {
	of    []int   // of the points of the plot
	shift float64 // aside, in page units
	grown float64 // its radius, as a multiple of that of one point
}

// points are all of a heap.
func (h *heap) points() (out []int) {
	for _, p := range h.piles {
		out = append(out, p.of...)
	}
	return out
}

const (
	mostAside  = 3    // points at one place that are drawn side by side
	mostRadius = 16.0 // of the mark of many
)

// heaps gathers the points by place, and makes room for marks that are larger than one.
func (plt *scatterPlot) heaps(p *page, x, y *ruler, height float64) []*heap {
	edge := x.left - 8 // of the numbers of the axis
	for range 2 {
		heaps := plt.gather(p, *x, *y, height)
		var left, right, up, down float64
		for _, h := range heaps {
			if len(h.piles) > 1 || h.piles[0].grown > 1 {
				left, right = max(left, edge-h.box.left), max(right, h.box.right-p.right())
				up, down = max(up, -h.box.top), max(down, h.box.bottom-height)
			}
		}
		x.left, x.right, y.left, y.right = x.left+left, x.right-right, y.left-down, y.right+up
	}
	return plt.gather(p, *x, *y, height)
}

// gather finds the points at one place, in the order of rows.
func (plt *scatterPlot) gather(p *page, x, y ruler, height float64) []*heap {
	type placed struct {
		i    int
		x, y [2]float64
	}
	radius := float64(scatterRadius(len(plt.points)))
	near := 0.15 * radius // further apart, both are seen
	all := make([]placed, len(plt.points))
	for i, pt := range plt.points {
		a, b := pt.x.value()
		c, d := pt.y.value()
		all[i] = placed{i, [2]float64{x.at(a), x.at(b)}, [2]float64{y.at(c), y.at(d)}}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.x[0], b.x[0]) })
	close := func(a, b [2]float64) bool { return math.Abs(a[0]-b[0]) <= near && math.Abs(a[1]-b[1]) <= near }
	var groups [][]int
	taken := make([]bool, len(all))
	for n, a := range all {
		if taken[n] {
			continue
		}
		group := []int{a.i}
		for m := n + 1; m < len(all) && all[m].x[0]-a.x[0] <= near; m++ {
			if !taken[m] && close(a.x, all[m].x) && close(a.y, all[m].y) {
				taken[m] = true
				group = append(group, all[m].i)
			}
		}
		slices.Sort(group)
		groups = append(groups, group)
	}
	slices.SortFunc(groups, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	out, most := make([]*heap, len(groups)), 1
	for n, group := range groups {
		out[n] = &heap{piles: plt.piles(p, group)}
		for _, pile := range out[n].piles {
			most = max(most, len(pile.of))
		}
	}
	for n := range out {
		out[n].grow(radius, most)
		out[n].box = plt.box(p, out[n], x, y, height)
	}
	return out
}

// piles parts the points of one place into marks: one for each of a few, else one for all
// that look alike.
func (plt *scatterPlot) piles(p *page, group []int) (out []pile) {
	if len(group) <= mostAside && len(plt.points) <= mostNames {
		for _, i := range group {
			out = append(out, pile{of: []int{i}})
		}
		return out
	}
	index := map[string]int{}
	for _, i := range group {
		key := ""
		if s := plt.marks(p, plt.points[i]); s != nil {
			item := s.Items[0]
			key = fmt.Sprint(item.XBound, item.YBound, item.Certainty, item.Shape, item.Color)
		}
		n, ok := index[key]
		if !ok {
			n = len(out)
			index[key] = n
			out = append(out, pile{})
		}
		out[n].of = append(out[n].of, i)
	}
	return out
}

// grow gives the marks of a heap their size, by area, and moves them aside a little. The
// most points that any has get the largest.
func (h *heap) grow(radius float64, most int) {
	largest := min(math.Sqrt(float64(most)), mostRadius/radius)
	for n := range h.piles {
		pile := &h.piles[n]
		pile.grown = 1
		if most > 1 {
			pile.grown += (largest - 1) * (math.Sqrt(float64(len(pile.of))) - 1) / (math.Sqrt(float64(most)) - 1)
		}
		pile.shift = aside(n, len(h.piles))
	}
}

// mark is that of a pile, and the ruler that it stands on.
func (plt *scatterPlot) mark(p *page, pile pile, x ruler) (*marks.Scatter, ruler) {
	s := plt.marks(p, plt.points[pile.of[0]])
	if s != nil {
		s.Radius *= vg.Length(pile.grown)
		if pile.shift != 0 {
			s.Rim = max(s.Rim, 1.5)
		}
	}
	x.left, x.right = x.left+pile.shift, x.right+pile.shift
	return s, x
}

// box is the room of the marks of a heap, relative to the top of the plot.
func (plt *scatterPlot) box(p *page, h *heap, x, y ruler, height float64) rect {
	out := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, pile := range h.piles {
		s, x := plt.mark(p, pile, x)
		if s == nil {
			return rect{}
		}
		c := draw.Canvas{Rectangle: vg.Rectangle{Min: vg.Point{X: vg.Length(x.left), Y: vg.Length(height - y.left)}, Max: vg.Point{X: vg.Length(x.right), Y: vg.Length(height - y.right)}}}
		b := s.Boxes(c, planeAxes(x, y))[0]
		out = rect{min(out.left, float64(b.Min.X)), min(out.top, height-float64(b.Max.Y)), max(out.right, float64(b.Max.X)), max(out.bottom, height-float64(b.Min.Y))}
	}
	return out
}

// title is what the label of a heap says: all its names, or how many points it is.
func (plt *scatterPlot) title(p *page, h *heap, named bool, room float64) (text string, names bool) {
	all := h.points()
	var counts []string
	if len(all) > len(h.piles) { // else each is seen
		for _, pile := range h.piles {
			counts = append(counts, "×"+p.tick(float64(len(pile.of))))
		}
	}
	count := strings.Join(counts, ", ")
	if !named {
		return count, false
	}
	var list []string
	nameless := 0
	for _, i := range all {
		if name := plt.points[i].name; name == "" {
			nameless++
		} else if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	text = strings.Join(list, ", ")
	if text != "" && nameless > 0 {
		text += fmt.Sprintf(" +%d", nameless)
	}
	if text == "" || len(all) > 1 && p.fonts.Width(typeset.Medium, 13, text) > room {
		return count, false
	}
	return text, true
}

// label gives the heaps their labels, as many as find a place, and returns how many names
// found none.
func (plt *scatterPlot) label(p *page, heaps []*heap, x, y ruler, height float64) (nameless int) {
	const labelHeight, gap = 17.0, 4.0
	named := plt.Label.Value != "" && len(plt.points) <= mostNames
	boxes, widths := make([]rect, len(heaps)), make([]float64, len(heaps))
	labelled := 0
	for n, h := range heaps {
		boxes[n] = h.box
		if len(h.piles) > 1 {
			p.signs = append(p.signs, signBeside)
		}
		if len(h.points()) > len(h.piles) {
			p.signs = append(p.signs, signHeap)
		}
		text, names := plt.title(p, h, named, (x.right-x.left)*0.6)
		if text == "" || labelled > mostNames {
			continue
		}
		labelled++
		first := plt.points[h.piles[0].of[0]]
		h.tag = tag{number: text, face: typeset.Medium, size: 13, colour: p.Theme.Ink}
		if names {
			h.cited, h.tag.remark = true, cmp.Or(first.y.remark(), first.x.remark())
		}
		room := h.tag
		for _, i := range h.points() {
			for _, d := range []datum{plt.points[i].x, plt.points[i].y} {
				if _, ok := d.quoted(); ok && h.cited && p.quoted {
					room.letter += "mm"
				}
			}
		}
		widths[n] = p.tagWidth(room)
	}
	if labelled == 0 {
		return 0
	}
	var taken []rect
	if plt.trend != nil {
		taken = steps(plt.segment(x, y))
	}
	for n, s := range around(boxes, widths, labelHeight, gap, rect{x.left - 6, 2, p.right(), height - 2}, taken) {
		h := heaps[n]
		h.spot = s
		lost := named && slices.ContainsFunc(h.points(), func(i int) bool { return plt.points[i].name != "" })
		if lost && (!s.found || !h.cited) {
			nameless += len(h.points())
		}
		if !s.found || !h.cited {
			continue
		}
		var letters []string
		for _, i := range h.points() {
			for _, d := range []datum{plt.points[i].x, plt.points[i].y} {
				if l := p.cite(d); l != "" && !slices.Contains(letters, l) {
					letters = append(letters, l)
				}
			}
		}
		h.tag.letter = strings.Join(letters, ",")
	}
	return nameless
}

// draw draws the marks of the heaps; rectangles, which would cover others, come first.
func (plt *scatterPlot) draw(p *page, heaps []*heap, x, y ruler) {
	wide := func(h *heap) bool {
		pt := plt.points[h.piles[0].of[0]]
		return pt.x.bound() == marks.Between && pt.y.bound() == marks.Between
	}
	for _, first := range []bool{true, false} {
		for _, h := range heaps {
			if wide(h) != first {
				continue
			}
			large := func(a, b pile) int { return cmp.Compare(b.grown, a.grown) } // under the small
			for _, pile := range slices.SortedStableFunc(slices.Values(h.piles), large) {
				group := scene.Group{ID: plt.points[pile.of[0]].y.ref()}
				var told []string
				for _, i := range pile.of {
					told = append(told, plt.told(p, plt.points[i]))
					group.Refs = append(group.Refs, plt.points[i].refs()...)
				}
				group.Title = strings.Join(told, "; ")
				p.scene.Begin(group)
				if s, x := plt.mark(p, pile, x); s != nil {
					p.plane(x, y, s)
				}
				p.scene.End()
			}
		}
	}
}
