package verify

import (
	"testing"

	"quotient/datasets"
	"quotient/datasets/check"
)

// TestReport calls nothing checked a failure, and a text that is required one, too.
func TestReport(t *testing.T) {
	var r Report
	if r.Holds() {
		t.Error("nothing was checked, and it holds")
	}
	f := datasets.Finding{File: "a.csv", Line: 2, Message: "wrong"}
	r.Checks = []check.Result{{Name: "source"}, {Name: "quote", Checked: 1}, {Name: "words", Checked: 5, Findings: datasets.Findings{f}}}
	if r.Checked() != 6 || r.Failed() != 1 || r.Holds() {
		t.Errorf("%d of %d failed", r.Failed(), r.Checked())
	}
	r.Sources = []Source{{AtHand: true}, {AtHand: false}}
	if r.RequireSources(nil); len(r.Checks[0].Findings) != 1 {
		t.Errorf("%+v", r.Checks[0])
	}
}
