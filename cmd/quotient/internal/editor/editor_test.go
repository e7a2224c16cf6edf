package editor

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/workspace"
)

const text = `The ferry

The ferry Aurora left with 212 passengers and a crew of over 14. She was licensed for 180 people. Between 40 and 60 cars were on deck, and 3 lorries.

The rescue

By 11 p.m. 150 were saved; 9 died, 4 of them children. The court heard of $2.5 million in claims.
`

const descriptor = `{
  "name": "ferry",
  "title": "The ferry",
  "sources": [
    {"title": "The ferry", "language": "en", "sha256": "%x"}
  ],
  "units": {
    "person": {"plural": "people"}
  },
  "resources": [
    {
      "name": "people",
      "title": "People",
      "path": "people.csv",
      %s"schema": {
        "primaryKey": "id",
        "fields": [
          {"name": "id", "type": "string"},
          {"name": "who", "type": "string"},
          {"name": "value", "type": "number"%s},
          {"name": "high", "type": "number"%s},
          {"name": "bound", "type": "string"},
          {"name": "unit", "type": "string"},
          {"name": "statistic", "type": "string"},
          {"name": "date", "type": "string"},
          {"name": "quote", "type": "string"},
          {"name": "where", "type": "string"},
          {"name": "note", "type": "string"}
        ]
      }
    }
  ]
}
`

const people = `id,who,value,high,bound,unit,statistic,date,quote,where,note
aboard,"Passengers",212,,exact,person,total,,212 passengers,The ferry ¶1,
crew,Crew,14,,over,person,total,,"a crew of over 14",The ferry ¶1,"As ""crew"", the stewards too."
dead,Dead,9,,exact,person,total,,9 died,The rescue ¶1,
`

const specs = `# Mine.
charts:
  - id: people
    kind: bar
    title: Who was on the ferry
    rows: [people.aboard, people.crew]
    label: who
`

// A style is how a program writes its CSV.
type style struct{ dialect, decimal, table string }

var styles = map[string]style{
	"plain":       {table: people},
	"spreadsheet": {`"dialect": {"delimiter": ";"}, `, `, "decimalChar": ","`, "\ufeff" + strings.ReplaceAll(divided(people, ";"), "\n", "\r\n")},
	"tabs":        {`"dialect": {"delimiter": "\t"}, `, "", divided(people, "\t")},
	"no end":      {table: strings.TrimSuffix(people, "\n")},
}

// divided is a table with another sign between its cells.
func divided(table, sign string) string {
	parts := strings.Split(table, `"`)
	for i := 0; i < len(parts); i += 2 {
		parts[i] = strings.ReplaceAll(parts[i], ",", sign)
	}
	return strings.Join(parts, `"`)
}

// study writes a study in a style, and opens it.
func study(t *testing.T, s style) (*Session, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "ferry")
	write(t, dir, map[string]string{
		"ferry.txt": text, "datapackage.json": fmt.Sprintf(descriptor, sha256.Sum256([]byte(text)), s.dialect, s.decimal, s.decimal),
		"people.csv": s.table, "charts.yaml": specs,
	})
	return open(t, dir), dir
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func open(t *testing.T, dir string) *Session {
	t.Helper()
	p, err := workspace.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	dirs, err := p.Sources(nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(p, dirs)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// all are the files of a folder.
func all(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(b)
	}
	return out
}

func must(t *testing.T, s *Session, op Op) Outcome {
	t.Helper()
	op.Version = s.State().Version
	out, err := s.Do(op)
	if err != nil {
		t.Fatalf("%s: %v", op.Do, err)
	}
	return out
}

// denied does an operation that is to be refused, with words, and with no byte changed.
func denied(t *testing.T, s *Session, dir string, op Op, want string) {
	t.Helper()
	before := all(t, dir)
	op.Version = s.State().Version
	_, err := s.Do(op)
	var r *Refusal
	if !errors.As(err, &r) || !strings.Contains(r.Message, want) {
		t.Errorf("%s: %v, want %q", op.Do, err, want)
	}
	if !maps.Equal(before, all(t, dir)) {
		t.Errorf("%s was refused, and has changed files", op.Do)
	}
}

// start is where a number of the text begins.
func start(t *testing.T, words string) int {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 || strings.Count(text, words) != 1 {
		t.Fatalf("%q is not there once", words)
	}
	return len([]rune(text[:i]))
}

// lines are those of a text that another has not.
func lines(is, was string) (out []string) {
	for _, line := range strings.SplitAfter(is, "\n") {
		if !strings.Contains(was, line) {
			out = append(out, line)
		}
	}
	return out
}

// TestOneCell changes each cell of a table, in each style, to other words and back: only
// the bytes of the cell differ, and then none.
func TestOneCell(t *testing.T) {
	for name, st := range styles {
		t.Run(name, func(t *testing.T) {
			s, dir := study(t, st)
			was := all(t, dir)
			for _, r := range s.State().Tables[0].Rows {
				for i, c := range s.State().Tables[0].Columns {
					cell := map[string]string{"who": `A "b", c; d`, "note": "Über", "value": "7", "where": "The ferry"}[c.Name]
					if cell == "" {
						continue
					}
					before := all(t, dir)["people.csv"]
					out := must(t, s, Op{Do: "set", Ref: r.Ref, Cells: map[string]string{c.Name: cell}})
					if out.Ref != r.Ref {
						t.Errorf("%q", out.Ref)
					}
					is := all(t, dir)["people.csv"]
					if n := len(lines(is, before)); n != 1 {
						t.Errorf("%s of %s: %d lines differ", c.Name, r.Ref, n)
					}
					if got := s.State().Tables[0].Rows; got[r.Line-2].Cells[i] != cell {
						t.Errorf("%s of %s is %q", c.Name, r.Ref, got[r.Line-2].Cells[i])
					}
					must(t, s, Op{Do: "set", Ref: r.Ref, Cells: map[string]string{c.Name: r.Cells[i]}})
					if is := all(t, dir)["people.csv"]; strings.ReplaceAll(is, `"`, "") != strings.ReplaceAll(was["people.csv"], `"`, "") {
						t.Errorf("%s of %s: %q", c.Name, r.Ref, is)
					}
				}
			}
			for s.State().Undo != "" {
				must(t, s, Op{Do: "undo"})
			}
			if !maps.Equal(was, all(t, dir)) {
				t.Error("undone, and not as it was")
			}
			for s.State().Redo != "" {
				must(t, s, Op{Do: "redo"})
			}
		})
	}
}

// TestAccept gives numbers rows, in each style: the row stands where its number does, and
// what is undone is as it was.
func TestAccept(t *testing.T) {
	for name, st := range styles {
		t.Run(name, func(t *testing.T) {
			s, dir := study(t, st)
			was := all(t, dir)
			missing := s.State().Counts["missing"]
			out := must(t, s, Op{Do: "accept", Table: "people", Start: start(t, "180 people"), Cells: map[string]string{"who": "Licensed"}})
			if n := s.State().Counts["missing"]; n != missing-1 {
				t.Errorf("%d of %d are missing", n, missing)
			}
			r := s.State().Tables[0].Rows[2]
			if r.Ref != out.Ref || r.Label != "180\u00a0people" || r.What != "Licensed" || len(r.Findings) > 0 {
				t.Errorf("%+v", r)
			}
			if got := lines(all(t, dir)["people.csv"], was["people.csv"]); len(got) != 1 {
				t.Errorf("%q", got)
			}
			// A new unit comes with it, into the descriptor.
			out = must(t, s, Op{Do: "accept", Table: "people", Start: start(t, "40 and 60"), Cells: map[string]string{"who": "Cars"}})
			r = s.State().Tables[0].Rows[3]
			if r.Ref != out.Ref || !strings.Contains(r.Label, "40") || !strings.Contains(r.Label, "60") || len(r.Findings) > 0 {
				t.Errorf("%+v", r)
			}
			if got := lines(all(t, dir)["datapackage.json"], was["datapackage.json"]); len(got) != 2 || !strings.Contains(got[1], `"car"`) {
				t.Errorf("%q", got)
			}
			out = must(t, s, Op{Do: "accept", Table: "people", Start: start(t, "$2.5 million")})
			if r := s.State().Tables[0].Rows[5]; r.Ref != out.Ref || !strings.Contains(r.Label, "2.5") && !strings.Contains(r.Label, "2,500,000") {
				t.Errorf("%+v", r)
			}
			for s.State().Undo != "" {
				must(t, s, Op{Do: "undo"})
			}
			if !maps.Equal(was, all(t, dir)) {
				t.Error("undone, and not as it was")
			}
		})
	}
}

// TestAside sets a number and a row aside, and takes it back by accepting it.
func TestAside(t *testing.T) {
	s, dir := study(t, styles["plain"])
	was := all(t, dir)
	must(t, s, Op{Do: "aside", Start: start(t, "11 p.m."), Reason: "date-context"})
	if got := all(t, dir)["set-aside.csv"]; !strings.HasSuffix(got, "\n11 p.m.,The rescue ¶1,date-context,\n") {
		t.Errorf("%q", got)
	}
	denied(t, s, dir, Op{Do: "aside", Start: start(t, "11 p.m."), Reason: "vague"}, "set aside already")
	denied(t, s, dir, Op{Do: "aside", Start: start(t, "150 were"), Reason: "no-figure"}, "needs a note")
	denied(t, s, dir, Op{Do: "aside", Start: start(t, "150 were"), Reason: "because"}, "unknown reason")
	denied(t, s, dir, Op{Do: "aside", Refs: []string{"people.crew"}, Reason: "no-figure", Note: "It is."}, "other files would break")
	write(t, dir, map[string]string{"article.md": "# The ferry\n\nOf them [=people.dead number] died.\n"})
	s.Refresh()
	denied(t, s, dir, Op{Do: "aside", Refs: []string{"people.dead"}, Reason: "no-figure", Note: "It is."}, "article.md:3:")
	if err := os.Remove(filepath.Join(dir, "article.md")); err != nil {
		t.Fatal(err)
	}
	s.Refresh()
	must(t, s, Op{Do: "aside", Refs: []string{"people.dead"}, Reason: "no-figure", Note: "Another ship."})
	if got := all(t, dir); strings.Contains(got["people.csv"], "dead") || !strings.HasSuffix(got["set-aside.csv"], "\n9 died,The rescue ¶1,no-figure,Another ship.\n") {
		t.Errorf("%q", got)
	}
	out := must(t, s, Op{Do: "accept", Table: "people", Start: start(t, "9 died"), Cells: map[string]string{"who": "Dead", "id": "dead"}})
	if got := all(t, dir); out.Ref != "people.dead" || strings.Contains(got["set-aside.csv"], "9 died") {
		t.Errorf("%q %q", out.Ref, got["set-aside.csv"])
	}
	for s.State().Undo != "" {
		must(t, s, Op{Do: "undo"})
	}
	if !maps.Equal(was, all(t, dir)) {
		t.Error("undone, and not as it was")
	}
}

// TestRest does the other operations.
func TestRest(t *testing.T) {
	s, dir := study(t, styles["plain"])
	was := all(t, dir)
	row := func(ref string) rowState {
		t.Helper()
		for _, r := range s.State().Tables[0].Rows {
			if r.Ref == ref {
				return r
			}
		}
		t.Fatalf("there is no %s", ref)
		return rowState{}
	}
	must(t, s, Op{Do: "fill", Refs: []string{"people.aboard", "people.crew", "people.dead"}, Column: "date", Value: "2024-03"})
	if got := strings.Count(all(t, dir)["people.csv"], ",2024-03,"); got != 3 {
		t.Errorf("%d are filled", got)
	}
	denied(t, s, dir, Op{Do: "fill", Refs: []string{"people.aboard"}, Column: "date", Value: "soon"}, "soon")
	amiss := len(row("people.dead").Findings)
	for range 2 {
		op := Op{Do: "fill", Version: s.State().Version, Refs: []string{"people.aboard", "people.crew", "people.dead"}, Column: "date", Value: "2024-03", Note: "inferred"}
		_, _ = s.Do(op) // the second time it is so already
	}
	if got := row("people.crew").Cells[10]; got != `As "crew", the stewards too. The date is inferred: March 2024.` {
		t.Errorf("%q", got)
	}
	if got := row("people.dead"); len(got.Findings) != amiss-1 {
		t.Errorf("%+v", got.Findings)
	}
	denied(t, s, dir, Op{Do: "fill", Refs: []string{"people.aboard"}, Column: "place", Value: "x"}, `has no column "place"`)

	// Quotes: marked, and a word more and less.
	at := start(t, "ferry Aurora left with 212")
	must(t, s, Op{Do: "quote", Ref: "people.aboard", Start: at, End: at + len("ferry Aurora left with 212 passengers")})
	if got := row("people.aboard").Cells[8]; got != "ferry Aurora left with 212 passengers" {
		t.Errorf("%q", got)
	}
	must(t, s, Op{Do: "grow", Ref: "people.aboard", Side: "before", Words: -1})
	must(t, s, Op{Do: "grow", Ref: "people.aboard", Side: "after", Words: 1})
	must(t, s, Op{Do: "grow", Ref: "people.aboard", Side: "after", Words: 1})
	must(t, s, Op{Do: "grow", Ref: "people.aboard", Side: "after", Words: -1})
	if got := row("people.aboard").Cells[8]; got != "Aurora left with 212 passengers and" {
		t.Errorf("%q", got)
	}

	// A row for the other number of a quote, of the same things.
	denied(t, s, dir, Op{Do: "split", Ref: "people.dead"}, "no other number")
	at = start(t, "9 died")
	must(t, s, Op{Do: "quote", Ref: "people.dead", Start: at, End: at + len("9 died, 4 of them children")})
	out := must(t, s, Op{Do: "split", Ref: "people.dead"})
	if r := row(out.Ref); r.What != "Dead" || r.Cells[2] != "4" || r.Cells[7] != "2024-03" || r.Line != 5 {
		t.Errorf("%+v", r)
	}
	must(t, s, Op{Do: "set", Ref: "people.crew", Cells: map[string]string{"who": "Passengers", "bound": "exact"}})
	denied(t, s, dir, Op{Do: "merge", Refs: []string{"people.aboard", "people.crew"}}, "other files would break")
	must(t, s, Op{Do: "undo"})
	must(t, s, Op{Do: "merge", Refs: []string{"people.dead", out.Ref}})
	if r := row("people.dead"); r.Cells[2] != "4" || r.Cells[3] != "9" || r.Cells[4] != "between" || r.Cells[8] != "9 died, 4 of them children" {
		t.Errorf("%+v", r)
	}
	must(t, s, Op{Do: "undo"})

	// Written twice, and taken out: the number is in one row all the time.
	denied(t, s, dir, Op{Do: "remove", Ref: "people.dead"}, "would have no row")
	once := all(t, dir)["people.csv"]
	out = must(t, s, Op{Do: "copy", Ref: "people.dead"})
	if r := row(out.Ref); r.Ref != "people.dead-2" || r.Cells[8] != row("people.dead").Cells[8] {
		t.Errorf("%+v", r)
	}
	must(t, s, Op{Do: "remove", Ref: "people.dead-2"})
	if all(t, dir)["people.csv"] != once {
		t.Error("taken out, and not as it was")
	}

	// A reading: the column is there once it is needed.
	must(t, s, Op{Do: "reading", Ref: "people.crew", Value: "The stewards are meant, too."})
	if got := all(t, dir); !strings.Contains(got["people.csv"], `"The stewards are meant, too."`) || !strings.Contains(got["datapackage.json"], `{"name":"reading","type":"string"}`) {
		t.Errorf("%s", got["people.csv"])
	}
	must(t, s, Op{Do: "reading", Ref: "people.dead", Value: "It is so."})

	// An id is another wherever it is named.
	if out := must(t, s, Op{Do: "set", Ref: "people.crew", Cells: map[string]string{"id": "sailors"}}); out.Ref != "people.sailors" || !strings.Contains(all(t, dir)["charts.yaml"], "rows: [people.aboard, people.sailors]") {
		t.Errorf("%q", out.Ref)
	}
	denied(t, s, dir, Op{Do: "set", Ref: "people.sailors", Cells: map[string]string{"id": "aboard"}}, "aboard")
	denied(t, s, dir, Op{Do: "set", Ref: "people.sailors", Cells: map[string]string{"id": "No id"}}, "No id")
	must(t, s, Op{Do: "undo"})

	// Charts: seen, refused, and kept.
	p := s.Preview(Sketch{Kind: "bar", Refs: []string{"people.aboard", "people.crew"}})
	if !strings.Contains(p.SVG, "<svg") || p.Refused != "" || p.Alt == "" {
		t.Errorf("%+v", p)
	}
	if p := s.Preview(Sketch{Kind: "scatter", Refs: []string{"people.crew"}}); p.Refused == "" || p.SVG != "" {
		t.Errorf("%q", p.Refused)
	}
	drawn := map[string]bool{}
	for _, k := range s.State().Kinds {
		p := s.Preview(Sketch{Kind: k.Name, Refs: []string{"people.aboard", "people.crew"}})
		if (p.SVG == "") == (p.Refused == "") || !strings.HasPrefix(p.Spec, "kind: "+k.Name+"\n") {
			t.Errorf("%s: %q", k.Name, p.Refused)
		}
		drawn[k.Name] = p.SVG != ""
	}
	if !drawn["bar"] || !drawn["column"] || !drawn["dot"] || !drawn["dumbbell"] || drawn["scatter"] || drawn["schedule"] {
		t.Errorf("%v", drawn)
	}
	must(t, s, Op{Do: "chart", Chart: p.Spec, Value: "two"})
	if got := all(t, dir)["charts.yaml"]; !strings.HasPrefix(got, specs) || !strings.Contains(got[len(specs):], "  - id: two\n    kind: bar\n") {
		t.Errorf("%s", got)
	}
	denied(t, s, dir, Op{Do: "chart", Chart: p.Spec, Value: "two"}, "two")
	denied(t, s, dir, Op{Do: "chart", Chart: p.Spec, Value: "x\nterms: {}"}, "needs an id")

	// What falls is told, and done all the same.
	if v, err := s.Verify(); err != nil || v.Checked == 0 {
		t.Error(v, err)
	}
	for s.State().Undo != "" {
		must(t, s, Op{Do: "undo"})
	}
	if got := all(t, dir); !maps.Equal(was, got) {
		t.Errorf("undone, and not as it was: %q", lines(got["people.csv"], was["people.csv"]))
	}
}

// TestMerge merges rows that one row cannot stand for: nothing is changed. Those that differ
// in nothing but their numbers are one.
func TestMerge(t *testing.T) {
	for name, tt := range map[string]struct {
		first, second string // value to date
		want          string // of the merged row; or why there is none
	}{
		"exact":          {"9,,exact,person,total,2024", "4,,exact,person,total,2024", "4,9,between,person,total,2024"},
		"the same":       {"9,,over,person,total,2024", "9,,over,person,total,", "9,,over,person,total,2024"},
		"the same range": {"4,9,between,person,total,2024", "4,9,between,person,total,2024", "4,9,between,person,total,2024"},
		"from the other": {"9,,exact,person,total,", "9,,exact,person,total,2024", "9,,exact,person,total,2024"},
		"bounds":         {"9,,over,person,total,2024", "4,,about,person,total,2024", `is "over": only exact numbers`},
		"a bound":        {"9,,exact,person,total,2024", "4,,about,person,total,2024", `is "about": only exact numbers`},
		"a range":        {"9,,exact,person,total,2024", "4,5,between,person,total,2024", `is "between": only exact numbers`},
		"other bounds":   {"9,,over,person,total,2024", "9,,exact,person,total,2024", `the bound of people.dead is "over"`},
		"dates":          {"9,,exact,person,total,2024", "4,,exact,person,total,2023", `the date of people.dead is "2024", and that of people.young is "2023"`},
		"statistics":     {"9,,exact,person,total,2024", "4,,exact,person,maximum,2024", "the statistic of people.dead"},
	} {
		t.Run(name, func(t *testing.T) {
			const line = "%s,Dead,%s,\"9 died, 4 of them children\",The rescue ¶1,\n"
			head, _, _ := strings.Cut(people, "dead,")
			s, dir := begun(t, map[string]string{"datapackage.json": described("\n  ]\n}\n"), "people.csv": head + fmt.Sprintf(line, "dead", tt.first) + fmt.Sprintf(line, "young", tt.second)})
			op := Op{Do: "merge", Refs: []string{"people.dead", "people.young"}}
			if !strings.Contains(tt.want, ",") || strings.Contains(tt.want, " ") {
				denied(t, s, dir, op, tt.want)
				return
			}
			must(t, s, op)
			if got, want := all(t, dir)["people.csv"], head+fmt.Sprintf(line, "dead", tt.want); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}

// TestRenameSigned renames a row that somebody has signed.
func TestRenameSigned(t *testing.T) {
	s, dir := study(t, styles["plain"])
	write(t, dir, map[string]string{"reviews.csv": "row,sha256,reviewer,date,verdict,note,reviewed\npeople.crew," + strings.Repeat("0", 64) + ",Jane,2026-01-01,ok,,\n"})
	s.Refresh()
	must(t, s, Op{Do: "set", Ref: "people.crew", Cells: map[string]string{"id": "sailors"}})
	if got := all(t, dir)["reviews.csv"]; !strings.Contains(got, "\npeople.sailors,") {
		t.Errorf("%s", got)
	}
}

// TestOutside changes files under the editor: what it shows follows, an old page is told
// so, and what is not as it was is not undone.
func TestOutside(t *testing.T) {
	s, dir := study(t, styles["plain"])
	must(t, s, Op{Do: "set", Ref: "people.crew", Cells: map[string]string{"who": "Sailors"}})
	version := s.State().Version
	outside := strings.Replace(all(t, dir)["people.csv"], "Dead", "Killed", 1)
	write(t, dir, map[string]string{"people.csv": outside})
	_, err := s.Do(Op{Do: "set", Version: version, Ref: "people.crew", Cells: map[string]string{"who": "Crew"}})
	var r *Refusal
	if !errors.As(err, &r) || !r.Stale || all(t, dir)["people.csv"] != outside {
		t.Error(err)
	}
	if got := s.State().Tables[0].Rows[2].What; got != "Killed" {
		t.Error(got)
	}
	denied(t, s, dir, Op{Do: "undo"}, "changed outside since")
	// A file that cannot be loaded: the page shows what was, and writes nothing.
	write(t, dir, map[string]string{"people.csv": strings.Replace(outside, "212,", "two,", 1)})
	s.Refresh()
	if st := s.State(); !strings.Contains(st.Fault, `people.csv:2:`) || len(st.Tables[0].Rows) != 3 || strings.Contains(st.Fault, dir) {
		t.Errorf("%q", st.Fault)
	}
	denied(t, s, dir, Op{Do: "set", Ref: "people.crew", Cells: map[string]string{"who": "Crew"}}, "cannot be loaded")
	write(t, dir, map[string]string{"people.csv": outside})
	s.Refresh()
	if st := s.State(); st.Fault != "" {
		t.Errorf("%q", st.Fault)
	}
	must(t, s, Op{Do: "set", Ref: "people.crew", Cells: map[string]string{"who": "Crew"}})
}

// TestRandom does whatever comes, in each style: a study that is on the disk always loads,
// what is refused changes no byte, and when all is undone each byte is as it was.
func TestRandom(t *testing.T) {
	for name, st := range styles {
		t.Run(name, func(t *testing.T) {
			s, dir := study(t, st)
			was := all(t, dir)
			r := rand.New(rand.NewPCG(7, uint64(len(name))))
			pick := func(list ...string) string { return list[r.IntN(len(list))] }
			done := map[string]int{}
			for i := range 100 {
				v := s.State()
				var refs, numbers []string
				for _, x := range v.Tables[0].Rows {
					refs = append(refs, x.Ref)
				}
				for at := range v.Numbers {
					numbers = append(numbers, at)
				}
				slices.Sort(numbers)
				columns := []string{"id", "who", "value", "high", "bound", "unit", "statistic", "date", "quote", "where", "note", "reading", "nothing"}
				op := Op{
					Do: pick("set", "fill", "accept", "aside", "quote", "grow", "reading", "split", "merge", "copy", "remove", "chart", "undo", "redo"), Version: v.Version,
					Ref: pick(refs...), Refs: []string{pick(refs...), pick(refs...)}, Table: pick("people", "people", "nobody"), Column: pick(columns...),
					Value: pick("x", "", "a, b; c", `"`, "7", "over", "exact", "2024-03", "two\nlines", "\x00", "über"), Side: pick("before", "after"), Words: r.IntN(3) - 1,
					Reason: pick("vague", "date-context", "no-figure", "because"), Note: pick("", "It is."), Start: r.IntN(len(text)), End: r.IntN(len(text)), Chart: "kind: bar\ntitle: T\nrows: [" + pick(refs...) + "]",
				}
				op.Cells = map[string]string{op.Column: op.Value}
				if op.Do == "accept" || op.Do == "aside" && r.IntN(2) == 0 {
					op.Refs, op.Cells = nil, map[string]string{"who": op.Value}
					_, _ = fmt.Sscanf(pick(numbers...), "0:%d", &op.Start)
				}
				before := all(t, dir)
				_, err := s.Do(op)
				var refusal *Refusal
				if err != nil && (!errors.As(err, &refusal) || refusal.Stale || refusal.Message == "" || !maps.Equal(before, all(t, dir))) {
					t.Fatalf("%+v: %v", op, err)
				} else if err == nil {
					done[op.Do]++
					if i%5 == 0 {
						open(t, dir)
					}
				}
			}
			t.Log(done)
			for s.State().Undo != "" {
				must(t, s, Op{Do: "undo"})
			}
			if !maps.Equal(was, all(t, dir)) {
				t.Error("all is undone, and the files are not as they were")
			}
		})
	}
}
