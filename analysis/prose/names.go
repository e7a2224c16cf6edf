package prose

import (
	"slices"
	"strings"
	"unicode"

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

// named reports whether a name with a number stands in a title or with a row.
func (v *verifier) named(d *shown, name string) bool {
	all := v.titles()
	for _, o := range d.rows {
		all = append(all, o.Cells()...)
	}
	return slices.ContainsFunc(all, func(s string) bool { return standsIn(s, name) })
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
		before, after := []rune(text[:i+j]), []rune(text[i+j+len(name):])
		if (len(before) == 0 || !inWord(before[len(before)-1])) && (len(after) == 0 || !inWord(after[0])) {
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
