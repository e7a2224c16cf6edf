package spec

import (
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

const unitsPackage = `{"name": "k", "sources": [{"title": "T"}], "units": {"percent": {"symbol": "%"}},
"resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "value", "type": "number"}, {"name": "out_of", "type": "number"}, {"name": "high", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "quote"}, {"name": "where"}]}}]}`

const unitsTable = `id,value,out_of,high,bound,unit,quote,where
two,2,,,exact,dollar,$2,¶1
over,150,,,over,cent,over 150 cents,¶1
ninety,90,,,exact,cent,90 cents,¶1
range,1,,3,between,dollar,from $1 to $3,¶1
third,1,3,,exact,,a third,¶1
forty,40,,,exact,percent,40%,¶1
month,3,,,exact,month,3 months,¶1
day,10,,,exact,day,10 days,¶1
yard,1,,,exact,yard,1 yard,¶1
metre,1,,,about,metre,about a metre,¶1
`

// TestOneUnit draws numbers of one family in one unit, with labels of it; shares in percent,
// with their own labels; and refuses the rest, with the reason.
func TestOneUnit(t *testing.T) {
	s, err := datasets.Load(fstest.MapFS{datasets.DescriptorName: {Data: []byte(unitsPackage)}, "t.csv": {Data: []byte(unitsTable)}})
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		rows, unit, drawn, said, wrong string
	}{
		{"two over ninety range", "dollars", "2 is $2; 1.5 is > $1.50; 0.9 is $0.90; 1 to 3 is $1–3", "Cents in dollars", ""},
		{"over two ninety", "cents", "150 is > 150; 200 is 200; 90 is 90", "Dollars in cents", ""},
		{"ninety range over", "cents", "90 is 90; 100 to 300 is 100–300; 150 is > 150", "Dollars in cents", ""},
		{"two", "dollars", "2 is $2", "", ""},
		{"third forty", "%", "33.33 is 1 in 3; 40 is 40%", "", ""},
		{"third", "%", "33.33 is 1 in 3", "", ""},
		{"metre yard", "metres", "1 is ≈ 1; 0.9144 is 0.9144", "Yards in metres", ""},
		{"month day", "months", "3 is 3; 10 is 10", "", `t.month is in "month" and t.day in "day": one axis has one unit|draw them in charts of their own: a month has 28 to 31 days`},
		{"two day", "dollars", "2 is $2; 10 is 10", "", `t.two is in "dollar" and t.day in "day"|draw them in charts of their own; or give a reason`},
	} {
		r := &Resolver{Study: s, Locale: quantity.English, Comparisons: c}
		var data []Datum
		for _, id := range strings.Fields(test.rows) {
			d, ok := r.Number(datasets.Text{Value: "t." + id})
			if !ok {
				t.Fatal(r.Found)
			}
			data = append(data, d)
		}
		if unit := r.OneUnit(datasets.Text{}, data); unit != test.unit {
			t.Errorf("%s: the unit is %q, want %q", test.rows, unit, test.unit)
		}
		var drawn []string
		for _, d := range data {
			q := d.Quantity()
			at := strings.TrimSuffix(strings.TrimRight(q.Value().FloatString(4), "0"), ".")
			if len(at) > 5 && strings.HasSuffix(at, "3333") {
				at = at[:5]
			}
			if q.IsRange() {
				at += " to " + q.Hi.Value.RatString()
			}
			drawn = append(drawn, at+" is "+strings.ReplaceAll(d.Label(), "\u00a0", " "))
		}
		if got := strings.Join(drawn, "; "); got != test.drawn {
			t.Errorf("%s: drawn %s, want %s", test.rows, got, test.drawn)
		}
		said := ""
		for _, units := range r.Converted {
			said = units[0] + " in " + units[1]
		}
		if said != test.said {
			t.Errorf("%s: the page says %q, want %q", test.rows, said, test.said)
		}
		message, hint, _ := strings.Cut(test.wrong, "|")
		if all := r.Found.Error(); test.wrong != "" && (len(r.Found) == 0 || !strings.Contains(all, message) || !strings.Contains(all, hint)) || test.wrong == "" && len(r.Found) > 0 {
			t.Errorf("%s: found %s, want %s", test.rows, all, test.wrong)
		}
		for _, d := range data { // the text's own unit stays in words
			if words := d.Describe(); strings.Contains(test.rows, "ninety") && d.Ref() == "t.ninety" && words != "90\u00a0cents" {
				t.Errorf("%s: %s is told as %s", test.rows, d.Ref(), words)
			}
		}
	}
}
