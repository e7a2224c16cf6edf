package refusal

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestRemedies: every reason for a refusal has a remedy of its own, and no other error has
// one.
func TestRemedies(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]Reason{}
	n := 0
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(gotoken.NewFileSet(), f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(node ast.Node) bool {
			v, ok := node.(*ast.ValueSpec)
			if !ok || fmt.Sprint(v.Type) != "Reason" {
				return true
			}
			text, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			reason := Reason(text)
			remedy := Remedy(fmt.Errorf("x is refused: %w", &Error{Reason: reason}))
			if remedies[reason] == "" || !strings.HasPrefix(remedy, "take it out, or ") {
				t.Errorf("%s has the remedy %q", reason, remedy)
			}
			if other, ok := told[remedy]; ok {
				t.Errorf("%s and %s have one remedy", other, reason)
			}
			told[remedy] = reason
			n++
			return true
		})
	}
	if n != len(remedies) || n == 0 {
		t.Errorf("%d reasons, and %d remedies", n, len(remedies))
	}
	if got := Remedy(errors.New("other")); got != "" {
		t.Errorf("an error that is no refusal has the remedy %q", got)
	}
}
