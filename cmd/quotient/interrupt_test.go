//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
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
	if code := cmd.ProcessState.ExitCode(); code != 130 || !strings.Contains(said.String(), "interrupted: each file is as it was before") {
		t.Errorf("exit code %d: %q", code, said.String())
	}
}
