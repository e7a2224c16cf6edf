package datasets

import (
	"strings"

	"quotient/datasets/language"
	"quotient/datasets/measure"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// UnitName says how a unit is printed, where the rules will not do, and what it is called
// in other locales than English.
type UnitName struct {
	Plural  string              `json:"plural" doc:"its name after all numbers but one"`
	Symbol  string              `json:"symbol" doc:"printed right after the number in every locale, as % is; of money, where the language has it"`
	Locales map[string]UnitWord `json:"locales" doc:"its names in other languages than English"`
	measure.Declared
	// Millions says whether large numbers are printed with million and the like. They are
	// where it does not say and the unit is money.
	Millions *bool `json:"millions" doc:"whether large numbers are printed with million and the like; those of money are"`
}

// A UnitWord is the name of a unit in a language: behind one, and behind other
// numbers where that is another word.
type UnitWord struct {
	One    string `json:"one" doc:"its name after one"`
	Plural string `json:"plural" doc:"its name after other numbers, where that is another word"`
}

// in writes the unit of a name in a locale.
func (n UnitName) in(tag, name string, one bool) string {
	local, translated := n.Locales[tag]
	english := tag == "" || tag == quantity.English.Tag
	switch {
	case n.Symbol != "" && !isMoney(name):
		return n.Symbol
	case translated && !one && local.Plural != "":
		return local.Plural
	case translated:
		return local.One
	case name == quantity.Percent && !english:
		return "%"
	case one || !english:
		return name
	case n.Plural != "":
		return n.Plural
	case name == quantity.Percent: // 40 percent
		return name
	}
	return PluralOf(name)
}

// PluralOf is the plural of a unit by its English name, where a study has no other.
func PluralOf(unit string) string {
	return language.All[0].Writing.Numbers.Plural(unit)
}

// per joins the names of a rate that is one unit of the tables: dollar per head.
const per = " per "

// isMoney reports whether a unit is money, or money for each of something.
func isMoney(name string) bool {
	of, _, _ := strings.Cut(name, per)
	return name != quantity.Percent && scan.IsMoney(of)
}

// symbol is the sign of a currency in a locale, and what a rate has after it; "" where the
// unit is written by its name. It is so where the study gives it a name itself.
func (n UnitName) symbol(l quantity.Locale, name string) (symbol, rest string) {
	of, rate, ok := strings.Cut(name, per)
	if ok {
		rest = l.Per("", rate)
	}
	_, named := n.Locales[l.Tag]
	switch {
	case n.Symbol != "" && isMoney(name):
		return n.Symbol, rest
	case n.Symbol != "" || n.Plural != "" || named:
		return "", ""
	}
	return l.Symbol(of), rest
}

// large reports whether large numbers of a unit are printed with million and the like.
func (n UnitName) large(name string) bool {
	if n.Millions != nil {
		return *n.Millions
	}
	return isMoney(name)
}

// Symbol implements [quantity.Naming].
func (p Printer) Symbol(u quantity.Unit) (symbol, rest string) {
	over, under := u.Parts()
	if len(over) != 1 {
		return "", ""
	}
	symbol, rest = p.study.Units[over[0]].symbol(p.Locale, over[0])
	for _, n := range under {
		rest = p.Locale.Per(rest, p.study.Units[n].in(p.Locale.Tag, n, true))
	}
	return symbol, rest
}

// Large implements [quantity.Naming].
func (p Printer) Large(u quantity.Unit) bool {
	over, _ := u.Parts()
	return len(over) == 1 && p.study.Units[over[0]].large(over[0])
}

// bare names no unit but one that is a sign and part of the number, such as %.
type bare struct{ Printer }

func (b bare) Unit(u quantity.Unit, _ bool) string {
	if declared, _ := b.Symbol(u); declared != "" {
		return ""
	}
	over, under := u.Parts()
	if len(over) != 1 || len(under) > 0 {
		return ""
	}
	return b.study.Units[over[0]].Symbol
}

func (b bare) Symbol(u quantity.Unit) (symbol, rest string) {
	over, under := u.Parts()
	if len(over) != 1 || len(under) > 0 || b.study.Units[over[0]].Symbol == "" {
		return "", ""
	}
	symbol, _ = b.Printer.Symbol(u)
	return symbol, ""
}
