package prose

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
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
		d.cells = joined(cells)
	})
	name = dashes.Replace(name)
	first, rest, _ := strings.Cut(name, " ")
	return slices.ContainsFunc([]string{v.naming(), d.cells}, func(s string) bool {
		return standsIn(s, name) || rest != "" && slices.Contains(wording.All().Articles, strings.ToLower(first)) && standsIn(s, strings.TrimSpace(rest))
	})
}

// joined puts texts together in which names are looked for, so that none goes on in the next.
func joined(texts []string) string { return dashes.Replace(strings.Join(texts, "\x00")) }

var dashes = strings.NewReplacer("–", "-", "‑", "-", "−", "-", "\u00a0", " ")

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
		if slices.ContainsFunc(v.study.SetAside, func(a *datasets.SetAside) bool { return standsIn(a.Quote, text[at[0]:at[1]]) }) {
			return true
		}
	}
	return false
}

// standsIn reports whether a name stands in a text, and not in a longer word or
// number.
func standsIn(text, name string) bool {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for i := 0; name != ""; {
		j := strings.Index(text[i:], name)
		if j < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i+j])
		after, _ := utf8.DecodeRuneInString(text[i+j+len(name):])
		if !inWord(before) && !inWord(after) { // what is no rune is in no word
			return true
		}
		i += j + len(name)
	}
	return false
}

// translates reports whether a number of a translated cell is one of the cell.
func translates(cell string, m scan.Mention) bool {
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if isDigit(r) {
				return r
			}
			return -1
		}, s)
	}
	language, _ := scan.In(quantity.English.Tag)
	for _, n := range language.Text(cell) {
		if d := digits(m.Text); d != "" && d == digits(n.Text) {
			return true
		}
		if m.Low != nil && n.Low != nil && m.High != nil && n.High != nil && m.Low.Cmp(n.Low) == 0 && m.High.Cmp(n.High) == 0 {
			return true
		}
	}
	return false
}
