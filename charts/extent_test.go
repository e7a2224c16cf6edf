package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/scene"
	"quotient/charts/typeset"
)

var closeRows = [][]string{
	{"a", "First", "A", "1950", "99.1", "", "exact", "asserted"}, {"b", "Second", "B", "1951", "99.2", "99.3", "between", "asserted"},
	{"c", "Third", "A", "1952", "99.5", "", "exact", "asserted"},
}

// pointSpecs are kinds whose axis can begin and end where charts.yaml says.
var pointSpecs = map[string]string{
	"dot":       "table: t\n    label: name\n    %s",
	"range":     "table: t\n    label: name\n    %s",
	"estimates": "table: t\n    label: name\n    where:\n      fact: [tally]\n    %s",
	"dumbbell":  "rows: [t.a, t.b]\n    after: [t.c, t.c]\n    label: name\n    %s",
	"line":      "table: t\n    %s",
	"step":      "table: t\n    %s",
	"box":       "table: t\n    x: {column: value, %s}",
	"scatter":   "table: t\n    x: year\n    y: {column: value, %s}",
}

// ends writes from and to as the kind has them.
func ends(kind string, pairs ...string) string {
	separator := "\n    "
	if strings.Contains(pointSpecs[kind], "{") {
		separator = ", "
	}
	return fmt.Sprintf(pointSpecs[kind], strings.Join(pairs, separator))
}

// TestEndsOfAxes refuses ends that leave out a mark, or are none.
func TestEndsOfAxes(t *testing.T) {
	for kind := range pointSpecs {
		for _, tt := range []struct {
			pairs []string
			want  string // of the message; none where it is drawn
		}{
			{[]string{"from: 99", "to: 100"}, ""},
			{[]string{"from: 99.1", "to: 99.5"}, ""},
			{[]string{"from: 0"}, ""},
			{[]string{"from: -10"}, ""},
			{[]string{"to: 1000"}, ""},
			{[]string{"from: 99", "scale: log"}, ""},
			{[]string{"from: 99.15"}, "t.a is 99.1, and would lie outside of an axis from 99.15"},
			{[]string{"to: 99.25"}, "would lie outside of an axis to 99.25"},
			{[]string{"from: 100", "to: 99"}, "the axis would begin at 100 and end at 99"},
			{[]string{"from: 99", "to: 99"}, "the axis would begin at 99 and end at 99"},
			{[]string{"ticks: 0.1"}, ""},
			{[]string{"ticks: [99, 99.5, 100]"}, ""},
			{[]string{"ticks: [99, 100]", "scale: log"}, ""},
			{[]string{"ticks: 0.25", "from: 99"}, ""},
			{[]string{"ticks: 0.5", "scale: log"}, "equal steps are of no equal length on a log scale"},
			{[]string{"ticks: 0"}, "a step of 0 leads nowhere"},
			{[]string{"ticks: -5"}, "a step of -5 leads nowhere"},
			{[]string{"ticks: 0.001"}, "steps of 0.001 would be more than 40 ticks"},
			{[]string{"ticks: [99, 98]"}, "the tick 98 is not above the one before it"},
			{[]string{"ticks: [98, 100]", "from: 99"}, "the tick 98 is not on the axis"},
			{[]string{"ticks: [some]"}, `"some" is not a plain decimal number`},
			{[]string{"from: low"}, `"low" is not a plain decimal number`},
			{[]string{"from: 99%"}, `"99%" is not a plain decimal number: write 99`},
			{[]string{"to: 1" + strings.Repeat("0", 300)}, "the end of the axis is too large to be drawn"},
			{[]string{"from: 0", "scale: log"}, "a log scale has no place for 0"},
			{[]string{"from: 99.0000000000001", "to: 99.0000000000002"}, "too short a stretch for an axis"},
		} {
			charts, err := hardStudy(t, closeRows, head+"A\n    kind: "+kind+"\n    "+ends(kind, tt.pairs...)+"\n")
			if err == nil && tt.want == "" {
				_, err = charts[0].Draw(small, nil)
			}
			switch {
			case err == nil && tt.want != "", err != nil && (tt.want == "" || !strings.Contains(unbroken(err.Error()), tt.want)):
				t.Errorf("%s, %s: want %q, got %v", kind, tt.pairs, tt.want, err)
			case err != nil && !strings.HasPrefix(err.Error(), "charts.yaml:"):
				t.Errorf("%s, %s: the message has no place: %v", kind, tt.pairs, err)
			}
		}
	}
}

// TestMisplacedEnds says where the ends of an axis are written.
func TestMisplacedEnds(t *testing.T) {
	for _, given := range []string{"box\n    table: t\n    x: value", "scatter\n    table: t\n    x: year\n    y: value"} {
		for _, end := range []string{"from", "to"} {
			_, err := hardStudy(t, closeRows, head+"A\n    "+end+": 99\n    kind: "+given+"\n")
			if want := "charts.yaml:4:" + fmt.Sprint(7+len(end)) + ": x: " + end + " is a key of an axis\n    write it there: x: {column: …, " + end + ": 99}"; err == nil || err.Error() != want {
				t.Errorf("%s, %s: %v, want %s", given, end, err, want)
			}
		}
	}
}

// TestDotsFit draws dots that lie close together over the whole axis.
func TestDotsFit(t *testing.T) {
	charts, err := hardStudy(t, closeRows, head+"A\n    kind: dot\n    table: t\n    label: name\n")
	if err != nil {
		t.Fatal(err)
	}
	hits := drawn(t, charts[0]).Hits()
	if wide := centre(hits, "t.c") - centre(hits, "t.a"); wide < 400 {
		t.Errorf("from 99.1 to 99.5 the dots are %.0f apart, on a page of 800", wide)
	}
}

func centre(hits []scene.Hit, id string) float64 {
	for _, h := range hits {
		if h.ID == id {
			return (h.Left + h.Right) / 2
		}
	}
	return math.NaN()
}

// TestBarsFromZero refuses bars, and all that are read as such, that begin elsewhere.
func TestBarsFromZero(t *testing.T) {
	for _, kind := range []string{"bar", "column", "grouped-bar", "stacked-bar", "histogram"} {
		for from, want := range map[string]string{"5": "charts.yaml:", "-1": "charts.yaml:", "some": "charts.yaml:", "0": "", "0.0": ""} {
			rows := [][]string{{"a", "First", "A", "1950", "10", "", "exact", "asserted"}, {"b", "Second", "B", "1951", "20", "", "exact", "asserted"}}
			_, err := hardStudy(t, rows, head+"A\n    kind: "+kind+"\n    "+hardSpecs[kind]+"\n    from: "+from+"\n")
			if (err == nil) != (want == "") || err != nil && (!strings.HasPrefix(err.Error(), want) || !strings.Contains(err.Error(), from)) {
				t.Errorf("%s from %s: %v", kind, from, err)
			}
		}
	}
}

// TestBeyondNumbers refuses what is beyond the numbers of an axis, whatever the kind
// and the column, with its place.
func TestBeyondNumbers(t *testing.T) {
	huge, tiny := "1"+strings.Repeat("0", 300), "0."+strings.Repeat("0", 299)+"1"
	for kind, given := range hardSpecs {
		if given == "" || kind == "timeline" || kind == "bump" { // which has places, however great the numbers
			continue
		}
		for _, value := range []string{huge, "-" + huge, tiny, "0.3000000000000000000000001"} {
			rows := [][]string{
				{"a", "First", "A", "1950", value, "", "exact", "asserted"}, {"b", "Second", "B", "1951", "5", "", "exact", "asserted"},
				{"c", "Third", "A", "1952", "7", "", "exact", "asserted"},
			}
			_, err := hardStudy(t, rows, head+"A\n    kind: "+kind+"\n    "+given+"\n")
			if err == nil || !strings.HasPrefix(err.Error(), "charts.yaml:") || !strings.Contains(err.Error(), "to be drawn: ") || strings.Contains(err.Error(), strings.Repeat("0", 40)) {
				t.Errorf("%s of %.30s…: %v", kind, value, err)
			}
		}
	}
	for name, given := range map[string]string{
		"range by columns": "kind: range\n    table: t\n    low: value\n    high: n2",
		"line":             "kind: line\n    table: t\n    x: n2\n    value: value",
		"scatter":          "kind: scatter\n    table: t\n    x: n2\n    y: value",
	} {
		for _, v := range []string{huge, tiny} {
			_, err := plainStudy(t, head+"A\n    "+given+"\n", map[string]string{"t": "id,value,n2\na,1," + v + "\nb,2,3\n"})
			if err == nil || !strings.Contains(err.Error(), "to be drawn: ") {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestTicks writes the numbers that charts.yaml names at an axis, or steps of a length.
func TestTicks(t *testing.T) {
	rows := [][]string{{"a", "First", "A", "1950", "12", "", "exact", "asserted"}, {"b", "Second", "B", "1951", "71", "", "exact", "asserted"}}
	for kind := range pointSpecs {
		if kind == "dumbbell" || kind == "estimates" { // of other rows
			continue
		}
		for ticks, want := range map[string][]string{
			"ticks: 15":           {"0", "15", "30", "45", "60", "75"},
			"ticks: [10, 40, 80]": {"10", "40", "80"},
		} {
			list, err := hardStudy(t, rows, head+"A\n    kind: "+kind+"\n    "+ends(kind, ticks)+"\n")
			if err != nil {
				t.Errorf("%s, %s: %v", kind, ticks, err)
				continue
			}
			picture, err := list[0].Draw(layout.Style{Theme: layout.Light, Size: layout.Full, Live: true}, nil)
			if err != nil {
				t.Fatal(err)
			}
			r := read(t, picture, layout.Light, typeset.New())
			rows, columns := r.axes()
			found := false
			for _, axis := range append(rows, columns...) {
				var got []string
				for _, w := range axis {
					got = append(got, w.text)
				}
				slices.SortFunc(got, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
				found = found || slices.Equal(got, want)
			}
			if !found {
				t.Errorf("%s, %s: no axis has %v", kind, ticks, want)
			}
		}
	}
}
