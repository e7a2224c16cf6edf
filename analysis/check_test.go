package analysis

import (
	"testing"

	"quotient/datasets"
)

// TestChecks counts what there is to check, and finds what is missing.
func TestChecks(t *testing.T) {
	s, err := datasets.Open("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	c, err := Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range Checks {
		check := x.Result(c)
		if len(check.Findings) > 0 || check.Checked == 0 {
			t.Errorf("%s: %d checked, %v", check.Name, check.Checked, check.Findings)
		}
	}
	for _, x := range c.List {
		x.Caveats, x.Waiver = nil, datasets.Text{Value: " "}
	}
	found := map[string]int{}
	for _, x := range Checks {
		check := x.Result(c)
		found[check.Name] = len(check.Findings)
		for _, f := range check.Findings {
			if f.File != SpecFile || f.Line == 0 || f.Ref == "" || f.Hint == "" {
				t.Errorf("%+v", f)
			}
		}
	}
	if found["caveat"] < 20 {
		t.Errorf("%v", found)
	}
}
