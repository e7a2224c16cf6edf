package points

import (
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
)

const (
	rangeThick = vg.Length(14)
	rangeGap   = 7.0
)

// A rangePlot is a chart of ranges that is laid out on a page.
type rangePlot struct {
	*layout.Page
	lines  []rangeLine
	called layout.Names
	axis   layout.Scale
	ticks  []float64
	height float64 // down to the axis
}

// A rangeLine is a row of ranges on a page.
type rangeLine struct {
	rangeRow
	words     string          // all that it shows
	tags      [2]layout.Label // of the ends
	bestTag   layout.Label
	look      layout.Look
	low, high float64 // of all that is drawn
	tall      float64 // height of the row
	head      float64 // of it, for the label of a number over its range
}

func (s *rangeSpec) body(p *layout.Page, rows []rangeRow, unit string, along spec.Extent) layout.Body {
	const foot = 32.0
	plot := rangePlot{Page: p, height: 8}
	var titles []string
	alt := []string{p.Opening("Range chart", p.Count(len(rows), "%d range|%d ranges"), unit, p.LogName(along.Log))}
	for _, row := range rows {
		titles = append(titles, row.name)
		line := s.line(p, row)
		plot.lines = append(plot.lines, line)
		alt = append(alt, line.words)
	}
	plot.called = p.Names(titles, 172)
	plot.fitAxis(along)
	plot.stack()
	return layout.Body{Height: plot.height + foot + plot.axis.LogFoot(), Alt: alt, Draw: plot.draw, Plane: layout.Across(plot.axis, layout.Rect{Left: plot.axis.Left, Right: p.Right(), Bottom: plot.height}, false)}
}

// fitAxis lays the axis out. Where a label would pass an edge, it gives way.
func (plot *rangePlot) fitAxis(along spec.Extent) {
	p, edge := plot.Page, plot.called.Left(plot.Page)
	low, high := math.Inf(1), math.Inf(-1)
	for _, line := range plot.lines {
		low, high = min(low, line.low), max(high, line.high)
	}
	from, to, ticks := p.Axis("numbers", along, low, high, 5)
	axis := layout.Scale{Left: edge + 2, Right: p.Right() - 4, Log: along.Log, Min: from, Max: to, Numbers: p.Numbers(along.Unit, along.Log, ticks)}
	axis.Left = p.Clear(axis.Left, axis, ticks[0])
	axis.Right -= p.Fonts.Width(typeset.Regular, layout.AxisSize, p.Number(axis, ticks[len(ticks)-1])) / 2
	start, end := axis.Left, axis.Right
	for range 12 {
		for _, line := range plot.lines {
			left, right := line.reach(p, axis)
			axis.Left += max(0, edge-left)
			axis.Right -= max(0, right-p.Right())
		}
	}
	if axis.Right-axis.Left < 60 {
		p.Fail("the labels leave no room for the ranges: shorten them")
		axis.Left, axis.Right = start, end
	}
	plot.axis, plot.ticks = axis, ticks
}

// stack gives the rows their heights.
func (plot *rangePlot) stack() {
	over, pitch := 17.0, 40.0
	if plot.called.Above {
		over -= 8
	}
	switch {
	case plot.Narrow():
		pitch = 36
	case plot.Tight || len(plot.lines) > 12:
		pitch = 30
	}
	for i := range plot.lines {
		line := &plot.lines[i]
		if line.best != nil && line.interval {
			line.head = over
		}
		line.tall = plot.called.Pitch(i, pitch) + line.head
		plot.height += line.tall
	}
}

// draw draws the plot from its top on.
func (plot *rangePlot) draw(top float64) {
	p := plot.Page
	plot.ground(top)
	plot.each(top+8, func(i int, line rangeLine, y, middle float64) {
		plot.called.Ground(p, i, y)
		plot.called.Draw(p, i, y, middle)
		line.draw(p, plot.axis, middle, func(t rangeLabel) {
			t.plate(p)
			p.DrawLabel(t.Label, t.x, t.base)
		})
	})
}

// ground draws the axis of a plot from its top on.
func (plot *rangePlot) ground(top float64) {
	p, bottom := plot.Page, top+plot.height
	p.Rules(plot.axis, plot.ticks, top, bottom)
	p.Ticks(plot.axis, plot.ticks, bottom+18)
	p.LogWords(plot.axis, p.Right(), bottom+18)
}

// each calls a function for each row, with its top and the middle of its marks.
func (plot *rangePlot) each(y float64, do func(i int, line rangeLine, y, middle float64)) {
	for i, line := range plot.lines {
		head := plot.called.Head(i) + line.head
		middle := y + head + (line.tall-head)/2
		if plot.called.Above { // nearer to its own name than to the next
			middle -= 4
		}
		do(i, line, y, middle)
		y += line.tall
	}
}

// line sets the labels of a row, and notes its signs.
func (s *rangeSpec) line(p *layout.Page, row rangeRow) rangeLine {
	line := rangeLine{rangeRow: row, look: s.look(p, row), words: s.sentence(p, row), low: math.Inf(1), high: math.Inf(-1)}
	if row.interval {
		line.low, line.high = row.item.Low, row.item.High
		line.tags[0] = layout.Label{Number: row.texts[0], Face: typeset.Bold, Size: layout.ValueSize, Colour: p.Theme.Ink}
		if row.left.Ref() != row.Ref() {
			line.tags[0] = p.Label(row.left)
		}
		line.tags[1] = p.Label(row.Datum)
		line.tags[1].Number = row.texts[1]
		p.Signs = append(p.Signs, row.signs()...)
	}
	if row.best == nil {
		return line
	}
	v, far := row.best.Value()
	line.low, line.high = min(line.low, v), max(line.high, far)
	p.UsePoint(*row.best)
	line.bestTag = p.Label(*row.best)
	if row.interval {
		p.Signs = append(p.Signs, layout.SignBest)
		if row.best.Ref() == row.Ref() {
			line.tags[1].Letter, line.tags[1].Remark = "", "" // the letter stands once
		}
	}
	return line
}

// look is how a row is drawn.
func (s *rangeSpec) look(p *layout.Page, row rangeRow) layout.Look {
	switch {
	case slices.ContainsFunc(s.Emphasis, row.called):
		return layout.Look{Colour: p.Theme.Ember, Shape: marks.Disc}
	case s.Series.Column.Value == "" && len(s.Emphasis) == 0:
		return layout.Look{Colour: p.Theme.Danube, Shape: marks.Diamond}
	}
	return p.Theme.Look(&s.Series, row.Datum)
}

// signs are those of an interval.
func (row rangeRow) signs() (out []layout.Sign) {
	item := row.item
	if item.OpenHigh || item.OpenLow {
		out = append(out, layout.SignOpenEnd)
	}
	if item.LooseHigh || item.LooseLow {
		out = append(out, layout.SignWhiskers)
	}
	body := item.High > item.Low // else there is an edge alone
	switch {
	case !body && (item.Certainty == marks.Asserted || item.Certainty == marks.Computed):
	case item.Certainty == marks.Expected:
		out = append(out, layout.SignExpected)
	case item.Certainty == marks.Speculated:
		out = append(out, layout.SignSpeculated)
	case item.Certainty == marks.Proposed:
		out = append(out, layout.SignProposed)
	case item.Certainty == marks.Computed:
		out = append(out, layout.SignComputed)
	case item.Within:
		out = append(out, layout.SignBetween)
	}
	return out
}

// sentence tells a row in words.
func (s *rangeSpec) sentence(p *layout.Page, row rangeRow) string {
	text := row.told
	if text == "" && row.interval {
		switch {
		case row.texts[0] == "" && row.item.OpenLow:
			text = p.Sayf("high end %s, no low end given", row.texts[1])
		case row.texts[0] == "" || row.texts[1] == "":
			text = p.Sayf("low end %s, no high end given", row.texts[0]+row.texts[1])
		case row.left.Ref() != row.Ref():
			text = p.Sayf("low end %s, high end %s", row.left.Describe(), row.Datum.Describe())
		default:
			text = p.Sayf("low end %s, high end %s", row.texts[0], row.texts[1])
		}
		if r := row.Datum.Remark(); r != "" && row.best == nil && row.left.Ref() == row.Ref() {
			text += " (" + r + ")"
		}
	}
	if row.best != nil && row.told == "" {
		if text != "" {
			text += "; "
		}
		text += row.best.Describe()
	}
	return layout.Sentence(s.Series.With(row.name, row.Datum) + ": " + text)
}

// tails is the room that a row takes beyond its low and high end.
func (row rangeRow) tails() (before, after float64) {
	if row.interval {
		a, b := row.item.Tails(rangeThick)
		before, after = float64(a), float64(b)
	}
	if row.best != nil && !row.interval {
		a, b := marks.PointTail(row.best.Tail(), marks.Disc, layout.PointRadius)
		before, after = float64(a), float64(b)
	}
	return before, after
}

// reach is how far a row with its labels comes to the left and to the right.
func (line rangeLine) reach(p *layout.Page, axis layout.Scale) (left, right float64) {
	before, after := line.tails()
	left, right = axis.At(line.low)-before, axis.At(line.high)+after
	if line.interval {
		left, right = axis.At(line.item.Low)-before, axis.At(line.item.High)+after
		if line.tags[0].Number != "" {
			left -= rangeGap + p.LabelWidth(line.tags[0])
		}
		if line.tags[1].Number != "" {
			right += rangeGap + p.LabelWidth(line.tags[1])
		}
	} else {
		right += rangeGap + p.LabelWidth(line.bestTag)
	}
	if line.best != nil && line.interval {
		v, far := line.best.Value()
		half, middle := p.LabelWidth(line.bestTag)/2, (axis.At(v)+axis.At(far))/2
		left, right = min(left, middle-half), max(right, middle+half)
	}
	return left, right
}

// A rangeLabel is a label of a row and where it is.
type rangeLabel struct {
	layout.Label
	x, base float64
}

// labels are those of a row whose middle is given: of the ends of its interval, and then
// of its point.
func (line rangeLine) labels(p *layout.Page, axis layout.Scale, middle float64) (out []rangeLabel) {
	before, after := line.tails()
	if line.interval {
		if t := line.tags[0]; t.Number != "" {
			out = append(out, rangeLabel{t, axis.At(line.item.Low) - before - rangeGap - p.LabelWidth(t), middle + 5})
		}
		if t := line.tags[1]; t.Number != "" {
			out = append(out, rangeLabel{t, axis.At(line.item.High) + after + rangeGap, middle + 5})
		}
	}
	if line.best == nil {
		return out
	}
	v, far := line.best.Value()
	if line.interval {
		return append(out, rangeLabel{line.bestTag, (axis.At(v)+axis.At(far))/2 - p.LabelWidth(line.bestTag)/2, middle - 15})
	}
	return append(out, rangeLabel{line.bestTag, axis.At(far) + after + rangeGap, middle + 5})
}

// plate clears the ground behind a label.
func (t rangeLabel) plate(p *layout.Page) { p.Plate(t.x, t.base, p.LabelWidth(t.Label), t.Size) }

// draw draws a range, its point and their labels.
func (line rangeLine) draw(p *layout.Page, axis layout.Scale, middle float64, write func(rangeLabel)) {
	title, labels := strings.TrimSuffix(line.words, "."), line.labels(p, axis, middle)
	of := len(labels) // the interval
	if line.best != nil {
		of--
	}
	if line.interval {
		p.Group(line.Datum, title, func() { line.stretch(p, axis, middle) })
		for _, t := range labels[:of] {
			write(t)
		}
	}
	if line.best == nil {
		return
	}
	point := p.PointOf(*line.best, line.look)
	if line.interval { // to be seen on the range
		point = p.PointOf(*line.best, layout.Look{Colour: layout.Colour{Mark: p.Theme.Ink}, Shape: marks.Disc})
		point.Rim = 2
	}
	p.Group(*line.best, title, func() { p.PlotPoint(axis, middle, point) })
	write(labels[of])
}

// stretch draws the interval of a row.
func (line rangeLine) stretch(p *layout.Page, axis layout.Scale, middle float64) {
	item := line.item
	item.Y = 0.5
	ranges, err := marks.NewRanges([]marks.Range{item})
	if err != nil {
		p.Fail("%s: %v", line.name, err)
		return
	}
	ranges.Thickness, ranges.Color, ranges.Background = rangeThick, line.look.Mark, p.Theme.Background
	p.Plot(axis, middle-20, middle+20, ranges)
}
