package datasets

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// sentences put a number into a text of each language, whose scanner reads it.
var sentences = map[string]string{"en": "The sum was %s then.", "hu": "Az összeg %s volt.", "el": "Το ποσό ήταν %s τότε."}

// readsBack reports what is wrong with a printed quantity as the scanner reads it: "" where it
// is the same quantity.
func readsBack(q quantity.Quantity, tag, printed string) string {
	language, _ := scan.In(tag)
	text := fmt.Sprintf(sentences[tag], printed)
	found := language.Text(text)
	if len(found) != 1 {
		return fmt.Sprintf("%q has %d numbers", text, len(found))
	}
	m := found[0]
	low, high := q.Value(), q.Value()
	if q.IsRange() {
		low, high = q.Lo.Value, q.Hi.Value
	}
	switch {
	case m.Low == nil || m.Low.Cmp(low) != 0 || m.High.Cmp(high) != 0:
		return fmt.Sprintf("%q is %v to %v", text, m.Low, m.High)
	case m.Bound != q.Bound():
		return fmt.Sprintf("%q is %s", text, m.Bound)
	case m.Unit != q.Unit.String() && !strings.HasSuffix(q.Unit.String(), " "+m.Unit):
		return fmt.Sprintf("%q is in %q", text, m.Unit)
	}
	return ""
}

// currencies are the units that are printed with a sign in every language.
var currencies = []string{
	"dollar", "euro", "pound sterling", "yen", "US dollar", "Canadian dollar", "Australian dollar", "New Zealand dollar",
	"Hong Kong dollar", "New Taiwan dollar", "East Caribbean dollar", "Mexican peso", "Indian rupee", "yuan",
}

// printed are a quantity as a label and as words.
func printed(t testing.TB, q quantity.Quantity, tag string) []string {
	l, ok := quantity.LocaleOf(tag)
	if !ok {
		t.Fatal(tag)
	}
	f := quantity.Format{Show: quantity.ShowValue, Locale: l, Names: (&Study{}).Printer(l), Stated: true}
	return []string{q.Label(f), q.Words(f)}
}

// TestMoneyIsReadBack prints sums with each bound, and reads the same again.
func TestMoneyIsReadBack(t *testing.T) {
	numbers := []string{"1", "5", "780", "1515", "0.6", "37.24", "250000", "1000000", "1234567", "763000000", "2500000000", "5905000000", "26800000000", "2000000000000", "-5", "-1400000", "-2500000000"}
	for tag := range sentences {
		for _, currency := range currencies {
			unit, err := quantity.ParseUnit(currency)
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range numbers {
				for _, bound := range []quantity.Bound{quantity.Exact, quantity.Over, quantity.AtLeast, quantity.Under, quantity.UpTo, quantity.About} {
					value, _ := quantity.ParseDecimal(n)
					q, err := quantity.New(bound, value, nil, unit)
					if err != nil {
						t.Fatal(err)
					}
					if value.Sign() < 0 && bound != quantity.Exact {
						continue // what is less than a loss is not told with these words
					}
					for _, s := range printed(t, q, tag) {
						if wrong := readsBack(q, tag, s); wrong != "" {
							t.Errorf("%s: %s %s %s: %s", tag, bound, n, currency, wrong)
						}
					}
				}
			}
			for _, ends := range [][2]string{{"250", "500"}, {"2000000", "3000000"}, {"2000000000", "3000000000"}, {"500000000", "1250000000"}, {"750000", "2500000"}, {"1234567", "2345678"}, {"12400000000", "15580000000"}} {
				low, _ := quantity.ParseDecimal(ends[0])
				high, _ := quantity.ParseDecimal(ends[1])
				for _, bound := range []quantity.Bound{quantity.Between, quantity.About} {
					q, err := quantity.New(bound, low, high, unit)
					if err != nil {
						t.Fatal(err)
					}
					for _, s := range printed(t, q, tag) {
						if wrong := readsBack(q, tag, s); wrong != "" {
							t.Errorf("%s: %s %s %s: %s", tag, bound, ends, currency, wrong)
						}
					}
				}
			}
		}
	}
}

// FuzzMoneyIsReadBack prints any sum in any currency and language, and reads it again.
func FuzzMoneyIsReadBack(f *testing.F) {
	f.Add(int64(2500000000), uint8(0), uint8(0), uint8(0), false)
	f.Add(int64(-1400000), uint8(3), uint8(1), uint8(1), true)
	f.Add(int64(1234567), uint8(0), uint8(2), uint8(5), false)
	f.Add(int64(60), uint8(2), uint8(0), uint8(1), true)
	tags := []string{"en", "hu", "el"}
	f.Fuzz(func(t *testing.T, n int64, zeros, tag, currency uint8, words bool) {
		value := big.NewRat(n, 1)
		if zeros %= 15; zeros > 0 { // of which two are after the point
			value.Mul(value, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil)))
			value.Quo(value, big.NewRat(100, 1))
		}
		if value.Sign() == 0 || new(big.Rat).Abs(value).Cmp(big.NewRat(1e15, 1)) >= 0 {
			t.Skip()
		}
		unit, err := quantity.ParseUnit(currencies[int(currency)%len(currencies)])
		if err != nil {
			t.Fatal(err)
		}
		q := quantity.Point(value, unit)
		in := tags[int(tag)%len(tags)]
		s := printed(t, q, in)[map[bool]int{false: 0, true: 1}[words]]
		if wrong := readsBack(q, in, s); wrong != "" {
			t.Errorf("%s: %s: %s", in, q, wrong)
		}
	})
}
