package charts

import (
	"image/color"
	"math/big"

	"gonum.org/v1/plot/vg"

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
		layout:   func(p *page) body { return p.vocabulary() },
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
	{"Speculated", "it is speculated that …", marks.Exact, marks.Speculated, []quantity.Bound{quantity.Exact}, 2000, "speculated"},
	{"Speculated lower bound", "it is speculated that over …", marks.Over, marks.Speculated, []quantity.Bound{quantity.Over}, 2000, "speculated"},
	{"Proposed", "a demand, a programme", marks.Exact, marks.Proposed, []quantity.Bound{quantity.Exact}, 3500, "proposed"},
	{"Computed", "not in the text: 78 − 64", marks.Exact, marks.Computed, []quantity.Bound{quantity.Exact}, 14, "computed"},
}

func (p *page) vocabulary() body {
	const pitch, thick, head = 42.0, 22.0, 26.0
	label := func(b quantity.Bound, value int64) string {
		var high *big.Rat
		if b == quantity.Between {
			high = big.NewRat(value+10, 1)
		}
		q, err := quantity.New(b, big.NewRat(value, 1), high, quantity.Unit{})
		if err != nil {
			p.fail("%v", err)
		}
		return q.Label(quantity.Format{Locale: p.Locale})
	}
	bar := ruler{min: 0, max: 1, left: p.left() + 165, right: p.left() + 300}
	dot := ruler{min: 10, max: 11, left: p.left() + 368, right: p.left() + 410}
	words, labels := p.left()+440, p.right()-122
	alt := []string{sentence("The marks of exactness")}
	for _, e := range entries {
		alt = append(alt, sentence(e.name+": "+e.text))
	}
	return body{height: head + pitch*float64(len(entries)), alt: alt, draw: func(y float64) {
		for _, h := range []struct {
			x    float64
			text string
		}{{p.left(), "Kind"}, {bar.left, "Bar"}, {dot.left, "Point"}, {words, "The text says"}, {labels, "Label"}} {
			p.text(typeset.Medium, axisSize, p.Theme.Muted, h.x, y+8, h.text)
		}
		y += head
		p.line(p.Theme.Ink, 1.5, p.left(), y-8, p.right(), y-8)
		for _, e := range entries {
			middle := y + pitch/2 - 8
			p.text(typeset.Medium, bodySize, p.Theme.Ink, p.left(), middle+5, e.name)
			item := marks.Bar{Position: 0.5, Value: 1, Bound: e.bound, Certainty: e.certainty}
			point := marks.Point{X: 10.5, Y: 0.5, Bound: e.bound, Certainty: e.certainty}
			if e.bound == marks.Between {
				item.Value, item.High = 0.75, 1.08
				point.X, point.High = 10.2, 10.8
			}
			bars, err := marks.NewBars([]marks.Bar{item}, vg.Length(thick))
			if err != nil {
				p.fail("%v", err)
				return
			}
			bars.Color, bars.Background = p.Theme.Danube.Mark, p.Theme.Background
			p.plot(bar, middle-thick, middle+thick, bars)
			p.line(p.Theme.Ink, 1.5, bar.left, middle-thick/2-2, bar.left, middle+thick/2+2)
			p.plot(dot, middle-20, middle+20, p.mark(point, p.Theme.Danube.Mark))
			p.text(typeset.Regular, axisSize, p.Theme.Muted, words, middle+4.5, e.text)
			var lines []string
			for _, b := range e.labels {
				lines = append(lines, label(b, e.value))
			}
			if e.bound == marks.Peak {
				lines = []string{"up to 11,000", "and over"}
			}
			for i, line := range lines {
				at := middle + 5 + 16*(float64(i)-float64(len(lines)-1)/2)
				p.text(typeset.Bold, valueSize, p.Theme.Ink, labels, at, line)
				if e.more != "" {
					p.text(typeset.Italic, remarkSize, p.Theme.Muted, labels+p.fonts.Width(typeset.Bold, valueSize, line)+remarkGap, at, e.more)
				}
			}
			y += pitch
			p.line(color.Color(p.Theme.Grid), 1, p.left(), y-8, p.right(), y-8)
		}
	}}
}
