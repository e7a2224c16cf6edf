package charts

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
)

// aroundZero are rises and falls with every bound. The columns are those of the
// hard tables: id, name, side, year, value, high, bound, modality.
var aroundZero = [][]string{
	{"a", "Grain", "A", "1950", "12", "", "exact", "asserted"}, {"b", "Coal", "A", "1951", "8", "", "over", "asserted"},
	{"c", "Wool", "A", "1952", "-9", "", "exact", "asserted"}, {"d", "Timber", "A", "1953", "-5", "", "under", "asserted"},
	{"e", "Iron", "A", "1954", "-20", "", "over", "asserted"}, {"f", "Salt", "A", "1955", "-11", "", "about", "asserted"},
	{"g", "Wine", "A", "1956", "-15", "-10", "between", "asserted"}, {"h", "Hops", "B", "1950", "6", "", "up-to", "asserted"},
	{"i", "Flax", "B", "1951", "-7", "", "up-to", "asserted"}, {"j", "Hemp", "B", "1952", "-3", "", "at-least", "asserted"},
	{"k", "Glass", "B", "1953", "4", "", "about", "asserted"}, {"l", "Paper", "B", "1954", "3", "9", "between", "asserted"},
	{"m", "Bricks", "B", "1955", "-6", "", "under", "speculated"}, {"n", "Tiles", "B", "1956", "-4", "", "exact", "expected"},
	{"o", "Ink", "B", "1957", "0", "", "exact", "asserted"},
}

// zeroCharts are charts either side of zero.
var zeroCharts = map[string]struct{ lines, sizes string }{
	"bar":          {"kind: bar\n    table: t\n    label: name", "full.en half.hu half.el"},
	"column":       {"kind: column\n    rows: [t.a, t.d, t.e, t.i, t.g, t.f]\n    label: name", "full.en half.el"},
	"column-years": {"kind: column\n    table: t\n    where: {side: [A]}\n    label: year", "full.en half.hu"},
	"grouped-bar":  {"kind: grouped-bar\n    table: t\n    group: year\n    series: side", "full.el half.en"},
	"dot":          {"kind: dot\n    table: t\n    label: name", "full.en half.hu"},
	"range":        {"kind: range\n    table: t\n    label: name", "half.el"},
	"estimates":    {"kind: estimates\n    table: t\n    label: name\n    where: {fact: [tally]}", "full.hu half.el"},
	"dumbbell":     {"kind: dumbbell\n    rows: [t.a, t.b, t.h, t.k, t.c, t.c, t.o]\n    after: [t.c, t.d, t.i, t.f, t.g, t.a, t.n]\n    label: name", "full.en half.hu"},
	"line":         {"kind: line\n    table: t\n    series: side", "full.en half.hu"},
	"box":          {"kind: box\n    table: t\n    by: side", "half.el"},
	"heat-map":     {"kind: heat-map\n    table: t\n    x: year\n    y: side", "full.en"},
}

// hyphen is a number that has a hyphen in place of its minus.
var hyphen = regexp.MustCompile(`(^|[^0-9])-[0-9]`)

// TestAroundZero looks at rises and falls with every bound, whole and half, in each
// language. Every number has a minus sign, and what is bounded leads to the side where the
// true number may be.
func TestAroundZero(t *testing.T) {
	fonts := typeset.New()
	for _, name := range spec.SortedKeys(zeroCharts) {
		tt := zeroCharts[name]
		for _, variant := range strings.Fields(tt.sizes) {
			size, tag, _ := strings.Cut(variant, ".")
			t.Run(name+"-"+variant, func(t *testing.T) {
				charts, err := hardStudyIn(t, tag, aroundZero, "charts:\n  - id: x\n    title: { en: Trade fell, hu: A kereskedelem csökkent, el: Το εμπόριο μειώθηκε }\n    subtitle: { en: Change in forints, hu: A változás forintban, el: Μεταβολή σε φιορίνια }\n    "+tt.lines+"\n")
				if err != nil {
					t.Fatal(err)
				}
				style := layout.Style{Theme: layout.Light, Size: map[string]layout.Size{"full": {Name: "full", Width: 800, Pixels: 640}, "half": {Name: "half", Width: 388, Pixels: 388}}[size]}
				p, err := layout.Draw(charts[0].content(), style, fonts)
				if err != nil {
					t.Fatal(err)
				}
				for _, text := range p.Texts {
					if hyphen.MatchString(text.Text) {
						t.Errorf("%q has a hyphen for a minus", text.Text)
					}
				}
				if slices.Contains([]string{"bar", "dot"}, name) {
					leadsAway(t, p)
				}
				picture, err := charts[0].Draw(style, fonts)
				if err != nil {
					t.Fatal(err)
				}
				golden(t, strings.Join([]string{"zero", name, size, tag}, "-"), write(t, picture, "png"))
			})
		}
	}
}

// leadsAway wants the chevrons of "under −5" and "up to −7" to lead on to the left of those
// numbers, and those of "over −20" and "at least −3" not to.
func leadsAway(t *testing.T, p layout.Drawing) {
	t.Helper()
	left := map[string]float64{}
	for _, h := range p.Scene.Hits() {
		left[h.ID] = h.Left
	}
	// −9 and −20 end where they are: from these two, any place can be told.
	at := func(v float64) float64 { return left["t.c"] + (left["t.e"]-left["t.c"])/(-20+9)*(v+9) }
	for id, v := range map[string]float64{"t.d": -5, "t.i": -7} {
		if beyond := at(v) - left[id]; beyond < 6 {
			t.Errorf("the mark of %s reaches %.1f beyond %v, and is open there", id, beyond, v)
		}
	}
	if beyond := math.Abs(at(-3) - left["t.j"]); beyond > 4 {
		t.Errorf("the mark of t.j begins %.1f from −3, and is open on the other side", beyond)
	}
}

// TestAroundZeroKey has the key say what chevrons mean below zero, where "up to −7" is a
// fall of 7 or more, and "at least −3" may be a rise.
func TestAroundZeroKey(t *testing.T) {
	for ids, want := range map[string]string{
		"t.a, t.d": "Chevrons: the true number lies beyond the mark.",
		"t.a, t.i": "Chevrons: the true number is that of the mark, or lies beyond it.",
		"t.a, t.e": "Chevrons pointing back from a number below zero: the true number is above it.",
		"t.a, t.j": "Chevrons pointing back from a number below zero: the true number is this one, or above it.",
		"t.a, t.h": "Chevrons pointing back: the true number is that of the mark, or lies below it.",
	} {
		charts, err := hardStudy(t, aroundZero, head+"A\n    kind: bar\n    label: name\n    rows: ["+ids+"]\n")
		if err != nil {
			t.Fatal(err)
		}
		p, err := layout.Draw(charts[0].content(), layout.Default, typeset.New())
		if err != nil {
			t.Fatal(err)
		}
		if p.Key != want {
			t.Errorf("%s: the key is %q, want %q", ids, p.Key, want)
		}
	}
}

// TestAroundZeroTurns draws the way between bounds that leave no doubt that it is a fall,
// and refuses it where they do.
func TestAroundZeroTurns(t *testing.T) {
	for pair, want := range map[[2]string]string{
		{"t.b", "t.d"}: "", // over 8, then under −5
		{"t.b", "t.e"}: "there is no true change from t.b",
	} {
		charts, err := hardStudy(t, aroundZero, head+"A\n    kind: dumbbell\n    label: name\n    rows: ["+pair[0]+"]\n    after: ["+pair[1]+"]\n")
		if want != "" {
			if err == nil || !strings.Contains(unbroken(err.Error()), want) {
				t.Errorf("%v: want %q, got %v", pair, want, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		drawn(t, charts[0])
	}
}
