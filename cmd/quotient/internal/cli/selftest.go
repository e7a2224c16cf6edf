package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/verify"
)

// runSelfTest tells how much of what could be wrong with a study verify notices.
func runSelfTest(cmd *cobra.Command, p place, texts verify.Texts) error {
	r, s, err := verify.Study(p.name, p.fs, texts)
	if err != nil {
		return &failure{unread, err}
	}
	if s == nil || !r.Holds() {
		return &failure{fails, fmt.Errorf("%s\n    only a study that holds can show what is noticed: see quotient verify", report.Verdict(r))}
	}
	mutants, err := verify.SelfTest(p.fs, texts)
	if err != nil {
		return &failure{unread, err}
	}
	if !report.SelfTestText(cmd.OutOrStdout(), r, mutants) {
		return &failure{fails, errors.New("not every change is noticed")}
	}
	return nil
}
