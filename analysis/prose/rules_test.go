package prose

import (
	"strings"
	"testing"
)

// TestRules holds what every rule must have: a name of its own, and a sentence.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rules {
		if r.name == "" || seen[r.name] {
			t.Errorf("%q is no name, or of two rules", r.name)
		}
		seen[r.name] = true
		if !strings.HasSuffix(r.doc, ".") {
			t.Errorf("%s: %q is no sentence", r.name, r.doc)
		}
	}
}
