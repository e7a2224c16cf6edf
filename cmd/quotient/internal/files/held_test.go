package files

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestHeld puts another folder in the place of one that is written to: what is read and
// written is still in the one that is locked.
func TestHeld(t *testing.T) {
	top := t.TempDir()
	dir, moved := filepath.Join(top, "out"), filepath.Join(top, "moved")
	if err := Output(dir, "a", []byte("mine"), true); err != nil {
		t.Fatal(err)
	}
	err := Update(dir, func(f *Folder) error {
		if err := os.Rename(dir, moved); err != nil {
			t.Skip(err) // as on Windows
		}
		if err := os.Mkdir(dir, 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, "a"), []byte("another's"), 0o666); err != nil {
			return err
		}
		if text, err := f.Read("a"); err != nil || string(text) != "mine" {
			t.Errorf("%q, %v", text, err)
		}
		return f.Write("a", []byte("new"))
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{filepath.Join(dir, "a"): "another's", filepath.Join(moved, "a"): "new"} {
		if text, err := os.ReadFile(name); err != nil || string(text) != want {
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
	if _, err := os.Stat(filepath.Join(moved, lockName)); err == nil {
		t.Error("the lock is left behind")
	}
}

// TestWaiting: who waits for a lock says so, and goes on once it is free.
func TestWaiting(t *testing.T) {
	was, stderr := patience, os.Stderr
	defer func() { patience, os.Stderr = was, stderr }()
	patience = 20 * time.Millisecond
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	os.Stderr = w
	dir := t.TempDir()
	locked, second := make(chan struct{}), make(chan error)
	err = Update(dir, func(*Folder) error {
		go func() {
			close(locked)
			second <- Update(dir, func(f *Folder) error { return f.Write("a", nil) })
		}()
		<-locked
		said := make([]byte, 1000)
		n, err := r.Read(said) // waits for the message
		if got := string(said[:n]); !strings.Contains(got, "waiting for another quotient") || !strings.Contains(got, filepath.Base(dir)) {
			t.Errorf("who waits says %q", got)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := <-second; err != nil {
		t.Error(err)
	}
	w.Close()
	if rest, _ := io.ReadAll(r); len(rest) > 0 {
		t.Errorf("it says more: %q", rest)
	}
}
