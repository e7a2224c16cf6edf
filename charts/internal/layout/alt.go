package layout

import (
	"strings"

	"quotient/charts/internal/spec"
)

// altText tells the picture in words: each mark with its value and bound, the
// finding, the source.
func (p *Page) altText(marks []string) string {
	if p.Alt != "" {
		return p.Alt
	}
	if p.Empty {
		return strings.Join(marks, " ")
	}
	parts := append([]string{}, marks...)
	parts = append(parts, Sentence(p.Title))
	if p.Note != "" {
		parts = append(parts, Sentence(p.Note))
	}
	if s := p.leftOut(); s != "" {
		parts = append(parts, s)
	}
	if s := p.rounded(); s != "" {
		parts = append(parts, s)
	}
	if s := p.gathered(); s != "" {
		parts = append(parts, s)
	}
	for _, units := range p.Converted {
		parts = append(parts, p.conversion(units))
	}
	for _, reason := range p.Allowed {
		parts = append(parts, Sentence(reason))
	}
	if credit := p.credit(); credit != "" {
		parts = append(parts, Sentence(credit))
	} else if len(p.Tables) > 0 {
		parts = append(parts, Sentence(p.Say("Source")+": "+p.tables()))
	}
	return strings.Join(parts, " ")
}

// Opening is the first sentence of an alt text: the kind of chart, how many
// marks it has, the unit, and whatever else is to be said of the whole.
func (p *Page) Opening(kind string, more ...string) string {
	parts := []string{p.Say(kind)}
	for _, s := range more {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return Sentence(strings.Join(parts, ", "))
}

// Describe is a mark in words: what it is, of which series, and its number.
func Describe(name, series string, d spec.Datum) string {
	if series != "" {
		name += ", " + series
	}
	return name + ": " + d.Describe()
}

// Sentence makes a sentence of its parts: "Worker: 1,000 forints."
func Sentence(parts ...string) string {
	s := strings.TrimSpace(strings.Join(parts, ""))
	if s == "" {
		return ""
	}
	if strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}
