package selftest

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"quotient/cmd/quotient/internal/checks"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/source"
)

// The README prints the shares of the bundled study between these lines.
const begin, end = "<!-- self-test -->\n", "<!-- /self-test -->\n"

// TestBundled measures what is noticed of changes to the bundled study, and holds the
// table of the README to it. UPDATE=1 writes it there.
func TestBundled(t *testing.T) {
	file := filepath.Join("..", "..", "..", "..", "README.md")
	readme, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(readme), begin)
	was, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("the README has no place for the shares, between %s and %s", begin, end)
	}
	now := &strings.Builder{}
	fmt.Fprintln(now, "| what is changed | tried | noticed |")
	fmt.Fprintln(now, "| --- | --: | --: |")
	shares := measure(t, "hungary-1956", math.MaxInt32)
	for _, s := range shares {
		fmt.Fprintf(now, "| %s | %d | %.1f %% |\n", s.class.Doc, s.tried, s.percent())
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, []byte(before+begin+now.String()+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if was != now.String() {
		t.Errorf("the README prints other shares than there are now: UPDATE=1 writes them\n%s", now)
	}
}

// TestFresh holds what is noticed of changes to the studies that no rule was made for: at
// most five points less than of the bundled one, by the table of the README, in each class
// with ten changes or more. Of a class it makes some of the changes, evenly spread.
func TestFresh(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"earthquakes", "reparations-1919"} {
		t.Run(name, func(t *testing.T) {
			for _, s := range measure(t, name, 150) {
				_, row, ok := strings.Cut(string(readme), "| "+s.class.Doc+" | ")
				var tried int
				var bundled float64
				if _, err := fmt.Sscanf(row, "%d | %f", &tried, &bundled); !ok || err != nil {
					t.Errorf("the README has no row for %s", s.class.Name)
				}
				if s.tried >= 10 && s.percent() < bundled-5 {
					t.Errorf("%s: %.1f %% is noticed, and of the bundled study %.1f %%", s.class.Name, s.percent(), bundled)
				}
			}
		})
	}
}

// A share of the changes of a class was noticed.
type share struct {
	class          Class
	tried, noticed int
}

func (s share) percent() float64 { return 100 * float64(s.noticed) / float64(max(s.tried, 1)) }

// measure makes the changes to a bundled study, of each class as many as most or fewer, and logs those that nobody notices.
func measure(t *testing.T, name string, most int) (out []share) {
	dirs := []string{os.Getenv("QUOTIENT_SOURCES"), filepath.Join("..", "..", "..", "..", "..", "shared", "sources")}
	texts := func(s *datasets.Study) ([]*check.Text, error) { return check.Texts(s, dirs) }
	fsys, err := datasets.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	r, _, err := checks.Run(workspace.Place{Name: name, FS: fsys}, texts, checks.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Missing()) > 0 {
		t.Skip("the text of the bundled study is not at hand: set QUOTIENT_SOURCES to its folder")
	}
	if !r.Holds() {
		t.Fatalf("the study does not hold: %+v", r.Checks)
	}
	subject, err := newSubject(fsys, texts)
	if err != nil {
		t.Fatal(err)
	}
	var mutants []*Mutant
	for _, list := range subject.mutants(strings.Fields(*class)...) {
		step := max(1, (len(list)+most-1)/most)
		for i := 0; i < len(list); i += step {
			mutants = append(mutants, list[i])
		}
	}
	if err := subject.all(mutants, nil); err != nil {
		t.Fatal(err)
	}
	for _, c := range Classes {
		s := share{class: c}
		for _, m := range mutants {
			if m.Class != c.Name {
				continue
			}
			if s.tried++; m.Caught != "" {
				s.noticed++
			} else {
				t.Logf("%s: %s:%d: not noticed: %s", c.Name, m.File, m.Line, m.What)
			}
		}
		t.Logf("%s: %d of %d", c.Name, s.noticed, s.tried)
		out = append(out, s)
	}
	return out
}

// TestShared measures a small study, which ends soon even where the race detector looks
// on.
func TestShared(t *testing.T) {
	a, err := txtar.ParseFile(filepath.Join("..", "cli", "testdata", "studies", "village.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	study := fstest.MapFS{}
	for _, f := range a.Files {
		study[f.Name] = &fstest.MapFile{Data: bytes.ReplaceAll(f.Data, []byte(`"sha256": "$letter.txt", `), nil)}
	}
	letter, err := source.Read("letter.txt", study["letter.txt"].Data)
	if err != nil {
		t.Fatal(err)
	}
	var told atomic.Int64
	mutants, err := Run(study, func(s *datasets.Study) ([]*check.Text, error) {
		return []*check.Text{check.NewText(s.Sources[0], letter)}, nil
	}, func(all int) {
		told.Add(1)
		if all < 20 {
			t.Errorf("it tells of %d changes", all)
		}
	})
	if n := told.Load(); int(n) != len(mutants) {
		t.Errorf("it tells %d times of %d changes", n, len(mutants))
	}
	if err != nil || len(mutants) < 20 {
		t.Errorf("%d changes, %v", len(mutants), err)
	}
	for _, m := range mutants { // what needs no judgement is always noticed
		if m.Caught == "" && (m.Class == valueClass.Name || m.Class == boundClass.Name || m.Class == quoteClass.Name) {
			t.Errorf("%s: %s:%d: not noticed: %s", m.Class, m.File, m.Line, m.What)
		}
	}
}
