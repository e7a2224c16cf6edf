package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/cli"
	"quotient/cmd/quotient/internal/export"
)

// TestExportPage holds docs/export.md against the formats and terms, and runs its commands.
func TestExportPage(t *testing.T) {
	page := read(t, "docs", "export.md")
	for _, f := range export.Formats() {
		if !strings.Contains(page, "| `"+f.Name+"` |") {
			t.Errorf("docs/export.md does not describe the format %q", f.Name)
		}
	}
	var terms strings.Builder
	for _, term := range export.Vocabulary() {
		fmt.Fprintf(&terms, "| `%s` | %s |\n", term.Name, term.Doc)
	}
	const head = "| Term | Meaning |\n| --- | --- |\n"
	before, after, _ := strings.Cut(page, head)
	_, after, _ = strings.Cut(after, "\n## Data Package")
	same(t, []byte(before+head+terms.String()+"\n## Data Package"+after), "docs", "export.md")
	runConsole(t, page)
}

// TestIntegrationsPage holds docs/integrations.md against the action and the hooks, and runs its
// commands.
func TestIntegrationsPage(t *testing.T) {
	page := read(t, "docs", "integrations.md")
	_, inputs := steps(t)
	for name := range inputs {
		if !strings.Contains(page, "`"+name+"`") {
			t.Errorf("docs/integrations.md does not describe the input %q", name)
		}
	}
	for _, m := range regexp.MustCompile(`(?m)^- id: (\S+)$`).FindAllStringSubmatch(read(t, ".pre-commit-hooks.yaml"), -1) {
		if !strings.Contains(page, "| `"+m[1]+"` |") {
			t.Errorf("docs/integrations.md does not describe the hook %q", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`meta\.(\w+)`).FindAllStringSubmatch(read(t, "_extensions", "quotient", "quotient.lua"), -1) {
		if m[1] != "quotient" && m[1] != "lang" && !strings.Contains(page, "| `"+m[1]+"` |") {
			t.Errorf("docs/integrations.md does not describe the setting %q", m[1])
		}
	}
	runConsole(t, page)
}

// runConsole runs the commands that a page shows with their output, in an empty folder.
func runConsole(t *testing.T, page string) {
	t.Helper()
	t.Chdir(t.TempDir())
	blocks := regexp.MustCompile("(?s)```console\n\\$ quotient ([^\n]*)\n(.*?)```").FindAllStringSubmatch(page, -1)
	if len(blocks) == 0 {
		t.Fatal("the page shows no command")
	}
	for _, f := range regexp.MustCompile("(?s)\n`([a-z.]+)`\n\n```[a-z]+\n(.*?)```").FindAllStringSubmatch(page, -1) {
		write(t, ".", map[string]string{f[1]: f[2]})
	}
	for _, b := range blocks {
		command, from, _ := strings.Cut(b[1], " < ")
		if from != "" {
			in, err := os.Open(from)
			if err != nil {
				t.Fatal(err)
			}
			was := os.Stdin
			os.Stdin = in
			defer func() { os.Stdin = was; _ = in.Close() }()
		}
		var out bytes.Buffer
		cli.Main(words(command), &out, &out)
		if out.String() != b[2] {
			t.Errorf("quotient %s prints\n%s\nand the page says\n%s", b[1], &out, b[2])
		}
	}
}
