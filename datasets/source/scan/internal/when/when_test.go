package when

import (
	"fmt"
	"strings"
	"testing"

	"quotient/datasets/language"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/word"
)

// block splits a text in a language.
func block(tag, text string) Reader {
	l, _ := language.Of(tag)
	words := word.New(tag, &l.Reading)
	return Reader{&token.Block{Language: words, Text: text, Tokens: token.Split(words, text, nil)}}
}

// datesIn returns the dates of a text, as "numeral|kind|value" each.
func datesIn(d Reader) (found []string) {
	for i := 0; i < len(d.Tokens); {
		f, ok := d.Find(i)
		if !ok {
			i++
			continue
		}
		value := f.Clock
		if f.Date != nil {
			value = f.Date.String()
		}
		found = append(found, fmt.Sprintf("%s|%s|%s", d.Between(f.From, f.To), [...]string{Year: "year", Date: "date", Time: "time"}[f.Kind], value))
		i = f.To
	}
	return found
}

func TestDates(t *testing.T) {
	for _, test := range []struct{ name, tag, text, want string }{
		// A day.
		{"month first", "en", "on June 17, 1953 in East Berlin", "June 17, 1953|date|1953-06-17"},
		{"day first", "en", "on 17 June 1953.", "17 June 1953|date|1953-06-17"},
		{"day first with a comma", "en", "17 June, 1953", "17 June, 1953|date|1953-06-17"},
		{"ordinal and of", "en", "the 17th of June, 1953", "17th of June, 1953|date|1953-06-17"},
		{"ordinal", "en", "since June 17th the", "June 17th|date|XXXX-06-17"},
		{"abbreviation", "en", "on Sept. 4 it", "Sept. 4|date|XXXX-09-04"},
		{"abbreviation behind", "en", "on 4 Sept. it", "4 Sept.|date|XXXX-09-04"},
		{"holiday", "en", "the 4th of July", "4th of July|date|XXXX-07-04"},
		{"spelled", "en", "the Fourth of July, 1995, and twenty-third of October", "Fourth of July, 1995|date|1995-07-04; twenty-third of October|date|XXXX-10-23"},
		{"spelled behind", "en", "until April ninth", "April ninth|date|XXXX-04-09"},
		{"the behind", "en", "June the 28th 2020", "June the 28th 2020|date|2020-06-28"},
		{"of year", "en", "26th of June of 2020", "26th of June of 2020|date|2020-06-26"},
		{"in year", "en", "28 June in 2020", "28 June in 2020|date|2020-06-28"},
		{"short year", "en", "17 June ’53, and April of ’87", "17 June ’53|date|1953-06-17; April of ’87|date|1987-04"},
		{"day of the week", "en", "on Tuesday, 5 June 2001,", "5 June 2001|date|2001-06-05"},
		{"the before", "en", "the 20 May 1956 decree", "20 May 1956|date|1956-05-20"},
		{"line break", "en", "on June\n17,\n1953", "June\n17,\n1953|date|1953-06-17"},
		{"glued", "en", "on Dec31 , 1994", "Dec31 , 1994|date|1994-12-31"},
		{"heading", "en", "November 4: second invasion, 2,000 tanks", "November 4|date|XXXX-11-04"},
		{"dash behind", "en", "October 24 – the invasion", "October 24|date|XXXX-10-24"},
		{"hyphens", "en", "05-Aug-2016, 22/Jan/2019, Sep-23-2020", "05-Aug-2016|date|2016-08-05; 22/Jan/2019|date|2019-01-22; Sep-23-2020|date|2020-09-23"},
		{"before Christ", "en", "March 15, 44 BC", "March 15, 44 BC|date|-0043-03-15"},
		{"no such day", "en", "June 31", ""},
		{"leap day", "en", "29 February 1956 and 29 February 1957", "29 February 1956|date|1956-02-29; February 1957|date|1957-02"},

		// Ranges of days.
		{"two months", "en", "1956 (October 23 – November 10) proved", "1956|year|1956; October 23 – November 10|date|XXXX-10-23/XXXX-11-10"},
		{"two days and year", "en", "October 23-24, 1956", "October 23-24, 1956|date|1956-10-23/1956-10-24"},
		{"days before the month", "en", "23–24 October and 20 to 22 December 2010", "23–24 October|date|XXXX-10-23/XXXX-10-24; 20 to 22 December 2010|date|2010-12-20/2010-12-22"},
		{"between", "en", "between 3 and 12 of Sept they", "3 and 12 of Sept|date|XXXX-09-03/XXXX-09-12"},
		{"a night", "en", "the night of 23/24 October", "23/24 October|date|XXXX-10-23/XXXX-10-24"},
		{"two days and", "en", "on 12 and 13 September", "12 and 13 September|date|XXXX-09-12/XXXX-09-13"},
		{"two days apart", "en", "on 4 and 9 May 1956", "4|date|1956-05-04; 9 May 1956|date|1956-05-09"},
		{"a list of days", "en", "on 5, 7 and 9 May", "5|date|XXXX-05-05; 7|date|XXXX-05-07; 9 May|date|XXXX-05-09"},
		{"two days behind", "en", "October 23 and 24, but May 3 and 9.", "October 23 and 24|date|XXXX-10-23/XXXX-10-24; May 3|date|XXXX-05-03; 9|date|XXXX-05-09"},
		{"one year for both", "en", "from January 26 to February 10, 1934", "January 26 to February 10, 1934|date|1934-01-26/1934-02-10"},
		{"over new year", "en", "30 December – 2 January 1957", "30 December – 2 January 1957|date|1956-12-30/1957-01-02"},
		{"a year each", "en", "Nov 18 2014-Dec 19 2015", "Nov 18 2014-Dec 19 2015|date|2014-11-18/2015-12-19"},
		{"days of the week", "en", "from Monday, 5 June to Friday, 9 June", "5 June to Friday, 9 June|date|XXXX-06-05/XXXX-06-09"},
		{"no range of people", "en", "On October 23 to 40 people", "October 23|date|XXXX-10-23"},
		{"in numbers", "en", "from 10/1/2018 - 10/7/2018", "10/1/2018 - 10/7/2018|date|2018"},
		{"backwards", "en", "June 1957 – March 1956", "June 1957|date|1957-06; March 1956|date|1956-03"},

		// Months.
		{"month and year", "en", "In March 1953 and in May of 1956", "March 1953|date|1953-03; May of 1956|date|1956-05"},
		{"month alone", "en", "in March, they may march; May was cold", ""},
		{"two months, one year", "en", "June–August 1992, from May to Oct 2020, Nov-Feb 2017", "June–August 1992|date|1992-06/1992-08; May to Oct 2020|date|2020-05/2020-10; Nov-Feb 2017|date|2016-11/2017-02"},
		{"a year and a month", "en", "2014 through May 2018", "2014 through May 2018|date|2014/2018-05"},
		{"year first", "en", "2019-aug-01, 2017 april", "2019-aug-01|date|2019-08-01; 2017 april|date|2017-04"},
		{"part of a month", "en", "in late October 1956", "October 1956|date|1956-10"},
		{"may and march the verbs", "en", "they may 20 times, or march 15 kilometres", ""},
		{"capital verbs", "en", "May 20 people live", ""},

		// Counts behind a month.
		{"thousands", "en", "On the morning of November 4, 2,000 tanks invaded", "November 4|date|XXXX-11-04"},
		{"no separator", "en", "On November 4, 2000 tanks invaded", "November 4|date|XXXX-11-04"},
		{"people behind a date", "en", "On October 23, 1956 people marched", "October 23, 1956|date|1956-10-23"},
		{"in a month", "en", "In October 23 tanks were lost", ""},
		{"on a day", "en", "On October 23 students marched", "October 23|date|XXXX-10-23"},
		{"workers in a month", "en", "In March 1500 workers marched; in March 1956 workers marched", "March 1956|date|1956-03"},
		{"percent", "en", "in March 15% of them, by May 3.5 million, in May 12 percent", ""},

		// In numbers.
		{"ISO", "en", "1956-10-23, 1956/10/23 and 1956-10", "1956-10-23|date|1956-10-23; 1956/10/23|date|1956-10-23; 1956-10|date|1956-10"},
		{"month and day", "en", "10/23/1956, 23/10/56, 23.10.1956, 3/4/2019", "10/23/1956|date|1956-10-23; 23/10/56|date|1956-10-23; 23.10.1956|date|1956-10-23; 3/4/2019|date|2019"},
		{"month", "en", "10/1956", "10/1956|date|1956-10"},
		{"time stamp", "en", "2016-11-02T10:00:00Z, 2016-11-02T10:00+02:00, 2016-11-02T10:00:00.123Z", "2016-11-02T10:00:00Z|date|2016-11-02T10:00:00Z; 2016-11-02T10:00+02:00|date|2016-11-02T10:00+02:00; 2016-11-02T10:00:00.123Z|date|2016-11-02T10:00:00Z"},
		{"a day and a time", "en", "23.04.2022 14:55", "23.04.2022|date|2022-04-23; 14:55|time|14:55"},
		{"day of the week", "en", "Friday 7/6, on 11/20", "7/6|date|; 11/20|date|XXXX-11-20"},
		{"in a name", "en", "report-2002-10-09.xlsx", "2002-10-09|date|2002-10-09"},
		{"no dates", "en", "version 1.2.3, a score of 3-1, 1/2 of it, call 555-1234, ISBN 978-0-306-40615-7, 192.168.1.12, 2/3, 1.2.13", ""},
		{"no such date", "en", "1956-13-01 30/30/2019", ""},

		// Years.
		{"in", "en", "in 1956, since 1945, by 1960 and until 1989", "1956|year|1956; 1945|year|1945; 1960|year|1960; 1989|year|1989"},
		{"start", "en", "1956 was a turning point. 1066 was another", "1956|year|1956; 1066|year|1066"},
		{"two years", "en", "in the 1905 and 1917 revolutions", "1905|year|1905; 1917|year|1917"},
		{"before a noun", "en", "the 1956 Hungarian revolution, the 2000 elections, the 1936 Games, its 2019 level", "1956|year|1956; 2000|year|2000; 1936|year|1936; 2019|year|2019"},
		{"round", "en", "In 1900 the town, and in 2000.", "1900|year|1900; 2000|year|2000"},
		{"brackets", "en", "(1956) and (1848, 1956)", "1956|year|1956; 1848|year|1848; 1956|year|1956"},
		{"counts", "en", "1956 people, 2000 tanks, $2000, £1956, 2000 €, 1500 km, 1956%, 2000 million, over 2000, more than 1500, 2000 Russian tanks, 1800-metre race", ""},
		{"counts in", "en", "in 1500 cases; of 2000 workers; a crowd of 2000; rose from 1800 to 1950; 1956 were killed", ""},
		{"grouped", "en", "2 000 000 or 1956,5 or 1956.5 or 1956:3", ""},
		{"nouns behind a year", "en", "In 1956 workers struck; by 1957 tanks left", "1956|year|1956; 1957|year|1957"},
		{"labels", "en", "flight 1549, Room 2046, page 1450, No. 2000", ""},
		{"later than", "en", "later than 2018", "2018|year|2018"},
		{"old years", "en", "in 1066, before 1241", "1066|year|1066; 1241|year|1241"},
		{"about", "en", "c. 1200, ca. 1350, circa 1066, (d. 1241)", "1200|year|1200~; 1350|year|1350~; 1066|year|1066~; 1241|year|1241"},
		{"names", "en", "a Fiat 1500 in Budapest 1956", "1956|year|1956"},
		{"old numbers", "en", "1066 and 1241 are numbers; 1200", ""},
		{"year", "en", "fiscal 2010, FY2011, the year 2012, fiscal year 2013, FY20", "2010|year|2010; 2011|year|2011; 2012|year|2012; 2013|year|2013; 20|year|2020"},
		{"hyphen", "en", "in mid-1956 the pre-1945 order", "1956|year|1956-38~; 1945|year|1945"},
		{"rows", "en", "1990 2000 2010", "1990|year|1990; 2000|year|2000; 2010|year|2010"},

		// Short years.
		{"apostrophe", "en", "of ’56, the summer of '53, Class of '89", "’56|year|1956; '53|year|1953-22; '89|year|1989"},
		{"name", "en", "Hungary ’56 – Andy", ""},
		{"quotation", "en", "‘56 men’ and 5'10", ""},
		{"range of short years", "en", "in ’56–’58", "’56–’58|year|1956/1958"},

		// Ranges of years.
		{"hyphen", "en", "restoration of 1989-1991, was", "1989-1991|year|1989/1991"},
		{"short", "en", "1989–91, 1918/19, 2010-11 and 1999–02", "1989–91|year|1989/1991; 1918/19|year|1918/1919; 2010-11|year|2010/2011; 1999–02|year|1999/2002"},
		{"from to", "en", "from 1945 to 1956", "1945 to 1956|year|1945/1956"},
		{"from until", "en", "from 1945 until 1956, 1945 through 1956", "1945 until 1956|year|1945/1956; 1945 through 1956|year|1945/1956"},
		{"between", "en", "between 1945 and 1956, between 1985 and 2020", "1945 and 1956|year|1945/1956; 1985 and 2020|year|1985/2020"},
		{"round", "en", "from 1500 to 1900", "1500 to 1900|year|1500/1900"},
		{"counts", "en", "1500-2000 people, from 1500 to 2000 workers, between 1500 and 1650 forint, 1500-2000", ""},
		{"a season of two years", "en", "the 1998/9 season", "1998/9|year|1998/1999"},
		{"downwards", "en", "from 2000 to 1500", ""},
		{"to a part", "en", "late 1957 – early 1958", "1957 – early 1958|year|1957-39~/1958-37~"},
		{"numbers", "en", "978-1956-1957-3, 1956-1234, 1956-1957-1958", ""},

		// Parts of years.
		{"late and early", "en", "until late 1957 early 1958.", "1957|year|1957-39~; 1958|year|1958-37~"},
		{"end of", "en", "since the end of 1989, early in 1990", "1989|year|1989-39~; 1990|year|1990-37~"},
		{"season", "en", "the summer of 1953, spring 1956", "1953|year|1953-22; 1956|year|1956-21"},
		{"quarters", "en", "first quarter of 2019, Q3 2020, third-quarter 2018, 2019 Q1, Q1 of 2017, 2nd quarter of 2016", "first quarter of 2019|date|2019-33; Q3 2020|date|2020-35; third-quarter 2018|date|2018-35; 2019 Q1|date|2019-33; Q1 of 2017|date|2017-33; 2nd quarter of 2016|date|2016-34"},
		{"range of quarters", "en", "Q1–Q3 2020, 2019 Q4 to 2020 Q2", "Q1–Q3 2020|date|2020-33/2020-35; 2019 Q4 to 2020 Q2|date|2019-36/2020-34"},
		{"halves", "en", "the first half of 1957 and H2 2019", "first half of 1957|date|1957-40; H2 2019|date|2019-41"},
		{"quarters of other things", "en", "the first quarter, a quarter of them, the second half, three quarters of 2000 people", ""},

		// Decades and centuries.
		{"decades", "en", "the 1950s, the 1950's, 1950’s, the '50s, the 50s", "1950s|year|195X; 1950's|year|195X; 1950’s|year|195X; '50s|year|195X; 50s|year|195X"},
		{"decades behind", "en", "the 1950s and 60s, the 1950s–60s", "1950s|year|195X; 60s|year|196X; 1950s–60s|year|195X/196X"},
		{"spelled decades", "en", "the fifties, the nineteen-fifties, the late sixties", "fifties|year|195X; nineteen-fifties|year|195X; sixties|year|196X"},
		{"parts of decades", "en", "mid-1950s and early 1960s", "1950s|year|195X; 1960s|year|196X"},
		{"range of decades", "en", "from the 1950s to the 1970s", "1950s to the 1970s|year|195X/197X"},
		{"centuries in digits", "en", "in the 1800s and 2000s", "1800s|year|18XX; 2000s|year|200X"},
		{"ages and heat", "en", "in his fifties, in her 60s; temperatures in the 50s", ""},

		// Eras.
		{"BC", "en", "500 BC, 44 B.C., AD 79, 79 AD, 1000 BCE", "500 BC|year|-0499; 44 B.C.|year|-0043; AD 79|year|0079; 79 AD|year|0079; 1000 BCE|year|-0999"},
		{"range BC", "en", "500–400 BC", "500–400 BC|year|-0499/-0399"},
		{"range of eras", "en", "300 BC–AD 200, from 100 B.C.E. to AD 100", "300 BC–AD 200|year|-0299/0200; 100 B.C.E. to AD 100|year|-0099/0100"},
		{"century BC", "en", "the 2nd century BC, the fifth century B.C., the 19th century", "2nd century BC|year|-01XX; fifth century B.C.|year|-04XX"},
		{"no era", "en", "79 ad breaks, 500 bc", ""},

		// Years in words.
		{"in words", "en", "in nineteen fifty-six, since nineteen oh five, of two thousand and four", "nineteen fifty-six|year|1956; nineteen oh five|year|1905; two thousand and four|year|2004"},
		{"behind a month", "en", "6 April seventeen hundred thirty three", "6 April seventeen hundred thirty three|date|1733-04-06"},
		{"counts in words", "en", "in two thousand and four cases, of twenty ten-year-olds, nineteen fifty people, in two thousand homes, of twenty five", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(datesIn(block(test.tag, test.text)), "; "); got != test.want {
				t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
			}
		})
	}
}

func TestClocks(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a.m.", "At 10 a.m. the demonstration", "10 a.m.|time|10:00"},
		{"am", "10am, 12 am, 12 PM, 5 p. m.", "10am|time|10:00; 12 am|time|00:00; 12 PM|time|12:00; 5 p. m.|time|17:00"},
		{"minutes", "10:30 p.m., 10.30am, 6:15 a.m.", "10:30 p.m.|time|22:30; 10.30am|time|10:30; 6:15 a.m.|time|06:15"},
		{"24 hours", "at 22:15 and 14h30", "22:15|time|22:15; 14h30|time|14:30"},
		{"seconds", "7:56:30 pm", "7:56:30 pm|time|19:56:30"},
		{"o’clock", "ten o’clock, 4 o'clock, 9 oclock", "ten o’clock|time|10:00; 4 o'clock|time|04:00; 9 oclock|time|09:00"},
		{"part of the day", "four o'clock in the afternoon, at 7 in the morning, closed until 10:30 in the evening, at 9.37 in the evening, between 5 and 6 in the afternoon", "four o'clock|time|16:00; 7|time|07:00; 10:30|time|22:30; 9.37|time|21:37; 5 and 6|time|17:00/18:00"},
		{"past", "half past ten, a quarter to six, quarter past 1, ten past nine, 20 minutes to 1", "half past ten|time|10:30; quarter to six|time|05:45; quarter past 1|time|01:15; ten past nine|time|09:10; 20 minutes to 1|time|12:40"},
		{"no times past", "half of ten, a quarter to a third, five to seven, ten to six people", ""},
		{"military", "at 0400 GMT, 1500 hours, at 0930, 1140 a.m., 1430 GMT", "0400|time|04:00; 1500|time|15:00; 0930|time|09:30; 1140 a.m.|time|11:40; 1430|time|14:30"},
		{"military hours", "at 1500 hours, after 1500 hours of work", "1500|time|15:00"},
		{"zone", "10:00 GMT", "10:00|time|10:00"},
		{"noon", "12 noon; at noon; 10 a.m. to noon; from noon to 5 p.m.", "12 noon|time|12:00; 10 a.m. to noon|time|10:00/12:00; noon to 5 p.m.|time|12:00/17:00"},
		{"ranges", "3-5pm, 11–1 p.m., from 9 a.m. to 5 p.m., between 10 and 11:30, 10:00-12:30", "3-5pm|time|15:00/17:00; 11–1 p.m.|time|11:00/13:00; 9 a.m. to 5 p.m.|time|09:00/17:00; 10 and 11:30|time|10:00/11:30; 10:00-12:30|time|10:00/12:30"},
		{"with minutes", "9.30-4.30pm, 5 to 6pm, between 0730-0930", "9.30-4.30pm|time|09:30/16:30; 5 to 6pm|time|17:00/18:00; 0730-0930|time|07:30/09:30"},
		{"date and time", "on 28 October at 10:30", "28 October|date|XXXX-10-28; 10:30|time|10:30"},
		{"no times", "a ratio of 1:2, 4:3, 25:10, 10:60, 10:305, 1:1:1, 10.30, $10.30, 3:43.13, 10:30%", ""},
		{"no halves", "13 a.m. people, 10 amps, 10 PMs, 1 a. It", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(datesIn(block("en", test.text)), "; "); got != test.want {
				t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
			}
		})
	}
}

func TestDatesOfOtherLanguages(t *testing.T) {
	for _, test := range []struct{ name, tag, text, want string }{
		{"day", "hu", "1956. október 23. és 1956. okt. 23-án", "1956. október 23.|date|1956-10-23; 1956. okt. 23|date|1956-10-23"},
		{"day without a year", "hu", "október 23-án és november 4.", "október 23|date|XXXX-10-23; november 4.|date|XXXX-11-04"},
		{"month", "hu", "1956 októberében, 1953. március, 1953 júniusától, 1957 januárjáig", "1956 októberében|date|1956-10; 1953. március|date|1953-03; 1953 júniusától|date|1953-06; 1957 januárjáig|date|1957-01"},
		{"range", "hu", "1956. október 23. – november 10.", "1956. október 23. – november 10.|date|1956-10-23/1956-11-10"},
		{"days", "hu", "október 23–24.", "október 23–24.|date|XXXX-10-23/XXXX-10-24"},
		{"between", "hu", "1956. október 23. és november 4. között, október 23. és november 4.", "1956. október 23. és november 4.|date|1956-10-23/1956-11-04; október 23.|date|XXXX-10-23; november 4.|date|XXXX-11-04"},
		{"endings", "hu", "október 23-tól november 10-ig", "október 23-tól november 10|date|XXXX-10-23/XXXX-11-10"},
		{"year", "hu", "1956-ban, az 1956-os forradalom, 1945 után, 1989-ig, 1956.", "1956|year|1956; 1956|year|1956; 1945|year|1945; 1989|year|1989; 1956|year|1956"},
		{"years", "hu", "1945–1956 között, 1945 és 1956 között", "1945–1956|year|1945/1956; 1945 és 1956|year|1945/1956"},
		{"parts", "hu", "1957 végén, 1958 elején, 1953 nyarán", "1957|year|1957-39~; 1958|year|1958-37~; 1953|year|1953-22"},
		{"decades", "hu", "az 1950-es évek, az 50-es években, az ötvenes évek", "1950|year|195X; 50|year|195X; ötvenes|year|195X"},
		{"counts", "hu", "évi 2000 tonna, 2000 harckocsi, 1956 ember, több mint 2000, 2000 forint", ""},
		{"numbers", "hu", "1956.10.23. és 1956-10-23", "1956.10.23|date|1956-10-23; 1956-10-23|date|1956-10-23"},
		{"times", "hu", "délután 5 órakor, 10:30-kor, 10 óra 30 perckor, este 8-kor, 10 óra múlva", "5|time|17:00; 10:30|time|10:30; 10 óra 30|time|10:30; 8|time|20:00"},
		{"before Christ", "hu", "i. e. 500-ban", "500|year|-0499"},

		{"day", "el", "στις 23 Οκτωβρίου 1956 και την 1η Μαΐου", "23 Οκτωβρίου 1956|date|1956-10-23; 1η Μαΐου|date|XXXX-05-01"},
		{"capitals", "el", "23 ΟΚΤΩΒΡΙΟΥ 1956, ΜΑΡΤΙΟΣ 1953", "23 ΟΚΤΩΒΡΙΟΥ 1956|date|1956-10-23; ΜΑΡΤΙΟΣ 1953|date|1953-03"},
		{"month", "el", "τον Οκτώβριο του 1956, Μάρτιος 1953", "Οκτώβριο του 1956|date|1956-10; Μάρτιος 1953|date|1953-03"},
		{"range", "el", "23 Οκτωβρίου – 10 Νοεμβρίου 1956, από τις 23 έως τις 24 Οκτωβρίου", "23 Οκτωβρίου – 10 Νοεμβρίου 1956|date|1956-10-23/1956-11-10; 23 έως τις 24 Οκτωβρίου|date|XXXX-10-23/XXXX-10-24"},
		{"year", "el", "το 1956, του 1956, από το 1945 έως το 1956, μεταξύ 1945 και 1956", "1956|year|1956; 1956|year|1956; 1945 έως το 1956|year|1945/1956; 1945 και 1956|year|1945/1956"},
		{"decades", "el", "η δεκαετία του 1950, τη δεκαετία του ’50, δεκαετία του 60", "1950|year|195X; ’50|year|195X; 60|year|196X"},
		{"parts", "el", "τέλη του 1957, αρχές 1958, το καλοκαίρι του 1953", "1957|year|1957-39~; 1958|year|1958-37~; 1953|year|1953-22"},
		{"eras", "el", "το 500 π.Χ. και 79 μ.Χ.", "500 π.Χ.|year|-0499; 79 μ.Χ.|year|0079"},
		{"counts", "el", "2000 άρματα, 1956 άνθρωποι", ""},
		{"numbers", "el", "23/10/1956, 5/6/2001", "23/10/1956|date|1956-10-23; 5/6/2001|date|2001-06-05"},
		{"times", "el", "στις 10 π.μ., 10:30 μ.μ., στις 10 το πρωί", "10 π.μ.|time|10:00; 10:30 μ.μ.|time|22:30; 10|time|10:00"},
	} {
		t.Run(test.tag+" "+test.name, func(t *testing.T) {
			if got := strings.Join(datesIn(block(test.tag, test.text)), "; "); got != test.want {
				t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
			}
		})
	}
}

// A token that begins no date costs no memory.
func TestNoDateAllocatesNothing(t *testing.T) {
	d := block("en", "Over 2,000 tanks and 1956 people of two thousand may march 15 times, 3-1, at 1:2 or 10.30 for $1956; ten of ’em in his 50s, May was half gone.")
	if n := testing.AllocsPerRun(10, func() {
		for i := range d.Tokens {
			if f, ok := d.Find(i); ok {
				t.Errorf("%s is a date", d.Between(f.From, f.To))
			}
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// Whatever the text, nothing panics, spans are in range and begin at their token, and dates are EDTF.
func FuzzDates(f *testing.F) {
	for _, s := range []string{"June 17, 1953", "1989–91", "2016-11-02T10:00:00Z", "from 9 a.m. to 5 p.m.", "the 2nd century BC", "’56–’58", "1956. október 23.", "23 Οκτωβρίου 1956", "half past ten", "٢٣ 23/10/56"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, tag := range language.Tags() {
			d := block(tag, text)
			for i := -1; i <= len(d.Tokens); i++ {
				f, ok := d.Find(i)
				if !ok {
					continue
				}
				if f.From != i || f.To <= i || f.To > len(d.Tokens) {
					t.Fatalf("%s %q: tokens %d to %d at %d of %d", tag, text, f.From, f.To, i, len(d.Tokens))
				}
				if (f.Kind == Time) != (f.Clock != "") || f.Kind == Time && f.Date != nil {
					t.Fatalf("%s %q: %+v", tag, text, f)
				}
				for _, clock := range strings.Split(f.Clock, "/") {
					var h, min int
					if n, _ := fmt.Sscanf(clock, "%02d:%02d", &h, &min); clock != "" && (n != 2 || h > 23 || min > 59) {
						t.Fatalf("%s %q: clock %q", tag, text, f.Clock)
					}
				}
			}
		}
	})
}
