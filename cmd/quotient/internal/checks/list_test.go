package checks

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"quotient/datasets/check"
)

// TestList holds what every check must have: a name of its own, a sentence, and a row in
// the docs. That each of tables and texts notices something is tested beside it.
func TestList(t *testing.T) {
	docs, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "docs", "verify.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile("(?m)^\\| `([a-z]+)` \\|").FindAllStringSubmatch(string(docs), -1)
	if len(rows) != len(List) {
		t.Errorf("docs/verify.md has %d checks in its table, and there are %d", len(rows), len(List))
	}
	seen := map[string]bool{}
	for i, c := range List {
		if seen[c.Name] {
			t.Errorf("two checks are called %q", c.Name)
		}
		seen[c.Name] = true
		if !strings.HasSuffix(c.Doc, ".") || c.Title() == c.Doc {
			t.Errorf("%s: %q is no sentence", c.Name, c.Doc)
		}
		if i < len(rows) && rows[i][1] != c.Name {
			t.Errorf("docs/verify.md has %s where the list has %s", rows[i][1], c.Name)
		}
	}
	for _, c := range check.List {
		if !seen[c.Name] {
			t.Errorf("%s of the tables is not in the list", c.Name)
		}
	}
}
