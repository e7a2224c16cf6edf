package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// homely are paths of somebody's machine.
var homely = regexp.MustCompile(`/(?:home|Users|root|work|tmp)/\w|[A-Z]:\\\\`)

// TestNotebooksTravel asks that no notebook has a path of the clone that it was run in, and that
// the containers install what the docs say.
func TestNotebooksTravel(t *testing.T) {
	root := moduleRoot(t)
	list, err := filepath.Glob(filepath.Join(root, "notebooks", "*.ipynb"))
	if err != nil || len(list) == 0 {
		t.Fatalf("%q: %v", list, err)
	}
	for _, name := range list {
		text := read2(t, name)
		if found := homely.FindString(text); found != "" || strings.Contains(text, root) {
			t.Errorf("%s has a path of a machine: %s", name, found)
		}
	}
	var container struct {
		Build struct{ Dockerfile, Context string }
	}
	if err := json.Unmarshal([]byte(read(t, ".devcontainer", "devcontainer.json")), &container); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(root, ".devcontainer", filepath.FromSlash(container.Build.Dockerfile))
	if _, err := os.Stat(file); err != nil {
		t.Fatal(err)
	}
	docs, image := read(t, "docs", "notebooks.md"), read2(t, file)
	for _, step := range []string{"jupyter-notebook", "make kernel"} {
		if !strings.Contains(docs, step) || !strings.Contains(image, step) {
			t.Errorf("the docs or the container do not have %q", step)
		}
	}
	version := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(read(t, "go.mod"))
	if !strings.Contains(image, "FROM golang:"+version[1]) {
		t.Errorf("the container has another Go than go.mod, which says %s", version[1])
	}
}
