package analysis

import (
	"strings"
	"testing"

	"quotient/datasets"
)

// TestClaims reads typed numbers against the bundled study.
func TestClaims(t *testing.T) {
	s, err := datasets.Open("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	crowd, err := s.Observation("crowds.poznan-ten")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		tag, text string
		problem   string // "" where every claim holds
	}{
		{"en", "78 were killed", ""},
		{"en", "87 were killed", `"87" is the number of no observation`},
		{"en", "more than 2,000 Hungarians were killed", ""},
		{"en", "2,000 Hungarians were killed by 2,000 tanks", ""}, // the tanks were exactly 2,000
		{"en", "400 were wounded", `"400", and the text says more than 400 people`},
		{"en", "at least 400 were wounded", `"at least 400", and the text says`},
		{"en", "more than 25 times the dead of Poznań", ""},
		{"en", "more than 25.6 times the dead of Poznań", ""},
		{"en", "more than 26 times the dead of Poznań", "says more than 25 times"},
		{"en", "at least 26 times the dead of Poznań", "says more than 25 times"},
		{"en", "25.6 times the dead of Poznań", "says more than 25 times"},
		{"en", "more than 11 times a worker’s salary", ""},
		{"en", "82.1% were civilians", ""},
		{"en", "83% were civilians", "civilians-of-dead"},
		{"en", "wages under 800 forints", ""},
		{"en", "the limit of 800 forints", ""},
		{"en", "executed per 100 imprisoned", ""},
		{"en", "executed per 200 imprisoned", `"200" is the number of no`},
		{"en", "at 10 a.m. on 28 June 1956", ""},
		{"en", "at 11 a.m.", `"11 a.m." is the date of none`},
		{"en", "on 29 June 1956", `"29 June 1956" is the date of none`},
		{"en", "one of the first, (1) several", ""},
		{"hu", "több mint 2000 magyar", ""},
		{"hu", "több mint 400 sebesült", ""},
		{"hu", "legalább 400 sebesült", `"legalább 400"`},
		{"el", "πάνω από 2.000 Ούγγροι", ""},
		{"el", "πάνω από 3.000 Ούγγροι", `"πάνω από 3.000"`},
	} {
		var problems []string
		for _, claim := range c.Claims(x.tag, x.text, []*datasets.Observation{crowd}) {
			if claim.Problem != "" {
				problems = append(problems, strings.ReplaceAll(claim.Problem, "\u00a0", " "))
			} else if claim.Observation == nil && claim.Comparison == nil && claim.Date == "" && claim.Clock == "" {
				t.Errorf("%q: %q holds by nothing", x.text, claim.Text)
			}
		}
		got := strings.Join(problems, "; ")
		if x.problem == "" && got != "" || x.problem != "" && !strings.Contains(got, x.problem) {
			t.Errorf("%q: %q, want %q", x.text, got, x.problem)
		}
	}
}

// TestVerifyComparisons counts what there is to check, and finds what is missing.
func TestVerifyComparisons(t *testing.T) {
	s, err := datasets.Open("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, check := range append(c.Verify(), c.Words(nil)) {
		if len(check.Findings) > 0 || check.Checked == 0 {
			t.Errorf("%s: %d checked, %v", check.Name, check.Checked, check.Findings)
		}
	}
	for _, x := range c.List {
		x.Caveats, x.Waiver, x.Title = nil, " ", x.Title+" 98,765"
	}
	found := map[string]int{}
	for _, check := range append(c.Verify(), c.Words(nil)) {
		found[check.Name] = len(check.Findings)
		for _, f := range check.Findings {
			if f.File != SpecFile || f.Line == 0 || f.Ref == "" || f.Hint == "" {
				t.Errorf("%+v", f)
			}
		}
	}
	if found["caveat"] < 20 || found["words"] != len(c.List) {
		t.Errorf("%v", found)
	}
}
