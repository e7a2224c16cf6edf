package quantity

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"quotient/datasets/language"
)

func locales() (out []Locale) {
	for _, l := range language.All {
		out = append(out, localeOf(l))
	}
	return out
}

var (
	hungarian, _ = LocaleOf("hu")
	greek, _     = LocaleOf("el")
)

// naming writes units as a study does that counts forints, and that has dollars and francs.
type naming struct{ Locale }

func (n naming) Unit(u Unit, one bool) string {
	names := map[string]map[string][2]string{
		"forint": {"en": {"forint", "forints"}, "hu": {"forint", "forint"}, "el": {"φιορίνι", "φιορίνια"}},
		"franc":  {"en": {"franc", "francs"}, "hu": {"frank", "frank"}, "el": {"φράγκο", "φράγκα"}},
		"person": {"en": {"person", "people"}, "hu": {"ember", "ember"}, "el": {"άνθρωπος", "άνθρωποι"}},
	}[u.String()][n.Tag]
	if one {
		return names[0]
	}
	return names[1]
}

func (n naming) Symbol(u Unit) (symbol, rest string) {
	num, den := u.Parts()
	for _, d := range den {
		rest = n.Per(rest, d)
	}
	return n.Locale.Symbol(num[0]), rest
}

func (n naming) Large(u Unit) bool { return u.num != "person" }

// shown are the quantities of the table below: each bound in each way of
// printing. A range that ends in ")" does not reach its high end.
func shown(t testing.TB) map[Show][]Quantity {
	of := func(unit string, statements ...string) (out []Quantity) {
		for _, s := range statements {
			bound, value, _ := strings.Cut(s, " ")
			value, open := strings.CutSuffix(value, ")")
			x := q(t, Bound(bound), value, unit)
			x.Hi.Open = x.Hi.Open || open
			out = append(out, x)
		}
		return out
	}
	changes := func(statements ...string) (out []Quantity) {
		for _, s := range statements {
			from, to, _ := strings.Cut(s, " to ")
			g, err := GrowthOf(of("", from)[0], of("", to)[0])
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, g)
		}
		return out
	}
	return map[Show][]Quantity{
		ShowValue:   of("forint", "exact 1", "exact 2", "over 11000", "at-least 400", "under 800", "up-to 3500", "about 2000", "between 2..12", "between 800..920)"),
		ShowNumber:  of("", "exact 5.1", "exact 2", "over 5.1", "at-least 3", "under 0.5", "up-to 12", "about 2000", "between 2..7", "between 2..7)"),
		ShowTimes:   of("", "exact 1", "exact 2", "exact 2.18", "over 11", "at-least 3.6", "under 0.25", "up-to 5", "about 12", "between 2..7", "between 3..6)"),
		ShowPercent: of("", "exact 0.821", "over 0.816", "at-least 0.03", "under 0.164", "up-to 0.5", "about 0.1", "between 0.05..0.07", "between 0.05..0.07)"),
		ShowPer100:  of("", "exact 0.0375", "exact 0.02", "over 0.0375", "at-least 0.03", "under 0.5", "up-to 0.5", "about 0.1", "between 0.02..0.07", "between 0.02..0.07)"),
		ShowDays:    of("day", "exact 1", "exact 19", "exact 3", "over 45", "at-least 3", "under 12", "up-to 4", "about 100", "between 79..108", "between 2..7)"),
		ShowChange: changes("exact 100 to exact 110", "exact 100 to exact 90", "exact 100 to exact 100", "exact 100 to about 110", "about 100 to exact 100",
			"over 11000 to exact 3500", "exact 100 to up-to 70", "exact 100 to over 150", "exact 100 to at-least 150",
			"exact 100 to between 80..90", "exact 100 to between 110..130", "exact 100 to between 90..120",
			"exact 1000 to over 500", "exact 1000 to at-least 500", "over 800 to exact 1000", "exact 1000 to up-to 1000"),
	}
}

// TestPhrases holds what is printed of the quantities above, in every way of printing
// and every locale, against the phrasebook of the locale: label, words, and words with
// small numbers spelled. A "~" is a no-break space.
func TestPhrases(t *testing.T) {
	quantities := shown(t)
	for _, show := range Shows {
		for _, bound := range Bounds {
			found := false
			for _, x := range quantities[show] {
				found = found || x.Bound() == bound
			}
			if !found {
				t.Errorf("no quantity is shown as %s that is %s", show, bound)
			}
		}
	}
	for _, l := range locales() {
		file := filepath.Join("testdata", "phrasebook", l.Tag+".txt")
		var got strings.Builder
		for _, show := range Shows {
			for _, x := range quantities[show] {
				f := Format{Show: show, Locale: l, Names: naming{l}}
				fmt.Fprintln(&got, strings.ReplaceAll(fmt.Sprintf("%s %s | %s | %s | %s", show, x, x.Label(f), x.Words(f), x.Spelled(f)), nbsp, "~"))
			}
		}
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatalf("%v: write it with UPDATE=1 and read it through", err)
		}
		lines := strings.Split(got.String(), "\n")
		for i, line := range strings.Split(string(want), "\n") {
			if i >= len(lines) || lines[i] != line {
				t.Fatalf("%s: line %d of %s is %q, not %q", l.Tag, i+1, file, line, lines[min(i, len(lines)-1)])
			}
		}
	}
}

// TestNumbersByLocale writes numbers alone.
func TestNumbersByLocale(t *testing.T) {
	for in, want := range map[string][4]string{ // en, hu, hu in a picture, el
		"999":        {"999", "999", "999", "999"},
		"1000":       {"1,000", "1000", "1~000", "1.000"},
		"-3500":      {"−3,500", "−3500", "−3~500", "−3.500"},
		"11000":      {"11,000", "11~000", "11~000", "11.000"},
		"1234567.25": {"1,234,567.25", "1~234~567,25", "1~234~567,25", "1.234.567,25"},
		"25.6":       {"25.6", "25,6", "25,6", "25,6"},
		"-0.5":       {"−0.5", "−0,5", "−0,5", "−0,5"},
	} {
		r, err := ParseDecimal(in)
		if err != nil {
			t.Fatal(err)
		}
		for i, l := range []Locale{English, hungarian, hungarian.Grouped(), greek} {
			if got := strings.ReplaceAll(l.FormatRat(r), nbsp, "~"); got != want[i] {
				t.Errorf("%s: %s is %q, want %q", l.Tag, in, got, want[i])
			}
		}
	}
	for in, want := range map[string]string{
		"0.3": "0.3", "0.30000000000000004": "0.30000000000000004", "0.0000000000000000000000012": "0.0000000000000000000000012", "1000001.0000000000005": "1,000,001.0000000000005",
	} {
		r, err := ParseDecimal(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := English.Full(r); got != want {
			t.Errorf("%s is %q in full", in, got)
		}
		if got := Point(r, Unit{}).Label(Format{Stated: true}); got != want {
			t.Errorf("%s is %q where it is stated", in, got)
		}
	}
	// What is computed is rounded, but never to another number than it is near to.
	near := new(big.Rat).Add(big.NewRat(1, 1), new(big.Rat).SetFrac64(1, 7_000_000_000_000_000))
	if got := Point(near, Unit{}).Label(Format{Show: ShowTimes}); got != "1.0000000000000001×" {
		t.Errorf("just above 1 is %q", got)
	}
	if got := (Locale{}).FormatRat(big.NewRat(11000, 1)); got != "11,000" {
		t.Errorf("without a locale 11000 is %q", got)
	}
	if got := (Locale{}).Grouped(); got != English {
		t.Errorf("without a locale %q is grouped", got.Tag)
	}
	if hungarian.groupFrom != 5 {
		t.Error("grouping changed the locale itself")
	}
}

func TestLocaleOf(t *testing.T) {
	for _, tag := range Locales() {
		if l, ok := LocaleOf(tag); !ok || l.Tag != tag {
			t.Errorf("%q is the locale %q", tag, l.Tag)
		}
	}
	for _, tag := range []string{"", "HU", "de"} {
		if _, ok := LocaleOf(tag); ok {
			t.Errorf("there is a locale %q", tag)
		}
	}
}

func TestPeak(t *testing.T) {
	for _, tt := range []struct {
		locale   Locale
		in, want string
	}{
		{English, "11,000 forints", "up to 11,000 forints and over"},
		{hungarian, "11 000", "11 000-ig, sőt afölött"},
		{hungarian, "15%", "15%-ig, sőt afölött"},
		{hungarian, "11 000 forint", "11 000 forintig, sőt afölött"},
		{hungarian, "8 óra", "8 óráig, sőt afölött"},
		{hungarian, "8 csésze", "8 csészéig, sőt afölött"},
		{hungarian, "három", "háromig, sőt afölött"},
		{greek, "11.000", "έως 11.000 και άνω"},
	} {
		if got := tt.locale.Peak(tt.in); got != tt.want {
			t.Errorf("%s: the peak of %q is %q, want %q", tt.locale.Tag, tt.in, got, tt.want)
		}
	}
}

func TestHungarianTimes(t *testing.T) {
	for i, want := range strings.Fields("egyszer kétszer háromszor négyszer ötször hatszor hétszer nyolcszor kilencszer tízszer tizenegyszer tizenkétszer 13-szor") {
		if got := Int(int64(i + 1)).Spelled(Format{Show: ShowTimes, Locale: hungarian}); got != want {
			t.Errorf("%d times is %q, want %q", i+1, got, want)
		}
	}
}

func TestGreekTimes(t *testing.T) {
	want := []string{"μία φορά", "δύο φορές", "τρεις φορές", "τέσσερις φορές", "πέντε φορές", "έξι φορές", "επτά φορές", "οκτώ φορές", "εννέα φορές", "δέκα φορές", "έντεκα φορές", "δώδεκα φορές", "13 φορές"}
	for i, want := range want {
		if got := Int(int64(i + 1)).Spelled(Format{Show: ShowTimes, Locale: greek}); got != want {
			t.Errorf("%d times is %q, want %q", i+1, got, want)
		}
	}
}

// TestNoWords has nothing to print in any locale.
func TestNoWords(t *testing.T) {
	for _, l := range locales() {
		for _, show := range Shows {
			if got := (Quantity{}).Spelled(Format{Show: show, Locale: l}); got != "?" {
				t.Errorf("%s: a number without limits, shown as %s, is %q", l.Tag, show, got)
			}
		}
	}
}

// printed finds the numbers in a text of a locale, and reads them.
func printed(t *testing.T, l Locale, text string) (out []string) {
	for _, s := range regexp.MustCompile(`[0-9]+([.,\x{a0}][0-9]+)*`).FindAllString(text, -1) {
		r, err := ParseDecimal(strings.NewReplacer(l.numbers.Group, "", l.numbers.Decimal, ".").Replace(s))
		if err != nil {
			t.Fatalf("%s: %q in %q: %v", l.Tag, s, text, err)
		}
		out = append(out, r.RatString())
	}
	return out
}

// TestDigitsAreTheSame reads labels and words of random quantities back: no
// locale changes a digit.
func TestDigitsAreTheSame(t *testing.T) {
	rng := rand.New(rand.NewPCG(19, 56))
	some := func() *big.Rat {
		return big.NewRat(rng.Int64N([]int64{20, 5000, 5_000_000_000}[rng.IntN(3)]), []int64{1, 1, 8, 100, 700}[rng.IntN(5)])
	}
	unit, _ := ParseUnit("forint")
	for range 3000 {
		bound := Bounds[rng.IntN(len(Bounds))]
		low := some()
		var high *big.Rat
		if bound == Between || bound == About && rng.IntN(2) == 0 {
			high = new(big.Rat).Add(low, some())
		}
		x, err := New(bound, low, high, unit)
		if err != nil {
			continue // such as under 0
		}
		for _, show := range Shows {
			if x.Kind = Amount; show == ShowChange {
				x.Kind = Growth
			}
			english := Format{Show: show}
			label, words := printed(t, English, x.Label(english)), printed(t, English, x.Words(english))
			if v := x.Value(); show == ShowValue && v != nil {
				if _, short := terminating(v, 9); short && label[0] != v.RatString() {
					t.Fatalf("%s is printed %v", x, label)
				}
			}
			for _, l := range []Locale{hungarian, hungarian.Grouped(), greek} {
				f := Format{Show: show, Locale: l}
				if got := printed(t, l, x.Label(f)); fmt.Sprint(got) != fmt.Sprint(label) {
					t.Fatalf("%s: the label of %s is %q", l.Tag, x, x.Label(f))
				}
				got := printed(t, l, x.Words(f))
				if show == ShowPer100 && l.Tag == "hu" && len(got) > 1 {
					got = append(got[1:], got[0]) // 100-ból comes first
				}
				if fmt.Sprint(got) != fmt.Sprint(words) {
					t.Fatalf("%s: %s in words is %q", l.Tag, x, x.Words(f))
				}
			}
		}
	}
}
