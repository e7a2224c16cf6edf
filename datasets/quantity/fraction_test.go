package quantity

import (
	"math/big"
	"testing"
)

func TestFraction(t *testing.T) {
	locale := func(tag string) Locale {
		l, ok := LocaleOf(tag)
		if !ok {
			t.Fatal(tag)
		}
		return l
	}
	percent := func(bound Bound, value string, high ...string) Quantity {
		v, err := ParseDecimal(value)
		if err != nil {
			t.Fatal(err)
		}
		var hi *big.Rat
		if len(high) > 0 {
			if hi, err = ParseDecimal(high[0]); err != nil {
				t.Fatal(err)
			}
		}
		q, err := New(bound, v, hi, Named(Percent))
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	for _, test := range []struct {
		q          Quantity
		en, hu, el string
	}{
		{percent(Exact, "50"), "half", "a fele", "το μισό"},
		{percent(Exact, "82.1"), "more than four in five", "több mint ötből négy", "πάνω από 4 στα 5"},
		{percent(Exact, "49.6"), "almost half", "majdnem a fele", "σχεδόν το μισό"},
		{percent(Exact, "46"), "under half", "kevesebb mint a fele", "κάτω από το μισό"},
		{percent(Exact, "66.7"), "more than two-thirds", "több mint kétharmad", "πάνω από τα δύο τρίτα"},
		{percent(Exact, "75"), "three-quarters", "háromnegyed", "τα τρία τέταρτα"},
		{percent(Exact, "30"), "three in ten", "tízből három", "3 στα 10"},
		{percent(Exact, "95"), "19 in 20", "20-ból 19", "19 στα 20"},
		{percent(Exact, "8.1"), "almost one in twelve", "", ""},
		{percent(Exact, "0.4"), "one in 250", "", ""},
		{percent(Exact, "3.7"), "almost one in 25", "", ""},
		{percent(Over, "81.6"), "more than four in five", "", ""},
		{percent(AtLeast, "75"), "at least three-quarters", "", ""},
		{percent(AtLeast, "76"), "more than three-quarters", "", ""},
		{percent(Under, "16.4"), "under one in six", "", ""},
		{percent(UpTo, "25"), "up to a quarter", "", ""},
		{percent(Between, "30", "40"), "three in ten to two in five", "", ""},
		{percent(Between, "62", "99.5"), "more than three in five", "", ""},
		{percent(Between, "80", "99.5"), "at least four in five", "", ""},
		{percent(Exact, "0.0840336"), "under one in 1,000", "", ""},
		{percent(About, "34"), "about a third", "", ""},
		{percent(About, "44"), "", "", ""},
		{percent(Exact, "0"), "", "", ""},
		{percent(Exact, "100"), "", "", ""},
		{percent(Exact, "140"), "", "", ""},
		{percent(Exact, "-20"), "", "", ""},
		{percent(Under, "99.9"), "", "", ""},
		{Int(3), "", "", ""},
		{Point(big.NewRat(1, 2), Named("boat")), "", "", ""},
	} {
		for tag, want := range map[string]string{"en": test.en, "hu": test.hu, "el": test.el} {
			if want == "" && tag != "en" {
				continue
			}
			if got, ok := test.q.Fraction(Format{Locale: locale(tag)}); got != want || ok != (want != "") {
				t.Errorf("%s in %s: %q, want %q", test.q, tag, got, want)
			}
		}
	}
}

// Whatever a part of one is, what is written of it is true: the fraction is on the side that
// the words say.
func TestFractionIsTrue(t *testing.T) {
	for i := int64(1); i < 2000; i++ {
		r := big.NewRat(i, 2000)
		below, _ := nearestFraction(r, -1)
		above, _ := nearestFraction(r, 1)
		if below.Cmp(r) > 0 || above.Cmp(r) < 0 {
			t.Fatalf("%s is between %s and %s", r, below, above)
		}
		if gap := new(big.Rat).Sub(above, below); gap.Cmp(big.NewRat(1, 9)) > 0 {
			t.Errorf("%s is between %s and %s, which are far apart", r, below, above)
		}
	}
}
