package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// plain are what readers of English trip over, with what to write. Messages, help and docs
// are kept free of it.
var plain = []struct {
	pattern *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`^What is `), "begin with the subject"},
	{regexp.MustCompile(`(?i)\bis to be\b|\bare to be\b`), "must"},
	{regexp.MustCompile(`(?i)\bstands? (in|on|at|once|twice|with|here|there|apart)\b`), "is"},
	{regexp.MustCompile(`(?i)\bbehind (the|a|an) (number|unit|chart|word)\b`), "after"},
	{regexp.MustCompile(`(?i)\bfaults?\b`), "error"},
	{regexp.MustCompile(`(?i)\bmay be given again\b`), "repeat for more"},
	{regexp.MustCompile(`(?i)\bof its own kind alone\b|\bis no (text|list|table|number|file|sentence|picture|article)\b`), "is not a"},
	{regexp.MustCompile(`(?i)\bat hand\b`), "available, or found"},
	{regexp.MustCompile(`(?i)\b(are|is|be) told (of|by|as|with|in)\b`), "reported, or recognised"},
	{regexp.MustCompile(`(?i)\bheld against\b`), "checked against"},
	{regexp.MustCompile(`\b1 (numbers|rows|charts|typed numbers|checks|findings)\b`), "the singular"},
}

// plainly are the folders whose messages have been written in plain English: add to them.
var plainly = []string{
	"cmd/quotient/internal/cli", "cmd/quotient/internal/article", "cmd/quotient/internal/document",
	"cmd/quotient/internal/files", "cmd/quotient/internal/rename", "datasets/check",
}

// TestStyle reads the strings of the code and the prose of the docs.
func TestStyle(t *testing.T) {
	root := moduleRoot(t)
	looked := 0
	look := func(at, text string) {
		looked++
		for _, p := range plain {
			if m := p.pattern.FindString(text); m != "" {
				t.Errorf("%s says %q: %s", at, m, p.instead)
			}
		}
	}
	code := regexp.MustCompile("(?s)```.*?```|`[^`\n]*`|“[^”]*”|<!--.*?-->|\\*[^*\n]+\\*")
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, filepath.Join(root, "README.md")) {
		name := filepath.Base(page)
		if name == "architecture.md" { // the comments of the packages
			continue
		}
		dir := []string{"docs", name}
		if name == "README.md" {
			dir = dir[1:]
		}
		text := read(t, dir...)
		for begin, end := range map[string]string{"<!-- self-test -->": "<!-- /self-test -->", "<!-- words:": "<!-- end of words -->"} {
			if i, j := strings.Index(text, begin), strings.Index(text, end); i >= 0 && j > i {
				text = text[:i] + text[j:]
			}
		}
		for line := range strings.SplitSeq(code.ReplaceAllString(text, ""), "\n") {
			look(name, line)
		}
	}
	for _, folder := range plainly {
		err := filepath.WalkDir(filepath.Join(root, filepath.FromSlash(folder)), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			f, err := parser.ParseFile(files, path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
					if text, err := strconv.Unquote(l.Value); err == nil && strings.Contains(text, " ") {
						look(files.Position(l.Pos()).String(), text)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	if looked < 1000 {
		t.Errorf("only %d strings and lines were read", looked)
	}
}
