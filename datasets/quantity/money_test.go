package quantity

import (
	"math/big"
	"strings"
	"testing"
)

// amount reads a quantity as the tables have it: "between 2000000 3000000 dollar".
func amount(t testing.TB, s string) Quantity {
	t.Helper()
	f := strings.Fields(s)
	unit, err := ParseUnit(strings.ReplaceAll(f[len(f)-1], "_", " "))
	if err != nil {
		t.Fatal(err)
	}
	var ends [2]*big.Rat
	for i, n := range f[1 : len(f)-1] {
		if ends[i], err = ParseDecimal(n); err != nil {
			t.Fatal(err)
		}
	}
	q, err := New(Bound(f[0]), ends[0], ends[1], unit)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// TestMoney prints sums of money and large numbers, with each bound, in each language: as a
// label and in a sentence.
func TestMoney(t *testing.T) {
	for _, tt := range []struct {
		in         string
		en, hu, el string
	}{
		{"exact 2500000000 dollar", "$2.5bn | $2.5~billion", "2,5~Mrd~$ | 2,5~milliárd~$", "2,5~δισ.~$ | 2,5~δισεκατομμύρια~$"},
		{"exact 763000000 dollar", "$763m | $763~million", "763~M~$ | 763~millió~$", "763~εκ.~$ | 763~εκατομμύρια~$"},
		{"exact 1000000 dollar", "$1m | $1~million", "1~M~$ | 1~millió~$", "1~εκ.~$ | 1~εκατομμύριο~$"},
		{"exact 2000000000000 dollar", "$2tn | $2~trillion", "2~billió~$ | 2~billió~$", "2~τρισ.~$ | 2~τρισεκατομμύρια~$"},
		{"exact 1200000000 euro", "€1.2bn | €1.2~billion", "1,2~Mrd~€ | 1,2~milliárd~€", "1,2~δισ.~€ | 1,2~δισεκατομμύρια~€"},
		{"exact 3400000 pound_sterling", "£3.4m | £3.4~million", "3,4~M~£ | 3,4~millió~£", "3,4~εκ.~£ | 3,4~εκατομμύρια~£"},
		{"exact 5000000 yen", "¥5m | ¥5~million", "5~M~¥ | 5~millió~¥", "5~εκ.~¥ | 5~εκατομμύρια~¥"},
		{"exact 5000000 US_dollar", "US$5m | US$5~million", "5~M~USD | 5~millió~USD", "5~εκ.~$ | 5~εκατομμύρια~$"},
		{"exact 5 Canadian_dollar", "CA$5 | CA$5", "5~CAD | 5~CAD", "5~CA$ | 5~CA$"},
		{"exact 5905000000 dollar", "$5.905bn | $5.905~billion", "5,905~Mrd~$ | 5,905~milliárd~$", "5,905~δισ.~$ | 5,905~δισεκατομμύρια~$"},

		// Below a million, with a digit too many, and with a fraction, all digits are written.
		{"exact 999999 dollar", "$999,999 | $999,999", "999~999~$ | 999~999~$", "999.999~$ | 999.999~$"},
		{"exact 1234567 dollar", "$1,234,567 | $1,234,567", "1~234~567~$ | 1~234~567~$", "1.234.567~$ | 1.234.567~$"},
		{"exact 12345000 dollar", "$12,345,000 | $12,345,000", "12~345~000~$ | 12~345~000~$", "12.345.000~$ | 12.345.000~$"},
		{"exact 1000500000 dollar", "$1,000,500,000 | $1,000,500,000", "1~000~500~000~$ | 1~000~500~000~$", "1.000.500.000~$ | 1.000.500.000~$"},
		{"exact 2500000.5 dollar", "$2,500,000.50 | $2,500,000.50", "2~500~000,50~$ | 2~500~000,50~$", "2.500.000,50~$ | 2.500.000,50~$"},
		{"exact 1 dollar", "$1 | $1", "1~$ | 1~$", "1~$ | 1~$"},
		{"exact 0 dollar", "$0 | $0", "0~$ | 0~$", "0~$ | 0~$"},
		{"exact 0.6 dollar", "$0.60 | $0.60", "0,60~$ | 0,60~$", "0,60~$ | 0,60~$"},
		{"exact 0.125 dollar", "$0.125 | $0.125", "0,125~$ | 0,125~$", "0,125~$ | 0,125~$"},
		{"between 1.5 2 dollar/share", "$1.50–2 | $1.50 to $2 per share", "1,50–2~$ | 1,50 és 2~$/share között", "1,50–2~$ | από 1,50 έως 2~$ ανά share"},
		{"exact 2.5 franc", "2.5 | 2.5~francs", "2,5 | 2,5~frank", "2,5 | 2,5~φράγκα"},
		{"exact 1515 dollar/head", "$1,515 | $1,515 per head", "1515~$ | 1515~$/head", "1.515~$ | 1.515~$ ανά head"},

		{"exact -5 dollar", "−$5 | −$5", "−5~$ | −5~$", "−5~$ | −5~$"},
		{"exact -1400000 dollar", "−$1.4m | −$1.4~million", "−1,4~M~$ | −1,4~millió~$", "−1,4~εκ.~$ | −1,4~εκατομμύρια~$"},
		{"between -5 -2 dollar", "−$5 to −$2 | −$5 to −$2", "−5~$ … −2~$ | −5 és −2~$ között", "−5~$ έως −2~$ | από −5 έως −2~$"},
		{"between -2000000 3000000 dollar", "−$2m to $3m | −$2~million to $3~million", "−2~M~$ … 3~M~$ | −2~millió és 3~millió~$ között", "−2~εκ.~$ έως 3~εκ.~$ | από −2~εκατομμύρια έως 3~εκατομμύρια~$"},

		{"over 8000000000 dollar", ">~$8bn | more than $8~billion", ">~8~Mrd~$ | több mint 8~milliárd~$", ">~8~δισ.~$ | πάνω από 8~δισεκατομμύρια~$"},
		{"at-least 8000000 dollar", "≥~$8m | at least $8~million", "≥~8~M~$ | legalább 8~millió~$", "≥~8~εκ.~$ | τουλάχιστον 8~εκατομμύρια~$"},
		{"under 8000000 dollar", "<~$8m | under $8~million", "<~8~M~$ | kevesebb mint 8~millió~$", "<~8~εκ.~$ | κάτω από 8~εκατομμύρια~$"},
		{"up-to 750000000 dollar", "≤~$750m | up to $750~million", "≤~750~M~$ | legfeljebb 750~millió~$", "≤~750~εκ.~$ | το πολύ 750~εκατομμύρια~$"},
		{"about 8000000 dollar", "≈~$8m | about $8~million", "≈~8~M~$ | körülbelül 8~millió~$", "≈~8~εκ.~$ | περίπου 8~εκατομμύρια~$"},
		{"over 1234567 dollar", ">~$1,234,567 | more than $1,234,567", ">~1~234~567~$ | több mint 1~234~567~$", ">~1.234.567~$ | πάνω από 1.234.567~$"},

		{"between 2000000000 3000000000 dollar", "$2–3bn | $2~billion to $3~billion", "2–3~Mrd~$ | 2~milliárd és 3~milliárd~$ között", "2–3~δισ.~$ | από 2~δισεκατομμύρια έως 3~δισεκατομμύρια~$"},
		{"between 500000000 1250000000 dollar", "$500m–$1.25bn | $500~million to $1.25~billion", "500~M~$~–~1,25~Mrd~$ | 500~millió és 1,25~milliárd~$ között", "500~εκ.~$~–~1,25~δισ.~$ | από 500~εκατομμύρια έως 1,25~δισεκατομμύρια~$"},
		{"between 750000 2500000 dollar", "$750,000–$2.5m | $750,000 to $2.5~million", "750~000~$~–~2,5~M~$ | 750~000 és 2,5~millió~$ között", "750.000~$~–~2,5~εκ.~$ | από 750.000 έως 2,5~εκατομμύρια~$"},
		{"between 2000000 3456789 dollar", "$2,000,000–3,456,789 | $2,000,000 to $3,456,789", "2~000~000–3~456~789~$ | 2~000~000 és 3~456~789~$ között", "2.000.000–3.456.789~$ | από 2.000.000 έως 3.456.789~$"},
		{"between 250 500 dollar", "$250–500 | $250 to $500", "250–500~$ | 250 és 500~$ között", "250–500~$ | από 250 έως 500~$"},
		{"about 2000000 3000000 dollar", "≈~$2–3m | about $2~million to $3~million", "≈~2–3~M~$ | körülbelül 2~millió–3~millió~$", "≈~2–3~εκ.~$ | περίπου 2~εκατομμύρια έως 3~εκατομμύρια~$"},

		// Money that has no sign, and what is not written with million.
		{"exact 65000000000 franc", "65bn | 65~billion~francs", "65~Mrd | 65~milliárd~frank", "65~δισ. | 65~δισεκατομμύρια~φράγκα"},
		{"between 10000000000 15000000000 franc", "10–15bn | 10~billion to 15~billion~francs", "10–15~Mrd | 10~milliárd és 15~milliárd~frank között", "10–15~δισ. | από 10~δισεκατομμύρια έως 15~δισεκατομμύρια~φράγκα"},
		{"exact 11000 forint", "11,000 | 11,000~forints", "11~000 | 11~000~forint", "11.000 | 11.000~φιορίνια"},
		{"exact 2500000 person", "2,500,000 | 2,500,000~people", "2~500~000 | 2~500~000~ember", "2.500.000 | 2.500.000~άνθρωποι"},
	} {
		q := amount(t, tt.in)
		for i, l := range []Locale{English, hungarian, greek} {
			f := Format{Show: ShowValue, Locale: l, Names: naming{l}, Stated: true}
			got := strings.ReplaceAll(q.Label(f)+" | "+q.Words(f), nbsp, "~")
			if want := []string{tt.en, tt.hu, tt.el}[i]; got != want {
				t.Errorf("%s: %s is\n  %q, want\n  %q", l.Tag, tt.in, got, want)
			}
		}
	}
}

// TestMoneyElsewhere prints money as what is not a plain value.
func TestMoneyElsewhere(t *testing.T) {
	f := Format{Show: ShowValue, Locale: English, Names: naming{English}}
	q := amount(t, "over 2500000 dollar")
	if got := q.Spelled(f); got != "more than $2.5"+nbsp+"million" {
		t.Errorf("spelled it is %q", got)
	}
	if got := amount(t, "exact 2000000 franc").Spelled(f); got != "2"+nbsp+"million"+nbsp+"francs" {
		t.Errorf("spelled the francs are %q", got)
	}
	peak := f
	peak.Peak = true
	if got := q.Words(peak); got != "up to $2.5"+nbsp+"million and over" {
		t.Errorf("as a peak it is %q", got)
	}
	hu := Format{Show: ShowValue, Locale: hungarian, Names: naming{hungarian}, Peak: true}
	if got, want := q.Words(hu), strings.ReplaceAll("2,5~millió~$-ig, sőt afölött", "~", nbsp); got != want {
		t.Errorf("as a Hungarian peak it is %q, want %q", got, want)
	}
	low, high, ok := amount(t, "between 2000000 3000000000 dollar").Ends(f)
	if low != "$2m" || high != "$3bn" || !ok {
		t.Errorf("the ends are %q and %q", low, high)
	}
	// What is computed is rounded as ever, and no digit is dropped for a million.
	if got := Point(big.NewRat(10_000_000, 3), q.Unit).Label(f); got != "$3,333,333.3" {
		t.Errorf("a third of ten million is %q", got)
	}
	if got := Point(big.NewRat(5, 1), q.Unit).Label(Format{Show: ShowTimes, Names: naming{English}}); got != "5×" {
		t.Errorf("as a multiple it is %q", got)
	}
	// Without names for units nothing is shortened.
	if got := q.Words(Format{Show: ShowValue}); got != "more than 2,500,000"+nbsp+"dollar" {
		t.Errorf("without names it is %q", got)
	}
}

// TestAxis writes the numbers of axes, all alike.
func TestAxis(t *testing.T) {
	for _, tt := range []struct {
		unit, plain string
		log         bool
		en, hu      string
	}{
		{"dollar", "0 10000000000 20000000000", false, "$0 $10bn $20bn", "0~$ 10~Mrd~$ 20~Mrd~$"},
		{"dollar", "0 500000000 1000000000", false, "$0 $0.5bn $1.0bn", "0~$ 0,5~Mrd~$ 1,0~Mrd~$"},
		{"dollar", "0 250000000 500000000 1000000000", false, "$0 $250m $500m $1,000m", "0~$ 250~M~$ 500~M~$ 1~000~M~$"},
		{"dollar", "0 500000 1000000 1500000", false, "$0 $0.5m $1.0m $1.5m", "0~$ 0,5~M~$ 1,0~M~$ 1,5~M~$"},
		{"dollar", "-2000000 0 2000000", false, "−$2m $0 $2m", "−2~M~$ 0~$ 2~M~$"},
		{"dollar", "1000000 1000001", false, "$1,000,000 $1,000,001", "1~000~000~$ 1~000~001~$"},
		{"dollar", "0 500 1000", false, "$0 $500 $1,000", "0~$ 500~$ 1~000~$"},
		{"dollar", "0 0.5 1", false, "$0 $0.50 $1.00", "0~$ 0,50~$ 1,00~$"},
		{"dollar", "100000 1000000 1000000000", true, "$100,000 $1m $1bn", "100~000~$ 1~M~$ 1~Mrd~$"},
		{"franc", "0 10000000 20000000", false, "0 10m 20m", "0 10~M 20~M"},
		{"person", "0 10000000 20000000", false, "0 10,000,000 20,000,000", "0 10~000~000 20~000~000"},
		{"person", "0 2.5 5", false, "0 2.5 5.0", "0 2,5 5,0"},
		{"person", "99 99.2 99.4", false, "99.0 99.2 99.4", "99,0 99,2 99,4"},
		{"person", "0.1 1 10", true, "0.1 1 10", "0,1 1 10"},
	} {
		unit, err := ParseUnit(tt.unit)
		if err != nil {
			t.Fatal(err)
		}
		for i, l := range []Locale{English, hungarian.Grouped()} {
			f := Format{Locale: l, Names: naming{l}}
			got := strings.ReplaceAll(strings.Join(f.Axis(unit, tt.log, strings.Fields(tt.plain)...), " "), nbsp, "~")
			if want := []string{tt.en, tt.hu}[i]; got != want {
				t.Errorf("%s: %s of %s are %q, want %q", l.Tag, tt.plain, tt.unit, got, want)
			}
		}
	}
}
