package cli

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// dangerous are flags that a study, which may come from a stranger, must never set.
var dangerous = []string{"allow", "at", "force", "import", "into", "out", "page", "serve", "sources", "trusted", "watch", "write", "xlsx"}

// TestSettable: each flag that a study can set is one of the verb, and none says where to
// write, what to overwrite or whom to serve; the docs list them.
func TestSettable(t *testing.T) {
	verbs := map[string]*cobra.Command{}
	for _, c := range Root().Commands() {
		verbs[c.Name()] = c
	}
	page, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "docs", "command-line.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "<!-- settable -->\n")
	table, _, _ = strings.Cut(table, "<!-- /settable -->")
	var want strings.Builder
	for _, verb := range slices.Sorted(maps.Keys(settable)) {
		for _, flag := range settable[verb] {
			if c := verbs[verb]; c == nil || c.Flags().Lookup(flag) == nil {
				t.Errorf("%s has no flag --%s", verb, flag)
			}
			if slices.Contains(dangerous, flag) {
				t.Errorf("a study can set --%s of %s", flag, verb)
			}
		}
		fmt.Fprintf(&want, "| `%s` | `%s` |\n", verb, strings.Join(settable[verb], "`, `"))
	}
	if table != want.String() {
		t.Errorf("docs/command-line.md lists\n%s\nwant\n%s", table, &want)
	}
}

// TestHushed: the verbs that --quiet hushes are verbs.
func TestHushed(t *testing.T) {
	for _, name := range hushed {
		if c, _, err := Root().Find([]string{name}); err != nil || c.Name() != name {
			t.Errorf("there is no verb %s", name)
		}
	}
}

func TestLastStudy(t *testing.T) {
	dir := t.TempDir()
	study := filepath.Join(dir, "study")
	if err := os.MkdirAll(study, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(study, "datapackage.json"), []byte("{}"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "earthquakes"), nil, 0o666); err != nil { // a file of that name
		t.Fatal(err)
	}
	t.Chdir(dir)
	for _, test := range []struct {
		args, flagged string
		files, study  string
		wrong         bool
	}{
		{args: ""},
		{args: "a.md", files: "a.md"},
		{args: "a.md", flagged: "study", files: "a.md", study: "study"},
		{args: "a.md study", files: "a.md", study: "study"},
		{args: "study a.md b.md", files: "a.md b.md", study: "study"},
		{args: "a.md hungary-1956", files: "a.md", study: "hungary-1956"},
		{args: "study", files: "study"},
		{args: "study hungary-1956", files: "study hungary-1956"},
		{args: "a.md earthquakes", files: "a.md earthquakes"},
		{args: "a.md study hungary-1956", wrong: true},
		{args: "a.md study", flagged: "hungary-1956", wrong: true},
	} {
		files, study, err := lastStudy(strings.Fields(test.args), test.flagged)
		if strings.Join(files, " ") != test.files || study != test.study || (err != nil) != test.wrong {
			t.Errorf("%q with --study=%s: %q on %q, %v", test.args, test.flagged, files, study, err)
		}
	}
}
