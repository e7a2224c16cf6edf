package charts

import (
	"fmt"
	"strings"
	"testing"
)

func TestStackedRefuses(t *testing.T) {
	rows := [][]string{
		{"a", "One", "A", "1950", "20", "", "exact", "asserted"}, {"b", "Two", "A", "1951", "90", "", "over", "asserted"},
		{"c", "Three", "A", "1950", "10", "", "exact", "asserted"}, {"d", "Four", "A", "1950", "-5", "", "exact", "asserted"},
		{"e", "Five", "A", "1950", "7", "", "under", "asserted"}, {"f", "One", "A", "1950", "7", "", "exact", "asserted"},
	}
	for name, tt := range map[string]struct{ spec, want string }{
		"an open part within":    {"rows: [t.a, t.b, t.c]", "t.b is > 90: no part can be laid on an end that is not known"},
		"a negative part":        {"rows: [t.a, t.d]", "t.d is negative"},
		"an upper bound at last": {"rows: [t.a, t.e]", "t.e is < 7: no part"},
		"two of a series":        {"rows: [t.a, t.f]", "t.a and t.f stand in one place"},
		"a way past it":          {"rows: [t.a, t.b, t.c]\n    allow: { open-total: As the ministry drew it }", "or build with --allow"},
		"a name that is not":     {"rows: [t.a]\n    alow: x", `unknown key "alow"`},
	} {
		_, err := hardStudy(t, rows, head+"A\n    kind: stacked-bar\n    group: side\n    series: { column: name }\n    "+tt.spec+"\n")
		if err == nil || !strings.Contains(unbroken(err.Error()), tt.want) {
			t.Errorf("%s: want a fault that says %q, got %v", name, tt.want, err)
		}
	}
}

// TestStackedSum adds the parts with their bounds.
func TestStackedSum(t *testing.T) {
	rows := [][]string{
		{"a", "One", "A", "1950", "20", "", "exact", "asserted"}, {"b", "Two", "A", "1951", "90", "", "over", "asserted"},
		{"c", "One", "B", "1950", "10", "", "exact", "asserted"}, {"d", "Two", "B", "1950", "5", "8", "between", "asserted"},
	}
	charts, err := hardStudy(t, rows, head+"A\n    kind: stacked-bar\n    group: side\n    series: { column: name }\n    table: t\n")
	if err != nil {
		t.Fatal(err)
	}
	alt := unbroken(drawn(t, charts[0]).Alt)
	for _, want := range []string{"together more than 110 forints", "together 15 to 18 forints"} {
		if !strings.Contains(alt, want) {
			t.Errorf("the alt text does not say %q: %s", want, alt)
		}
	}
}

// TestStackedRates: rates of different wholes are no parts of one bar.
func TestStackedRates(t *testing.T) {
	const header = "id,what,of,value,unit,statistic\n"
	for table, refused := range map[string]bool{
		"a,Ships,Fleet,20,percent,rate\nb,Sailors,Crew,0.5,percent,rate\n": true,
		"a,Sunk,Ships,20,percent,rate\nb,Burnt,Ships,0.5,percent,rate\n":   false,
	} {
		_, err := plainStudy(t, "charts:\n  - {id: x, kind: stacked-bar, title: T, table: t, series: {column: what}}\n", map[string]string{"t": header + table})
		if got := err != nil && strings.Contains(err.Error(), "nothing says that they are of one whole"); got != refused || err != nil && !refused {
			t.Errorf("%s%v", table, err)
		}
	}
}

// TestStackedPercent adds percents up as percents, and refuses more than a whole. What is
// over by the rounding of the parts is drawn.
func TestStackedPercent(t *testing.T) {
	for name, tt := range map[string]struct {
		parts []string
		want  string // of the alt text, or of the message
	}{
		"a whole":            {[]string{"55.55", "44.45"}, "together 100 percent."},
		"less":               {[]string{"33.3", "33.3", "33.3"}, "together 99.9 percent."},
		"its decimals":       {[]string{"55.55", "44.4"}, "together 99.95 percent."},
		"over by rounding":   {[]string{"33.4", "33.4", "33.3"}, "together 100.1 percent."},
		"more than a whole":  {[]string{"60", "45"}, `the parts of "g" add up to 105%, more than a whole`},
		"more, not rounding": {[]string{"60.5", "40.5"}, `add up to 101%`},
	} {
		t.Run(name, func(t *testing.T) {
			table := "id,g,s,value,unit\n"
			for i, v := range tt.parts {
				table += fmt.Sprintf("r%d,g,Part %d,%s,percent\n", i, i, v)
			}
			charts, err := plainStudy(t, "charts:\n  - {id: x, kind: stacked-bar, title: A finding, table: t, group: g, series: s}\n", map[string]string{"t": table})
			got := fmt.Sprint(err)
			if err == nil {
				got = drawn(t, charts[0]).Alt
			}
			if !strings.Contains(unbroken(got), tt.want) {
				t.Errorf("want %q in %s", tt.want, got)
			}
		})
	}
}

// TestStackedShare computes shares with their bounds, and draws each part from where it
// begins for certain.
func TestStackedShare(t *testing.T) {
	for name, tt := range map[string]struct{ parts, want string }{
		"exact":           {"30,,exact/10,,exact", "S0, 75%; S1, 25%; together 40"},
		"an open end":     {"450,,exact/2000,,over", "S0, under 18.4%; S1, more than 81.6%; together more than 2,450 forints"},
		"about":           {"50,,about/150,,exact", "S0, about 25%; S1, about 75%; together about 200"},
		"between":         {"80,,exact/100,120,between", "S0, 40 to 44.5%; S1, 55.5 to 60%; together 180 to 200"},
		"one part":        {"80,,exact", "S0, 100%"},
		"percents":        {"60,,exact/20,,exact", "S0, 75%; S1, 25%"},
		"open in between": {"80,,over/20,,exact", "r0 is > 80: no part can be laid on an end that is not known"},
		"no place":        {"10,100,between/20,,exact/30,90,between", "the bounds of the others leave it no certain place"},
		"negative":        {"-5,,exact/20,,exact", "is negative"},
		"of nothing":      {"0,,exact/0,,exact", "has no value"},
		"about, open":     {"50,,about/150,,over", "cannot be added"},
	} {
		for _, kind := range []string{"stacked-bar", "stacked-column"} {
			t.Run(name+", "+kind, func(t *testing.T) {
				var rows [][]string
				for i, p := range strings.Split(tt.parts, "/") {
					f := strings.Split(p, ",")
					rows = append(rows, []string{fmt.Sprintf("r%d", i), fmt.Sprintf("S%d", i), "G", "1950", f[0], f[1], f[2], "asserted"})
				}
				rows = append(rows, []string{"z", "S0", "H", "1951", "4", "", "exact", "asserted"})
				charts, err := hardStudy(t, rows, head+"A\n    kind: "+kind+"\n    group: side\n    series: name\n    share: true\n    table: t\n")
				got := fmt.Sprint(err)
				if err == nil {
					got = drawn(t, charts[0]).Alt
				}
				if !strings.Contains(unbroken(got), tt.want) {
					t.Errorf("want %q in %s", tt.want, got)
				}
			})
		}
	}
}

// TestLinesAmongShares: a line among shares is at a share of the whole, as the parts are.
func TestLinesAmongShares(t *testing.T) {
	table := map[string]string{"t": "id,g,s,value\na,P,x,30\nb,P,y,90\nc,Q,x,60\nd,Q,y,60\n"}
	for _, kind := range []string{"stacked-bar", "stacked-column"} {
		for given, want := range map[string]string{
			"share: true, lines: [{value: 50, text: half}]": "Reference line: half, 50%.",
			"share: true, lines: [{value: 120}]":            "a line among shares is at a share of the whole",
			"share: true, lines: [{at: t.a}]":               "t.a is no share of the whole",
			"lines: [{value: 100, text: full}]":             "Reference line: full, 100.",
			"share: true, left: [x], lines: [{value: 50}]":  "a reference line has no place on both sides of a middle",
		} {
			if kind == "stacked-column" && strings.Contains(given, "left") {
				continue
			}
			charts, err := plainStudy(t, "charts:\n  - {id: x, kind: "+kind+", title: A finding, table: t, group: g, series: s, "+given+"}\n", table)
			got := fmt.Sprint(err)
			if err == nil {
				got = unbroken(drawn(t, charts[0]).Alt)
			}
			if !strings.Contains(got, want) {
				t.Errorf("%s, %s: %s, want %q", kind, given, got, want)
			}
		}
	}
}
