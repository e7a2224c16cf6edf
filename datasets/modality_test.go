package datasets

import (
	"os"
	"regexp"
	"strings"
	"testing"

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
			want := map[string]Modality{"a": Asserted, "e": Expected, "p": Proposed, "s": Speculated}[line[m[2]:m[3]]]
			got, said := ModalityOf(known, plain(line[:m[0]]), number, plain(line[m[1]:]))
			all[part]++
			if got != want {
				wrong[part]++
				t.Logf("%s: %s of %q (%q), want %s", part, got, plain(line), said, want)
			}
			if (said == "") != (got == Asserted) {
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
