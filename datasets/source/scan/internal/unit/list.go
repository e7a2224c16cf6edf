// Package unit finds the units next to a number: measures and currencies by their names
// and signs, what they are counted by (miles per hour), and how much must be there for a
// short sign to be believed.
package unit

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/word"
)

// A Kind is what sort of unit a unit is.
type Kind uint8

// The kinds.
const (
	Measure Kind = iota // kilometre
	Money               // US dollar
	Percent             // percent, per mille
)

// A Unit is what a number counts in.
type Unit struct {
	Name string // an English singular: kilometre per hour, US dollar, percent
	Kind Kind
	// Scale is what the sign of a currency multiplies its number by, 0 for one: MEUR.
	Scale int64
}

//go:generate go -C ../../../../../tools run ./units ../datasets/source/scan/internal/unit/units.tsv
//go:embed units.tsv
var unitsTSV string

// A Listed is a unit of the list, as one of its forms gives it.
type Listed struct {
	Unit
	Class string // length, duration, money: which units it can be joined to
	Sign  bool   // km, €: no word of a language
	needs string // what must hold for the form to be believed, "" for nothing
}

// A lexicon is what is known of units.
type lexicon struct {
	forms     map[string]map[string][]Listed // by language (signs for all) and form
	junctions map[string]map[string]string   // by language: per, square, cubic
	endings   map[string][]string            // by language: the cases of a noun
	near      map[string]map[string]bool     // words that tell one unit from another
	first     map[string]map[string]int      // by language and first token: tokens of the longest form
	lengths   map[string]bool                // names of units of length
	kinds     map[string]map[Kind]bool       // by a name in lower case
	last      map[string]int                 // by last token: tokens of the longest sign of money
}

const (
	signs   = "*"
	english = "en" // whose names units have
)

// units reads the list on first use.
var units = sync.OnceValue(func() *lexicon {
	x := &lexicon{
		forms: map[string]map[string][]Listed{}, junctions: map[string]map[string]string{},
		endings: map[string][]string{}, near: map[string]map[string]bool{},
		first: map[string]map[string]int{}, lengths: map[string]bool{}, last: map[string]int{},
		kinds: map[string]map[Kind]bool{},
	}
	for line := range strings.Lines(unitsTSV) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(f) != 5 {
			continue
		}
		x.add(f[0], f[1], f[2], f[3], strings.Split(f[4], "|"))
	}
	return x
})

// add adds a line of the list.
func (x *lexicon) add(class, name, lang, needs string, forms []string) {
	switch class {
	case "ending":
		x.endings[lang] = forms
	case "near":
		for _, form := range forms {
			put(x.near, name, form, true)
		}
	case "per", "square", "cubic":
		for _, form := range forms {
			put(x.junctions, lang, form, class)
		}
	default:
		m := Listed{Unit{Name: name, Kind: kindOf(class)}, class, lang == signs, needs}
		put(x.kinds, strings.ToLower(name), m.Kind, true)
		if lang == english {
			for _, form := range forms {
				put(x.kinds, form, m.Kind, true)
			}
		}
		if class == "length" {
			x.lengths[name] = true
		}
		for _, form := range forms {
			x.addForm(lang, form, m)
		}
	}
}

func kindOf(class string) Kind {
	switch class {
	case "money":
		return Money
	case "percent":
		return Percent
	}
	return Measure
}

// addForm adds a form of a unit. A unit that needs evidence is asked before one that does
// not.
func (x *lexicon) addForm(lang, form string, m Listed) {
	if x.forms[lang] == nil {
		x.forms[lang] = map[string][]Listed{}
	}
	known, at := x.forms[lang][form], 0
	for at < len(known) && (m.needs == "" || known[at].needs != "") {
		at++
	}
	x.forms[lang][form] = slices.Insert(known, at, m)
	var none word.Language
	b := token.Block{Language: &none, Text: form, Tokens: token.Split(&none, form, nil)}
	n := len(b.Tokens)
	if lang != signs {
		n += n - 1 // hyphens for blanks
	}
	put(x.first, lang, b.Str(0), max(n, x.first[lang][b.Str(0)]))
	if lang == signs && m.Kind == Money {
		x.last[b.Str(n-1)] = max(n, x.last[b.Str(n-1)])
	}
}

func put[K comparable, V any](m map[string]map[K]V, a string, b K, v V) {
	if m[a] == nil {
		m[a] = map[K]V{}
	}
	m[a][b] = v
}

// shortest is how many bytes are left of a noun at least when its ending is cut off.
const shortest = 3

// lookup returns the units of a form, of a noun without the ending of its case where the
// language has cases.
func (x *lexicon) lookup(l *word.Language, lang string, form []byte) []Listed {
	if len(form) == 0 {
		return nil
	}
	forms := x.forms[lang]
	if found := forms[string(form)]; found != nil {
		return found
	}
	for _, ending := range x.endings[lang] {
		stem, ok := strings.CutSuffix(string(form), ending)
		if !ok || len(stem) < shortest {
			continue
		}
		if found := forms[stem]; found != nil {
			return found
		}
		for _, vowel := range l.Lengthened { // óra, órát
			if short, ok := strings.CutSuffix(stem, vowel[0]); ok {
				if found := forms[short+vowel[1]]; found != nil {
					return found
				}
			}
		}
	}
	return nil
}

// IsLength reports whether a unit is one of length.
func (u Unit) IsLength() bool { return units().lengths[u.Name] }

// IsMoney reports whether an English name of a unit is of money, and of nothing else as a
// pound is.
func IsMoney(name string) bool {
	kinds := units().kinds[strings.ToLower(name)]
	return kinds[Money] && len(kinds) == 1
}
