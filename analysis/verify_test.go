package analysis

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/datasets"
)

// verified runs the checks on the bundled study with one change in its
// comparisons.
func verified(t *testing.T, old, new string) map[string]datasets.Check {
	t.Helper()
	study, err := datasets.Open("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	text, err := fs.ReadFile(study.FS, SpecFile)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), old) {
		t.Fatalf("comparisons.yaml does not hold %q", old)
	}
	changed := *study
	changed.FS = fstest.MapFS{SpecFile: {Data: []byte(strings.Replace(string(text), old, new, 1))}}
	c, _, err := Compare(&changed)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]datasets.Check{}
	for _, check := range c.Verify() {
		out[check.Name] = check
	}
	return out
}

func TestVerify(t *testing.T) {
	for _, tt := range []struct {
		name, old, new string
		findings       []string // of the check caveat, each a piece of its text
	}{
		{"as it is", "", "", nil},
		{"a caveat less", "      stage: This is a contrast of two events, not a flow of the same people.\n", "", []string{`imprisoned-per-released: the caveat "stage" is missing`}},
		{"a caveat of blanks", "stage: This is a contrast of two events, not a flow of the same people.", `stage: " "`, []string{`the caveat "stage" is missing`}},
		{"a waiver less", "    waiver: The text tells civilians apart in Poznań alone.\n", "", []string{"civilians-across: refused: "}},
		{"a caveat of several", "      statistic: It is the highest-paid", "      overlap: It is the highest-paid", []string{`officials-per-worker-after: the caveat "statistic" is missing`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := verified(t, tt.old, tt.new)
			if c := got["comparison"]; c.Checked != 32 || len(c.Findings) > 0 {
				t.Errorf("comparison: %d checked, %v", c.Checked, c.Findings)
			}
			c := got["caveat"]
			if c.Checked == 0 || len(c.Findings) != len(tt.findings) {
				t.Fatalf("caveat: %d checked, %v", c.Checked, c.Findings)
			}
			for i, want := range tt.findings {
				f := c.Findings[i]
				if !strings.Contains(f.String(), want) || f.Warning || f.Line == 0 || f.Column == 0 || f.Hint == "" {
					t.Errorf("caveat: %v, want %q as a failure with its place", f, want)
				}
			}
		})
	}
}

// TestVerifyAgain makes sure that a result which is not what the tables give is
// found.
func TestVerifyAgain(t *testing.T) {
	study, err := datasets.Open("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := Compare(study)
	if err != nil {
		t.Fatal(err)
	}
	x, err := c.Get("officials-per-worker")
	if err != nil {
		t.Fatal(err)
	}
	x.Lo.Open = false
	found := c.Verify()[0].Findings
	if len(found) != 1 || found[0].Ref != "officials-per-worker" || !strings.Contains(found[0].Message, "[11, ∞)") || !strings.Contains(found[0].Message, "(11, ∞)") {
		t.Errorf("findings %v", found)
	}
}
