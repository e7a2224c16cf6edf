package prose

import (
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// inUnit reports whether a number in words is in the unit. A multiple may be said
// without its sign, as in twice; a percentage never. The scanner has units of its
// own, so that one which no table has is no contradiction.
func (v *verifier) inUnit(s statement, m scan.Mention) bool {
	if s.measure != "" && strings.EqualFold(m.Noun, s.measure) {
		return true
	}
	if m.Unit == "" {
		if unit, ok := v.unitOf(m.Noun); ok {
			return unit == s.unit
		}
	}
	if of, per, ok := strings.Cut(m.Unit, " per "); ok && m.Unit != s.unit && v.paid(s, per) { // forints a month, where a column says so
		m.Unit = of
	}
	switch {
	case m.Unit == s.unit:
		return true
	case m.Unit == "" && v.strict && s.unit != multiple && s.unit != percent && slices.Contains(wording.All().Multiples, strings.ToLower(m.Text)):
		return false // double is no count of two
	case m.Unit == percent || s.unit == percent || m.Unit == multiple:
		return false
	case m.Unit == "" && v.strict && s.unit == multiple:
		return wording.SaysMultiple(m.Text)
	case m.Unit == "" && m.Noun != "" && v.strict && !v.counts(s, m.Noun):
		return false // 1,000 children are no forints, and 23 horses no ships
	case m.Unit == "":
		return true
	}
	return slices.Contains(v.scanned(s.unit), m.Unit)
}

// paid reports whether the words of each row of a number say for how long it is: monthly.
func (v *verifier) paid(s statement, per string) bool {
	return len(s.rows) > 0 && v.profileOf(s.ref, s.rows).Begins(per)
}

// scanned is what the scanner calls a unit of the tables, if it is one of measure.
func (v *verifier) scanned(unit string) (names []string) {
	language, _ := scan.In(quantity.English.Tag)
	name := unit
	if u, err := quantity.ParseUnit(unit); err == nil {
		name = v.study.Printer(quantity.English).Unit(u, false)
	}
	for _, word := range []string{name, unit} {
		for _, x := range language.Text("5 " + word) {
			if x.Unit != "" {
				names = append(names, x.Unit)
			}
		}
	}
	return names
}

// counts reports whether a number can be told of a noun: of people by any, of other
// things by a word of theirs.
func (v *verifier) counts(s statement, noun string) bool {
	v.once.Do(v.learn)
	switch s.unit {
	case "person", "people", "human":
		return true
	}
	if v.measured(s.unit) {
		return false
	}
	if slices.ContainsFunc(wording.Lexicons()[v.printer.Locale.Tag].Find(wording.Lower(noun)), func(h wording.Hit) bool {
		return h.Sense != nil && (h.Sense.Kin == form.People || h.Sense.Kin == form.Nations)
	}) {
		return false // Hungarians are no tanks
	}
	if v.printer.Locale.Tag != quantity.English.Tag {
		return true // the words of rows are those of the text, in its language
	}
	said := v.topics.Said[s.ref]
	if known, words := language.WordsOf(quantity.English.Tag), wording.Lower(noun); len(words) > 0 && known.Akin(words[len(words)-1], s.unit) {
		return true // ships, of vessels
	}
	return slices.ContainsFunc(v.noun(noun).stems, func(begin string) bool { return said[begin] })
}

// A noun is what is known of the words for what a number counts.
type noun struct {
	unit  string   // of the study that it names; "" where it names none
	stems []string // beginnings of its words
}

// noun looks a noun up, once: a typed number is held against every number of a study.
func (v *verifier) noun(text string) *noun {
	if known, ok := v.known.Load(text); ok {
		return known.(*noun)
	}
	out := &noun{unit: v.unitNamed(text)}
	for _, w := range wording.Lower(text) {
		out.stems = append(out.stems, wording.Stem(w))
	}
	v.known.Store(text, out)
	return out
}

// measured reports whether a unit is one of measure or of money, so that a number in
// it counts nothing.
func (v *verifier) measured(unit string) bool {
	v.once.Do(v.learn)
	v.mu.Lock() // articles are judged at the same time
	defer v.mu.Unlock()
	is, ok := v.measures[unit]
	if !ok {
		is = unit != multiple && len(v.scanned(unit)) > 0
		v.measures[unit] = is
	}
	return is
}

// unitOf is the unit of the study that a counted noun names: tanks.
func (v *verifier) unitOf(noun string) (unit string, ok bool) {
	unit = v.noun(noun).unit
	return unit, unit != ""
}

func (v *verifier) unitNamed(noun string) string {
	if strings.Contains(noun, " per ") {
		for _, c := range v.comparisons.List {
			for _, one := range []bool{true, false} {
				if strings.EqualFold(v.printer.Unit(c.Unit, one), noun) {
					return c.Unit.String()
				}
			}
		}
		return noun
	}
	words := wording.Lower(noun)
	if len(words) == 0 {
		return ""
	}
	v.once.Do(v.learn)
	return v.topics.Nouns[words[len(words)-1]]
}

// The units that the scanner gives what is no amount by itself.
const (
	percent  = "percent"
	multiple = wording.Times
)
