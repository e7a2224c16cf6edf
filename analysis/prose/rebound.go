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
	v := p.verifier
	language, ok := scan.In(v.printer.Locale.Tag)
	if !ok {
		return "", "", false
	}
	stated, _ := state(n, v.printer.Locale)
	if near := stuck([]rune(text), from, to); near != "" {
		return string([]rune(text)[from:to]), near, true
	}
	whole := language.Text(text)
	for _, m := range whole { // twice 1,000 forints, half of 1,000 forints
		if m.Span.End > from || m.Low == nil || !saysMultiple(m.Text) && (m.Low.Cmp(one) >= 0 || m.Unit != "") {
			continue
		}
		between := strings.ToLower(strings.TrimSpace(string([]rune(text)[m.Span.End:from])))
		if between == "" || slices.Contains(allWords().Joins, between) {
			return string([]rune(text)[from:to]), string([]rune(text)[m.Span.Start:to]), true
		}
	}
	for _, x := range language.Text(string([]rune(text)[from:to])) {
		if x.Low == nil || x.High == nil || x.Kind == scan.Date || x.Kind == scan.Year || x.Kind == scan.Time {
			continue
		}
		i := slices.IndexFunc(whole, func(m scan.Mention) bool {
			return m.Span.Start < x.Span.End+from && x.Span.Start+from < m.Span.End
		})
		if i < 0 {
			continue
		}
		m := whole[i]
		says := phrase(text, m)
		first := qualified(language, text, from+x.Phrase.Start, from+x.Span.Start)
		switch {
		case m.Kind == scan.Date || m.Kind == scan.Year || m.Kind == scan.Time:
			continue
		case m.Bound == quantity.Between && (m.Low.Cmp(x.Low) == 0 || m.High.Cmp(x.High) == 0):
			continue // one end of a range, whose other is judged by itself
		case m.Low == nil || m.High == nil || m.Low.Cmp(x.Low) != 0 || m.High.Cmp(x.High) != 0:
			return phrase(string([]rune(text)[from:to]), x), says, true
		case !strict && x.Bound == quantity.Exact && (m.Bound == quantity.AtLeast || m.Bound == quantity.UpTo):
			continue
		case m.Bound != x.Bound && !stated.limit: // whose side may be named
			return string(x.Bound), string(m.Bound), true
		case x.Bound != quantity.Exact && first < from:
			return string(x.Bound), "“" + strings.Join(strings.Fields(string([]rune(text)[first:to])), " ") + "”", true
		case !strict:
			continue
		case (m.Unit != x.Unit && m.Unit != "" || m.Unit == "" && m.Noun != x.Noun) && !v.inUnit(stated, m):
			if m.Noun == "" && !strings.Contains(says, m.Unit) {
				says += " " + m.Unit
			}
			return phrase(string([]rune(text)[from:to]), x), says, true
		}
	}
	return "", "", false
}
