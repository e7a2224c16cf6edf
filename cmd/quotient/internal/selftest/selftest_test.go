package selftest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
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
	shares := measure(t, "hungary-1956")
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

// A share of the changes of a class was noticed.
type share struct {
	class          Class
	tried, noticed int
}

func (s share) percent() float64 { return 100 * float64(s.noticed) / float64(max(s.tried, 1)) }

// measure makes the changes to a bundled study, and logs those that nobody notices.
func measure(t *testing.T, name string) (out []share) {
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
	mutants, err := Run(fsys, texts, strings.Fields(*class)...)
	if err != nil {
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
	mutants, err := Run(study, func(s *datasets.Study) ([]*check.Text, error) {
		return []*check.Text{check.NewText(s.Sources[0], letter)}, nil
	})
	if err != nil || len(mutants) < 20 {
		t.Errorf("%d changes, %v", len(mutants), err)
	}
	for _, m := range mutants { // what needs no judgement is always noticed
		if m.Caught == "" && (m.Class == valueClass.Name || m.Class == boundClass.Name || m.Class == quoteClass.Name) {
			t.Errorf("%s: %s:%d: not noticed: %s", m.Class, m.File, m.Line, m.What)
		}
	}
}
