package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"quotient/datasets/language"
)

// layers gives for each package of the module the packages of the module that
// it imports. Imports run one way: what is not listed is forbidden.
var layers = map[string][]string{
	"notebooks":                      {"notebooks/internal/ipynb", "notebooks/internal/kernel"},
	"notebooks/install":              {"notebooks/internal/kernel"},
	"notebooks/internal/ipynb":       {},
	"notebooks/internal/kernel":      {},
	"notebooks/notebook":             {"charts", "analysis", "datasets", "datasets/quantity"},
	"cmd/quotient":                   {"cmd/quotient/internal/cli"},
	"cmd/quotient/internal/cli":      {"cmd/quotient/internal/document", "cmd/quotient/internal/evidence", "cmd/quotient/internal/article", "cmd/quotient/internal/figure", "cmd/quotient/internal/weave", "cmd/quotient/internal/publish", "cmd/quotient/internal/draft", "cmd/quotient/internal/live", "cmd/quotient/internal/review", "cmd/quotient/internal/files", "cmd/quotient/internal/build", "cmd/quotient/internal/verify", "cmd/quotient/internal/report", "charts", "analysis", "datasets", "datasets/quantity", "datasets/source", "datasets/source/scan", "charts/seal", "datasets/folder", "datasets/limits", "cmd/quotient/internal/articles", "cmd/quotient/internal/workspace", "cmd/quotient/internal/checks", "datasets/check", "cmd/quotient/internal/selftest", "cmd/quotient/internal/keys", "cmd/quotient/internal/sheet", "cmd/quotient/internal/edition", "cmd/quotient/internal/rename", "cmd/quotient/internal/editor", "datasets/jsontext", "cmd/quotient/internal/outset", "datasets/works", "cmd/quotient/internal/bibliography", "cmd/quotient/internal/export", "cmd/quotient/internal/settings", "cmd/quotient/internal/terminal"},
	"cmd/quotient/internal/manual":   {"cmd/quotient/internal/cli"},
	"cmd/quotient/internal/terminal": {},
	"cmd/quotient/internal/settings": {"datasets"},
	"cmd/quotient/internal/review":   {"cmd/quotient/internal/htmlhead", "cmd/quotient/internal/verify", "charts", "analysis", "datasets", "datasets/edtf", "datasets/quantity", "datasets/source/scan", "charts/typeset", "charts/seal", "cmd/quotient/internal/article", "cmd/quotient/internal/files", "cmd/quotient/internal/publish", "cmd/quotient/internal/workspace", "datasets/folder", "datasets/limits", "datasets/check"},
	"cmd/quotient/internal/trace":    {"datasets/folder"},
	"cmd/quotient/internal/likeness": {"datasets/limits"},
	"cmd/quotient/internal/build":    {"cmd/quotient/internal/trace", "cmd/quotient/internal/files", "cmd/quotient/internal/likeness", "charts", "charts/typeset", "analysis", "datasets", "datasets/quantity", "charts/seal", "cmd/quotient/internal/figure", "cmd/quotient/internal/workspace", "datasets/folder", "datasets/limits", "datasets/check"},
	"cmd/quotient/internal/report":   {"cmd/quotient/internal/bibliography", "cmd/quotient/internal/sheet", "cmd/quotient/internal/edition", "cmd/quotient/internal/document", "cmd/quotient/internal/evidence", "cmd/quotient/internal/review", "cmd/quotient/internal/verify", "cmd/quotient/internal/weave", "charts", "analysis", "datasets", "datasets/limits", "datasets/quantity", "datasets/source/scan", "cmd/quotient/internal/articles", "cmd/quotient/internal/build", "cmd/quotient/internal/figure", "cmd/quotient/internal/workspace", "datasets/check", "cmd/quotient/internal/selftest"},

	"cmd/quotient/internal/weave":           {"datasets/works", "cmd/quotient/internal/article", "cmd/quotient/internal/figure", "cmd/quotient/internal/files", "charts", "charts/typeset", "analysis", "analysis/prose", "analysis/wording", "datasets", "datasets/edtf", "datasets/limits", "datasets/quantity", "datasets/language", "datasets/language/form", "cmd/quotient/internal/workspace", "datasets/folder"},
	"cmd/quotient/internal/publish":         {"datasets/works", "cmd/quotient/internal/article", "cmd/quotient/internal/figure", "charts/seal", "datasets/language", "datasets/folder"},
	"cmd/quotient/internal/document":        {"cmd/quotient/internal/article", "datasets", "datasets/folder", "datasets/limits", "datasets/source"},
	"cmd/quotient/internal/htmlhead":        {},
	"cmd/quotient/internal/evidence":        {"analysis", "analysis/prose", "analysis/wording", "charts/seal", "cmd/quotient/internal/document", "cmd/quotient/internal/draft", "cmd/quotient/internal/htmlhead", "cmd/quotient/internal/verify", "datasets", "datasets/check", "datasets/edtf", "datasets/folder", "datasets/language", "datasets/language/form", "datasets/limits", "datasets/quantity", "datasets/source", "datasets/source/scan"},
	"cmd/quotient/internal/draft":           {"datasets", "datasets/language", "datasets/language/form", "datasets/limits", "datasets/quantity", "datasets/source", "datasets/source/scan", "datasets/edtf", "datasets/claims"},
	"cmd/quotient/internal/outset":          {"cmd/quotient/internal/bibliography", "datasets/works", "analysis", "charts", "charts/typeset", "cmd/quotient/internal/checks", "cmd/quotient/internal/draft", "cmd/quotient/internal/files", "cmd/quotient/internal/keys", "cmd/quotient/internal/sheet", "cmd/quotient/internal/verify", "cmd/quotient/internal/workspace", "datasets", "datasets/check", "datasets/edtf", "datasets/folder", "datasets/language", "datasets/language/form", "datasets/limits", "datasets/quantity", "datasets/source", "datasets/source/scan"},
	"cmd/quotient/internal/edit":            {},
	"cmd/quotient/internal/bibliography":    {"cmd/quotient/internal/edit", "datasets", "datasets/works"},
	"cmd/quotient/internal/edition":         {"analysis", "charts", "cmd/quotient/internal/article", "cmd/quotient/internal/draft", "cmd/quotient/internal/edit", "cmd/quotient/internal/review", "cmd/quotient/internal/workspace", "datasets", "datasets/check", "datasets/folder", "datasets/limits", "datasets/quantity", "datasets/source", "datasets/source/scan"},
	"cmd/quotient/internal/export":          {"analysis", "charts", "cmd/quotient/internal/article", "cmd/quotient/internal/review", "cmd/quotient/internal/weave", "cmd/quotient/internal/workspace", "datasets", "datasets/check", "datasets/edtf", "datasets/quantity", "datasets/works"},
	"cmd/quotient/internal/sheet":           {"cmd/quotient/internal/edit", "cmd/quotient/internal/workspace", "datasets", "datasets/limits"},
	"cmd/quotient/internal/keys":            {"analysis", "charts", "cmd/quotient/internal/workspace", "datasets", "datasets/folder", "datasets/quantity", "datasets/works"},
	"cmd/quotient/internal/rename":          {"analysis", "analysis/captions", "charts", "charts/typeset", "cmd/quotient/internal/article", "cmd/quotient/internal/edit", "cmd/quotient/internal/keys", "cmd/quotient/internal/review", "cmd/quotient/internal/weave", "cmd/quotient/internal/workspace", "datasets", "datasets/folder", "datasets/quantity"},
	"cmd/quotient/internal/editor":          {"charts", "charts/typeset", "cmd/quotient/internal/checks", "cmd/quotient/internal/draft", "cmd/quotient/internal/edit", "cmd/quotient/internal/files", "cmd/quotient/internal/rename", "cmd/quotient/internal/weave", "cmd/quotient/internal/workspace", "datasets", "datasets/check", "datasets/edtf", "datasets/folder", "datasets/quantity", "datasets/source", "datasets/source/scan"},
	"cmd/quotient/internal/live":            {},
	"cmd/quotient/internal/figure":          {},
	"cmd/quotient/internal/article":         {"datasets/limits", "datasets/language"},
	"cmd/quotient/internal/files":           {"charts/seal", "datasets/folder", "datasets/limits"},
	"cmd/quotient/internal/verify":          {"datasets", "datasets/check"},
	"charts/internal/house":                 {"charts/internal/layout", "charts/internal/spec", "datasets"},
	"charts":                                {"analysis/gather", "charts/internal/house", "charts/internal/kinds/bars", "charts/internal/kinds/changes", "charts/internal/kinds/grids", "charts/internal/kinds/lines", "charts/internal/kinds/maps", "charts/internal/kinds/points", "charts/internal/kinds/timeline", "charts/internal/layout", "charts/internal/spec", "charts/marks", "charts/scene", "charts/typeset", "analysis", "analysis/prose", "datasets", "datasets/check", "datasets/quantity", "charts/seal", "datasets/folder", "datasets/limits", "analysis/captions", "analysis/naming", "analysis/wording"},
	"charts/internal/kinds/bars":            {"charts/internal/spread", "charts/internal/layout", "charts/internal/spec", "charts/marks", "charts/typeset", "analysis", "datasets", "datasets/quantity"},
	"charts/internal/kinds/changes":         {"charts/internal/spread", "charts/internal/layout", "charts/internal/spec", "charts/marks", "charts/typeset", "analysis", "datasets", "datasets/edtf", "datasets/quantity", "analysis/wording"},
	"charts/internal/kinds/grids":           {"charts/internal/spread", "charts/internal/layout", "charts/internal/spec", "charts/marks", "charts/typeset", "analysis", "datasets", "datasets/quantity"},
	"charts/internal/kinds/lines":           {"charts/internal/spread", "charts/internal/layout", "charts/internal/spec", "charts/marks", "charts/typeset", "analysis", "datasets", "datasets/edtf"},
	"charts/internal/atlas":                 {"datasets/spelling"},
	"charts/internal/kinds/maps":            {"charts/internal/atlas", "charts/internal/layout", "charts/internal/spec", "charts/marks", "charts/typeset", "datasets", "datasets/quantity"},
	"charts/internal/kinds/points":          {"charts/internal/spread", "datasets/limits", "charts/internal/layout", "charts/internal/spec", "charts/marks", "charts/scene", "charts/typeset", "analysis", "datasets", "datasets/edtf", "datasets/quantity", "analysis/wording"},
	"charts/internal/kinds/timeline":        {"charts/internal/spread", "charts/internal/layout", "charts/internal/spec", "charts/marks", "charts/typeset", "datasets", "datasets/edtf"},
	"charts/internal/layout":                {"charts/internal/spread", "analysis/wording", "charts/internal/style", "charts/internal/spec", "charts/marks", "charts/scene", "charts/typeset", "analysis", "datasets", "datasets/edtf", "datasets/quantity"},
	"charts/internal/spread":                {},
	"charts/internal/style":                 {"charts/internal/spec", "charts/marks", "charts/scene", "datasets", "datasets/lazy"},
	"charts/internal/spec":                  {"charts/marks", "analysis", "analysis/gather", "analysis/frames", "datasets", "datasets/edtf", "datasets/language", "datasets/limits", "datasets/quantity", "analysis/captions", "analysis/wording"},
	"charts/scene":                          {"charts/typeset", "datasets/limits"},
	"charts/typeset":                        {},
	"charts/marks":                          {},
	"charts/seal":                           {},
	"analysis":                              {"analysis/addable", "analysis/refusal", "analysis/wording", "datasets", "datasets/language", "datasets/language/form", "datasets/source/scan", "datasets/edtf", "datasets/limits", "datasets/quantity", "datasets/check", "analysis/frames"},
	"analysis/captions":                     {"analysis", "datasets", "datasets/quantity"},
	"analysis/topics":                       {"analysis", "analysis/wording", "datasets", "datasets/language/form", "datasets/quantity", "datasets/source/scan"},
	"analysis/wording":                      {"datasets/language", "datasets/language/form", "datasets/source", "datasets/source/scan", "datasets/quantity", "datasets/edtf", "datasets"},
	"analysis/addable":                      {"analysis/frames", "analysis/refusal", "datasets", "datasets/edtf", "datasets/limits"},
	"analysis/refusal":                      {"datasets"},
	"analysis/frames":                       {"datasets"},
	"analysis/recall":                       {},
	"analysis/naming":                       {"analysis", "datasets", "datasets/language", "datasets/language/form", "datasets/quantity", "analysis/captions", "analysis/wording", "datasets/check", "datasets/source/scan"},
	"analysis/prose":                        {"analysis", "datasets", "datasets/edtf", "datasets/limits", "datasets/quantity", "datasets/source", "datasets/source/scan", "datasets/language", "datasets/language/form", "datasets/check", "analysis/wording", "analysis/captions", "analysis/recall", "analysis/topics"},
	"datasets/check":                        {"datasets", "datasets/edtf", "datasets/folder", "datasets/language", "datasets/language/form", "datasets/quantity", "datasets/source", "datasets/source/scan", "datasets/claims"},
	"cmd/quotient/internal/checks":          {"cmd/quotient/internal/article", "cmd/quotient/internal/build", "cmd/quotient/internal/review", "cmd/quotient/internal/verify", "cmd/quotient/internal/weave", "cmd/quotient/internal/workspace", "charts", "analysis", "analysis/prose", "datasets", "datasets/check", "datasets/quantity", "datasets/folder", "analysis/naming"},
	"datasets/works":                        {"datasets/edtf", "datasets/language", "datasets/spelling"},
	"datasets":                              {"datasets/works", "datasets/edtf", "datasets/quantity", "datasets/source", "datasets/source/scan", "datasets/folder", "datasets/limits", "datasets/language", "datasets/language/form", "datasets/jsontext", "datasets/measure", "datasets/spelling", "datasets/temporal", "datasets/bounded", "datasets/numerals", "datasets/packed", "datasets/shapes"},
	"cmd/quotient/internal/selftest":        {"analysis", "analysis/prose", "charts", "cmd/quotient/internal/article", "cmd/quotient/internal/checks", "cmd/quotient/internal/weave", "cmd/quotient/internal/workspace", "datasets", "datasets/check", "datasets/folder", "datasets/language", "datasets/quantity", "datasets/source", "analysis/naming"},
	"datasets/edtf":                         {"datasets/language", "datasets/language/form"},
	"datasets/folder":                       {"datasets/limits"},
	"datasets/language":                     {"datasets/language/form"}, // and each language
	"datasets/language/form":                {},
	"datasets/temporal":                     {},
	"datasets/bounded":                      {"datasets/jsontext", "datasets/limits"},
	"datasets/numerals":                     {"datasets/language", "datasets/quantity"},
	"datasets/packed":                       {},
	"datasets/shapes":                       {"datasets/temporal"},
	"analysis/gather":                       {"analysis/addable", "datasets", "datasets/quantity"},
	"datasets/jsontext":                     {"datasets/limits"},
	"datasets/measure":                      {"datasets/limits", "datasets/quantity"},
	"datasets/spelling":                     {},
	"datasets/claims":                       {"datasets", "datasets/language", "datasets/language/form"},
	"datasets/lazy":                         {}, // which every package may import
	"datasets/limits":                       {"datasets/language/form"},
	"datasets/quantity":                     {"datasets/language", "datasets/language/form", "datasets/limits"},
	"datasets/source":                       {"datasets/folder", "datasets/limits"},
	"datasets/source/scan":                  {"datasets/edtf", "datasets/language", "datasets/language/form", "datasets/quantity", "datasets/source", "datasets/source/scan/internal/numeral", "datasets/source/scan/internal/when", "datasets/source/scan/internal/unit", "datasets/source/scan/internal/token", "datasets/source/scan/internal/word", "datasets/source/scan/internal/rule"},
	"datasets/source/scan/internal/numeral": {"datasets/source/scan/internal/when", "datasets/source/scan/internal/unit", "datasets/source/scan/internal/token", "datasets/source/scan/internal/word", "datasets/source/scan/internal/rule", "datasets/language/form", "datasets/quantity"},
	"datasets/source/scan/internal/when":    {"datasets/source/scan/internal/token", "datasets/source/scan/internal/word", "datasets/source/scan/internal/rule", "datasets/edtf", "datasets/quantity", "datasets/language/form"},
	"datasets/source/scan/internal/unit":    {"datasets/source/scan/internal/token", "datasets/source/scan/internal/word", "datasets/language/form"},
	"datasets/source/scan/internal/token":   {"datasets/source/scan/internal/word", "datasets/language/form", "datasets/quantity"},
	"datasets/source/scan/internal/word":    {"datasets/language/form", "datasets/quantity"},
	"datasets/source/scan/internal/rule":    {},

	"cmd/quotient/internal/workspace": {"analysis", "charts", "datasets", "datasets/check", "datasets/limits", "datasets/quantity", "datasets/folder"},
	"cmd/quotient/internal/articles":  {"charts", "cmd/quotient/internal/article", "cmd/quotient/internal/files", "cmd/quotient/internal/publish", "cmd/quotient/internal/weave", "cmd/quotient/internal/workspace", "datasets", "datasets/folder"},
}

// A language is a folder that only the list of languages imports: to add one, nothing
// here is edited.
func init() {
	const list = "datasets/language"
	folders, err := filepath.Glob("../../" + list + "/*/writing.go")
	if err != nil {
		panic(err)
	}
	for _, f := range folders {
		tag := path.Base(path.Dir(filepath.ToSlash(f)))
		if tag != "form" {
			layers[list] = append(layers[list], list+"/"+tag)
			layers[list+"/"+tag] = []string{list + "/form"}
		}
	}
}

// doors gives for each module that we depend on the packages that may import
// it. A dependency has one door where it can.
var doors = map[string][]string{
	"github.com/go-gota/gota":               {"datasets", "analysis/frames", "notebooks/notebook"},
	"gonum.org/v1/gonum":                    {"analysis", "notebooks"},
	"gonum.org/v1/plot":                     {"charts", "charts/internal/kinds/bars", "charts/internal/kinds/changes", "charts/internal/kinds/grids", "charts/internal/kinds/lines", "charts/internal/kinds/maps", "charts/internal/kinds/points", "charts/internal/kinds/timeline", "charts/internal/layout", "charts/marks", "charts/scene", "charts/typeset"},
	"github.com/expr-lang/expr":             {"analysis"},
	"github.com/goccy/go-yaml":              {"datasets", "datasets/bounded"},
	"github.com/xuri/excelize":              {"cmd/quotient/internal/sheet"},
	"github.com/kljensen/snowball":          {"datasets/language/en", "datasets/language/hu"},
	"github.com/spf13/cobra":                {"cmd/quotient/internal/cli", "cmd/quotient/internal/manual"},
	"github.com/spf13/pflag":                {"cmd/quotient/internal/cli", "cmd/quotient/internal/manual"},
	"github.com/jedib0t/go-pretty":          {"cmd/quotient/internal/report", "notebooks/notebook"},
	"github.com/janpfeifer/gonb":            {"notebooks/notebook"},
	"codeberg.org/go-fonts":                 {"charts/typeset"},
	"codeberg.org/go-pdf/fpdf":              {"charts/scene"},
	"golang.org/x/image":                    {"charts/typeset", "cmd/quotient/internal/likeness"},
	"golang.org/x/text":                     {"analysis/naming", "charts/typeset", "cmd/quotient/internal/draft", "cmd/quotient/internal/review", "datasets/source", "datasets/works", "datasets/source/scan/internal/token", "datasets/source/scan/internal/unit"},
	"github.com/google/go-cmp":              {},
	"github.com/lucasb-eyer":                {"charts"},
	"github.com/rogpeppe/go-internal":       {"cmd/quotient", "cmd/quotient/internal/files", "cmd/quotient/internal/report", "cmd/quotient/internal/review"},
	"github.com/chromedp":                   {},
	"github.com/fsnotify/fsnotify":          {"cmd/quotient/internal/live"},
	"golang.org/x/sys":                      {"cmd/quotient/internal/files", "cmd/quotient/internal/terminal"},
	"golang.org/x/term":                     {"cmd/quotient/internal/terminal"},
	"golang.org/x/net":                      {"cmd/quotient/internal/article", "cmd/quotient/internal/document", "cmd/quotient/internal/publish"},
	"codeberg.org/readeck/go-readability":   {"cmd/quotient/internal/document"},
	"github.com/santhosh-tekuri/jsonschema": {},
	"github.com/yuin/goldmark":              {"cmd/quotient/internal/article", "cmd/quotient/internal/publish"},
}

// TestArchitecture reads the imports of every file, and fails on one that runs
// back up, comes from a package without a layer, or goes past a door.
func TestArchitecture(t *testing.T) {
	root := moduleRoot(t)
	seen := map[string]bool{}
	used := map[[2]string]bool{} // by package, and what it imports
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if file != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "tools" || name == "out" || name == "node_modules") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		pkg := path.Dir(filepath.ToSlash(rel))
		allowed, ok := layers[pkg]
		if !ok {
			t.Errorf("%s: the package %s has no place in the layers", rel, pkg)
			return nil
		}
		seen[pkg] = true
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		test := strings.HasSuffix(name, "_test.go")
		for _, spec := range f.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if inside, ok := strings.CutPrefix(imported, "quotient/"); ok {
				used[[2]string{pkg, inside}] = true
				if inside != pkg && inside != "datasets/lazy" && !slices.Contains(allowed, inside) && !(test && (below(pkg)[inside] || strings.HasPrefix(inside, pkg+"/testdata/"))) {
					t.Errorf("%s imports %s, which its layer does not allow", rel, inside)
				}
				continue
			}
			if test || !strings.Contains(strings.Split(imported, "/")[0], ".") {
				continue
			}
			door := ""
			for module := range doors {
				if imported == module || strings.HasPrefix(imported, module+"/") {
					door = module
				}
			}
			if door == "" || !slices.Contains(doors[door], pkg) {
				t.Errorf("%s imports %s, which is not a door of that module", rel, imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg, allowed := range layers {
		if !seen[pkg] {
			t.Errorf("the layers name %s, which does not exist", pkg)
		}
		for _, below := range allowed {
			if seen[pkg] && !used[[2]string{pkg, below}] {
				t.Errorf("the layers let %s import %s, which it does not", pkg, below)
			}
		}
	}
}

// TestLanguagesApart fails on code that knows of one language: its tag stands in its
// folder alone. English is the language of messages, and of what has no language.
func TestLanguagesApart(t *testing.T) {
	root := moduleRoot(t)
	tags := language.Tags()[1:]
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		if rel = filepath.ToSlash(rel); d.IsDir() {
			if slices.Contains([]string{"datasets/language", "tools", "out"}, rel) || d.Name() == "testdata" || rel != "." && strings.HasPrefix(d.Name(), ".") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(rel, ".go") || strings.HasSuffix(rel, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil && slices.Contains(tags, s) {
					t.Errorf("%s:%d: %s: what is of one language is for datasets/language/%s to say", rel, set.Position(lit.Pos()).Line, lit.Value, s)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// below are the packages in the layers below one. A test may look down as far as it
// likes.
func below(pkg string) map[string]bool {
	out := map[string]bool{}
	var visit func(pkg string)
	visit = func(pkg string) {
		for _, next := range layers[pkg] {
			if !out[next] {
				out[next] = true
				visit(next)
			}
		}
	}
	visit(pkg)
	return out
}

// TestOneWay makes sure that the layers themselves have no circle.
func TestOneWay(t *testing.T) {
	for pkg := range layers {
		if below(pkg)[pkg] {
			t.Errorf("the layers run in a circle: %s is below itself", pkg)
		}
	}
}

// moduleRoot is the folder of go.mod. It is found without running the go
// command, so that a changed import is never hidden by a cached answer.
func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("there is no go.mod above")
		}
		dir = parent
	}
}
