package charts

import (
	"fmt"
	"image/color"
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

func claimedTimeline(t testing.TB, tag string, rows []string, more string) *Chart {
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
	charts, err := In(tag, s, c, Options{})
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
		chart := claimedTimeline(t, "en", tt.rows, tt.more)
		for tag, words := range map[string][]string{"hu": {"feltételezett", "javasolt", "várható"}, "el": {"κατ’ εικασία", "προτεινόμενο", "αναμενόμενο"}} {
			for _, size := range []layout.Size{full, half} {
				p, err := layout.Draw(claimedTimeline(t, tag, tt.rows, tt.more).content(), layout.Style{Theme: layout.Light, Size: size}, fonts)
				if err != nil {
					t.Errorf("%s, %s: %v", name, tag, err)
					continue
				}
				for _, word := range words {
					for what, in := range map[string]string{"alt text": p.Alt, "key": p.Key} {
						if !strings.Contains(in, word) {
							t.Errorf("%s, %s: the %s does not say %q: %s", name, tag, what, word, in)
						}
					}
				}
			}
		}
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

// claimsSpecs are the kinds of which more is to be said here than in the hard cases, or
// other things; no chart of a row is a schedule, which has a test of its own.
var claimsSpecs = map[string]string{
	"dumbbell":     "rows: [t.a, t.c]\n    after: [t.b, t.d]\n    label: name",
	"slope":        "table: t\n    label: year",
	"grouped-bar":  "table: t\n    group: name\n    series: side",
	"ratio-matrix": "table: t\n    columns: [t.a, t.b]\n    label: name",
}

// claimedRow is a chart of a kind on whose row b the text claims something.
func claimedRow(t testing.TB, kind, bound string, modality datasets.Modality, date string) (*Chart, error) {
	t.Helper()
	high := ""
	if strings.HasSuffix(bound, "between") {
		high = "27"
	}
	rows := [][]string{
		{"a", "Ash", "A", "1950", "10", "", "exact", "asserted"},
		{"b", "Birch", "B", date, "20", high, strings.TrimSuffix(bound, "-between"), string(modality)},
		{"c", "Cedar", "A", "1952", "30", "", "exact", "asserted"},
		{"d", "Dogwood", "B", "1953", "45", "", "exact", "asserted"},
	}
	for i, name := range []string{"Elm", "Fir", "Gorse"} {
		if kind == "box" { // which needs five for a box
			rows = append(rows, []string{string(rune('e' + i)), name, "B", fmt.Sprint(1954 + i), fmt.Sprint(47 + i), "", "exact", "asserted"})
		}
	}
	for i := range 24 {
		if kind == "density" { // which needs ten for a strip
			rows = append(rows, []string{fmt.Sprintf("n%d", i), fmt.Sprintf("Oak %d", i), []string{"A", "B"}[i%2], "1960", fmt.Sprint(30 + i), "", "exact", "asserted"})
		}
	}
	lines, ok := claimsSpecs[kind]
	if !ok {
		lines = hardSpecs[kind]
	}
	charts, err := hardStudy(t, rows, fmt.Sprintf("charts:\n  - id: x\n    kind: %s\n    title: The trees\n    %s\n", kind, lines))
	if err != nil {
		return nil, err
	}
	return charts[0], nil
}

// A claim is what a chart shows and says of the row b.
type claim struct {
	alt, key, labels, titles string
	marks                    []cut
}

// claimOf reads a chart, or says how it is refused.
func claimOf(t *testing.T, c *Chart, size layout.Size, fonts *typeset.Fonts) (out claim, err error) {
	t.Helper()
	p, err := layout.Draw(c.content(), layout.Style{Theme: layout.Light, Size: size}, fonts)
	if err != nil {
		return out, err
	}
	out.alt, out.key = unbroken(p.Alt), p.Key
	for _, text := range p.Texts {
		out.labels += unbroken(text.Text) + "\n"
	}
	picture := rasterOf(t, p)
	for _, h := range p.Scene.Hits() {
		if !slices.Contains(h.Refs, "t.b") {
			continue
		}
		out.titles += unbroken(h.Title) + "\n"
		out.marks = append(out.marks, picture.cut(h.Left, h.Top, h.Right, h.Bottom))
	}
	return out, nil
}

// A cut is a mark out of a picture: its proportion, and its colours from place to place.
type cut struct {
	aspect float64
	colour [swatchSide][swatchSide]color.Color
}

func (r raster) cut(left, top, right, bottom float64) (c cut) {
	c.aspect = (right - left) / (bottom - top)
	for j := range swatchSide {
		for i := range swatchSide {
			c.colour[j][i] = r.At(int((left+(float64(i)+0.5)/swatchSide*(right-left))*r.scale), int((top+(float64(j)+0.5)/swatchSide*(bottom-top))*r.scale))
		}
	}
	return c
}

// like reports whether two marks look alike.
func (c cut) like(o cut) bool {
	differ := 0
	for j := range c.colour {
		for i := range c.colour[j] {
			if apart(c.colour[j][i], o.colour[j][i], 24) {
				differ++
			}
		}
	}
	return differ < swatchSide/4 && math.Abs(c.aspect-o.aspect) < 0.05
}

// unlike reports whether a mark of the row is drawn otherwise than in another chart.
func (c claim) unlike(o claim) bool {
	if len(c.marks) != len(o.marks) {
		return true
	}
	for i, m := range c.marks {
		if !m.like(o.marks[i]) {
			return true
		}
	}
	return false
}

// claimsWords are the words of a bound in an alt text.
var claimsWords = map[string]string{"over": "more than 20", "at-least": "at least 20", "under": "under 20", "up-to": "up to 20", "about": "about 20", "between": "20 to 27", "about-between": "about 20 to 27"}

// TestClaims draws every kind with a row of every modality and every bound, whole and
// half. None says more than the text: the mark is not that of a number that the text
// states, the alt text and the title of the mark say the words, and the key or the label
// explains the mark.
func TestClaims(t *testing.T) {
	fonts := typeset.New()
	sizes := []layout.Size{{Name: "full", Width: 800, Pixels: 800}, {Name: "half", Width: 388, Pixels: 388}}
	drawn := map[string]int{}
	for _, k := range Kinds() {
		if hardSpecs[k.Name] == "" {
			continue
		}
		for _, size := range sizes {
			plain, err := claimedRow(t, k.Name, "exact", datasets.Asserted, "1951")
			if err != nil {
				t.Errorf("%s: %v", k.Name, err)
				continue
			}
			stated, err := claimOf(t, plain, size, fonts)
			if err != nil {
				t.Errorf("%s, %s: %v", k.Name, size.Name, err)
				continue
			}
			for _, m := range []datasets.Modality{datasets.Asserted, datasets.Speculated, datasets.Proposed, datasets.Expected} {
				for _, bound := range append([]string{"exact"}, spec.SortedKeys(claimsWords)...) {
					if m == datasets.Asserted && bound == "exact" {
						continue
					}
					chart, err := claimedRow(t, k.Name, bound, m, "1951")
					if err != nil {
						continue // refused: squares and parts of what cannot be counted
					}
					got, err := claimOf(t, chart, size, fonts)
					if err != nil {
						t.Errorf("%s, %s, %s %s: %v", k.Name, size.Name, m, bound, err)
						continue
					}
					drawn[k.Name+" "+size.Name]++
					for _, fault := range got.faults(k.Name, bound, m, stated) {
						t.Errorf("%s, %s, %s %s: %s", k.Name, size.Name, m, bound, fault)
					}
				}
			}
		}
	}
	goldenText(t, "claims", counted(drawn))
}

// faults are what a chart keeps back of a row, which another states outright.
func (c claim) faults(kind, bound string, m datasets.Modality, stated claim) (out []string) {
	say := func(what, in, words string) {
		if !strings.Contains(in, words) {
			out = append(out, fmt.Sprintf("%s does not say %q: %s", what, words, in))
		}
	}
	if kind == "histogram" { // counts numbers, and sets those aside that may be in another bin
		if m != datasets.Asserted || bound != "between" {
			say("the alt text", c.alt, "1 that may lie elsewhere")
			say("the title of the mark", c.titles, "1 that may lie elsewhere")
			say("the key", c.key, "bounds or does not assert")
		}
		return out
	}
	if m != datasets.Asserted {
		say("the alt text", c.alt, string(m))
		say("the title of the mark", c.titles, string(m))
		say("the picture", c.labels, string(m))
		if kind != "ratio-matrix" { // whose cells have the word
			say("the key", c.key, ": "+string(m))
		}
	}
	if words := claimsWords[bound]; words != "" && kind != "ratio-matrix" && kind != "bump" { // which tells places, and those that bounds leave open
		if kind != "box" && kind != "density" && kind != "timeline" { // of a box or a strip the quartiles are told, of an event the words
			say("the alt text", c.alt, words)
		}
		say("the title of the mark", c.titles, words)
	}
	unseen := kind == "ratio-matrix" && (m != datasets.Asserted || strings.HasSuffix(bound, "between") || bound == "about") || (kind == "timeline" || kind == "bump") && m == datasets.Asserted
	if !unseen && !c.unlike(stated) {
		out = append(out, "the mark is drawn as that of a number that the text states")
	}
	return out
}
