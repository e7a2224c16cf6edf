package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

func TestMoved(t *testing.T) {
	const to = "example.org/a/quotient"
	m := func(text, name string) string {
		dir := t.TempDir()
		names := []string{"go.mod", "charts/charts.go", "cmd/quotient/main.go", "f/" + name}
		for _, n := range names {
			body := ""
			switch n {
			case "go.mod":
				body = "module quotient\n"
			case "f/" + name:
				body = text
			}
			file := filepath.Join(dir, n)
			if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(body), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		_, changed, err := Move(dir, names, to)
		if err != nil {
			t.Fatal(err)
		}
		if string(changed["go.mod"]) != "module "+to+"\n" {
			t.Errorf("go.mod is\n%s", changed["go.mod"])
		}
		if now, is := changed["f/"+name]; is {
			return string(now)
		}
		return text
	}
	for _, test := range []struct{ name, text, want string }{
		{"a.go", "package a\n\nimport (\n\t\"quotient/charts\"\n\t\"quotient/cmd/quotient/internal/cli\"\n)\n", "package a\n\nimport (\n\t\"example.org/a/quotient/charts\"\n\t\"example.org/a/quotient/cmd/quotient/internal/cli\"\n)\n"},
		{"a.go", "package a\n\nimport (\n\t\"go/ast\"\n\t\"quotient/charts\"\n)\n", "package a\n\nimport (\n\t\"example.org/a/quotient/charts\"\n\t\"go/ast\"\n)\n"},
		{"a.go", "package a // [quotient/charts.Kind]\n\nvar inside = \"quotient/\"\n", "package a // [example.org/a/quotient/charts.Kind]\n\nvar inside = \"example.org/a/quotient/\"\n"},
		{"a.md", "`cmd/quotient/internal/cli`, out/quotient/charts, ~/quotient/charts", "`cmd/quotient/internal/cli`, out/quotient/charts, ~/quotient/charts"},
		{"a.md", "quotient/2026/page and a quotient/dividend", "quotient/2026/page and a quotient/dividend"},
		{"a.md", "quotient build charts, [quotient](x)", "quotient build charts, [quotient](x)"},
		{"a.ipynb", `"\t\"quotient/charts\"\n"`, `"\t\"example.org/a/quotient/charts\"\n"`},
		{"a.sh", "go mod edit -require=quotient/charts@v0.0.0 -replace=quotient=\"$x\"", "go mod edit -require=example.org/a/quotient/charts@v0.0.0 -replace=example.org/a/quotient=\"$x\""},
		{"a.md", "go mod edit -require quotient@v0.0.0 -replace quotient=../quotient", "go mod edit -require example.org/a/quotient@v0.0.0 -replace example.org/a/quotient=../quotient"},
		{"go.mod", "module quotient/f\n\nreplace quotient => ../\n\nrequire quotient v0.0.0 // indirect\n", "module example.org/a/quotient/f\n\nrequire example.org/a/quotient v0.0.0 // indirect\n\nreplace example.org/a/quotient => ../\n"},
		{"a.png", "\x89PNG\x00 quotient/charts", "\x89PNG\x00 quotient/charts"},
	} {
		got := m(test.text, test.name)
		if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(test.want), " ") {
			t.Errorf("%s: %q is %q, want %q", test.name, test.text, got, test.want)
		}
	}
}

// TestRefusedPaths: a path that nothing can be fetched from is refused.
func TestRefusedPaths(t *testing.T) {
	for _, to := range []string{"", "quotient", "nodot/quotient", "https://example.org/q", "example.org/a b", "example.org/../q", "-x.org/q"} {
		if err := run("../..", to, true); err == nil {
			t.Errorf("%q is taken", to)
		}
	}
}

// TestHome moves a copy of the repository, and then does what a stranger would: it gets
// the module by its path, installs the program, and builds a program of its own that
// imports it. The proxy is a folder; all else comes from the module cache.
func TestHome(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the whole program")
	}
	const to, version = "example.org/a/quotient", "v0.1.0"
	copied := filepath.Join(t.TempDir(), "copy")
	list, err := git("../..", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	if err != nil {
		t.Fatal(err)
	}
	names := strings.Split(strings.TrimRight(string(list), "\x00"), "\x00")
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join("../..", name))
		if err != nil {
			continue // gone from the working tree
		}
		file := filepath.Join(copied, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"init", "--quiet"}, {"add", "--all"}, {"-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "all"}} {
		if _, err := git(copied, args...); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(copied, to, false); err != nil {
		t.Fatal(err)
	}
	if err := run(copied, to, false); err == nil || !strings.Contains(err.Error(), "has changes") {
		t.Errorf("a move on top of one that is not committed: %v", err)
	}
	if found, err := git(copied, "grep", "-nE", `(^|[^A-Za-z0-9_./~-])quotient/(analysis|charts|cmd|datasets|notebooks)\b`, "--", "*.go", "*.md", "*.ipynb", "*.sh", "*.mod"); err == nil {
		t.Errorf("the old path is still in\n%.2000s", found)
	}
	cache := goOutput(t, ".", nil, "env", "GOMODCACHE")
	proxy := t.TempDir()
	publish(t, copied, proxy, to, version)
	// A module cache of its own: what is fetched from example.org must not stay.
	modules := filepath.Join(t.TempDir(), "modules")
	bin := t.TempDir()
	env := []string{
		"GOPROXY=file://" + filepath.ToSlash(proxy) + ",file://" + filepath.ToSlash(cache) + "/cache/download,off",
		"GOSUMDB=off", "GOFLAGS=-trimpath -modcacherw", "GOMODCACHE=" + modules, "GOBIN=" + bin, "GOWORK=off", "GOTOOLCHAIN=local",
	}
	for _, module := range []string{"notebooks", "tools"} { // all that they import is there
		goOutput(t, filepath.Join(copied, module), env, "list", "-deps", "./...")
	}
	goOutput(t, t.TempDir(), env, "install", to+"/cmd/quotient@"+version)
	said, err := exec.Command(filepath.Join(bin, "quotient"), "--version").CombinedOutput()
	if err != nil || !strings.HasPrefix(string(said), "quotient "+version+" (") {
		t.Errorf("%v: %s", err, said)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":  "module example.com/reader\n\ngo 1.26.0\n\nrequire " + to + " " + version + "\n",
		"main.go": strings.ReplaceAll(reader, "HOME", to),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	goOutput(t, dir, env, "mod", "tidy")
	if got := goOutput(t, dir, env, "run", "."); got != "more than 11 times" {
		t.Errorf("a program that imports %s says %q", to, got)
	}
}

// reader is a program of somebody else.
const reader = `package main

import (
	"fmt"
	"log"

	"HOME/analysis"
	"HOME/charts"
	"HOME/datasets"
)

func main() {
	study, err := datasets.Open("hungary-1956")
	if err != nil {
		log.Fatal(err)
	}
	comparisons, err := analysis.Compare(study)
	if err != nil {
		log.Fatal(err)
	}
	ratio, err := comparisons.Evaluate("wages.officials / wages.worker")
	if err != nil {
		log.Fatal(err)
	}
	if len(charts.Kinds()) == 0 {
		log.Fatal("there are no kinds of charts")
	}
	fmt.Println(ratio.Words())
}
`

// publish puts the module of a folder into a proxy that is a folder.
func publish(t *testing.T, dir, proxy, path, version string) {
	t.Helper()
	at := filepath.Join(proxy, filepath.FromSlash(path), "@v")
	if err := os.MkdirAll(at, 0o777); err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{version + ".mod": string(mod), version + ".info": `{"Version":"` + version + `"}`, "list": version + "\n"} {
		if err := os.WriteFile(filepath.Join(at, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Create(filepath.Join(at, version+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := zip.CreateFromDir(f, module.Version{Path: path, Version: version}, dir); err != nil {
		t.Fatal(err)
	}
}

// goOutput runs the go command, and gives what it prints.
func goOutput(t *testing.T, dir string, env []string, args ...string) string {
	t.Helper()
	c := exec.Command("go", args...)
	c.Dir = dir
	c.Env = append(os.Environ(), env...)
	var stderr strings.Builder
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, &stderr)
	}
	return strings.TrimSpace(string(out))
}
