package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/word"
)

// A production reads what begins at a token: its name, the words that it can begin with,
// and what reads it. The first that finds something has the token.
type production struct {
	name   rule.Name
	starts func(*word.Word) bool // nil in rules of digits
	read   func(Reader, int) (Found, bool)
}

// afterWords are the rules of dates that begin with a word.
var afterWords = []production{
	{rule.New("month first"), isMonth, ranged(Reader.monthFirst)},
	{rule.New("months"), isMonth, Reader.monthRange},
	{rule.New("era first"), func(w *word.Word) bool { return w.Era > 0 }, ranged(Reader.eraFirst)},
	{rule.New("part of a year"), opens, ranged(Reader.quarter)},
	{rule.New("parts of a year"), opens, Reader.quarters},
	{rule.New("day first"), isOrdinal, ranged(Reader.dayFirst)},
	{rule.New("days before a month"), isOrdinal, Reader.dayBefore},
	{rule.New("century of an era"), isOrdinal, Reader.centuryOf},
	{rule.New("time in words"), nil, Reader.spelledClock},
	{rule.New("decade in words"), nil, alone(Reader.spelledDecade)},
	{rule.New("year in words"), func(w *word.Word) bool { return w.Cardinal >= 2 }, ranged(Reader.yearInWords)},
}

// afterDigits are the rules of dates that begin with digits.
var afterDigits = []production{
	{rule.New("time"), nil, Reader.clock},
	{rule.New("day first"), nil, ranged(Reader.dayFirst)},
	{rule.New("days before a month"), nil, Reader.dayBefore},
	{rule.New("day after its month"), nil, alone(Reader.dayBehind)},
	{rule.New("year first"), nil, ranged(Reader.yearFirst)},
	{rule.New("part of a year"), nil, ranged(Reader.quarter)},
	{rule.New("century of an era"), nil, Reader.centuryOf},
	{rule.New("decade"), nil, ranged(func(d Reader, i int) (moment, bool) { return d.decade(i, i) })},
	{rule.New("year"), nil, Reader.years},
}

var (
	numericRule    = rule.New("date in numbers")
	apostropheRule = rule.New("short year")
)

func isMonth(w *word.Word) bool { return w.Month > 0 }

func isOrdinal(w *word.Word) bool { return w.Ordinal > 0 || w.Cardinal >= 20 }

func opens(w *word.Word) bool { return w.Ordinal > 0 || w.Opens }

// ranged is a rule that reads a moment, or the range that it begins.
func ranged(read func(Reader, int) (moment, bool)) func(Reader, int) (Found, bool) {
	return func(d Reader, i int) (Found, bool) {
		if m, ok := read(d, i); ok {
			return d.ranged(m)
		}
		return Found{}, false
	}
}

// alone is a rule that reads a moment that begins no range.
func alone(read func(Reader, int) (moment, bool)) func(Reader, int) (Found, bool) {
	return func(d Reader, i int) (Found, bool) {
		if m, ok := read(d, i); ok {
			return m.match()
		}
		return Found{}, false
	}
}

// from reads what begins with digits, a word or an apostrophe.
func (d Reader) from(i int) (Found, bool) {
	switch d.Tokens[i].Form {
	case token.Digits:
		return d.fromDigits(i)
	case token.Word:
		return d.first(afterWords, i)
	}
	f, ok := d.fromApostrophe(i)
	f.Rules.Add(apostropheRule)
	return f, ok
}

// first returns what the first rule that finds something finds.
func (d Reader) first(rules []production, i int) (Found, bool) {
	w := d.At(i)
	for _, r := range rules {
		if r.starts != nil && !r.starts(w) {
			continue
		}
		if f, ok := r.read(d, i); ok {
			f.Rules.Add(r.name)
			return f, true
		}
	}
	return Found{}, false
}

// fromDigits reads what begins with digits.
func (d Reader) fromDigits(i int) (Found, bool) {
	alone, joined := d.before(i)
	if !alone && !joined || d.isLabelled(i) || d.money(i) {
		return Found{}, false
	}
	if m, ok := d.numeric(i); ok {
		f, ok := d.ranged(m)
		f.Rules.Add(numericRule)
		return f, ok
	}
	if joined && !d.has(i-2, form.AsPrefix) && d.At(i-2).PartOfYear == 0 { // mid-1956
		return Found{}, false
	}
	return d.first(afterDigits, i)
}

// isLabelled reports whether a word that a number names is before a token: flight 1549.
func (d Reader) isLabelled(i int) bool {
	return d.has(i-1, form.AsLabel) || d.Is(i-1, ".") && d.has(i-2, form.AsLabel)
}
