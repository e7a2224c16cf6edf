package charts

import (
	"quotient/charts/scene"
)

// Sheet is a page of HTML that holds several pictures.
type Sheet = scene.Page

// NewSheet returns a page without pictures. Link gives the address to which the mark of an
// observation or comparison leads, whose own observations are refs; "" makes it no link.
func NewSheet(link func(id string, refs []string) string) *Sheet {
	return scene.NewPage(func(g scene.Group) string { return link(g.ID, g.Refs) })
}

// Inline is the picture as SVG for a page of HTML, light as it is and dark as another. The
// ids in it begin with a prefix.
func (p *Picture) Inline(sheet *Sheet, dark *Picture, prefix string) (string, error) {
	doc := p.doc
	doc.Prefix = prefix
	return sheet.Inline(p.scene, dark.scene, doc)
}
