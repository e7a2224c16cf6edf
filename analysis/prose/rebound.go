package prose

import (
	"slices"
	"strings"
	"unicode"

	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// stuck is a number with the letters and digits that stand right at it and make it
// another: 2[1956], [1,000],[3,000], [1,000]k.
func stuck(r []rune, from, to int) string {
	if from >= to {
		return ""
	}
	start, end := from, to
	if unicode.IsDigit(r[from]) {
		for start > 0 && (unicode.IsDigit(r[start-1]) || strings.ContainsRune(".,", r[start-1]) && start > 1 && unicode.IsDigit(r[start-2])) {
			start--
		}
	}
	if unicode.IsDigit(r[to-1]) {
		for end < len(r) && (unicode.IsDigit(r[end]) || unicode.IsLetter(r[end]) || strings.ContainsRune(".,", r[end]) && end+1 < len(r) && unicode.IsDigit(r[end+1])) {
			end++
		}
	}
	if start == from && end == to {
		return ""
	}
	return string(r[start:end])
}

// qualified is where the words begin that say a bound before one that stands from one
// character of a text to another (exactly at least 27, more than up to 10%), or that one.
func qualified(language *scan.Language, text string, from, to int) int {
	r := []rune(text)
	for _, m := range language.Text(string(slices.Concat(r[:from], r[to:]))) {
		if m.Span.Start <= from && from < m.Span.End && m.Qualifier != "" {
			return min(m.Phrase.Start, from)
		}
	}
	return from
}

// Rebound reports whether the words around a number that stands in a text, from
// one character to another, give it a bound, a value or a unit that it does not have
// by itself: what the number says alone, and what it says there.
func (p *Editor) Rebound(n Number, text string, from, to int) (alone, around string, other bool) {
	return p.rebound(n, text, from, to, true)
}

// rebound is [Editor.Rebound]; unless it is strict, a number may stand without its unit,
// and be said to be a limit that it itself is.
func (p *Editor) rebound(n Number, text string, from, to int, strict bool) (alone, around string, other bool) {
	language, ok := scan.In(p.verifier.printer.Locale.Tag)
	if !ok {
		return "", "", false
	}
	r := []rune(text)
	number := string(r[from:to])
	if near := stuck(r, from, to); near != "" {
		return number, near, true
	}
	whole := language.Text(text)
	if start, ok := multiplied(whole, r, from); ok {
		return number, string(r[start:to]), true
	}
	b := rebinding{verifier: p.verifier, text: text, number: number, from: from, to: to, strict: strict}
	b.stated, _ = state(n, p.verifier.printer.Locale)
	for _, x := range language.Text(number) {
		if !isAmount(x) {
			continue
		}
		i := slices.IndexFunc(whole, func(m scan.Mention) bool {
			return m.Span.Start < x.Span.End+from && x.Span.Start+from < m.Span.End
		})
		if i < 0 {
			continue
		}
		first := qualified(language, text, from+x.Phrase.Start, from+x.Span.Start)
		if alone, around, other := b.compare(x, whole[i], first); other {
			return alone, around, true
		}
	}
	return "", "", false
}

// multiplied finds a number right before another that makes it another: twice 1,000
// forints, half of 1,000 forints.
func multiplied(whole []scan.Mention, r []rune, from int) (start int, ok bool) {
	for _, m := range whole {
		if m.Span.End > from || m.Low == nil || !saysMultiple(m.Text) && (m.Low.Cmp(one) >= 0 || m.Unit != "") {
			continue
		}
		between := strings.ToLower(strings.TrimSpace(string(r[m.Span.End:from])))
		if between == "" || slices.Contains(allWords().Joins, between) {
			return m.Span.Start, true
		}
	}
	return 0, false
}

// isAmount reports whether a mention has a number that is no date or time.
func isAmount(m scan.Mention) bool {
	return m.Low != nil && m.High != nil && m.Kind != scan.Date && m.Kind != scan.Year && m.Kind != scan.Time
}

// A rebinding is a number within a text.
type rebinding struct {
	*verifier
	stated       statement
	text, number string
	from, to     int
	strict       bool
}

// compare holds what a number says alone against what it says there, where its words begin
// at a character.
func (b *rebinding) compare(alone, there scan.Mention, first int) (says, said string, other bool) {
	x, m := alone, there
	switch {
	case m.Kind == scan.Date || m.Kind == scan.Year || m.Kind == scan.Time:
		return "", "", false
	case m.Bound == quantity.Between && (m.Low.Cmp(x.Low) == 0 || m.High.Cmp(x.High) == 0):
		return "", "", false // one end of a range, whose other is judged by itself
	case !sameValue(m, x):
		return phrase(b.number, x), phrase(b.text, m), true
	case !b.strict && x.Bound == quantity.Exact && (m.Bound == quantity.AtLeast || m.Bound == quantity.UpTo):
		return "", "", false
	case m.Bound != x.Bound && !b.stated.limit: // whose side may be named
		return string(x.Bound), string(m.Bound), true
	case x.Bound != quantity.Exact && first < b.from:
		return string(x.Bound), "“" + strings.Join(strings.Fields(string([]rune(b.text)[first:b.to])), " ") + "”", true
	case b.strict && b.otherUnit(x, m):
		there := phrase(b.text, m)
		if m.Noun == "" && !strings.Contains(there, m.Unit) {
			there += " " + m.Unit
		}
		return phrase(b.number, x), there, true
	}
	return "", "", false
}

func sameValue(m, x scan.Mention) bool {
	return m.Low != nil && m.High != nil && m.Low.Cmp(x.Low) == 0 && m.High.Cmp(x.High) == 0
}

// otherUnit reports whether a number has another unit there than alone.
func (b *rebinding) otherUnit(alone, there scan.Mention) bool {
	differs := there.Unit != alone.Unit && there.Unit != "" || there.Unit == "" && there.Noun != alone.Noun
	return differs && !b.inUnit(b.stated, there)
}
