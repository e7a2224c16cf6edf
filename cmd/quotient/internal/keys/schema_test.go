package keys

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
)

const root = "../../../.."

// compiled are the schemas by the files that they are of.
func compiled(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	out := map[string]*jsonschema.Schema{}
	for _, f := range Files {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(f.Schema()))
		if err != nil {
			t.Fatal(f.Name, err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource(f.SchemaName(), doc); err != nil {
			t.Fatal(f.Name, err)
		}
		if out[f.Of], err = c.Compile(f.SchemaName()); err != nil {
			t.Fatal(f.Name, err)
		}
	}
	return out
}

// value is a text of YAML or JSON as a validator has it.
func value(t *testing.T, name, text string) any {
	t.Helper()
	n, err := datasets.ParseYAML(name, text)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := n.Decode(name, &v, false); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestLoads validates the files of every study of the repository that loads, and those that
// the documentation shows.
func TestLoads(t *testing.T) {
	schemas, seen := compiled(t), map[string]int{}
	validate := func(file, of, text string) {
		seen[of]++
		if err := schemas[of].Validate(value(t, file, text)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != root || d.Name() == "out") {
			return skipped(err)
		}
		if d.Name() != datasets.DescriptorName {
			return nil
		}
		dir := filepath.Dir(path)
		if _, err := workspace.Whole(workspace.Place{Name: dir, FS: folder.Open(dir)}, charts.Options{Allow: true}); err != nil {
			return nil // it has an error
		}
		for _, f := range Files {
			if text, err := os.ReadFile(filepath.Join(dir, f.Of)); err == nil {
				validate(filepath.Join(dir, f.Of), f.Of, string(text))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, filepath.Join(root, "README.md")) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
			switch {
			case strings.HasPrefix(m[1], "charts:"):
				validate(page, charts.SpecFile, m[1])
			case strings.HasPrefix(m[1], "- id:") && strings.Contains(m[1], "kind:"):
				validate(page, charts.SpecFile, "charts:\n"+m[1])
			case strings.HasPrefix(m[1], "comparisons:"), strings.HasPrefix(m[1], "schedules:"):
				validate(page, analysis.SpecFile, m[1])
			}
		}
	}
	if seen[charts.SpecFile] < 10 || seen[analysis.SpecFile] < 4 || seen[datasets.DescriptorName] < 4 {
		t.Errorf("looked at few: %v", seen)
	}
}

// skipped passes a folder over.
func skipped(err error) error {
	if err != nil {
		return err
	}
	return fs.SkipDir
}

// TestBroken makes files that a schema can know are wrong out of ones that are right.
func TestBroken(t *testing.T) {
	const chart = `charts:
  - id: a
    kind: bar
    title: {en: A, hu: B}
    rows: [t.a, 't.b']
    label: who
    series: {column: who, colors: {x: danube}}
    block: {of: t.a, label: one}
    emphasis: t.a
    sizes: [full, 1600x900]
    allow: {log-bars: because}
    scale: log
    labels: {t.a: 007}
    where: {who: [a, b], n: 3}
  - {id: b, kind: scatter, title: B, table: t, x: {column: n, title: N, from: 1}, y: m, trend: true}
  - {id: c, kind: range, title: C, pairs: [{label: x, low: t.a, high: t.b}]}
terms: {a: {hu: b}}
`
	const computed = `schedules:
  - {id: s, title: S, tiers: [{limit: t.a, raise: t.b}], cap: t.c}
comparisons:
  - {id: a, title: A, formula: t.a / t.b, show: times, caveats: {place: They are of two places.}}
  - {id: b, title: B, formula: 3}
`
	const descriptor = `{"name": "t", "mine": 1, "sources": [{"title": "T", "sha256": "ab", "length": 3, "version": "1"}],
"units": {"person": {"plural": "people", "locales": {"hu": {"one": "ember"}}}},
"resources": [{"name": "t", "source": "T", "schema": {"fields": [{"name": "a", "categories": ["x", {"value": "y", "words": ["z"]}]}]}}]}`
	schemas := compiled(t)
	for _, tt := range []struct {
		of, text string
		broken   [][2]string
	}{
		{charts.SpecFile, chart, [][2]string{
			{"kind: bar", "kind: bra"}, {"    label: who", "    labl: who"}, {"charts:", "chrts:"}, {"title: {en: A, hu: B}", "title: {xx: A}"}, {"title: {en: A, hu: B}", "titel: A"},
			{"danube", "blue"}, {"{column: who, ", "{colum: who, "}, {"{of: t.a", "{off: t.a"}, {"1600x900", "large"}, {"log-bars", "log-bar"}, {"scale: log", "scale: lgo"},
			{"rows: [t.a, 't.b']", "rows: {t.a: t.b}"}, {"labels: {t.a: 007}", "labels: [t.a]"}, {"    kind: bar", "    kind: dot"}, {"trend: true", "trend: maybe"}, {"from: 1}", "from: few}"},
			{"low: t.a", "lowest: t.a"}, {"id: c, ", ""}, {"terms: {a: {hu", "terms: {a: {xx"},
		}},
		{analysis.SpecFile, computed, [][2]string{
			{"show: times", "show: time"}, {"place: They", "plaice: They"}, {"formula: 3", "formulae: 3"}, {"limit: t.a", "limits: t.a"}, {"comparisons:", "comparison:"}, {"tiers: [", "tiers: [x, "}, {"{id: b, ", "{"},
		}},
		{datasets.DescriptorName, descriptor, [][2]string{
			{`"length": 3`, `"length": "3"`}, {`"one": "ember"`, `"on": "ember"`}, {`"hu": {`, `"xx": {`}, {`"source": "T"`, `"source": 3`}, {`["z"]`, `"z"`}, {`"sources": [{`, `"sources": [3, {`},
		}},
	} {
		if err := schemas[tt.of].Validate(value(t, tt.of, tt.text)); err != nil {
			t.Errorf("%s: %v", tt.of, err)
		}
		for _, change := range tt.broken {
			text := strings.Replace(tt.text, change[0], change[1], 1)
			if text == tt.text || schemas[tt.of].Validate(value(t, tt.of, text)) == nil {
				t.Errorf("%s: %q for %q is valid", tt.of, change[1], change[0])
			}
		}
	}
}

// TestDescribed: every key of every kind says what it is, so that an editor can.
func TestDescribed(t *testing.T) {
	entries := analysis.Entries()
	all := []any{entries.Comparison, entries.Schedule}
	for _, k := range charts.Kinds() {
		all = append(all, k.Spec())
	}
	known := []string{"id", "kind", "fact", "schedule", "table", "formula", "words", "column", "cell", "number", "scale", "colour", "size", "show", "truth", "series", "axis", "op", "fold", "numbers", "form", "side", "date", "aggregate", "whiskers", ""}
	for _, entry := range all {
		for _, p := range Of(entry) {
			if !slices.Contains(append(known, "refusal", "caveat"), string(p.role)) {
				t.Errorf("%T: %v is %q", entry, p.path, p.role)
			}
		}
		eachField(reflect.TypeOf(entry), func(f field) {
			if f.doc == "" {
				t.Errorf("%T: the key %s says nothing of itself", entry, f.name)
			}
			if !slices.Contains(known, f.is) {
				t.Errorf("%T: the key %s is %q", entry, f.name, f.is)
			}
		})
	}
}

// eachField calls do with each key of a type, and of those in it.
func eachField(t reflect.Type, do func(field)) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t == textType {
		return
	}
	for f := range fields(t) {
		do(f)
		if f.of != textType && f.of != textsType && f.of.Kind() != reflect.Map {
			eachField(f.of, do)
		}
	}
}

// TestName names a schema in the first line of the files that a study has, once.
func TestName(t *testing.T) {
	files := map[string][]byte{charts.SpecFile: []byte("charts: []\n"), datasets.DescriptorName: []byte("{}")}
	Name(files)
	Name(files)
	if string(files[charts.SpecFile]) != "# yaml-language-server: $schema=charts.schema.json\ncharts: []\n" || !bytes.Equal(files["charts.schema.json"], Files[0].Schema()) || len(files) != 3 {
		t.Errorf("%d files: %s", len(files), files[charts.SpecFile])
	}
}
