package review

import (
	"slices"
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/article"
	"quotient/datasets"
	"quotient/datasets/check"
)

// TestSentences takes those with a number, marked or typed, whole.
func TestSentences(t *testing.T) {
	const text = "# Of 12 ferries\n\nNobody knows. In 1956. október 23-án *it* sank (“12 died.” Others did not). " +
		"The [12 dead][=t.a] are named! See `13` here.\n\n- Three boats\n- A mast\n\nLines go\non to 40 & more.\n"
	a, err := article.Parse("article.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range Sentences(a) {
		got = append(got, s.Words)
		if from := text[s.From:]; !strings.HasPrefix(from, s.Words[:2]) {
			t.Errorf("%q begins at %q", s.Words, from[:10])
		}
	}
	want := []string{"Of 12 ferries", "In 1956. október 23-án it sank (“12 died.”", "The 12 dead are named!", "Three boats", "Lines go on to 40 & more."}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

// TestResolve finds a sentence that was rewritten by its words, and no other for it.
func TestResolve(t *testing.T) {
	sentence := func(words string) Subject {
		s := subject("article.md#"+fingerprintOf(words)[:8], Sentenced, map[string]string{"sentence": words})
		s.words = words
		return s
	}
	old := sentence("In the hold 12 workers died that night.")
	review := Review{Row: old.Ref, SHA256: old.SHA256, Reviewed: old.Says, Reviewer: "Jane", Date: "2026-11-23", Verdict: Wrong}
	for _, test := range []struct {
		now  []string
		want string // "" where it is no more
	}{
		{[]string{"The mast broke.", "In the hold 13 workers died that night."}, "In the hold 13 workers died that night."},
		{[]string{"In the hold 12 workers died that night.", "In the hold 13 workers died that night."}, "In the hold 12 workers died that night."},
		{[]string{"The mast broke at two in the morning."}, ""},
	} {
		var list []Subject
		for _, words := range test.now {
			list = append(list, sentence(words))
		}
		got := Resolve([]Review{review}, byRef(list))[0].Subject
		if (got == nil) != (test.want == "") || got != nil && got.words != test.want {
			t.Errorf("%q: %+v, want %q", test.now, got, test.want)
		}
	}
}

// TestOutdated keeps a wrong verdict until somebody else than the author has looked at the
// new version.
func TestOutdated(t *testing.T) {
	was, now := subject("t.a", Observed, map[string]string{"value": "12"}), subject("t.a", Observed, map[string]string{"value": "13"})
	now.Author, now.place = "Ann", datasets.Finding{File: "t.csv"}
	on := func(s Subject, who string, v Verdict) Review {
		return Review{Row: "t.a", SHA256: s.SHA256, Reviewed: s.Says, Reviewer: who, Date: "2026-11-23", Verdict: v}
	}
	for _, test := range []struct {
		reviews []Review
		want    int
	}{
		{[]Review{on(was, "Jane", Wrong)}, 1},
		{[]Review{on(was, "Jane", OK)}, 0},
		{[]Review{on(was, "Jane", Wrong), on(now, "Joe", OK)}, 0},
		{[]Review{on(was, "Jane", Wrong), on(now, "Ann", OK)}, 1}, // who wrote it
		{[]Review{on(was, "Jane", Wrong), on(now, "Joe", Question)}, 0},
		{[]Review{on(was, "Jane", Wrong), on(now, "Joe", Wrong)}, 1},
		{[]Review{on(was, "Jane", Wrong), on(now, "Jane", OK)}, 0},
	} {
		var found check.Result
		Verification{Subjects: []Subject{now}, Reviews: test.reviews}.Verify(&found)
		if len(found.Findings) != test.want {
			t.Errorf("%v: %v, want %d", test.reviews, found.Findings, test.want)
		}
	}
}
