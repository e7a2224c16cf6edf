package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// start is how long the program takes to start.
var start = group{"start", func(b *bench) ([]row, string, error) {
	empty, err := b.empty()
	if err != nil {
		return nil, "", err
	}
	s, err := b.samples(command{args: []string{b.program, "--version"}}, command{args: []string{empty}})
	if err != nil {
		return nil, "", err
	}
	return []row{
		within("`quotient --version`: processor time beyond that of an empty Go program", more(s[0], s[1], cpu), 6),
		within("`quotient --version`: time on the clock beyond that of an empty Go program", more(s[0], s[1], wall), 6),
	}, "", nil
}}

// empty builds a Go program that does nothing.
func (b *bench) empty() (string, error) {
	dir := filepath.Join(b.dir, "empty")
	err := writeAll(dir, map[string]string{
		"go.mod":  "module empty\n",
		"main.go": "package main\n\nfunc main() {}\n",
	})
	if err != nil {
		return "", err
	}
	return b.build(dir, ".", "empty-program")
}

// writeAll writes files into a folder.
func writeAll(dir string, files map[string]string) error {
	for name, text := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(at, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// verbs are the main commands on the bundled study.
var verbs = group{"verbs", func(b *bench) ([]row, string, error) {
	study, err := b.study("verbs")
	if err != nil {
		return nil, "", err
	}
	env := []string{"QUOTIENT_SOURCES=" + os.Getenv("QUOTIENT_SOURCES")}
	run := func(args ...string) command {
		return command{args: append([]string{b.program}, args...), env: env}
	}
	at := func(name string) string { return filepath.Join(b.dir, "verbs", name) }
	nothing, one := run("build", study, "--out", at("nothing")), run("build", at("one-row/hungary-1956"), "--out", at("one"))
	if _, err := b.study("verbs/one-row"); err != nil {
		return nil, "", err
	}
	one.before = func() error { return prisoners.turn(at("one-row/hungary-1956")) }
	s, err := b.samples(nothing, one, run("verify", study, "--sources", b.sources()), run("review", study, "--sources", b.sources(), "--out", at("review")))
	if err != nil {
		return nil, "", err
	}
	var rows []row
	for i, v := range []struct {
		what string
		goal float64
	}{{"`build` with nothing to do", 15}, {"`build` after one row of one chart has changed", 30}, {"`verify`", 120}, {"`review`", 250}} {
		r := within(v.what+": time on the clock", median(s[i], wall), v.goal)
		rows = append(rows, r, row{what: v.what + ": processor time", measured: fmt.Sprintf("%.1f ms", median(s[i], cpu))})
	}
	return rows, "", nil
}}

// sources is the folder of the texts, where one is known.
func (b *bench) sources() string {
	if dir := os.Getenv("QUOTIENT_SOURCES"); dir != "" {
		return dir
	}
	return filepath.Join(b.root, "..", "shared", "sources")
}

// study copies the bundled study into a folder, and returns where it is.
func (b *bench) study(name string) (string, error) {
	dir := filepath.Join(b.dir, filepath.FromSlash(name), "hungary-1956")
	return dir, os.CopyFS(dir, os.DirFS(filepath.Join(b.root, "datasets", "hungary-1956")))
}

// A cell is a part of a file of the study that is changed and changed back.
type cell struct{ file, old, new string }

// prisoners is a number that one chart of the study shows.
var prisoners = cell{"prisoners.csv", ",12000,", ",12001,"}

// turn writes the cell as it is not now. The row then no longer fits its quote, of which a
// build warns, and draws it.
func (c cell) turn(dir string) error {
	name := filepath.Join(dir, c.file)
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	old := string(text)
	now := strings.Replace(old, c.old, c.new, 1)
	if now == old {
		now = strings.Replace(old, c.new, c.old, 1)
	}
	if now == old {
		return fmt.Errorf("%s has no cell %q", name, c.old)
	}
	return os.WriteFile(name, []byte(now), 0o666)
}
