package document

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
	"time"
)

// pdfFormat has pdftotext, of Poppler, read a PDF, where it is installed.
var pdfFormat = format{
	endings: []string{".pdf"},
	extract: func(_ string, b []byte) (string, error) {
		program, err := exec.LookPath("pdftotext")
		if err != nil {
			return "", errors.New("a PDF is read with pdftotext, which is not installed: install poppler-utils (Debian) or poppler (Homebrew), or save it as plain text")
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, program, "-enc", "UTF-8", "-", "-")
		var out, errs bytes.Buffer
		cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(b), &out, &errs
		if err := cmd.Run(); err != nil {
			reason := strings.TrimSpace(errs.String())
			if ctx.Err() != nil {
				reason = "it took longer than a minute"
			}
			return "", errors.New("pdftotext could not read it: " + reason + "; save it as plain text")
		}
		return strings.ReplaceAll(out.String(), "\f", "\n\n"), nil // a page ends with it
	},
}
