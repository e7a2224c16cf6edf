package analysis

import (
	"errors"
	"strings"
	"testing"

	"quotient/datasets"
)

const factHeader = "id,what,value,bound,unit,statistic,date,place,part_of,fact,quote,where\n"

// toll are the rows of three facts: one that all witnesses can be right about, one that
// they cannot, and one that "about" leaves open.
const toll = factHeader + `a,Army,2000,over,person,total,1956,P,,dead,q,w
b,Board,3500,up-to,person,total,1956,P,,dead,q,w
c,Clinic,2500,at-least,person,total,1956,P,,dead,q,w
d,Army,400,exact,person,total,1956,P,,hurt,q,w
e,Board,1000,exact,person,total,1956,P,,hurt,q,w
f,Clinic,600,about,person,total,1956,P,,hurt,q,w
g,Army,20,exact,person,total,1956,P,,missing people,q,w
h,Board,25,about,person,total,1956,P,,missing people,q,w
i,Army,5,exact,tank,total,1956,P,,tanks,q,w
j,Army,6,exact,person,total,1956,P,,,q,w
`

// TestFacts works out what witnesses of one fact say together.
func TestFacts(t *testing.T) {
	c := comparedOf(t, factStudy(t, toll))
	for formula, want := range map[string]string{
		"agreed(dead)":                     "2,500–3,500",
		`agreed("dead")`:                   "2,500–3,500",
		"agreed(t.a, t.b)":                 "2,000–3,500",
		"agreed(t.b, t.a)":                 "2,000–3,500",
		"agreed(rounded(t.d, 100), t.d)":   "!t.d is named twice",
		"claimed(dead)":                    "!unbounded",
		"claimed(t.a, t.c)":                "> 2,000",
		"apart(dead)":                      "!unbounded",
		"agreed(hurt)":                     "!disagreement: t.e (1,000 people) is above t.d (400 people)",
		"claimed(hurt)":                    "400–1,000",
		"apart(hurt)":                      "2.5×",
		"apart(hurt) * 2":                  "5",
		`agreed("missing people")`:         "!undecided: t.g (20 people), and t.h (≈ 25 people)",
		`claimed("missing people")`:        "≈ 20–25",
		"agreed(dead) / t.j":               "416–584×",
		"agreed(tanks)":                    `!the fact "tanks" has 1: two rows or more`,
		"agreed(deaf)":                     `!no row has the fact "deaf": did you mean "dead"?`,
		"agreed(t.a)":                      "!agreed has 1 argument: write agreed(fact)",
		"agreed(t.a, t.d)":                 `!t.d is of the fact "hurt", and t.a of "dead": name rows of one fact`,
		"agreed(t.a, t.j)":                 "!t.j has no fact: write one word in the column fact",
		"agreed(t.a, t.b / 2)":             "!t.b / 2 is not what one row says of a fact",
		"agreed(t.a, 5)":                   "!5 is not what one row says of a fact",
		"sum(t.d, t.e)":                    "!one-fact",
		"(t.d + t.e) / 2":                  "!one-fact",
		"agreed(dead) + t.a":               "!one-fact",
		"sum(agreed(dead), claimed(hurt))": "2,900–4,500",
		"claimed(hurt) + agreed(t.d, t.d)": "!t.d is named twice",
		"claimed(hurt) + claimed(hurt)":    "800–2,000",
	} {
		got, err := c.Evaluate(formula)
		var r *Refusal
		switch {
		case err == nil && unbroken(got.Label()) != want:
			t.Errorf("%s = %s, want %s", formula, got.Label(), want)
		case errors.As(err, &r):
			if reason, told, _ := strings.Cut(want, ": "); reason != "!"+string(r.Reason) || !strings.Contains(unbroken(r.Message), told) || len(r.From) < 2 {
				t.Errorf("%s is refused: %s: %s, of %d rows", formula, r.Reason, unbroken(r.Message), len(r.From))
			}
		case err != nil && !strings.HasPrefix(want, "!") || err != nil && !strings.Contains(err.Error(), want[1:]):
			t.Errorf("%s: %v", formula, err)
		}
	}
	for _, f := range Functions() {
		if !strings.Contains(f.Usage, "(fact)") {
			continue
		}
		one, err := c.Evaluate(f.Name + "(hurt)")
		rows := c.scope.study.Tables[0].Rows[3:6]
		all, err2 := c.Call(f.Name, rows)
		if (err == nil) != (err2 == nil) || err == nil && one.Label() != all.Label() || err == nil && len(all.From) != 3 {
			t.Errorf("%s by its fact gives %v, %v; by its rows %v, %v", f.Name, one, err, all, err2)
		}
	}
	if _, err := (&Comparisons{}).Evaluate("agreed(dead)"); err == nil || !strings.Contains(err.Error(), "no table has a column fact") {
		t.Errorf("without a study: %v", err)
	}
}

func unbroken(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// TestFactCaveats: that there are several witnesses is what these functions say, and needs
// no caveat; what else differs needs one, and the weakest claim wins.
func TestFactCaveats(t *testing.T) {
	rows := factHeader + "a,A,2000,over,person,total,1956,P,,dead,q,w\nb,B,3500,up-to,person,total,1957,P,,dead,q,w\n"
	c := comparedOf(t, factStudy(t, rows))
	c.scope.study.Tables[0].Rows[1].Modality = datasets.Speculated
	for formula, want := range map[string]string{"agreed(dead)": "date modality", "t.a / t.b": "date witnesses modality"} {
		got, err := c.Evaluate(formula)
		if err != nil {
			t.Errorf("%s: %v", formula, err)
			continue
		}
		var caveats []string
		for _, w := range got.Warnings {
			caveats = append(caveats, string(w.Caveat))
		}
		if strings.Join(caveats, " ") != want || got.Modality != datasets.Speculated {
			t.Errorf("%s raises %v, and is %s", formula, caveats, got.Modality)
		}
	}
}

// TestFactOrComparison: a word that names both is refused, and quotation marks mean the
// fact.
func TestFactOrComparison(t *testing.T) {
	s := factStudy(t, toll)
	c := comparedOf(t, s)
	c.scope.names = append(c.scope.names, "dead")
	if _, err := c.Evaluate("agreed(dead)"); err == nil || !strings.Contains(err.Error(), `write agreed("dead") if you mean the fact`) {
		t.Errorf("got %v", err)
	}
	if got, err := c.Evaluate(`agreed("dead")`); err != nil || got.Label() != "2,500–3,500" {
		t.Errorf("got %v, %v", got, err)
	}
}
