package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
)

// A candidate is four digits that may be a year: n at the token i, and what words do next
// to it.
type candidate struct {
	Reader
	i, to, n      int // to is the token after it
	before, after form.DateRoles
}

// round reports whether a number is one that counts often have.
func (c candidate) round() bool { return c.n%100 == 0 }

// recent reports whether a number is a year where nothing tells.
func (c candidate) recent() bool { return c.n >= 1400 && c.n <= 2100 }

// the reports whether "the" is before a number.
func (c candidate) the() bool { return c.before&form.AsThe != 0 }

// weak reports whether words are before a number that are before years, and others.
func (c candidate) weak() bool {
	return c.before&(form.AsBy|form.AsFrom|form.AsBetween) != 0
}

// actsAfter reports whether what looks like a plural after a number is a verb: the law of
// 1994 covers firms.
func (c candidate) actsAfter() bool {
	return c.before&form.AsOf != 0 && !c.round() && !c.Has(c.to, form.IsCounted) && c.IsPlural(c.to) && !c.Has(c.to+1, form.IsFunction) && c.IsPlural(c.to+1)
}

// strong reports whether something next to a number is next to years alone.
func (c candidate) strong() bool {
	switch {
	case c.before&(form.AsIn|form.AsYear) != 0, c.Is(c.i-1, ".") && c.has(c.i-2, form.AsCirca):
		return true
	case c.the() && c.has(c.i-2, form.AsIn|form.AsOf) && c.Dates.AnyNoun:
		return true
	case c.Marked(c.i-2, form.MarkCompared) && c.Has(c.i-1, form.IsPreposition|form.IsTo): // compared with 2000
		return true
	case c.around(moment{from: c.i, to: c.to}).part > 0:
		return true
	}
	return c.bracketed(c.i-1) && c.IsAny(c.to, ")", "]", ",")
}

// A verdict is what a piece of evidence says.
type verdict uint8

const (
	silent verdict = iota
	no
	yes
)

// when is a verdict where something holds, and silence where it does not.
func (v verdict) when(holds bool) verdict {
	if holds {
		return v
	}
	return silent
}

// either is yes where something holds, and no where it does not.
func either(holds bool) verdict {
	if holds {
		return yes
	}
	return no
}

// evidence is something next to four digits that tells whether they are a year.
type evidence struct {
	name rule.Name
	says func(candidate) verdict
}

// against is what makes a number no year in any language.
var against = []evidence{
	{rule.New("year: it counts or measures"), func(c candidate) verdict {
		return no.when(c.counts(c.to) || c.compound(c.to) || c.level(c.i))
	}},
	{rule.New("year: digits are joined to it"), func(c candidate) verdict {
		return no.when(c.Glued(c.to) && c.dash(c.to) && c.Form(c.to+1) == token.Digits && c.Glued(c.to+1) || c.thousandsBehind(c.i))
	}},
	{rule.New("year: it counts backwards"), func(c candidate) verdict { // from 2000 to 1500
		first, digits := c.number(c.i - 2)
		return no.when(c.has(c.i-1, form.AsTo) && digits == 4 && first > c.n)
	}},
}

// ofDotted is the evidence of languages whose years take endings: 1956-ban.
var ofDotted = []evidence{
	{rule.New("year: an ending"), func(c candidate) verdict {
		if !c.dash(c.to) || !c.Glued(c.to) || !c.has(c.to+1, form.AsCase) {
			return silent
		}
		return either(!c.manyAt(c.to+2) || !c.round())
	}},
	{rule.New("year: a word after it"), func(c candidate) verdict {
		j := c.to
		if c.Is(j, ".") && c.Glued(j) {
			j++
		}
		return yes.when(c.has(j, form.AsPost) || c.strong())
	}},
	{rule.New("year: what it would count"), func(c candidate) verdict { return no.when(c.manyAt(c.to)) }},
	{rule.New("year: nothing tells"), func(c candidate) verdict { return either(c.recent()) }},
}

// ofAnyNoun is the evidence of languages where any noun can be counted.
var ofAnyNoun = []evidence{
	{rule.New("year: what it would count"), func(c candidate) verdict { return no.when(c.manyAt(c.to) && !c.strong()) }},
	{rule.New("year: nothing tells"), func(c candidate) verdict { return either(c.recent() || c.strong()) }},
}

// ofPlurals is the evidence of languages whose counted nouns are in the plural.
var ofPlurals = []evidence{
	{rule.New("year: an event"), func(c candidate) verdict { return yes.when(c.after&form.AsEvent != 0) }},
	{rule.New("year: what it would count"), func(c candidate) verdict {
		if !c.manyAt(c.to) || c.actsAfter() {
			return silent
		}
		return either(!c.round() && (c.strong() || c.the() || c.before&form.AsBy != 0 && c.before&form.AsFrom == 0))
	}},
	{rule.New("year: a word before it"), func(c candidate) verdict { return yes.when(c.strong()) }},
	{rule.New("year: what it would count further on"), func(c candidate) verdict {
		return no.when(!c.the() && c.n%10 == 0 && c.countsAhead(c.to))
	}},
	{rule.New("year: a verb in the plural"), func(c candidate) verdict {
		return no.when(c.after&form.AsCount != 0 && c.before == 0)
	}},
	{rule.New("year: of what"), func(c candidate) verdict {
		return no.when(c.has(c.to, form.AsOf) && !c.weak() && !c.the() && c.Form(c.i-1) != token.Word)
	}},
	{rule.New("year: a price or a factor"), func(c candidate) verdict {
		return no.when(c.Writes(c.i-1, form.MarkAt) || c.IsWord(c.i-1, "x"))
	}},
	{rule.New("year: a name"), func(c candidate) verdict { // Fiat 1500
		named := c.Form(c.i-1) == token.Word && c.Tokens[c.i-1].Capital && !c.Tokens[c.i-1].Line && !c.Is(c.i-2, ".")
		return no.when(c.round() && c.before == 0 && named)
	}},
	{rule.New("year: long ago"), func(c candidate) verdict {
		if c.recent() {
			return silent
		}
		return either(c.after&form.AsVerb != 0 || !c.round() && (c.weak() || c.before&form.AsOf != 0 || c.the()))
	}},
	{rule.New("year: nothing tells"), func(candidate) verdict { return yes }},
}

// isYear reports whether four digits are a year, by what is before and after them, and
// which evidence says so; where nothing tells, from 1400 to 2100.
func (d Reader) isYear(i, n int) (rule.Name, bool) {
	c := candidate{d, i, i + 1, n, d.role(i - 1), d.role(i + 1)}
	list := ofPlurals
	switch {
	case d.Dates.Dotted:
		list = ofDotted
	case d.Dates.AnyNoun:
		list = ofAnyNoun
	}
	for _, all := range [...][]evidence{against, list} {
		for _, e := range all {
			if v := e.says(c); v != silent {
				return e.name, v == yes
			}
		}
	}
	return 0, false
}
