package charts

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestModules holds the list of modules that draw against go.mod.
func TestModules(t *testing.T) {
	text, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		for _, prefix := range []string{"gonum.org/", "codeberg.org/", "eliasnaur.com/", "golang.org/x/image", "golang.org/x/text"} {
			if strings.HasPrefix(words[0], prefix) {
				want = append(want, words[0]+" "+words[1])
			}
		}
	}
	if !slices.Equal(modules, want) {
		t.Errorf("modules is\n%s\nand go.mod has\n%s", strings.Join(modules, "\n"), strings.Join(want, "\n"))
	}
}
