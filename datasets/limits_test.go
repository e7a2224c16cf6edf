package datasets

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/datasets/limits"
)

// oneTable is a study of one table with some columns.
func oneTable(columns, table string) fstest.MapFS {
	return fstest.MapFS{
		DescriptorName: {Data: []byte(`{"name": "s", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [` + columns + `]}}]}`)},
		"t.csv":        {Data: []byte(table)},
	}
}

const partOf = `{"name": "id"}, {"name": "part_of"}`

// chain is a table of rows of which each is a part of the next; the last is of the first
// where they run in a circle.
func chain(n int, circle bool) string {
	var b strings.Builder
	b.WriteString("id,part_of\n")
	for i := range n {
		whole := fmt.Sprintf("t.r%d", i+1)
		if i == n-1 {
			whole = ""
			if circle {
				whole = "t.r0"
			}
		}
		fmt.Fprintf(&b, "r%d,%s\n", i, whole)
	}
	return b.String()
}

// TestLimitsOfTables loads what is too much, and just not.
func TestLimitsOfTables(t *testing.T) {
	many := func(n int, format string) string {
		parts := make([]string, n)
		for i := range parts {
			parts[i] = fmt.Sprintf(format, i)
		}
		return strings.Join(parts, ", ")
	}
	for name, test := range map[string]struct {
		fsys fstest.MapFS
		want string
	}{
		"a cell":          {oneTable(`{"name": "id"}`, "id\na\nb\n"+strings.Repeat("x", limits.Cell)+"\n"), ""},
		"a long cell":     {oneTable(`{"name": "id"}`, "id\na\n"+strings.Repeat("x", limits.Cell+1)+"\n"), "t.csv:3:1: a cell is larger than 1 MiB, the most that is read"},
		"an open quote":   {oneTable(`{"name": "id"}`, "id\n\"a\n"+strings.Repeat("x,\n", limits.Cell)), "t.csv:2:1: a cell is larger than 1 MiB, the most that is read\n    look for a quotation mark that is never closed"},
		"columns":         {oneTable(many(limits.Columns, `{"name": "c%d"}`), strings.ReplaceAll(many(limits.Columns, "c%d"), " ", "")+"\n"), "has a header and no rows"},
		"fields":          {oneTable(many(limits.Columns+1, `{"name": "c%d"}`), "a\n"), `table "t" has 1,001 fields, and at most 1,000 are read`},
		"wide":            {oneTable(`{"name": "c0"}`, strings.ReplaceAll(many(20_000, "c%d"), " ", "")+"\n"), "the table has 20,000 columns, and at most 1,000 are read"},
		"errors":          {oneTable(`{"name": "id"}, {"name": "value", "type": "number"}`, "id,value\n"+strings.Repeat("a b,x\n", 100_000)), "there are more than 1,000 errors up to here, and the rest is not read"},
		"no whole":        {oneTable(partOf, "id,part_of\n"+strings.ReplaceAll(many(30_000, "r%d,t.x\n"), ", ", "")), `r1: there is no observation "t.x"`},
		"a chain":         {oneTable(partOf, chain(limits.Depth+1, false)), ""},
		"a long chain":    {oneTable(partOf, chain(100_000, false)), "t.r99898: it is a part of a part of more than 100 others"},
		"a circle":        {oneTable(partOf, chain(3, true)), "t.csv:2:4: t.r0: part_of leads back to itself through t.r1"},
		"a long circle":   {oneTable(partOf, chain(100_000, true)), "t.r0: part_of leads back to itself through t.r1"},
		"resources":       {fstest.MapFS{DescriptorName: {Data: []byte(`{"name": "s", "resources": [` + many(20_000, `{"name": "t%d"}`) + `]}`)}}, "the package has 20,000 resources, and at most 1,000 are read"},
		"nested JSON":     {fstest.MapFS{DescriptorName: {Data: []byte(`{"name": "s", "x": ` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + "}")}}, "datapackage.json:1:119: lists and objects are nested more than 100 deep"},
		"values of JSON":  {fstest.MapFS{DescriptorName: {Data: []byte(`{"name": "s", "x": [` + strings.Repeat("0,", limits.Values) + "0]}")}}, "there are more than 200,000 values in it"},
		"brackets, words": {fstest.MapFS{DescriptorName: {Data: []byte(`{"name": "s", "title": "\"` + strings.Repeat("[", 1000) + `", "resources": []}`)}}, "the package has no resources"},
		"a path":          {fstest.MapFS{DescriptorName: {Data: []byte(`{"name": "s", "resources": [{"name": "t", "path": "a\u202eb.csv"}]}`)}}, `the path "a\u202eb.csv" cannot be used: it contains the invisible character U+202E`},
	} {
		_, err := Load(test.fsys)
		if test.want == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var found Findings
		if !errors.As(err, &found) {
			t.Fatalf("%s: %v", name, err)
		}
		if text := found.Error(); strings.Count(text, "\n") > 3*limits.Errors {
			t.Errorf("%s: %d lines are printed", name, strings.Count(text, "\n"))
		}
		said := false
		for _, f := range found {
			said = said || strings.Contains(f.String(), test.want)
		}
		if !said {
			t.Errorf("%s: %.500v, want %q", name, err, test.want)
		}
	}
}

// TestLimitsOfYAML decodes what is too much, and just not.
func TestLimitsOfYAML(t *testing.T) {
	bomb := "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
	for i := range 12 {
		bomb += fmt.Sprintf("a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n", i+1, i+1, i, i, i, i, i, i, i, i)
	}
	for name, test := range map[string]struct{ text, want string }{
		"lists":          {strings.Repeat("[", 90) + strings.Repeat("]", 90), ""},
		"a list":         {"a: [" + strings.Repeat("{b: 1}, ", 5000) + "]\n", ""},
		"a map":          {"{" + "a: 1, b: 2, c: 3" + "}\n", ""},
		"lines":          {strings.Repeat("- a: {b: &x c, d: *x}\n", 5000), ""},
		"brackets":       {"a: \"" + strings.Repeat("[", 1000) + "\"\n", ""},
		"nested lists":   {strings.Repeat("[", 100_000), "f.yaml:1:100: lists and maps are nested more than 100 deep"},
		"nested maps":    {strings.Repeat("{a: ", 100_000), "lists and maps are nested more than 100 deep"},
		"nested items":   {strings.Repeat("- ", 100_000), "f.yaml:1:199: lists and maps are nested more than 100 deep"},
		"nested keys":    {strings.Repeat("? ", 100_000), "lists and maps are nested more than 100 deep"},
		"nested values":  {strings.Repeat("a: ", 100_000), "lists and maps are nested more than 100 deep"},
		"anchors":        {"a: " + strings.Repeat("&a ", 100_000), "lists and maps are nested more than 100 deep"},
		"indented":       {indented(2000), "f.yaml:100:101: lists and maps are nested more than 100 deep"},
		"tags":           {"a: " + strings.Repeat("!!str ", 100_000), "f.yaml:1:4: the tag !!str is not supported"},
		"a null":         {"charts: !!null\n", "f.yaml:1:9: the tag !!null is not supported"},
		"parts":          {strings.Repeat("- a\n", limits.Parts+1), "f.yaml:300001:4: the file has more than 300,000 parts"},
		"an alias":       {"a: &a [x, y]\nb: *a\nc: *a\n", ""},
		"an alias bomb":  {bomb, "with its aliases expanded the file has more than 300,000 parts"},
		"an alias in it": {"a: &a [*a, *a]\n", ""},
	} {
		var v any
		n, err := ParseYAML("f.yaml", test.text)
		if err == nil {
			err = n.Decode("f.yaml", &v, false)
		}
		if got := fmt.Sprint(err); test.want == "" && err != nil && name != "an alias in it" || !strings.Contains(got, test.want) {
			t.Errorf("%s: %.300s, want %q", name, got, test.want)
		} else if strings.Contains(got, "runtime error") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// indented are maps in one another, each a blank further in.
func indented(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%sa:\n", strings.Repeat(" ", i))
	}
	return b.String()
}
