package points

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/scene"
	"quotient/charts/typeset"
)

// A heap is the points at one place of a scatter plot, most often one. Few are drawn side
// by side; many are one larger mark for all that look alike.
type heap struct {
	piles []pile
	box   layout.Rect
	tag   layout.Label
	spot  layout.Spot
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
func (plt *scatterPlot) heaps(p *layout.Page, x, y *layout.Scale, height float64) []*heap {
	edge := x.Left - 8 // of the numbers of the axis
	for range 2 {
		heaps := plt.gather(p, *x, *y, height)
		var left, right, up, down float64
		for _, h := range heaps {
			if len(h.piles) > 1 || h.piles[0].grown > 1 {
				left, right = max(left, edge-h.box.Left), max(right, h.box.Right-p.Right())
				up, down = max(up, -h.box.Top), max(down, h.box.Bottom-height)
			}
		}
		x.Left, x.Right, y.Left, y.Right = x.Left+left, x.Right-right, y.Left-down, y.Right+up
	}
	return plt.gather(p, *x, *y, height)
}

// gather finds the points at one place, in the order of rows.
func (plt *scatterPlot) gather(p *layout.Page, x, y layout.Scale, height float64) []*heap {
	type placed struct {
		i    int
		x, y [2]float64
	}
	radius := float64(scatterRadius(len(plt.points)))
	near := 0.15 * radius // further apart, both are seen
	all := make([]placed, len(plt.points))
	for i, pt := range plt.points {
		a, b := pt.x.Value()
		c, d := pt.y.Value()
		all[i] = placed{i, [2]float64{x.At(a), x.At(b)}, [2]float64{y.At(c), y.At(d)}}
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
func (plt *scatterPlot) piles(p *layout.Page, group []int) (out []pile) {
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
		pile.shift = layout.Aside(n, len(h.piles))
	}
}

// mark is that of a pile, and the ruler that it stands on.
func (plt *scatterPlot) mark(p *layout.Page, pile pile, x layout.Scale) (*marks.Scatter, layout.Scale) {
	s := plt.marks(p, plt.points[pile.of[0]])
	if s != nil {
		s.Radius *= vg.Length(pile.grown)
		if pile.shift != 0 {
			s.Rim = max(s.Rim, 1.5)
		}
	}
	x.Left, x.Right = x.Left+pile.shift, x.Right+pile.shift
	return s, x
}

// box is the room of the marks of a heap, relative to the top of the plot.
func (plt *scatterPlot) box(p *layout.Page, h *heap, x, y layout.Scale, height float64) layout.Rect {
	out := layout.Rect{Left: math.Inf(1), Top: math.Inf(1), Right: math.Inf(-1), Bottom: math.Inf(-1)}
	for _, pile := range h.piles {
		s, x := plt.mark(p, pile, x)
		if s == nil {
			return layout.Rect{}
		}
		c := draw.Canvas{Rectangle: vg.Rectangle{Min: vg.Point{X: vg.Length(x.Left), Y: vg.Length(height - y.Left)}, Max: vg.Point{X: vg.Length(x.Right), Y: vg.Length(height - y.Right)}}}
		b := s.Boxes(c, layout.PlaneAxes(x, y))[0]
		out = layout.Rect{Left: min(out.Left, float64(b.Min.X)), Top: min(out.Top, height-float64(b.Max.Y)), Right: max(out.Right, float64(b.Max.X)), Bottom: max(out.Bottom, height-float64(b.Min.Y))}
	}
	return out
}

// title is what the label of a heap says: all its names, or how many points it is.
func (plt *scatterPlot) title(p *layout.Page, h *heap, named bool, room float64) (text string, names bool) {
	all := h.points()
	var counts []string
	if len(all) > len(h.piles) { // else each is seen
		for _, pile := range h.piles {
			counts = append(counts, "×"+p.Tick(float64(len(pile.of))))
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
	if text == "" || len(all) > 1 && p.Fonts.Width(typeset.Medium, 13, text) > room {
		return count, false
	}
	return text, true
}

// label gives the heaps their labels, as many as find a place, and returns how many names
// found none.
func (plt *scatterPlot) label(p *layout.Page, heaps []*heap, x, y layout.Scale, height float64) (nameless int) {
	const labelHeight, gap = 17.0, 4.0
	named := plt.Label.Value != "" && len(plt.points) <= mostNames
	boxes, widths := make([]layout.Rect, len(heaps)), make([]float64, len(heaps))
	labelled := 0
	for n, h := range heaps {
		boxes[n] = h.box
		if len(h.piles) > 1 {
			p.Signs = append(p.Signs, layout.SignBeside)
		}
		if len(h.points()) > len(h.piles) {
			p.Signs = append(p.Signs, layout.SignHeap)
		}
		text, names := plt.title(p, h, named, (x.Right-x.Left)*0.6)
		if text == "" || labelled > mostNames {
			continue
		}
		labelled++
		first := plt.points[h.piles[0].of[0]]
		h.tag = layout.Label{Number: text, Face: typeset.Medium, Size: 13, Colour: p.Theme.Ink}
		if names {
			h.cited, h.tag.Remark = true, cmp.Or(first.y.Remark(), first.x.Remark())
		}
		room := h.tag
		for _, i := range h.points() {
			for _, d := range []spec.Datum{plt.points[i].x, plt.points[i].y} {
				if _, ok := d.Quoted(); ok && h.cited && p.Quoted {
					room.Letter += "mm"
				}
			}
		}
		widths[n] = p.LabelWidth(room)
	}
	if labelled == 0 {
		return 0
	}
	var taken []layout.Rect
	if plt.trend != nil {
		taken = layout.Steps(plt.segment(x, y))
	}
	for n, s := range layout.Around(boxes, widths, labelHeight, gap, layout.Rect{Left: x.Left - 6, Top: 2, Right: p.Right(), Bottom: height - 2}, taken) {
		h := heaps[n]
		h.spot = s
		lost := named && slices.ContainsFunc(h.points(), func(i int) bool { return plt.points[i].name != "" })
		if lost && (!s.Found || !h.cited) {
			nameless += len(h.points())
		}
		if !s.Found || !h.cited {
			continue
		}
		var letters []string
		for _, i := range h.points() {
			for _, d := range []spec.Datum{plt.points[i].x, plt.points[i].y} {
				if l := p.Cite(d); l != "" && !slices.Contains(letters, l) {
					letters = append(letters, l)
				}
			}
		}
		h.tag.Letter = strings.Join(letters, ",")
	}
	return nameless
}

// draw draws the marks of the heaps; rectangles, which would cover others, come first.
func (plt *scatterPlot) draw(p *layout.Page, heaps []*heap, x, y layout.Scale) {
	wide := func(h *heap) bool {
		pt := plt.points[h.piles[0].of[0]]
		return pt.x.Bound() == marks.Between && pt.y.Bound() == marks.Between
	}
	for _, first := range []bool{true, false} {
		for _, h := range heaps {
			if wide(h) != first {
				continue
			}
			large := func(a, b pile) int { return cmp.Compare(b.grown, a.grown) } // under the small
			for _, pile := range slices.SortedStableFunc(slices.Values(h.piles), large) {
				group := scene.Group{ID: plt.points[pile.of[0]].y.Ref()}
				var told []string
				for _, i := range pile.of {
					told = append(told, plt.told(p, plt.points[i]))
					group.Refs = append(group.Refs, plt.points[i].refs()...)
				}
				group.Title = strings.Join(told, "; ")
				p.Scene.Begin(group)
				if s, x := plt.mark(p, pile, x); s != nil {
					p.Plane(x, y, s)
				}
				p.Scene.End()
			}
		}
	}
}
