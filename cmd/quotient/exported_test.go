package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/cli"
	"quotient/datasets"
)

// reader finds a program of .ci/node, which reads what we export, or skips.
func reader(t *testing.T, name string) string {
	t.Helper()
	program(t, "node", "Debian's nodejs")
	dir := filepath.Join(moduleRoot(t), ".ci", "node")
	if _, err := os.Stat(filepath.Join(dir, "node_modules")); err != nil {
		t.Skip("the readers of .ci/node are not installed: npm ci --prefix .ci/node --ignore-scripts")
	}
	return filepath.Join(dir, name)
}

// exported writes a bundled study in a format, and returns the folder.
func exported(t *testing.T, study, format string, flags ...string) string {
	t.Helper()
	out := t.TempDir()
	var stdout, complaint bytes.Buffer
	if code := cli.Main(append([]string{"export", study, "--to", format, "--out", out}, flags...), &stdout, &complaint); code != 0 {
		t.Fatalf("exit code %d: %s%s", code, &stdout, &complaint)
	}
	return filepath.Join(out, study, format)
}

// studyOf loads a bundled study.
func studyOf(t *testing.T, name string) *datasets.Study {
	t.Helper()
	s, err := datasets.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestExportedPackage has Frictionless Data's own library read each package: the descriptor by
// its profile, and each row by its schema.
func TestExportedPackage(t *testing.T) {
	script := reader(t, "datapackage.mjs")
	read := func(dir string) (errors []string, tables map[string][]map[string]any) {
		var out struct {
			Errors []string
			Tables map[string][]map[string]any
		}
		if err := json.Unmarshal([]byte(run(t, ".", "node", script, filepath.Join(dir, "datapackage.json"))), &out); err != nil {
			t.Fatal(err)
		}
		return out.Errors, out.Tables
	}
	for _, name := range datasets.Bundled() {
		dir := exported(t, name, "datapackage")
		errors, tables := read(dir)
		if len(errors) > 0 {
			t.Errorf("%s: %q", name, errors)
		}
		for _, table := range studyOf(t, name).Tables {
			if len(tables[table.Name]) != len(table.Rows) {
				t.Errorf("%s: the reader has %d rows of %s", name, len(tables[table.Name]), table.Name)
			}
			for i, o := range table.Rows {
				is := tables[table.Name][i]
				if table.Observed && (o.Quantity != nil && is["bound"] != string(o.Bound) || is["modality"] != string(o.Modality)) {
					t.Errorf("%s: %s is %v and %v to the reader", name, o.Ref(), is["bound"], is["modality"])
				}
			}
		}
		if len(tables["comparison-results"]) == 0 || len(tables["chart-descriptions"]) == 0 {
			t.Errorf("%s: the reader has no comparisons or no charts", name)
		}
	}
	// It says what is wrong, where something is.
	dir := exported(t, "hungary-1956", "datapackage")
	file := filepath.Join(dir, "wages.csv")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, bytes.Replace(text, []byte(",over,"), []byte(",beyond,"), 1), 0o666); err != nil {
		t.Fatal(err)
	}
	if errors, _ := read(dir); len(errors) == 0 {
		t.Error("the reader takes “beyond” for a bound")
	}
	// The package is a study, too, and all of it holds.
	for _, name := range datasets.Bundled() {
		var out, complaint bytes.Buffer
		if code := cli.Main([]string{"verify", exported(t, name, "datapackage")}, &out, &complaint); code != 0 {
			t.Errorf("%s does not hold: %s%s", name, &out, &complaint)
		}
	}
}

// TestExportedCSVW has a parser of CSV on the Web make triples of each table.
func TestExportedCSVW(t *testing.T) {
	script := reader(t, "csvw.mjs")
	for _, name := range datasets.Bundled() {
		dir := exported(t, name, "csvw")
		triples := run(t, ".", "node", script, dir)
		if run(t, ".", "node", reader(t, "jsonld.mjs"), filepath.Join(dir, "csv-metadata.json")) == "" {
			t.Errorf("%s: the metadata say nothing", name)
		}
		for _, table := range studyOf(t, name).Tables {
			for _, o := range table.Rows {
				about := table.Name + ".csv\thttps://example.org/study/" + table.Name + ".csv#" + o.ID + "\turn:quotient:terms:"
				want := []string{about + "modality\t" + fmt.Sprintf("%q", o.Modality)}
				if o.Quantity != nil {
					want = append(want, about+"bound\t"+fmt.Sprintf("%q", o.Bound), about+"value\t"+fmt.Sprintf("%q", o.Cell("value")))
				}
				for _, line := range want {
					if !strings.Contains(triples, line+"\n") {
						t.Fatalf("%s: no triple %s", name, line)
					}
				}
			}
		}
		notes, err := os.ReadFile(filepath.Join(dir, "csv-metadata.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range studyOf(t, name).Tables {
			for i, o := range table.Rows {
				at := fmt.Sprintf("%q", fmt.Sprintf("%s.csv#row=%d", table.Name, i+2))
				if table.Observed && o.Note != "" && !bytes.Contains(notes, []byte(at)) {
					t.Errorf("%s: no note at %s", name, at)
				}
			}
		}
	}
}

// TestExportedAnnotations has the JSON-LD expanded, and Apache Annotator find each quote in its
// text: by its words alone, and by its position.
func TestExportedAnnotations(t *testing.T) {
	script := reader(t, "annotations.mjs")
	for study, text := range map[string]string{"earthquakes": "morris.txt", "reparations-1919": "keynes.txt"} {
		file := filepath.Join(exported(t, study, "annotations", "--context", "40"), "annotations.jsonld")
		s := studyOf(t, study)
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := regexp.MustCompile(`ni:///[^"]+`).FindString(string(b))
		var found []struct {
			ID, Type, Exact string
			Found           []string
		}
		if err := json.Unmarshal([]byte(run(t, ".", "node", script, file, filepath.Join(moduleRoot(t), "datasets", study, text), name)), &found); err != nil {
			t.Fatal(err)
		}
		counts := map[string]int{}
		for _, x := range found {
			counts[x.Type]++
			if len(x.Found) != 1 || x.Found[0] != x.Exact {
				t.Errorf("%s: the %s of %s leads to %q, not to %q", study, x.Type, x.ID, x.Found, x.Exact)
			}
		}
		quotes := len(s.SetAside)
		for _, table := range s.Tables {
			for _, o := range table.Rows {
				if o.Quote != "" {
					quotes++
				}
			}
		}
		if counts["TextQuoteSelector"] != quotes || counts["TextPositionSelector"] != quotes {
			t.Errorf("%s: %v selectors of %d quotes", study, counts, quotes)
		}
		triples := run(t, ".", "node", reader(t, "jsonld.mjs"), file)
		for _, table := range s.Tables {
			for _, o := range table.Rows {
				about := fmt.Sprintf("<urn:quotient:study:%s#%s> <urn:quotient:terms:", study, o.Ref())
				for property, is := range map[string]string{"modality": string(o.Modality), "bound": string(o.Bound), "statistic": string(o.Statistic)} {
					if (property != "bound" || o.Quantity != nil) && !strings.Contains(triples, about+property+`> "`+is+`"`) {
						t.Errorf("%s has no %s %s", o.Ref(), property, is)
					}
				}
			}
		}
	}
}

// TestExportedSchemaOrg has the compiler of TypeScript hold the JSON-LD against the types that
// schema-dts has of schema.org.
func TestExportedSchemaOrg(t *testing.T) {
	script := reader(t, "schemaorg.mjs")
	var all []string
	for _, name := range datasets.Bundled() {
		dir := exported(t, name, "schema-org", "--url", "https://example.org/"+name, "--as", "The Dale Post")
		files, err := filepath.Glob(filepath.Join(dir, "*.jsonld"))
		if err != nil || len(files) < 2 {
			t.Fatalf("%q, %v", files, err)
		}
		all = append(all, files...)
		triples := run(t, ".", "node", append([]string{reader(t, "jsonld.mjs")}, files...)...)
		for _, kind := range []string{"Dataset", "Article", "ClaimReview", "PropertyValue", "Claim"} {
			if !strings.Contains(triples, "<http://schema.org/"+kind+">") {
				t.Errorf("%s has no %s", name, kind)
			}
		}
	}
	bad := filepath.Join(t.TempDir(), "bad.jsonld")
	text, err := os.ReadFile(all[slices.IndexFunc(all, func(f string) bool { return strings.HasSuffix(f, "article.jsonld") })])
	if err == nil {
		err = os.WriteFile(bad, bytes.Replace(text, []byte(`"claimReviewed"`), []byte(`"claimedReview"`), 1), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	// One run reads the types, which takes the longest.
	wrong := 0
	for line := range strings.Lines(run(t, ".", "node", append([]string{script, bad}, all...)...)) {
		if strings.HasPrefix(line, bad) && strings.Contains(line, "claimedReview") {
			wrong++
		} else {
			t.Error(line)
		}
	}
	if wrong != 1 {
		t.Error("the compiler finds nothing wrong with a property that does not exist")
	}
}
