package review

import (
	"slices"
	"strings"
	"testing"
)

const head = "row,sha256,reviewer,date,verdict,note,reviewed\n"

var sum = strings.Repeat("0a", 32)

func TestParse(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{head, ""},
		{"\ufeff" + head + "t.a," + sum + ",Jane,2026-11-23,ok,,\n", ""},
		{head + "t.a," + sum + ",\"Jane, jr\",2026-11-23,question,\"two\nlines\",\n", ""},
		{"", ""}, // one that was broken off before it was written
		{"row,sha256\n", "the columns are not those of reviews"},
		{head + "t.a\n", "reviews.csv:2: the row has 1 cells, and 7 are needed"},
		{head + "," + sum + ",Jane,2026-11-23,ok,,\n", "a review of nothing"},
		{head + "t.a,123,Jane,2026-11-23,ok,,\n", `"123" is no SHA-256`},
		{head + "t.a," + sum + ", ,2026-11-23,ok,,\n", "a review by nobody"},
		{head + "t.a," + sum + ",Jane,2026-13-23,ok,,\n", `"2026-13-23" is not a date`},
		{head + "t.a," + sum + ",Jane,2026-11,ok,,\n", `"2026-11" is not a date`},
		{head + "t.a," + sum + ",Jane,2026-11-23,okay,,\n", `there is no verdict "okay"`},
		{head + "t.a," + sum + ",Jane,2026-11-23,ok,\"a\nb\",\nt.b\n", "reviews.csv:4: the row has 1 cells"},
		{head + "t.a," + sum + ",Jane,2026-11-23,ok,,{}\n", "what was reviewed is not what the SHA-256 is of"},
		{head + "\"", "reviews.csv:2: it is no CSV"},
	} {
		_, err := Parse(FileName, []byte(test.text))
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%q: %v, want %q", test.text, err, test.want)
		}
	}
}

// TestStanding takes the last word of each reviewer on what is still as it was.
func TestStanding(t *testing.T) {
	other := strings.Repeat("0b", 32)
	subjects := map[string]Subject{"t.a": {Ref: "t.a", SHA256: sum}, "t.b": {Ref: "t.b", SHA256: sum}}
	got := Standing(Resolve([]Review{
		{Row: "t.a", SHA256: sum, Reviewer: "Jane", Verdict: Wrong},
		{Row: "t.a", SHA256: sum, Reviewer: "Joe", Verdict: OK},
		{Row: "t.a", SHA256: sum, Reviewer: "Jane", Verdict: OK},
		{Row: "t.b", SHA256: other, Reviewer: "Jane", Verdict: OK},
		{Row: "t.c", SHA256: sum, Reviewer: "Jane", Verdict: OK},
	}, subjects))
	if len(got) != 1 || len(got["t.a"]) != 2 || got["t.a"][1].Reviewer != "Jane" || got["t.a"][1].Verdict != OK {
		t.Errorf("%v", got)
	}
}

// TestLatest takes the latest word of a reviewer by its day, and of one day the last.
func TestLatest(t *testing.T) {
	subjects := map[string]Subject{"t.a": {Ref: "t.a", SHA256: sum}}
	on := func(day string, v Verdict) Review {
		return Review{Row: "t.a", SHA256: sum, Reviewer: "Jane", Date: day, Verdict: v}
	}
	for _, test := range []struct {
		list []Review
		want Verdict
	}{
		{[]Review{on("2026-11-20", Wrong), on("2026-11-01", OK)}, Wrong},
		{[]Review{on("2026-11-20", Wrong), on("2026-11-20", OK)}, OK},
		{[]Review{on("2026-11-01", OK), on("2026-11-20", Wrong)}, Wrong},
	} {
		if got := Standing(Resolve(test.list, subjects))["t.a"]; len(got) != 1 || got[0].Verdict != test.want {
			t.Errorf("%v stands, want %s", got, test.want)
		}
	}
	before := []Review{on("2026-11-20", Wrong), on("2026-11-20", OK)}
	if got := Unknown(before, []Review{on("2026-11-20", Wrong)}); len(got) != 1 {
		t.Error("a second objection is thrown away")
	}
	if got := Unknown(before, before); len(got) != 0 {
		t.Errorf("what is there is added again: %v", got)
	}
	if got := Unknown(nil, before); len(got) != 2 {
		t.Errorf("%v", got)
	}
}

// TestSign keeps who wrote a row from signing it off.
func TestSign(t *testing.T) {
	subjects := map[string]Subject{"t.a": {Ref: "t.a", SHA256: sum, Author: "Jane"}}
	if _, err := Sign(subjects, []string{"t.a"}, "jane ", "2026-11-23", OK, ""); err == nil || !strings.Contains(err.Error(), "was written by Jane") {
		t.Error(err)
	}
	for _, name := range []string{"Jane", " jane", "JANE ", "Jane\u200b"} {
		if !subjects["t.a"].Mine(Review{Reviewer: name, Verdict: OK}) {
			t.Errorf("%q has not written what Jane has", name)
		}
	}
	if _, err := Sign(subjects, []string{"t.a"}, "Jane", "2026-11-23", Question, ""); err != nil {
		t.Error(err)
	}
	if r, err := Sign(subjects, []string{"t.a"}, " Joe ", "2026-11-23", OK, " x "); err != nil || len(r) != 1 || r[0].Reviewer != "Joe" || r[0].Note != "x" {
		t.Error(r, err)
	}
}

// FuzzReviews holds that no file of reviews panics, and that what is read and
// appended is read again.
func FuzzReviews(f *testing.F) {
	f.Add(head + "t.a," + sum + ",Jane,2026-11-23,ok,\"a, \"\"b\"\"\",\n")
	f.Add("\ufeff" + head + "t.a," + sum + ",Jane,2026-11-23,wrong,x,\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		list, err := Parse(FileName, []byte(text))
		if err != nil || len(list) == 0 {
			return
		}
		again, err := Parse(FileName, Append([]byte(text), list))
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		// A line end in a cell is read as CSV has it.
		same := func(a, b Review) bool {
			a.Note, b.Note = strings.ReplaceAll(a.Note, "\r\n", "\n"), strings.ReplaceAll(b.Note, "\r\n", "\n")
			return a.Same(b)
		}
		if len(again) != 2*len(list) || !slices.EqualFunc(again[len(list):], list, same) {
			t.Fatalf("%q is read as %v, and then as %v", text, list, again)
		}
	})
}
