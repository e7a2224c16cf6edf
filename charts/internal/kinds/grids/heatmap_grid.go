package grids

import (
	"math"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
)

// A heatGrid is where the rows and columns of a heat map are on a page.
type heatGrid struct {
	rows, columns []string // as they are called
	names         layout.Names
	headings      []heading
	head          float64 // height of the headings
	left          float64
	width, height float64 // of a cell
	gap           float64
	named         bool // every column that has to have its name has it
}

func (h *heatMap) grid(p *layout.Page) heatGrid {
	g := heatGrid{gap: 3, height: 46}
	switch {
	case len(h.rows) > 14:
		g.height = 26
	case len(h.rows) > 8, p.Narrow():
		g.height = 34
	}
	if p.Tight {
		g.height = min(g.height, 28)
	}
	if len(h.columns) > 24 {
		g.gap = 1.5
	}
	called := func(list []string) (out []string) {
		for _, s := range list {
			if t, ok := p.Terms[s]; ok {
				s = t
			}
			out = append(out, s)
		}
		return out
	}
	g.rows, g.columns = called(h.rows), called(h.columns)
	g.names = p.Names(g.rows, 150)
	g.left = g.names.Left(p)
	g.width = (p.Right() - g.left - g.gap*float64(len(g.columns)-1)) / float64(len(g.columns))
	g.width = min(g.width, 190)
	_, runOn := spec.Positions(h.columns)
	g.named = g.headingsIn(p, 1) || runOn && g.someHeadings(p) || g.headingsIn(p, 2)
	return g
}

// x is the left side of column j.
func (g heatGrid) x(j int) float64 { return g.left + float64(j)*(g.width+g.gap) }

// A heading is over a column, or over others' headings and tied to its column.
type heading struct {
	lines  []string
	middle float64
	base   float64 // of its last line, from the top
	tie    float64 // the middle of its column, where a line leads to it; else 0
}

const headingLeading, headingGap = 15.0, 8.0

// headingsIn names every column, in one row of headings or in two by turns, and reports
// whether they have room.
func (g *heatGrid) headingsIn(p *layout.Page, rows int) bool {
	g.headings = nil
	depth, end := make([]int, rows), make([]float64, rows)
	for i := range end {
		end[i] = math.Inf(-1)
	}
	for i, name := range g.columns {
		h, width := g.heading(p, i, name, float64(rows))
		row := i % rows
		if h.middle-width/2 < end[row]+headingGap {
			return false
		}
		end[row] = h.middle + width/2
		depth[row] = max(depth[row], len(h.lines))
		g.headings = append(g.headings, h)
	}
	const tie = 4
	below := headingLeading * float64(depth[0])
	g.head = below + 6
	if rows > 1 {
		g.head += headingLeading*float64(depth[1]) + tie
	}
	for i := range g.headings {
		h := &g.headings[i]
		if h.base = g.head - 10; i%rows > 0 {
			h.base -= below + tie
			h.tie = g.x(i) + g.width/2
		}
	}
	return true
}

// heading is the name of a column in the room of so many columns, and its width.
func (g *heatGrid) heading(p *layout.Page, i int, name string, columns float64) (h heading, width float64) {
	h.lines = p.Fonts.Wrap(typeset.Medium, layout.AxisSize, (g.width+g.gap)*columns-headingGap, name)
	for _, line := range h.lines {
		width = max(width, p.Fonts.Width(typeset.Medium, layout.AxisSize, line))
	}
	h.middle = min(max(g.x(i)+g.width/2, p.Left()+width/2), p.Right()-width/2)
	return h, width
}

// someHeadings names every second, third, … column, so that no two names touch.
func (g *heatGrid) someHeadings(p *layout.Page) bool {
	for step := 1; step <= len(g.columns); step++ {
		g.headings = nil
		depth, end, fits := 1, math.Inf(-1), true
		for i := 0; i < len(g.columns); i += step {
			h, width := g.heading(p, i, g.columns[i], float64(step))
			fits = fits && h.middle-width/2 >= end+headingGap
			end = h.middle + width/2
			depth = max(depth, len(h.lines))
			g.headings = append(g.headings, h)
		}
		g.head = headingLeading*float64(depth) + 6
		for i := range g.headings {
			g.headings[i].base = g.head - 10
		}
		if fits {
			break
		}
	}
	return true
}

func (g *heatGrid) drawHeadings(p *layout.Page, y float64) {
	for _, h := range g.headings {
		for n, line := range h.lines {
			p.TextCentre(typeset.Medium, layout.AxisSize, p.Theme.Ink, h.middle, y+h.base-headingLeading*float64(len(h.lines)-1-n), line)
		}
		if h.tie > 0 {
			p.Line(p.Theme.Rule, 1, h.tie, y+h.base+5, h.tie, y+g.head-2)
		}
	}
}
