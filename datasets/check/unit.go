package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

var unitCheck = Check{
	Name: "unit",
	Doc:  "The unit is what the number counts or measures.",
	Run: func(l *Ledger, r *Result) {
		l.names(r)
		units := l.unitsByName()
		for _, row := range l.rows {
			unit := row.Cell("unit")
			switch {
			case row.Cell("value") == "" && unit == "" || row.number == nil:
			case row.err != nil:
				r.Skip(notFound)
			case row.Reading != "" || row.inferred(unit, l.study.Units[unit]):
				r.Checked++
			default:
				r.Checked++
				if row.nameless() {
					r.Add(row.Finding("id", "no cell says what the number is of", "fill in a cell that distinguishes it from the other rows, such as what"))
				}
				l.unit(row, units, r)
			}
		}
	},
}

// names holds what the descriptor calls the units against the units that are known: francs
// is no plural of forint.
func (l *Ledger) names(r *Result) {
	known, units := language.WordsOf(""), l.unitsByName()
	for _, unit := range slices.Sorted(maps.Keys(l.study.Units)) {
		name := l.study.Units[unit]
		fault := func(word, tag string) {
			r.Add(datasets.Finding{File: datasets.DescriptorName, Message: fmt.Sprintf("units: %q is not a name of the unit %s%s", word, unit, tag), Hint: "correct it, or give the unit another name"})
		}
		r.Checked++
		switch {
		case slices.ContainsFunc(units[strings.ToLower(name.Plural)], func(u string) bool { return u != unit }):
			fault(name.Plural, ", but of another")
		case other(unit, name.Plural, ""), other(unit, name.Symbol, ""):
			fault(cmp.Or(name.Plural, name.Symbol), "")
		case l.isOther(unit, name.Plural): // towns, of tons
			fault(name.Plural, "")
		case name.Plural != "" && !known.Same(known.Stem(unit), known.Stem(name.Plural)) && !strings.HasPrefix(name.Plural, unit) && datasets.Nearest(unit, []string{name.Plural}) == "":
			fault(name.Plural, "")
		}
		for _, tag := range slices.Sorted(maps.Keys(name.Locales)) {
			for _, word := range []string{name.Locales[tag].One, name.Locales[tag].Plural} {
				if other(unit, word, tag) {
					fault(word, ", in the locale "+tag)
				}
			}
		}
	}
}

// isOther reports whether a plural is that of another unit of the study.
func (l *Ledger) isOther(unit, plural string) bool {
	if plural == "" || strings.EqualFold(plural, datasets.PluralOf(unit)) {
		return false
	}
	for u := range l.study.Units {
		if u != unit && (strings.EqualFold(plural, u) || strings.EqualFold(plural, datasets.PluralOf(u))) {
			return true
		}
	}
	return false
}

// other reports whether a word is the name of another unit than one, in a language.
func other(unit, word, tag string) bool {
	if word == "" || unit == quantity.Percent {
		return false
	}
	measured := func(word, tag string) string {
		if list := numbers(datasets.About("", tag), "5 "+word); len(list) > 0 {
			return list[0].Unit
		}
		return ""
	}
	is := measured(word, tag)
	return is != "" && !sameUnit(is, unit) && measured(unit, "") != is
}

// unitsByName are the units that the study declares or that its rows have, in order, by
// each noun that is their name.
func (l *Ledger) unitsByName() map[string][]string {
	all := map[string]bool{}
	for u := range l.study.Units {
		all[u] = true
	}
	for _, row := range l.rows {
		if u := row.Cell("unit"); u != "" {
			all[u] = true
		}
	}
	out := map[string][]string{}
	for _, u := range slices.Sorted(maps.Keys(all)) {
		for _, name := range namesOf(u, l.study.Units[u]) {
			out[name] = append(out[name], u)
		}
	}
	return out
}

// unit holds the unit of a row against that of its number, or the noun that it counts.
func (l *Ledger) unit(row *reading, units map[string][]string, r *Result) {
	m, unit := row.number, row.Cell("unit")
	name := l.study.Units[unit]
	fault := func(hint, format string, args ...any) {
		r.Add(row.Finding("unit", fmt.Sprintf(format, args...), hint))
	}
	if m.Unit != "" {
		if !sameUnit(m.Unit, unit) {
			fault("write the unit in the text, or say in the note that the unit is inferred, and what it is", "the unit is %q, but the text measures in %s", unit, m.Unit)
		}
		return
	}
	switch other := otherThan(unit, units[strings.ToLower(m.Noun)]); {
	case m.IsShare() && unit == quantity.Percent, row.OutOf() != nil: // loading knows which units a share has
	case unit == "":
		fault("write what is counted, such as person", "there is no unit")
	case other != "" && !named(m.Noun, unit, name):
		fault(fmt.Sprintf("write the unit %s; or delete that from units in %s, if it is the same as %s", other, datasets.DescriptorName, unit), "the unit is %q, but the text counts %q", unit, m.Noun)
	case !people(unit) && !says(row.Quote, unit, name):
		fault(fmt.Sprintf("include the noun in the quote, or write in the note: The unit is inferred: %s.", cmp.Or(name.Plural, datasets.PluralOf(unit))), "the unit is %q, which the quote %q does not name", unit, row.Quote)
	}
}

// otherThan is the last of some units that is not the given one.
func otherThan(unit string, units []string) string {
	for _, u := range slices.Backward(units) {
		if u != unit {
			return u
		}
	}
	return ""
}

// nameless reports whether there are cells to say what a number is of, and all are empty.
func (r *reading) nameless() bool {
	cells, any := r.Cells(), false
	for i, name := range r.Columns() {
		if slices.Contains(datasets.StandardColumns, name) || name == "place" {
			continue
		}
		if any = true; strings.TrimSpace(cells[i]) != "" {
			return false
		}
	}
	return any
}

// measures reports whether a number can be in the unit of an observation: it is
// in no other unit of measure, and counts what no other unit of the study names.
func measures(s *datasets.Study, o *datasets.Observation, m scan.Mention) bool {
	unit := o.Cell("unit")
	if m.Unit != "" {
		return sameUnit(m.Unit, unit)
	}
	if named(m.Noun, unit, s.Units[unit]) {
		return true
	}
	for u := range s.Units {
		if named(m.Noun, u, s.Units[u]) {
			return false
		}
	}
	return true
}

// people reports whether a unit counts people, whom a text names in any number
// of ways: dead, workers, Hungarians.
func people(unit string) bool {
	switch unit {
	case "person", "people", "human":
		return true
	}
	return false
}

// sameUnit compares the name that the scanner gives a unit with that of a row.
func sameUnit(a, b string) bool {
	norm := func(s string) string {
		s = strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(s), "-", " "), "_", " ")
		return strings.NewReplacer("meter", "metre", "liter", "litre", "/", " per ").Replace(s)
	}
	a, b = norm(a), norm(b)
	if len(a) < len(b) {
		a, b = b, a
	}
	// A forint is a Hungarian forint; a metre is no square metre.
	of, ok := strings.CutSuffix(a, " "+b)
	return a == b || ok && !strings.Contains(of, " per") && !slices.ContainsFunc(strings.Fields(of), func(w string) bool {
		return slices.Contains([]string{"square", "cubic", "nautical", "sea", "light"}, w)
	})
}

// named reports whether a noun is the name of a unit, in the singular or plural.
func named(noun, unit string, name datasets.UnitName) bool {
	return noun != "" && slices.Contains(namesOf(unit, name), strings.ToLower(noun))
}

// namesOf are the nouns that name a unit, in lower case.
func namesOf(unit string, name datasets.UnitName) []string {
	if unit == "" {
		return nil
	}
	unit = strings.ToLower(unit)
	out := []string{unit, unit + "s"}
	if plural := datasets.PluralOf(unit); plural != unit+"s" {
		out = append(out, plural)
	}
	if plural := strings.ToLower(name.Plural); plural != "" && !slices.Contains(out, plural) {
		out = append(out, plural)
	}
	return out
}

// says reports whether a phrase has the name of a unit among its words.
func says(phrase, unit string, name datasets.UnitName) bool {
	for _, w := range strings.FieldsFunc(phrase, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if named(w, unit, name) || slices.ContainsFunc(strings.Split(w, "-"), func(part string) bool { return named(part, unit, name) }) { // man-days, a 12-seat car
			return true
		}
	}
	for _, n := range []string{unit, datasets.PluralOf(unit), name.Plural} { // dollars per head
		if strings.Contains(n, " ") && strings.Contains(strings.ToLower(phrase), strings.ToLower(n)) {
			return true
		}
	}
	return name.Symbol != "" && strings.Contains(phrase, name.Symbol)
}

// inferred reports whether the note says that the unit is, and which.
func (r *reading) inferred(unit string, name datasets.UnitName) bool {
	note := strings.ToLower(r.Note)
	return strings.Contains(note, "unit") && says(note, unit, name)
}
