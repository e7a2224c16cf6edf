package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/verify"
	"quotient/datasets"
)

func verifyCommand() *cobra.Command {
	var sources []string
	var out string
	var required, asJSON, asSARIF, asJUnit, fix, selfTest, setAside bool
	cmd := &cobra.Command{
		Use:   "verify [STUDY…]",
		Short: "Check every number of a study against its quote and the text",
		Long: `Checks a study, and reports every failure at once, each with its place, what is
wrong, the nearest text and what to do:

  quote       each quote stands in the text, once
  numeral     the number in the quote is the value
  qualifier   its qualifier is the bound
  unit        its unit is the unit, or is said to be inferred
  date        the date stands in the text, or is said to be inferred
  coverage    each number of the text is in a table, or set aside with a reason
  words       numbers in titles, notes and labels are those of the tables
  comparison  comparisons come out the same when computed again
  fresh       pictures and tables that were built say what the study says now
  caveat      warnings have their caveats, refusals their waivers
  order       parts are no more than totals, low ends no higher than high ones
  schema      cells are as the schemas of the tables have them

A text is known by its SHA-256, and looked for in the folders of --sources, in
those of QUOTIENT_SOURCES, in ../shared/sources, and in the study. Without it,
quotes and coverage are not checked, which the first line says.

With --self-test the study is changed in memory, one digit, bound, unit, word,
number, caveat or waiver at a time, and the changes that no check finds are
listed. With --fix a patch is printed that corrects rows where there is one
certain correction; nothing is written.

In GitHub Actions each failure is an annotation at its line.`,
		Example: `  quotient verify
  quotient verify my-study --sources texts --require-source
  quotient verify --sarif > quotient.sarif
  quotient verify my-study --fix | patch -p1
  quotient verify --self-test`,
		RunE: func(cmd *cobra.Command, args []string) error {
			modes := 0
			for _, on := range []bool{asJSON, asSARIF, asJUnit} {
				if on {
					modes++
				}
			}
			switch {
			case modes > 1:
				return &failure{unread, errors.New("--json, --sarif and --junit exclude one another")}
			case fix && selfTest || fix && setAside || selfTest && setAside:
				return &failure{unread, errors.New("--fix, --self-test and --list-set-aside exclude one another")}
			case (asSARIF || asJUnit || asJSON && !selfTest) && (fix || selfTest || setAside):
				return &failure{unread, errors.New("--json goes with --self-test; otherwise --json, --sarif and --junit go without --fix, --self-test and --list-set-aside")}
			}
			for _, dir := range sources {
				if info, err := os.Stat(dir); err != nil || !info.IsDir() {
					return &failure{unread, fmt.Errorf("--sources %s: there is no such folder", dir)}
				}
			}
			found, err := places(args)
			if err != nil {
				return err
			}
			options := func(p place) verify.Options {
				o := verify.Options{RequireSource: required, Sources: folders(sources, p)}
				o.Out = filepath.Join(out, p.study())
				return o
			}
			if selfTest {
				return tryChecks(cmd, found, options, asJSON)
			}
			var results []*report.Verification
			for _, p := range found {
				v, s, err := verify.Run(p.fs, p.name, options(p))
				if err != nil {
					return &failure{unread, err}
				}
				results = append(results, v)
				if fix {
					fmt.Fprint(cmd.OutOrStdout(), verify.Fixes(p.fs, v, s))
				}
			}
			if err := print(cmd, results, asJSON, asSARIF, asJUnit, fix); err != nil {
				return err
			}
			failed := 0
			for _, v := range results {
				failed += v.Failed()
			}
			if failed > 0 {
				return &failure{fails, errors.New(failures(failed))}
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&sources, "sources", nil, "look for the texts in this `folder` first; may stand several times")
	flags.BoolVar(&required, "require-source", false, "fail where a text is not at hand")
	flags.StringVar(&out, "out", "out", "the `folder` that the study was built to")
	flags.BoolVar(&asJSON, "json", false, "print the result as JSON")
	flags.BoolVar(&asSARIF, "sarif", false, "print the failures as SARIF 2.1.0")
	flags.BoolVar(&asJUnit, "junit", false, "print the checks as JUnit XML")
	flags.BoolVar(&fix, "fix", false, "print a patch that corrects rows, and the report on standard error")
	flags.BoolVar(&selfTest, "self-test", false, "change the study in memory, and list the changes that no check finds")
	flags.BoolVar(&setAside, "list-set-aside", false, "list the numbers of the texts that are in no table, with the reasons")
	cmd.ValidArgsFunction = studyCompletion
	_ = cmd.MarkFlagDirname("sources")
	_ = cmd.MarkFlagDirname("out")
	return cmd
}

// print writes results in the form that was asked for.
func print(cmd *cobra.Command, results []*report.Verification, asJSON, asSARIF, asJUnit, fix bool) error {
	w, aside := cmd.OutOrStdout(), cmd.OutOrStdout()
	if asJSON || asSARIF || asJUnit || fix {
		aside = cmd.ErrOrStderr() // the output is for a machine
	}
	var err error
	switch {
	case asJSON:
		err = report.JSON(w, report.Verifications(results))
	case asSARIF:
		err = report.VerificationSARIF(w, results)
	case asJUnit:
		err = report.VerificationJUnit(w, results)
	default:
		for i, v := range results {
			if i > 0 {
				fmt.Fprintln(aside)
			}
			report.VerificationText(aside, v)
		}
	}
	if err == nil && os.Getenv("GITHUB_ACTIONS") == "true" {
		annotate(aside, results)
	}
	return err
}

func annotate(w io.Writer, results []*report.Verification) {
	for _, v := range results {
		report.VerificationGitHub(w, v)
	}
}

func failures(n int) string {
	if n == 1 {
		return "1 failure"
	}
	return fmt.Sprintf("%d failures", n)
}

// folders are those in which the texts of a study are looked for.
func folders(named []string, p place) []string {
	dirs := append([]string{}, named...)
	for _, dir := range filepath.SplitList(os.Getenv("QUOTIENT_SOURCES")) {
		if dir != "" {
			dirs = append(dirs, dir)
		}
	}
	dirs = append(dirs, filepath.Join("..", "shared", "sources"))
	if info, err := os.Stat(p.name); err == nil && info.IsDir() {
		dirs = append(dirs, p.name)
	}
	return dirs
}

// study is the name of the folder that a study is built to: its own, as its
// descriptor says.
func (p place) study() string {
	if s, err := datasets.Load(p.fs); err == nil {
		return s.Name
	}
	return filepath.Base(p.name)
}

// tryChecks runs the self-test.
func tryChecks(cmd *cobra.Command, found []place, options func(place) verify.Options, asJSON bool) error {
	var results []*report.SelfTest
	var left []string
	for _, p := range found {
		r, err := verify.SelfTest(p.fs, p.name, options(p))
		var not *verify.DoesNotHold
		if errors.As(err, &not) {
			report.VerificationText(cmd.ErrOrStderr(), not.Report)
			return &failure{fails, err}
		}
		if err != nil {
			return &failure{unread, err}
		}
		results = append(results, r)
		if n := len(r.Survivors); n > 0 {
			left = append(left, fmt.Sprintf("%s: %d changes were not found", r.Study, n))
		}
		if made, _ := r.Made(); made == 0 {
			left = append(left, r.Study+": there was nothing to change")
		}
	}
	if asJSON {
		if err := report.JSON(cmd.OutOrStdout(), results); err != nil {
			return err
		}
	} else {
		for i, r := range results {
			if i > 0 {
				fmt.Fprintln(cmd.OutOrStdout())
			}
			report.SelfTestText(cmd.OutOrStdout(), r)
		}
	}
	if len(left) > 0 {
		return &failure{fails, errors.New(strings.Join(left, "\n"))}
	}
	return nil
}
