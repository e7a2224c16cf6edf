package trace

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"quotient/datasets/folder"
)

// TestSame changes, one at a time, what a piece of work was told, and what it was not.
func TestSame(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(dir string) error
		same   bool
	}{
		"nothing":                {func(string) error { return nil }, true},
		"a file that was read":   {func(dir string) error { return os.WriteFile(filepath.Join(dir, "a"), []byte("2"), 0o666) }, false},
		"a file that was not":    {func(dir string) error { return os.WriteFile(filepath.Join(dir, "sub", "c"), []byte("2"), 0o666) }, true},
		"one that was missing":   {func(dir string) error { return os.WriteFile(filepath.Join(dir, "gone"), nil, 0o666) }, false},
		"one that was looked at": {func(dir string) error { return os.Remove(filepath.Join(dir, "sub", "b")) }, false},
		"a list":                 {func(dir string) error { return os.WriteFile(filepath.Join(dir, "new"), nil, 0o666) }, false},
		"the same again":         {func(dir string) error { return os.WriteFile(filepath.Join(dir, "a"), []byte("1"), 0o666) }, true},
		"a file is a folder": {func(dir string) error {
			if err := os.Remove(filepath.Join(dir, "a")); err != nil {
				return err
			}
			return os.Mkdir(filepath.Join(dir, "a"), 0o777)
		}, false},
	} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, folder.Memory{"a": []byte("1"), "sub/b": []byte("1"), "sub/c": []byte("1")}); err != nil {
			t.Fatal(err)
		}
		r := New(folder.Open(dir))
		for _, f := range []string{"a", "gone"} {
			_, _ = fs.ReadFile(r, f)
		}
		_, _ = fs.Stat(r, "sub/b")
		if _, err := fs.ReadDir(r, "."); err != nil {
			t.Fatal(err)
		}
		reads, ok := r.Reads()
		if !ok || len(reads) != 4 {
			t.Fatalf("%v, %t", reads, ok)
		}
		if err := tt.change(dir); err != nil {
			t.Fatal(err)
		}
		if got := Same(folder.Open(dir), reads); got != tt.same {
			t.Errorf("%s: the same is %t, want %t", name, got, tt.same)
		}
	}
}

// TestChangedMeanwhile tells of no work whose files changed while it went on.
func TestChangedMeanwhile(t *testing.T) {
	files := folder.Memory{"a": []byte("1")}
	r := New(files)
	_, _ = r.ReadFile("a")
	files["a"] = []byte("2")
	_, _ = r.ReadFile("a")
	if reads, ok := r.Reads(); ok {
		t.Errorf("%v", reads)
	}
}

// TestFolders tells of folders whose files have other names, sizes or times, and of none
// that was written just now.
func TestFolders(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(name, []byte("1"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, ok := Folders([]string{dir}, time.Now()); ok {
		t.Error("a file written just now is told by its time")
	}
	later := time.Now().Add(time.Minute)
	first, ok := Folders([]string{dir, filepath.Join(dir, "none")}, later)
	if again, _ := Folders([]string{dir, filepath.Join(dir, "none")}, later); !ok || again != first {
		t.Errorf("%s, %s, %t", first, again, ok)
	}
	for what, change := range map[string]func() error{
		"time": func() error { return os.Chtimes(name, later, later) },
		"size": func() error { return os.WriteFile(name, []byte("12"), 0o666) },
		"name": func() error { return os.Rename(name, filepath.Join(dir, "b.txt")) },
	} {
		if err := change(); err != nil {
			t.Fatal(err)
		}
		now, _ := Folders([]string{dir, filepath.Join(dir, "none")}, later)
		if now == first {
			t.Errorf("another %s is not told", what)
		}
		first = now
		if what == "name" {
			name = filepath.Join(dir, "b.txt")
		}
	}
}
