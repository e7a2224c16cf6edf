package files

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// texts are the files of a folder, the hidden ones too.
func texts(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(b)
	}
	return out
}

var (
	before  = map[string]string{"a": "1", "b": "2"}
	after   = map[string]string{"a": "one", "c": "three"}
	changes = []Change{{"a", []byte("1"), []byte("one")}, {"b", []byte("2"), nil}, {"c", nil, []byte("three")}}
)

func prepared(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range before {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestSeveral(t *testing.T) {
	dir := prepared(t)
	if err := Together(dir, changes); err != nil {
		t.Fatal(err)
	}
	if got := texts(t, dir); !maps.Equal(got, after) {
		t.Errorf("%q", got)
	}
	if info, err := os.Stat(filepath.Join(dir, "a")); err != nil || info.Mode().Perm() != 0o640 {
		t.Error(info.Mode(), err)
	}
	// The same again is of files that are not so any more: nothing is written.
	if err := Together(dir, changes); !errors.Is(err, ErrChanged) {
		t.Error(err)
	}
	if err := Together(dir, changes[:1]); !errors.Is(err, ErrChanged) {
		t.Error(err)
	}
	if got := texts(t, dir); !maps.Equal(got, after) {
		t.Errorf("%q", got)
	}
}

// TestKilled ends a change after each of its steps: the next run has all of it.
func TestKilled(t *testing.T) {
	for done := range len(changes) + 1 {
		dir := prepared(t)
		err := Update(dir, func(f *Folder) error {
			if err := f.keepBatch(changes); err != nil {
				return err
			}
			for _, c := range changes[:done] {
				if err := f.put(c.Name, c.Text); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := Finish(dir); err != nil {
			t.Fatal(err)
		}
		if got := texts(t, dir); !maps.Equal(got, after) {
			t.Errorf("after %d: %q", done, got)
		}
	}
}

// TestForeignBatch: a journal from another folder changes nothing, nor one whose file has
// changed since.
func TestForeignBatch(t *testing.T) {
	from, dir := prepared(t), prepared(t)
	if err := Update(from, func(f *Folder) error { return f.keepBatch(changes) }); err != nil {
		t.Fatal(err)
	}
	journal, err := os.ReadFile(filepath.Join(from, batchName))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, batchName), journal, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := Finish(dir); err == nil {
		t.Error("a foreign journal is taken")
	}
	if err := os.WriteFile(filepath.Join(from, "a"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := Finish(from); err == nil {
		t.Error("a file that has changed since is overwritten")
	}
	if got := texts(t, from)["a"]; got != "mine" {
		t.Error(got)
	}
}

// TestHold: a folder that somebody holds is held by nobody else.
func TestHold(t *testing.T) {
	dir := t.TempDir()
	release, err := Hold(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Hold(dir); err == nil {
		t.Error("it is held twice")
	}
	release()
	if got := texts(t, dir); len(got) > 0 {
		t.Errorf("left behind: %q", got)
	}
	release, err = Hold(dir)
	if err != nil {
		t.Fatal(err)
	}
	release()
}

// TestTooMuch changes files together that are more than a journal is read of: nothing is
// written. Their bytes are never looked at, so they take no memory.
func TestTooMuch(t *testing.T) {
	dir := prepared(t)
	large := make([]byte, mostWritten/2)
	err := Together(dir, []Change{{"c", nil, large}, {"d", nil, large}})
	if err == nil || !strings.Contains(err.Error(), "1024 MiB") || !strings.Contains(err.Error(), "nothing was changed") {
		t.Error(err)
	}
	if got := texts(t, dir); !maps.Equal(got, before) {
		t.Errorf("%d files, and there were %d", len(got), len(before))
	}
}
