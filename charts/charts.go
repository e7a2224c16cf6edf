package charts

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"math"
	"slices"

	"quotient/analysis"
	"quotient/charts/internal/house"
	"quotient/charts/internal/kinds/bars"
	"quotient/charts/internal/kinds/changes"
	"quotient/charts/internal/kinds/grids"
	"quotient/charts/internal/kinds/lines"
	"quotient/charts/internal/kinds/maps"
	"quotient/charts/internal/kinds/points"
	"quotient/charts/internal/kinds/timeline"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/scene"
	"quotient/charts/seal"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// Kinds lists every kind of chart.
func Kinds() []layout.Kind {
	return []layout.Kind{lines.Area, bars.Bar, points.Box, lines.Bump, bars.Column, points.Density, points.Dot, changes.Dumbbell, points.Estimates, bars.Grouped, grids.HeatMap, bars.Histogram, lines.Line, maps.Map, bars.Pyramid, points.Range, grids.Matrix, points.Scatter, changes.Schedule, changes.Slope, bars.Stacked, bars.StackedColumn, lines.Step, maps.SymbolMap, timeline.Timeline, bars.Waffle, bars.Waterfall}
}

// A Chart is one picture of a study, ready to be drawn.
type Chart struct {
	ID, Kind, Title string
	// Rows are the observations that the picture depends on.
	Rows []*datasets.Observation
	// Sizes are the names of the sizes that it can have; all where there are none.
	Sizes []string

	study          *datasets.Study
	house          *house.House // the colours of the study; nil for ours
	locale         quantity.Locale
	sources        []datasets.SourceInfo  // of the rows
	used           []string               // comparisons that the picture depends on
	comparisons    []*analysis.Comparison // the same
	words          []string               // the specification, as resolved
	at             datasets.Text
	subtitle, note string
	unit           string // drawn for a subtitle, where the author has written none and no axis has it
	alt            string
	terms          map[string]string // what cells are called in the locale
	otherwise      []datasets.Text   // words that the file has in other languages alone
	empty          bool              // the table has no row that the chart keeps
	converted      [][2]string       // units of the text, and those that their numbers are drawn in
	written        *quantity.Alike   // how all numbers are written; nil where each is by itself
	rounded        string            // to what, where one loses a digit
	numberless     int               // rows that are not drawn, as they have no number
	many           *spec.Aggregated  // what its marks stand for, if for many rows
	allowed        []string          // why it is drawn although it should not be, to be printed
	layout         layout.Layout
	shaded         bool           // whether shades are numbers
	poster         *layout.Poster // its one number; nil where it has none
}

// Options say how charts are loaded.
type Options struct {
	// Allow takes the reasons that charts.yaml gives to draw what is refused.
	Allow bool

	nameless bool // a chart needs no id: it is called by its kind
}

// file is the form of charts.yaml.
type file struct {
	Charts []datasets.Node `yaml:"charts"`
	// Terms are what cells are called in other locales.
	Terms map[string]datasets.Text `yaml:"terms"`
}

// In is [Load] for the charts of a study in a locale. Those are left out that have no
// title in it.
func In(tag string, study *datasets.Study, comparisons *analysis.Comparisons, options Options) ([]*Chart, error) {
	locale, err := datasets.Locale(tag)
	if err != nil {
		return nil, err
	}
	var file file
	if err := study.DecodeYAML(spec.File, &file); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	terms := map[string]string{}
	for cell, t := range file.Terms {
		if t.Has(tag) {
			terms[cell] = t.In(tag)
		}
	}
	var out []*Chart
	var found datasets.Findings
	if n := len(file.Charts); n > limits.Charts {
		return nil, datasets.Findings{{File: spec.File, Line: 1, Column: 1, Message: fmt.Sprintf("there are %s charts, and a study can have %s at most", limits.Count(n), limits.Count(limits.Charts)), Hint: "divide the study"}}
	}
	own, err := house.Of(study)
	if err != nil {
		own, found = nil, asFindings(err)
	}
	for _, node := range file.Charts {
		c, faults := load(node, study, comparisons, locale, terms, options)
		found = append(found, faults...)
		if c == nil || len(faults) > 0 {
			continue
		}
		c.house = own
		if slices.ContainsFunc(out, func(x *Chart) bool { return x.ID == c.ID }) {
			found = append(found, c.at.Finding(spec.File, c.ID, "duplicate id", "give each chart an id of its own"))
		}
		out = append(out, c)
	}
	found.Sort()
	return out, found.Err()
}

// Load reads the charts of a study and resolves all that they name, in English. The
// error is of type [datasets.Findings]; charts without a fault come back beside it.
func Load(study *datasets.Study, comparisons *analysis.Comparisons, options Options) ([]*Chart, error) {
	return In(quantity.English.Tag, study, comparisons, options)
}

// load resolves one chart; nil where it has no title in the locale.
func load(node datasets.Node, study *datasets.Study, comparisons *analysis.Comparisons, locale quantity.Locale, terms map[string]string, options Options) (*Chart, datasets.Findings) {
	in := func(locale quantity.Locale) (*Chart, datasets.Findings) {
		r := &spec.Resolver{Study: study, Comparisons: comparisons, Locale: locale, Terms: terms, Allowing: options.Allow, Nameless: options.nameless}
		return resolve(r, node), r.Found
	}
	c, found := in(locale)
	if c == nil || len(found) > 0 || locale == locale.Grouped() || !c.large() {
		return c, found
	}
	// Running text writes 1000 and 11 000; a chart with both writes 1 000.
	return in(locale.Grouped())
}

// Open returns the chart of an id that charts.yaml has. The error is a
// [*datasets.NotFound], or of type [datasets.Findings] where the chart, or the
// file, has a fault.
func Open(study *datasets.Study, comparisons *analysis.Comparisons, id string) (*Chart, error) {
	list, err := Load(study, comparisons, Options{})
	for _, c := range list {
		if c.ID == id {
			return c, nil
		}
	}
	if err != nil {
		return nil, err
	}
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = c.ID
	}
	return nil, &datasets.NotFound{What: "chart", Name: id, Hint: datasets.DidYouMean(id, names)}
}

// A Listing is a chart of charts.yaml with the locales and sizes that it can have.
type Listing struct {
	ID             string
	Locales, Sizes []string // no sizes: every size
}

// List returns every chart of a study, whatever the locale.
func List(study *datasets.Study) (out []Listing, err error) {
	var file file
	if err := study.DecodeYAML(spec.File, &file); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	for _, node := range file.Charts {
		var c spec.Common
		if err := node.Decode(spec.File, &c, false); err != nil {
			return nil, err
		}
		l := Listing{ID: c.ID.Value, Locales: []string{quantity.English.Tag}}
		for _, tag := range quantity.Locales() {
			if tag != quantity.English.Tag && c.Title.Has(tag) {
				l.Locales = append(l.Locales, tag)
			}
		}
		for _, s := range c.Sizes {
			l.Sizes = append(l.Sizes, s.Value)
		}
		out = append(out, l)
	}
	return out, nil
}

// large reports whether a number of the chart has five digits or more.
func (c *Chart) large() bool {
	large := func(q quantity.Quantity) bool {
		low, high := q.Float()
		return max(math.Abs(low), math.Abs(high)) >= 9_000 // its axis may reach 10 000
	}
	return slices.ContainsFunc(c.Rows, func(o *datasets.Observation) bool {
		return o.Quantity != nil && large(*o.Quantity)
	}) || slices.ContainsFunc(c.comparisons, func(x *analysis.Comparison) bool { return large(x.Quantity) })
}

// fault says where the chart stands that cannot be drawn.
func (c *Chart) fault(err error) error {
	if c.at.Line == 0 {
		return fmt.Errorf("chart %s: %w", c.ID, err)
	}
	return fmt.Errorf("%s:%d:%d: %s: %w", spec.File, c.at.Line, c.at.Column, c.ID, err)
}

// Warnings say what a reader of the picture may miss: that it has no number at all, or words in
// another language.
func (c *Chart) Warnings() (out datasets.Findings) {
	out = c.foreign()
	if c.empty {
		f := c.at.Finding(spec.File, c.ID, "no row that the chart keeps has a number, so the picture is empty", "fill in the column of numbers, or keep other rows with where")
		f.Warning = true
		out = append(out, f)
	}
	return out
}

// Locale is the language of the chart, as a BCP 47 tag.
func (c *Chart) Locale() string { return c.locale.Tag }

func (c *Chart) printer() datasets.Printer { return c.study.Printer(c.locale) }

// Sources are the texts that the numbers of the picture are from.
func (c *Chart) Sources() []datasets.SourceInfo { return c.sources }

// restsOn are the rows of the picture, and those that its comparisons are computed from.
func (c *Chart) restsOn() []*datasets.Observation {
	rows := slices.Clone(c.Rows)
	for _, x := range c.comparisons {
		rows = append(rows, x.From...)
	}
	return rows
}

// credit names the texts that the numbers are from: author and title of each.
func (c *Chart) credit() string { return datasets.Credits(c.Sources()) }

// Caption says what the picture shows: the subtitle, as a sentence.
func (c *Chart) Caption() string { return layout.Sentence(c.subtitle) }

// Comparisons are those that the picture depends on, and that have a name.
func (c *Chart) Comparisons() (out []*analysis.Comparison) {
	for _, x := range c.comparisons {
		if x.ID != x.Formula {
			out = append(out, x)
		}
	}
	return out
}

// FileName is what a picture of the chart is called: wages.svg and, where it
// differs from the usual in size, theme or locale, wages.half.dark.hu.svg. The id
// of a chart has no dots.
func (c *Chart) FileName(style layout.Style, format string) string {
	name := c.ID
	if s := style.Size.Name; s != layout.Default.Size.Name {
		name += "." + s
	}
	if s := style.Theme.Name; s != layout.Default.Theme.Name {
		name += "." + s
	}
	if s := c.Locale(); s != quantity.English.Tag {
		name += "." + s
	}
	return name + "." + format
}

// A Picture is a chart drawn once, to be written in any format.
type Picture struct {
	Alt   string // the picture in words
	scene *scene.Scene
	doc   scene.Document
	style layout.Style
}

// Draw lays the chart out and draws it. It fails where labels would overlap or
// leave the page, naming the chart and the label. Fonts that have been used
// before save the time to read them again; nil reads them.
func (c *Chart) Draw(style layout.Style, fonts *typeset.Fonts) (*Picture, error) {
	style.Theme = c.house.In(style.Theme)
	drawing, err := layout.Draw(c.content(), style, fonts)
	if err != nil {
		return nil, c.fault(err)
	}
	provenance, err := json.Marshal(c.Provenance(style))
	if err != nil {
		return nil, c.fault(err)
	}
	doc := scene.Document{
		Title: c.Title, Description: drawing.Alt, Lang: c.locale.Tag,
		Source: c.credit(), Identifier: c.study.Name + "/" + c.ID, Provenance: provenance, Links: map[string]string{},
	}
	doc.Licence, doc.LicenceAt = licence(c.study.FS)
	for _, o := range c.Rows {
		if link := c.study.Link(o); link != "" {
			doc.Links[o.Ref()] = link
		}
	}
	if style.Live {
		doc.Text = scene.Embedded
	}
	return &Picture{Alt: drawing.Alt, scene: drawing.Scene, style: style, doc: doc}, nil
}

// Bounds are the width and height of the picture on a page, in CSS pixels.
func (p *Picture) Bounds() (width, height int) {
	w, h := p.scene.Size()
	return int(math.Round(w)), int(math.Round(h))
}

// Size is the width and height of the picture, in the units of its hits.
func (p *Picture) Size() (width, height float64) { return p.scene.Size() }

// Gray paints the picture in shades of grey, with a width in pixels.
func (p *Picture) Gray(width int) (*image.Gray, error) { return p.scene.Gray(width) }

// A Hit is the place of a mark on a picture.
type Hit = scene.Hit

// Hits returns the places of the marks on the picture, with the observations
// behind each.
func (p *Picture) Hits() []Hit { return p.scene.Hits() }

// A Format is a way to write a picture.
type Format struct {
	Name  string // also the ending of the file
	write func(*Picture, io.Writer) error
}

// Formats lists every format.
func Formats() []Format {
	return []Format{
		{"png", func(p *Picture, w io.Writer) error { return p.scene.PNG(w, p.style.Size.Pixels, p.doc) }},
		{"svg", func(p *Picture, w io.Writer) error { return p.scene.SVG(w, p.doc) }},
		{"pdf", func(p *Picture, w io.Writer) error { return p.scene.PDF(w, p.doc) }},
	}
}

// Write writes the picture in the format of a name: png, svg or pdf. The file is sealed,
// so that it is known again as long as nobody changes it.
func (p *Picture) Write(w io.Writer, format string) error {
	var names []string
	for _, f := range Formats() {
		if f.Name == format {
			var b bytes.Buffer
			if err := f.write(p, &b); err != nil {
				return err
			}
			_, err := w.Write(seal.In(format, b.Bytes()))
			return err
		}
		names = append(names, f.Name)
	}
	return &datasets.NotFound{What: "format", Name: format, Hint: datasets.DidYouMean(format, names)}
}
