package outset

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"quotient/datasets"
)

// TestColumns reads the cells of a column as the numbers that they are, and what can be two
// numbers as none.
func TestColumns(t *testing.T) {
	for name, test := range map[string]struct {
		cells     string
		semicolon bool
		beside    string // a cell of another column
		want      string // type, decimalChar, groupChar, bare, left
	}{
		"whole":                       {"1 20 300", false, "", "integer"},
		"decimals":                    {"1.5 20 -3.25", false, "", "number"},
		"thousands":                   {"1,200 900 12,345,678.5", false, "", "number g,"},
		"dollars":                     {"$1,200 $900", false, "", "number g, bare"},
		"percent":                     {"12% 7.5%", false, "", "number bare"},
		"decimal commas":              {"1,5 20,25", true, "", "number d,"},
		"both":                        {"1.234,5 20", true, "", "number d, g."},
		"doubtful points":             {"709.000 1.234", true, "", "string left"},
		"doubtful commas":             {"709,000 1,234", true, "", "string left"},
		"points, and a decimal comma": {"709.000 1.234", true, "454,0", "number d, g."},
		"commas, and a decimal comma": {"709,000 1,234", true, "454,0", "number d,"},
		"post codes":                  {"0150 1204", false, "", "string"},
		"words":                       {"a 1", false, "", "string"},
		"a broken group":              {"1,20 3,000", false, "", "number d,"},
		"a date":                      {"2001-05-01 2002-01", false, "", "string time"},
		"years":                       {"1999 2004", false, "", "integer time"},
	} {
		p := &plain{semicolon: test.semicolon, rows: [][]string{{"x", "y"}}}
		for _, cell := range strings.Fields(test.cells) {
			p.rows = append(p.rows, []string{cell, test.beside})
		}
		c := p.column(0, "x")
		got := c.Type
		for _, part := range []struct {
			is   bool
			says string
		}{{c.DecimalChar != "", "d" + c.DecimalChar}, {c.GroupChar != "", "g" + c.GroupChar}, {c.BareNumber != nil, "bare"}, {c.time, "time"}, {len(p.left) > 0, "left"}} {
			if part.is {
				got += " " + part.says
			}
		}
		if got != test.want {
			t.Errorf("%s: %s is %q, not %q", name, test.cells, got, test.want)
		}
	}
}

// TestTables makes studies of tables of each format, and refuses what is none.
func TestTables(t *testing.T) {
	for name, test := range map[string]struct{ file, text, want string }{
		"csv":              {"t.csv", "town,people\nA,1\nB,2\n", ""},
		"tsv":              {"t.tsv", "town\tpeople\nA\t1\nB\t2\n", ""},
		"a mark":           {"t.csv", "\ufefftown,people\nA,1\nB,2\n", ""},
		"json":             {"t.jsonl", "{\"town\": \"A\", \"people\": 1}\n\n{\"people\": 2, \"town\": \"B\"}\n", ""},
		"no rows":          {"t.csv", "a,b\n", "t.csv has no rows after its header"},
		"nothing":          {"t.csv", "", "t.csv has no rows after its header"},
		"a short row":      {"t.csv", "a,b\n1\n", "t.csv:2: the row and the header have different numbers of cells"},
		"a quote":          {"t.csv", "a,b\n1,\"2\n", "t.csv:2:"},
		"no name":          {"t.csv", "a,\n1,2\n", "t.csv:1: column 2 has no name"},
		"twice":            {"t.csv", "a,a\n1,2\n", "t.csv:1: two columns are named \"a\""},
		"Latin-1":          {"t.csv", "a,b\n\xe9,2\n", "is not UTF-8"},
		"a list":           {"t.jsonl", "{\"a\": [1]}\n", "t.jsonl:1: \"a\" is a list or an object"},
		"no object":        {"t.jsonl", "[1]\n", "t.jsonl:1: the line is not a JSON object"},
		"a name twice":     {"t.jsonl", "{\"a\": 1, \"a\": 2}\n", "t.jsonl:1: \"a\" is in the object twice"},
		"two objects":      {"t.jsonl", "{\"a\": 1} {\"a\": 2}\n", "t.jsonl:1: there is more on the line"},
		"cut off":          {"t.jsonl", "{\"a\": 1", "t.jsonl:1: the line is not JSON"},
		"another":          {"t.xyz", "a", "t.xyz is not a table that can be read: name a file that ends in .csv"},
		"a value of words": {"t.csv", "id,value\na,many\nb,2\n", "this does not make a study"},
	} {
		file := filepath.Join(t.TempDir(), test.file)
		if err := os.WriteFile(file, []byte(test.text), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := fromTable("towns", file, datasets.SourceInfo{})
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case test.want == "" && (out.Charts != 1 || !strings.Contains(string(out.Files["charts.yaml"]), "people-by-town")):
			t.Errorf("%s: %s", name, out.Files["charts.yaml"])
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
	}
	for name, test := range map[string]struct {
		header string
		row    func(i int) string
		want   string
	}{
		"one column":     {"amount", func(i int) string { return strconv.Itoa(i * i % 97) }, "kind: histogram"},
		"repeated years": {"year,town,amount", func(i int) string { return fmt.Sprintf("%d,%s,%d", 1990+i%7, []string{"A", "B"}[i%2], i) }, "aggregate: mean"},
	} {
		file, text := filepath.Join(t.TempDir(), "t.csv"), test.header+"\n"
		for i := range 300 {
			text += test.row(i) + "\n"
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := fromTable("towns", file, datasets.SourceInfo{})
		if err != nil || !strings.Contains(string(out.Files["charts.yaml"]), test.want) {
			t.Errorf("%s: %v, %s", name, err, out.Files["charts.yaml"])
		}
	}
	if !slices.Contains(Endings(), ".jsonl") {
		t.Error(Endings())
	}
}
