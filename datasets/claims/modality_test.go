package claims

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"quotient/datasets"
	"quotient/datasets/language"
)

var marked = regexp.MustCompile(`\[([aeps]):([^\]]+)\]`)

// TestModality reads a battery of sentences, each of whose numbers is marked with what the
// sentence claims of it. At most two of a hundred may be wrong.
func TestModality(t *testing.T) {
	text, err := os.ReadFile("testdata/modality.txt")
	if err != nil {
		t.Fatal(err)
	}
	const most = 50 // one of so many
	known, part := language.WordsOf("en"), ""
	all, wrong := map[string]int{}, map[string]int{}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "# ") {
			part = line[2:]
			continue
		}
		for _, m := range marked.FindAllStringSubmatchIndex(line, -1) {
			plain := func(s string) string { return marked.ReplaceAllString(s, "$2") }
			number := line[m[4]:m[5]]
			want := map[string]datasets.Modality{"a": datasets.Asserted, "e": datasets.Expected, "p": datasets.Proposed, "s": datasets.Speculated}[line[m[2]:m[3]]]
			got, said := Of(known, plain(line[:m[0]]), number, plain(line[m[1]:]))
			all[part]++
			if got != want {
				wrong[part]++
				t.Logf("%s: %s of %q (%q), want %s", part, got, plain(line), said, want)
			}
			if (said == "") != (got == datasets.Asserted) {
				t.Errorf("%s of %q by %q", got, plain(line), said)
			}
		}
	}
	n, bad := 0, 0
	for part := range all {
		n, bad = n+all[part], bad+wrong[part]
		t.Logf("%s: %d of %d are wrong", part, wrong[part], all[part])
	}
	if bad*most > n || len(all) != 3 {
		t.Errorf("%d of %d are wrong", bad, n)
	}
}

// TestMonths: a month is no word that doubts, where it is written as one.
func TestMonths(t *testing.T) {
	known := language.WordsOf("en")
	for sentence, want := range map[string]datasets.Modality{
		"In May [120] people drowned.":                   datasets.Asserted,
		"In May, [120] people drowned.":                  datasets.Asserted,
		"On 3 May 2019, [120] people drowned.":           datasets.Asserted,
		"May 2019 saw [120] people drown.":               datasets.Asserted,
		"On the 3rd May [120] people drowned.":           datasets.Asserted,
		"Since last May [120] people drowned.":           datasets.Asserted,
		"They may have lost [120] people.":               datasets.Speculated,
		"May [120] people have drowned?":                 datasets.Speculated,
		"Hundreds May Lose [120] Boats":                  datasets.Speculated,
		"In May they may have lost [120] people.":        datasets.Speculated,
		"On 3 May 2019 it was feared that [120] drowned": datasets.Speculated,
	} {
		before, rest, _ := strings.Cut(sentence, "[")
		number, after, _ := strings.Cut(rest, "]")
		if got, said := Of(known, before, number, after); got != want {
			t.Errorf("%s: %s by %q, want %s", sentence, got, said, want)
		}
	}
}

// TestAsides: a verb behind an aside speaks of the number, and what is said of a number is said
// of the same one in brackets.
func TestAsides(t *testing.T) {
	known := language.WordsOf("en")
	for _, tt := range []struct {
		before, number, after string
		want                  datasets.Modality
	}{
		{"A total of ", "40 tons", ", or 5 tons a head, would be fair.", datasets.Expected},
		{"A total of 40 tons, or ", "5 tons", " a head, would be fair.", datasets.Expected},
		{"", "20 sailors", ", among them two boys, may have drowned.", datasets.Speculated},
		{"The town bought ", "20 boats", ", which, it is said, will be replaced.", datasets.Asserted},
		{"The mill paid ", "20 men", ", and the smith, who came late, would pay more.", datasets.Asserted},
		{"It would take an outlay of 15 dollars (", "75 francs", ").", datasets.Expected},
		{"It would take an outlay that nobody (", "75 men", " were asked) wanted.", datasets.Asserted},
	} {
		if got, said := Of(known, tt.before, tt.number, tt.after); got != tt.want {
			t.Errorf("%s[%s]%s: %s (%q), want %s", tt.before, tt.number, tt.after, got, said, tt.want)
		}
	}
}
