package prose

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/source/scan"
)

// titles are the titles that a name or a year can be of.
func (v *verifier) titles() []string {
	out := []string{v.study.Title, v.study.Description}
	for _, s := range v.study.Sources {
		out = append(out, s.Title)
	}
	return out
}

// named reports whether a name with a number, or a score, stands in a title, with a row, or
// in what was set aside. An article before it is none of the name.
func (v *verifier) named(d *shown, name string) bool {
	d.read.Do(func() {
		var cells []string
		for _, o := range d.rows {
			cells = append(cells, o.Cells()...)
		}
		d.cells = wording.Joined(cells)
	})
	name = wording.Dashes.Replace(name)
	first, rest, _ := strings.Cut(name, " ")
	return slices.ContainsFunc([]string{v.naming(), d.cells}, func(s string) bool {
		return wording.StandsIn(s, name) || rest != "" && slices.Contains(wording.All().Articles, strings.ToLower(first)) && wording.StandsIn(s, strings.TrimSpace(rest))
	})
}

// score is two numbers of a vote or a game that are written apart: 5 to 4.
var score = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b\d+ (?:` + strings.Join(wording.All().Against, "|") + `) \d+\b`)
})

// scored reports whether a number is one of a score that was set aside as it stands.
func (v *verifier) scored(text string, m scan.Mention) bool {
	for _, at := range score().FindAllStringIndex(text, -1) {
		from := utf8.RuneCountInString(text[:at[0]])
		if to := from + at[1] - at[0]; m.Span.Start < from || m.Span.End > to {
			continue
		}
		if slices.ContainsFunc(v.study.SetAside, func(a *datasets.SetAside) bool { return wording.StandsIn(a.Quote, text[at[0]:at[1]]) }) {
			return true
		}
	}
	return false
}
