package charts

import "strings"

// altText tells the picture in words: each mark with its value and bound, the
// finding, the source.
func (p *page) altText(marks []string) string {
	if p.Alt != "" {
		return p.Alt
	}
	if p.Empty {
		return strings.Join(marks, " ")
	}
	parts := append([]string{}, marks...)
	parts = append(parts, sentence(p.Title))
	if p.Note != "" {
		parts = append(parts, sentence(p.Note))
	}
	if s := p.leftOut(); s != "" {
		parts = append(parts, s)
	}
	for _, reason := range p.Allowed {
		parts = append(parts, sentence(reason))
	}
	if len(p.Tables) > 0 {
		parts = append(parts, sentence(p.say("Source")+": "+p.tables()))
	}
	return strings.Join(parts, " ")
}

// opening is the first sentence of an alt text: the kind of chart, how many
// marks it has, the unit, and whatever else is to be said of the whole.
func (p *page) opening(kind string, more ...string) string {
	parts := []string{p.say(kind)}
	for _, s := range more {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return sentence(strings.Join(parts, ", "))
}

// told is a mark in words: what it is, of which series, and its number.
func told(name, series string, d datum) string {
	if series != "" {
		name += ", " + series
	}
	return name + ": " + d.told()
}

// sentence makes a sentence of its parts: "Worker: 1,000 forints."
func sentence(parts ...string) string {
	s := strings.TrimSpace(strings.Join(parts, ""))
	if s == "" {
		return ""
	}
	if strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}
