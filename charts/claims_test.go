package charts

import (
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// claimedEvents are events of each modality: days, spans, open ends and doubtful dates.
// The columns are id, event, date, modality.
var claimedEvents = []string{
	"a,Founding of the library,1901-03,asserted",
	"b,Fire in the archive,1902-05-10,speculated",
	"c,Strike of the printers,1903~,asserted",
	"d,Sale of the old hall,1904-02-20~,asserted",
	"e,Search for the lost ledger,1905/1906,speculated",
	"f,Second wing,1907-09,proposed",
	"g,Laying of the stone,1908-04-01,proposed",
	"h,Building of the wing,1908-04-01/1909-10-15~,expected",
	"i,Opening of the wing,1910-05-02,expected",
	"j,Loan of the globe,1910-11/..,expected",
	"k,Theft of the globe,1911-06-01?,speculated",
	"l,Talks about a merger,1911~/1912~,asserted",
	"m,Merger,1913~,proposed",
}

func claimedTimeline(t testing.TB, rows []string, more string) *Chart {
	t.Helper()
	s, err := datasets.Load(fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "claims", "sources": [{"title": "A text"}], "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [
			{"name": "id", "type": "string"}, {"name": "event", "type": "string"}, {"name": "date", "type": "string"}, {"name": "modality", "type": "string"}, {"name": "statistic", "type": "string"}]}}]}`)},
		"t.csv":   {Data: []byte("id,event,date,modality,statistic\n" + strings.Join(rows, ",event\n") + ",event\n")},
		spec.File: {Data: []byte("charts:\n  - id: x\n    kind: timeline\n    title: { en: The library, hu: A könyvtár, el: Η βιβλιοθήκη }\n    table: t\n    label: event\n    " + more + "\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	charts, err := Load(s, c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return charts[0]
}

// TestTimelineClaims looks at events that the text asserts, speculates on, proposes and
// expects, in each form of a timeline and in each theme.
func TestTimelineClaims(t *testing.T) {
	fonts := typeset.New()
	full, half := layout.Size{Name: "full", Width: 800, Pixels: 800}, layout.Size{Name: "half", Width: 388, Pixels: 388}
	for name, tt := range map[string]struct {
		rows   []string
		more   string
		themes []layout.Theme
	}{
		"few":  {claimedEvents, "", layout.Themes()},
		"zoom": {append([]string{"z,Years of building,1907/1910,expected"}, claimedEvents...), "zoom: t.z", []layout.Theme{layout.Light}},
		"list": {append(strings.Split(strings.TrimSuffix(strings.Repeat("x,Council,1907-03-01,asserted\n", 40), "\n"), "\n"), claimedEvents...), "", []layout.Theme{layout.Light}},
	} {
		for i := range tt.rows { // ids are unique
			if strings.HasPrefix(tt.rows[i], "x,") {
				tt.rows[i] = "x" + string(rune('a'+i/26)) + string(rune('a'+i%26)) + tt.rows[i][1:]
			}
		}
		chart := claimedTimeline(t, tt.rows, tt.more)
		for _, theme := range tt.themes {
			for _, size := range []layout.Size{full, half} {
				picture, err := chart.Draw(layout.Style{Theme: theme, Size: size}, fonts)
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				golden(t, strings.Join([]string{"timeline-claims", name, size.Name, theme.Name}, "-"), write(t, picture, "png"))
			}
		}
	}
}
