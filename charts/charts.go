package charts

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/charts/scene"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// SpecFile is the file of a study that names its charts.
const SpecFile = "charts.yaml"

// A Kind is one sort of chart.
type Kind struct {
	Name string
	Doc  string // one sentence: what it shows best
	// spec returns an empty specification of the kind, to be decoded into.
	spec func() specification
}

// specification is what charts.yaml says of one chart of a kind.
type specification interface {
	common() *Common
	// layout resolves what the chart names and returns its body.
	layout(r *resolver) layout
}

// layout draws a chart's marks, once all that it names is known to be there.
type layout func(p *page) body

// A body is the part of a chart between subtitle and key. Its height is known
// before it is drawn.
type body struct {
	height float64
	draw   func(top float64)
	alt    []string // one sentence a mark, in reading order
}

// Kinds lists every kind of chart.
func Kinds() []Kind {
	return []Kind{barKind, dotKind, dumbbellKind, matrixKind, slopeKind, timelineKind, waffleKind}
}

// Common is what every chart has in charts.yaml.
type Common struct {
	ID       datasets.Text `yaml:"id"`
	Kind     datasets.Text `yaml:"kind"`
	Title    datasets.Text `yaml:"title"`
	Subtitle datasets.Text `yaml:"subtitle"`
	Note     datasets.Text `yaml:"note"`
	Alt      datasets.Text `yaml:"alt"`
}

func (c *Common) common() *Common { return c }

// A Chart is one picture of a study, ready to be drawn.
type Chart struct {
	ID, Kind, Title string
	// Rows are the observations that the picture depends on.
	Rows []*datasets.Observation

	study          *datasets.Study
	used           []string // comparisons that the picture depends on
	words          []string // the specification, as resolved
	at             datasets.Text
	subtitle, note string
	alt            string
	empty          bool // the table has no row that the chart keeps
	layout         layout
}

var chartID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Load reads the charts of a study and resolves all that they name. The error
// is of type [datasets.Findings].
func Load(study *datasets.Study, comparisons *analysis.Comparisons) ([]*Chart, error) {
	var file struct {
		Charts []datasets.Node `yaml:"charts"`
	}
	if err := study.DecodeYAML(SpecFile, &file); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var out []*Chart
	var found datasets.Findings
	for _, node := range file.Charts {
		c, faults := load(study, comparisons, node)
		found = append(found, faults...)
		if c == nil {
			continue
		}
		if slices.ContainsFunc(out, func(x *Chart) bool { return x.ID == c.ID }) {
			found = append(found, c.at.Finding(SpecFile, c.ID, "the id stands twice", ""))
		}
		out = append(out, c)
	}
	found.Sort()
	if err := found.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

func load(study *datasets.Study, comparisons *analysis.Comparisons, node datasets.Node) (*Chart, datasets.Findings) {
	var head struct {
		ID   datasets.Text `yaml:"id"`
		Kind datasets.Text `yaml:"kind"`
	}
	if err := node.Decode(SpecFile, &head, false); err != nil {
		return nil, asFindings(err)
	}
	r := &resolver{study: study, comparisons: comparisons, chart: head.ID.Value}
	if !chartID.MatchString(head.ID.Value) {
		r.fault(head.ID, "write lower-case letters, digits and single hyphens", "%q cannot be the id of a chart", head.ID.Value)
	}
	var names []string
	var spec specification
	for _, k := range Kinds() {
		names = append(names, k.Name)
		if k.Name == head.Kind.Value {
			spec = k.spec()
		}
	}
	if spec == nil {
		r.fault(head.Kind, datasets.DidYouMean(head.Kind.Value, names), "there is no kind of chart %q", head.Kind.Value)
		return nil, r.found
	}
	if err := node.Decode(SpecFile, spec, true); err != nil {
		return nil, append(r.found, asFindings(err)...)
	}
	common := spec.common()
	c := &Chart{ID: head.ID.Value, Kind: head.Kind.Value, study: study, at: head.ID}
	if common.Title.Value == "" {
		r.fault(head.ID, "the headline is the finding: a sentence with a verb", "the chart has no title")
	}
	c.Title = capitalized(r.expand(common.Title))
	c.subtitle = r.expand(common.Subtitle)
	r.hedged(common.Title, c.Title+" "+c.subtitle)
	c.note = r.expand(common.Note)
	r.hedged(common.Note, c.note)
	c.alt = r.expand(common.Alt)
	r.hedged(common.Alt, c.alt)
	c.layout = spec.layout(r)
	c.Rows, c.used, c.empty = r.rows, r.used, r.empty
	c.words = []string{fmt.Sprintf("%+v", spec), c.Title, c.subtitle, c.note, c.alt}
	return c, r.found
}

func asFindings(err error) datasets.Findings {
	var fs datasets.Findings
	if errors.As(err, &fs) {
		return fs
	}
	return datasets.Findings{{File: SpecFile, Message: err.Error()}}
}

// A Picture is a chart drawn once, to be written in any format.
type Picture struct {
	Alt   string // the picture in words
	scene *scene.Scene
	doc   scene.Document
	style Style
}

// Draw lays the chart out and draws it. It fails where labels would overlap or
// leave the page, naming the chart and the label.
func (c *Chart) Draw(style Style, fonts *typeset.Fonts) (*Picture, error) {
	p := newPage(c, style, fonts)
	if err := p.compose(); err != nil {
		return nil, fmt.Errorf("chart %s: %w", c.ID, err)
	}
	return &Picture{Alt: p.alt, scene: p.scene, style: style, doc: scene.Document{Title: c.Title, Description: p.alt, Lang: "en"}}, nil
}

// Hits returns the places of the marks on the picture, with the observations
// behind each.
func (p *Picture) Hits() []scene.Hit { return p.scene.Hits() }

// A Format is a way to write a picture.
type Format struct {
	Name  string // also the ending of the file
	write func(*Picture, io.Writer) error
}

// Formats lists every format.
func Formats() []Format {
	return []Format{
		{"png", func(p *Picture, w io.Writer) error { return p.scene.PNG(w, p.style.Pixels, p.doc) }},
		{"svg", func(p *Picture, w io.Writer) error { return p.scene.SVG(w, p.doc) }},
		{"pdf", func(p *Picture, w io.Writer) error { return p.scene.PDF(w, p.doc) }},
	}
}

// Write writes the picture in the format of a name: png, svg or pdf.
func (p *Picture) Write(w io.Writer, format string) error {
	var names []string
	for _, f := range Formats() {
		if f.Name == format {
			return f.write(p, w)
		}
		names = append(names, f.Name)
	}
	return &datasets.NotFound{What: "format", Name: format, Hint: datasets.DidYouMean(format, names)}
}

// tables names the tables that a chart's rows are from, in the order of rows.
func (c *Chart) tables() string {
	var names []string
	for _, o := range c.Rows {
		if !slices.Contains(names, o.Table) {
			names = append(names, o.Table)
		}
	}
	if len(names) == 1 {
		return "table " + names[0]
	}
	return "tables " + strings.Join(names, ", ")
}
