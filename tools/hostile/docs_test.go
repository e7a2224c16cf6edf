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
	if err := compare("../../docs/limits.md", short.String(), 1); err != nil {
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
	if err := compare(name, slower.String(), 1); err != nil {
		t.Errorf("seconds and megabytes may differ: %v", err)
	}
	for _, other := range []worsts{{}, {{kind: "texts", inputs: 2, commands: 3}}, {{kind: "tables", inputs: 1, commands: 3}}, {{kind: "tables", inputs: 2, commands: 4}}, append(table, table[0])} {
		if compare(name, other.String(), 1) == nil {
			t.Errorf("not noticed: %s", other)
		}
	}
	if err := update(name, (worsts{{kind: "tables", inputs: 2, commands: 3, seconds: 6}}).String()); err != nil {
		t.Fatal(err)
	}
	if compare(name, table.String(), 1) == nil {
		t.Error("6 s are over the limit, and not noticed")
	}
	for _, now := range []worsts{{{kind: "tables", inputs: 2, commands: 3, seconds: 6}}, {{kind: "tables", inputs: 2, commands: 3, megabytes: 501}}} {
		if err := update(name, table.String()); err != nil {
			t.Fatal(err)
		}
		if err := compare(name, now.String(), 1); err == nil || !strings.Contains(err.Error(), "this run: tables") {
			t.Errorf("this run is over the limit: %v", err)
		}
		slow := now[0].seconds > 0
		if err := compare(name, now.String(), 4); slow == (err != nil) {
			t.Errorf("on a machine that does much else: %v", err)
		}
	}
}

// TestFaults: a machine that does much else takes more seconds, and no more memory; who
// waits for nothing is noticed whatever the machine does.
func TestFaults(t *testing.T) {
	for _, test := range []struct {
		result
		times float64
		ok    bool
	}{
		{result{exit: "0", seconds: 19}, 4, true}, {result{exit: "0", seconds: 21}, 4, false}, {result{exit: "0", seconds: 6}, 1, false},
		{result{exit: "0", megabytes: 501}, 4, false}, {result{exit: "0", megabytes: 499}, 1, true},
		{result{exit: "0", idle: 2.5}, 4, false}, {result{exit: "0", idle: 1}, 1, true},
	} {
		if got := test.faults(test.times); (len(got) == 0) != test.ok {
			t.Errorf("%+v, %v times: %q", test.result, test.times, got)
		}
	}
}

// TestIdle: time in which a command waits is counted, and time in which it works is not.
func TestIdle(t *testing.T) {
	if _, err := os.Stat("/proc/self/task"); err != nil {
		t.Skip("the system does not say what waits")
	}
	around := t.TempDir()
	for script, want := range map[string]bool{"sleep 1": true, "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done": false} {
		if err := os.WriteFile(filepath.Join(around, "script"), []byte(script), 0o666); err != nil {
			t.Fatal(err)
		}
		r := try("/bin/sh", "script", "", around, around, 1)
		if (r.idle > 0.5) != want || r.exit != "0" {
			t.Errorf("%s: %.2f s idle of %.2f, exit %s", script, r.idle, r.seconds, r.exit)
		}
	}
}
