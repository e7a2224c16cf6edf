package check

import (
	"strings"
	"testing"
)

// An invented text, and a study whose rows have their dates and places from its sections.
const (
	stormText = `Two storms

Dale, May 1926

The water reached 6 metres in Dale, and 14 barns were lost. On 9 May 30 boats were counted.

Afterwards

Some 40 people left. In Ford 3 mills stood still.
`
	stormPackage = `{"name": "storm", "title": "Storms", "sources": [{"title": "Two storms", "sha256": "%s", "sections": [
 {"heading": "Dale, May 1926", "date": "1926-05", "place": "Dale"},
 {"heading": "Afterwards", "date": "1926", "place": "Esk", "inferred": "It goes on with the storm on the Esk in 1926."}]}],
"units": {"person": {"plural": "people"}, "metre": {}, "boat": {}, "barn": {}, "mill": {}},
"resources": [
 {"name": "tolls", "path": "tolls.csv", "schema": {"fields": [
  {"name": "id"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "date"}, {"name": "place"}, {"name": "quote"}, {"name": "where"}, {"name": "note"}]}},
 {"name": "set-aside", "path": "set-aside.csv", "schema": {"fields": [{"name": "quote"}, {"name": "where"}, {"name": "reason"}, {"name": "note"}]}}]}`
	stormTolls = `id,value,bound,unit,date,place,quote,where,note
water,6,exact,metre,,,6 metres,"Dale, May 1926 ¶1",
barns,14,exact,barn,,,14 barns,"Dale, May 1926 ¶1",
boats,30,exact,boat,1926-05-09,,30 boats,"Dale, May 1926 ¶1",
left,40,about,person,,,Some 40 people,Afterwards ¶1,
mills,3,exact,mill,,Ford,3 mills,Afterwards ¶1,
`
	stormAside = `quote,where,reason,note
Two storms,Two storms,no-figure,The title counts what it tells of.
May 1926,"Dale, May 1926",date-context,
9 May,"Dale, May 1926 ¶1",date-context,
`
)

// TestSections holds what sections give against the text, and says at which section, or row,
// something is wrong.
func TestSections(t *testing.T) {
	for _, c := range []struct {
		name    string
		file    string
		was, is string
		want    string // "" where all holds
	}{
		{"as it is", "package", "Dale", "Dale", ""},
		{"a year that the heading has not", "package", `"date": "1926-05"`, `"date": "1927-05"`, `section: datapackage.json:2:2: the section "Dale, May 1926" has the date 1927-05, but the heading says "May 1926"`},
		{"another month", "package", `"date": "1926-05"`, `"date": "1926-06"`, `the heading says "May 1926"`},
		{"a coarser date", "package", `"date": "1926-05"`, `"date": "1926"`, ""},
		{"a day that the text has once", "package", `"date": "1926-05"`, `"date": "1926-05-09"`, ""},
		{"a day that it has not", "package", `"date": "1926-05"`, `"date": "1926-05-08"`, `neither the heading nor the text has a day for it`},
		{"a place that the text has not", "package", `"place": "Dale"`, `"place": "Moor"`, `section: datapackage.json:2:2: the section "Dale, May 1926" has the place "Moor", but neither the heading nor the text names Moor`},
		{"no reason", "package", `, "inferred": "It goes on with the storm on the Esk in 1926."`, "", `the section "Afterwards" has the date 1926, but neither the heading nor the text has a year for it`},
		{"a reason of another year", "package", `in 1926."`, `in 1925."`, `the section "Afterwards" has the date 1926, but its reason says "1925"`},
		{"a reason of another place", "package", `on the Esk in`, `on the Tyne in`, `the section "Afterwards" has the place "Esk", but neither the heading nor the text names Esk`},
		{"another place in the text", "package", `"date": "1926", "place": "Esk"`, `"date": "1926", "place": "Ford"`, ""},
		{"a place that the heading has not", "text", "The water reached 6 metres in Dale", "The water reached 6 metres in Ford", `tolls.water: the section "Dale, May 1926" gives it the place "Dale", but the sentence names Ford`},
		{"a date in the sentence", "tolls", "boat,1926-05-09,", "boat,1926-05-08,", `tolls.boats: the date is 1926-05-08, but the text says "9 May" with the number`},
		{"a place in the sentence", "tolls", "mill,,Ford", "mill,,", ""},
		{"a row of its own", "tolls", "metre,,,", "metre,1925-05,,", `tolls.water: the date is 1925-05, but the text has no year for it near the quote`},
		{"a heading that the text has not", "text", "Afterwards", "Thereafter", `section: datapackage.json:3:2: the text has no heading "Afterwards"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{"package": stormPackage, "tolls": stormTolls, "text": stormText}
			if !strings.Contains(files[c.file], c.was) {
				t.Fatalf("%q is not in the %s", c.was, c.file)
			}
			files[c.file] = strings.Replace(files[c.file], c.was, c.is, 1)
			s, texts, err := loadOf(files["package"], files["tolls"], stormAside, files["text"])
			if err != nil {
				t.Fatal(err)
			}
			found := lines(Run(NewLedger(s, texts)))
			switch all := strings.Join(found, "\n"); {
			case c.want == "" && len(found) > 0:
				t.Errorf("found\n%s", all)
			case c.want != "" && !strings.Contains(all, c.want):
				t.Errorf("want %s, got\n%s", c.want, all)
			}
		})
	}
}

// TestSectionsAgainstRows names a date or a place that the sentence of a row has, and its
// section has another.
func TestSectionsAgainstRows(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"boat,1926-05-09,", "boat,,", ""}, // a day of the month
		{"and 14 barns were lost", "and on 2 June 14 barns were lost", `tolls.barns: the section "Dale, May 1926" gives it the date 1926-05, but the text says "2 June" with the number`},
		{"Some 40 people left.", "Some 40 people left Ford.", `tolls.left: the section "Afterwards" gives it the place "Esk", but the sentence names Ford`},
	} {
		tolls, text := strings.Replace(stormTolls, c.was, c.is, 1), strings.Replace(stormText, c.was, c.is, 1)
		s, texts, err := loadOf(stormPackage, tolls, stormAside, text)
		if err != nil {
			t.Fatal(err)
		}
		if all := strings.Join(lines(Run(NewLedger(s, texts))), "\n"); !strings.Contains(all, c.want) || c.want == "" && all != "" {
			t.Errorf("want %q, got\n%s", c.want, all)
		}
	}
}
