package main

import (
	"bytes"
	"fmt"
	"go/doc"
	"go/parser"
	"go/token"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/cli"
	"quotient/datasets/limits"
)

// update rewrites what the tests below compare: UPDATE=1 go test ./cmd/quotient
var update = os.Getenv("UPDATE") == "1"

func read(t *testing.T, path ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(append([]string{moduleRoot(t)}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// same compares a file of the documentation with what it should be.
func same(t *testing.T, want []byte, path ...string) {
	t.Helper()
	full := filepath.Join(append([]string{moduleRoot(t)}, path...)...)
	// What a picture says of its origin changes with every line of code; what it
	// shows does not.
	if was, err := os.ReadFile(full); err == nil && strings.HasSuffix(full, ".png") && alike(was, want) {
		return
	}
	if update {
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, want, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile(full); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what the program makes (%v); UPDATE=1 go test ./cmd/quotient rewrites it", filepath.Join(path...), err)
	}
}

// alike reports whether two pictures have the same pixels.
func alike(a, b []byte) bool {
	x, err := png.Decode(bytes.NewReader(a))
	if err != nil {
		return false
	}
	y, err := png.Decode(bytes.NewReader(b))
	if err != nil || x.Bounds() != y.Bounds() {
		return false
	}
	for j := range x.Bounds().Dy() {
		for i := range x.Bounds().Dx() {
			r0, g0, b0, _ := x.At(i, j).RGBA()
			r1, g1, b1, _ := y.At(i, j).RGBA()
			if r0 != r1 || g0 != g1 || b0 != b1 {
				return false
			}
		}
	}
	return true
}

// TestPictures holds the pictures of the documentation against a fresh build.
func TestPictures(t *testing.T) {
	out := t.TempDir()
	var stdout, stderr bytes.Buffer
	if code := cli.Main([]string{"build", "hungary-1956", "--out", out}, &stdout, &stderr); code != 0 {
		t.Fatalf("exit %d: %s", code, &stderr)
	}
	found := regexp.MustCompile(`docs/pictures/([a-z-]+\.(?:png|svg))`).FindAllStringSubmatch(read(t, "README.md"), -1)
	if len(found) == 0 {
		t.Fatal("the README shows no picture")
	}
	for _, m := range found {
		picture, err := os.ReadFile(filepath.Join(out, "hungary-1956", "charts", m[1]))
		if err != nil {
			t.Fatal(err)
		}
		same(t, picture, "docs", "pictures", m[1])
	}
}

// TestConsole runs every command that the documentation shows with its output.
func TestConsole(t *testing.T) {
	text := read(t, "README.md")
	blocks := regexp.MustCompile("(?s)```console\n\\$ quotient ([^\n]*)\n(.*?)```").FindAllStringSubmatch(text, -1)
	if len(blocks) == 0 {
		t.Fatal("the README shows no command")
	}
	for _, b := range blocks {
		var out bytes.Buffer
		cli.Main(words(b[1]), &out, &out)
		if out.String() == b[2] {
			continue
		}
		if !update {
			t.Errorf("quotient %s prints\n%s\nand the README says\n%s", b[1], &out, b[2])
		}
		text = strings.Replace(text, b[2], out.String(), 1)
	}
	if update {
		same(t, []byte(text), "README.md")
	}
}

// TestSmallestStudy builds the study that docs/data-format.md shows.
func TestSmallestStudy(t *testing.T) {
	dir := t.TempDir()
	files := regexp.MustCompile("(?s)\n`([a-z.]+)`\n\n```[a-z]+\n(.*?)```").FindAllStringSubmatch(read(t, "docs", "data-format.md"), -1)
	if len(files) != 3 {
		t.Fatalf("the page shows %d files", len(files))
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f[1]), []byte(f[2]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	out := t.TempDir()
	var stdout, stderr bytes.Buffer
	if code := cli.Main([]string{"build", dir, "--out", out}, &stdout, &stderr); code != 0 || stderr.Len() > 0 {
		t.Fatalf("exit %d: %s", code, &stderr)
	}
	if _, err := os.Stat(filepath.Join(out, "strike", "charts", "strike.png")); err != nil {
		t.Error(err)
	}
}

// TestCheckedDraft checks the draft that docs/check.md shows.
func TestCheckedDraft(t *testing.T) {
	page := read(t, "docs", "check.md")
	t.Chdir(t.TempDir())
	for _, f := range regexp.MustCompile("(?s)\n`([a-z.]+)`\n\n```[a-z]+\n(.*?)```").FindAllStringSubmatch(page, -1) {
		if err := os.WriteFile(f[1], []byte(f[2]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	console := regexp.MustCompile("(?s)```console\n\\$ quotient ([^\n]*)\n(.*?)```").FindStringSubmatch(page)
	var out bytes.Buffer
	if code := cli.Main(words(console[1]), &out, &out); code != 1 || out.String() != console[2] {
		t.Errorf("exit %d, and quotient %s prints\n%s", code, console[1], &out)
	}
}

// TestBegunStudy begins the study that docs/new.md shows, verifies and builds it.
func TestBegunStudy(t *testing.T) {
	page := read(t, "docs", "new.md")
	t.Chdir(t.TempDir())
	file := regexp.MustCompile("(?s)\n`([a-z.]+)`\n\n```text\n(.*?)```").FindStringSubmatch(page)
	if err := os.WriteFile(file[1], []byte(file[2]), 0o666); err != nil {
		t.Fatal(err)
	}
	console := regexp.MustCompile("(?s)```console\n\\$ quotient ([^\n]*)\n(.*?)```").FindStringSubmatch(page)
	var out bytes.Buffer
	if code := cli.Main(words(console[1]), &out, &out); code != 0 || !strings.HasPrefix(out.String(), console[2]) {
		t.Errorf("exit %d, and quotient %s prints\n%s", code, console[1], &out)
	}
	for _, args := range [][]string{{"verify", "flood", "--sources", "."}, {"build", "flood"}} {
		out.Reset()
		if code := cli.Main(args, &out, &out); code != 0 {
			t.Errorf("exit %d of %q\n%s", code, args, &out)
		}
	}
	table, err := os.ReadFile(filepath.Join("flood", "figures.csv"))
	for _, is := range []string{"\nkilled,killed,killed,12,,exact,person,total,asserted,1903-03-04,", ",figures.inhabitants-valley,12 were killed,", "\nhouses-destroyed,", "\nspent-repairs,spent on repairs,,45000,"} {
		if err != nil || !strings.Contains(string(table), is) {
			t.Errorf("the table has no %q: %v\n%s", is, err, table)
		}
	}
}

// words splits a command line: blanks, and single quotation marks.
func words(line string) (out []string) {
	for _, m := range regexp.MustCompile(`'([^']*)'|(\S+)`).FindAllStringSubmatch(line, -1) {
		out = append(out, m[1]+m[2])
	}
	return out
}

// toAdd is what docs/architecture.md says to whoever adds something. What it names is
// looked for in the code.
const toAdd = `
## To add something

Each is one file, or one folder, and one word in a list. Look at a neighbour in the same
folder for the shape.

| To add | Write | Add its name to |
| --- | --- | --- |
| a kind of chart | ` + "`charts/internal/kinds/FAMILY/KIND.go`, with a value of `layout.Kind` | `Kinds` in `charts/charts.go`" + ` |
| a language | ` + "`datasets/language/TAG/`, with a value of `form.Language`: copy the folder `en` | `All` in `datasets/language/language.go`" + ` |
| a check of tables and texts | ` + "`datasets/check/NAME.go`, with a value of `check.Check` | `List` in `datasets/check/list.go`" + ` |
| a check of comparisons | ` + "`analysis/NAME_check.go`, with a value of `analysis.Check` | `Checks` in `analysis/check.go`" + ` |
| a check of all else that is made of them | ` + "`cmd/quotient/internal/checks/NAME.go`, with a value of `checks.Check` | `List` in `cmd/quotient/internal/checks/checks.go`" + ` |
| a rule by which sentences are judged | ` + "`analysis/prose/rule_NAME.go`, with a value of `rule` | `rules` in `analysis/prose/judge.go`" + ` |
| a verb | ` + "`cmd/quotient/internal/cli/VERB.go`, with a function that returns its command | `verbs` in `cmd/quotient/internal/cli/cli.go`" + ` |
| a format of pictures | ` + "`charts/scene/FORMAT.go`, with the writer | `Formats` in `charts/charts.go`; to read what such a picture carries, `ReadProvenance` in `charts/scene/provenance.go`, and `In` in `charts/seal/seal.go` for how it is sealed" + ` |
| a format of embedded figures | ` + "`cmd/quotient/internal/figure/FORMAT.go`, with a method of `Figure` | `Formats` in `cmd/quotient/internal/figure/figure.go`" + ` |
| a format of exports | ` + "`cmd/quotient/internal/export/FORMAT.go`, with a value of `Format` | `Formats` in `cmd/quotient/internal/export/export.go`" + ` |
| a format of articles | ` + "`cmd/quotient/internal/publish/FORMAT.go`, with a value of `Format` | `Formats` in `cmd/quotient/internal/publish/publish.go`" + ` |

Help, completion, messages and these docs read the lists. Tests then ask for the rest: a
golden picture and a gallery entry of a kind, a row in docs/verify.md of a check, an
example of a verb.
`

// libraries is what docs/architecture.md says of those that carry most.
const libraries = `
## What the libraries do here

**gota** holds tables as data frames. ` + "`datasets`" + ` makes a frame of a table and a table of a
frame. ` + "`analysis/frames`" + `, the only other package that imports it, filters, sorts, groups and
joins: the rows that a chart draws (` + "`table`, `where`, `sort`" + `), the groups of a summary, and
all that a notebook does with ` + "`analysis.Query`, `Filter`, `Sort`, `GroupBy`, `Join` and\n`Aggregate`" + `. Numbers in a frame are floats, so nothing that is printed as exact comes from
one: comparisons work with the quantities of the rows, in rational numbers.

**gonum** does the statistics, in ` + "`analysis`" + `: means, deviations, correlations and regressions
(` + "`gonum/stat`" + `), sums and extremes (` + "`gonum/floats`" + `). Quantiles are our own, of type 7, which
it does not have.

**gonum/plot** draws. Every mark in ` + "`charts/marks`" + ` is one of its plotters, with its data
ranges and glyph boxes; its canvas interface is what ` + "`charts/scene`" + ` records, so that PNG, SVG
and PDF come from one drawing; its axes give the scales, linear and logarithmic. The page
around the marks, its text and the labels are our own.
`

// TestToAdd asks that the lists and files that the page names are there.
func TestToAdd(t *testing.T) {
	root := moduleRoot(t)
	in := regexp.MustCompile("`(\\w+)` in `([a-z/_.]+)`").FindAllStringSubmatch(toAdd, -1)
	if len(in) < 10 {
		t.Fatalf("%d lists are named: %q", len(in), in)
	}
	for _, m := range in {
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(m[2])))
		if err != nil {
			t.Error(err)
		} else if !regexp.MustCompile(`(?m)^(var|func( \([^)]*\))?) ` + m[1] + `\b`).Match(text) {
			t.Errorf("%s has no %s", m[2], m[1])
		}
	}
}

// TestArchitectureDoc holds docs/architecture.md against the package comments.
func TestArchitectureDoc(t *testing.T) {
	root := moduleRoot(t)
	var b strings.Builder
	b.WriteString("# Architecture\n\nThe comments of the packages, from the command down. Imports run one way, in the\norder of this page; a test holds the code to it. To rewrite this page after changing\na comment: `UPDATE=1 go test ./cmd/quotient`.\n" + toAdd + libraries)
	var names []string
	for pkg := range layers {
		names = append(names, pkg)
	}
	depths := map[string]int{}
	slices.SortFunc(names, func(x, y string) int {
		if d := depth(x, depths) - depth(y, depths); d != 0 {
			return d
		}
		return strings.Compare(x, y)
	})
	for _, pkg := range names {
		comment := packageComment(t, filepath.Join(root, filepath.FromSlash(pkg)))
		if comment == "" {
			t.Errorf("the package %s has no comment", pkg)
			continue
		}
		below := slices.Clone(layers[pkg])
		slices.Sort(below)
		b.WriteString("\n## " + pkg + "\n\n" + strings.TrimSpace(comment) + "\n")
		if len(below) > 0 {
			b.WriteString("\nImports: " + strings.Join(below, ", ") + ".\n")
		}
	}
	same(t, []byte(b.String()), "docs", "architecture.md")
}

// depth is the length of the longest way from the command to a package. There are many
// ways, so what is known of the packages above is kept.
func depth(pkg string, known map[string]int) int {
	if d, ok := known[pkg]; ok {
		return d
	}
	deepest := 0
	for above, allowed := range layers {
		if slices.Contains(allowed, pkg) {
			deepest = max(deepest, depth(above, known)+1)
		}
	}
	known[pkg] = deepest
	return deepest
}

func packageComment(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, e.Name()), nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			t.Fatal(err)
		}
		if f.Doc != nil {
			var p doc.Package
			text := string(p.Markdown(f.Doc.Text()))
			// Links to symbols lead nowhere on a page that is not a package's.
			return regexp.MustCompile(`\\\[([^\]]+)\]`).ReplaceAllString(text, "`$1`")
		}
	}
	return ""
}

// TestReferencesAreWhole looks for each kind, function, caveat and dependency
// on the page that lists them.
func TestReferencesAreWhole(t *testing.T) {
	page := read(t, "docs", "charts.md")
	for _, k := range charts.Kinds() {
		if !strings.Contains(page, "| `"+k.Name+"` |") {
			t.Errorf("docs/charts.md does not describe the kind %q", k.Name)
		}
	}
	page = read(t, "docs", "comparisons.md")
	for _, f := range analysis.Functions() {
		if !strings.Contains(page, "`"+f.Name+"(") {
			t.Errorf("docs/comparisons.md does not describe the function %q", f.Name)
		}
	}
	for _, c := range analysis.Caveats {
		if !strings.Contains(page, "`"+string(c.Name)+"`") {
			t.Errorf("docs/comparisons.md does not describe the caveat %q", c.Name)
		}
	}
	page = read(t, "docs", "dependencies.md")
	for _, line := range strings.Split(read(t, "go.mod"), "\n") {
		line = strings.TrimSpace(strings.TrimPrefix(line, "require"))
		module, _, ok := strings.Cut(line, " v")
		if !ok || strings.Contains(line, "// indirect") {
			continue
		}
		if !strings.Contains(page, "`"+strings.TrimSuffix(module, "/v6")+"`") {
			t.Errorf("docs/dependencies.md gives no reason for %s", module)
		}
	}
}

// TestLinks follows the relative links of every page, to the file and to the heading.
func TestLinks(t *testing.T) {
	root := moduleRoot(t)
	pages := []string{"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md"}
	err := filepath.WalkDir(filepath.Join(root, "docs"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".md") {
			rel, _ := filepath.Rel(root, path)
			pages = append(pages, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	code := regexp.MustCompile("(?s)```.*?```|`[^`\n]*`")
	for _, page := range pages {
		prose := code.ReplaceAllString(read(t, page), "")
		for _, m := range regexp.MustCompile(`\]\(([^)#:]*)(#[^)]+)?\)`).FindAllStringSubmatch(prose, -1) {
			to := page
			if m[1] != "" {
				to = filepath.Join(filepath.Dir(page), m[1])
			}
			if _, err := os.Stat(filepath.Join(root, to)); err != nil {
				t.Errorf("%s leads to %s, which is not there", page, m[1])
			} else if m[2] != "" && !slices.Contains(headings(read(t, to)), m[2][1:]) {
				t.Errorf("%s leads to %s, and %s has no such heading", page, m[2], to)
			}
		}
	}
}

// headings are the anchors that GitHub gives the headings of a page.
func headings(page string) (anchors []string) {
	page = regexp.MustCompile("(?s)```.*?```").ReplaceAllString(page, "")
	for _, m := range regexp.MustCompile(`(?m)^#+ (.+)$`).FindAllStringSubmatch(page, -1) {
		anchor := regexp.MustCompile(`[^\p{L}\p{N} _-]`).ReplaceAllString(strings.ToLower(m[1]), "")
		anchors = append(anchors, strings.ReplaceAll(anchor, " ", "-"))
	}
	return anchors
}

// TestLimitsDoc holds the table of docs/limits.md against the limits.
func TestLimitsDoc(t *testing.T) {
	var table strings.Builder
	for _, l := range limits.All() {
		fmt.Fprintf(&table, "| %s | %s |\n", l.What, l.Most)
	}
	file := filepath.Join(moduleRoot(t), "docs", "limits.md")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const head = "| What | At most |\n| --- | --- |\n"
	before, after, _ := strings.Cut(string(text), head)
	_, after, _ = strings.Cut(after, "\nQuotient reads only regular files")
	want := before + head + table.String() + "\nQuotient reads only regular files" + after
	if update {
		if err := os.WriteFile(file, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if string(text) != want {
		t.Errorf("docs/limits.md does not have the limits; UPDATE=1 go test ./cmd/quotient -run LimitsDoc rewrites it")
	}
}
