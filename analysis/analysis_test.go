package analysis

import (
	"errors"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/datasets"
)

const descriptor = `{"name": "test", "units": {"person": {"plural": "people"}}, "resources": [
{"name": "t", "path": "t.csv", "schema": {"fields": [
  {"name": "id"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "statistic"}, {"name": "modality"},
  {"name": "date"}, {"name": "place"}, {"name": "scope"}, {"name": "stage"}, {"name": "period"}, {"name": "part_of"}, {"name": "quote"}, {"name": "where"}]}},
{"name": "plain", "path": "plain.csv", "schema": {"fields": [
  {"name": "id"}, {"name": "city"}, {"name": "x", "type": "integer"}, {"name": "value", "type": "number"}]}}]}`

const rows = `id,value,bound,unit,statistic,modality,date,place,scope,stage,period,part_of,quote,where
ten,10,exact,person,total,asserted,1956,A,,,,,q,w
four,4,exact,person,total,asserted,1956,A,,,,t.ten,q,w
over-ten,10,over,person,total,asserted,1956,A,,,,,q,w
over-two,2,over,person,total,asserted,1956,A,,,,,q,w
about-ten,10,about,person,total,asserted,1956,A,,,,,q,w
coins,8,exact,forint,typical,asserted,1956,A,,,month,,q,w
top-coins,80,over,forint,maximum,asserted,1956,A,,,not stated,,q,w
elsewhere,5,exact,person,total,asserted,1956,B,,,,,q,w
later,5,exact,person,total,asserted,1958,A,,,,,q,w
narrow,5,exact,person,total,asserted,1956,A,some,,,,q,w
wide,6,exact,person,total,asserted,1956,A,all,,,,q,w
early,5,exact,person,total,asserted,1956,A,,first,,,q,w
late,6,exact,person,total,asserted,1956,A,,second,,,q,w
maybe,5,exact,person,total,speculated,1956,A,,,,,q,w
planned,5,exact,person,total,proposed,1956,A,,,,,q,w
crowd,100,exact,person,moment,asserted,1956,A,,,,,q,w
piece,3,exact,person,part,asserted,1956,A,,,,,q,w
tenth,10,exact,percent,rate,asserted,1956,A,,,,,q,w
march,,,,event,asserted,1953-03,A,,,,,q,w
june,,,,event,asserted,1953-06-17,A,,,,,q,w
several,,,,vague,asserted,1956,A,,,,,q,w
`

const plain = `id,city,x,value
a,x_y,1,1
b,x_y,2,2
c,x,3,3
d,x,4,4
e,z,5,
`

func study(t testing.TB, comparisons string) *datasets.Study {
	t.Helper()
	return studyOf(t, rows, plain, comparisons)
}

// studyOf is the study with other tables; without comparisons, it has no file of
// them.
func studyOf(t testing.TB, rows, plain, comparisons string) *datasets.Study {
	t.Helper()
	files := fstest.MapFS{
		datasets.DescriptorName: {Data: []byte(descriptor)},
		"t.csv":                 {Data: []byte(rows)},
		"plain.csv":             {Data: []byte(plain)},
	}
	if comparisons != "" {
		files[SpecFile] = &fstest.MapFile{Data: []byte(comparisons)}
	}
	s, err := datasets.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// with is the table t with more rows.
func with(more string) string { return strings.Replace(rows, "ten,10,", more+"ten,10,", 1) }

func compared(t testing.TB, comparisons string) *Comparisons {
	t.Helper()
	return comparedOf(t, study(t, comparisons))
}

func comparedOf(t testing.TB, s *datasets.Study) *Comparisons {
	t.Helper()
	c, err := Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// evaluated is what a formula comes to; nil, with an error of the test, where
// it comes to nothing.
func evaluated(t *testing.T, c *Comparisons, formula string) *Comparison {
	t.Helper()
	got, err := c.Evaluate(formula)
	if err != nil {
		t.Errorf("%q: %v", formula, err)
		return nil
	}
	return got
}

// raised are the caveats that a comparison raises, in its order.
func raised(c *Comparison) string {
	names := make([]string, len(c.Warnings))
	for i, w := range c.Warnings {
		names[i] = string(w.Caveat)
	}
	return strings.Join(names, " ")
}

func TestFormulas(t *testing.T) {
	c := compared(t, "")
	for formula, want := range map[string]string{
		"t.ten / t.four":                      "2.5×",
		"t.over-ten / t.four":                 "> 2.5×",
		"t.ten / t.over-two":                  "< 5×",
		"t.about-ten / t.four":                "≈ 2.5×",
		"t.ten - t.four":                      "6",
		"t.ten + t.wide":                      "16",
		"t.ten + 4":                           "14",
		"20 / 4 / 5":                          "1×",
		"2 - 3 - 4":                           "−5",
		"-t.ten + 12":                         "2",
		"sum(t.ten, t.wide, 1)":               "17",
		"min(t.over-ten, 3)":                  "3",
		"max(t.ten, t.four)":                  "10",
		"share(t.over-two, t.ten)":            "> 16.6%",
		"growth(t.four, t.ten)":               "+150%",
		"growth(t.ten, t.four)":               "−60%",
		"t.ten * t.tenth":                     "1",
		"days(t.march, t.june)":               "78–108",
		"length(t.june)":                      "1",
		"t.ten / t.coins":                     "1.25",
		"100000000000000000000000 * 1":        "100,000,000,000,000,000,000,000",
		"max(t.over-ten, t.over-two) / t.ten": "> 1×",
	} {
		got := evaluated(t, c, formula)
		if got == nil {
			continue
		}
		if label := strings.ReplaceAll(got.Label(), "\u00a0", " "); label != want {
			t.Errorf("%s = %q, want %q", formula, label, want)
		}
		if len(got.From) == 0 && strings.Contains(formula, "t.") {
			t.Errorf("%s does not know its operands", formula)
		}
		if len(got.Steps) == 0 && strings.ContainsAny(formula, "/(") {
			t.Errorf("%s has no steps", formula)
		}
	}
}

func TestFormulaErrors(t *testing.T) {
	c := compared(t, "")
	for formula, want := range map[string]struct {
		offset int
		text   string
	}{
		"t.ten / t.fuor":           {8, `did you mean "t.four"?`},
		"t.ten-t.four":             {7, "a minus sign stands between blanks"},
		"shre(t.ten, t.four)":      {0, `did you mean "share"?`},
		"t.ten + t.coins":          {6, "cannot add person and forint"},
		"share(t.ten)":             {0, "write share(part, rest, …)"},
		"share(t.four, t.ten)":     {14, "overlap"},
		"t.ten /":                  {6, "ends too early"},
		"t.ten t.four":             {6, `unexpected "t.four"`},
		"t.ten ÷ t.four":           {6, "write /"},
		"2,000 / t.ten":            {0, "write numbers plainly"},
		"t.several / 2":            {0, "has no number"},
		"t.march / 2":              {0, "use days(…), start(…), end(…) or length(…)"},
		"days(t.ten / 2, t.june)":  {11, "has no date"},
		"apply(t.ten, t.four)":     {6, "is no schedule"},
		"t.ten / 0":                {6, "division by zero"},
		"":                         {0, "empty"},
		"t.ten > t.four":           {6, "unexpected '>'"},
		"t.ten // t.four":          {6, "divide by one /"},
		"t.ten /* t.four */":       {6, "divide by one /"},
		"sum(0, t.ten, t.coins)":   {0, "cannot add person and forint"},
		"min(t.ten, 3, t.coins)":   {0, "the units differ"},
		`missing(t.ten)`:           {8, "quotation marks"},
		`t.ten / "x`:               {8, "no closing quotation mark"},
		`t.ten / "x"`:              {8, "stands only in missing"},
		strings.Repeat("(", 3000):  {0, "longer than"},
		"sum / 2":                  {0, `"sum" is a function, not a number: write sum(a, b, …)`},
		"t.ten - missing":          {8, `write missing("what")`},
		"nothing-of-this-name / 2": {0, "is no comparison, schedule or function"},
	} {
		_, err := c.Evaluate(formula)
		var bad *FormulaError
		if !errors.As(err, &bad) {
			t.Errorf("%.40s: want a fault, got %v", formula, err)
			continue
		}
		if bad.Offset != want.offset || !strings.Contains(err.Error(), want.text) {
			t.Errorf("%.40s: at %d: %v; want %q at %d", formula, bad.Offset, err, want.text, want.offset)
		}
	}
}

func TestRefusals(t *testing.T) {
	c := compared(t, "")
	for formula, want := range map[string]Reason{
		"t.over-ten / t.over-two":  Unbounded,
		"t.over-ten - t.over-two":  Unbounded,
		"t.over-ten / t.about-ten": Unbounded,
		// More than none is a divisor that says nothing.
		"t.ten / (t.over-ten - t.ten)": Unbounded,
		"t.piece / t.ten":              UnknownTotal,
		"growth(t.ten, t.piece)":       UnknownTotal,
		"t.ten / t.crowd":              MomentByTotal,
		// However the formula comes to the quotient.
		"share(t.piece, t.ten)":               UnknownTotal,
		"share(t.ten, t.crowd)":               MomentByTotal,
		"t.ten * (1 / t.crowd)":               MomentByTotal,
		"(1 / t.crowd) * 5 * t.ten":           MomentByTotal,
		"t.coins / t.crowd / t.coins * t.ten": MomentByTotal,
		`t.ten / missing("x")`:                Missing,
	} {
		_, err := c.Evaluate(formula)
		var r *Refusal
		if !errors.As(err, &r) || r.Reason != want {
			t.Errorf("%s: want a refusal as %s, got %v", formula, want, err)
		}
	}
	_, err := c.Evaluate("t.over-ten / t.over-two")
	for _, want := range []string{"t.over-ten (>\u00a010) has no upper limit", "t.over-two (>\u00a02) has no upper limit"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %q", err, want)
		}
	}
}

const comparisonHead = "comparisons:\n  - id: a\n    title: A\n    formula: "

func TestSpecFaults(t *testing.T) {
	for text, want := range map[string]string{
		comparisonHead + "a / t.ten\n":                                                                     "refers to itself",
		comparisonHead + "b\n  - id: b\n    title: B\n    formula: a\n":                                    "refers to itself",
		comparisonHead + "t.ten\n    show: times\n":                                                        "cannot be shown as \"times\": it is in people",
		comparisonHead + "t.ten / t.wide\n    show: change\n":                                              "it is no relative change",
		comparisonHead + "growth(t.ten, t.wide)\n    show: times\n":                                        "use change",
		comparisonHead + "t.ten\n    show: days\n":                                                         "no number of days",
		comparisonHead + "t.ten\n    titel: x\n  - id: b\n    title: B\n    formula: t.tne\n":              `did you mean "t.ten"?`,
		comparisonHead + "t.ten\n    shwo: times\n":                                                        `did you mean "show"?`,
		"comparisons:\n  - id: a.b\n    title: A\n    formula: t.ten\n":                                    "cannot be the id",
		"comparisons:\n  - id: a\n    formula: t.ten\n":                                                    "no title",
		"schedules:\n  - id: s\n    tiers: [{limit: t.ten, raise: t.tenth}]\n":                             "is a total, not a threshold",
		"schedules:\n  - id: s\n    tiers: [{limit: t.tne, raise: t.tenth}]\n":                             `did you mean "t.ten"?`,
		"schedules:\n  - id: s\n    title: S\ncomparisons:\n  - id: s\n    title: A\n    formula: t.ten\n": "duplicate id",
	} {
		_, err := Compare(study(t, text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", text, err, want)
		}
	}
}

func TestMissingCaveatIsAWarning(t *testing.T) {
	c, err := Compare(study(t, comparisonHead+"t.ten / t.elsewhere\n"))
	if err != nil || len(c.Warnings) != 1 || !c.Warnings[0].Warning || !strings.Contains(c.Warnings[0].Message, `the caveat "place" is missing`) {
		t.Fatalf("got %v, %v", c.Warnings, err)
	}
	if len(c.List[0].Missing()) != 1 {
		t.Error("the comparison does not know that a caveat is missing")
	}
	c, err = Compare(study(t, comparisonHead+"t.ten / t.elsewhere\n    caveats: {place: A and B are far apart.}\n"))
	if err != nil || len(c.Warnings) != 0 {
		t.Errorf("an answered caveat gives %v, %v", c.Warnings, err)
	}
	c, err = Compare(study(t, comparisonHead+"t.over-ten / t.over-two\n"))
	if err != nil || len(c.Warnings) != 1 || !strings.Contains(c.Warnings[0].Message, "refused") {
		t.Errorf("a refused comparison without a waiver gives %v, %v", c.Warnings, err)
	}
}

const ladder = `schedules:
  - id: ladder
    title: A ladder
    tiers: [{limit: t.step, raise: t.tenth}]
comparisons:
  - {id: inner, title: I, formula: t.nope / 2}
  - {id: outer, title: O, formula: inner * 2}
`

// TestSchedulesInFormulas applies a schedule to whatever a formula can come to.
func TestSchedulesInFormulas(t *testing.T) {
	step := with("step,20,under,person,threshold,asserted,1956,A,,,,,q,w\nunity,1,exact,person,total,asserted,1956,A,,,,,q,w\n")
	c := comparedOf(t, studyOf(t, step, plain, strings.Split(ladder, "comparisons:")[0]))
	for formula, want := range map[string]string{
		"apply(ladder, 10)":                   "11",
		"apply(ladder, t.ten)":                "11",
		"apply(ladder, t.ten / 2 + t.unity)":  "6.6",
		"apply(ladder, apply(ladder, t.ten))": "12.1",
		"notch(ladder, 1)":                    "20–22",
	} {
		got, err := c.Evaluate(formula)
		if err != nil || got.Label() != want {
			t.Errorf("%s = %v, %v; want %s", formula, got, err, want)
			continue
		}
		seen := map[string]bool{}
		for _, step := range got.Steps {
			if seen[step.Text] && !strings.HasPrefix(step.Text, "t.") {
				t.Errorf("%s tells the step %s twice", formula, step.Text)
			}
			seen[step.Text] = true
		}
	}
	for _, formula := range []string{"notch(ladder, 18446744073709551615)", "notch(ladder, 2)", "notch(ladder, 0)", "notch(ladder, t.unity)", "apply(ladder, ladder)", "apply(ladder, t.ten / t.four)", "apply(ladder, t.march)", "apply(ladder, t.coins)", "ladder / 2"} {
		if got, err := c.Evaluate(formula); err == nil {
			t.Errorf("%s = %s", formula, got.Label())
		}
	}
	deep := strings.Repeat("apply(ladder, ", 100) + "1" + strings.Repeat(")", 100)
	if _, err := c.Evaluate(deep); err != nil {
		t.Errorf("a hundred applications: %v", err)
	}
}

// TestFaultOfAnOperand is reported once, where it is.
func TestFaultOfAnOperand(t *testing.T) {
	_, err := Compare(study(t, "comparisons:"+strings.Split(ladder, "comparisons:")[1]))
	var found datasets.Findings
	if !errors.As(err, &found) || len(found) != 1 || found[0].Ref != "inner" {
		t.Errorf("got %v", err)
	}
}

func TestFunctionsAreWhole(t *testing.T) {
	c := compared(t, "")
	for _, f := range Functions() {
		if f.Doc == "" || !strings.HasPrefix(f.Usage, f.Name+"(") {
			t.Errorf("the function %+v does not explain itself", f.Name)
		}
		if _, err := c.Evaluate(f.Name + "()"); err == nil || !strings.Contains(err.Error(), "write "+f.Name) {
			t.Errorf("%s() gives %v", f.Name, err)
		}
	}
}

func FuzzFormula(f *testing.F) {
	for _, s := range []string{"t.ten / t.four", "share(t.ten, 3)", "((", `missing("x")`, "a-b.c - -2", "days(t.march,t.june)", "min(1,2)-"} {
		f.Add(s)
	}
	c := compared(f, "")
	f.Fuzz(func(t *testing.T, formula string) {
		got, err := c.Evaluate(formula)
		if (got == nil) == (err == nil) {
			t.Fatal("neither a result nor an error, or both")
		}
		if err != nil {
			_ = err.Error()
		} else {
			_ = got.Label() + got.Words() + spelled(got)
		}
	})
}

func TestLeastSquares(t *testing.T) {
	if got, ok := LeastSquares([]float64{1, 2, 3, 4}, []float64{3, 5, 7, 9}); !ok || got.Count != 4 || math.Abs(got.Slope-2) > 1e-12 || math.Abs(got.Intercept-1) > 1e-12 || math.Abs(got.Correlation-1) > 1e-12 {
		t.Errorf("the line through y = 1 + 2x is %+v, %v", got, ok)
	}
	for name, xy := range map[string][2][]float64{
		"nothing":       {},
		"one number":    {{1}, {2}},
		"one place":     {{4, 4, 4}, {1, 2, 3}},
		"unlike counts": {{1, 2}, {1}},
	} {
		if got, ok := LeastSquares(xy[0], xy[1]); ok {
			t.Errorf("%s has the line %+v", name, got)
		}
	}
}
