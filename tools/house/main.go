// Command house measures how the code of the repository is built: the sizes and the
// complexity of its parts, and how many files know of one locale, check, chart kind,
// verb or format. It prints a table of Markdown, with the limit of each measure.
//
//	go run -C tools ./house          the table
//	go run -C tools ./house -list    and what is largest, most complex, or known too widely
//	go run -C tools ./house -check   fails where a measure is over its limit
//
// Tests and generated files are left out. The complexity is cyclomatic, as gocyclo
// counts it: 1, and 1 more for each if, for, case, && and ||.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"log"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/fzipp/gocyclo"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("house: ")
	list := flag.Bool("list", false, "list the places behind each measure")
	check := flag.Bool("check", false, "fail where a measure is over its limit")
	root := flag.String("root", "..", "the folder of the repository")
	flag.Parse()

	h, err := read(*root)
	if err != nil {
		log.Fatal(err)
	}
	passed := false
	fmt.Println("| | Now | Limit |\n| --- | --- | --- |")
	measures := h.measures()
	for _, m := range measures {
		mark := ""
		if m.now > m.most {
			passed = true
			mark = " (over)"
		}
		fmt.Printf("| %s | %s%s | %s |\n", m.name, m.show(m.now), mark, m.show(m.most))
	}
	if *list {
		for _, m := range measures {
			fmt.Printf("\n%s:\n", m.name)
			for _, p := range m.places[:min(len(m.places), 40)] {
				fmt.Println("  " + p)
			}
		}
	}
	if *check && passed {
		log.Fatal("a measure is over its limit: go run -C tools ./house -list shows where")
	}
}

// A measure is one line of the table.
type measure struct {
	name   string
	now    float64
	most   float64 // the limit
	share  bool    // printed as a percentage
	places []string
}

func (m measure) show(x float64) string {
	if m.share {
		return fmt.Sprintf("%.1f %%", 100*x)
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// A file is one file of Go that the program is made of.
type file struct {
	path  string // from the root, with slashes
	lines int
	ast   *ast.File
}

// A house is all the code.
type house struct {
	fset  *token.FileSet
	files []*file
	stats gocyclo.Stats
}

// skipped are folders that hold no code of the program.
var skipped = []string{"testdata", "tools", "out", "node_modules"}

func read(root string) (*house, error) {
	h := &house{fset: token.NewFileSet()}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name != root && (strings.HasPrefix(d.Name(), ".") || slices.Contains(skipped, d.Name())) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(h.fset, name, text, parser.ParseComments)
		if err != nil || ast.IsGenerated(f) {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		h.files = append(h.files, &file{filepath.ToSlash(rel), strings.Count(string(text), "\n"), f})
		h.stats = gocyclo.AnalyzeASTFile(f, h.fset, h.stats)
		return nil
	})
	return h, err
}

func (h *house) measures() []measure {
	return []measure{
		largest("lines of the largest package", 5500, h.packages()),
		largest("lines of the largest file", 600, h.sizes()),
		largest("lines of the longest function", 100, h.functions()),
		h.complex("functions with a complexity over 15", 15, 0.03),
		h.complex("functions with a complexity over 30", 30, 0),
		h.known("files that know of one locale, apart from its folder", 1, h.locales()),
		h.known("files that know of one check, apart from its own", 1, h.named("Check", "datasets/check", "analysis", "cmd/quotient/internal/checks")),
		h.known("files that know of one chart kind, apart from its own", 1, h.named("Kind", "charts")),
	}
}

// A size is how large a thing is.
type size struct {
	name string
	n    int
}

func largest(name string, most float64, sizes []size) measure {
	slices.SortStableFunc(sizes, func(a, b size) int { return cmp.Or(b.n-a.n, strings.Compare(a.name, b.name)) })
	m := measure{name: name, most: most}
	for i, s := range sizes {
		if i == 0 {
			m.now = float64(s.n)
		}
		if float64(s.n) > most || i < 3 {
			m.places = append(m.places, fmt.Sprintf("%d %s", s.n, s.name))
		}
	}
	return m
}

func (h *house) packages() []size {
	sum := map[string]int{}
	for _, f := range h.files {
		sum[path.Dir(f.path)] += f.lines
	}
	var out []size
	for name, n := range sum {
		out = append(out, size{name, n})
	}
	return out
}

func (h *house) sizes() (out []size) {
	for _, f := range h.files {
		out = append(out, size{f.path, f.lines})
	}
	return out
}

func (h *house) functions() (out []size) {
	for _, f := range h.files {
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				n := h.fset.Position(fn.End()).Line - h.fset.Position(fn.Pos()).Line + 1
				out = append(out, size{f.path + " " + fn.Name.Name, n})
			}
		}
	}
	return out
}

// complex counts the functions that are more complex than over. Over 15 it is their share
// of all.
func (h *house) complex(name string, over int, most float64) measure {
	m := measure{name: name, most: most, share: most > 0}
	slices.SortStableFunc(h.stats, func(a, b gocyclo.Stat) int { return b.Complexity - a.Complexity })
	for _, s := range h.stats {
		if s.Complexity > over {
			m.places = append(m.places, fmt.Sprintf("%d %s.%s %s", s.Complexity, s.PkgName, s.FuncName, s.Pos))
		}
	}
	m.now = float64(len(m.places))
	if m.share {
		m.now /= float64(len(h.stats))
	}
	return m
}

// A thing is one of several of a sort, with the place where it is defined.
type thing struct {
	word string                 // its name, or the tag of a language
	pkg  string                 // the folder of its package; "" for what is known by its tag
	own  func(path string) bool // whether a file is its own
}

// known looks for the thing that most files know of, apart from its own.
func (h *house) known(name string, most float64, things []thing) measure {
	m := measure{name: name, most: most}
	if len(things) == 0 {
		m.places = []string{"none of them was found: look at how this command finds them"}
		m.now = most + 1
		return m
	}
	for _, t := range things {
		var files []string
		for _, f := range h.files {
			if !t.own(f.path) && t.in(f) {
				files = append(files, f.path)
			}
		}
		m.now = max(m.now, float64(len(files)))
		if float64(len(files)) > most {
			m.places = append(m.places, t.word+" "+strings.Join(files, ", "))
		}
	}
	return m
}

// in reports whether a file knows of the thing: it uses a variable of its package that is
// called so, or has a tag as a text, or imports the package of a tag.
func (t thing) in(f *file) (found bool) {
	inside := path.Dir(f.path) == t.pkg
	var look func(n ast.Node) bool
	look = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field: // a field is not the variable of its name
			ast.Inspect(n.Type, look)
			return false
		case *ast.KeyValueExpr:
			ast.Inspect(n.Value, look)
			return false
		case *ast.BasicLit:
			text, err := strconv.Unquote(n.Value)
			found = found || t.pkg == "" && err == nil && n.Kind == token.STRING && (text == t.word || strings.HasSuffix(text, "/language/"+t.word))
		case *ast.SelectorExpr: // package.Name; else a field or method, which is not the variable of its name
			x, ok := n.X.(*ast.Ident)
			found = found || t.pkg != "" && !inside && ok && n.Sel.Name == t.word && x.Name == path.Base(t.pkg)
			ast.Inspect(n.X, look)
			return false
		case *ast.FuncDecl: // a method is not the variable of its name
			if n.Recv != nil {
				ast.Inspect(n.Type, look)
				if n.Body != nil {
					ast.Inspect(n.Body, look)
				}
				return false
			}
		case *ast.Ident:
			found = found || inside && n.Name == t.word
		}
		return !found
	}
	ast.Inspect(f.ast, look)
	return found
}

// locales are the folders of languages; English is what everything falls back to.
func (h *house) locales() (out []thing) {
	seen := map[string]bool{}
	for _, f := range h.files {
		dir := path.Dir(f.path)
		tag := path.Base(dir)
		if path.Base(path.Dir(dir)) != "language" || tag == "form" || tag == "en" || seen[tag] {
			continue
		}
		seen[tag] = true
		out = append(out, thing{tag, "", func(p string) bool { return path.Dir(p) == dir }})
	}
	return out
}

// named are the variables of a type in some folders: var waffleKind = Kind{…}.
func (h *house) named(kind string, dirs ...string) (out []thing) {
	for _, f := range h.files {
		if !slices.ContainsFunc(dirs, func(dir string) bool {
			return path.Dir(f.path) == dir || strings.HasPrefix(f.path, dir+"/internal/")
		}) {
			continue
		}
		for _, d := range f.ast.Decls {
			decl, ok := d.(*ast.GenDecl)
			if !ok || decl.Tok != token.VAR {
				continue
			}
			for _, s := range decl.Specs {
				v := s.(*ast.ValueSpec)
				for i, value := range v.Values {
					lit, ok := value.(*ast.CompositeLit)
					if ok && typeName(lit.Type) == kind {
						own := f.path
						out = append(out, thing{v.Names[i].Name, path.Dir(own), func(p string) bool { return p == own }})
					}
				}
			}
		}
	}
	return out
}

func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
