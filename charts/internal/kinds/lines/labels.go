package lines

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spread"
	"quotient/charts/marks"
	"quotient/charts/typeset"
)

// noted is a label beside a point of a curve, placed.
type noted struct {
	tag       layout.Label
	left, top float64
	leader    bool
	x, y      float64 // of its point
	ending    *ending // whose name stands over the number, or nil
}

// ending is the name of a curve at its end, with its last number, placed.
type ending struct {
	lines      []string
	tag        layout.Label
	look       layout.Look
	sample     float64 // room of a mark beside the name, where there are several
	x, y       float64 // of the last point
	height, at float64 // of the words, and their middle
	early      bool    // it ends well before the plot does: its name stands at its last point
	narrow     bool    // what the text claims of the number is on a line of its own
}

// written is the last number of a curve in lines.
func (e *ending) written(t layout.Label) []layout.Label {
	if t.Remark == "" || !e.narrow {
		return []layout.Label{t}
	}
	claim := layout.Label{Remark: t.Remark, Face: t.Face, Size: t.Size, Colour: t.Colour}
	t.Remark = ""
	return []layout.Label{t, claim}
}

// indent is the room of a mark before the words of a label.
func (n noted) indent() float64 {
	if n.ending == nil {
		return 0
	}
	return n.ending.sample
}

// led is where the leader of a label ends.
func (n noted) led(p *layout.Page) (x, y float64) {
	width, height := n.indent()+p.LabelWidth(n.tag), layout.NoteHeight
	if n.ending != nil {
		height = n.ending.height
	}
	return layout.Rect{Left: n.left, Top: n.top, Right: n.left + width, Bottom: n.top + height}.Led(n.x, n.y)
}

// short reports whether the leader of a label is short enough for one of few numbers.
func (n noted) short(p *layout.Page) bool {
	const most = 30
	x, y := n.led(p)
	return math.Hypot(x-n.x, y-n.y) <= most
}

// leader ties a label to its point.
func leader(p *layout.Page, n noted, top float64) {
	x, y := n.led(p)
	p.Line(p.Theme.Rule, 1, n.x, n.y+top, x, y+top)
}

// leaders tie labels that are off their points to these, and names to the ends of their
// lines; the names begin a gap after the plot, whose right edge is given.
func leaders(p *layout.Page, notes []noted, ends []*ending, top, right, gap, radius float64) {
	for _, n := range notes {
		if n.leader {
			leader(p, n, top)
		}
	}
	for _, e := range ends {
		if from := e.x + radius + 3; !e.early && (math.Abs(e.at-e.y) > 4 || e.x < right-24) {
			p.Line(p.Theme.Rule, 1, from, e.y+top, max(from, right-2), e.y+top, right+gap-5, e.at+top)
		}
	}
}

// write writes the numbers beside their points, and the names of the lines from x on.
func write(p *layout.Page, notes []noted, ends []*ending, top, x float64) {
	named := func(e *ending, t layout.Label, x, y float64) {
		if e != nil {
			if e.sample > 0 {
				p.Sample(e.look, false, x, y)
			}
			x += e.sample
			for _, line := range e.lines {
				p.Text(typeset.Bold, 14, e.look.Text, x, y, line)
				y += layout.EndLeading
			}
		}
		if e == nil {
			p.DrawLabel(t, x, y)
			return
		}
		for _, line := range e.written(t) {
			p.DrawLabel(line, x, y)
			y += layout.EndLeading
		}
	}
	for _, n := range notes {
		named(n.ending, n.tag, n.left, n.top+top+13)
	}
	for _, e := range ends {
		if !e.early {
			named(e, e.tag, x, top+e.at-e.height/2+12.5)
		}
	}
}

// endings sets the names of the series and their last numbers, and returns the
// width that they take.
func (s *lineSpec) endings(p *layout.Page, curves []*curve) (out []*ending, room float64) {
	if s.Series.Column.Value == "" || !p.Direct() {
		return nil, 0
	}
	most := 150.0
	if p.Narrow() {
		most = 104
	}
	last := func(c *curve) layout.Label {
		all := c.numbered()
		m := c.moments[all[len(all)-1]]
		return layout.Label{Number: m.Label(), Remark: m.Remark(), Face: typeset.Bold, Size: layout.ValueSize}
	}
	// Where one would take a third of a narrow page, less is left for the plot.
	narrow := p.Narrow() && slices.ContainsFunc(curves, func(c *curve) bool { return p.LabelWidth(last(c)) > (p.Right()-p.Left())/3 })
	for _, c := range curves {
		e := &ending{look: p.Theme.Of(c.look)}
		if len(curves) > 2 {
			e.sample = layout.LegendMark
		}
		if c.name != "" {
			e.lines = p.Fonts.Wrap(typeset.Bold, 14, most, c.name)
		}
		e.narrow = narrow
		lines := e.written(last(c))
		e.height = layout.EndLeading*float64(len(e.lines)+len(lines)-1) + layout.NoteHeight
		for k, t := range lines {
			w := p.LabelWidth(t)
			if k == 0 {
				w += 14 // and a letter, once it is known
			}
			room = max(room, e.sample+w)
		}
		for _, line := range e.lines {
			room = max(room, e.sample+p.Fonts.Width(typeset.Bold, 14, line))
		}
		out = append(out, e)
	}
	return out, room
}

// notes places the numbers beside their points, and the names at the ends of
// the lines: all numbers of a short line, the chief ones of a long one, and of
// every line where there is no room for all.
func (s *lineSpec) notes(p *layout.Page, f lineFrame, curves []*curve, ends []*ending, starts []*starting, within layout.Rect, right float64) []noted {
	for i, e := range ends {
		all := curves[i].numbered()
		x, a, b := f.at(curves[i].moments[all[len(all)-1]])
		e.x, e.y, e.early = x, (a+b)/2, x < right-90
	}
	if len(ends) > 0 {
		order := slices.DeleteFunc(slices.Clone(ends), func(e *ending) bool { return e.early })
		slices.SortStableFunc(order, func(a, b *ending) int { return cmp.Compare(a.y, b.y) })
		wants, heights := make([]float64, len(order)), make([]float64, len(order))
		for i, e := range order {
			wants[i], heights[i] = e.y, e.height
		}
		places, ok := spread.Along(wants, heights, 6, within.Top-6, within.Bottom+8)
		if !ok {
			p.Fail("there is no room for the names of the lines: draw fewer")
			return nil
		}
		for i, e := range order {
			e.at = places[i]
		}
		within.Right = right + 10
	}
	if len(starts) > 0 {
		within.Left = f.x.Left - f.radius - 2
	}
	// Where there is no room for every number, the chief ones are left, and of
	// those the ones that find a place.
	cited, many := len(p.Letters), 0
	for _, c := range curves {
		many += len(c.numbered())
	}
	for _, every := range []bool{true, false} {
		if every && len(curves) > 1 && many > mostWritten {
			continue
		}
		p.Letters = p.Letters[:cited]
		pl := &layout.Placer{Within: within, Plate: 4}
		if f.scaled != "" { // which is over the axis
			pl.Take(p.Left(), -8, p.Left()+p.Fonts.Width(typeset.Regular, layout.AxisSize, f.scaled)+6, 10)
		}
		for k, c := range curves {
			f.obstacles(pl, k, c)
			f.avoid(pl, c)
		}
		if min(f.y.Min, f.y.Max) < 0 && max(f.y.Min, f.y.Max) > 0 { // the baseline is in ink
			pl.Lines = append(pl.Lines, [4]float64{within.Left, f.y.At(0), right, f.y.At(0)})
		}
		for _, e := range ends {
			if !e.early {
				pl.Lines = append(pl.Lines, [4]float64{e.x, e.y, right, e.y})
			}
		}
		if notes, ok := f.place(p, pl, curves, ends, starts, every); ok {
			return notes
		}
	}
	p.Fail("there is no room for the names of the lines: draw fewer")
	return nil
}

// place finds room for the numbers of the curves, every one of a short curve or the chief
// ones. It reports false where a name, or one of every number, finds none.
func (f lineFrame) place(p *layout.Page, pl *layout.Placer, curves []*curve, ends []*ending, starts []*starting, every bool) (out []noted, ok bool) {
	said := map[spotted]bool{} // numbers that the label of another at their place has
	for k, c := range curves {
		all := c.numbered()
		chosen := all
		if !every || len(all) > mostLabelled {
			chosen = c.chief()
		}
		for _, i := range chosen {
			if said[spotted{k, i}] {
				continue
			}
			cited := len(p.Letters)
			n := f.note(p, curves, ends, spotted{k, i}, said)
			if len(starts) > 0 && i == all[0] && !starts[k].late {
				starts[k].tag = n.tag
				continue
			}
			if len(ends) > 0 && i == all[len(all)-1] {
				ends[k].tag = n.tag
				if !ends[k].early {
					continue
				}
				n.ending = ends[k]
			}
			fits := n.put(p, pl, f, c, c.moments[i])
			switch {
			case fits && (!n.leader || n.short(p) || every && len(chosen) == len(all) || n.ending != nil):
				out = append(out, n)
			case !fits && (every || n.ending != nil):
				return nil, false
			default: // its number is left to the words
				p.Letters = p.Letters[:cited]
			}
		}
	}
	return out, true
}

// note is the label of a number, not yet placed: with the letters of all numbers at its
// place that read the same, in the colour of its curve or, for several, in black.
func (f lineFrame) note(p *layout.Page, curves []*curve, ends []*ending, at spotted, said map[spotted]bool) noted {
	c := curves[at.curve]
	n := noted{tag: p.Label(c.moments[at.moment].Datum)}
	if len(curves) > 1 { // whose it is, where several are near
		n.tag.Colour = c.colour(p.Theme).Text
	}
	others := f.likewise(curves, ends, at)
	if len(others) == 0 {
		return n
	}
	n.tag.Colour = p.Theme.Ink
	letters := []string{n.tag.Letter}
	for _, o := range others {
		said[o] = true
		letters = append(letters, p.Cite(curves[o.curve].moments[o.moment].Datum))
	}
	letters = slices.DeleteFunc(letters, func(l string) bool { return l == "" })
	n.tag.Letter = strings.Join(letters, ",")
	return n
}

// put finds room for a label beside its point, and reports whether there is any.
func (n *noted) put(p *layout.Page, pl *layout.Placer, f lineFrame, c *curve, m moment) (ok bool) {
	width, height := p.LabelWidth(n.tag), layout.NoteHeight
	if n.ending != nil {
		height, width = n.ending.height, 0
		for _, line := range n.ending.written(n.tag) {
			width = max(width, n.indent()+p.LabelWidth(line))
		}
		for _, line := range n.ending.lines {
			width = max(width, n.indent()+p.Fonts.Width(typeset.Bold, 14, line))
		}
	}
	x, low, high := f.at(m)
	before, after := f.tail(m, c.look.Shape)
	n.x, n.y = x, (low+high)/2
	n.left, n.top, n.leader, ok = pl.Put(x, high-float64(after), low+float64(before), f.radius*1.3, width, height)
	return ok
}

// tail is the room that a point takes under and over its middle.
func (f lineFrame) tail(m moment, shape marks.Shape) (under, over vg.Length) {
	under, over = marks.PointTail(m.Tail(), shape, vg.Length(f.radius))
	if f.y.Min > f.y.Max {
		return over, under
	}
	return under, over
}

// obstacles keeps labels off the points of a curve and, if they can, its lines.
func (f lineFrame) obstacles(pl *layout.Placer, k int, c *curve) {
	for i, m := range c.moments {
		if !m.number {
			continue
		}
		x, low, high := f.at(m)
		before, after := f.tail(m, marks.Diamond)
		aside := f.beside[spotted{k, i}].shift
		pl.Mark(x-f.radius-1+min(0, aside), high-float64(after), x+f.radius+1+max(0, aside), low+float64(before))
		if from, to, ok := f.whisker(m); ok {
			middle := (low + high) / 2
			pl.Take(from, middle-3, to, middle+3)
		}
		if i == 0 || !c.moments[i-1].number {
			continue
		}
		x0, low0, high0 := f.at(c.moments[i-1])
		if f.step {
			pl.Lines = append(pl.Lines, [4]float64{x0, low0, x, low0}, [4]float64{x0, high0, x, high0}, [4]float64{x, low0, x, low})
		} else {
			pl.Lines = append(pl.Lines, [4]float64{x0, low0, x, low}, [4]float64{x0, high0, x, high})
		}
	}
}
