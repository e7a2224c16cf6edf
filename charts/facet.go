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
	if n := len(common.Lines) + len(common.Annotations); n > 0 {
		r.Fault(common.Facet, "draw the chart without panels, or without lines and notes", "panels have no reference lines and no notes")
	}
	facets, ok := rows.Selected().FacetsOf(r, common.Facet, common.ID)
	if !ok {
		return nil
	}
	r.Facets = facets
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
		panels = append(panels, layout.Panel{Name: facets.Title(value), Layout: l, Empty: r.Empty})
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
	return func(p *layout.Page) layout.Body { return p.Panels(panels, free) }
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
