package charts

import (
	"cmp"
	"errors"
	"reflect"
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/lazy"
	"quotient/datasets/quantity"
)

var chartID = lazy.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// An entry is the part of an entry of charts.yaml that every kind has.
type entry struct {
	ID   datasets.Text `yaml:"id"`
	Kind datasets.Text `yaml:"kind"`
}

// resolve resolves one chart; nil where it cannot be read, or has no title in the
// locale.
func resolve(r *spec.Resolver, node datasets.Node) *Chart {
	e, ok := entryOf(r, node)
	if !ok {
		return nil
	}
	kind, ok := kindOf(r, e)
	if !ok {
		return nil
	}
	known := len(r.Found)
	given, ok := decoded(r, node, kind)
	if !ok {
		return nil
	}
	if told := len(r.Found); told > known { // what a mistyped key would have said is no error of its own
		defer func() { r.Found = append(r.Found[:told], present(r.Found[told:], e.ID)...) }()
	}
	r.Unnamed = kind.Unnamed
	common, tag := given.Head(), r.Locale.Tag
	if tag != quantity.English.Tag && !common.Title.Has(tag) {
		return nil
	}
	var otherwise []datasets.Text
	if tag != quantity.English.Tag {
		otherwise = untranslated(given, tag)
	}
	datasets.Localize(given, tag)
	c := &Chart{ID: e.ID.Value, Kind: e.Kind.Value, study: r.Study, locale: r.Locale, terms: r.Terms, at: e.ID, otherwise: otherwise}
	if common.Title.Value == "" {
		r.Fault(e.ID, "the headline is the finding: a sentence with a verb", "the chart has no title")
	}
	r.Writes(common.Numbers, kind.Axes == 2)
	allow(r, common)
	c.size(r, common)
	c.write(r, common)
	c.shaded = kind.Shaded
	annotate(r, common, kind)
	defer func() { c.poster = poster(r, common, given, c.subtitle) }() // rows are then called as on the chart
	if common.Facet.Value != "" {
		c.layout = faceted(r, node, kind, given)
	} else {
		if common.Scales.Value != "" {
			r.Fault(common.Scales, "name the column of the panels: facet: …", "scales are those of panels, and the chart has none")
		}
		c.layout = layout.Annotated(given.Layout(r), r.References, r.Notes)
	}
	if c.subtitle == "" && r.Unit != "" && !kind.Titled && !r.Written.Clock() {
		c.unit = wording.Capitalized(r.Unit)
	}
	c.written, c.rounded = r.Written, r.Rounded()
	r.Bounded(common)
	c.rest(r, specified(reflect.ValueOf(given)))
	return c
}

// poster is the number that the chart comes down to: the one that the author names, the first
// in the title, or that of the rows which the chart emphasises; nil where there is none.
func poster(r *spec.Resolver, common *spec.Common, given layout.Specification, subtitle string) *layout.Poster {
	var d spec.Datum
	switch {
	case common.Card.Value != "":
		var ok bool
		if d, ok = r.Number(common.Card); !ok {
			return nil
		}
	case len(r.Headlined) > 0:
		d = r.Headlined[0]
	default:
		return nil
	}
	name := d.Fact.Name(d.Locale)
	if n, ok := given.(interface{ Name(spec.Datum) string }); ok && !d.Computed() {
		name = n.Name(d)
	}
	if o := d.Row(); o != nil && name == o.ID { // which is no name
		name = cmp.Or(subtitle, r.Unit)
	}
	return &layout.Poster{Datum: d, Name: wording.Capitalized(name)}
}

// annotate resolves what a chart says besides its marks, as far as its kind has a place for it.
func annotate(r *spec.Resolver, common *spec.Common, kind layout.Kind) {
	for _, l := range common.Lines {
		if kind.Axes == 0 {
			at := l.At
			if at.Value == "" {
				at = l.Value
			}
			r.Fault(at, "leave lines out, or draw a kind with an axis of numbers, such as bar, dot or line", "%s has no axis of numbers that a reference line could be on", kind.A())
			return
		}
	}
	at := common.ID
	if at.Line == 0 { // in a notebook
		at = common.Kind
	}
	r.Annotate(at, &common.Annotated, kind.Axes == 2)
	for _, n := range common.Annotations {
		at := n.Date
		if n.From.Value != "" {
			at = n.From
		} else if n.To.Value != "" {
			at = n.To
		}
		if at.Value != "" && n.At.Value == "" && !kind.Timed {
			r.Fault(at, "leave it out, or draw a line or a step over time, columns of every year or a timeline", "%s has no axis of time across the page, which an event or a period needs", kind.A())
			return
		}
	}
}

// decoded reads what charts.yaml says of a chart. Where it has a key that there is not, the
// others are read all the same, so that all errors are told at once.
func decoded(r *spec.Resolver, node datasets.Node, kind layout.Kind) (layout.Specification, bool) {
	given := kind.Spec()
	err := node.Decode(spec.File, given, true)
	if err == nil {
		return given, true
	}
	for _, f := range asFindings(err) {
		f.Ref = r.Chart
		r.Found = append(r.Found, f)
	}
	given = kind.Spec()
	unknown := strings.HasPrefix(asFindings(err)[0].Message, "unknown key ")
	return given, unknown && node.Decode(spec.File, given, false) == nil
}

// present are the findings that are not of what is missing: these are at the id of the chart.
func present(found datasets.Findings, id datasets.Text) datasets.Findings {
	return slices.DeleteFunc(slices.Clone(found), func(f datasets.Finding) bool { return f.Line == id.Line && f.Column == id.Column })
}

// entryOf reads the id and the kind of a chart.
func entryOf(r *spec.Resolver, node datasets.Node) (e entry, ok bool) {
	if err := node.Decode(spec.File, &e, false); err != nil {
		r.Found = append(r.Found, asFindings(err)...)
		return e, false
	}
	if r.Nameless && e.ID.Value == "" {
		e.ID = e.Kind
	}
	r.Chart = e.ID.Value
	if (!chartID.MatchString(e.ID.Value) || folder.Device(e.ID.Value)) && !(r.Nameless && e.Kind.Value == "") {
		r.Fault(e.ID, "write lower-case letters, digits and single hyphens", "%q cannot be the id of a chart", e.ID.Value)
	}
	return e, true
}

// kindOf is the kind that a chart names.
func kindOf(r *spec.Resolver, e entry) (layout.Kind, bool) {
	kinds := Kinds()
	names := make([]string, len(kinds))
	for i, k := range kinds {
		if names[i] = k.Name; k.Name == e.Kind.Value {
			return k, true
		}
	}
	if e.Kind.Value == "" {
		r.Fault(e.ID, "kind: "+strings.Join(names, ", "), "the chart has no kind")
		return layout.Kind{}, false
	}
	hint := "kinds: " + strings.Join(names, ", ")
	if n := datasets.Nearest(e.Kind.Value, names); n != "" && n[0] == e.Kind.Value[0] { // pie is no line
		hint = datasets.DidYouMean(e.Kind.Value, names)
	}
	if other, ok := otherName(e.Kind.Value, names); ok {
		hint = other
	}
	r.Fault(e.Kind, hint, "there is no kind of chart %q", e.Kind.Value)
	return layout.Kind{}, false
}

// allow takes the author's reasons to draw what is refused.
func allow(r *spec.Resolver, common *spec.Common) {
	for _, name := range spec.SortedKeys(common.Allow) {
		if !slices.Contains(spec.Refusals, name) {
			r.Fault(common.Allow[name], datasets.DidYouMean(name, spec.Refusals), "there is no refusal %q", name)
		}
		if strings.TrimSpace(common.Allow[name].Value) == "" {
			r.Fault(common.Allow[name], "write why: it is printed under the chart", "%s is allowed without a reason", name)
		}
	}
	r.Allow = common.Allow
}

// size reads the sizes that the chart can have.
func (c *Chart) size(r *spec.Resolver, common *spec.Common) {
	for _, s := range common.Sizes {
		size, err := layout.SizeOf(s.Value)
		if err != nil {
			r.Fault(s, "", "%v", err)
		}
		c.Sizes = append(c.Sizes, size.Name)
	}
}

// write fills the numbers into the words around the chart.
func (c *Chart) write(r *spec.Resolver, common *spec.Common) {
	c.Title = wording.Capitalized(r.Fill(common.Title, spec.Headline))
	c.subtitle = r.Expand(common.Subtitle)
	r.Hedged(common.Title, c.Title+" "+c.subtitle)
	c.note = r.Expand(common.Note)
	r.Hedged(common.Note, c.note)
	c.alt = r.Expand(common.Alt)
	r.Hedged(common.Alt, c.alt)
}

// rest notes all that the picture depends on, given what charts.yaml says of it.
func (c *Chart) rest(r *spec.Resolver, given string) {
	c.many = r.Many
	c.Rows, c.used, c.comparisons, c.empty, c.allowed, c.numberless, c.converted = r.Rows, r.Used, r.Results, r.Empty, r.Allowed, r.Numberless, r.Converted
	c.sources = r.Study.SourcesOf(c.restsOn())
	c.words = append([]string{given, r.Locale.Tag, c.Title, c.subtitle, c.note, c.alt}, c.allowed...)
	if c.unit != "" {
		c.words = append(c.words, c.unit)
	}
	for _, cell := range spec.SortedKeys(r.Terms) {
		c.words = append(c.words, cell, r.Terms[cell])
	}
}

func asFindings(err error) datasets.Findings {
	var fs datasets.Findings
	if errors.As(err, &fs) {
		return fs
	}
	return datasets.Findings{{File: spec.File, Message: err.Error()}}
}
