package outset

import (
	"strings"
	"testing"
)

// TestKinds: what a careful person writes of numbers whose words go a way of their own. An
// empty cell of a case is not looked at; "-" is an empty one.
func TestKinds(t *testing.T) {
	for _, c := range []struct{ text, number, value, unit, what, date, place string }{
		// A sum before the noun that it is of.
		{text: "The airline reported a $7 million operating loss.", number: "$7", value: "-7000000", what: "operating loss"},
		{text: "The union agreed to a 5 percent raise.", number: "5", what: "raise"},
		{text: "The results included a $209 million reimbursement of security fees.", number: "$209", what: "reimbursement of security fees"},
		{text: "The airline booked a $21 million charge related to aircraft.", number: "$21", what: "charge"},
		{text: "The city approved a $40 million budget.", number: "$40", what: "budget"},
		// What a price or an income is per.
		{text: "It earned $2.45 per diluted common share.", number: "$2.45", unit: "dollar per share"},
		{text: "It earned $2.45 per common share.", number: "$2.45", unit: "dollar per share"},
		{text: "It costs $5 per visitor.", number: "$5", unit: "dollar per visitor"},
		// Thousands set apart by blanks.
		{text: "A total of 145 900 cholera cases were reported.", number: "145 900", value: "145900", unit: "case"},
		// A hedge before the word of a level.
		{text: "The rate is almost at 3%.", number: "3%", value: "3"},
		// What there is less of by a share.
		{text: "Revenue fell on 9.8 percent fewer seats.", number: "9.8", value: "-9.8", what: "seats"},
		// A share that is the subject's.
		{text: "Children made up 38 percent of all reported cases.", number: "38", what: "Children made up of reported cases/children"},
		// Verbs of doing that a sum comes after.
		{text: "It paid a debt, bringing total debt payments to $1.2 billion.", number: "$1.2", what: "total debt payments"},
		// A clause that is not of the number.
		{text: "Two men were hurt and 15 wounded when troops opened fire.", number: "15", what: "wounded"},
		{text: "Deaths soared by 71 percent while cases rose 13 percent.", number: "71", what: "deaths"},
		// Where something was, for all of the sentence and of what follows.
		{text: "Some 5,000 strikers fought 1,000 policemen in Lima.", number: "5,000", place: "Lima"},
		{text: "In Lima, strikers fought the police. The next day 40 men were killed.", number: "40", place: "Lima"},
		// Words that count nothing.
		{text: "The strike took out 325,000 workers in the South and 421,000 nationwide.", number: "421,000", unit: "person"},
		{text: "The rate rose from an all-time low of 24 percent in 1930.", number: "24", what: "rate"},
		// The same in other units, and how much it rose or fell.
		{text: "The firm reported a net income of $213.1 million or 98 cents a share.", number: "98", what: "net income", unit: "cent per share"},
		{text: "Revenues are expected to total $1.5 billion, up 7.1%.", number: "$1.5", what: "revenues"},
		{text: "Revenues are expected to total $1.5 billion, up 7.1%.", number: "7.1%", value: "7.1", what: "revenues"},
		{text: "Analysts expect earnings to have risen eight cents year over year to $0.87 per share.", number: "$0.87", what: "earnings"},
		{text: "Analysts expect Nimbus earnings of 93 cents a share.", number: "93", what: "Nimbus earnings"},
		{text: "Admissions have jumped a whopping 17.2 percent.", number: "17.2", value: "17.2", what: "admissions"},
		{text: "Same-store sales for the 13-week period ended August 3, 2013, increased 4%.", number: "4%", what: "same-store sales"},
		{text: "The firm expects earnings of 75 cents to 78 cents a share.", number: "75", value: "75", unit: "cent per share", what: "earnings"},
		{text: "Two deaths are blamed on a 7.2 magnitude earthquake.", number: "7.2", unit: "magnitude", what: "earthquake"},
		{text: "Officials reported that over 20 million people felt the quake.", number: "20 million", what: "people felt"},
		{text: "One out of every 133 U.S. residents is in prison.", number: "133", what: "U.S. residents/residents/residents in prison"},
		{text: "The prison population reached 618,847.", number: "618,847", unit: "person", what: "prison population"},
		{text: "The death toll rose to 73.", number: "73", unit: "person", what: "death toll"},
		{text: "Earnings per share rose about 19 percent.", number: "19", value: "19", what: "earnings per share"},
		{text: "Earnings are forecast to come to $1.48 per share.", number: "$1.48", what: "earnings"},
		{text: "Revenues reached $17.69 billion, which was 10 percent higher than in 2004.", number: "10", value: "10", what: "revenues"},
		{text: "Truckmen struck again and killed two policemen, 6,000 strong.", number: "6,000", unit: "person", what: "truckmen"},
		{text: "The doors of two of the four stairways were locked.", number: "two", what: "stairways locked"},
		{text: "Prisoners fell in the three most populous states.", number: "three", unit: "state"},
	} {
		made := drafted(t, "en", c.text)
		r := rowOf(t, made, c.number)
		for _, x := range []struct{ name, got, want string }{
			{"value", r.cells["value"], c.value}, {"unit", r.cells["unit"], c.unit}, {"what", r.subject().what(), c.what}, {"date", r.date, c.date}, {"place", r.place, c.place},
		} {
			if x.want == "-" && x.got != "" || x.want != "" && x.want != "-" && !containsAny(x.want, x.got) {
				t.Errorf("%s: %s has the %s %q, want %q (quote %q)", c.text, c.number, x.name, x.got, x.want, r.quote)
			}
		}
	}
}

func containsAny(list, one string) bool {
	for w := range strings.SplitSeq(list, "/") {
		if strings.EqualFold(w, one) {
			return true
		}
	}
	return false
}

// TestSetInTime: a span of time that only says when something was has no row.
func TestSetInTime(t *testing.T) {
	for text, aside := range map[string]bool{
		"Two weeks later the company signed.":               true,
		"The company signed three days after the quake.":    true,
		"The bridge fell five years ago.":                   true,
		"Sales fell during the first five months of 1934.":  true,
		"In the past three weeks 40 men died.":              true,
		"The strike lasted three weeks.":                    false,
		"It took two years to build.":                       false,
		"The journey takes 40 minutes, 5 minutes more.":     false,
		"They were jailed for 15 years after the uprising.": false,
	} {
		made := drafted(t, "en", text+" Some 40 horses ran.")
		has := false
		for _, r := range made.rows {
			switch r.cells["unit"] {
			case "day", "week", "month", "year", "minute":
				has = true
			}
		}
		if has == aside {
			t.Errorf("%s: a row for a span of time: %v", text, has)
		}
	}
}
