package workspace

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

// repository makes a repository of git with a study and much else.
func repository(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"s/datapackage.json": `{"name": "s", "title": "S", "resources": [{"name": "t", "path": "data/t.csv", "schema": {"fields": [{"name": "n", "type": "integer"}]}}]}`,
		"s/data/t.csv":       "n\n1\n",
		"s/a*b.md":           "# A\n",
		"s/film.bin":         strings.Repeat("film", 1<<20),
		"s/raw/film.bin":     strings.Repeat("rawf", 1<<20),
		"other.txt":          "secret\n",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"s/link.md": "a*b.md", "s/out.md": "../other.txt", "s/far.md": "link.md", "s/none.md": "nothing", "s/loop.md": "loop.md"} {
		if err := os.Symlink(to, link); err != nil {
			t.Skip(err)
		}
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "a"}} {
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
}

// TestRevision reads a study of a revision: its files, and none of the others.
func TestRevision(t *testing.T) {
	repository(t)
	p, err := Version("HEAD:s")
	if err != nil {
		t.Fatal(err)
	}
	r := p.FS.(*committed)
	for name, want := range map[string]string{"a*b.md": "# A\n", "link.md": "# A\n", "data/t.csv": "n\n1\n"} {
		if text, err := fs.ReadFile(r, name); err != nil || string(text) != want {
			t.Errorf("%s: %q, %v", name, text, err)
		}
		if file, err := r.Open(name); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if info, err := file.Stat(); err != nil || info.Size() != int64(len(want)) {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
	for name, want := range map[string]error{
		"out.md": folder.ErrOutside, "far.md": fs.ErrNotExist, "none.md": fs.ErrNotExist, "loop.md": fs.ErrNotExist, "a?b.md": fs.ErrNotExist,
		"../other.txt": fs.ErrInvalid, "data": folder.ErrNotRegular, "datapackage.json/x": fs.ErrNotExist, "nothing/x": fs.ErrNotExist,
	} {
		if text, err := fs.ReadFile(r, name); !errors.Is(err, want) {
			t.Errorf("%s: %q, %v, want %v", name, text, err, want)
		}
	}
	for dir, want := range map[string]string{".": "a*b.md data datapackage.json far.md film.bin link.md loop.md none.md out.md raw", "data": "t.csv"} {
		list, err := fs.ReadDir(r, dir)
		var names []string
		for _, e := range list {
			names = append(names, e.Name())
			if e.IsDir() != (e.Name() == "data" || e.Name() == "raw") {
				t.Errorf("%s is a folder, or not", e.Name())
			}
		}
		if got := strings.Join(names, " "); err != nil || got != want {
			t.Errorf("%s: %s, %v", dir, got, err)
		}
	}
	if _, err := fs.ReadDir(r, "film.bin"); err == nil {
		t.Error("a file is listed")
	}
	if r.bytes > 1000 {
		t.Errorf("%d bytes are read", r.bytes)
	}
	for hash, text := range r.read {
		if bytes.Contains(text, []byte("film")) {
			t.Errorf("%s is read, which is no part of the study", hash)
		}
	}
	if film, err := fs.ReadFile(r, "film.bin"); err != nil || len(film) != 4<<20 {
		t.Errorf("%d bytes, %v", len(film), err)
	}
	r.bytes = limits.Revision - 4<<20 + 1
	if _, err := fs.ReadFile(r, "raw/film.bin"); err == nil || !strings.Contains(err.Error(), "at most 512 MiB of the files of a revision are read") {
		t.Errorf("more is read than may be: %v", err)
	}
	if text, err := fs.ReadFile(r, "a*b.md"); err != nil || string(text) != "# A\n" {
		t.Errorf("what was read already: %q, %v", text, err)
	}
}
