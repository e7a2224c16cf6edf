package charts

// content is what a page shows of the chart.
func (c *Chart) content() Content {
	return Content{
		ID: c.ID, Title: c.Title, Subtitle: c.subtitle, Note: c.note, Unit: c.unit, Alt: c.alt,
		Study: c.study, Locale: c.locale, Terms: c.terms, Tables: c.tables(), Sources: c.sources,
		Empty: c.empty, Numberless: c.numberless, Allowed: c.allowed, Layout: c.layout,
	}
}
