package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/checks"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/selftest"
	"quotient/cmd/quotient/internal/workspace"
)

// runSelfTest tells how much of what could be wrong with a study verify notices.
func runSelfTest(cmd *cobra.Command, p workspace.Place, dirs []string) error {
	texts := textsIn(dirs)
	r, s, err := checks.Run(p, texts, checks.Options{})
	if err != nil {
		return err
	}
	if s == nil || !r.Holds() {
		return workspace.Failed(fmt.Errorf("%s\n    the self-test needs a study that passes: run quotient verify", report.Verdict(r)))
	}
	trying := progress(cmd, "verifying changes")
	defer trying.End()
	mutants, err := selftest.Run(p.FS, texts, trying.Step)
	if err != nil {
		return err
	}
	if !report.SelfTestText(cmd.OutOrStdout(), r, mutants) {
		return workspace.Failed(errors.New("nothing could be changed: no table has a number with a quote"))
	}
	return nil
}
