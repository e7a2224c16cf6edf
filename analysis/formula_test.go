package analysis

import (
	"errors"
	"strings"
	"testing"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// TestArithmeticIsExact: nothing passes through floats, and signs bind as they
// do in school.
func TestArithmeticIsExact(t *testing.T) {
	c := compared(t, "")
	for formula, want := range map[string]string{
		"0.1 + 0.2":                   "3/10",
		"0.1 + 0.2 - 0.3":             "0",
		"1 / 3 * 3":                   "1",
		"1 / 3 + 1 / 6":               "1/2",
		"9007199254740993 - 1":        "9007199254740992",
		"0.12345678901234567890 * 10": "1234567890123456789/1000000000000000000",
		"2 + 3 * 4 - 6 / 2":           "11",
		"(2 + 3) * (4 - 6) / 2":       "-5",
		"8 / 2 * 4":                   "16",
		"8 / (2 * 4)":                 "1",
		"10 - 4 - 3":                  "3",
		"10 - (4 - 3)":                "9",
		"-2 * 3":                      "-6",
		"-(2 + 3) * 4":                "-20",
		"2 - -3":                      "5",
		"- - -2":                      "-2",
		"007":                         "7",
		"2\n+\t3\r\n":                 "5",
		"2+3*4":                       "14",
		"t.ten/t.four":                "5/2",
		"t.ten+t.wide*2":              "22",
		"min(t.ten, 3) / max(1, 2)":   "3/2",
	} {
		if got := evaluated(t, c, formula); got != nil && got.Value().RatString() != want {
			t.Errorf("%q = %s, want %s", formula, got.Value().RatString(), want)
		}
	}
}

const hyphens = `comparisons:
  - {id: a, title: A, formula: 10}
  - {id: b, title: B, formula: 4}
  - {id: a-b, title: AB, formula: 77}
  - {id: a-1, title: A1, formula: 88}
`

// TestHyphens: a hyphen joins words, and a minus sign stands between blanks.
func TestHyphens(t *testing.T) {
	c := compared(t, hyphens)
	for formula, want := range map[string]string{
		"a-b": "77", "a - b": "6", "a -b": "6", "a-1": "88", "a - 1": "9", "a-b - a - b": "63", "-a-b": "-77", "a-b-1": "", "a- b": "6", "b-a": "",
	} {
		got, err := c.Evaluate(formula)
		if want == "" {
			if err == nil {
				t.Errorf("%q = %s, and there is no such name", formula, got.Label())
			}
			continue
		}
		if err != nil || got.Value().RatString() != want {
			t.Errorf("%q = %v, %v; want %s", formula, got, err, want)
		}
	}
}

// TestShownAsPart: a part of its whole is a percentage where nobody has said how it
// is to be shown; any other quotient is a multiple.
func TestShownAsPart(t *testing.T) {
	c := bundled(t)
	for formula, want := range map[string]quantity.Show{
		"casualties.poznan-civilians / casualties.poznan-dead":       quantity.ShowPercent,
		"casualties.poznan-civilians / (casualties.poznan-dead + 7)": quantity.ShowPercent,
		"casualties.poznan-dead / casualties.poznan-civilians":       quantity.ShowTimes,
		"2 * casualties.poznan-civilians / casualties.poznan-dead":   quantity.ShowTimes,
		"prisoners.imprisoned / prisoners.released":                  quantity.ShowTimes,
	} {
		if got, err := c.Evaluate(formula); err != nil || got.Show != want {
			t.Errorf("%s is shown as %v, %v; want %s", formula, got.Show, err, want)
		}
	}
}

// TestRounded: a number read as rounded is every number that would round to it,
// a bound is passed on from there, and what was not rounded so is told.
func TestRounded(t *testing.T) {
	c := bundled(t)
	for formula, want := range map[string]string{
		"rounded(crowds.poznan-march, 1000)":                                           "[15500, 16500]",
		"rounded(casualties.poznan-wounded, 100)":                                      "(350, ∞)",
		"rounded(wage-reform.tier-1-raise, 5)":                                         "[0.125, 0.175]",
		"rounded(casualties.poznan-wounded, 100) / rounded(casualties.poznan-dead, 2)": "(350/79, ∞)",
		"rounded(crowds.poznan-ten, 10000) / rounded(crowds.poznan-march, 1000)":       "[190/33, 210/31]",
	} {
		if got, err := c.Evaluate(formula); err != nil || got.Quantity.String() != want {
			t.Errorf("%s = %v, %v; want %s", formula, got, err, want)
		}
	}
	for formula, want := range map[string]string{
		"rounded(casualties.poznan-dead, 10)":           "78 is no multiple of 10",
		"rounded(casualties.poznan-dead, 0)":            "0 is no unit to round to",
		"rounded(casualties.poznan-dead, wages.worker)": "wages.worker is no unit to round to",
		"rounded(civilians-of-dead, 1)":                 "civilians-of-dead is no number that stands in the text",
		"rounded(2 * casualties.poznan-dead, 1)":        "is no number that stands in the text",
	} {
		if _, err := c.Evaluate(formula); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v; want %s", formula, err, want)
		}
	}
}

// TestUsages works every function out with something for each argument of its
// usage, so that the usage can be followed to the letter.
func TestUsages(t *testing.T) {
	c := bundled(t)
	arguments := strings.NewReplacer(
		"(a, b, …)", "(wages.worker, wages.secret-police, wages.worker)",
		"(part, rest, …)", "(executions.executed, prisoners.imprisoned, prisoners.released)",
		"growth(from, to)", "growth(wages.worker, wages.secret-police)",
		"days(from, to)", "days(timeline.stalin-death, timeline.berlin-rising)",
		"(schedule, x)", "(programme, wages.worker)",
		"(schedule, n)", "(programme, 1)",
		"(x, unit)", "(crowds.poznan-ten, 10000)",
		"(x)", "(timeline.revolution)",
	)
	for _, f := range Functions() {
		if strings.Contains(f.Usage, "(fact)") { // the bundled study has none: see TestFacts
			continue
		}
		formula := arguments.Replace(f.Usage)
		if formula == f.Usage && f.Name != "missing" {
			t.Errorf("%s: the usage %q has arguments that are not known here", f.Name, f.Usage)
		}
		if f.Name == "start" || f.Name == "end" { // a date, for days
			formula = "days(" + formula + ", timeline.nagy-executed)"
		}
		_, err := c.Evaluate(formula)
		var r *Refusal
		if f.Name == "missing" {
			if !errors.As(err, &r) || r.Reason != Missing || !strings.Contains(r.Error(), "what") {
				t.Errorf("%s gives %v", formula, err)
			}
		} else if err != nil {
			t.Errorf("%s: %v", formula, err)
		}
	}
}

// TestOffsets: the mark under a formula stands under the fault, in characters
// and not in bytes.
func TestOffsets(t *testing.T) {
	c := compared(t, "")
	for formula, want := range map[string]int{
		"  t.ten / t.fuor":             10,
		"(t.ten + 1) * t.fuor":         14,
		"sum(t.ten, 1, t.fuor)":        14,
		`missing("ő", t.ten) + t.fuor`: 0,
		`t.ten + "ő" + t.fuor`:         8,
		`sum("őő", t.ten`:              14, // its last character
		`t.ten × 2`:                    6,
		`"őő" × 2`:                     5,
		"t.ten.four":                   5,
		"t.ten - ":                     7,
		"2,000":                        0,
		"t.ten + 1e3":                  8,
		"t.ten ** 2":                   6,
		"t.ten % 2":                    6,
		"+2":                           0,
		"sum(t.ten t.four)":            10,
		"t.ten / (t.ten - t.ten)":      6,
		"t.tenth + nothing-at-all":     10,
		"days(t.several, t.june / 2)":  16,
		"growth(t.ten, t.march)":       14,
		"length(nobody)":               7,
	} {
		_, err := c.Evaluate(formula)
		var bad *FormulaError
		if !errors.As(err, &bad) {
			t.Errorf("%q gives %v", formula, err)
			continue
		}
		if bad.Offset != want {
			t.Errorf("%q: the fault is at %d, not %d: %v", formula, bad.Offset, want, err)
		}
		lines := strings.Split(err.Error(), "\n")
		if n := len(lines); n < 3 || lines[n-1] != strings.Repeat(" ", 4+bad.Offset)+"^" || lines[n-2] != "    "+formula {
			t.Errorf("%q: the mark is misplaced:\n%v", formula, err)
		}
	}
}

// TestMarks: the mark stands under the fault in the line of the formula that
// has it, whatever stands in the lines before.
func TestMarks(t *testing.T) {
	c := compared(t, "")
	for formula, want := range map[string]string{
		"t.ten +\n  t.fuor +\n  t.four": "    " + "  t.fuor +\n" + "    " + "  ^",
		"t.ten +\r\nt.fuor\r\n + 2":     "    t.fuor\n    ^",
		"t.ten +\n\tt.wide +\tt.fuor":   "    \tt.wide +\tt.fuor\n    \t        \t^",
		"t.ten +\n\"ő\"":                "    \"ő\"\n    ^",
		"t.ten +\n+":                    "    +\n    ^",
	} {
		_, err := c.Evaluate(formula)
		if err == nil || !strings.HasSuffix(err.Error(), "\n"+want) || strings.Count(err.Error(), "\n") != 2 {
			t.Errorf("%q gives\n%v\nwant\n%s", formula, err, want)
		}
	}
}

// TestLongFormulas: length is counted in characters, and none is cut in half.
func TestLongFormulas(t *testing.T) {
	c := compared(t, "")
	long := func(n int) string { return `missing("` + strings.Repeat("ő", n-11) + `")` }
	var refused *Refusal
	if _, err := c.Evaluate(long(maxFormula)); !errors.As(err, &refused) {
		t.Errorf("a formula of %d characters gives %v", maxFormula, err)
	}
	_, err := c.Evaluate(long(maxFormula + 1))
	if err == nil || !strings.Contains(err.Error(), "longer than 2000 characters") || !strings.Contains(err.Error(), strings.Repeat("ő", 31)+"…\n") {
		t.Errorf("a formula of %d characters gives %v", maxFormula+1, err)
	}
}

// TestCaveats: what raises each caveat, and a neighbour that does not.
func TestCaveats(t *testing.T) {
	c := comparedOf(t, studyOf(t, with(`unplaced,7,exact,person,total,asserted,1956,,,,,,q,w
undated,7,exact,person,total,asserted,,A,,,,,q,w
summer,7,exact,person,total,asserted,1956-06,A,,,,,q,w
weekly,7,exact,forint,typical,asserted,1956,A,,,week,,q,w
monthly,9,exact,forint,typical,asserted,1956,A,,,month,,q,w
unsaid,9,exact,forint,typical,asserted,1956,A,,,,,q,w
top-a,7,exact,forint,maximum,asserted,1956,A,,,month,,q,w
top-b,9,exact,forint,maximum,asserted,1956,A,,,month,,q,w
low-b,9,exact,forint,minimum,asserted,1956,A,,,month,,q,w
maybe-too,7,exact,person,total,speculated,1956,A,,,,,q,w
grandchild,1,exact,person,total,asserted,1956,A,,,,t.four,q,w
`), plain, ""))
	for formula, want := range map[string]string{
		"t.ten / t.elsewhere": "place", "t.ten / t.unplaced": "",
		"t.ten / t.later": "date", "t.ten / t.undated": "", "t.ten / t.summer": "",
		"t.narrow / t.wide": "scope", "t.narrow / t.ten": "",
		"t.early / t.late": "stage", "t.early / t.ten": "",
		"t.weekly / t.monthly": "period", "t.coins / t.monthly": "", "t.weekly / t.unsaid": "",
		"t.top-a / t.coins": "statistic", "t.top-a / t.top-b": "", "t.top-a / t.low-b": "statistic",
		"t.ten / t.maybe": "modality", "t.ten - t.four": "part-of", "t.elsewhere / t.planned": "place modality",
		"t.ten - t.grandchild":                            "part-of",
		"min(t.over-ten, 20) - min(t.over-ten, 15)":       "twice",
		"min(t.over-ten, 20) - min(t.over-two, 15)":       "",
		"(t.four + t.elsewhere) / (t.four + t.elsewhere)": "place",
		"sum(t.maybe, t.maybe-too)":                       "modality",
		"t.four / t.ten":                                  "part-of",
		"min(t.over-ten, 20) / (min(t.over-ten, 20) + 1)": "twice",
		"days(t.march, t.june)":                           "",
		"t.ten * t.tenth":                                 "",
		"max(t.over-ten, t.over-two) / t.ten":             "",
		"t.ten / t.ten":                                   "",
		"t.top-coins / t.coins":                           "period statistic",
		"sum(t.maybe, t.ten, t.ten) / t.planned":          "modality",
	} {
		got := evaluated(t, c, formula)
		if got == nil {
			continue
		}
		if raised(got) != want {
			t.Errorf("%s raises %q, not %q", formula, raised(got), want)
		}
		for _, w := range got.Warnings {
			if w.Message == "" {
				t.Errorf("%s raises %s without a word", formula, w.Caveat)
			}
		}
	}
	if weakest := evaluated(t, c, "t.planned / t.maybe"); weakest != nil && weakest.Modality != datasets.Proposed {
		t.Errorf("what is planned by what is speculated is %s", weakest.Modality)
	}
}

// TestFaultsHavePlaces: every fault of comparisons.yaml is told with its line
// and column, all of them at once.
func TestFaultsHavePlaces(t *testing.T) {
	_, err := Compare(study(t, `comparisons:
  - id: first
    title: First
    formula: t.ten / t.fuor
  - id: second
    title: Second
    formula: t.ten / t.wide
    show: tims
    caveats:
      plce: Here and there.
  - id: first
    title: Again
    formula: t.ten / 2
  - id: third
    title: Third
    formula: t.ten / t.wide
    waiver: There is none.
  - title: Nameless
    formula: t.ten
  - id: fourth
    title: Without a formula
  - {id: fifth, title: Ő, formula: "missing(\"ő\") + "}
  - {id: sixth, title: Ő, formula: "t.ten - t.fuor"}
  - {id: seventh, title: Ő, formula: 't.ten - t.fuor'}
  - {id: eighth, title: Ő, formula:    t.ten - t.fuor }
  - id: ninth
    title: Folded
    formula: >
      t.ten -
      t.fuor
  - id: tenth
    title: Literal
    formula: |
      t.ten - t.fuor
  - id: eleventh
    title: Continued
    formula: t.ten
      - t.fuor
  - id: twelfth
    title: On two lines
    formula: "t.ten
      - t.fuor"
  - id: thirteenth
    title: Escaped
    formula: "t.ten\u0020- t.fuor"
`))
	var found datasets.Findings
	if !errors.As(err, &found) {
		t.Fatalf("got %v", err)
	}
	want := []struct {
		line, column int
		text, hint   string
	}{
		{4, 22, `no observation "t.fuor"`, `"t.four"`},
		{8, 11, `unknown show "tims"`, `"times"`},
		{10, 13, `unknown caveat "plce"`, `"place"`},
		{11, 9, "duplicate id", ""},
		{17, 13, "there is a waiver", "take the waiver out"},
		{18, 12, "has no id", ""},
		{20, 9, "the comparison has no formula", "for example"},
		{22, 53, "ends too early", ""},
		{23, 45, `no observation "t.fuor"`, ""},
		{24, 47, `no observation "t.fuor"`, ""},
		{25, 48, `no observation "t.fuor"`, ""},
		{28, 14, `no observation "t.fuor"`, ""}, // that of the text, where it has several lines
		{33, 14, `no observation "t.fuor"`, ""},
		{37, 14, `no observation "t.fuor"`, ""},
		{41, 14, `no observation "t.fuor"`, ""},
		{45, 14, `no observation "t.fuor"`, ""},
	}
	if len(found) != len(want) {
		t.Fatalf("%d findings, not %d:\n%v", len(found), len(want), err)
	}
	for i, w := range want {
		f := found[i]
		if f.File != SpecFile || f.Line != w.line || f.Column != w.column || !strings.Contains(f.Message, w.text) || !strings.Contains(f.Hint, w.hint) {
			t.Errorf("finding %d is %v, want %d:%d %s (%s)", i, f, w.line, w.column, w.text, w.hint)
		}
	}
}

// TestScheduleFaults: what a schedule may be built of, and how.
func TestScheduleFaults(t *testing.T) {
	table := with(`low,8,under,person,threshold,proposed,1956,A,,,,,q,w
high,15,under,person,threshold,proposed,1956,A,,,,,q,w
dear,20,under,forint,threshold,proposed,1956,A,,,,,q,w
bare,20,under,,threshold,proposed,1956,A,,,,,q,w
wage,5,exact,forint,rate,proposed,1956,A,,,,,q,w
raise,15,exact,percent,rate,proposed,1956,A,,,,,q,w
`)
	for text, want := range map[string]string{
		"tiers: [{limit: t.high, raise: t.raise}, {limit: t.low, raise: t.raise}]": "3:9: s:",
		"tiers: [{limit: t.low, raise: t.low}]":                                    "the raise of tier 1: t.low is a threshold, not a rate",
		"tiers: [{limit: t.low, raise: t.raise}, {limit: t.hihg, raise: t.raise}]": "the limit of tier 2",
		"tiers: [{limit: t.low, raise: t.raise}]\n    cap: t.ten":                  "the cap: t.ten is a total",
		"tiers: [{limit: t.low, raise: t.raise}]\n    cap: t.several":              "the cap: t.several is a vague",
		"tiers: [{limti: t.low, raise: t.raise}]":                                  `unknown key "limti"`,
		"tiers: [{raise: t.raise}]":                                                "3:9: s: the limit of tier 1",
		"tiers: [{limit: t.low, raise: t.raise}, {limit: t.dear, raise: t.raise}]": "5:53: s: the limit of tier 2: t.dear is in forint, and t.low is in person: a schedule has one unit",
		"tiers: [{limit: t.low, raise: t.raise}]\n    cap: t.dear":                 "6:10: s: the cap: t.dear is in forint, and t.low is in person",
		"tiers: [{limit: t.low, raise: t.raise}]\n    cap: t.bare":                 "6:10: s: the cap: t.bare is a plain number, and t.low is in person",
		"tiers: [{limit: t.low, raise: t.wage}]":                                   "5:35: s: the raise of tier 1: t.wage is in forint, not in percent or a plain number",
		"tiers: []":                                                                "3:9: s: the schedule has neither tiers nor a cap",
	} {
		spec := "# a schedule\nschedules:\n  - id: s\n    title: S\n    " + text + "\n"
		_, err := Compare(studyOf(t, table, plain, spec))
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), SpecFile) {
			t.Errorf("%s gives %v, want %q", text, err, want)
		}
	}
}
