package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/cli"
)

var day = time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)

// TestWrite: each verb has a page with all its flags, which man and mandoc read without a
// warning, and each shell its completions.
func TestWrite(t *testing.T) {
	dir := t.TempDir()
	if err := Write(dir, "1.2.3", day); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"quotient.bash", "_quotient", "quotient.fish", "quotient.ps1"} {
		if text, err := os.ReadFile(filepath.Join(dir, "completions", name)); err != nil || !strings.Contains(string(text), "__complete") {
			t.Errorf("%s: %v, %d bytes", name, err, len(text))
		}
	}
	request := regexp.MustCompile(`^\.(TH|SH|TP|PP|B|BR|RS|RE|nf|fi|nh|ad)\b`)
	lint, missing := exec.LookPath("mandoc")
	for _, c := range append([]*cobra.Command{cli.Root()}, cli.Root().Commands()...) {
		file := filepath.Join(dir, "man", name(c)+".1")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			if (strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'")) && !request.MatchString(line) {
				t.Errorf("%s:%d: %q is read as a request", filepath.Base(file), i+1, line)
			}
		}
		for _, flag := range regexp.MustCompile(`--[a-z-]+`).FindAllString(c.LocalFlags().FlagUsages(), -1) {
			if !strings.Contains(string(text), strings.ReplaceAll(flag, "-", `\-`)) {
				t.Errorf("%s does not name %s", filepath.Base(file), flag)
			}
		}
		if missing == nil {
			if out, err := exec.Command(lint, "-T", "lint", "-W", "warning", file).CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", filepath.Base(file), err, out)
			}
		}
	}
}

func TestPage(t *testing.T) {
	c := &cobra.Command{
		Use: "odd [FILE…]", Short: "Do what's odd",
		Long: "Reads a file.\n.PP is no request, nor is\n'this, and C:\\temp is a path.\n\n  kept  as it is\n  .too\n\nThe end.\n\nExit codes: 0 done, 1 it is\nnot, 2 neither.",
		Run:  func(*cobra.Command, []string) {}, Example: "  odd -x",
	}
	c.Flags().StringP("out", "o", "here", "the `folder` to write to")
	c.Flags().Bool("old", false, "")
	_ = c.Flags().MarkHidden("old")
	page := string(Page(c, "1.2.3", day))
	for _, want := range []string{
		`.TH "ODD" 1 "2026-12-01" "quotient 1.2.3" "Quotient"`,
		"odd \\- Do what\\(aqs odd\n",
		"\\&.PP is no request, nor is\n\\(aqthis, and C:\\etemp is a path.\n",
		".nf\nkept  as it is\n\\&.too\n.fi\n",
		"\\fB\\-o\\fR, \\fB\\-\\-out\\fR \\fIfolder\\fR\nthe folder to write to (default: here)\n",
		".SH EXIT STATUS\n.TP\n.B 0\ndone\n.TP\n.B 1\nit is not\n.TP\n.B 2\nneither\n",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no\n%s\nbut is\n%s", want, page)
		}
	}
	if strings.Contains(page, `\-old`) {
		t.Errorf("the page names a hidden flag:\n%s", page)
	}
}
