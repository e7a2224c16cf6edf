package check

import (
	"slices"

	"quotient/datasets/source/scan"
)

// inBrackets are the dates in brackets right after the number of a row, and those that come right
// after another number of its sentence, whose alone they are.
func (l *Ledger) inBrackets(row *reading) (own, others []scan.Mention) {
	if row.number == nil {
		return nil, nil
	}
	all := l.texts[row.text].bracketed()
	around := row.span
	for _, v := range l.vicinities(row) {
		if v.reach == inSentence {
			around = v.span
		}
	}
	i, _ := slices.BinarySearchFunc(all, around.Start, func(b scan.Bracketed, at int) int { return b.Date.Span.Start - at })
	for _, b := range all[i:] {
		switch {
		case b.Date.Span.Start >= around.End:
			return own, others
		case b.Of != row.number.Span:
			others = append(others, b.Date)
		case b.Alone:
			own = append(own, b.Date)
		}
	}
	return own, others
}

// borrowed is the date in brackets after another number of its sentence that a row has, and
// that nothing else says; "" where it has none.
func (l *Ledger) borrowed(row *reading, scope []stretch) string {
	if row.text < 0 {
		return ""
	}
	_, others := l.inBrackets(row)
	i := slices.IndexFunc(others, func(m scan.Mention) bool { return dates(row.Observation, m) })
	if i < 0 {
		return ""
	}
	for k, s := range scope {
		if s.calendar != l.texts[row.text].calendar() {
			continue // it is of a note, or of a title
		}
		scope[k] = newCalendar(slices.DeleteFunc(slices.Clone(s.numbers[s.from:s.to]), func(m scan.Mention) bool { return among(others, m) })).whole()
	}
	if len(missingParts(row.Date, scope)) == 0 {
		return ""
	}
	return others[i].Text
}

// among reports whether a number is one of some of its text.
func among(list []scan.Mention, m scan.Mention) bool {
	return slices.ContainsFunc(list, func(o scan.Mention) bool { return o.Span == m.Span })
}
