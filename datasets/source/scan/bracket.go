package scan

import (
	"slices"
	"unicode"

	"quotient/datasets/language/form"
	"quotient/datasets/source"
)

// A Bracketed is a date in brackets right after a number, which is that of no other number:
// 40 ships (1990) and 75 ships (1995).
type Bracketed struct {
	Date   Mention
	Of     source.Span // of the number
	Within source.Span // of the brackets
	// Alone says that there is nothing else in the brackets that could make it the date of
	// something else, such as a name: (Smith, 1990).
	Alone bool
}

// Brackets finds the dates in brackets right after numbers, in their order, among the
// numbers of a text.
func (l *Language) Brackets(chars []rune, all []Mention) (out []Bracketed) {
	for i, m := range all {
		if m.Date().IsZero() {
			continue
		}
		open, of := l.opening(chars, all[:i], m)
		if of < 0 {
			continue
		}
		if shut, ok := l.closing(chars, all[i+1:], m); ok {
			b := Bracketed{Date: m, Of: all[of].Span, Within: source.Span{Start: open, End: shut + 1}, Alone: true}
			inside := all[of+1 : min(len(all), i+insideBrackets)]
			for k := open; k < shut; k++ {
				within := slices.ContainsFunc(inside, func(d Mention) bool { return d.Span.Start <= k && k < d.Span.End })
				b.Alone = b.Alone && (within || !unicode.IsUpper(chars[k]))
			}
			out = append(out, b)
		}
	}
	return out
}

// insideBrackets is the most characters of what is in brackets with a date.
const insideBrackets = 60

// opening is where the brackets that a date is in open, and the number, of those before the
// date, that they come right after; -1 where there is none.
func (l *Language) opening(chars []rune, before []Mention, date Mention) (open, of int) {
	at := date.Span.Start
	for i := len(before) - 1; i >= 0; i-- {
		m := before[i]
		end := max(m.Phrase.End, m.Span.End)
		if date.Span.Start-end > 2*insideBrackets {
			break
		}
		if open = lastOf("([", chars, max(end, at-insideBrackets), at); open >= 0 {
			if m.takesDate() && l.near(chars[end:open]) {
				return open, i
			}
			return -1, -1
		}
		if !m.IsDate() || lastOf(")]", chars, m.Span.End, at) >= 0 {
			break // in the brackets is a number that the date can be of
		}
		at = m.Span.Start
	}
	return -1, -1
}

// closing is where the brackets that a date is in close; false where they have a number after it.
func (l *Language) closing(chars []rune, after []Mention, date Mention) (int, bool) {
	shut := slices.IndexFunc(chars[date.Span.End:min(len(chars), date.Span.End+insideBrackets)], func(r rune) bool { return r == ')' || r == ']' })
	if shut < 0 {
		return 0, false
	}
	shut += date.Span.End
	return shut, !slices.ContainsFunc(after[:min(len(after), insideBrackets)], func(m Mention) bool { return m.Span.Start < shut && m.takesDate() })
}

// takesDate reports whether a number can be dated: it is an amount.
func (m Mention) takesDate() bool {
	switch m.Kind {
	case Quantity, Money, Percent, Score:
		return m.Low != nil
	}
	return false
}

// near reports whether some words between a number and brackets only say more of what it is
// of: 40 tons of coal, 40 were killed.
func (l *Language) near(between []rune) bool {
	const most = 3
	words := 0
	for i := 0; i < len(between); {
		switch r := between[i]; {
		case unicode.IsSpace(r) && r != '\n':
			i++
		case unicode.IsLower(r):
			from := i
			for i < len(between) && (unicode.IsLower(between[i]) || unicode.IsMark(between[i])) {
				i++
			}
			x := l.words.Words[string(between[from:i])]
			if words++; words > most || x != nil && x.Is.Any(form.IsPreposition|form.IsAnd|form.IsOr|form.IsBut|form.IsClause|form.IsTo|form.IsFrom|form.IsBetween) && !x.Is.Any(form.IsOf) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// lastOf is the last place of one of some signs in a stretch; -1 where it has none.
func lastOf(signs string, chars []rune, from, to int) int {
	for i := to - 1; i >= from; i-- {
		if slices.Contains([]rune(signs), chars[i]) {
			return i
		}
	}
	return -1
}
