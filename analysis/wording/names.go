package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// Joined puts texts together in which names are looked for, so that none goes on in the next.
func Joined(texts []string) string { return Dashes.Replace(strings.Join(texts, "\x00")) }

// Dashes writes dashes and blanks of all sorts alike.
var Dashes = strings.NewReplacer("–", "-", "‑", "-", "−", "-", "\u00a0", " ")

// StandsIn reports whether a name stands in a text, and not in a longer word or
// number.
func StandsIn(text, name string) bool {
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

// Translates reports whether a number of a translated cell is one of the cell.
func Translates(cell string, m scan.Mention) bool {
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
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
