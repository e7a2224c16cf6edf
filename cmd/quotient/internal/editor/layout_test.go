package editor

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// asideResource is a table of what is set aside, in a file and layout.
func asideResource(file, more, fields string) string {
	return fmt.Sprintf(`,
    {"name": "set-aside", "title": "Numbers set aside", "path": %s, %s"schema": {"fields": [
      {"name": "quote", "type": "string"}, {"name": "where", "type": "string"}, {"name": "reason", "type": "string"}, {"name": "note", "type": "string"}%s
    ]}}
  ]
}
`, file, more, fields)
}

// described is the descriptor of a study with another end.
func described(end string) string {
	text := fmt.Sprintf(descriptor, sha256.Sum256([]byte(text)), "", "", "")
	return strings.TrimSuffix(text, "\n  ]\n}\n") + end
}

// begun opens a study with some files besides its text, table and charts.
func begun(t *testing.T, files map[string]string) (*Session, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "ferry")
	write(t, dir, map[string]string{"ferry.txt": text, "people.csv": people, "charts.yaml": specs})
	write(t, dir, files)
	return open(t, dir), dir
}

// TestAsideLayout sets rows and numbers aside in files of other layouts: what is set aside
// is there, in the columns of the file, or nothing is done.
func TestAsideLayout(t *testing.T) {
	for name, c := range map[string]struct{ file, more, was, want string }{
		"the format tsv":     {`"set-aside.tsv"`, `"format": "tsv", `, "quote\twhere\treason\tnote\n11 p.m.\tThe rescue ¶1\tdate-context\t\n", "9 died\tThe rescue ¶1\tno-figure\tIt is.\n"},
		"a dialect":          {`"set-aside.csv"`, `"dialect": {"delimiter": ";", "commentChar": "#"}, `, "# Mine.\nquote;where;reason;note\n", "9 died;The rescue ¶1;no-figure;It is.\n"},
		"a path in brackets": {`["set-aside.csv"]`, ``, "quote,where,reason,note\n", "9 died,The rescue ¶1,no-figure,It is.\n"},
	} {
		t.Run(name, func(t *testing.T) {
			file := strings.Trim(c.file, `[]"`)
			s, dir := begun(t, map[string]string{file: c.was, "datapackage.json": described(asideResource(c.file, c.more, ""))})
			was := len(s.State().Aside)
			op := Op{Do: "aside", Refs: []string{"people.dead"}, Reason: "no-figure", Note: "It is."}
			must(t, s, op)
			if got := all(t, dir)[file]; got != c.was+c.want {
				t.Errorf("%q", got)
			}
			if n := len(s.State().Aside); n != was+1 {
				t.Errorf("%d are set aside, and %d were", n, was)
			}
		})
	}
}

// TestAsideSource sets numbers of one of two texts aside: the row says of which.
func TestAsideSource(t *testing.T) {
	const other = "The inquiry\n\nThe court sat for 31 days.\n"
	sources := fmt.Sprintf(`{"title": "The ferry", "name": "ferry", "language": "en", "sha256": "%x"},
    {"title": "The inquiry", "name": "inquiry", "language": "en", "sha256": "%x"}`, sha256.Sum256([]byte(text)), sha256.Sum256([]byte(other)))
	only := fmt.Sprintf(`{"title": "The ferry", "language": "en", "sha256": "%x"}`, sha256.Sum256([]byte(text)))
	end := asideResource(`"set-aside.csv"`, "", `, {"name": "source", "type": "string"}`)
	for name, c := range map[string]struct{ end, was string }{
		"begun": {"\n  ]\n}\n", ""},
		"there": {end, "quote,where,reason,note,source\n"},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"inquiry.txt": other, "datapackage.json": strings.Replace(described(c.end), only, sources, 1)}
			if c.was != "" {
				files["set-aside.csv"] = c.was
			}
			s, dir := begun(t, files)
			must(t, s, Op{Do: "aside", Text: 1, Start: strings.Index(other, "31"), Reason: "no-figure", Note: "It is."})
			must(t, s, Op{Do: "aside", Refs: []string{"people.dead"}, Reason: "no-figure", Note: "It is."})
			want := "quote,where,reason,note,source\n31 days,The inquiry ¶1,no-figure,It is.,inquiry\n9 died,The rescue ¶1,no-figure,It is.,ferry\n"
			if got := all(t, dir)["set-aside.csv"]; got != want {
				t.Errorf("%q", got)
			}
		})
	}
}

// TestPlaces changes tables whose path is a list, or in a folder, under a descriptor with a
// byte order mark: every file is read, and the mark stays.
func TestPlaces(t *testing.T) {
	for name, path := range map[string]string{"listed": `["data/people.csv"]`, "named": `"data/people.csv"`} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "ferry")
			write(t, filepath.Join(dir, "data"), map[string]string{"people.csv": people})
			write(t, dir, map[string]string{"ferry.txt": text, "datapackage.json": "\ufeff" + strings.Replace(described("\n  ]\n}\n"), `"people.csv"`, path, 1)})
			s := open(t, dir)
			must(t, s, Op{Do: "set", Ref: "people.crew", Cells: map[string]string{"who": "Sailors"}})
			must(t, s, Op{Do: "accept", Table: "people", Start: start(t, "40 and 60"), Cells: map[string]string{"who": "Cars"}})
			must(t, s, Op{Do: "reading", Ref: "people.crew", Value: "The stewards are meant, too."})
			must(t, s, Op{Do: "aside", Start: start(t, "11 p.m."), Reason: "date-context"})
			must(t, s, Op{Do: "set", Ref: "people.crew", Cells: map[string]string{"id": "sailors"}})
			b, err := os.ReadFile(filepath.Join(dir, "data", "people.csv"))
			if err != nil || !strings.Contains(string(b), "\nsailors,Sailors,14,") {
				t.Errorf("%q %v", b, err)
			}
			b, err = os.ReadFile(filepath.Join(dir, "datapackage.json"))
			if got := string(b); err != nil || !strings.HasPrefix(got, "\ufeff{") || strings.Count(got, "\ufeff") != 1 || !strings.Contains(got, `"car"`) || !strings.Contains(got, `"reading"`) {
				t.Errorf("%q %v", b, err)
			}
		})
	}
}

// TestInferredNote: a note that is filled says nothing of itself.
func TestInferredNote(t *testing.T) {
	s, dir := study(t, styles["plain"])
	denied(t, s, dir, Op{Do: "fill", Refs: []string{"people.aboard", "people.crew"}, Column: "note", Value: "A ferry.", Note: "inferred"}, "of itself")
}
