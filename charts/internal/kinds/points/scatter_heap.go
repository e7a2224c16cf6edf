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

// gatherHeaps gathers the points by place, and makes room for marks that are larger than
// one.
func (pl *plane) gatherHeaps() {
	p, edge := pl.page, pl.x.Left-8 // of the numbers of the axis
	for range 2 {
		var left, right, up, down float64
		for _, h := range pl.gather() {
			if len(h.piles) > 1 || h.piles[0].grown > 1 {
				left, right = max(left, edge-h.box.Left), max(right, h.box.Right-p.Right())
				up, down = max(up, -h.box.Top), max(down, h.box.Bottom-pl.height)
			}
		}
		pl.x.Left, pl.x.Right, pl.y.Left, pl.y.Right = pl.x.Left+left, pl.x.Right-right, pl.y.Left-down, pl.y.Right+up
	}
	pl.heaps = pl.gather()
}

// gather finds the points at one place, in the order of rows.
func (pl *plane) gather() (out []*heap) {
	if pl.sizeTitle != "" {
		return pl.bubbles()
	}
	radius, most := float64(pl.pointRadius()), 1
	for _, group := range pl.together(0.15 * radius) { // further apart, both are seen
		h := &heap{piles: pl.piles(pl.page, group)}
		for _, pile := range h.piles {
			most = max(most, len(pile.of))
		}
		out = append(out, h)
	}
	for _, h := range out {
		h.grow(radius, most)
		h.box = pl.box(h)
	}
	return out
}

// together are the points, of which those that are near to each other are in one group.
func (pl *plane) together(near float64) (groups [][]int) {
	type placed struct {
		i    int
		x, y [2]float64
	}
	all := make([]placed, len(pl.points))
	for i, pt := range pl.points {
		a, b := pt.x.Value()
		c, d := pt.y.Value()
		all[i] = placed{i, [2]float64{pl.x.At(a), pl.x.At(b)}, [2]float64{pl.y.At(c), pl.y.At(d)}}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.x[0], b.x[0]) })
	close := func(a, b [2]float64) bool { return math.Abs(a[0]-b[0]) <= near && math.Abs(a[1]-b[1]) <= near }
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
	return groups
}

// piles parts the points of one place into marks: one for each of a few, else one for all
// that look alike.
func (plt *scatterPlot) piles(p *layout.Page, group []int) (out []pile) {
	if len(group) == 1 || len(group) <= mostAside && len(plt.points) <= mostNames {
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
func (pl *plane) mark(pile pile) (*marks.Scatter, layout.Scale) {
	s := pl.marks(pl.page, pl.points[pile.of[0]])
	if s != nil {
		s.Radius *= vg.Length(pile.grown)
		if pile.shift != 0 {
			s.Rim = max(s.Rim, 1.5)
		}
	}
	return s, pl.x.Moved(pile.shift)
}

// box is the room of the marks of a heap.
func (pl *plane) box(h *heap) layout.Rect {
	y, height := pl.y, pl.height
	out := layout.Rect{Left: math.Inf(1), Top: math.Inf(1), Right: math.Inf(-1), Bottom: math.Inf(-1)}
	for _, pile := range h.piles {
		s, x := pl.mark(pile)
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
func (pl *plane) title(h *heap, named bool) (text string, names bool) {
	all := h.points()
	if named {
		text = pl.names(all)
		room := (pl.x.Right - pl.x.Left) * 0.6
		if text != "" && (len(all) == 1 || pl.page.Fonts.Width(typeset.Medium, 13, text) <= room) {
			return text, true
		}
	}
	var counts []string
	if len(all) > len(h.piles) { // else each is seen
		for _, pile := range h.piles {
			counts = append(counts, "×"+pl.page.Tick(float64(len(pile.of))))
		}
	}
	return strings.Join(counts, ", "), false
}

// names are those of points, each once, and how many more have none; "" where none has.
func (plt *scatterPlot) names(of []int) string {
	var list []string
	nameless := 0
	for _, i := range of {
		if name := plt.written(i); name == "" {
			nameless++
		} else if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	text := strings.Join(list, ", ")
	if text != "" && nameless > 0 {
		text += fmt.Sprintf(" +%d", nameless)
	}
	return text
}

// label gives the heaps their labels, as many as find a place, and returns how many names
// found none.
func (pl *plane) label() (nameless int) {
	const labelHeight, gap = 17.0, 4.0
	named := pl.Label.Value != "" && (len(pl.points) <= mostNames || pl.unnamed != nil)
	boxes, widths := make([]layout.Rect, len(pl.heaps)), make([]float64, len(pl.heaps))
	labelled := 0
	for n, h := range pl.heaps {
		boxes[n] = pl.withMeasured(h)
		pl.page.Signs = append(pl.page.Signs, h.signs()...)
		if text, names := pl.title(h, named); text != "" && labelled <= mostNames {
			labelled++
			widths[n] = pl.tag(h, text, names)
		}
	}
	if labelled == 0 {
		return 0
	}
	placer := layout.Placer{Within: layout.Rect{Left: pl.x.Left - 6, Top: 2, Right: pl.page.Right(), Bottom: pl.height - 2}}
	if pl.trend != nil {
		placer.Taken = layout.Steps(pl.segment())
	}
	for n, s := range placer.Around(boxes, widths, labelHeight, gap) {
		h := pl.heaps[n]
		h.spot = s
		if s.Found && h.cited {
			h.tag.Letter = pl.letters(h)
		} else if named && slices.ContainsFunc(h.points(), func(i int) bool { return pl.written(i) != "" }) {
			nameless += len(h.points())
		}
	}
	return nameless
}

// signs are those of several points at one place.
func (h *heap) signs() (out []layout.Sign) {
	if len(h.piles) > 1 {
		out = append(out, layout.SignBeside)
	}
	if len(h.points()) > len(h.piles) {
		out = append(out, layout.SignHeap)
	}
	return out
}

// tag sets the label of a heap, and returns the room that it needs with its letters.
func (pl *plane) tag(h *heap, text string, names bool) float64 {
	p := pl.page
	h.tag = layout.Label{Number: text, Face: typeset.Medium, Size: 13, Colour: p.Theme.Ink}
	if !names {
		return p.LabelWidth(h.tag)
	}
	first := pl.points[h.piles[0].of[0]]
	h.cited, h.tag.Remark = true, cmp.Or(first.y.Remark(), first.x.Remark())
	room := h.tag
	for _, d := range pl.data(h) {
		if _, ok := d.Quoted(); ok && p.Quoted {
			room.Letter += "mm"
		}
	}
	return p.LabelWidth(room)
}

// letters lead to the quotes of a heap.
func (pl *plane) letters(h *heap) string {
	var letters []string
	for _, d := range pl.data(h) {
		if l := pl.page.Cite(d); l != "" && !slices.Contains(letters, l) {
			letters = append(letters, l)
		}
	}
	return strings.Join(letters, ",")
}

// data are both numbers of every point of a heap.
func (plt *scatterPlot) data(h *heap) (out []spec.Datum) {
	for _, i := range h.points() {
		out = append(out, plt.points[i].x, plt.points[i].y)
	}
	return out
}

// drawHeaps draws the marks of the heaps; rectangles, which would cover others, come first.
func (pl *plane) drawHeaps(top float64) {
	wide := func(h *heap) bool {
		pt := pl.points[h.piles[0].of[0]]
		return pt.x.Bound() == marks.Between && pt.y.Bound() == marks.Between
	}
	for _, first := range []bool{true, false} {
		for _, h := range pl.bySize() {
			if wide(h) != first {
				continue
			}
			large := func(a, b pile) int { return cmp.Compare(b.grown, a.grown) } // under the small
			for _, pile := range slices.SortedStableFunc(slices.Values(h.piles), large) {
				pl.drawPile(pile, top)
			}
		}
	}
}

// drawPile draws the mark of a pile, in the plane whose top is given.
func (pl *plane) drawPile(pile pile, top float64) {
	group := scene.Group{ID: pl.points[pile.of[0]].y.Ref()}
	var told []string
	for _, i := range pile.of {
		told = append(told, pl.told(pl.page, pl.points[i]))
		group.Refs = append(group.Refs, pl.points[i].refs()...)
	}
	group.Title = strings.Join(told, "; ")
	pl.page.Scene.Begin(group)
	if s, x := pl.mark(pile); s != nil {
		pl.intervals(pile, top)
		pl.page.Plane(x, pl.y.Moved(top), s)
	}
	pl.page.Scene.End()
}
