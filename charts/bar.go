package charts

import (
	"fmt"
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

var barKind = Kind{
	Name: "bar",
	Doc:  "Horizontal bars from zero: amounts beside each other, with open ends where the text bounds them.",
	spec: func() specification { return &barSpec{} },
}

// barSpec is a bar chart in charts.yaml.
type barSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	// Section is the column that splits the rows under headings.
	Section datasets.Text `yaml:"section"`
	Series  Series        `yaml:"series"`
	// Emphasis are the rows of the finding, drawn in its colour.
	Emphasis []datasets.Text `yaml:"emphasis"`
	// Block cuts every bar into pieces as long as one row's.
	Block struct {
		Of    datasets.Text `yaml:"of"`
		Label datasets.Text `yaml:"label"`
	} `yaml:"block"`
	// Column is a column of large numbers on the right, one a row.
	Column struct {
		Title datasets.Text            `yaml:"title"`
		Cells map[string]datasets.Text `yaml:"cells"` // row: text
	} `yaml:"column"`
	// Beside are words behind a row's number.
	Beside map[string]datasets.Text `yaml:"beside"`
}

func (s *barSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, true)
	unit := r.oneUnit(s.ID, data)
	s.Series.check(r, data)
	r.column(s.Section, data)
	cells, beside := r.texts(s.Column.Cells, data), r.texts(s.Beside, data)
	var block float64
	if s.Block.Of.Value != "" {
		if d, ok := r.number(s.Block.Of); ok {
			block, _ = d.value()
		}
	}
	for _, e := range s.Emphasis {
		if !slices.ContainsFunc(data, func(d datum) bool { return d.ref() == e.Value }) {
			r.fault(e, "", "%q is not among the rows", e.Value)
		}
	}
	for _, d := range data {
		if v, _ := d.value(); v < 0 {
			r.fault(s.ID, "use a dot chart", "%s is negative: bars here begin at zero and run to the right", d.ref())
		}
	}
	return func(p *page) body { return s.body(p, data, unit, block, cells, beside) }
}

// barRow is a row of a bar chart, measured.
type barRow struct {
	datum
	name       []string
	tag        tag
	beside     string
	colour     Colour
	value, far float64
	tail       float64 // room of the chevrons behind the bar
	inside     bool    // the label stands inside the bar
	section    string
}

func (s *barSpec) body(p *page, data []datum, unit string, block float64, cells, beside map[string]string) body {
	const (
		labelRoom, labelLeading = 172.0, 18.0
		gap                     = 7.0
	)
	pitch, thick := 58.0, 36.0
	switch {
	case len(data) > 12:
		pitch, thick = 30, 18
	case len(data) > 5 || s.Section.Value != "":
		pitch, thick = 46, 30
	}
	for _, d := range data {
		lines := p.fonts.Wrap(typeset.Medium, bodySize, labelRoom, s.name(d))
		pitch = max(pitch, float64(len(lines))*labelLeading+6)
	}
	rows := make([]barRow, len(data))
	labelWidth, columnWidth, longest := 0.0, 0.0, 0.0
	for i, d := range data {
		p.useBar(d)
		b := barRow{datum: d, tag: p.tag(d), beside: beside[d.ref()], section: d.cell(s.Section.Value)}
		b.name = p.fonts.Wrap(typeset.Medium, bodySize, labelRoom, s.name(d))
		for _, line := range b.name {
			labelWidth = max(labelWidth, p.fonts.Width(typeset.Medium, bodySize, line))
		}
		_, b.colour = s.Series.of(p.Theme, d)
		if slices.ContainsFunc(s.Emphasis, func(t datasets.Text) bool { return t.Value == d.ref() }) {
			b.colour = p.Theme.Ember
		}
		b.value, b.far = d.value()
		longest = max(longest, b.far)
		b.tail = float64(marks.Tail(d.bound(), vg.Length(thick)))
		columnWidth = max(columnWidth, p.fonts.Width(typeset.Bold, multipleSize, cells[d.ref()]))
		rows[i] = b
	}
	if columnWidth > 0 {
		columnWidth = max(columnWidth, p.fonts.Width(typeset.Regular, axisSize, s.Column.Title.Value)) + 20
	}
	zero := p.left() + labelWidth + 14
	end := p.right() - columnWidth
	// The scale is the largest at which every bar, its tail and its label fit.
	perUnit := (end - zero) / max(longest, 1e-12)
	for i := range rows {
		b := &rows[i]
		room := b.tail
		label := p.tagWidth(b.tag)
		if b.beside != "" {
			label += 12 + p.fonts.Width(typeset.Medium, bodySize, b.beside)
		}
		b.inside = b.bound() == marks.Peak && b.beside == "" && (end-zero-b.tail)*b.far/longest > label+24
		if !b.inside {
			room += gap + label
		}
		if b.far > 0 {
			perUnit = min(perUnit, (end-zero-room)/b.far)
		}
	}
	if perUnit <= 0 {
		p.fail("the labels leave no room for the bars: shorten them")
		perUnit = 1e-9
	}
	top := 0.0
	if s.Block.Label.Value != "" || columnWidth > 0 {
		top = 14
	}
	const sectionHeight = 40.0
	height := top
	section := ""
	for _, b := range rows {
		if b.section != section {
			height, section = height+sectionHeight, b.section
		}
		height += pitch
	}
	alt := []string{fmt.Sprintf("Bar chart, %s, %s.", count(len(rows), "bar"), unit)}
	for _, b := range rows {
		told := s.name(b.datum) + ": " + b.told()
		if c := cells[b.ref()]; c != "" {
			told += ", " + c
		}
		if b.beside != "" {
			told += ", " + b.beside
		}
		alt = append(alt, sentence(told))
	}
	return body{height: height, alt: alt, draw: func(y float64) {
		if s.Block.Label.Value != "" {
			p.text(typeset.Regular, axisSize, p.Theme.Muted, zero, y+6, s.Block.Label.Value)
		}
		if columnWidth > 0 {
			p.textRight(typeset.Regular, axisSize, p.Theme.Muted, p.right(), y+6, s.Column.Title.Value)
		}
		y += top
		section, from := "", y
		baseline := func(to float64) {
			if to > from {
				p.line(p.Theme.Ink, 1.5, zero, from, zero, to)
			}
		}
		for _, b := range rows {
			if b.section != section {
				baseline(y)
				section = b.section
				p.text(typeset.Medium, 14, p.Theme.Muted, p.left(), y+22, section)
				p.line(p.Theme.Grid, 1, p.left(), y+30, p.right(), y+30)
				y += sectionHeight
				from = y
			}
			middle := y + pitch/2
			length := ruler{min: 0, max: longest, left: zero, right: zero + perUnit*longest}
			if longest == 0 {
				length.max = 1
			}
			tip := length.at(b.far)
			p.group(b.datum, s.name(b.datum)+": "+b.told(), func() {
				item := marks.Bar{Position: 0.5, Value: b.value, High: b.far, Bound: b.bound(), Certainty: b.certainty()}
				if b.bound() != marks.Between {
					item.High = 0
				}
				if b.inside {
					item.LabelClear = vg.Length(p.tagWidth(b.tag) + 14)
				}
				bars, err := marks.NewBars([]marks.Bar{item}, vg.Length(thick))
				if err != nil {
					p.fail("%s: %v", b.ref(), err)
					return
				}
				bars.Color, bars.Background, bars.Block = b.colour.Mark, p.Theme.Background, block
				p.plot(length, y, y+pitch, bars)
			})
			for i, line := range b.name {
				at := middle + 5 + labelLeading*(float64(i)-float64(len(b.name)-1)/2)
				p.textRight(typeset.Medium, bodySize, p.Theme.Ink, zero-14, at, line)
			}
			label := p.tagWidth(b.tag)
			if b.inside {
				p.drawTag(b.tag, tip-14-label, middle+5)
			} else {
				x := tip + b.tail + gap
				p.drawTag(b.tag, x, middle+5)
				if b.beside != "" {
					p.text(typeset.Medium, bodySize, b.colour.Text, x+label+12, middle+5, b.beside)
				}
			}
			if c := cells[b.ref()]; c != "" {
				ink := color.Color(p.Theme.Ink)
				if b.colour == p.Theme.Ember {
					ink = b.colour.Text
				}
				p.textRight(typeset.Bold, multipleSize, ink, p.right(), middle+8, c)
			}
			y += pitch
		}
		baseline(y)
	}}
}

// count writes "1 bar", "3 bars".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
