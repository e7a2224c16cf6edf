package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"quotient/datasets"
)

// TestIssueForms: each form is one that GitHub takes: every question has a label and an id of
// its own, and lists have choices.
func TestIssueForms(t *testing.T) {
	type question struct {
		Type       string `yaml:"type"`
		ID         string `yaml:"id"`
		Attributes struct {
			Label       string   `yaml:"label"`
			Description string   `yaml:"description"`
			Placeholder string   `yaml:"placeholder"`
			Render      string   `yaml:"render"`
			Options     []string `yaml:"options"`
		} `yaml:"attributes"`
		Validations struct {
			Required bool `yaml:"required"`
		} `yaml:"validations"`
	}
	type form struct {
		Name        string     `yaml:"name"`
		Description string     `yaml:"description"`
		Labels      []string   `yaml:"labels"`
		Body        []question `yaml:"body"`
	}
	dir := filepath.Join(moduleRoot(t), ".github", "ISSUE_TEMPLATE")
	study := &datasets.Study{FS: os.DirFS(dir)}
	names, err := filepath.Glob(filepath.Join(dir, "*.yml"))
	if err != nil || len(names) < 4 {
		t.Fatalf("%d forms, %v", len(names), err)
	}
	for _, file := range names {
		name := filepath.Base(file)
		if name == "config.yml" {
			continue
		}
		var f form
		if err := study.DecodeYAML(name, &f); err != nil {
			t.Errorf("%v", err)
			continue
		}
		if f.Name == "" || f.Description == "" || len(f.Labels) == 0 || len(f.Body) == 0 {
			t.Errorf("%s lacks a name, a description, a label or questions", name)
		}
		var ids []string
		for _, q := range f.Body {
			if !slices.Contains([]string{"input", "textarea", "dropdown"}, q.Type) || q.Attributes.Label == "" || !regexp.MustCompile(`^[a-z-]+$`).MatchString(q.ID) || slices.Contains(ids, q.ID) {
				t.Errorf("%s: the question %q is of type %q, with the label %q", name, q.ID, q.Type, q.Attributes.Label)
			}
			if (q.Type == "dropdown") != (len(q.Attributes.Options) > 0) {
				t.Errorf("%s: %q has %d options", name, q.ID, len(q.Attributes.Options))
			}
			ids = append(ids, q.ID)
		}
	}
}

// TestCitation: CITATION.cff has what the format demands, and the licence of LICENSE.
func TestCitation(t *testing.T) {
	var c struct {
		CFFVersion string              `yaml:"cff-version"`
		Type       string              `yaml:"type"`
		Title      string              `yaml:"title"`
		Message    string              `yaml:"message"`
		Abstract   string              `yaml:"abstract"`
		Authors    []map[string]string `yaml:"authors"`
		License    string              `yaml:"license"`
		Keywords   []string            `yaml:"keywords"`
	}
	if err := (&datasets.Study{FS: os.DirFS(moduleRoot(t))}).DecodeYAML("CITATION.cff", &c); err != nil {
		t.Fatal(err)
	}
	if c.CFFVersion != "1.2.0" || c.Type != "software" || c.Title == "" || c.Message == "" || len(c.Authors) == 0 || len(c.Keywords) == 0 {
		t.Errorf("CITATION.cff says %+v", c)
	}
	for _, a := range c.Authors {
		if !strings.Contains(strings.ToLower(read(t, "LICENSE")), strings.ToLower(strings.TrimPrefix(a["name"], "The "))) {
			t.Errorf("LICENSE does not name %q", a["name"])
		}
	}
	if c.License != "BSD-3-Clause" || !strings.HasPrefix(read(t, "LICENSE"), "BSD 3-Clause License") {
		t.Errorf("the licence is %s", c.License)
	}
}

// TestContributing: the folders, files and lists that CONTRIBUTING.md names are there.
func TestContributing(t *testing.T) {
	root := moduleRoot(t)
	page := read(t, "CONTRIBUTING.md")
	seen := 0
	for _, m := range regexp.MustCompile("`((?:datasets|analysis|charts|cmd|docs|tools|\\.ci)[a-z/._-]*)`").FindAllStringSubmatch(page, -1) {
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(m[1]))); err != nil {
			t.Errorf("CONTRIBUTING.md names %s, which is not there", m[1])
		}
		seen++
	}
	if seen < 15 {
		t.Errorf("it names %d files and folders", seen)
	}
	for _, m := range regexp.MustCompile("add (?:it|its name) to\\s+`(\\w+)`\\s+in\\s+`([a-z/.]+)`").FindAllStringSubmatch(page, -1) {
		file := m[2]
		if file == "cli.go" {
			file = "cmd/quotient/internal/cli/cli.go"
		}
		if text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(file))); err != nil || !regexp.MustCompile(`(?m)^(var|func) `+m[1]+`\b`).Match(text) {
			t.Errorf("%s has no %s (%v)", file, m[1], err)
		}
	}
}
