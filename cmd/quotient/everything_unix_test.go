//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// irregular puts links that lead out of a folder into it, and a pipe.
func irregular(t *testing.T, dir string) {
	t.Helper()
	for name, target := range map[string]string{"leak.png": "../../secret.txt", "away": "../.."} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o666); err != nil {
		t.Fatal(err)
	}
}
