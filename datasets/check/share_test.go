package check

import (
	"strings"
	"testing"
)

const (
	fluText = `The flu

A third of the town fell ill, and more than one in six of the workers. Two of every 5 children stayed at home. Of the nurses, 12 of the 40 were ill.
`
	fluPackage = `{"name": "flu", "title": "The flu", "sources": [{"title": "The flu", "sha256": "%s"}],
"units": {"percent": {"symbol": "%%"}, "nurse": {}},
"resources": [
 {"name": "tolls", "path": "tolls.csv", "schema": {"fields": [
  {"name": "id"}, {"name": "what"}, {"name": "value", "type": "number"}, {"name": "out_of", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "statistic"}, {"name": "quote"}, {"name": "where"}, {"name": "reading"}]}},
 {"name": "set-aside", "path": "set-aside.csv", "schema": {"fields": [{"name": "quote"}, {"name": "where"}, {"name": "reason"}, {"name": "note"}]}}]}`
	fluTolls = `id,what,value,out_of,bound,unit,statistic,quote,where,reading
town,town,1,3,exact,,rate,A third of the town,The flu ¶1,
workers,workers,1,6,over,percent,rate,more than one in six of the workers,The flu ¶1,
children,children,2,5,exact,,rate,Two of every 5 children,The flu ¶1,
nurses,nurses,12,40,exact,,rate,"Of the nurses, 12 of the 40",The flu ¶1,
`
	fluAside = "quote,where,reason,note\n"
)

// TestShares holds both numbers of a share against the quote.
func TestShares(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"1,3,", "1,3,", ""},
		{"town,town,1,3,", "town,town,1,4,", `numeral: tolls.csv:2:11: tolls.town: the value is 1 out of 4, but the quote "A third of the town" says "third"`},
		{"town,town,1,3,", "town,town,2,3,", "the value is 2 out of 3"},
		{"town,town,1,3,", "town,town,2,6,", "the value is 2 out of 6"},
		{"town,town,1,3,", "town,town,33,100,", "the value is 33 out of 100"},
		{"workers,1,6,over", "workers,1,6,exact", "the bound is exact (no qualifier), but the text has"},
		{"children,2,5,", "children,2,50,", "the value is 2 out of 50"},
		{"children,2,5,exact,,rate", "children,40,,exact,percent,rate", ""}, // as before there was out_of
		{"nurses,12,40,", "nurses,12,50,", `the value is 12 out of 50, but the quote "Of the nurses, 12 of the 40" says "12", "40"`},
		{"nurses,12,40,", "nurses,13,40,", "the value is 13 out of 40"},
		{`"Of the nurses, 12 of the 40",The flu ¶1,`, `"Of the nurses, 12 of the 40",The flu ¶1,They are counted at the end of May.`, ""},
		{`nurses,12,40,exact,,rate,"Of the nurses, 12 of the 40",The flu ¶1,`, `nurses,12,41,exact,,rate,"Of the nurses, 12 of the 40",The flu ¶1,They are counted at the end of May.`, `the out_of is 41, but neither the quote "Of the nurses, 12 of the 40" nor its sentence has these digits`},
	} {
		if !strings.Contains(fluTolls, c.was) {
			t.Fatalf("%q is not in the table", c.was)
		}
		s, texts, err := loadOf(fluPackage, strings.Replace(fluTolls, c.was, c.is, 1), fluAside, fluText)
		if err != nil {
			t.Fatal(err)
		}
		if all := strings.Join(lines(Run(NewLedger(s, texts))), "\n"); !strings.Contains(all, c.want) || c.want == "" && all != "" {
			t.Errorf("%s: want %q, got\n%s", c.is, c.want, all)
		}
	}
}
