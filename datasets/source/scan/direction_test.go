package scan_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"quotient/datasets/source/scan"
)

// TestDirections has the numbers that something rose or fell by say so, and by which word;
// levels and losses of lives say nothing.
func TestDirections(t *testing.T) {
	for text, want := range map[string]string{
		"Sales declined 9 percent.":                                               "9 down declined",
		"Its net loss of $1.4 million shocked nobody.":                            "$1.4 million down loss",
		"The workforce was down 40.":                                              "40 down down",
		"Shares rose 3.1 percent or $1.12 to $37.24.":                             "3.1 up rose; $1.12 up rose; $37.24 -",
		"It raised its forecast by 60,000 passengers to 2 million.":               "60,000 up raised; 2 million -",
		"Attendance rose sharply by about 5 to 105 pupils.":                       "5 up rose; 105 -",
		"A 9 percent decline and a 40-seat gain followed.":                        "9 down decline; 40 up gain",
		"The index closed 12 points higher and 3 percent up on the day.":          "12 up higher; 3 up up",
		"Turnover fell below 40.":                                                 "40 -",
		"Turnover fell to 40 from 60.":                                            "40 -; 60 -",
		"The town lost 400 men.":                                                  "400 -",
		"The loss of 12 lives was mourned.":                                       "12 -",
		"The party is likely to lose 11 seats.":                                   "11 down lose",
		"They set up 40 camps and shot down 12 planes.":                           "40 -; 12 -",
		"The firm raised $5 million.":                                             "$5 million -",
		"The fall was followed by 40 strikes.":                                    "40 -",
		"It fell two days later.":                                                 "two -",
		"Its loss widened to $3 million from $2 million.":                         "$3 million down loss; $2 million down loss",
		"The deficit was $3 million.":                                             "$3 million down deficit",
		"Prices went up 5.5 percent.":                                             "5.5 up up",
		"Output fell by a third.":                                                 "third down fell",
		"The margin was -3.5 percent.":                                            "-3.5 -",
		"Exports fell 5 percent and imports 8 percent.":                           "5 down fell; 8 down fell",
		"It fell 5, or 0.3 percent.":                                              "5 down fell; 0.3 down fell",
		"Output is to grow between 2 and 3 percent.":                              "2 and 3 up grow",
		"It grew at an annual rate of 3.1 percent.":                               "3.1 up grew",
		"The index ended up 1.1 percent and closed down 12 points.":               "1.1 up up; 12 down down",
		"They lost 1800. He won one and lost two.":                                "1800 -; two -",
		"The Greens gained 12 seats and the others lost 9.":                       "12 up gained; 9 down lost",
		"It contracted at a 4.8 percent pace, 7-under 137.":                       "4.8 down contracted; 7 -; 137 -",
		"He cut the deficit to 3 percent.":                                        "3 down deficit",
		"It made up 15 percent of sales.":                                         "15 -",
		"The ferry sank 3 miles from port.":                                       "3 -",
		"Profit fell 12% in 2021, by a third in 2022.":                            "12% down fell; 2021 -; third down fell; 2022 -",
		"Exports fell by 12%, and imports by a fifth.":                            "12% down fell; fifth down fell",
		"Exports fell by 12%; imports of grain by a fifth, but wages rose by 5%.": "12% down fell; fifth down fell; 5% up rose",
		"Profit fell 12% in 2021 and 8% in 2022.":                                 "12% down fell; 2021 -; 8% down fell; 2022 -",
		"Exports fell 12% to 40 tons, imports by 8% and wages by $5.":             "12% down fell; 40 -; 8% down fell; $5 down fell",
		"Prices fell by 12% in the spring and by 3% in the autumn.":               "12% down fell; 3% down fell",
		"Profit rose by 12% in 2021 and by 8% in 2022.":                           "12% up rose; 2021 -; 8% up rose; 2022 -",
		"Prices fell 12%, offset by a 5% rise in wages.":                          "12% down fell; 5% up rise",
		"Prices fell 12%, and a strike was called by 5% of us.":                   "12% down fell; 5% -",
		"Prices fell 12%, followed by 5% of us.":                                  "12% down fell; 5% -",
		"Prices fell 12%. Tea went up by 5%, by 3% here.":                         "12% down fell; 5% up up; 3% up up",
		"Prices fell 12%, and by 1990 all was well.":                              "12% down fell; 1990 -",
		"Prices fell 12%, and by 40 men less was bought.":                         "12% down fell; 40 -",
		"The index closed 3 percent down, and bonds 2 percent.":                   "3 down down; 2 down down",
		"The loss was $3 million, and sales $5 million.":                          "$3 million down loss; $5 million -",
		"A drop in wages of 5 dollars a week.":                                    "5 down drop",
	} {
		var got []string
		for _, m := range scan.English().Text(text) {
			way := strings.TrimSpace(fmt.Sprint(m.Direction, " ", m.Mover))
			if way == "" {
				way = "-"
			}
			got = append(got, m.Text+" "+way)
		}
		if have := strings.Join(got, "; "); have != want {
			t.Errorf("%s\n\tis read as %s\n\twant %s", text, have, want)
		}
	}
}

// TestDirectionsElsewhere has other languages say which way something went, before the
// number or after it.
func TestDirectionsElsewhere(t *testing.T) {
	for _, c := range []struct {
		tag, text string
		want      scan.Direction
	}{
		{"hu", "Az árak 9 százalékkal csökkentek.", scan.Down},
		{"hu", "A bérek 5 százalékkal nőttek.", scan.Up},
		{"hu", "A bérek 5 százaléka adó.", ""},
		{"el", "Οι τιμές αυξήθηκαν κατά 5%.", scan.Up},
		{"el", "μείωση 9%", scan.Down},
		{"el", "και οι εισαγωγές κατά 8%", ""},
		{"el", "Οι εξαγωγές μειώθηκαν κατά 12% και οι εισαγωγές κατά 8%.", scan.Down},
		{"hu", "A nyereség 12 százalékkal csökkent, az import 8 százalékkal.", scan.Down},
	} {
		l, _ := scan.In(c.tag)
		found := l.Text(c.text)
		if len(found) == 0 || slices.ContainsFunc(found, func(m scan.Mention) bool { return m.Direction != c.want }) {
			t.Errorf("%s: %q is read as %+v, want numbers that go %q", c.tag, c.text, found, c.want)
		}
	}
}

// TestOutOf has shares in words say how many of how many; other numbers are none.
func TestOutOf(t *testing.T) {
	for text, want := range map[string]string{
		"a third of the boats":                   "1/3 of 3",
		"two-thirds of the city":                 "2/3 of 3",
		"one in five voters":                     "1/5 of 5",
		"one in five dollars":                    "1/5 of 5",
		"2 of every 4 homes":                     "1/2 of 4",
		"three-quarters of them":                 "3/4 of 4",
		"half the guests":                        "1/2 of 2",
		"3/4 of the wheat":                       "3/4 of 4",
		"one twenty-fifth of it":                 "1/25 of 25",
		"half a percent":                         "1/2 of <nil>",
		"15 percent of them":                     "15 of <nil>",
		"between a third and a half of the town": "1/3 of <nil>",
		"half a million people":                  "500000 of <nil>",
	} {
		found := scan.English().Text(text)
		if len(found) == 0 {
			t.Errorf("%q: no number", text)
			continue
		}
		m := found[0]
		of := "<nil>"
		if m.OutOf != nil {
			of = m.OutOf.RatString()
		}
		if got := m.Low.RatString() + " of " + of; got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}
