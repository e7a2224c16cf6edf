package analysis

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

func bundled(t testing.TB) *Comparisons {
	t.Helper()
	s, err := datasets.Open("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	c, err := Compare(s)
	if err != nil || len(c.Warnings) > 0 {
		t.Fatalf("the bundled study has findings: %v, %v", c.Warnings, err)
	}
	return c
}

// worked is every comparison of the bundled study that has a result, worked out
// by hand: the exact interval as fractions, how it is printed, and what of it
// the reader must be told.
var worked = []struct {
	id, exact, label, words, spelled string
	modality                         datasets.Modality
	caveats                          string
}{
	{"police-per-worker", "3", "3×", "3 times", "three times", "asserted", "period"},
	{"officials-per-worker", "(11", "> 11×", "more than 11 times", "more than eleven times", "asserted", "period statistic"},
	{"officials-per-police", "(11/3", "> 3.6×", "more than 3.6 times", "more than 3.6 times", "asserted", "period statistic"},
	{"least-step", "3", "3×", "3 times", "three times", "asserted", "period statistic"},
	{"worker-after", "1100", "1,100", "1,100 forints", "1,100 forints", "proposed", "modality period"},
	{"police-after", "3000", "3,000", "3,000 forints", "3,000 forints", "proposed", "modality period"},
	{"officials-after", "3500", "3,500", "3,500 forints", "3,500 forints", "proposed", "modality period"},
	{"worker-change", "1/10", "+10%", "10% more", "10% more", "proposed", "modality period"},
	{"police-change", "0", "0%", "no change", "no change", "proposed", "modality period"},
	{"officials-change", "(-1 -15/22)", "> 68.1% less", "more than 68.1% less", "more than 68.1% less", "proposed", "modality period"},
	{"police-per-worker-after", "30/11", "2.73×", "2.73 times", "2.73 times", "proposed", "modality period"},
	{"officials-per-worker-after", "35/11", "3.18×", "3.18 times", "3.18 times", "proposed", "modality period statistic"},
	{"first-notch", "[800 9200/11)", "800–836", "800 to 836 forints", "800 to 836 forints", "proposed", "modality"},
	{"second-notch", "[1500 1650)", "1,500–1,650", "1,500 to just under 1,650 forints", "1,500 to just under 1,650 forints", "proposed", "modality"},
	{"civilians-of-dead", "32/39", "82.1%", "82.1%", "82.1%", "asserted", "part-of"},
	{"other-dead", "14", "14", "14 people", "14 people", "asserted", "part-of"},
	{"wounded-per-death", "(200/39", "> 5.1", "more than 5.1 wounded per death", "more than 5.1 wounded per death", "asserted", ""},
	{"poznan-growth", "25/4", "6.25×", "6.25 times", "6.25 times", "asserted", ""},
	{"budapest-growth", "2", "2×", "2 times", "twice", "asserted", ""},
	{"killed-per-poznan-dead", "(1000/39", "> 25.6×", "more than 25.6 times", "more than 25.6 times", "speculated", "date modality place scope"},
	{"killed-of-killed-and-executed", "(40/49 1)", "> 81.6%", "more than 81.6%", "more than 81.6%", "speculated", "modality overlap"},
	{"imprisoned-per-released", "24/11", "2.18×", "2.18 times", "2.18 times", "asserted", "stage"},
	{"executed-per-100-imprisoned", "3/80", "3.75", "3.75 in 100", "3.75 in 100", "asserted", "overlap"},
	{"executed-of-both", "3/83", "3.61%", "3.61%", "3.61%", "asserted", "overlap"},
	{"stalin-to-berlin", "[78 108]", "78–108", "78 to 108 days", "78 to 108 days", "asserted", ""},
	{"revolution-length", "19", "19", "19 days", "19 days", "asserted", ""},
	{"between-invasions", "11", "11", "11 days", "eleven days", "asserted", ""},
}

// refused are the comparisons without a true answer.
var refused = map[string]Reason{
	"displaced-per-killed":    Unbounded,
	"tanks-stopped":           UnknownTotal,
	"civilians-across":        UnlikeParts,
	"deaths-per-demonstrator": MomentByTotal,
	"killed-per-inhabitant":   Missing,
}

// interval writes a result exactly: 3, (11 for more than eleven, [78 108] for
// both ends.
func interval(c *Comparison) string {
	end := func(r *big.Rat) string { return r.RatString() }
	if c.IsPoint() {
		return end(c.Value())
	}
	s := "["
	if c.Lo.Open {
		s = "("
	}
	if c.Lo.Value == nil {
		s += "−∞"
	} else {
		s += end(c.Lo.Value)
	}
	if c.Hi.Value == nil {
		return s
	}
	s += " " + end(c.Hi.Value)
	if c.Hi.Open {
		return s + ")"
	}
	return s + "]"
}

func plainly(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func TestBundledComparisons(t *testing.T) {
	c := bundled(t)
	if len(c.List) != len(worked)+len(refused) {
		t.Errorf("the study has %d comparisons, and %d are worked out here", len(c.List), len(worked)+len(refused))
	}
	for _, want := range worked {
		got, err := c.Get(want.id)
		if err != nil {
			t.Error(err)
			continue
		}
		if got.Refusal != nil {
			t.Errorf("%s is refused: %v", want.id, got.Refusal)
			continue
		}
		caveats := strings.Fields(raised(got))
		slices.Sort(caveats)
		for _, pair := range [][3]string{
			{"value", interval(got), want.exact},
			{"label", plainly(got.Label()), want.label},
			{"words", plainly(got.Words()), want.words},
			{"spelled", plainly(spelled(got)), want.spelled},
			{"modality", string(got.Modality), string(want.modality)},
			{"caveats", strings.Join(caveats, " "), want.caveats},
		} {
			if pair[1] != pair[2] {
				t.Errorf("%s: the %s is %q, not %q", want.id, pair[0], pair[1], pair[2])
			}
		}
		if len(got.From) == 0 || len(got.Steps) == 0 {
			t.Errorf("%s cannot be followed back: from %v, %d steps", want.id, got.From, len(got.Steps))
		}
		if len(got.Missing()) > 0 {
			t.Errorf("%s lacks the caveats %v", want.id, got.Missing())
		}
	}
	for id, want := range refused {
		got, err := c.Get(id)
		switch {
		case err != nil:
			t.Error(err)
		case got.Refusal == nil || got.Refusal.Reason != want:
			t.Errorf("%s: the refusal is %v, not one as %s", id, got.Refusal, want)
		case got.Waiver.Value == "" || got.Label()+got.Words()+spelled(got) != "":
			t.Errorf("%s is refused with the waiver %q and says %q", id, got.Waiver, got.Label())
		}
	}
}

// TestBothReadingsOfTheExecuted: whether the executed are among the imprisoned
// is not said, so both readings stand in the study and say so.
func TestBothReadingsOfTheExecuted(t *testing.T) {
	c := bundled(t)
	for _, id := range []string{"executed-per-100-imprisoned", "executed-of-both"} {
		if x, err := c.Get(id); err != nil || x.Caveats[Overlap].Value == "" {
			t.Errorf("%s does not say which reading it is (%v)", id, err)
		}
	}
}

// TestProgramme holds the schedule against wages worked out by hand, on both
// sides of each of its limits.
func TestProgramme(t *testing.T) {
	c := bundled(t)
	for formula, want := range map[string]string{
		"apply(programme, 0)":               "0",
		"apply(programme, 799)":             "18377/20", // 918.85
		"apply(programme, 800)":             "880",
		"apply(programme, 1000)":            "1100",
		"apply(programme, 1499)":            "16489/10", // 1,648.9
		"apply(programme, 1500)":            "1500",
		"apply(programme, 3500)":            "3500",
		"apply(programme, 3501)":            "3500",
		"apply(programme, wages.officials)": "3500",
	} {
		got, err := c.Evaluate(formula)
		if err != nil || interval(got) != want {
			t.Errorf("%s = %v, %v; want %s", formula, got, err, want)
		}
	}
	s, err := c.Schedule("programme")
	if err != nil || len(s.From) != 5 || s.Modality != datasets.Proposed || len(s.Notches()) != 2 {
		t.Errorf("the programme is %+v, %v", s, err)
	}
	if _, err := c.Schedule("program"); err == nil || !strings.Contains(err.Error(), `"programme"`) {
		t.Errorf("a misspelt schedule gives %v", err)
	}
	if _, err := c.Get("officials-per-workr"); err == nil || !strings.Contains(err.Error(), `"officials-per-worker"`) {
		t.Errorf("a misspelt comparison gives %v", err)
	}
}

// TestNeverAnswered are ratios of the bundled study that would mislead, however
// they are written.
func TestNeverAnswered(t *testing.T) {
	c := bundled(t)
	for _, formula := range []string{
		"casualties.hungary-displaced / casualties.hungary-killed",
		"casualties.hungary-killed / casualties.hungary-displaced",
		"casualties.hungary-killed - casualties.hungary-displaced",
		"share(military.immobilised, military.second-invasion)",
		"growth(military.immobilised, military.second-invasion)",
		"casualties.poznan-dead / crowds.poznan-march",
		"1 / (crowds.poznan-ten / casualties.poznan-dead)",
		"(wages.worker / crowds.poznan-ten) / (wages.worker / casualties.poznan-dead)",
		"casualties.hungary-killed / casualties.poznan-civilians",
		`crowds.poznan-ten / missing("inhabitants of Poznań")`,
	} {
		if got, err := c.Evaluate(formula); err == nil {
			t.Errorf("%s is answered as %s", formula, got.Label())
		}
	}
}

// spelled is the result with small numbers as words.
func spelled(c *Comparison) string {
	return c.study.Printer(quantity.English).Write(c, datasets.FormSpelled)
}
