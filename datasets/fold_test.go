package datasets

import (
	"fmt"
	"testing"
)

// TestFolded folds what says the same of many lines, where the first is, and nothing else.
func TestFolded(t *testing.T) {
	var in Findings
	for i := range 102 {
		in = append(in, Finding{File: "a.csv", Line: 3 + 2*i, Column: 1, Ref: fmt.Sprint("a.r", i), Message: "no cell says what the number is of", Hint: "say it"})
		if i < 3 {
			in = append(in, Finding{File: "a.csv", Line: 3 + 2*i, Column: 9, Message: "three are told one by one"})
		}
	}
	in = append(in, Finding{File: "b.csv", Line: 2, Message: "no cell says what the number is of", Hint: "say it"})
	for range 5 {
		in = append(in, Finding{File: "c.csv", Message: "of the whole file"})
	}
	got := in.Folded()
	if len(got) != 1+3+1+5 {
		t.Fatalf("%d findings: %v", len(got), got)
	}
	if s := got[0].String(); s != "a.csv:3:1: no cell says what the number is of: 102 times, on lines 3, 5, 7, 9, 11, 13, 15, 17, 19, 21 and 92 more\n    say it" {
		t.Error(s)
	}
	if got[1].Message != "three are told one by one" || got[4].File != "b.csv" {
		t.Error(got)
	}
}
