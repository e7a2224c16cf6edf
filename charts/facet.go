package charts

import (
	"strings"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
)

// faceted resolves a chart in panels: each is the same chart, with the rows of one value of a
// column. It is nil where the chart cannot be so.
func faceted(r *spec.Resolver, node datasets.Node, kind layout.Kind, given layout.Specification) layout.Layout {
	common := given.Head()
	rows, ok := given.(interface{ Selected() *spec.Rows })
	if !kind.Panels || !ok {
		r.Fault(common.Facet, "draw charts of their own; panels go with "+strings.Join(panelKinds(), ", "), "the kind %s has no panels", kind.Name)
		return nil
	}
	if common.Scales.Value != "" && common.Scales.Value != "free" {
		r.Fault(common.Scales, "write free, or leave it out: panels then have one scale", "scales is %q", common.Scales.Value)
	}
	if n := len(common.Lines); n > 1 {
		at := common.Lines[1].At
		if at.Value == "" {
			at = common.Lines[1].Value
		}
		r.Fault(at, "keep one, which is named over all panels", "panels have one reference line, and lines has %d", n)
	}
	facets, ok := rows.Selected().FacetsOf(r, common.Facet, common.ID)
	if !ok {
		return nil
	}
	r.Facets = facets
	if !notesInPanels(r, common, facets) {
		return nil
	}
	defer func() { r.Facets = nil }()
	var panels []layout.Panel
	unit, empty := "", true
	for _, value := range facets.Values {
		panel := kind.Spec()
		if node.Decode(spec.File, panel, false) != nil {
			return nil
		}
		datasets.Localize(panel, r.Locale.Tag)
		panel.(interface{ Selected() *spec.Rows }).Selected().Keep(facets, value)
		before := len(r.Found)
		l := panel.Layout(r)
		if len(r.Found) > before {
			return nil // the others have the same error, or none that could be drawn next to it
		}
		panels = append(panels, layout.Panel{Name: facets.Title(value), Layout: layout.Annotated(l, r.References, facets.Notes(r, value)), Empty: r.Empty})
		if r.Empty {
			continue
		}
		if !empty && r.Unit != unit {
			r.Fault(common.Facet, "draw them in charts of their own", "the panel %q is in %s, and others are in %s: panels have one unit", value, r.Unit, unit)
			return nil
		}
		unit, empty = r.Unit, false
	}
	r.Empty = empty
	free := common.Scales.Value == "free"
	return func(p *layout.Page) layout.Body {
		all := func() layout.Body { return p.Panels(panels, free) }
		if len(r.References) == 1 {
			return p.Ruled(r.References[0], all)
		}
		return all()
	}
}

// notesInPanels refuses notes that are not at a row of a panel.
func notesInPanels(r *spec.Resolver, common *spec.Common, facets *spec.Facets) bool {
	known := len(r.Found)
	for _, n := range common.Annotations {
		at := n.At
		for _, t := range []datasets.Text{n.Date, n.From, n.To} {
			if at.Value == "" {
				at = t
			}
		}
		switch {
		case n.At.Value == "":
			r.Fault(at, "draw the chart without panels, or without it", "an event or a period has no place in panels, where its words would stand in each")
		case !facets.Has(n.At.Value):
			r.Fault(at, "name a row that is drawn, or leave the note out", "%s is in no panel, and a note needs its mark", n.At.Value)
		}
	}
	return len(r.Found) == known
}

// panelKinds are the kinds that can be drawn in panels.
func panelKinds() (names []string) {
	for _, k := range Kinds() {
		if k.Panels {
			names = append(names, k.Name)
		}
	}
	return names
}
