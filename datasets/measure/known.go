package measure

import (
	"maps"
	"math/big"
	"slices"
	"strings"
	"sync"

	"quotient/datasets/quantity"
)

// families are the units that are known, each family with the unit that its others are
// multiples of and where the factors are from.
var families = []struct{ kind, base, source, units string }{
	{"time", "second", "SI Brochure, table 8; ISO 8601 for the week",
		"nanosecond 1/1000000000, microsecond 1/1000000, millisecond 1/1000, minute 60, hour 3600, man hour 3600, day 86400, week 604800, fortnight 1209600"},
	{"calendar", "month", "ISO 8601",
		"year 12, decade 120, century 1200, millennium 12000"},
	{"length", "metre", "SI Brochure, table 7; NIST SP 811, appendix B.8",
		"nanometre 1/1000000000, micrometre 1/1000000, millimetre 1/1000, centimetre 1/100, decimetre 1/10, kilometre 1000, inch 0.0254, foot 0.3048, yard 0.9144, mile 1609.344, nautical mile 1852, fathom 1.8288, furlong 201.168"},
	{"mass", "gram", "SI Brochure, tables 7 and 8; NIST SP 811, appendix B.8",
		"nanogram 1/1000000000, microgram 1/1000000, milligram 1/1000, decagram 10, kilogram 1000, quintal 100000, tonne 1000000, metric ton 1000000, kilotonne 1000000000, megatonne 1000000000000, gigatonne 1000000000000000, stone 6350.29318, short ton 907184.74, long ton 1016046.9088, troy ounce 31.1034768"},
	{"area", "square metre", "SI Brochure, table 8; NIST SP 811, appendix B.8",
		"square centimetre 1/10000, hectare 10000, square kilometre 1000000, square inch 0.00064516, square foot 0.09290304, square yard 0.83612736, acre 4046.8564224, square mile 2589988.110336"},
	{"volume", "litre", "SI Brochure, table 8; NIST SP 811, appendix B.8",
		"microlitre 1/1000000, millilitre 1/1000, centilitre 1/100, decilitre 1/10, hectolitre 100, megalitre 1000000, cubic centimetre 1/1000, cubic metre 1000, cubic kilometre 1000000000000, cubic inch 0.016387064, cubic foot 28.316846592, cubic yard 764.554857984, imperial gallon 4.54609"},
	{"power", "watt", "SI Brochure, table 7", "milliwatt 1/1000, kilowatt 1000, megawatt 1000000, gigawatt 1000000000, terawatt 1000000000000"},
	{"energy", "joule", "SI Brochure, table 7", "kilojoule 1000, megajoule 1000000, gigajoule 1000000000, watt hour 3600, kilowatt hour 3600000, megawatt hour 3600000000, terawatt hour 3600000000000000"},
	{"frequency", "hertz", "SI Brochure, table 7", "kilohertz 1000, megahertz 1000000, gigahertz 1000000000, terahertz 1000000000000"},
}

// known are the units of all families.
type known struct {
	roots   map[string]root   // every unit
	kinds   map[string]string // of each
	sources map[string]string // where the factors are from, by base
}

// builtin are the units that the program knows.
var builtin = sync.OnceValue(func() known {
	units, kind, from := map[string]root{}, map[string]string{}, map[string]string{}
	for _, f := range families {
		from[f.base] = f.source
		units[f.base], kind[f.base] = root{f.base, big.NewRat(1, 1)}, f.kind
		for entry := range strings.SplitSeq(f.units, ", ") {
			i := strings.LastIndex(entry, " ")
			factor, _ := new(big.Rat).SetString(entry[i+1:])
			units[entry[:i]], kind[entry[:i]] = root{f.base, factor}, f.kind
		}
	}
	return known{units, kind, from}
})

// unsure are units that have no certain factor to others of a kind, with the reason.
var unsure = func() map[string]struct{ kind, why string } {
	out := map[string]struct{ kind, why string }{}
	for _, u := range []struct{ units, kind, why string }{
		{"month", "time", "a month has 28 to 31 days"},
		{"year, decade, century, millennium", "time", "a year has 365 or 366 days"},
		{"ton", "mass", "a ton is 1000 kilograms, 2000 pounds or 2240 pounds"},
		{"ounce", "mass", "an ounce is 28.35 grams, and of gold or silver 31.1"},
		{"pound, hundredweight", "mass", "a pound is money or a weight"},
		{"gallon, quart, pint, barrel, bushel, fluid ounce, cup", "volume", "British and American measures of that name differ"},
		{"kiloton, megaton", "mass", "a ton is 1000 kilograms, 2000 pounds or 2240 pounds"},
	} {
		for name := range strings.SplitSeq(u.units, ", ") {
			out[name] = struct{ kind, why string }{u.kind, u.why}
		}
	}
	return out
}()

// kinds are the kinds that the parts of a unit are of.
func kinds(u quantity.Unit) (out []string) {
	over, under := u.Parts()
	for _, name := range slices.Concat(over, under) {
		for _, part := range partsOf(name) {
			if k := builtin().kinds[part]; k != "" {
				out = append(out, k)
			}
			if r := unsure[part]; r.kind != "" {
				out = append(out, r.kind)
			}
		}
	}
	return out
}

// coins are the parts of currencies, by the last word of their names.
var coins = []struct {
	name, of string // of: the currencies it can be of
	factor   *big.Rat
}{
	{"cent", "dollar euro rand guilder", big.NewRat(1, 100)},
	{"euro cent", "euro", big.NewRat(1, 100)},
	{"dime", "dollar", big.NewRat(1, 10)},
	{"centime", "franc", big.NewRat(1, 100)},
	{"pfennig", "mark reichsmark goldmark", big.NewRat(1, 100)},
	{"kopeck", "rouble ruble hryvnia", big.NewRat(1, 100)},
	{"fillér", "forint pengő", big.NewRat(1, 100)},
	{"grosz", "złoty zloty", big.NewRat(1, 100)},
	{"sen", "yen ringgit rupiah", big.NewRat(1, 100)},
	{"paisa", "rupee", big.NewRat(1, 100)},
	{"centavo", "peso escudo real", big.NewRat(1, 100)},
	{"öre", "krona", big.NewRat(1, 100)},
	{"øre", "krone", big.NewRat(1, 100)},
	{"shilling", "sterling pound", big.NewRat(1, 20)},
	{"farthing", "sterling pound", big.NewRat(1, 960)},
	{"guinea", "sterling pound", big.NewRat(21, 20)},
	{"penny", "sterling pound", nil}, // by the year
}

// decimal is the year in which a pound had 240 pence until 15 February, and 100 from then on.
const decimal = 1971

// coin is what a coin is of, if the study uses one currency that it can be of.
func (u Units) coin(name string) (r root, why string) {
	i := slices.IndexFunc(coins, func(c struct {
		name, of string
		factor   *big.Rat
	}) bool {
		return c.name == name
	})
	if i < 0 {
		return root{}, ""
	}
	var of []string
	for _, used := range slices.Sorted(maps.Keys(u.used)) {
		words := strings.Fields(used)
		if _, ok := u.declared[used]; ok || len(words) == 0 {
			continue
		}
		if slices.Contains(strings.Fields(coins[i].of), words[len(words)-1]) {
			of = append(of, used)
		}
	}
	if len(of) > 1 {
		return root{}, "the study has a " + strings.Join(of, " and a ") + ", and a " + name + " is of one of them"
	}
	if len(of) == 0 {
		return root{}, ""
	}
	factor := coins[i].factor
	if factor == nil {
		if factor, why = u.penny(); factor == nil {
			return root{}, why
		}
	}
	return root{of[0], factor}, ""
}

// penny is how much of a pound a penny is, by the years of the rows that are in pennies, or
// by the coins beside it.
func (u Units) penny() (*big.Rat, string) {
	years := u.used["penny"]
	old := false
	for _, coin := range []string{"shilling", "farthing", "guinea"} {
		_, is := u.used[coin]
		old = old || is
	}
	switch {
	case years.To != 0 && years.To < decimal, old:
		return big.NewRat(1, 240), ""
	case years.From > decimal:
		return big.NewRat(1, 100), ""
	}
	return nil, "a pound had 240 pence until 1971, and has 100 since"
}

// Sources names where the factors of a unit are from; "" of one that is not known.
func Sources(unit string) string { return builtin().sources[builtin().roots[fold(unit)].name] }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
