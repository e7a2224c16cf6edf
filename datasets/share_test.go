package datasets

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/datasets/quantity"
)

func sharesOf(rows string) fstest.MapFS {
	return fstest.MapFS{
		DescriptorName: {Data: []byte(`{"name": "flu", "sources": [{"title": "The flu"}], "units": {"percent": {"symbol": "%"}},
"resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [
 {"name": "id"}, {"name": "value", "type": "number"}, {"name": "high", "type": "number"}, {"name": "out_of", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "statistic"}, {"name": "quote"}, {"name": "where"}]}}]}`)},
		"t.csv": {Data: []byte("id,value,high,out_of,bound,unit,statistic,quote,where\n" + rows)},
	}
}

// TestShares reads n in m as the exact share, and writes it in three languages.
func TestShares(t *testing.T) {
	s, err := Load(sharesOf(`third,1,,3,exact,,rate,A third of the town,¶1
percent,1,,3,exact,percent,rate,a third of it,¶1
over,1,,5,over,,rate,more than one in five,¶1
fifths,2,,5,about,percent,,about 2 of every 5,¶1
fell,-1,,4,exact,,rate,fell by a quarter,¶1
none,0,,5,exact,,rate,none in five,¶1
halves,2.5,,10,under,,rate,fewer than 2.5 in 10,¶1
`))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ id, interval, label, words, spelled, hu, el string }{
		{"third", "1/3", "1 in 3", "1 in 3", "one in three", "3-ból 1", "1 στα 3"},
		{"percent", "100/3", "33.3%", "33.3%", "33.3%", "33,3%", "33,3%"},
		{"over", "(0.2, ∞)", ">\u00a01 in 5", "more than 1 in 5", "more than one in five", "több mint 5-ből 1", "πάνω από 1 στα 5"},
		{"fifths", "≈ 40", "≈\u00a040%", "about 40%", "about 40%", "körülbelül 40%", "περίπου 40%"},
		{"fell", "-0.25", "−25%", "−25%", "−25%", "−25%", "−25%"},
		{"none", "0", "0 in 5", "0 in 5", "0 in five", "5-ből 0", "0 στα 5"},
		{"halves", "[0, 0.25)", "<\u00a02.5 in 10", "fewer than 2.5 in 10", "", "", ""},
	} {
		o, err := s.Observation("t." + c.id)
		if err != nil {
			t.Fatal(err)
		}
		if got := o.Quantity.String(); got != c.interval {
			t.Errorf("%s is %s, want %s", c.id, got, c.interval)
		}
		write := func(tag, form string) string {
			l, _ := quantity.LocaleOf(tag)
			return s.Printer(l).Write(o, form)
		}
		for _, w := range []struct{ got, want string }{
			{write("en", FormLabel), c.label}, {write("en", FormSpelled), c.spelled}, {write("hu", FormWords), c.hu}, {write("el", FormWords), c.el},
		} {
			if w.want != "" && w.got != w.want {
				t.Errorf("%s is written %q, want %q", c.id, w.got, w.want)
			}
		}
	}
	f, _ := s.Frame("t")
	if got := f.Col("value").Float(); got[0] != 1.0/3 || got[1] != 100.0/3 {
		t.Errorf("the frame has the values %v", got)
	}
}

// TestSharesRefused names what is wrong with a share, where, and what to write.
func TestSharesRefused(t *testing.T) {
	for _, c := range []struct{ row, want string }{
		{"a,,,3,,,vague,several,¶1", `t.csv:2:5: t.a: the out_of "3" has no value to go with`},
		{"a,1,,0,exact,,rate,1,¶1", "t.csv:2:6: t.a: out_of is 0, and a share is of more than none\n    write the m of n in m: 3 for a third"},
		{"a,1,,-3,exact,,rate,1,¶1", "out_of is -3, and a share is of more than none"},
		{"a,1,2,3,between,,rate,1,¶1", "t.csv:2:5: t.a: a share n in m has no high end, and high is 2\n    write two rows"},
		{"a,4,,3,exact,,rate,4,¶1", "the value is 4, more than the 3 that it is out of\n    write n as the value"},
		{"a,1,,3,exact,person,rate,1,¶1", "the unit of a share is \"person\": it has none\n    leave it empty, or write percent"},
		{"a,1,,3,exact,,total,1,¶1", "the statistic of a share is \"total\"\n    write rate"},
		{"a,1,,1/3,exact,,rate,1,¶1", `the column "out_of": "1/3" is not a plain decimal number`},
	} {
		_, err := Load(sharesOf(c.row + "\n"))
		var found Findings
		if !errors.As(err, &found) || !strings.Contains(found.Error(), c.want) {
			t.Errorf("%s: want %q, got %v", c.row, c.want, err)
		}
	}
	files := sharesOf("a,1,,3,exact,,rate,1,¶1\n")
	files[DescriptorName].Data = []byte(strings.Replace(string(files[DescriptorName].Data), `{"name": "out_of", "type": "number"}`, `{"name": "out_of"}`, 1))
	if _, err := Load(files); err == nil || !strings.Contains(err.Error(), `the field "out_of" must be of type number`) {
		t.Errorf("out_of as a text: %v", err)
	}
}

// FuzzShares: whatever stands in value and out_of, a row that loads is at most the whole.
func FuzzShares(f *testing.F) {
	f.Add("1", "3", "exact", "")
	f.Add("-1", "0.5", "over", "percent")
	f.Add("1e9", "00", "about", "x")
	f.Fuzz(func(t *testing.T, value, of, bound, unit string) {
		if strings.ContainsAny(value+of+bound+unit, "\",\r\n") {
			return
		}
		s, err := Load(sharesOf("a," + value + ",," + of + "," + bound + "," + unit + ",rate,1 in 3,¶1\n"))
		var found Findings
		if err != nil && !errors.As(err, &found) {
			t.Errorf("an error without findings: %v", err)
		}
		if err != nil || s.Tables[0].Rows[0].OutOf() == nil {
			return
		}
		o := s.Tables[0].Rows[0]
		most := 1.0
		if unit == quantity.Percent {
			most = 100
		}
		if v, _ := o.Quantity.Value().Float64(); v > most || v < -most {
			t.Errorf("%s in %s is %v", value, of, v)
		}
		if s.Printer(quantity.English).Words(o) == "" {
			t.Error("it has no words")
		}
	})
}
