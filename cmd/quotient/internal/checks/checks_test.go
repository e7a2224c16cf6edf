package checks

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"quotient/cmd/quotient/internal/verify"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/limits"
	"quotient/datasets/source"
)

// TestSelfTest asks that verify notices every change to the bundled study.
func TestSelfTest(t *testing.T) {
	dirs := []string{os.Getenv("QUOTIENT_SOURCES"), filepath.Join("..", "..", "..", "..", "..", "shared", "sources")}
	texts := func(s *datasets.Study) ([]*check.Text, error) { return check.Texts(s, dirs) }
	fsys, err := datasets.Find("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	r, _, err := Run(workspace.Place{Name: "hungary-1956", FS: fsys}, texts, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Missing()) > 0 {
		t.Skip("the text of the bundled study is not at hand: set QUOTIENT_SOURCES to its folder")
	}
	if !r.Holds() {
		t.Fatalf("the study does not hold: %+v", r.Checks)
	}
	mutants, err := SelfTest(fsys, texts)
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	if says := "makes " + limits.Count(len(mutants)) + " single changes"; !strings.Contains(string(readme), says) {
		t.Errorf("the README does not say that the self-test %s", says)
	}
	tried := map[string]int{}
	for _, m := range mutants {
		tried[m.Class]++
		if m.Caught == "" {
			t.Errorf("%s:%d: not noticed: %s", m.File, m.Line, m.What)
		}
	}
	for _, class := range verify.Classes {
		if tried[class] == 0 {
			t.Errorf("no change of the class %q was tried", class)
		}
	}
}

// TestSelfTestShared is the self-test of a small study, which ends soon even where the
// race detector looks on.
func TestSelfTestShared(t *testing.T) {
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
	mutants, err := SelfTest(study, func(s *datasets.Study) ([]*check.Text, error) {
		return []*check.Text{check.NewText(s.Sources[0], letter)}, nil
	})
	if err != nil || len(mutants) < 20 {
		t.Errorf("%d changes, %v", len(mutants), err)
	}
}
