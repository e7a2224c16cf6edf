package charts

import (
	"strings"

	"quotient/charts/internal/layout"
)

// content is what a page shows of the chart.
func (c *Chart) content() layout.Content {
	return layout.Content{
		ID: c.ID, Title: c.Title, Subtitle: c.subtitle, Note: c.note, Unit: c.unit, Alt: c.alt,
		Study: c.study, Locale: c.locale, Terms: c.terms, Tables: c.tables(), Sources: c.sources,
		Empty: c.empty, Numberless: c.numberless, Converted: c.converted, Written: c.written, Rounded: c.rounded, Many: c.many, Allowed: c.allowed, Layout: c.layout, Poster: c.poster, Shaded: c.shaded,
	}
}

// Says is what the chart is and shows, by name: its specification, its words, and each
// of its rows. A reviewer signs it.
func (c *Chart) Says() map[string]string {
	out := map[string]string{
		"title": c.Title, "subtitle": c.subtitle, "note": c.note, "alt": c.alt,
		"specification": strings.Join(c.words, "\n"),
	}
	for _, x := range c.comparisons {
		out[x.ID] = x.String()
	}
	for _, o := range c.Rows {
		out[o.Ref()] = c.printer().Words(o)
	}
	return out
}
