package folder_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

// TestFolder reads files, links and what is no file.
func TestFolder(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	for name, text := range map[string]string{"secret": "x", "in/a.txt": "a", "in/sub/b.txt": "b"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"out": "../secret", "up": "..", "inside": "sub/b.txt", "abs": filepath.Join(dir, "secret"), "loop": "loop", "nowhere": "none"} {
		if err := os.Symlink(to, filepath.Join(in, link)); err != nil {
			t.Skip(err)
		}
	}
	large, err := os.Create(filepath.Join(in, "large.yaml"))
	if err == nil {
		err = large.Truncate(limits.Data + 1)
	}
	if err = errors.Join(err, large.Close()); err != nil {
		t.Fatal(err)
	}
	files := folder.Open(in)
	for name, want := range map[string]any{
		"a.txt": "a", "sub/b.txt": "b", "inside": "b",
		"out": folder.ErrOutside, "up/secret": folder.ErrOutside, "abs": folder.ErrOutside,
		"../secret": fs.ErrInvalid, "/a.txt": fs.ErrInvalid, "sub": folder.ErrNotRegular, "nowhere": fs.ErrNotExist, "none": fs.ErrNotExist,
		"large.yaml": "it has 16 MiB, and at most 16 MiB are read",
	} {
		text, err := fs.ReadFile(files, name)
		switch want := want.(type) {
		case error:
			if !errors.Is(err, want) {
				t.Errorf("%s: %v, want %v", name, err, want)
			}
		case string:
			if string(text) != want && (err == nil || !strings.Contains(err.Error(), want)) {
				t.Errorf("%s: %q, %v, want %q", name, text, err, want)
			}
		}
	}
	if _, err := fs.ReadFile(files, "loop"); err == nil {
		t.Error("a link to itself is read")
	}
	if text, err := folder.ReadFile(filepath.Join(in, "out"), 10); err != nil || string(text) != "x" {
		t.Errorf("a link that somebody names: %q, %v", text, err)
	}
	if _, err := folder.ReadFile(filepath.Join(in, "a.txt"), 0); err == nil {
		t.Error("more is read than may be")
	}
}

// TestPortable tells names that every system can have from others.
func TestPortable(t *testing.T) {
	for _, name := range []string{"a.csv", "sub/a b.csv", "con-2.csv", "console.csv", "ő.csv", ".a"} {
		if err := folder.Portable(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{"", ".", "..", "/a", "a/../b", "a//b", "con", "Con.csv", "sub/NUL.txt", "aux .csv", "lpt1", "a.", "a ", "sub./a", "a:b", `a\b`, "a*", "a\x00", "a\nb", "a\x1bb", "a\u202eb", "a\u200bb"} {
		if folder.Portable(name) == nil {
			t.Errorf("%q is no name on every system", name)
		}
	}
}

// TestEscapes: package os does not export the error of a path that leads out of a root, so
// it is known by its text. Where that changes, so must this.
func TestEscapes(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink("..", filepath.Join(dir, "up")); err != nil {
		t.Skip(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, name := range []string{"up/secret", "../secret"} {
		if _, err := root.Open(name); err == nil || !strings.HasSuffix(err.Error(), "path escapes from parent") {
			t.Errorf("%s: %v", name, err)
		} else if cause := folder.Cause(err); cause != folder.ErrOutside {
			t.Errorf("%s: the cause is %v", name, cause)
		}
	}
	if err := root.Mkdir("up/new", 0o777); folder.Cause(err) != folder.ErrOutside {
		t.Errorf("a folder outside: %v", err)
	}
	if _, err := fs.ReadFile(folder.Within(root), "up/secret"); !errors.Is(err, folder.ErrOutside) {
		t.Errorf("within a folder that is held open: %v", err)
	}
}
