package layout

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/language"
)

// phrases reads every phrase that the charts say from their code, and adds
// those that are kept in tables.
func phrases(t *testing.T, written map[string]bool) (out []string) {
	t.Helper()
	var files []string
	for _, folder := range []string{".", "../spec", "../kinds/*", "../.."} {
		list, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, list...)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || filepath.Base(name) == "locale.go" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil {
					written[s] = true
				}
			}
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			at := map[string]int{"Say": 0, "Sayf": 0, "Count": 1, "Opening": 0, "say": 0, "sayf": 0, "count": 1}
			i, ok := at[method.Sel.Name]
			if receiver, is := method.X.(*ast.Ident); !ok || !is || receiver.Name != "p" || len(call.Args) <= i {
				return true
			}
			if lit, ok := call.Args[i].(*ast.BasicLit); ok {
				s, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, s)
			}
			return true
		})
	}
	for _, s := range signs {
		out = append(out, s.words)
	}
	out = append(out, "%s under %s", "%s up to %s", "no bound", "no match", "not given", "Line chart", "Step chart", string(datasets.Expected), string(datasets.Speculated), string(datasets.Proposed), "Reference line")
	slices.Sort(out)
	return slices.Compact(out)
}

// TestTranslations looks for every phrase in every language, with the same
// places to fill, and with glyphs in the fonts.
func TestTranslations(t *testing.T) {
	written := map[string]bool{} // in the code, wherever it is said
	all := phrases(t, written)
	if len(all) < 40 {
		t.Fatalf("only %d phrases were found in the code", len(all))
	}
	fonts := typeset.New()
	for _, l := range language.All[1:] {
		tag, table := l.Tag, l.Writing.Charts
		for _, phrase := range all {
			s, ok := table[phrase]
			if !ok {
				t.Errorf("%s: %q has no translation", tag, phrase)
				continue
			}
			for _, verb := range []string{"%d", "%s"} {
				english, _, _ := strings.Cut(phrase, "|")
				for form := range strings.SplitSeq(s, "|") {
					if strings.Count(form, verb) != strings.Count(english, verb) {
						t.Errorf("%s: %q is filled otherwise than %q", tag, form, english)
					}
				}
			}
			if missing := fonts.Missing(typeset.Regular, s); len(missing) > 0 {
				t.Errorf("%s: %q has no glyph for %q", tag, s, missing)
			}
		}
		for phrase := range table {
			if !slices.Contains(all, phrase) && !written[phrase] {
				t.Errorf("%s: %q is said nowhere", tag, phrase)
			}
		}
	}
}
