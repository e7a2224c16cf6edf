package measure

import (
	"math/big"
	"strings"
	"testing"

	"quotient/datasets/quantity"
)

func unit(t testing.TB, s string) quantity.Unit {
	t.Helper()
	u, err := quantity.ParseUnit(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// TestRatio has the factor of two units, or the reason why there is none.
func TestRatio(t *testing.T) {
	for _, c := range []struct {
		used     string // the units of the study, with commas; with a year where its rows have one
		of, to   string
		want     string
		declared map[string]Declared
	}{
		{"", "hour", "minute", "60", nil},
		{"", "second", "week", "1/604800", nil},
		{"", "mile", "kilometre", "25146/15625", nil},
		{"", "meter", "metre", "1", nil},
		{"", "kilogram", "gram", "1000", nil},
		{"", "tonne", "kilogram", "1000", nil},
		{"", "square mile", "acre", "640", nil},
		{"", "cubic metre", "litre", "1000", nil},
		{"", "kilowatt hour", "megajoule", "18/5", nil},
		{"", "century", "year", "100", nil},
		{"", "kilometre per hour", "metre/second", "5/18", nil},
		{"", "mile per hour", "kilometre per hour", "25146/15625", nil},
		{"dollar", "cent", "dollar", "1/100", nil},
		{"US dollar", "cent", "US dollar", "1/100", nil},
		{"dollar per share,cent per share", "cent per share", "dollar per share", "1/100", nil},
		{"euro,dollar", "cent", "dollar", "the study has a dollar and a euro, and a cent is of one of them", nil},
		{"euro,dollar", "cent", "dollar", "1/100", map[string]Declared{"cent": {"dollar", "1/100"}}},
		{"", "cent", "dollar", "", nil},
		{"pound sterling,penny,shilling", "penny", "shilling", "1/12", nil},
		{"pound sterling,penny 1906", "penny", "pound sterling", "1/240", nil},
		{"pound sterling,penny 1987", "penny", "pound sterling", "1/100", nil},
		{"pound sterling,penny", "penny", "pound sterling", "a pound had 240 pence until 1971, and has 100 since", nil},
		{"pound sterling,penny", "penny", "pound sterling", "1/240", map[string]Declared{"penny": {"pound sterling", "1/240"}}},
		{"", "month", "day", "a month has 28 to 31 days", nil},
		{"", "hour", "year", "a year has 365 or 366 days", nil},
		{"", "month", "day", "30", map[string]Declared{"month": {"day", "30"}}},
		{"", "ton", "kilogram", "a ton is 1000 kilograms, 2000 pounds or 2240 pounds", nil},
		{"", "pound", "gram", "a pound is money or a weight", nil},
		{"", "gallon", "litre", "British and American measures of that name differ", nil},
		{"", "mile", "hour", "", nil},
		{"", "person", "tank", "", nil},
		{"", "zot", "grum", "6", map[string]Declared{"zot": {"grum", "6"}}},
		{"", "zot", "metre", "3/4", map[string]Declared{"zot": {"grum", "6"}, "grum": {"metre", "0.125"}}},
		{"", "zot/hour", "grum/minute", "1/10", map[string]Declared{"zot": {"grum", "6"}}},
	} {
		used := map[string]Use{}
		for _, u := range strings.FieldsFunc(c.used, func(r rune) bool { return r == ',' }) {
			use := Use{}
			if i := strings.LastIndex(u, " 1"); i > 0 {
				year, _ := new(big.Int).SetString(u[i+1:], 10)
				u, use = u[:i], Use{year.Int64(), year.Int64()}
			}
			used[u] = use
		}
		units, problems := New(c.declared, used)
		if len(problems) > 0 {
			t.Errorf("%v: %v", c.declared, problems)
		}
		factor, got := units.Ratio(unit(t, c.of), unit(t, c.to))
		if factor != nil {
			got = factor.RatString()
		}
		if got != c.want {
			t.Errorf("%s in %s (%s): %q, want %q", c.of, c.to, c.used, got, c.want)
		}
		if back, _ := units.Ratio(unit(t, c.to), unit(t, c.of)); (back == nil) != (factor == nil) || back != nil && back.Mul(back, factor).Cmp(big.NewRat(1, 1)) != 0 {
			t.Errorf("%s in %s: the way back is %v", c.of, c.to, back)
		}
	}
}

// TestCancel takes units of one family out of a quotient.
func TestCancel(t *testing.T) {
	units, _ := New(nil, map[string]Use{"dollar": {}})
	for _, c := range []struct{ of, to, factor string }{
		{"dollar/cent", "", "100"},
		{"mile/hour", "mile/hour", "1"},
		{"hour/minute", "", "60"},
		{"month/day", "month/day", "1"},
		{"person/tank", "person/tank", "1"},
		{"dollar per share/cent per share", "", "100"},
	} {
		over, under, _ := strings.Cut(c.of, "/")
		to, factor := units.Cancel(unit(t, over).Per(unit(t, under)))
		if to.String() != c.to || factor.RatString() != c.factor {
			t.Errorf("%s is %s %s, want %s %s", c.of, factor.RatString(), to, c.factor, c.to)
		}
	}
}

// TestDeclared names what is wrong with a declaration.
func TestDeclared(t *testing.T) {
	for _, c := range []struct {
		declared map[string]Declared
		want     string
	}{
		{map[string]Declared{"cent": {"dollar", "1/100"}}, ""},
		{map[string]Declared{"foot": {}}, ""},
		{map[string]Declared{"minute": {"hour", "1/60"}}, ""}, // as it is
		{map[string]Declared{"cent": {"", "1/100"}}, `cent factor: the unit "cent" has a factor, and no unit that it is of`},
		{map[string]Declared{"cent": {"dollar", ""}}, `cent factor: the unit "cent": the factor "" is no number`},
		{map[string]Declared{"cent": {"dollar", "a hundredth"}}, `the factor "a hundredth" is no number`},
		{map[string]Declared{"cent": {"dollar", "-1"}}, `the factor "-1" is no number`},
		{map[string]Declared{"cent": {"dollar", "1e9"}}, `the factor "1e9" is no number`},
		{map[string]Declared{"cent": {"dollar", "0"}}, `the factor is 0, and must be above it`},
		{map[string]Declared{"cent": {"dollar", "1/0"}}, `the factor "1/0" divides by nothing`},
		{map[string]Declared{"cent": {"cent", "1"}}, `cent of: the unit "cent" is declared by itself`},
		{map[string]Declared{"a": {"b", "2"}, "b": {"a", "2"}}, `a of: the unit "a" is declared by itself, through "b"`},
		{map[string]Declared{"minute": {"hour", "1/50"}}, `minute factor: the unit "minute": one is 1/60 of a hour, not 1/50 (SI Brochure, table 8; ISO 8601 for the week)`},
	} {
		_, problems := New(c.declared, nil)
		got := ""
		if len(problems) > 0 {
			got = problems[0].Unit + " " + problems[0].Property + ": " + problems[0].Message
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%v: %q, want %q", c.declared, got, c.want)
		}
	}
}

// TestKnown has every unit of the families with a factor, above nothing, and a source.
func TestKnown(t *testing.T) {
	for name, u := range builtin().roots {
		if u.factor == nil || u.factor.Sign() <= 0 || Sources(name) == "" || builtin().kinds[name] == "" {
			t.Errorf("%s: %v of %s, %q", name, u.factor, u.name, Sources(name))
		}
		if _, ok := unsure[name]; ok && builtin().kinds[name] == unsure[name].kind {
			t.Errorf("%s is known and unsure", name)
		}
	}
}

// FuzzUnits: whatever is declared, there is a factor both ways or none.
func FuzzUnits(f *testing.F) {
	f.Add("cent", "dollar", "1/100", "cent", "dollar")
	f.Add("a", "b", "0.3", "a per hour", "b per minute")
	f.Add("penny", "pound", "", "penny*hour", "pound per ")
	f.Add("", " ", "1", " per ", "cent")
	f.Fuzz(func(t *testing.T, name, of, factor, a, b string) {
		units, _ := New(map[string]Declared{name: {of, Factor(factor)}, of: {name, "2"}}, map[string]Use{a: {}, b: {From: 1900, To: 2000}})
		x, err1 := quantity.ParseUnit(a)
		y, err2 := quantity.ParseUnit(b)
		if err1 != nil || err2 != nil {
			return
		}
		there, _ := units.Ratio(x, y)
		back, _ := units.Ratio(y, x)
		if (there == nil) != (back == nil) || there != nil && new(big.Rat).Mul(there, back).Cmp(big.NewRat(1, 1)) != 0 {
			t.Errorf("%q in %q: %v and %v", a, b, there, back)
		}
		units.Cancel(x.Per(y))
	})
}
