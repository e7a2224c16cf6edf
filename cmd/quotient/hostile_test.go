package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"quotient/cmd/quotient/internal/cli"
)

// evil acts on terminals, logs and CI servers, wherever it comes out as it is. Only a
// text can have the escape character too.
const evil = "\u009b2J\u009b1m\u202e\n::stop-commands::x\r##[add-mask]y <script>alert(1)</script> =cmd() **bold**"

// hostile writes a study that has it in every place that takes any text.
func hostile(t *testing.T, evil string) {
	t.Helper()
	t.Chdir(t.TempDir())
	quoted := func(s string) string {
		b, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	var table, reviews bytes.Buffer
	w := csv.NewWriter(&table)
	_ = w.WriteAll([][]string{
		{"id", "who", "value", "bound", "unit", "date", "quote", "where", "note", "author"},
		{"a", "A" + evil, "40", "exact", "coin", "", "40 coins" + evil, "¶" + evil, "=" + evil, "Jane" + evil},
		{"b", "B" + evil, "-90", "exact", "coin", "", "90 coins" + evil, "¶" + evil, "@" + evil, "Jane" + evil},
		{"c", "=SUM(1)", "7", "exact", "coin", "", "41 coins", "-x", "+x", "@x"},
	})
	w = csv.NewWriter(&reviews)
	_ = w.WriteAll([][]string{
		{"row", "sha256", "reviewer", "date", "verdict", "note", "reviewed"},
		{"gone" + evil, strings.Repeat("0", 64), "Eve" + evil, "2026-01-02", "wrong", "no" + evil, ""},
	})
	for name, text := range map[string]string{
		"evil/datapackage.json": `{"name": "evil", "title": ` + quoted(evil) + `, "sources": [{"title": ` + quoted("A text"+evil) + `, "author": ` + quoted(evil) + `, "path": "words.txt"}],
			"resources": [{"name": "t", "title": ` + quoted("Title **bold** <script> [x](javascript:y)\n# "+evil) + `, "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "who"}, {"name": "value", "type": "number"},
			{"name": "bound"}, {"name": "unit"}, {"name": "date"}, {"name": "quote"}, {"name": "where"}, {"name": "note"}, {"name": "author"}]}}]}`,
		"evil/t.csv":            table.String(),
		"evil/reviews.csv":      reviews.String(),
		"evil/comparisons.yaml": "comparisons:\n  - id: a-b\n    title: " + quoted("A of B"+evil) + "\n    formula: t.a - t.c\n",
		"evil/charts.yaml":      "charts:\n  - id: c\n    kind: bar\n    title: Bars\n    rows: [t.a, t.c]\n    label: who\n  - id: d\n    kind: bar\n    title: " + quoted("Bars "+evil) + "\n    rows: [t.a, t.c]\n    label: id\n",
		"evil/words.txt":        "It had 40 coins\x1b[2J" + evil + " and 90 coins" + evil + "; 17 people.\n",
		"evil/article.md":       "# Words" + evil + "\n\nIt had [=t.a] and 12 people, [=a-b], [=wrong" + evil + "].\n\n[=chart c]: #\n\n[=table t]: #\n",
		"evil/good.md":          "# Words" + evil + "\n\nIt had [=t.a] and 12 people" + evil + ", [=a-b].\n\n[=chart c]: #\n\n[=table t]: #\n\n[=sources]: #\n",
		"evil/formula.yaml":     "",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestNothingInjected runs every verb on the study, as a CI server does.
func TestNothingInjected(t *testing.T) {
	hostile(t, evil)
	t.Setenv("GITHUB_ACTIONS", "true")
	for _, args := range [][]string{
		{"build", "evil"}, {"build", "evil", "--only", "c" + evil}, {"build", "evil" + evil},
		{"verify", "evil"}, {"verify", "evil", "--require-review"}, {"verify", "evil", "--list-set-aside"}, {"verify", "evil", "--fix"},
		{"compare", "evil"}, {"compare", "evil", "--why"}, {"compare", "evil", "t.a / t.c" + evil}, {"compare", "evil", "--summary", "t.value", "--by", "who"},
		{"review", "evil"}, {"review", "evil", "--sign", "t.a", "--as", "Jane" + evil, "--note", evil}, {"review", "evil", "--sign", "t.a", "--as", "Joe" + evil, "--note", evil, "--verdict", "wrong"},
		{"review", "evil", "--import", "evil/reviews.csv"}, {"verify", "evil"}, {"review", "evil"},
		{"weave", "evil/article.md"}, {"weave", "evil/good.md", "--check"}, {"weave", "evil/good.md"}, {"weave", "--marks", "--study", "evil"}, {"weave", "evil/good.md", "--format", "html"},
		{"embed", "c", "evil"}, {"embed", "d", "evil", "--format", "html"}, {"embed", evil, "evil"},
		{"diff", "evil", "hungary-1956"}, {"diff", "hungary-1956", "evil"},
		{"inspect", "out/evil/charts/c.svg", "--study", "evil"}, {"inspect", "out/evil/charts/d.png"}, {"inspect", "evil" + evil},
		{"scan", "evil/words.txt"}, {"scan", "evil/words.txt", "evil/t.csv"}, {"scan", evil},
		{"new", "a" + evil, "--text", "evil/words.txt"}, {"new", "fresh", "--text", "evil/words.txt", "--title", evil, "--author", evil}, {"verify", "fresh"}, {"help", evil}, {evil},
	} {
		var stdout, stderr bytes.Buffer
		cli.Main(args, &stdout, &stderr)
		name := strings.Join(args, " ")
		if stdout.Len()+stderr.Len() == 0 && args[0] != "verify" {
			t.Errorf("%q prints nothing", name)
		}
		for _, out := range []string{stdout.String(), stderr.String()} {
			for _, line := range strings.Split(out, "\n") {
				if i := strings.IndexFunc(line, func(r rune) bool { return r != '\t' && unicode.IsControl(r) || r == '\u202e' }); i >= 0 {
					t.Errorf("%q prints a character that acts on a terminal: %q", name, line)
				}
				if trimmed := strings.TrimSpace(line); strings.HasPrefix(trimmed, "::") && !strings.HasPrefix(trimmed, "::error file=evil/") && !strings.HasPrefix(trimmed, "::error file=fresh/") || strings.Contains(line, "##[") && !strings.HasPrefix(line, "::error ") {
					t.Errorf("%q prints a command: %q", name, line)
				}
			}
		}
	}
}

// TestExportedTables reads the tables that are written: no cell is a formula, numbers
// are numbers, and Markdown has no mark of a stranger's.
func TestExportedTables(t *testing.T) {
	hostile(t, " <script> =x")
	var stdout, stderr bytes.Buffer
	if code := cli.Main([]string{"build", "evil"}, &stdout, &stderr); code != 0 {
		t.Fatal(stderr.String())
	}
	text, err := os.ReadFile("out/evil/tables/t.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	number := regexp.MustCompile(`^-?[0-9]+$`)
	for _, row := range rows {
		for _, cell := range row {
			if strings.IndexAny(cell, "=+-@\t\r") == 0 && !number.MatchString(cell) {
				t.Errorf("the cell %q is a formula", cell)
			}
		}
	}
	if rows[2][2] != "-90" || rows[3][1] != "'=SUM(1)" {
		t.Errorf("the cells are %q", rows)
	}
	text, err = os.ReadFile("out/evil/tables/t.md")
	if err != nil {
		t.Fatal(err)
	}
	first, rest, _ := strings.Cut(string(text), "\n")
	if !strings.HasPrefix(first, `# Title \*\*bold\*\* &lt;script> \[x](javascript:y)<br># `) || strings.Contains(string(text), "<script") || strings.Contains(string(text), "\u009b") {
		t.Errorf("the Markdown is %q", text)
	}
	for _, line := range strings.Split(strings.TrimSpace(rest), "\n") {
		if line != "" && !strings.HasPrefix(line, "|") {
			t.Errorf("a line is no row: %q", line)
		}
	}
}
