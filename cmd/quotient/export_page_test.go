package main

import (
	"bytes"
	"fmt"
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

// runConsole runs the commands that a page shows with their output, in an empty folder.
func runConsole(t *testing.T, page string) {
	t.Helper()
	t.Chdir(t.TempDir())
	blocks := regexp.MustCompile("(?s)```console\n\\$ quotient ([^\n]*)\n(.*?)```").FindAllStringSubmatch(page, -1)
	if len(blocks) == 0 {
		t.Fatal("the page shows no command")
	}
	for _, b := range blocks {
		var out bytes.Buffer
		cli.Main(words(b[1]), &out, &out)
		if out.String() != b[2] {
			t.Errorf("quotient %s prints\n%s\nand the page says\n%s", b[1], &out, b[2])
		}
	}
}
