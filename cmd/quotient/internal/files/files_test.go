package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"quotient/charts/seal"
	"quotient/datasets/folder"
)

// TestUpdateAlone adds to one file from many sides at once: nothing is lost.
func TestUpdateAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	var wait sync.WaitGroup
	for i := range 20 {
		wait.Go(func() {
			err := Update(dir, func(f *Folder) error {
				was, err := f.Read("a")
				if err != nil && !errors.Is(err, fs.ErrNotExist) {
					return err
				}
				return f.Write("a", fmt.Appendf(was, "%d\n", i))
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	text, err := Read(dir, "a")
	if n := strings.Count(string(text), "\n"); n != 20 || err != nil {
		t.Errorf("%d lines, %v", n, err)
	}
	entries, err := os.ReadDir(dir)
	if len(entries) != 1 || err != nil {
		t.Errorf("%v is left behind, %v", entries, err)
	}
}

// TestFailing leaves everything as it was.
func TestFailing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	failure := errors.New("no")
	if err := Update(dir, func(*Folder) error { return failure }); !errors.Is(err, failure) {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Dir(dir)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder is left behind: %v", err)
	}
	if err := New(dir, map[string][]byte{"x": nil, "../y": nil}); !errors.Is(err, folder.ErrOutside) {
		t.Error(err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("half a folder is left behind: %v", err)
	}
	if err := New(dir, map[string][]byte{"x": []byte("x")}); err != nil {
		t.Error(err)
	}
	if err := New(dir, map[string][]byte{"y": []byte("y")}); err == nil {
		t.Error("a folder with files is replaced")
	}
}

// TestOutput overwrites what is ours, and nothing else.
func TestOutput(t *testing.T) {
	dir := t.TempDir()
	old, now := seal.In("html", []byte("old")), seal.In("html", []byte("now"))
	for name, test := range map[string]struct {
		was   []byte
		force bool
		ok    bool
	}{
		"none": {nil, false, true}, "ours": {old, false, true}, "same": {now, false, true},
		"theirs": {[]byte("<!-- Made by Quotient from a.md -->"), false, false}, "forced": {[]byte("x"), true, true},
		"edited": {append([]byte("x"), old...), false, false},
	} {
		if test.was != nil {
			if err := os.WriteFile(filepath.Join(dir, name), test.was, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		err := Output(dir, name, now, test.force)
		text, _ := os.ReadFile(filepath.Join(dir, name))
		if (err == nil) != test.ok || test.ok && string(text) != string(now) || !test.ok && string(text) != string(test.was) {
			t.Errorf("%s: %v, %q", name, err, text)
		}
	}
	if err := Update(dir, func(f *Folder) error { return f.Replace("ours", old, []byte("x")) }); !errors.Is(err, ErrChanged) {
		t.Errorf("a file that has changed meanwhile: %v", err)
	}
}

// TestFinish finishes what was half written to a file with two names when a run was
// killed, and nothing else.
func TestFinish(t *testing.T) {
	old, text := strings.Repeat("old, ", 1000), strings.Repeat("new; ", 900)
	for name, test := range map[string]struct {
		left, want string
		other      bool // the journal is of another file
		ok         bool
	}{
		"not begun":    {left: old, want: old, ok: true},
		"half":         {left: text[:2000] + old[2000:], want: text, ok: true},
		"a hole":       {left: text[:1000] + strings.Repeat("\x00", 1000) + old[2000:], want: text, ok: true},
		"not cut":      {left: text + old[len(text):], want: text, ok: true},
		"done":         {left: text, want: text, ok: true},
		"edited":       {left: "mine " + old, want: "mine " + old},
		"another file": {left: text[:2000] + old[2000:], want: text[:2000] + old[2000:], other: true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
			if err := errors.Join(os.WriteFile(a, []byte(test.left), 0o666), os.Link(a, b)); err != nil {
				t.Skip(err)
			}
			info, err := os.Stat(a)
			if err != nil || names(info) != 2 {
				t.Skip("the system does not tell of two names")
			}
			j := journal{Name: "a", File: identity(info), Size: len(old), old: []byte(old), text: []byte(text)}
			if test.other {
				j.File = "0:0"
			}
			if err := Update(dir, func(f *Folder) error { return f.keep(j, 0o666) }); err != nil {
				t.Fatal(err)
			}
			if err := Finish(dir); (err == nil) != test.ok {
				t.Error(err)
			}
			for _, name := range []string{a, b} {
				if got, err := os.ReadFile(name); err != nil || string(got) != test.want {
					t.Errorf("%s is %.40q, %v", name, got, err)
				}
			}
			entries, err := os.ReadDir(dir)
			if err != nil || (len(entries) == 2) != test.ok {
				t.Errorf("%v is there, %v", entries, err)
			}
			if err := Update(dir, func(f *Folder) error { return f.Write("a", []byte("x")) }); (err == nil) != test.ok {
				t.Errorf("a half-written file is written to: %v", err)
			}
		})
	}
}

// TestFinishLock takes away the lock of a run that was killed.
func TestFinishLock(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, lockName), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := Finish(dir); err != nil {
		t.Error(err)
	}
	if entries, err := os.ReadDir(dir); len(entries) > 0 || err != nil {
		t.Error(entries, err)
	}
	if err := os.WriteFile(filepath.Join(dir, journalName), []byte("{\"name\": \"../x\"}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := Finish(dir); err == nil || !strings.Contains(err.Error(), "move it away") {
		t.Errorf("a journal that leads out of its folder: %v", err)
	}
}
