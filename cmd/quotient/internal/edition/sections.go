package edition

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/review"
	"quotient/datasets"
	"quotient/datasets/source"
)

// A Heading is that of a section which gives rows a date or a place, and which the new text
// has not got as it was.
type Heading struct {
	Was   string `json:"was"`
	Now   string `json:"now,omitempty"` // "" where it is not certain which it has become
	Date  string `json:"date,omitempty"`
	Place string `json:"place,omitempty"`
	Line  int    `json:"line"` // of the section in the descriptor
}

// head finds what has become of the headings of sections. One that is reworded is rewritten,
// in the section and in the places of its rows.
func (u *update) head() {
	u.heads = map[string]string{}
	info := &u.Study.Sources[u.Source]
	taken := map[string]int{}
	var all []Heading
	for k := range info.Sections {
		s := &info.Sections[k]
		key := source.Heading(s.Heading)
		if _, err := u.New.Locate(s.Heading); err == nil {
			continue
		}
		list := u.headings(key)
		if len(list) == 0 { // no row has another place, so that it stays
			continue
		}
		now := u.renamed(info, s, list)
		taken[source.Heading(now)]++
		all = append(all, Heading{Was: s.Heading, Now: now, Date: s.Date, Place: s.Place, Line: s.Finding("", "").Line})
	}
	for _, h := range all {
		if taken[source.Heading(h.Now)] > 1 {
			h.Now = ""
		}
		if h.Now == "" {
			u.lost = append(u.lost, source.Heading(h.Was))
		} else {
			u.heads[source.Heading(h.Was)] = h.Now
		}
		u.report.Sections = append(u.report.Sections, h)
	}
}

// headings are those under which the rows of a section are in the new text, "" for none,
// each once.
func (u *update) headings(key string) (out []string) {
	for _, i := range u.items {
		if i.found && source.Heading(i.Where) == key {
			out = append(out, headed(i.Now))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// headed is the heading in a place, as that has it.
func headed(where string) string {
	heading, _, _ := strings.Cut(where, "¶")
	return strings.TrimSpace(heading)
}

// renamed is what a heading has become: the one that its paragraph is paired with, if a row
// of its section is there, or else the only one that its rows are under. It is "" where that
// heading is no new one.
func (u *update) renamed(info *datasets.SourceInfo, s *datasets.Section, list []string) string {
	now := ""
	if len(list) == 1 {
		now = list[0]
	}
	if paired := u.pairedHeading(s.Heading); slices.Contains(list, paired) {
		now = paired
	}
	if now == "" || slices.ContainsFunc(info.Sections, func(other datasets.Section) bool { return source.Heading(other.Heading) == source.Heading(now) }) {
		return ""
	}
	if u.old != nil {
		if _, err := u.old.Locate(now); err == nil { // to which its rows have moved
			return ""
		}
	}
	return now
}

// pairedHeading is the heading that the paragraph of one is paired with; "" for none.
func (u *update) pairedHeading(heading string) string {
	if u.old == nil {
		return ""
	}
	span, err := u.old.Locate(heading)
	if err != nil {
		return ""
	}
	at, ok := u.paired[paragraphOf(u.old.Paragraphs(), span)]
	if !ok {
		return ""
	}
	where := u.New.Where(u.New.Paragraphs()[at].Span)
	if strings.Contains(where, "¶") {
		return ""
	}
	return where
}

// where is the place of an item as it is to be written: that in the new text; and of a quote
// that is not there the old one, under the heading that its section has now.
func (u *update) where(i *Item) string {
	if i.found {
		return i.Now
	}
	now, ok := u.heads[source.Heading(i.Where)]
	if !ok || source.Heading(i.Where) == "" {
		return i.Where
	}
	if at := strings.Index(i.Where, "¶"); at >= 0 {
		return now + " " + i.Where[at:]
	}
	return now
}

// without is the descriptor without the sections whose heading is lost. The study is loaded
// with it to tell what the new text makes of it, and it is not written.
func (u *update) without(text []byte) ([]byte, error) {
	var d map[string]any
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	dec.UseNumber()
	if err := dec.Decode(&d); err != nil {
		return nil, err
	}
	holders := []any{d}
	if list, ok := d["resources"].([]any); ok {
		holders = append(holders, list...)
	}
	for _, h := range holders {
		holder, _ := h.(map[string]any)
		list, _ := holder["sources"].([]any)
		for _, s := range list {
			if of, ok := s.(map[string]any); ok && u.isSource(of["name"], of["title"]) {
				u.unsection(of)
			}
		}
	}
	return json.Marshal(d)
}

// unsection takes the sections whose heading is lost out of a source.
func (u *update) unsection(of map[string]any) {
	list, _ := of["sections"].([]any)
	of["sections"] = slices.DeleteFunc(list, func(s any) bool {
		section, _ := s.(map[string]any)
		heading, _ := section["heading"].(string)
		return slices.Contains(u.lost, source.Heading(heading))
	})
	if len(list) == 0 {
		delete(of, "sections")
	}
}

// isSource reports whether a name and title, of which one can be missing, are those of the
// source.
func (u *update) isSource(name, title any) bool {
	info := u.Study.Sources[u.Source]
	text := func(v any) string { s, _ := v.(string); return s }
	return text(name) == info.Name && text(title) == info.Title
}

// refuse says why nothing can be written where a heading is lost.
func (u *update) refuse() bool {
	if len(u.lost) == 0 {
		return false
	}
	for k := range u.report.Fresh {
		u.report.Fresh[k].Table = ""
	}
	u.report.Refused = fmt.Sprintf("the heading of a section that gives its rows their date or place cannot be found for certain: write these in the rows themselves, delete the section from %s, and update again", datasets.DescriptorName)
	return true
}

// reheaded counts the rows that are written under another heading, which gives them another
// date or place.
func (u *update) reheaded() {
	for _, i := range u.items {
		if i.Status == Changed && i.row != nil && slices.ContainsFunc(i.Cells, func(c review.CellChange) bool { return slices.Contains(inherited, c.Column) }) {
			u.report.Reheaded++
		}
	}
}
