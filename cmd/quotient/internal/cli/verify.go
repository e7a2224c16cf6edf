package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/checks"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/verify"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
)

func verifyCommand() *cobra.Command {
	var v verifyFlags
	cmd := &cobra.Command{
		Use:   "verify [STUDY…]",
		Short: "Check every number against its quote, and the tables against the text",
		Long: `Checks a study from the text to the charts, reports everything that fails at once, and
always says how much it checked:

` + checksText() + `
A text that is not part of the study is searched for by its SHA-256, in the folders of
--sources and QUOTIENT_SOURCES, in the study and next to it. If it is not found, checks
that need it are reported as not checked.

Exit codes: 0 everything holds, 1 something does not, 2 the study or the command
could not be read.`,
		Example: `  quotient verify
  quotient verify my-study --sources texts --require-source
  quotient verify --sarif > verify.sarif
  quotient verify my-study --fix | patch -p1`,
		RunE: v.run,
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&v.sources, "sources", nil, "a `folder` with source texts; repeat for more")
	flags.BoolVar(&v.required, "require-source", false, "fail if a source text is not found")
	flags.BoolVar(&v.reviewed, "require-review", false, "fail if an observation has no valid ok in reviews.csv from someone other than its author, or if anything signed is in question; comparisons, charts, sentences and numbers set aside may be unsigned")
	flags.StringVar(&v.out, "out", "out", "the `folder` that charts were built in")
	flags.BoolVar(&v.asJSON, "json", false, "print the report as JSON")
	flags.BoolVar(&v.asSARIF, "sarif", false, "print the findings as SARIF 2.1.0")
	flags.BoolVar(&v.asJUnit, "junit", false, "print the checks as JUnit XML")
	flags.BoolVar(&v.aside, "list-set-aside", false, "list every number that is set aside, with the reason")
	flags.BoolVar(&v.fix, "fix", false, "print a patch for cells whose correction is certain, and change nothing")
	flags.BoolVar(&v.selfTest, "self-test", false, "change the study in memory, one thing at a time, and report how many changes verify catches")
	cmd.ValidArgsFunction = studyCompletion
	return cmd
}

// checksText lists the checks, each with its sentence.
func checksText() string {
	var b strings.Builder
	for _, c := range checks.List {
		fmt.Fprintf(&b, "  %-11s %s\n", c.Name, c.Doc)
	}
	return b.String()
}

// textsIn finds the texts of a study in some folders.
func textsIn(dirs []string) checks.Texts {
	return func(s *datasets.Study) ([]*check.Text, error) { return check.Texts(s, dirs) }
}

// verifyFlags are the flags of verify.
type verifyFlags struct {
	sources                                                            []string
	out                                                                string
	asJSON, asSARIF, asJUnit, required, reviewed, aside, fix, selfTest bool
}

// run verifies each study, and prints what was found.
func (v *verifyFlags) run(cmd *cobra.Command, args []string) error {
	formats := 0
	for _, f := range []bool{v.asJSON, v.asSARIF, v.asJUnit, v.aside, v.fix, v.selfTest} {
		if f {
			formats++
		}
	}
	if formats > 1 {
		return errors.New("--json, --sarif, --junit, --list-set-aside, --fix and --self-test cannot be used together")
	}
	found, err := placesOr(args, notes(cmd))
	if err != nil {
		return err
	}
	if err := byDefault(cmd, found); err != nil {
		return err
	}
	var reports []*verify.Report
	var at []report.At
	var failed []string
	broken := false
	for _, p := range found {
		dirs, err := p.Sources(v.sources)
		if err != nil {
			return err
		}
		if v.selfTest {
			if err := runSelfTest(cmd, p, dirs); err != nil {
				return err
			}
			continue
		}
		r, w, err := checks.Run(p, textsIn(dirs), checks.Options{Out: v.out, Reviews: true, Reviewed: v.reviewed})
		if err != nil {
			return err
		}
		if v.required {
			r.RequireSources(dirs)
		}
		reports, at = append(reports, r), append(at, p.Path)
		if err := v.print(cmd.OutOrStdout(), p, r, w, len(reports) > 1); err != nil {
			return err
		}
		if !r.Holds() {
			broken = true
			if formats > 0 { // else it is said with the report
				failed = append(failed, v.verdict(r))
			}
		}
	}
	if err := v.printAll(cmd.OutOrStdout(), reports, at); err != nil {
		return err
	}
	if broken {
		return workspace.Failed(errors.New(strings.Join(failed, "\n")))
	}
	return nil
}

// verdict is that of the report, and says so if no patch could be made.
func (v *verifyFlags) verdict(r *verify.Report) string {
	verdict := report.Verdict(r)
	if v.fix && !report.Fixable(r) {
		verdict += "\n    no correction is certain, so there is no patch; run quotient verify without --fix to see what is wrong"
	}
	return verdict
}

// print prints what was found of one study, if that is not to be printed with the others.
func (v *verifyFlags) print(out io.Writer, p workspace.Place, r *verify.Report, w *workspace.Workspace, more bool) error {
	switch {
	case v.aside:
		if w != nil {
			report.AsideText(out, r.Texts, r.Ledger.Entries)
		}
	case v.fix:
		return report.FixPatch(out, p.FS, r, p.Path)
	case v.asJSON || v.asSARIF || v.asJUnit:
	default:
		if more {
			report.Println(out)
		}
		report.VerifyText(out, r, p.Path)
		if os.Getenv("GITHUB_ACTIONS") == "true" {
			report.Annotations(out, r, p.Path)
		}
	}
	return nil
}

// printAll prints what was found of all studies, for machines.
func (v *verifyFlags) printAll(out io.Writer, reports []*verify.Report, at []report.At) error {
	switch {
	case v.asJSON:
		return report.JSON(out, report.VerifiedAll(reports, at))
	case v.asSARIF:
		return report.JSON(out, report.SARIF(tool("verify.md"), reports, at))
	case v.asJUnit:
		return report.JUnit(out, reports, at)
	}
	return nil
}
