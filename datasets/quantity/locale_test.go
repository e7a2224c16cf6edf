package quantity

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// unitNames are those of a study that counts forints.
func unitNames(tag string) func(Unit, bool) string {
	names := map[string][2]string{"en": {"forint", "forints"}, "hu": {"forint", "forint"}, "el": {"φιορίνι", "φιορίνια"}}[tag]
	return func(_ Unit, one bool) string {
		if one {
			return names[0]
		}
		return names[1]
	}
}

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

// phrasebook has what is printed of the quantities above: label, words and
// spelled words, with ~ for a no-break space.
var phrasebook = map[string]string{
	"en": `
value 1 | 1 | 1~forint | one~forint
value 2 | 2 | 2~forints | two~forints
value (11000, ∞) | >~11,000 | more than 11,000~forints | more than 11,000~forints
value [400, ∞) | ≥~400 | at least 400~forints | at least 400~forints
value [0, 800) | <~800 | under 800~forints | under 800~forints
value [0, 3500] | ≤~3,500 | up to 3,500~forints | up to 3,500~forints
value ≈ 2000 | ≈~2,000 | about 2,000~forints | about 2,000~forints
value [2, 12] | 2–12 | 2 to 12~forints | two to twelve~forints
value [800, 920) | 800–920 | 800 to just under 920~forints | 800 to just under 920~forints
number 5.1 | 5.1 | 5.1 | 5.1
number 2 | 2 | 2 | two
number (5.1, ∞) | >~5.1 | more than 5.1 | more than 5.1
number [3, ∞) | ≥~3 | at least 3 | at least three
number [0, 0.5) | <~0.5 | under 0.5 | under 0.5
number [0, 12] | ≤~12 | up to 12 | up to twelve
number ≈ 2000 | ≈~2,000 | about 2,000 | about 2,000
number [2, 7] | 2–7 | 2 to 7 | two to seven
number [2, 7) | 2–7 | 2 to just under 7 | two to just under seven
times 1 | 1× | 1 time | one time
times 2 | 2× | 2 times | twice
times 2.18 | 2.18× | 2.18 times | 2.18 times
times (11, ∞) | >~11× | more than 11 times | more than eleven times
times [3.6, ∞) | ≥~3.6× | at least 3.6 times | at least 3.6 times
times [0, 0.25) | <~0.25× | under 0.25 times | under 0.25 times
times [0, 5] | ≤~5× | up to 5 times | up to five times
times ≈ 12 | ≈~12× | about 12 times | about twelve times
times [2, 7] | 2–7× | 2 to 7 times | two to seven times
times [3, 6) | 3–6× | 3 to just under 6 times | three to just under six times
percent 0.821 | 82.1% | 82.1% | 82.1%
percent (0.816, ∞) | >~81.6% | more than 81.6% | more than 81.6%
percent [0.03, ∞) | ≥~3% | at least 3% | at least 3%
percent [0, 0.164) | <~16.4% | under 16.4% | under 16.4%
percent [0, 0.5] | ≤~50% | up to 50% | up to 50%
percent ≈ 0.1 | ≈~10% | about 10% | about 10%
percent [0.05, 0.07] | 5–7% | 5 to 7% | 5 to 7%
percent [0.05, 0.07) | 5–7% | 5 to just under 7% | 5 to just under 7%
per-100 0.0375 | 3.75 | 3.75 in 100 | 3.75 in 100
per-100 0.02 | 2 | 2 in 100 | two in 100
per-100 (0.0375, ∞) | >~3.75 | more than 3.75 in 100 | more than 3.75 in 100
per-100 [0.03, ∞) | ≥~3 | at least 3 in 100 | at least three in 100
per-100 [0, 0.5) | <~50 | under 50 in 100 | under 50 in 100
per-100 [0, 0.5] | ≤~50 | up to 50 in 100 | up to 50 in 100
per-100 ≈ 0.1 | ≈~10 | about 10 in 100 | about ten in 100
per-100 [0.02, 0.07] | 2–7 | 2 to 7 in 100 | two to seven in 100
per-100 [0.02, 0.07) | 2–7 | 2 to just under 7 in 100 | two to just under seven in 100
change 0.1 | +10% | 10% more | 10% more
change -0.1 | −10% | 10% less | 10% less
change 0 | 0% | no change | no change
change ≈ 0.1 | ≈~+10% | about 10% more | about 10% more
change ≈ 0 | ≈~0% | about no change | about no change
change (-1, -15/22) | >~68.1% less | more than 68.1% less | more than 68.1% less
change [-1, -0.3] | ≥~30% less | at least 30% less | at least 30% less
change (0.5, ∞) | >~50% more | more than 50% more | more than 50% more
change [0.5, ∞) | ≥~50% more | at least 50% more | at least 50% more
change [-0.2, -0.1] | 10–20% less | 10% to 20% less | 10% to 20% less
change [0.1, 0.3] | 10–30% more | 10% to 30% more | 10% to 30% more
change [-0.1, 0.2] | −10% to +20% | from 10% less to 20% more | from 10% less to 20% more
change (-0.5, ∞) | >~−50% | under 50% less, or a rise | under 50% less, or a rise
change [-0.5, ∞) | ≥~−50% | up to 50% less, or a rise | up to 50% less, or a rise
change (-1, 0.25) | <~+25% | under 25% more, or a fall | under 25% more, or a fall
change [-1, 0] | ≤~0% | no rise | no rise
days 1 | 1 | 1 day | one day
days 19 | 19 | 19 days | 19 days
days 3 | 3 | 3 days | three days
days (45, ∞) | >~45 | more than 45 days | more than 45 days
days [3, ∞) | ≥~3 | at least 3 days | at least three days
days [0, 12) | <~12 | under 12 days | under twelve days
days [0, 4] | ≤~4 | up to 4 days | up to four days
days ≈ 100 | ≈~100 | about 100 days | about 100 days
days [79, 108] | 79–108 | 79 to 108 days | 79 to 108 days
days [2, 7) | 2–7 | 2 to just under 7 days | two to just under seven days
`,
	"hu": `
value 1 | 1 | 1~forint | egy~forint
value 2 | 2 | 2~forint | két~forint
value (11000, ∞) | >~11~000 | több mint 11~000~forint | több mint 11~000~forint
value [400, ∞) | ≥~400 | legalább 400~forint | legalább 400~forint
value [0, 800) | <~800 | kevesebb mint 800~forint | kevesebb mint 800~forint
value [0, 3500] | ≤~3500 | legfeljebb 3500~forint | legfeljebb 3500~forint
value ≈ 2000 | ≈~2000 | körülbelül 2000~forint | körülbelül 2000~forint
value [2, 12] | 2–12 | 2 és 12~forint között | kettő és tizenkét~forint között
value [800, 920) | 800–920 | legalább 800, de kevesebb mint 920~forint | legalább 800, de kevesebb mint 920~forint
number 5.1 | 5,1 | 5,1 | 5,1
number 2 | 2 | 2 | kettő
number (5.1, ∞) | >~5,1 | több mint 5,1 | több mint 5,1
number [3, ∞) | ≥~3 | legalább 3 | legalább három
number [0, 0.5) | <~0,5 | kevesebb mint 0,5 | kevesebb mint 0,5
number [0, 12] | ≤~12 | legfeljebb 12 | legfeljebb tizenkettő
number ≈ 2000 | ≈~2000 | körülbelül 2000 | körülbelül 2000
number [2, 7] | 2–7 | 2 és 7 között | kettő és hét között
number [2, 7) | 2–7 | legalább 2, de kevesebb mint 7 | legalább kettő, de kevesebb mint hét
times 1 | 1× | 1-szer | egyszer
times 2 | 2× | 2-szer | kétszer
times 2.18 | 2,18× | 2,18-szor | 2,18-szor
times (11, ∞) | >~11× | több mint 11-szer | több mint tizenegyszer
times [3.6, ∞) | ≥~3,6× | legalább 3,6-szer | legalább 3,6-szer
times [0, 0.25) | <~0,25× | kevesebb mint 0,25-szor | kevesebb mint 0,25-szor
times [0, 5] | ≤~5× | legfeljebb 5-ször | legfeljebb ötször
times ≈ 12 | ≈~12× | körülbelül 12-szer | körülbelül tizenkétszer
times [2, 7] | 2–7× | legalább 2-szer, legfeljebb 7-szer | legalább kétszer, legfeljebb hétszer
times [3, 6) | 3–6× | legalább 3-szor, de kevesebb mint 6-szor | legalább háromszor, de kevesebb mint hatszor
percent 0.821 | 82,1% | 82,1% | 82,1%
percent (0.816, ∞) | >~81,6% | több mint 81,6% | több mint 81,6%
percent [0.03, ∞) | ≥~3% | legalább 3% | legalább 3%
percent [0, 0.164) | <~16,4% | kevesebb mint 16,4% | kevesebb mint 16,4%
percent [0, 0.5] | ≤~50% | legfeljebb 50% | legfeljebb 50%
percent ≈ 0.1 | ≈~10% | körülbelül 10% | körülbelül 10%
percent [0.05, 0.07] | 5–7% | 5 és 7% között | 5 és 7% között
percent [0.05, 0.07) | 5–7% | legalább 5, de kevesebb mint 7% | legalább 5, de kevesebb mint 7%
per-100 0.0375 | 3,75 | 100-ból 3,75 | 100-ból 3,75
per-100 0.02 | 2 | 100-ból 2 | 100-ból kettő
per-100 (0.0375, ∞) | >~3,75 | 100-ból több mint 3,75 | 100-ból több mint 3,75
per-100 [0.03, ∞) | ≥~3 | 100-ból legalább 3 | 100-ból legalább három
per-100 [0, 0.5) | <~50 | 100-ból kevesebb mint 50 | 100-ból kevesebb mint 50
per-100 [0, 0.5] | ≤~50 | 100-ból legfeljebb 50 | 100-ból legfeljebb 50
per-100 ≈ 0.1 | ≈~10 | 100-ból körülbelül 10 | 100-ból körülbelül tíz
per-100 [0.02, 0.07] | 2–7 | 100-ból 2 és 7 között | 100-ból kettő és hét között
per-100 [0.02, 0.07) | 2–7 | 100-ból legalább 2, de kevesebb mint 7 | 100-ból legalább kettő, de kevesebb mint hét
change 0.1 | +10% | 10%-kal több | 10%-kal több
change -0.1 | −10% | 10%-kal kevesebb | 10%-kal kevesebb
change 0 | 0% | nincs változás | nincs változás
change ≈ 0.1 | ≈~+10% | körülbelül 10%-kal több | körülbelül 10%-kal több
change ≈ 0 | ≈~0% | alig van változás | alig van változás
change (-1, -15/22) | >~68,1%-kal kevesebb | több mint 68,1%-kal kevesebb | több mint 68,1%-kal kevesebb
change [-1, -0.3] | ≥~30%-kal kevesebb | legalább 30%-kal kevesebb | legalább 30%-kal kevesebb
change (0.5, ∞) | >~50%-kal több | több mint 50%-kal több | több mint 50%-kal több
change [0.5, ∞) | ≥~50%-kal több | legalább 50%-kal több | legalább 50%-kal több
change [-0.2, -0.1] | 10–20%-kal kevesebb | 10–20%-kal kevesebb | 10–20%-kal kevesebb
change [0.1, 0.3] | 10–30%-kal több | 10–30%-kal több | 10–30%-kal több
change [-0.1, 0.2] | −10%-tól +20%-ig | 10%-kal kevesebb és 20%-kal több között | 10%-kal kevesebb és 20%-kal több között
change (-0.5, ∞) | >~−50% | kevesebb mint 50%-kal kevesebb, vagy akár növekedés | kevesebb mint 50%-kal kevesebb, vagy akár növekedés
change [-0.5, ∞) | ≥~−50% | legfeljebb 50%-kal kevesebb, vagy akár növekedés | legfeljebb 50%-kal kevesebb, vagy akár növekedés
change (-1, 0.25) | <~+25% | kevesebb mint 25%-kal több, vagy akár csökkenés | kevesebb mint 25%-kal több, vagy akár csökkenés
change [-1, 0] | ≤~0% | nincs növekedés | nincs növekedés
days 1 | 1 | 1 nap | egy nap
days 19 | 19 | 19 nap | 19 nap
days 3 | 3 | 3 nap | három nap
days (45, ∞) | >~45 | több mint 45 nap | több mint 45 nap
days [3, ∞) | ≥~3 | legalább 3 nap | legalább három nap
days [0, 12) | <~12 | kevesebb mint 12 nap | kevesebb mint tizenkét nap
days [0, 4] | ≤~4 | legfeljebb 4 nap | legfeljebb négy nap
days ≈ 100 | ≈~100 | körülbelül 100 nap | körülbelül 100 nap
days [79, 108] | 79–108 | 79 és 108 nap között | 79 és 108 nap között
days [2, 7) | 2–7 | legalább 2, de kevesebb mint 7 nap | legalább kettő, de kevesebb mint hét nap
`,
	"el": `
value 1 | 1 | 1~φιορίνι | 1~φιορίνι
value 2 | 2 | 2~φιορίνια | 2~φιορίνια
value (11000, ∞) | >~11.000 | πάνω από 11.000~φιορίνια | πάνω από 11.000~φιορίνια
value [400, ∞) | ≥~400 | τουλάχιστον 400~φιορίνια | τουλάχιστον 400~φιορίνια
value [0, 800) | <~800 | κάτω από 800~φιορίνια | κάτω από 800~φιορίνια
value [0, 3500] | ≤~3.500 | το πολύ 3.500~φιορίνια | το πολύ 3.500~φιορίνια
value ≈ 2000 | ≈~2.000 | περίπου 2.000~φιορίνια | περίπου 2.000~φιορίνια
value [2, 12] | 2–12 | από 2 έως 12~φιορίνια | από 2 έως 12~φιορίνια
value [800, 920) | 800–920 | από 800 έως λίγο κάτω από 920~φιορίνια | από 800 έως λίγο κάτω από 920~φιορίνια
number 5.1 | 5,1 | 5,1 | 5,1
number 2 | 2 | 2 | 2
number (5.1, ∞) | >~5,1 | πάνω από 5,1 | πάνω από 5,1
number [3, ∞) | ≥~3 | τουλάχιστον 3 | τουλάχιστον 3
number [0, 0.5) | <~0,5 | κάτω από 0,5 | κάτω από 0,5
number [0, 12] | ≤~12 | το πολύ 12 | το πολύ 12
number ≈ 2000 | ≈~2.000 | περίπου 2.000 | περίπου 2.000
number [2, 7] | 2–7 | από 2 έως 7 | από 2 έως 7
number [2, 7) | 2–7 | από 2 έως λίγο κάτω από 7 | από 2 έως λίγο κάτω από 7
times 1 | 1× | 1 φορά | μία φορά
times 2 | 2× | 2 φορές | δύο φορές
times 2.18 | 2,18× | 2,18 φορές | 2,18 φορές
times (11, ∞) | >~11× | πάνω από 11 φορές | πάνω από έντεκα φορές
times [3.6, ∞) | ≥~3,6× | τουλάχιστον 3,6 φορές | τουλάχιστον 3,6 φορές
times [0, 0.25) | <~0,25× | κάτω από 0,25 φορές | κάτω από 0,25 φορές
times [0, 5] | ≤~5× | το πολύ 5 φορές | το πολύ πέντε φορές
times ≈ 12 | ≈~12× | περίπου 12 φορές | περίπου δώδεκα φορές
times [2, 7] | 2–7× | από 2 έως 7 φορές | από δύο έως επτά φορές
times [3, 6) | 3–6× | από 3 έως λίγο κάτω από 6 φορές | από τρεις έως λίγο κάτω από έξι φορές
percent 0.821 | 82,1% | 82,1% | 82,1%
percent (0.816, ∞) | >~81,6% | πάνω από 81,6% | πάνω από 81,6%
percent [0.03, ∞) | ≥~3% | τουλάχιστον 3% | τουλάχιστον 3%
percent [0, 0.164) | <~16,4% | κάτω από 16,4% | κάτω από 16,4%
percent [0, 0.5] | ≤~50% | το πολύ 50% | το πολύ 50%
percent ≈ 0.1 | ≈~10% | περίπου 10% | περίπου 10%
percent [0.05, 0.07] | 5–7% | από 5 έως 7% | από 5 έως 7%
percent [0.05, 0.07) | 5–7% | από 5 έως λίγο κάτω από 7% | από 5 έως λίγο κάτω από 7%
per-100 0.0375 | 3,75 | 3,75 στα 100 | 3,75 στα 100
per-100 0.02 | 2 | 2 στα 100 | 2 στα 100
per-100 (0.0375, ∞) | >~3,75 | πάνω από 3,75 στα 100 | πάνω από 3,75 στα 100
per-100 [0.03, ∞) | ≥~3 | τουλάχιστον 3 στα 100 | τουλάχιστον 3 στα 100
per-100 [0, 0.5) | <~50 | κάτω από 50 στα 100 | κάτω από 50 στα 100
per-100 [0, 0.5] | ≤~50 | το πολύ 50 στα 100 | το πολύ 50 στα 100
per-100 ≈ 0.1 | ≈~10 | περίπου 10 στα 100 | περίπου 10 στα 100
per-100 [0.02, 0.07] | 2–7 | από 2 έως 7 στα 100 | από 2 έως 7 στα 100
per-100 [0.02, 0.07) | 2–7 | από 2 έως λίγο κάτω από 7 στα 100 | από 2 έως λίγο κάτω από 7 στα 100
change 0.1 | +10% | 10% περισσότερο | 10% περισσότερο
change -0.1 | −10% | 10% λιγότερο | 10% λιγότερο
change 0 | 0% | καμία μεταβολή | καμία μεταβολή
change ≈ 0.1 | ≈~+10% | περίπου 10% περισσότερο | περίπου 10% περισσότερο
change ≈ 0 | ≈~0% | σχεδόν καμία μεταβολή | σχεδόν καμία μεταβολή
change (-1, -15/22) | >~68,1% λιγότερο | πάνω από 68,1% λιγότερο | πάνω από 68,1% λιγότερο
change [-1, -0.3] | ≥~30% λιγότερο | τουλάχιστον 30% λιγότερο | τουλάχιστον 30% λιγότερο
change (0.5, ∞) | >~50% περισσότερο | πάνω από 50% περισσότερο | πάνω από 50% περισσότερο
change [0.5, ∞) | ≥~50% περισσότερο | τουλάχιστον 50% περισσότερο | τουλάχιστον 50% περισσότερο
change [-0.2, -0.1] | 10–20% λιγότερο | από 10 έως 20% λιγότερο | από 10 έως 20% λιγότερο
change [0.1, 0.3] | 10–30% περισσότερο | από 10 έως 30% περισσότερο | από 10 έως 30% περισσότερο
change [-0.1, 0.2] | −10% έως +20% | από 10% λιγότερο έως 20% περισσότερο | από 10% λιγότερο έως 20% περισσότερο
change (-0.5, ∞) | >~−50% | κάτω από 50% λιγότερο, ή και αύξηση | κάτω από 50% λιγότερο, ή και αύξηση
change [-0.5, ∞) | ≥~−50% | το πολύ 50% λιγότερο, ή και αύξηση | το πολύ 50% λιγότερο, ή και αύξηση
change (-1, 0.25) | <~+25% | κάτω από 25% περισσότερο, ή και μείωση | κάτω από 25% περισσότερο, ή και μείωση
change [-1, 0] | ≤~0% | καμία αύξηση | καμία αύξηση
days 1 | 1 | 1 ημέρα | μία ημέρα
days 19 | 19 | 19 ημέρες | 19 ημέρες
days 3 | 3 | 3 ημέρες | τρεις ημέρες
days (45, ∞) | >~45 | πάνω από 45 ημέρες | πάνω από 45 ημέρες
days [3, ∞) | ≥~3 | τουλάχιστον 3 ημέρες | τουλάχιστον τρεις ημέρες
days [0, 12) | <~12 | κάτω από 12 ημέρες | κάτω από δώδεκα ημέρες
days [0, 4] | ≤~4 | το πολύ 4 ημέρες | το πολύ τέσσερις ημέρες
days ≈ 100 | ≈~100 | περίπου 100 ημέρες | περίπου 100 ημέρες
days [79, 108] | 79–108 | από 79 έως 108 ημέρες | από 79 έως 108 ημέρες
days [2, 7) | 2–7 | από 2 έως λίγο κάτω από 7 ημέρες | από δύο έως λίγο κάτω από επτά ημέρες
`,
}

// TestPhrases holds every bound in every way of printing and every locale
// against the table above.
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
		want := strings.Split(strings.TrimSpace(phrasebook[l.Tag]), "\n")
		for _, show := range Shows {
			for _, x := range quantities[show] {
				f := Format{Show: show, Locale: l, Units: unitNames(l.Tag)}
				got := strings.ReplaceAll(fmt.Sprintf("%s %s | %s | %s | %s", show, x, x.Label(f), x.Words(f), x.Spelled(f)), nbsp, "~")
				if len(want) == 0 {
					t.Fatalf("%s: %s is not in the table", l.Tag, got)
				}
				if got != want[0] {
					t.Errorf("%s:\n%s, want\n%s", l.Tag, got, want[0])
				}
				want = want[1:]
			}
		}
		if len(want) > 0 {
			t.Errorf("%s: %d lines of the table are of nothing", l.Tag, len(want))
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
		for i, l := range []Locale{English, Hungarian, Hungarian.Grouped(), Greek} {
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
	if Hungarian.GroupFrom != 5 {
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
		{Hungarian, "11 000", "11 000-ig, sőt afölött"},
		{Hungarian, "15%", "15%-ig, sőt afölött"},
		{Hungarian, "11 000 forint", "11 000 forintig, sőt afölött"},
		{Hungarian, "8 óra", "8 óráig, sőt afölött"},
		{Hungarian, "8 csésze", "8 csészéig, sőt afölött"},
		{Hungarian, "három", "háromig, sőt afölött"},
		{Greek, "11.000", "έως 11.000 και άνω"},
	} {
		if got := tt.locale.Peak(tt.in); got != tt.want {
			t.Errorf("%s: the peak of %q is %q, want %q", tt.locale.Tag, tt.in, got, tt.want)
		}
	}
}

// TestHungarianTimes has the ending of every word that a number can end in,
// as it is spoken.
func TestHungarianTimes(t *testing.T) {
	for ending, numbers := range map[string]string{
		// nulla, három, hat, nyolc; húsz, harminc, hatvan, nyolcvan; száz; millió, milliárd, billió; század, milliomod
		"szor": "0 3 6 8 13 16 18 23 36 48 103 1006 11~003 20 30 60 80 120 1080 20~030 100 200 500 900 1100 11~500 " +
			"1~000~000 2~000~000 10~000~000 100~000~000 1~000~000~000 1~000~000~000~000 0,25 3,75 2,18 10,05 0,000001 0,0000025",
		// egy, kettő, négy, hét, kilenc; tíz, negyven, ötven, hetven, kilencven; ezer; tized, ezred, tízezred, százezred
		"szer": "1 2 4 7 9 11 12 14 17 19 21 32 101 1001 10 40 50 70 90 110 1050 20~010 1000 2000 11~000 20~000 100~000 " +
			"900~000 1~234~000 25,6 3,6 0,5 10,3 100,8 0,125 0,0625 0,03125",
		"ször": "5 15 25 35 105 1005 11~005 1~000~005",
	} {
		for _, n := range strings.Fields(numbers) {
			if got := hungarianTimes(strings.ReplaceAll(n, "~", nbsp)); got != ending {
				t.Errorf("%s-%s, want -%s", n, got, ending)
			}
		}
	}
	for i, want := range strings.Fields("egyszer kétszer háromszor négyszer ötször hatszor hétszer nyolcszor kilencszer tízszer tizenegyszer tizenkétszer 13-szor") {
		if got := Int(int64(i + 1)).Spelled(Format{Show: ShowTimes, Locale: Hungarian}); got != want {
			t.Errorf("%d times is %q, want %q", i+1, got, want)
		}
	}
}

func TestGreekTimes(t *testing.T) {
	want := []string{"μία φορά", "δύο φορές", "τρεις φορές", "τέσσερις φορές", "πέντε φορές", "έξι φορές", "επτά φορές", "οκτώ φορές", "εννέα φορές", "δέκα φορές", "έντεκα φορές", "δώδεκα φορές", "13 φορές"}
	for i, want := range want {
		if got := Int(int64(i + 1)).Spelled(Format{Show: ShowTimes, Locale: Greek}); got != want {
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
		r, err := ParseDecimal(strings.NewReplacer(l.Group, "", l.Decimal, ".").Replace(s))
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
			for _, l := range []Locale{Hungarian, Hungarian.Grouped(), Greek} {
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
