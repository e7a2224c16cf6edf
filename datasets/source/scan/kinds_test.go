package scan_test

import (
	"cmp"
	"strings"
	"testing"

	"quotient/datasets/source/scan"
)

// brief is a mention as the tests here write it: its text, what it is in or of, its bound
// and kind where they are not the usual ones.
func brief(m scan.Mention) string {
	words := []string{m.Text + ":"}
	if m.Low != nil {
		words = append(words, strings.TrimSuffix(m.Low.FloatString(2), ".00"))
	}
	words = append(words, cmp.Or(m.Unit, m.Noun))
	if m.Bound != "exact" {
		words = append(words, string(m.Bound))
	}
	if m.Kind != scan.Quantity {
		words = append(words, string(m.Kind))
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// TestNewsAndPapers has what is usual in newspapers, papers and old books, a line for each
// kind.
func TestNewsAndPapers(t *testing.T) {
	for text, want := range map[string]string{
		// Ranks, types and names.
		"The No. 2 carrier flies 54 planes.":                                   "2: 2 proper-name; 54: 54 planes",
		"Three 747-400 freighters and a Comet 450-100 flew.":                   "Three: 3; 747-400: proper-name; 450-100: proper-name",
		"Caesium-137, uranium-235 and covid-19 in mid-20 towns.":               "137: proper-name; 235: proper-name; 19: proper-name; 20: 20 towns",
		"The Twenty20 side and the Big Four met.":                              "Twenty20: proper-name; Four: 4 proper-name",
		"Groups 1 and 2 and grade 3 or 4.":                                     "1: 1 proper-name; 2: 2 proper-name; 3: 3 proper-name; 4: 4 proper-name",
		"The law of 1994 covers firms; a crowd of 1450 men.":                   "1994: year; 1450: 1450 men",
		"Results: 1. Ito, 2 wins; 2. Ray, 1 win.":                              "1: 1 list-marker; 2: 2 wins; 2: 2 list-marker; 1: 1 win",
		"The first one cost 5 euros; one never knows; one has to.":             "first: 1 ordinal; 5: 5 euro money",
		"The Court ruled 6 to 3 against it.":                                   "6 to 3: 6 score",
		"The 12-member jury and a 3-storey block.":                             "12: 12 member; 3: 3 storey",
		"Three-quarters of the plant’s output, 217 of the bill’s 221 clauses.": "Three-quarters: 0.75 output percent; 217: 217 clauses; 221: 221 clauses",
		"Some 159 parties, of which 93 signed.":                                "159: 159 parties about; 93: 93 parties",
		"He sold 9 last year, 35 seriously.":                                   "9: 9; 35: 35",
		"A Cessna 172 and half of the army were seen; NGC 4258 lies far.":      "172: 172 proper-name; half: 0.50 army percent; 4258: 4258 proper-name",
		"Orders fell in three quarters of the past year; 12 start-ups.":        "12: 12 start-ups",
		"He sent 50 tanks, 30 of which never came.":                            "50: 50 tanks; 30: 30 tanks",
		// Money and prices.
		"He owes $12,500 plus 8 percent.":                      "$12,500: 12500 dollar money; 8: 8 percent percent",
		"PS3.4m, PS40,000 and a PS5 console.":                  "PS3.4m: 3400000 pound sterling money; PS40,000: 40000 pound sterling money; 5: proper-name",
		"45 crowns a week and 8 marks a bottle, but 3 crowns.": "45: 45 crown per week money; 8: 8 mark per bottle money; 3: 3 crowns",
		"$3.10 to $3.20 a share":                               "$3.10 to $3.20: 3.10 dollar per share between money",
		"410p, but a 720p film":                                "410p: 410 penny money; 720: proper-name",
		"12m of its users, 1.2b users and 4m more":             "12m: 12000000 users; 1.2b: 1200000000 users; 4m: 4000000",
		// Units.
		"2 carts a day, 60,000 passengers a year":                   "2: 2 cart per day; 60,000: 60000 passenger per year",
		"450 and 680 nm; 1, 5 and 10 mg; 5, or 0.3 percent":         "450: 450 nanometre; 680: 680 nanometre; 1: 1 milligram; 5: 5 milligram; 10: 10 milligram; 5: 5; 0.3: 0.30 percent percent",
		"rose from 9.5 to 9.8 million barrels per day":              "9.5: 9500000 barrel per day; 9.8 million: 9800000 barrel per day",
		"half a point, a quarter point, half the points, half-hour": "half: 0.50 point; quarter: 0.25 point; half: 0.50 points percent; half: 0.50 hour",
		"a 6'2\" guard, 5 ft 2 in":                                  "6'2: 74 inch; 5 ft 2: 62 inch",
		"a sub-40 finish, a sub-$20 price, Sub-30 degree heat":      "40: 40 finish under; $20: 20 dollar under money; 30: 30 degree under",
		"adults over 18, those under 16, men over 20 miles away":    "18: 18 year over; 16: 16 year under; 20: 20 mile over",
		"plus or minus 3 points, minus 3 degrees":                   "3: 3 points; minus 3: -3 degree",
		"a 10-m line, 35 kDa, 25 GPa, 3 A at 12 V, 60 fps":          "10: 10 metre; 35: 35 kilodalton; 25: 25 gigapascal; 3: 3 ampere; 12: 12 volt; 60: 60 frame per second",
		"17 degrees below zero, 40 below the line":                  "17: -17 degree; 40: 40",
		// Papers.
		"This agrees with earlier work.12,13 We tested 24 mice.":   "12: 12 proper-name; 13: 13 proper-name; 24: 24 mice",
		"In the village.300 people came.":                          "300: 300 people",
		"See Sect. 4.2, Table 1 (rows 3–5); sections 30 nm thick.": "4.2: proper-name; 1: 1 proper-name; 3–5: proper-name; 30: 30 nanometre",
		"With x = 2y + 3 and y = 1, 2, 3 for 5 modes.":             "2: proper-name; 3: proper-name; 1: 1 proper-name; 2: 2 proper-name; 3: 3 proper-name; 5: 5 modes",
		"2–3 mm yr−1 for 0.1 < z < 0.4":                            "2–3 mm yr−1: 2 millimetre per year between; 0.1: proper-name; 0.4: 0.40 under statistic",
		"R2 = 0.91 and n = 28":                                     "2: proper-name; 0.91: 0.91 statistic; 28: 28 statistic",
		"40 km s−1 and 7 foo cm−2":                                 "40 km s−1: 40 kilometre per second; 7: 7 cm; 2: proper-name",
		// Old books.
		"five-and-twenty guns, threescore carts": "five-and-twenty: 25 guns; threescore: 60 carts",
		"three to four hundred thousand fled":    "three to four hundred thousand: 300000 between",
		"Wages rose 10 to 25 percent.":           "10 to 25: 10 percent between percent",
	} {
		var got []string
		for _, m := range scan.English().Text(text) {
			got = append(got, brief(m))
		}
		if have := strings.Join(got, "; "); have != want {
			t.Errorf("%s\n\tis read as %s\n\twant       %s", text, have, want)
		}
	}
}
