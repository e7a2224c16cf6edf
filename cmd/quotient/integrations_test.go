package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/cli"
	"quotient/datasets"
)

// TestSchemas holds what other programs read of us against their schemas, as SchemaStore has
// them.
func TestSchemas(t *testing.T) {
	script := reader(t, "schema.mjs")
	root := moduleRoot(t)
	dir := t.TempDir()
	log := filepath.Join(dir, "log.sarif")
	var out, complaint bytes.Buffer
	write(t, dir, map[string]string{"draft.md": "Some 500 people came.\n", "text.txt": "About 300 people came.\n"})
	if code := cli.Main([]string{"check", filepath.Join(dir, "draft.md"), "--against", filepath.Join(dir, "text.txt"), "--sarif"}, &out, &complaint); code != 1 {
		t.Fatalf("%d: %s", code, &complaint)
	}
	write(t, dir, map[string]string{"log.sarif": out.String(), "bad.yml": "name: x\nruns:\n  using: composite\n"})
	for _, c := range []struct{ schema, file string }{
		{"github-action", filepath.Join(root, "action.yml")},
		{"pre-commit-hooks", filepath.Join(root, ".pre-commit-hooks.yaml")},
		{"sarif-2.1.0", log},
	} {
		if wrong := run(t, ".", "node", script, c.schema, c.file); wrong != "" {
			t.Errorf("%s: %s", c.file, wrong)
		}
	}
	if run(t, ".", "node", script, "github-action", filepath.Join(dir, "bad.yml")) == "" {
		t.Error("nothing is wrong with an action without steps")
	}
}

// write writes files of a folder.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
}

// town is a repository with a study, an article and a draft. What is false is given.
func town(t *testing.T, number, draft string) string {
	t.Helper()
	dir := t.TempDir()
	const text = "That morning over 300 people walked out.\n"
	write(t, dir, map[string]string{
		"my town/datapackage.json": `{"name": "town", "sources": [{"title": "Town", "path": "town.txt", "sha256": "` + fmt.Sprintf("%x", sha256.Sum256([]byte(text))) + `"}], "units": {"person": {"plural": "people"}}, "resources": [{"name": "crowd", "path": "crowd.csv", "schema": {"fields": [{"name": "id"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "quote"}, {"name": "where"}]}}]}`,
		"my town/crowd.csv":        "id,value,bound,unit,quote,where\nwalked-out," + number + ",over,person,over 300 people walked out,¶1\n",
		"my town/town.txt":         text,
		"my town/article.md":       "# Town\n\nThere were [=crowd.walked-out] who walked out.\n",
		"draft.md":                 draft,
	})
	var out bytes.Buffer
	cli.Main([]string{"weave", filepath.Join(dir, "my town", "article.md")}, &out, &out)
	return dir
}

// steps are those of action.yml.
func steps(t *testing.T) (out []actionStep, inputs map[string]actionInput) {
	t.Helper()
	node, err := datasets.ParseYAML("action.yml", read(t, "action.yml"))
	var action struct {
		Inputs map[string]actionInput `yaml:"inputs"`
		Runs   struct {
			Steps []actionStep `yaml:"steps"`
		} `yaml:"runs"`
	}
	if err == nil {
		err = node.Decode("action.yml", &action, false)
	}
	if err != nil {
		t.Fatal(err)
	}
	return action.Runs.Steps, action.Inputs
}

type actionStep struct {
	Name string            `yaml:"name"`
	Uses string            `yaml:"uses"`
	Run  string            `yaml:"run"`
	Env  map[string]string `yaml:"env"`
}

type actionInput struct {
	Default string `yaml:"default"`
}

var expression = regexp.MustCompile(`\$\{\{ ([a-z_.]+) \}\}`)

// TestAction runs the steps of the GitHub Action in a repository, as a runner does.
func TestAction(t *testing.T) {
	bash := program(t, "bash", "bash")
	program(t, "go", "Go")
	list, inputs := steps(t)
	temp := t.TempDir()
	act := func(dir string, with map[string]string) (string, int) {
		values := map[string]string{"github.action_path": moduleRoot(t), "github.server_url": "https://example.org", "github.action_repository": "some/tool", "github.action_ref": "v1"}
		for name, input := range inputs {
			values["inputs."+name] = input.Default
			if given, ok := with[name]; ok {
				values["inputs."+name] = given
			}
		}
		fill := func(s string) string {
			return expression.ReplaceAllStringFunc(s, func(m string) string {
				v, ok := values[expression.FindStringSubmatch(m)[1]]
				if !ok {
					t.Fatalf("action.yml asks for %s", m)
				}
				return v
			})
		}
		var out bytes.Buffer
		ran := 0
		for _, s := range list {
			if s.Run == "" {
				continue
			}
			ran++
			if strings.Contains(s.Run, "${{") {
				t.Errorf("the step %q has an expression in its script: what an input says would be run", s.Name)
			}
			cmd := exec.Command(bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run)
			cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &out
			cmd.Env = append(os.Environ(), "RUNNER_TEMP="+temp, "GITHUB_ACTIONS=true", "GITHUB_OUTPUT="+filepath.Join(temp, "output"))
			for name, value := range s.Env {
				cmd.Env = append(cmd.Env, name+"="+fill(value))
			}
			if err := cmd.Run(); err != nil {
				var exit *exec.ExitError
				if !errors.As(err, &exit) {
					t.Fatal(err)
				}
				return out.String(), exit.ExitCode()
			}
		}
		if ran < 2 {
			t.Fatalf("%d steps are run", ran)
		}
		return out.String(), 0
	}
	with := map[string]string{"verify": "my town\n", "weave": "my town", "drafts": "draft.md\n", "against": "\nmy town/town.txt", "sarif": "logs"}

	if out, code := act(town(t, "300", "On that day over 300 people walked out.\n"), with); code != 0 || !strings.Contains(out, "town: all of ") {
		t.Errorf("exit %d of what is right: %s", code, out)
	}
	dir := town(t, "400", "On that day over 500 people walked out.\n")
	out, code := act(dir, with)
	if code != 1 {
		t.Errorf("exit %d of what is wrong: %s", code, out)
	}
	for _, want := range []string{"::error file=my town/crowd.csv,line=2", "::error file=draft.md,line=1", "::group::quotient weave --check"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
	for _, name := range []string{"verify", "check"} {
		log := read2(t, dir, "logs", name+".sarif")
		if !strings.Contains(log, `"helpUri": "https://example.org/some/tool/blob/v1/docs/`+name+`.md"`) || !strings.Contains(log, `"level": "error"`) || !strings.Contains(log, `"version": `) {
			t.Error(log)
		}
	}
	if is := read2(t, temp, "output"); !strings.Contains(is, "sarif=logs") {
		t.Errorf("the output is %q", is)
	}
	// An input is a name, whatever it has.
	out, code = act(town(t, "300", ""), map[string]string{"verify": "$(touch made); `touch made`"})
	if _, err := os.Stat(filepath.Join(dir, "made")); code != 2 || err == nil {
		t.Errorf("exit %d: %s", code, out)
	}
	if out, code := act(town(t, "300", ""), map[string]string{"verify": ".", "drafts": "draft.md"}); code != 2 || !strings.Contains(out, "--against") {
		t.Errorf("exit %d: %s", code, out)
	}
}

func read2(t *testing.T, path ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestHooks has prek, which does what pre-commit does, install the hooks from a copy of the
// repository and run them.
func TestHooks(t *testing.T) {
	root := moduleRoot(t)
	git := program(t, "git", "git")
	found, err := filepath.Glob(filepath.Join(filepath.Dir(reader(t, "schema.mjs")), "node_modules", "@j178", "prek-*", "prek"))
	if err != nil || len(found) != 1 {
		t.Skip("there is no prek: npm ci --prefix .ci/node --ignore-scripts")
	}
	if testing.Short() {
		t.Skip("it builds the program anew")
	}
	commit := func(dir string) {
		run(t, dir, git, "init", "-q")
		run(t, dir, git, "add", "-A")
		run(t, dir, git, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "x")
	}
	tool := t.TempDir()
	for _, name := range strings.Fields(run(t, root, git, "ls-files", "-co", "--exclude-standard", "*.go", "go.mod", "go.sum", ".pre-commit-hooks.yaml", "cmd", "charts", "datasets", "analysis")) {
		if strings.HasSuffix(name, "_test.go") || slices.Contains(strings.Split(name, "/"), "testdata") || strings.HasPrefix(name, "tools/") || strings.HasPrefix(name, "notebooks/") || strings.Contains(name, `"`) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			continue // it has been taken away
		}
		write(t, tool, map[string]string{name: string(text)})
	}
	commit(tool)
	home := t.TempDir()
	hook := func(dir, id string, args ...string) (string, bool) {
		config := "repos:\n  - repo: " + tool + "\n    rev: " + strings.TrimSpace(run(t, tool, git, "rev-parse", "HEAD")) + "\n    hooks:\n      - id: " + id + "\n"
		if len(args) > 0 {
			config += "        args: ['" + strings.Join(args, "', '") + "']\n"
		}
		write(t, dir, map[string]string{".pre-commit-config.yaml": config})
		if _, err := os.Stat(filepath.Join(dir, ".git")); err != nil {
			commit(dir)
		}
		cmd := exec.Command(found[0], "run", "--all-files", id)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PREK_HOME="+home, "GOMODCACHE="+strings.TrimSpace(run(t, root, "go", "env", "GOMODCACHE")), "GOCACHE="+strings.TrimSpace(run(t, root, "go", "env", "GOCACHE")), "GOFLAGS=-p=2 -trimpath")
		out, err := cmd.CombinedOutput()
		return string(out), err == nil
	}
	good, bad := town(t, "300", "On that day over 300 people walked out.\n"), town(t, "400", "On that day over 500 people walked out.\n")
	for _, c := range []struct {
		id, want string
		args     []string
	}{
		{"quotient-verify", "crowd.csv:2", []string{"my town"}},
		{"quotient-weave", "article.md:3", []string{"my town"}},
		{"quotient-check", "draft.md:1", []string{"draft.md", "--against", "my town/town.txt"}},
	} {
		if out, ok := hook(good, c.id, c.args...); !ok {
			t.Errorf("%s fails: %s", c.id, out)
		}
		if c.id == "quotient-weave" {
			write(t, bad, map[string]string{"my town/crowd.csv": "id,value,bound,unit,quote,where\nwalked-out,500,over,person,over 300 people walked out,¶1\n"})
		}
		if out, ok := hook(bad, c.id, c.args...); ok || !strings.Contains(out, c.want) {
			t.Errorf("%s passes, or does not say where it fails: %s", c.id, out)
		}
	}
	// Without a study it fails, and verifies no other.
	empty := t.TempDir()
	write(t, empty, map[string]string{"README.md": "# Nothing\n"})
	if out, ok := hook(empty, "quotient-verify"); ok || !strings.Contains(out, "datapackage.json") {
		t.Errorf("%s", out)
	}
}
