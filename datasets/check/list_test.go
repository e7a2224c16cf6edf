package check

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestList holds what every check must have: a name of its own, a sentence, a change that
// it notices, and a row in the docs.
func TestList(t *testing.T) {
	docs, err := os.ReadFile(filepath.Join("..", "..", "docs", "verify.md"))
	if err != nil {
		t.Fatal(err)
	}
	noticing := map[string]bool{}
	for _, f := range failing {
		noticing[f.check] = true
	}
	seen := map[string]bool{}
	for _, c := range List {
		if !regexp.MustCompile(`^[a-z]+$`).MatchString(c.Name) || seen[c.Name] {
			t.Errorf("%q is no name of one word, or of two checks", c.Name)
		}
		seen[c.Name] = true
		if !regexp.MustCompile(`^[A-Z][^.]*[a-z]\.$`).MatchString(c.Doc) {
			t.Errorf("%s: %q is no sentence", c.Name, c.Doc)
		}
		if !noticing[c.Name] && c.Name != schemaCheck.Name { // loading does that
			t.Errorf("no change that %s notices is tried", c.Name)
		}
		if !strings.Contains(string(docs), "| `"+c.Name+"` |") {
			t.Errorf("docs/verify.md does not have %s in its table", c.Name)
		}
	}
}
