package quantity

import (
	"math/big"
	"strings"
	"testing"
)

func alikeOf(t testing.TB, name string, decimals int) *Alike {
	t.Helper()
	var d *int
	if decimals >= 0 {
		d = &decimals
	}
	a, err := NewAlike(name, d)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func rat(t testing.TB, s string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatal(s)
	}
	return r
}

// TestAlike writes numbers in thousands, millions and times: a bound outward, an exact one to
// the nearest, and a number of a text without zeros that it does not have.
func TestAlike(t *testing.T) {
	for _, tt := range []struct {
		in       string
		decimals int
		second   string
		q        Quantity
		said     bool
		want     string
	}{
		{"million", 1, "", Point(rat(t, "3240000"), Unit{}), false, "3.2m"},
		{"million", 1, "", Point(rat(t, "3000000"), Unit{}), false, "3.0m"},
		{"million", 1, "", Point(rat(t, "3000000"), Unit{}), true, "3m"},
		{"thousand", 0, "", Point(rat(t, "-1500"), Unit{}), false, "−2k"},
		{"billion", 2, "", Point(rat(t, "0"), Unit{}), false, "0"},
		{"million", 1, "", quantityOf(t, Over, "3290000"), false, "> 3.2m"},
		{"million", 1, "", quantityOf(t, UpTo, "3210000"), false, "≤ 3.3m"},
		{"million", 1, "", Range(rat(t, "1250000"), rat(t, "1310000"), Unit{}), false, "1.2–1.4m"},
		{"h:mm", 0, "60", Point(rat(t, "125"), Unit{}), false, "2:05"},
		{"h:mm", 0, "60", Point(rat(t, "-125"), Unit{}), false, "−2:05"},
		{"h:mm:ss", 0, "1", Point(rat(t, "7235"), Unit{}), false, "2:00:35"},
		{"m:ss", 2, "1", Point(rat(t, "223.13"), Unit{}), false, "3:43.13"},
		{"m:ss", 0, "1", quantityOf(t, Over, "59.9"), false, "> 0:59"},
		{"h:mm", 0, "3600", Range(rat(t, "1.5"), rat(t, "2"), Unit{}), false, "1:30–2:00"},
	} {
		a := alikeOf(t, tt.in, tt.decimals)
		if tt.second != "" {
			a.In(rat(t, tt.second))
		}
		if tt.said {
			a = a.AsSaid()
		}
		if got := strings.ReplaceAll(tt.q.Label(Format{Show: ShowValue, Alike: a}), nbsp, " "); got != tt.want {
			t.Errorf("%s of %s: %q, want %q", tt.in, tt.q, got, tt.want)
		}
	}
}

func quantityOf(t testing.TB, b Bound, v string) Quantity {
	t.Helper()
	q, err := New(b, rat(t, v), nil, Unit{})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// TestAlikeDecimals: numbers have the decimals that they need, and one where they would need
// too many.
func TestAlikeDecimals(t *testing.T) {
	for want, numbers := range map[string]string{
		"3m 2m":           "3000000 2000000",
		"3.25m 2.00m":     "3250000 2000000",
		"3.2m 2.0m":       "3234567 2000000",
		"3.2m 2.0m 1.0m":  "3234567 2000000 1001000",
		"12.345m 12.000m": "12345000 12000000",
	} {
		a := alikeOf(t, "million", -1)
		var got []string
		for _, s := range strings.Fields(numbers) {
			a.Fit(rat(t, s))
		}
		for _, s := range strings.Fields(numbers) {
			got = append(got, Point(rat(t, s), Unit{}).Label(Format{Show: ShowValue, Alike: a}))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", numbers, got, want)
		}
	}
	if a := alikeOf(t, "million", 1); !a.Fit(rat(t, "80000")) || a.Fit(rat(t, "120000")) {
		t.Error("80,000 is less than a tenth of a million, and 120,000 is not")
	}
	if _, err := NewAlike("myriad", nil); err == nil {
		t.Error("myriads are taken")
	}
}

// TestAlikeSteps: the ticks of times are round times.
func TestAlikeSteps(t *testing.T) {
	a := alikeOf(t, "h:mm", -1)
	a.In(rat(t, "60"))
	for span, want := range map[float64]float64{125: 30, 20: 5, 600: 120, 100000: 20160} {
		if got := a.Step(span, 5); got != want {
			t.Errorf("a step of %g minutes is %g, want %g", span, got, want)
		}
	}
}

// FuzzAlike holds that what is written of a bound is never sharper than the bound.
func FuzzAlike(f *testing.F) {
	f.Add(int64(3290000), int64(1), uint8(1), true)
	f.Add(int64(-125), int64(3), uint8(5), false)
	f.Fuzz(func(t *testing.T, over, under int64, way uint8, lower bool) {
		names := append(append([]string{}, Larges...), Clocks...)
		name := names[int(way)%len(names)]
		a := alikeOf(t, name, int(way)%4*map[bool]int{true: 0, false: 1}[name == minutes])
		a.In(big.NewRat(1, 1))
		r := big.NewRat(over, max(1, under))
		if w := a.written(Format{}.withDefaults(), r, roundNearest); w.digits == "" {
			t.Errorf("%s is written as nothing", r)
		}
		how := map[bool]rounding{true: roundDown, false: roundUp}[lower]
		said, ok := new(big.Rat).SetString(a.plain(r, how))
		if !ok {
			t.Fatalf("%s is written as %q", r, a.plain(r, how))
		}
		if lower && said.Cmp(a.scaled(r)) > 0 || !lower && said.Cmp(a.scaled(r)) < 0 {
			t.Errorf("%s is written as %s", r, said)
		}
	})
}
