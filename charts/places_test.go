package charts

import (
	"fmt"
	"strings"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets/edtf"
)

// placeCases are charts whose marks meet: dates of every precision, points at one place,
// bands over lines, numbers next to zero. Their tables are plain.
var placeCases = []struct{ name, spec, table string }{
	{"days", "kind: line", rows("date,value", 14, func(i int) string { return fmt.Sprintf("2024-03-%02d,%d", 4+i, 167+i*37%101) })},
	{"new-year", "kind: line", rows("date,value", 40, func(i int) string {
		return fmt.Sprintf("%v,%d", edtf.Day(19711+i), 3+i*37%50)
	})},
	{"months", "kind: line", rows("date,value", 20, func(i int) string { return fmt.Sprintf("%d-%02d,%d", 2021+i/12, i%12+1, 3+i*37%50) })},
	{"hours", "kind: line", rows("date,value", 24, func(i int) string { return fmt.Sprintf("2024-03-04T%02d:00,%d", i, 120+i*61%190) })},
	{"clock", "kind: step; x: hour", rows("hour,value", 9, func(i int) string { return fmt.Sprintf("%d:30,%d", 8+i, 3+i*37%50) })},
	{"ticks", "kind: line; series: who", "who,value,date\nMill,100,2003-01-01\nMill,200,2004-01-01\nMill,150,2006-12-31\nMill,300,2009-01-01\n"},
	{"mixed", "kind: line; series: who", mixedDates},
	{"mixed-step", "kind: step; series: who", mixedDates},
	{"start", "kind: line; series: who", "who,date,value\nA,2000,100\nB,2000,100\nC,2000,100\nA,2001,117\nB,2001,123\nC,2001,96\nA,2002,131\nB,2002,131\nC,2002,90\nA,2003,128\nB,2003,131\nC,2003,105\n"},
	{"bands", "kind: line; series: who", bandRows},
	{"bands-step", "kind: step; series: who", bandRows},
	{"crossing", "kind: line; series: who", rows("who,date,value", 32, func(i int) string {
		return fmt.Sprintf("%c,%d,%d", 'A'+i/8, 2010+i%8, [...]int{16, 10 + i%8, 11 - i%8, 12 + i%8}[i/8])
	})},
	{"wander", "kind: line; series: who", rows("who,date,value", 44, func(i int) string {
		return fmt.Sprintf("%c,%d,%d", 'A'+i/11, 2010+i%11, 45+i/11*3+i*i*13%11)
	})},
	{"open", "kind: line", openRows},
	{"open-step", "kind: step", openRows},
	{"open-range", "kind: range; label: date", openRows},
	{"open-range-log", "kind: range; label: date; scale: log", openRows},
	{"one-range", "kind: range; label: who; low: nlow; high: high", "who,value,nlow,high\nRed,40,37,43\n"},
	{"centuries", "kind: line", "date,value\n11XX,10\n12XX,14\n13XX,9\n14XX,20\n16XX,22\n"},
	{"doubt", "kind: line; scale: log", "date,value\n1801,20\n1861~,30\n1889?,42\n1900,60\n"},
	{"hours-timeline", "kind: timeline; label: event", "date,event\n1956-10-23T15:00,March\n1956-10-23T21:30,Statue falls\n1956-10-24T02:00,Tanks\n1956-10-24,Strike\n"},
	{"low", "kind: line", lowRows},
	{"low-dot", "kind: dot; label: date", lowRows},
	{"low-range", "kind: range; label: date", lowRows},
	{"short-bar", "kind: bar; label: who", shortRows},
	{"short-column", "kind: column; label: who", shortRows},
	{"heap", "kind: scatter; label: who; series: kind; x: {column: na}; y: {column: nb}",
		"who,kind,na,nb\nAnn,x,3,4\nBob,y,3,4\nCy,x,5,6\nDee,x,5,6\nEve,y,5,6\n,x,1,1\nFlo,x,7,2\nGus,x,7,2\nHal,y,7,2\nIda,x,7,2\nJo,x,7,2\nKim,x,2,6\n"},
	{"heap-grid", "kind: scatter; x: {column: na}; y: {column: nb}", rows("na,nb", 300, func(i int) string { return fmt.Sprintf("%d,%d", 1+i*i%7%5, 1+i*i*i%11%5) })},
	{"heap-dot", "kind: dot; label: town", "town,value\nBern,20\nBern,20\nBern,20\nBasel,30\nBasel,31\nChur,5\nChur,50\n"},
	{"ends", "kind: range; label: who; low: nlow; high: high", "who,value,nlow,high\nLabour,37.2,35,39.4\nGreen,6.3,5.2,7.4\nSNP,2.9,2.1,3.7\n"},
}

const (
	mixedDates = "who,date,value\nWheat,1990,10\nWheat,1991-06,20\nWheat,1992-03-05,14\nWheat,1993~,18\nRye,1990,30\nRye,1991,34\nRye,1992,40\nRye,1993,26\n"
	bandRows   = "who,date,value,high,bound\nAnn,2000,10,,exact\nAnn,2001,12,30,between\nAnn,2002,25,50,between\nAnn,2003,30,,exact\nBob,2000,40,,exact\nBob,2001,20,,exact\n" +
		"Bob,2002,30,,exact\nBob,2003,12,,exact\nCy,2000,20,30,between\nCy,2001,20,36,between\nCy,2003,40,45,between\n"
	openRows = "date,value,high,bound,modality\n1956-10-23,1200,,over,asserted\n1956-10-24,40,,about,asserted\n1956-10-25,5,,under,asserted\n1956-10-26,300,600,between,asserted\n" +
		"1956-10-27,400,700,between,asserted\n1956-10-28,100,200,about,speculated\n1956-10-29,900,,up-to,proposed\n1956-10-30,7,,exact,asserted\n1956-10-31,12,,at-least,asserted\n"
	lowRows   = "date,value,bound\n2000,0,exact\n2001,2,about\n2002,1,under\n2003,40,exact\n2004,0,about\n2005,400,over\n2006,20,under\n"
	shortRows = "who,value,high,bound\nEarly,5,,about\nLate,400,,about\nOver,5,,over\nUnder,5,,under\nBetween,5,9,between\nTiny,0.3,,about\nTiny over,0.3,,over\n"
)

func rows(header string, n int, row func(int) string) string {
	for i := range n {
		header += "\n" + row(i)
	}
	return header + "\n"
}

func placeCase(t *testing.T, name string) *Chart {
	t.Helper()
	for _, tt := range placeCases {
		if tt.name == name {
			charts, err := plainStudy(t, "charts:\n  - id: x\n    title: Marks that meet\n    table: t\n    "+strings.ReplaceAll(tt.spec, "; ", "\n    ")+"\n", map[string]string{"t": tt.table})
			if err != nil {
				t.Fatal(err)
			}
			return charts[0]
		}
	}
	t.Fatalf("there is no case %s", name)
	return nil
}

// TestPlaces compares the charts of marks that meet with those that were looked at: a full
// page, and a half one for print.
func TestPlaces(t *testing.T) {
	fonts := typeset.New()
	for _, tt := range placeCases {
		for _, style := range []layout.Style{
			{Theme: layout.Light, Size: layout.Size{Name: "full", Width: 800, Pixels: 640, Quotes: true}},
			{Theme: layout.Print, Size: layout.Size{Name: "half", Width: 388, Pixels: 388, Quotes: true}},
		} {
			name := "place-" + tt.name + "-" + style.Size.Name
			t.Run(name, func(t *testing.T) {
				picture, err := placeCase(t, tt.name).Draw(style, fonts)
				if err != nil {
					t.Fatal(err)
				}
				golden(t, name, write(t, picture, "png"))
			})
		}
	}
}

// TestWhiskers: dates of one precision have none, but for doubtful ones; of several, the
// coarse ones have them.
func TestWhiskers(t *testing.T) {
	for name, want := range map[string]string{
		"days":      "",
		"hours":     "",
		"ticks":     "",
		"doubt":     "Dashed whisker: the date is doubtful.",
		"centuries": "Flat whisker: the text dates it no more closely.",
		"mixed":     "Flat whisker: the text dates it no more closely. Dashed whisker: the date is doubtful. A month or a year is at its middle.",
	} {
		p, err := layout.Draw(placeCase(t, name).content(), layout.Default, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Key; got != want {
			t.Errorf("%s: the key is %q, want %q", name, got, want)
		}
	}
}

// TestHeaps: every point of a scatter plot is in one mark, and all at one place are in one
// label.
func TestHeaps(t *testing.T) {
	for name, want := range map[string]string{
		"heap":      "Ann, Bob|Cy, Dee, Eve|Flo, Gus, Ida, Jo, Hal|Kim",
		"heap-grid": "",
	} {
		c := placeCase(t, name)
		p, err := c.Draw(layout.Default, nil)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]int{}
		for _, hit := range p.Hits() {
			for _, ref := range hit.Refs {
				seen[ref]++
			}
		}
		if len(seen) != len(c.Rows) {
			t.Errorf("%s: %d points are in marks, want %d", name, len(seen), len(c.Rows))
		}
		for ref, n := range seen {
			if n != 1 {
				t.Errorf("%s: %s is in %d marks", name, ref, n)
			}
		}
		for _, label := range strings.Split(want, "|") {
			if !strings.Contains(labelsOf(t, c), label) {
				t.Errorf("%s: no label is %q", name, label)
			}
		}
	}
}

// labelsOf are all texts of a chart.
func labelsOf(t *testing.T, c *Chart) string {
	t.Helper()
	p, err := layout.Draw(c.content(), layout.Default, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range p.Texts {
		out = append(out, l.Text)
	}
	return strings.Join(out, "\n")
}

// TestNames: an id is no name. Where the cell is empty a point has no label, and a bar is
// refused.
func TestNames(t *testing.T) {
	table := map[string]string{"t": "id,who,value,na\np0,,3,1\np1,Town,5,2\np2,,6,3\np3,,8,4\np4,,9,5\n"}
	scatter, err := plainStudy(t, "charts:\n  - id: x\n    kind: scatter\n    title: A\n    table: t\n    label: who\n    x: {column: na}\n", table)
	if err != nil {
		t.Fatal(err)
	}
	if got := labelsOf(t, scatter[0]); !strings.Contains(got, "Town") || strings.Contains(got, "p0") {
		t.Errorf("the labels are %q", got)
	}
	testRefusals(t, table, map[string]refusal{
		"bar":    {"kind: bar; table: t; label: who", []string{"t.p0 has no name: its cell in the column who is empty; the same goes for t.p2, t.p3 and 1 more", "name the row under labels"}},
		"column": {"kind: column; table: t; label: who", []string{"t.p0 has no name"}},
		"dot":    {"kind: dot; table: t; label: who", []string{"t.p0 has no name"}},
		"range":  {"kind: range; table: t; label: who", []string{"t.p0 has no name"}},
	})
}

// TestTimesRefused: what cannot be placed in time is refused once, with what to do.
func TestTimesRefused(t *testing.T) {
	hours := func(laid string) map[string]string {
		return map[string]string{"t": rows("id,date,value", 24, func(i int) string { return fmt.Sprintf("h%d,"+laid+",%d", i, i, 100+i) })}
	}
	testRefusals(t, hours("2024-03-04 %02d:00"), map[string]refusal{
		"a blank": {"kind: line; table: t", []string{"t.h0: date", "expected a T", "the same goes for t.h1, t.h2 and 21 more"}},
	})
	testRefusals(t, map[string]string{"t": rows("id,date,value", 24, func(i int) string { return fmt.Sprintf("h%d,2024-03-04,%d", i, 100+i) })}, map[string]refusal{
		"one day": {"kind: line; table: t", []string{"t.h0 and t.h1 are both at 4 March 2024", "the same goes for t.h1, t.h2 and 20 more"}},
	})
	testRefusals(t, map[string]string{"t": "id,date,value\na,2024-03-04T10:00+01:00,3\nb,2024-03-04T11:00+02:00,4\n"}, map[string]refusal{
		"zones": {"kind: line; table: t", []string{"t.b has its time in +02:00, and t.a in +01:00", "write all times in one zone"}},
	})
}

// TestManyEvents: more events than a page holds are refused, with what to do.
func TestManyEvents(t *testing.T) {
	testRefusals(t, map[string]string{"t": rows("date,event", 300, func(i int) string { return fmt.Sprintf("%v,Event %d", edtf.Day(7000+i), i) })}, map[string]refusal{
		"300": {"kind: timeline; table: t; label: event", []string{"300 events are more than can be read: 150 at most", "keep fewer, with where"}},
	})
}

// TestHighIsPlain: in a plain table high is a column like others; with the bound between
// it is the high end.
func TestHighIsPlain(t *testing.T) {
	charts, err := plainStudy(t, "charts:\n  - {id: x, kind: bar, title: A, table: t, label: who, value: high}\n  - {id: y, kind: bar, title: A, table: u, label: who}\n",
		map[string]string{"t": "who,value,high\nA,40,20\nB,30,10\n", "u": "who,value,high,bound\nA,40,,exact\nB,30,50,between\n"})
	if err != nil {
		t.Fatal(err)
	}
	if got := labelsOf(t, charts[0]); !strings.Contains(got, "20") || strings.Contains(got, "40") {
		t.Errorf("the labels are %q", got)
	}
	if d := (spec.Datum{Study: charts[1].study, Locale: charts[1].locale, Fact: charts[1].Rows[1]}); d.Bound() != marks.Between || d.Label() != "30–50" {
		t.Errorf("%s is %v, %s", d.Ref(), d.Bound(), d.Label())
	}
}
