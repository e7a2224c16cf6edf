package charts

import (
	"image/color"
	"math/big"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Vocabulary is a chart of the marks themselves: how a qualifier in the text
// becomes the end of a mark, and how a number is known its body. It belongs to no
// study, and is for those who explain the charts.
func Vocabulary() *Chart {
	return &Chart{
		ID: "marks", Kind: "vocabulary", study: &datasets.Study{Name: "quotient"}, locale: quantity.English,
		Title:    "How a qualifier in the text becomes the end of a mark",
		subtitle: "The end of a mark says how the number is bounded; its body says how it is known",
		note:     "Chevrons point, they do not measure. Computed marks are hollow because nobody quoted them.",
		layout:   func(p *layout.Page) layout.Body { return vocabulary(p) },
	}
}

// entries of the vocabulary, by what the text says.
var entries = []struct {
	name, text string
	bound      marks.Bound
	certainty  marks.Certainty
	labels     []quantity.Bound
	value      int64
	more       string // behind the label
}{
	{"Exact", "a bare number", marks.Exact, marks.Asserted, []quantity.Bound{quantity.Exact}, 1000, ""},
	{"Lower bound", "over, more than; at least", marks.Over, marks.Asserted, []quantity.Bound{quantity.Over, quantity.AtLeast}, 400, ""},
	{"Upper bound", "under, less than; up to, at most", marks.Under, marks.Asserted, []quantity.Bound{quantity.Under, quantity.UpTo}, 3500, ""},
	{"Passed top of a spread", "up to and even over", marks.Peak, marks.Asserted, nil, 11000, ""},
	{"Range", "between … and …, … to …", marks.Between, marks.Asserted, []quantity.Bound{quantity.Between}, 30, ""},
	{"Approximate", "about, some, nearly, around", marks.About, marks.Asserted, []quantity.Bound{quantity.About}, 400, ""},
	{"Expected", "a forecast, a target", marks.Exact, marks.Expected, []quantity.Bound{quantity.Exact}, 1200, "expected"},
	{"Speculated", "it is speculated that …", marks.Exact, marks.Speculated, []quantity.Bound{quantity.Exact}, 2000, "speculated"},
	{"Speculated lower bound", "it is speculated that over …", marks.Over, marks.Speculated, []quantity.Bound{quantity.Over}, 2000, "speculated"},
	{"Proposed", "a demand, a programme", marks.Exact, marks.Proposed, []quantity.Bound{quantity.Exact}, 3500, "proposed"},
	{"Computed", "not in the text: 78 − 64", marks.Exact, marks.Computed, []quantity.Bound{quantity.Exact}, 14, "computed"},
}

func vocabulary(p *layout.Page) layout.Body {
	const pitch, thick, head = 42.0, 22.0, 26.0
	label := func(b quantity.Bound, value int64) string {
		var high *big.Rat
		if b == quantity.Between {
			high = big.NewRat(value+10, 1)
		}
		q, err := quantity.New(b, big.NewRat(value, 1), high, quantity.Unit{})
		if err != nil {
			p.Fail("%v", err)
		}
		return q.Label(quantity.Format{Locale: p.Locale})
	}
	bar := layout.Scale{Min: 0, Max: 1, Left: p.Left() + 165, Right: p.Left() + 300}
	dot := layout.Scale{Min: 10, Max: 11, Left: p.Left() + 368, Right: p.Left() + 410}
	words, labels := p.Left()+440, p.Right()-122
	alt := []string{layout.Sentence("The marks of exactness")}
	for _, e := range entries {
		alt = append(alt, layout.Sentence(e.name+": "+e.text))
	}
	return layout.Body{Height: head + pitch*float64(len(entries)), Alt: alt, Draw: func(y float64) {
		for _, h := range []struct {
			x    float64
			text string
		}{{p.Left(), "Kind"}, {bar.Left, "Bar"}, {dot.Left, "Point"}, {words, "The text says"}, {labels, "Label"}} {
			p.Text(typeset.Medium, layout.AxisSize, p.Theme.Muted, h.x, y+8, h.text)
		}
		y += head
		p.Line(p.Theme.Ink, 1.5, p.Left(), y-8, p.Right(), y-8)
		for _, e := range entries {
			middle := y + pitch/2 - 8
			p.Text(typeset.Medium, layout.BodySize, p.Theme.Ink, p.Left(), middle+5, e.name)
			item := marks.Bar{Position: 0.5, Value: 1, Bound: e.bound, Certainty: e.certainty}
			point := marks.Point{X: 10.5, Y: 0.5, Bound: e.bound, Certainty: e.certainty}
			if e.bound == marks.Between {
				item.Value, item.High = 0.75, 1.08
				point.X, point.High = 10.2, 10.8
			}
			bars, err := marks.NewBars([]marks.Bar{item}, vg.Length(thick))
			if err != nil {
				p.Fail("%v", err)
				return
			}
			bars.Color, bars.Background = p.Theme.Danube.Mark, p.Theme.Background
			p.Plot(bar, middle-thick, middle+thick, bars)
			p.Line(p.Theme.Ink, 1.5, bar.Left, middle-thick/2-2, bar.Left, middle+thick/2+2)
			p.PlotPoint(dot, middle, p.Mark(e.name, point, p.Theme.Danube.Mark))
			p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, words, middle+4.5, e.text)
			var lines []string
			for _, b := range e.labels {
				lines = append(lines, label(b, e.value))
			}
			if e.bound == marks.Peak {
				lines = []string{"up to 11,000", "and over"}
			}
			for i, line := range lines {
				at := middle + 5 + 16*(float64(i)-float64(len(lines)-1)/2)
				p.Text(typeset.Bold, layout.ValueSize, p.Theme.Ink, labels, at, line)
				if e.more != "" {
					p.Text(typeset.Italic, layout.RemarkSize, p.Theme.Muted, labels+p.Fonts.Width(typeset.Bold, layout.ValueSize, line)+layout.RemarkGap, at, e.more)
				}
			}
			y += pitch
			p.Line(color.Color(p.Theme.Grid), 1, p.Left(), y-8, p.Right(), y-8)
		}
	}}
}
