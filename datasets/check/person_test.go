package check

import (
	"slices"
	"strings"
	"testing"
)

// TestReading holds what a person reads: any true row can be green, and no digit that the
// text does not have.
func TestReading(t *testing.T) {
	const why = "The clerk counts so, as the sentence goes on to say."
	for _, c := range []struct {
		name, sentence, quote    string
		value, high, bound, unit string
		reading                  string
		want                     string // "" where it holds
	}{
		{"digits as they are", "The dyke broke over 14 carts.", "over 14 carts", "14", "", "exact", "cart", "“Over” is of the dyke: it broke above the carts.", ""},
		{"a unit of the person", "They paid 5 thalers.", "5 thalers", "5", "", "exact", "coin", "A thaler is a coin of the town.", ""},
		{"digits of the sentence", "Of 40 boats, as many again were lost.", "as many again were lost", "40", "", "exact", "boat", why, ""},
		{"a range that is none", "It rose by 12 to 70 marks.", "12 to 70 marks", "70", "", "exact", "mark", "A step of 12, and then the level.", ""},
		{"a slip of a digit", "They lost 2,000 tents.", "2,000 tents", "2500", "", "exact", "tent", why, "neither the quote \"2,000 tents\" nor its sentence has these digits"},
		{"a slip of a nought", "They lost 2,000 tents.", "2,000 tents", "200", "", "exact", "tent", why, "has these digits"},
		{"a slip upwards", "They lost 2,000 tents.", "2,000 tents", "20000", "", "exact", "tent", "They were tents of the army.", "has these digits"},
		{"a noun that is made a number", "They lost 2,000 tents.", "2,000 tents", "20000", "", "exact", "tent", "A tent is ten.", "has these digits"},
		{"people who are made a number", "They saw 300 men.", "300 men", "300000", "", "exact", "person", "Here men are a thousand.", "has these digits"},
		{"a light word", "They took 12 of 30 men.", "12 of 30 men", "12000000000", "", "exact", "person", "It is more of men then.", "has these digits"},
		{"a light word that is made a number", "They took 12 of 30 men.", "12 of 30 men", "12000", "", "exact", "person", "Of is a thousand.", "has these digits"},
		{"an ordinal", "It was the 12th day.", "12th", "120000", "", "exact", "person", "It is twelve ten thousands.", "has these digits"},
		{"an ordinal that is made a number", "It was the 12th day.", "12th", "12000", "", "exact", "person", "Here th is a thousand.", "has these digits"},
		{"a unit that touches", "It was 5km off.", "5km", "50000000000", "", "exact", "kilometre", "It is five of these.", "has these digits"},
		{"a unit that is made a number", "It was 5km off.", "5km", "5000", "", "exact", "kilometre", "Here km is a thousand.", "has these digits"},
		{"a slip of a scale", "It cost 5 million in all.", "5 million", "50000000", "", "exact", "rupee", why, "has these digits"},
		{"a scale that is another", "It cost 5 lakh in all.", "5 lakh", "5000000", "", "exact", "rupee", "A lakh is a hundred thousand.", "has these digits"},
		{"a part of a word", "It cost 7 lak in all.", "7 lak", "700000", "", "exact", "rupee", "A lakh is a hundred thousand.", "has these digits"},
		{"a scale that the reading gives", "It cost 7 zots in all.", "7 zots", "70000", "", "exact", "rupee", "In that town zots are ten thousand each.", ""},
		{"a letter that touches", "It weighed 5t in all.", "5t", "5000", "", "exact", "pound", "Here t is a thousand.", ""},
		{"a letter that stands apart", "They took 5 a day.", "5 a day", "5000", "", "exact", "loaf", "A is a thousand.", "has these digits"},
		{"a scale of people", "They saw 7 zots of men.", "7 zots of men", "70000", "", "exact", "person", "A zot, or zots, is ten thousand.", ""},
		{"a number at the end of the sentence before", "They saw 7 zots of men.", "7 zots of men", "70000", "", "exact", "person", "These are zots. Ten thousand is usual.", "has these digits"},
		{"a scale of another country", "It cost 2 billion in all.", "2 billion", "2000000000000", "", "exact", "rupee", "A billion is a million millions there.", ""},
		{"a high end that is nowhere", "They lost 20 tents.", "20 tents", "20", "30", "between", "tent", why, "the high is 30"},
		{"letters of a scale", "It cost PS3.4m in all.", "PS3.4m", "3400000", "", "exact", "pound", "The sign of the pound was lost, and m is million.", ""},
		{"a scale by its name", "It cost 7 lakh in all.", "7 lakh", "700000", "", "exact", "rupee", "A lakh is a hundred thousand.", ""},
		{"a scale that is not named", "It cost 7 widgets in all.", "7 widgets", "700000", "", "exact", "rupee", why, "has these digits"},
		{"a fraction", "It was 3 1/2 miles off.", "3 1/2 miles", "3.5", "", "exact", "mile", "Three and a half, with the fraction in digits.", ""},
		{"dozens", "They sold 17 dozen eggs.", "17 dozen eggs", "204", "", "exact", "egg", "A dozen is twelve.", ""},
		{"a share of digits", "It was 2 of every 5 homes.", "2 of every 5 homes", "40", "", "exact", "percent", "Two of five is forty in a hundred.", ""},
		{"a word nobody knows", "A brace of pheasants was left.", "A brace of pheasants", "2", "", "exact", "pheasant", "A brace is two.", ""},
		{"a word that is not named", "A brace of pheasants was left.", "A brace of pheasants", "2", "", "exact", "pheasant", "It is as hunters say it here.", "the quote \"A brace of pheasants\" has no number"},
		{"another number in words", "Twelve men came.", "Twelve men", "15", "", "exact", "person", "Men were counted by hand.", "has no number"},
		{"half a percent", "Half a percent of lamps burned.", "Half a percent", "0.5", "", "exact", "percent", "Half of one percent, and not fifty.", ""},
		{"a long quote", "It was " + strings.Repeat("3 of 7 and ", 40) + "more.", strings.Repeat("3 of 7 and ", 40) + "more", "7.77", "", "exact", "percent", why, "has 161 words and numbers, more than 50"},
		{"no sentence", "They lost 14 tents.", "14 tents", "14", "", "exact", "tent", "Yes.", "gives no reason"},
		{"a quote that is not there", "They lost 14 tents.", "15 tents", "15", "", "exact", "tent", why, "quote: "},
	} {
		text := "The town\n\n" + c.sentence + "\n"
		tolls := "id,value,high,bound,unit,statistic,modality,date,part_of,quote,where,note,when,place,reading\n" +
			strings.Join([]string{"row", c.value, c.high, c.bound, c.unit, "", "", "", "", `"` + c.quote + `"`, "The town ¶1", "", "x", "", `"` + c.reading + `"`}, ",") + "\n"
		s, texts, err := load(tolls, "quote,where,reason,note\n", text)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var found []string
		for _, r := range Run(NewLedger(s, texts)) {
			switch r.Name {
			case "label", "credit", "schema": // of what the row is of
				continue
			case "coverage": // the other numbers of the sentence
				r.Findings = nil
			case "reading":
				if r.Absent || r.Checked+r.Unchecked != 1 || len(r.Notes) != 1+r.Checked || !strings.HasPrefix(r.Notes[0], "1 read by a person") {
					t.Errorf("%s: %v", c.name, r)
				}
			}
			found = append(found, lines([]Result{r})...)
		}
		if got := strings.Join(found, "\n"); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %s, want %q", c.name, got, c.want)
		}
		if len(s.Warnings) > 0 {
			t.Errorf("%s: %v", c.name, s.Warnings)
		}
	}
}

// TestReadingsCovered accounts for a number that two people's rows share, and for none
// where nobody has read anything.
func TestReadingsCovered(t *testing.T) {
	text := "The town\n\nThey paid 12 to 70 marks.\n"
	rows := "id,value,high,bound,unit,statistic,modality,date,part_of,quote,where,note,when,place,reading\n" +
		"least,12,,exact,mark,,,,,12 to 70 marks,The town ¶1,,they,,The first is what the poor paid.\n" +
		"most,70,,exact,mark,,,,,12 to 70 marks,The town ¶1,,paid,,The second is what the rich paid.\n"
	s, texts, err := load(rows, "quote,where,reason,note\n", text)
	if err != nil {
		t.Fatal(err)
	}
	l := NewLedger(s, texts)
	if found := lines(Run(l)); len(found) > 0 {
		t.Errorf("%s", strings.Join(found, "\n"))
	}
	if len(l.Entries) != 1 || l.Entries[0].State != Held || len(l.Entries[0].Rows) != 2 {
		t.Errorf("%v", l.Entries)
	}
	plain, texts := town(t, strings.Replace(townTolls, "“Spent” is of all of that year.", "", 1), townAside, townText)
	for _, r := range Run(NewLedger(plain, texts)) {
		if r.Name == "reading" && !r.Absent {
			t.Errorf("%v", r)
		}
	}
}

// TestReadingsTakeTheirOwn leaves to coverage what the number of a reading is not made of,
// and counts as compared only what is.
func TestReadingsTakeTheirOwn(t *testing.T) {
	for _, c := range []struct {
		sentence, quote, value, high, bound, unit string
		reading                                   string
		missing                                   []string
		unchecked                                 int // by the check numeral
	}{
		{"They sold 7 sacks, 19 boats and 31 carts.", "7 sacks, 19 boats and 31 carts", "19", "", "over", "boat", "Far more boats than these were sold.", []string{"7", "31"}, 0},
		{"They sold 12 carts and 17 dozen eggs.", "12 carts and 17 dozen eggs", "204", "", "over", "egg", "A dozen is twelve, and there were more.", []string{"12"}, 0},
		{"Of 31 boats 2 of the next 5 and 8 sank.", "31 boats 2 of the next 5 and 8 sank", "40", "", "exact", "percent", "Two of five is forty in a hundred.", []string{"31", "8"}, 1},
		{"They paid 12 to 70 marks and 3 carts.", "12 to 70 marks and 3 carts", "70", "", "exact", "mark", "A step of 12, and then the level.", []string{"3"}, 1},
		{"They paid 9 marks, or 7 zots, in 2 days.", "9 marks, or 7 zots, in 2 days", "70000", "", "exact", "mark", "Here zots are ten thousand.", []string{"9", "2"}, 1},
		{"They had 11 carts, 20 tents, 30 more and 4 boats.", "11 carts, 20 tents, 30 more and 4 boats", "20", "30", "between", "tent", "It was 20, and then up to 30.", []string{"11", "4"}, 1},
		{"They had 5 carts and 5 boats.", "5 carts and 5 boats", "5", "", "over", "cart", "More carts came, as one sees.", []string{"5"}, 0},
		{"They had twelve carts and twenty boats.", "twelve carts and twenty boats", "13", "", "exact", "cart", "The baker says twelve for thirteen.", []string{"twenty"}, 1},
		{"They had 12 carts and 20 boats.", "12 carts and 20 boats", "12", "", "exact", "cart", "The carts are those of the baker.", []string{"20"}, 0},
	} {
		text := "The town\n\n" + c.sentence + "\n"
		rows := "id,value,high,bound,unit,statistic,modality,date,part_of,quote,where,note,when,place,reading\n" +
			strings.Join([]string{"row", c.value, c.high, c.bound, c.unit, "", "", "", "", `"` + c.quote + `"`, "The town ¶1", "", "x", "", `"` + c.reading + `"`}, ",") + "\n"
		s, texts, err := load(rows, "quote,where,reason,note\n", text)
		if err != nil {
			t.Errorf("%s: %v", c.quote, err)
			continue
		}
		l := NewLedger(s, texts)
		var missing []string
		for _, e := range l.Entries {
			if e.State == Missing {
				missing = append(missing, e.Mention.Text)
			}
		}
		if !slices.Equal(missing, c.missing) {
			t.Errorf("%s: in no table: %q, want %q", c.quote, missing, c.missing)
		}
		if numeral := numeralCheck.Result(l); numeral.Unchecked != c.unchecked || numeral.Checked != 1-c.unchecked || len(numeral.Findings) > 0 {
			t.Errorf("%s: numeral: %v", c.quote, numeral)
		}
		if found := lines([]Result{readingCheck.Result(l)}); len(found) > 0 {
			t.Errorf("%s: %v", c.quote, found)
		}
	}
}
