package charts

import (
	"fmt"
	"strings"
	"testing"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// annotated are charts of the bundled study with lines, notes, events and periods, each with
// what a reader of its alt text is told.
var annotated = map[string]struct{ given, told string }{
	"line-open": {`
kind: column
title: The secret police earned {wages.secret-police|words}
rows: [wages.worker, wages.secret-police]
label: group
lines: [{at: wages.officials, text: Officials}]
`, "Reference line: Officials, up to 11,000 forints and over."},
	"line-computed": {`
kind: bar
title: The highest officials earned {officials-per-worker|words} a worker’s wage
rows: [officials-per-worker]
lines: [{at: police-per-worker, text: Secret police}, {value: 1, text: a worker}]
`, "Reference line: Secret police, 3 times. Reference line: a worker, 1."},
	"quote": {`
kind: bar
title: It is speculated that {casualties.hungary-killed|number} Hungarians were killed
table: casualties
where: {scope: [all, Hungarians in street battles], outcome: Killed}
label: uprising
annotations: [{at: casualties.hungary-killed, quote: true}]
`, "Note: Hungary-killed: “It is speculated that over 2,000 Hungarians were killed”"},
	"note": {`
kind: dot
title: Officials earned {wages.officials|words}
table: wages
label: group
scale: log
annotations: [{at: wages.worker, text: The typical salary}, {at: wages.officials, text: The highest one alone, quote: true}]
`, "Note: The typical salary. Note: The highest one alone: “government officials was up to and even over 11,000 forints”."},
	"period": {`
kind: timeline
title: Years of unrest
rows: [timeline.stalin-death, timeline.berlin-rising, timeline.congress]
label: event
annotations: [{at: timeline.revolution, text: The revolution}, {date: 1955, text: The year before}, {from: 1954-05, to: 1954-09, text: A summer}]
`, "Note: The revolution, 23 October – 10 November 1956. Note: The year before, 1955."},
}

// bundled is the bundled study with its comparisons.
func bundled(t *testing.T) (*datasets.Study, *analysis.Comparisons) {
	t.Helper()
	s, err := datasets.Open("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	return s, c
}

// TestAnnotations draws lines, notes, events and periods as they were looked at and accepted.
func TestAnnotations(t *testing.T) {
	s, c := bundled(t)
	fonts := typeset.New()
	half := layout.Size{Name: "half", Width: 388, Pixels: 388, Quotes: true}
	for name, tt := range annotated {
		chart, err := New(s, c, strings.TrimSpace(tt.given))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, style := range []layout.Style{{Theme: layout.Light, Size: small.Size}, {Theme: layout.Light, Size: half}, {Theme: layout.Dark, Size: small.Size}, {Theme: layout.Print, Size: small.Size}} {
			name := "annotated-" + name + "-" + style.Size.Name + "-" + style.Theme.Name
			picture, err := chart.Draw(style, fonts)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if alt := strings.ReplaceAll(picture.Alt, "\u00a0", " "); !strings.Contains(alt, tt.told) {
				t.Errorf("%s: the alt text is %q, without %q", name, alt, tt.told)
			}
			golden(t, name, write(t, picture, "png"))
		}
	}
}

// TestAnnotationsRefused says where an annotation cannot be, why, and what to do.
func TestAnnotationsRefused(t *testing.T) {
	s, c := bundled(t)
	for given, want := range map[string]string{
		"lines: [{at: wages.police}]":                            `there is no observation "wages.police": did you mean "wages.secret-police"?`,
		"lines: [{text: the minimum}]":                           "chart:6:16: a line “the minimum” has no place\n    write at: and the address of a row or comparison",
		"lines: [{at: wages.worker, value: 2}]":                  "a line has its place in two ways\n    keep one of them",
		"lines: [{value: 2 forints}]":                            "write a number, without its unit, or at: and the address of a row",
		"lines: [{value: 3, axis: x}]":                           "only a scatter plot has two axes",
		"lines: [{at: casualties.poznan-dead}]":                  `casualties.poznan-dead is in "person", and the axis in "forint"`,
		"lines: [{at: timeline.congress}]":                       "timeline.congress has no number to draw",
		"scale: log\nlines: [{value: 0}]":                        "a log scale has no place for the line at 0",
		"to: 12000\nlines: [{value: 20000}]":                     "the line at 20000 would lie outside of an axis to 12000",
		"annotations: [{text: here}]":                            "an annotation “here” has no place",
		"annotations: [{at: wages.worker}]":                      "",
		"annotations: [{at: officials-per-worker, quote: true}]": "officials-per-worker has no quote: it is computed, or of plain data",
		"annotations: [{at: wages.worker, quote: yes}]":          `quote is "yes"`,
		"lines: [{}]": "chart:1:7: a line has no place",
		"lines: [{value: 5000, text: over 5000 forints}]":                                    "the line is at 5000 exactly, and its words say “over 5000”\n    write the words without that",
		"annotations: [{date: 1956, text: a year}]":                                          "chart:6:22: a dot chart has no axis of time across the page, which an event or a period needs",
		"annotations: [{date: 1956-13, text: a year}]":                                       "write dates as in the tables",
		"annotations: [{from: 1956, text: a year}]":                                          "a period has two ends",
		"annotations: [{date: 1956}]":                                                        "an event or a period has no words",
		"annotations: [{date: 1956, text: x, quote: true}]":                                  "only a row has a quote",
		"annotations: [{at: casualties.poznan-dead, text: the dead}]":                        "casualties.poznan-dead is no mark of the chart, and there is no axis of time across the page for its date",
		"annotations: [{at: wages.worker, text: " + strings.Repeat("long words ", 40) + "}]": "needs more than three lines: shorten it",
	} {
		chart, err := New(s, c, "kind: dot\ntitle: Officials earned {wages.officials|words}\ntable: wages\nlabel: group\nsubtitle: Forints\n"+given)
		if err == nil {
			_, err = chart.Draw(layout.Default, nil)
		}
		if got := fmt.Sprint(err); want == "" && err != nil || !strings.Contains(got, want) {
			t.Errorf("%s: %v, want %q", given, err, want)
		}
	}
	for _, kind := range []string{"waffle", "timeline", "heat-map", "ratio-matrix", "slope"} {
		_, err := New(s, c, "kind: "+kind+"\ntitle: x\nrows: [wages.worker]\nlines: [{value: 2}]")
		if want := "a " + kind + " chart has no axis of numbers that a reference line could be on"; err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", kind, err, want)
		}
	}
}

// TestEventsOnColumns: events stand among columns that run on as time does, and are refused
// among others.
func TestEventsOnColumns(t *testing.T) {
	const among = "has no place among columns that are not of every year, month or day: draw it with kind: line"
	for names, tt := range map[string]struct{ event, want string }{
		"1995 2000 2005 2010 2015 2020":    {"{from: 2007, to: 2009, text: “a crisis”}", "“‘a crisis’” " + among},
		"1991 2002":                        {"{date: 1991-12-26, text: an end}", "“an end” " + among},
		"1900 1901 2000":                   {"{date: 1950, text: a middle}", among},
		"2000-01 2000-04 2000-07":          {"{date: 2000-05, text: a May}", among},
		"2000-01-01 2000-01-08 2000-01-15": {"{date: 2000-01-05, text: a day}", among},
		"2000 2001 2002 2004":              {"{date: 2003-07-02, text: a summer}", ""},
		"2000-11 2000-12 2001-01":          {"{date: 2000-12-24, text: a night}", ""},
		"North South":                      {"{date: 2000, text: a year}", "needs an axis of time across the page, and the chart has none in this size"},
	} {
		table := "id,g,value\n"
		for i, n := range strings.Fields(names) {
			table += fmt.Sprintf("r%d,%s,%d\n", i, n, 7+i)
		}
		charts, err := plainStudy(t, "charts:\n  - {id: x, kind: column, title: A finding, table: t, label: g, annotations: ["+tt.event+"]}\n", map[string]string{"t": table})
		if err != nil {
			t.Fatal(err)
		}
		_, err = charts[0].Draw(layout.Default, nil)
		if got := fmt.Sprint(err); tt.want == "" && err != nil || tt.want != "" && !strings.Contains(got, tt.want) {
			t.Errorf("%s: %v, want %q", names, err, tt.want)
		}
	}
}

// TestLineNumbers: a line at a number of the author has it in its words and in the alt text,
// once.
func TestLineNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"":                                   "Reference line: 15.",
		", text: the limit":                  "Reference line: the limit, 15.",
		", text: at most ten years since 15": "Reference line: at most ten years since 15.",
		", text: a limit of fifteen":         "Reference line: a limit of fifteen.",
	} {
		charts, err := plainStudy(t, "charts:\n  - {id: x, kind: bar, title: A finding, table: t, label: g, lines: [{value: 15"+text+"}]}\n", map[string]string{"t": "id,g,value\na,p,10\nb,q,20\n"})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(drawn(t, charts[0]).Alt, want) {
			t.Errorf("%q: the alt text is %q, without %q", text, drawn(t, charts[0]).Alt, want)
		}
	}
}

// TestAnnotationsInMarks: lines and notes lead back to their rows, as marks do.
func TestAnnotationsInMarks(t *testing.T) {
	s, c := bundled(t)
	chart, err := New(s, c, "kind: bar\ntitle: The secret police earned {wages.secret-police|words}\nrows: [wages.worker, wages.secret-police]\nlabel: group\nlines: [{at: wages.officials}]\nannotations: [{at: wages.worker, quote: true}]")
	if err != nil {
		t.Fatal(err)
	}
	picture, err := chart.Draw(layout.Default, nil)
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	for _, h := range picture.Hits() {
		n[h.ID]++
	}
	if n["wages.officials"] != 1 || n["wages.worker"] != 2 || n["wages.secret-police"] != 1 {
		t.Errorf("the marks are %v", n)
	}
	found := false
	for _, r := range chart.Provenance(layout.Default).Rows {
		found = found || r.Ref == "wages.officials"
	}
	if !found {
		t.Error("the row of a line is not among those that the picture is made from")
	}
}

// TestUnsaid: what a chart does not say of lines and notes is no part of what it is made from.
func TestUnsaid(t *testing.T) {
	list, err := study(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		if strings.Contains(c.words[0], "Annotations") {
			t.Errorf("%s: %s", c.ID, c.words[0])
		}
	}
}

// TestQuotedOnce: a message about a quote has its quotation marks once.
func TestQuotedOnce(t *testing.T) {
	s, c := bundled(t)
	chart, err := New(s, c, "kind: dot\ntitle: Officials earned {wages.officials|words}\ntable: wages\nlabel: group\nannotations: [{at: wages.worker, text: “"+strings.Repeat("very long words ", 60)+"”}]")
	if err == nil {
		_, err = chart.Draw(layout.Default, nil)
	}
	if err == nil || strings.Contains(err.Error(), "““") || strings.Contains(err.Error(), "”””") {
		t.Errorf("%v", err)
	}
}
