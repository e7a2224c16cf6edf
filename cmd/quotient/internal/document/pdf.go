package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

// pdfFormat has pdftotext, of Poppler, read a PDF, where it is installed.
var pdfFormat = format{
	endings: []string{".pdf"},
	extract: func(_ string, b []byte) (string, error) {
		program, err := exec.LookPath("pdftotext")
		if err != nil {
			return "", errors.New("reading a PDF needs pdftotext: install poppler-utils (Debian) or poppler (Homebrew), or save the file as plain text")
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, program, "-enc", "UTF-8", "-", "-")
		var errs limited
		cmd.Stdin, cmd.Stderr = bytes.NewReader(b), &errs
		pipe, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			return "", fmt.Errorf("pdftotext could not be run: %w", folder.Cause(err))
		}
		text, tooLong := folder.ReadAll(pipe, limits.Text)
		if tooLong != nil {
			cancel()
		}
		switch err := cmd.Wait(); {
		case tooLong != nil:
			return "", fmt.Errorf("its text cannot be read: %w", folder.Cause(tooLong))
		case ctx.Err() != nil:
			return "", errors.New("pdftotext took longer than a minute; save it as plain text")
		case err != nil:
			return "", errors.New("pdftotext could not read it: " + strings.TrimSpace(errs.String()) + "; save it as plain text")
		}
		return strings.ReplaceAll(string(text), "\f", "\n\n"), nil // a page ends with it
	},
}

// limited keeps the beginning of what a program says is wrong.
type limited struct{ strings.Builder }

func (l *limited) Write(b []byte) (int, error) {
	const most = 2000
	if room := most - l.Len(); room > 0 {
		_, _ = l.Builder.Write(b[:min(len(b), room)])
	}
	return len(b), nil
}
