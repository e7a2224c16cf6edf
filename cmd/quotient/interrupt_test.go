//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterrupt: a command that the user interrupts says what is left.
func TestInterrupt(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "scan", "-")
	cmd.Args[0] = "quotient"
	var said bytes.Buffer
	cmd.Stderr = &said
	text, err := cmd.StdinPipe() // which does not end
	if err != nil {
		t.Fatal(err)
	}
	defer text.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Second) // until it waits for the text
	_ = cmd.Process.Signal(os.Interrupt)
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 130 || !strings.Contains(said.String(), "interrupted: each file is either unchanged") {
		t.Errorf("exit code %d: %q", code, said.String())
	}
}

// TestTerminated: the editor ends by itself when the system asks it to, and leaves no lock behind.
func TestTerminated(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		dir := filepath.Join(t.TempDir(), "mini")
		if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "mini"))); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(self, "edit", dir)
		cmd.Args[0] = "quotient"
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || !strings.Contains(line, "stop with Ctrl-C") {
			t.Fatalf("%q %v", line, err)
		}
		if _, err := os.Stat(filepath.Join(dir, ".quotient.edit.lock")); err != nil {
			t.Error(err)
		}
		_ = cmd.Process.Signal(s)
		_ = cmd.Wait()
		if code := cmd.ProcessState.ExitCode(); code != 0 {
			t.Errorf("%v: exit code %d", s, code)
		}
		if _, err := os.Stat(filepath.Join(dir, ".quotient.edit.lock")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%v: %v", s, err)
		}
	}
}
