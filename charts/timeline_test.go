package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/edtf"
)

// TestTimelineAxes looks at axes of days, of months and of years.
func TestTimelineAxes(t *testing.T) {
	for name, rows := range map[string]string{
		"days":   "[timeline.budapest-demonstration, timeline.first-intervention, timeline.council, timeline.withdrawal-announced, timeline.second-invasion, timeline.revolution]",
		"months": "[timeline.poznan-strike, timeline.budapest-demonstration, timeline.revolution, timeline.second-invasion, timeline.councils-until]",
		"years":  "[timeline.stalin-death, timeline.nagy-executed]",
	} {
		list, err := own(t, "charts:\n  - id: x\n    title: A\n    kind: timeline\n    label: event\n    rows: "+rows+"\n", nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []layout.Size{layout.Full, layout.Half} {
			picture, err := list[0].Draw(layout.Style{Size: size, Theme: layout.Light}, typeset.New())
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "timeline-"+name+"-"+size.Name, write(t, picture, "png"))
		}
	}
}

// timelineOf is a timeline of events e0, e1, … at some dates.
func timelineOf(t testing.TB, dates []string, more string) ([]*Chart, error) {
	t.Helper()
	words := []string{"Siege", "Treaty of the two towns", "Founding of the university and of its library by the council", "Fire", "Election of the first assembly"}
	table := "id,date,event,statistic,side\n"
	for i, date := range dates {
		table += fmt.Sprintf("e%d,%s,%s,event,%c\n", i, date, words[i%len(words)], "AB"[i%2])
	}
	colours := "series: { column: side, colors: { A: ember, B: danube } }\n    "
	if len(dates) < 2 {
		colours = ""
	}
	s, err := datasets.Load(fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "hard", "sources": [{"title": "A text"}], "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [
			{"name": "id", "type": "string"}, {"name": "date", "type": "string"}, {"name": "event", "type": "string"}, {"name": "statistic", "type": "string"}, {"name": "side", "type": "string"}]}}]}`)},
		"t.csv":   {Data: []byte(table)},
		spec.File: {Data: []byte("charts:\n  - id: x\n    kind: timeline\n    title: A\n    table: t\n    label: event\n    " + colours + more + "\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	return Load(s, c, Options{})
}

// scattered are n days, unevenly over a stretch of time.
func scattered(n int, first string, days int) (out []string) {
	d, _ := edtf.Parse(first)
	from, _ := d.First()
	for i := range n {
		out = append(out, (from + edtf.Day((i*i*7919+i*104729)%days)).String())
	}
	return out
}

var coarseDates = []string{
	"18XX", "185X", "1848", "1848-03", "1848-03-15", "1848/1849", "1848-09-29/1849-10-04", "../1849-10", "1867-06-08/..", "1861~", "1873-05-09", "/1890", "1896/",
}

// TestTimelineMany looks at few and many events over short and long times.
func TestTimelineMany(t *testing.T) {
	fonts := typeset.New()
	for _, tt := range []struct {
		name  string
		dates []string
	}{
		{"5-week", scattered(5, "1956-10-22", 7)}, {"5-1100-years", scattered(5, "0896-01-01", 405_000)},
		{"15-year", scattered(15, "1956-01-20", 330)}, {"15-century", scattered(15, "1901-01-01", 36_000)},
		{"25-week", scattered(25, "1956-10-22", 7)}, {"25-two-years", scattered(25, "1914-06-28", 600)}, {"25-1100-years", scattered(25, "0896-01-01", 405_000)},
		{"60-century", scattered(60, "1901-01-01", 36_000)}, {"120-year", scattered(120, "1956-01-20", 330)},
		{"coarse", coarseDates}, {"coarse-many", append(scattered(20, "1801-01-01", 36_000), coarseDates...)},
	} {
		for _, size := range []layout.Size{{Name: "full", Width: 800, Pixels: 640}, {Name: "half", Width: 388, Pixels: 388}} {
			name := "timeline-" + tt.name + "-" + size.Name
			t.Run(name, func(t *testing.T) {
				charts, err := timelineOf(t, tt.dates, "")
				if err != nil {
					t.Fatal(err)
				}
				picture, err := charts[0].Draw(layout.Style{Theme: layout.Light, Size: size}, fonts)
				if err != nil {
					t.Fatal(err)
				}
				golden(t, name, write(t, picture, "png"))
			})
		}
	}
}

// Any number of events over any time can be drawn, on a full and on a half page,
// and none is left out.
func TestTimelineEvery(t *testing.T) {
	fonts := typeset.New()
	for _, n := range []int{1, 2, 5, 15, 25, 60, 120} {
		for _, days := range []int{1, 7, 31, 365, 3_650, 36_500, 405_000} {
			charts, err := timelineOf(t, scattered(n, "0896-01-01", days), "")
			if err != nil {
				t.Fatal(err)
			}
			for _, size := range []layout.Size{layout.Full, layout.Half} {
				picture, err := charts[0].Draw(layout.Style{Theme: layout.Print, Size: size}, fonts)
				if err != nil {
					t.Errorf("%d events in %d days, %s: %v", n, days, size.Name, err)
					continue
				}
				seen := map[string]bool{}
				for _, h := range picture.Hits() {
					seen[h.ID] = true
				}
				if len(seen) != n {
					t.Errorf("%d events in %d days, %s: %d are drawn", n, days, size.Name, len(seen))
				}
			}
		}
	}
}

// Labels next to many lanes of marks wrap before the edge of the page.
func TestTimelineLanes(t *testing.T) {
	for n := 1; n <= 8; n++ {
		var dates []string
		for i := range n {
			dates = append(dates, fmt.Sprintf("%d/%d", 1800+20*i, 1960+5*i))
		}
		charts, err := timelineOf(t, append(dates, "1700", "1990"), "")
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []layout.Size{layout.Full, layout.Half} {
			if _, err := charts[0].Draw(layout.Style{Theme: layout.Light, Size: size}, typeset.New()); err != nil {
				t.Errorf("%d intervals, %s: %v", n, size.Name, err)
			}
		}
	}
}

// What lasted until a day reaches back from it, and what lasted from a day on
// reaches forward: neither is an event of that day.
func TestTimelineOpenEnds(t *testing.T) {
	charts, err := timelineOf(t, []string{"1956-06-10", "../1956-06-10", "1956-06-10/..", "1956-01-01", "1956-12-31"}, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []layout.Size{layout.Full, layout.Half} {
		picture, err := charts[0].Draw(layout.Style{Theme: layout.Light, Size: size}, typeset.New())
		if err != nil {
			t.Fatal(err)
		}
		at := map[string][2]float64{}
		for _, h := range picture.Hits() {
			at[h.ID] = [2]float64{h.Left, h.Right}
			if size.Name == "half" { // time runs down
				at[h.ID] = [2]float64{h.Top, h.Bottom}
			}
		}
		day := (at["t.e0"][0] + at["t.e0"][1]) / 2
		until, from := at["t.e1"], at["t.e2"]
		if until[0] > day-20 || math.Abs(until[1]-day) > 5 {
			t.Errorf("%s: until the day at %g is drawn from %g to %g", size.Name, day, until[0], until[1])
		}
		if from[1] < day+20 || math.Abs(from[0]-day) > 5 {
			t.Errorf("%s: from the day at %g on is drawn from %g to %g", size.Name, day, from[0], from[1])
		}
		if !strings.Contains(picture.Alt, "until 10 June 1956") {
			t.Errorf("the alt text is %s", picture.Alt)
		}
	}
}

// Events that begin at one time, and such as are apart by less than a unit of any
// count, keep one order: that of their dates.
func TestTimelineOrder(t *testing.T) {
	charts, err := timelineOf(t, []string{"1956-12", "1956-10-24", "1956-10-23", "1956", "0896"}, "")
	if err != nil {
		t.Fatal(err)
	}
	alt := drawn(t, charts[0]).Alt
	var at []int
	for _, date := range []string{"896: ", "1956: ", "23 October 1956: ", "24 October 1956: ", "December 1956: "} {
		at = append(at, strings.Index(alt, ". "+date))
	}
	if !slices.IsSorted(at) || at[0] < 0 {
		t.Errorf("the events are told in another order than that of their dates: %s", alt)
	}
}

// A date that cannot be drawn is refused, with its row and what to do.
func TestTimelineRefuses(t *testing.T) {
	for date, want := range map[string]string{
		"":           "t.e1 has no date",
		"-9998":      "t.e1 is dated -9998, and a timeline here runs from 9998 BC to 9998",
		"15/03/1848": "date \"15/03/1848\"",
		"../..":      "neither end is a date",
	} {
		_, err := timelineOf(t, []string{"1848", date}, "")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: want %q, got %v", date, want, err)
		}
	}
}

// An interval of many years is enlarged without a tick for each of its days.
func TestTimelineZoom(t *testing.T) {
	charts, err := timelineOf(t, []string{"1700/1800", "1720", "1790-02-03", "1650", "1900"}, "zoom: t.e0")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(write(t, drawn(t, charts[0]), "svg")); n > 60_000 {
		t.Errorf("the picture has %d bytes", n)
	}
}

// lanedStudy is a timeline with lanes from lines of date, event and lane.
func lanedStudy(t testing.TB, tag, more string, rows ...[3]string) ([]*Chart, error) {
	t.Helper()
	table := "id,date,event,lane\n"
	for i, r := range rows {
		table += fmt.Sprintf("e%d,%s,%s,%s\n", i, r[0], r[1], r[2])
	}
	s, err := datasets.Load(fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "laned", "sources": [{"title": "A text"}], "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [
			{"name": "id", "type": "string"}, {"name": "date", "type": "string"}, {"name": "event", "type": "string"}, {"name": "lane", "type": "string"}]}}]}`)},
		"t.csv":   {Data: []byte(table)},
		spec.File: {Data: []byte("charts:\n  - id: x\n    kind: timeline\n    title: {en: A, hu: A, el: A}\n    table: t\n    label: event\n    lane: lane\n    " + more + "\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	return In(tag, s, c, Options{})
}

// julioClaudians are lives and reigns in days, from before Christ on.
var julioClaudians = [][3]string{
	{"-0062-09-23/0014-08-19", "Augustus", "Lives"}, {"-0041-11-16/0037-03-16", "Tiberius", "Lives"}, {"0012-08-31/0041-01-24", "Caligula", "Lives"},
	{"-0009-08-01/0054-10-13", "Claudius", "Lives"}, {"0037-12-15/0068-06-09", "Nero", "Lives"},
	{"-0026-01-16/0014-08-19", "Augustus", "Reigns"}, {"0014-09-17/0037-03-16", "Tiberius", "Reigns"}, {"0037-03-18/0041-01-24", "Caligula", "Reigns"},
	{"0041-01-24/0054-10-13", "Claudius", "Reigns"}, {"0054-10-13/0068-06-09", "Nero", "Reigns"},
}

// TestTimelineReigns looks at lanes over the turn of the era, with a series that the lanes
// name and an event on the axis, in each language.
func TestTimelineReigns(t *testing.T) {
	for _, tag := range []string{"en", "hu", "el"} {
		charts, err := lanedStudy(t, tag, "series: {column: lane, colors: {Lives: slate, Reigns: ember}}\n    annotations: [{date: -0043-03-15, text: {en: Caesar is killed, hu: Caesar halála, el: Ο Καίσαρας}}]", julioClaudians...)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []layout.Size{{Name: "full", Width: 800, Pixels: 640}, {Name: "half", Width: 388, Pixels: 388}} {
			picture, err := charts[0].Draw(layout.Style{Theme: layout.Light, Size: size}, typeset.New())
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "timeline-reigns-"+size.Name+"-"+tag, write(t, picture, "png"))
		}
	}
}

// Every event of a lane is drawn once, on any page, next to no other of its row and in the
// lane of its value.
func TestTimelineInLanes(t *testing.T) {
	fonts := typeset.New()
	for _, dates := range [][]string{
		{"1848"}, coarseDates, scattered(60, "1901-01-01", 36_000), scattered(120, "1956-01-20", 330), scattered(25, "1956-10-22", 7),
		{"-0500/-0043", "-04XX", "-0043-03-15", "-0026/0014", "../-0300", "-0100~/.."},
	} {
		var rows [][3]string
		for i, date := range dates {
			rows = append(rows, [3]string{date, fmt.Sprintf("Event number %d of a long list of them", i), []string{"North", "South", "The west and whatever else is left"}[i%3]})
		}
		charts, err := lanedStudy(t, "en", "", rows...)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []layout.Size{layout.Full, layout.Half} {
			picture, err := charts[0].Draw(layout.Style{Theme: layout.Light, Size: size}, fonts)
			if err != nil {
				t.Errorf("%v, %s: %v", dates, size.Name, err)
				continue
			}
			hits := picture.Hits()
			if len(hits) != len(dates) {
				t.Errorf("%v, %s: %d marks of %d events", dates, size.Name, len(hits), len(dates))
			}
			bottom, lane := map[int]float64{}, map[int]float64{0: math.Inf(1), 1: math.Inf(1), 2: math.Inf(1)}
			for i, h := range hits {
				var n int
				if _, err := fmt.Sscanf(h.ID, "t.e%d", &n); err != nil {
					t.Fatal(err)
				}
				bottom[n%3], lane[n%3] = max(bottom[n%3], h.Bottom), min(lane[n%3], h.Top)
				for _, o := range hits[:i] {
					if h.Left < o.Right-6 && o.Left < h.Right-6 && h.Top < o.Bottom-6 && o.Top < h.Bottom-6 { // hits are 3 larger on each side
						t.Errorf("%s: %s and %s are on each other", size.Name, h.ID, o.ID)
					}
				}
			}
			for i := range 2 {
				if bottom[i] > lane[i+1] {
					t.Errorf("%v, %s: lane %d reaches to %g, and the next begins at %g", dates, size.Name, i, bottom[i], lane[i+1])
				}
			}
		}
	}
}

// What cannot be in lanes is refused, with the column or the row and what to do.
func TestTimelineLanesRefuse(t *testing.T) {
	many := make([][3]string, 17)
	for i := range many {
		many[i] = [3]string{"1956", "Event", fmt.Sprint("Lane ", i)}
	}
	for _, test := range []struct {
		more string
		rows [][3]string
		want string
	}{
		{"", [][3]string{{"1956", "Event", "A"}, {"1957", "Event", ""}}, "t.e1 says nothing under lane"},
		{"", many, "17 lanes are more than can be read: 16 at most"},
		{"zoom: t.e0", [][3]string{{"1956/1957", "Event", "A"}, {"1956-10-23", "Event", "B"}}, "the chart has both lanes and a stretch that is enlarged"},
	} {
		_, err := lanedStudy(t, "en", test.more, test.rows...)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("want %q, got %v", test.want, err)
		}
	}
	if _, err := timelineOf(t, []string{"1956"}, "lane: sdie"); err == nil || !strings.Contains(err.Error(), `no column "sdie"`) || !strings.Contains(err.Error(), "side") {
		t.Errorf("a column that there is not: %v", err)
	}
}
