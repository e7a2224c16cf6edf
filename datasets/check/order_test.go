package check

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/datasets"
	"quotient/datasets/source"
)

// TestParts: the parts of one total are held against it together.
func TestParts(t *testing.T) {
	const header = "id,who,value,high,bound,unit,statistic,modality,part_of,fact,quote,where,note\n"
	for name, tt := range map[string]struct{ rows, want string }{
		"4 + 7 of 9":           {"w,W,9,,exact,person,total,,,,9,x,\na,A,4,,exact,person,total,,t.w,,4,x,\nb,B,7,,exact,person,total,,t.w,,7,x,\n", "the parts t.a, t.b add up to 11, more than their total t.w, 9 people"},
		"4 + 5 of 9":           {"w,W,9,,exact,person,total,,,,9,x,\na,A,4,,exact,person,total,,t.w,,4,x,\nb,B,5,,exact,person,total,,t.w,,7,x,\n", ""},
		"over 4 + 5 of 9":      {"w,W,9,,exact,person,total,,,,9,x,\na,A,4,,over,person,total,,t.w,,4,x,\nb,B,5,,exact,person,total,,t.w,,7,x,\n", "add up to over 9"},
		"up to 7 + 4 of 9":     {"w,W,9,,exact,person,total,,,,9,x,\na,A,4,,exact,person,total,,t.w,,4,x,\nb,B,7,,up-to,person,total,,t.w,,7,x,\n", ""},
		"4 + 7 of over 9":      {"w,W,9,,over,person,total,,,,9,x,\na,A,4,,exact,person,total,,t.w,,4,x,\nb,B,7,,exact,person,total,,t.w,,7,x,\n", ""},
		"4 + 7 of 9 to 10":     {"w,W,9,10,between,person,total,,,,9,x,\na,A,4,,exact,person,total,,t.w,,4,x,\nb,B,7,,exact,person,total,,t.w,,7,x,\n", "add up to 11"},
		"4 + about 7 of 9":     {"w,W,9,,exact,person,total,,,,9,x,\na,A,4,,exact,person,total,,t.w,,4,x,\nb,B,7,,about,person,total,,t.w,,7,x,\n", ""},
		"some in both":         {"w,W,9,,exact,person,total,,,,9,x,\na,A,4,,exact,person,total,,t.w,,4,x,\nb,B,7,,exact,person,total,,t.w,,7,x,Overlaps with the others.\n", ""},
		"under 15 of 9":        {"w,W,9,,exact,person,total,,,,9,x,\na,A,15,,under,person,total,,t.w,,15,x,\n", "is more than its total"},
		"under 15 of over 9":   {"w,W,9,,over,person,total,,,,9,x,\na,A,15,,under,person,total,,t.w,,15,x,\n", ""},
		"without units":        {"w,W,9,,exact,,total,,,,9,x,\na,A,4,,exact,,total,,t.w,,4,x,\n", ""},
		"a total without one":  {"w,W,9,,exact,,total,,,,9,x,\na,A,4,,exact,person,total,,t.w,,4,x,\n", "its total t.w has none"},
		"about 10 of 9":        {"w,W,9,,exact,person,total,,,,9,x,\na,A,10,,about,person,total,,t.w,,10,x,\n", ""},
		"about 15 of about 9":  {"w,W,9,,about,person,total,,,,9,x,\na,A,15,,about,person,total,,t.w,,15,x,\n", "is more than its total"},
		"two accounts":         {"w,W,9,,exact,person,total,,,,9,x,\na,A,4,,exact,person,total,,t.w,dead,4,x,\nb,B,7,,exact,person,total,,t.w,dead,7,x,\n", ""},
		"two accounts and one": {"w,W,9,,exact,person,total,,,,9,x,\na,A,4,,exact,person,total,,t.w,dead,4,x,\nb,B,7,,exact,person,total,,t.w,dead,7,x,\nc,C,6,,exact,person,total,,t.w,,6,x,\n", "the parts t.a, t.c add up to 10"},
		"a plan":               {"w,W,9,,exact,person,total,,,,9,x,\na,A,4,,exact,person,total,,t.w,,4,x,\nb,B,7,,exact,person,total,proposed,t.w,,7,x,\n", ""},
		"of two totals":        {"w,W,9,,exact,person,total,,,,9,x,\nv,W,9,,exact,person,total,,,,9,x,\na,A,4,,exact,person,total,,t.w,,4,x,\nb,B,7,,exact,person,total,,t.v,,7,x,\n", ""},
		"a part of a part":     {"w,W,9,,exact,person,total,,,,9,x,\na,A,7,,exact,person,total,,t.w,,4,x,\nb,B,6,,exact,person,total,,t.a,,7,x,\n", ""},
	} {
		s, err := datasets.Load(fstest.MapFS{
			datasets.DescriptorName: {Data: []byte(`{"name": "p", "sources": [{"title": "T"}], "units": {"person": {"plural": "people"}}, "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "who"},
				{"name": "value", "type": "number"}, {"name": "high", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "statistic"}, {"name": "modality"}, {"name": "part_of"}, {"name": "fact"}, {"name": "quote"}, {"name": "where"}, {"name": "note"}]}}]}`)},
			"t.csv": {Data: []byte(header + tt.rows)},
		})
		if err != nil {
			t.Fatal(name, err)
		}
		got := strings.ReplaceAll(orderCheck.Result(NewLedger(s, []*Text{nil})).Findings.Error(), "\u00a0", " ")
		if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// TestEra: the sign of a year is a part of it. 44 BC is -0043, and 0043 is AD 43.
func TestEra(t *testing.T) {
	for _, tt := range []struct{ language, text, quote, dates string }{
		{"en", "In 44 BC, 60 men stabbed him.", "60 men", "-0043"},
		{"en", "On 15 March 44 BC, 60 men stabbed him.", "60 men", "-0043-03-15"},
		{"en", "In 400 BCE, 60 men came.", "60 men", "-0399"},
		{"en", "In AD 44, 60 men came.", "60 men", "0044"},
		{"en", "From 58 to 50 BC, 60 men fell.", "60 men", "-0057/-0049"},
		{"en", "In the 5th century BC, 60 men came.", "60 men", "-04XX"},
		{"hu", "Az i. e. 44-ben 60 ember szúrta le.", "60 ember", "-0043"},
		{"el", "Το 44 π.Χ. 60 άνθρωποι ήταν εκεί.", "60 άνθρωποι", "-0043"},
	} {
		for _, date := range []string{"-0043", "0043", "0044", "-0044", "-0399", "0399", "-0043-03-15", "0043-03-15", "-0057/-0049", "0057/0058", "-04XX", "04XX"} {
			src, err := source.Read("t.txt", []byte("Heading\n\n"+tt.text+"\n"))
			if err != nil {
				t.Fatal(err)
			}
			s, err := datasets.Load(fstest.MapFS{
				datasets.DescriptorName: {Data: fmt.Appendf(nil, `{"name": "p", "sources": [{"title": "T", "language": %q, "sha256": %q}], "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"},
					{"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "date"}, {"name": "quote"}, {"name": "where"}]}}]}`, tt.language, src.SHA256())},
				"t.csv": {Data: []byte("id,value,bound,unit,date,quote,where\na,60,exact,person," + date + "," + tt.quote + ",Heading ¶1\n")},
			})
			if err != nil {
				t.Fatal(err)
			}
			found := dateCheck.Result(NewLedger(s, []*Text{NewText(s.Sources[0], src)})).Findings
			whole := strings.HasPrefix(tt.dates, date) // 44 BC holds of a day of March 44 BC, too
			if len(found) == 0 != (whole && len(date) > 3) {
				t.Errorf("%s: the date %s: %v", tt.text, date, found)
			}
		}
	}
}
