//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDocs holds the table of docs/limits.md to the list of inputs, without running one:
// its kinds, inputs and commands are those of -short, and what they took is within the
// limits.
func TestDocs(t *testing.T) {
	var short worsts
	for _, h := range hostiles() {
		if !h.long {
			for range h.run {
				short.add(h, result{})
			}
		}
	}
	if err := compare("../../docs/limits.md", short.String()); err != nil {
		t.Error(err)
	}
}

// TestUpdate writes a table, and notices each change of it.
func TestUpdate(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(name, []byte("Before.\n\n"+tableBegins+tableEnds+"\nAfter.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	table := worsts{{kind: "tables", inputs: 2, commands: 3, seconds: 1, megabytes: 100}}
	for range 2 { // the second time, in place of the first
		if err := update(name, table.String()); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(name)
	if err != nil || !strings.HasPrefix(string(text), "Before.\n\n") || !strings.HasSuffix(string(text), "\nAfter.\n") || strings.Count(string(text), "| tables |") != 1 {
		t.Fatalf("%v: %s", err, text)
	}
	slower := worsts{{kind: "tables", inputs: 2, commands: 3, seconds: 4, megabytes: 90}}
	if err := compare(name, slower.String()); err != nil {
		t.Errorf("seconds and megabytes may differ: %v", err)
	}
	for _, other := range []worsts{{}, {{kind: "texts", inputs: 2, commands: 3}}, {{kind: "tables", inputs: 1, commands: 3}}, {{kind: "tables", inputs: 2, commands: 4}}, append(table, table[0])} {
		if compare(name, other.String()) == nil {
			t.Errorf("not noticed: %s", other)
		}
	}
	if err := update(name, (worsts{{kind: "tables", inputs: 2, commands: 3, seconds: 6}}).String()); err != nil {
		t.Fatal(err)
	}
	if compare(name, table.String()) == nil {
		t.Error("6 s are over the limit, and not noticed")
	}
}
