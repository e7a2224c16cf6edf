package files

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// put writes files to a new folder.
func put(t *testing.T, all map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range all {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// holds fails unless files are as they should be, and nothing else is in the folder.
func holds(t *testing.T, dir string, all map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, _ := os.ReadFile(filepath.Join(dir, e.Name()))
		if want, ok := all[e.Name()]; !ok || string(text) != want {
			t.Errorf("%s has %q, want %q", e.Name(), text, want)
		}
	}
	if len(entries) != len(all) {
		t.Errorf("%d files, want %d", len(entries), len(all))
	}
}

var both = []Change{{"a.csv", []byte("a1"), []byte("a2")}, {"b.csv", []byte("b1"), []byte("b2")}}

func TestTogether(t *testing.T) {
	dir := put(t, map[string]string{"a.csv": "a1", "b.csv": "b1"})
	if err := Together(dir, both); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, map[string]string{"a.csv": "a2", "b.csv": "b2"})

	// One has been changed meanwhile.
	dir = put(t, map[string]string{"a.csv": "a1", "b.csv": "mine"})
	if err := Together(dir, both); !errors.Is(err, ErrChanged) {
		t.Errorf("the error is %v", err)
	}
	holds(t, dir, map[string]string{"a.csv": "a1", "b.csv": "mine"})

	// One is read-only.
	dir = put(t, map[string]string{"a.csv": "a1", "b.csv": "b1"})
	if err := os.Chmod(filepath.Join(dir, "b.csv"), 0o444); err != nil {
		t.Fatal(err)
	}
	if err := Together(dir, both); err == nil {
		t.Error("a read-only file is written")
	}
	holds(t, dir, map[string]string{"a.csv": "a1", "b.csv": "b1"})
}

// TestTogetherKilled leaves a journal, and the files as each moment of a killed run may
// have left them: the next run finishes it, or says that somebody has changed one since.
func TestTogetherKilled(t *testing.T) {
	for name, tt := range map[string]struct {
		a, b     string
		finishes bool
	}{
		"before": {"a1", "b1", true}, "between": {"a2", "b1", true}, "after": {"a2", "b2", true}, "changed since": {"a2", "mine", false},
	} {
		dir := put(t, map[string]string{"a.csv": tt.a, "b.csv": tt.b})
		if err := Update(dir, func(f *Folder) error { return f.keepBatch(both) }); err != nil {
			t.Fatal(err)
		}
		journal, err := os.ReadFile(filepath.Join(dir, batchName))
		if err != nil {
			t.Fatal(err)
		}
		if err := Finish(dir); (err == nil) != tt.finishes {
			t.Errorf("%s: %v", name, err)
		}
		if tt.finishes {
			holds(t, dir, map[string]string{"a.csv": "a2", "b.csv": "b2"})
		} else {
			holds(t, dir, map[string]string{"a.csv": tt.a, "b.csv": tt.b, batchName: string(journal)})
		}

		// In another folder it changes nothing.
		other := put(t, map[string]string{"a.csv": "a1", "b.csv": "b1", batchName: string(journal)})
		if err := Finish(other); err == nil {
			t.Errorf("%s: a journal from elsewhere is taken", name)
		}
		holds(t, other, map[string]string{"a.csv": "a1", "b.csv": "b1", batchName: string(journal)})
	}
}
