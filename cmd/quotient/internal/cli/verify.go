package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotient/analysis"
	"quotient/cmd/quotient/internal/build"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/review"
	"quotient/cmd/quotient/internal/verify"
	"quotient/datasets"
)

func verifyCommand() *cobra.Command {
	var sources []string
	var out string
	var asJSON, asSARIF, asJUnit, required, reviewed, aside, fix, selfTest bool
	cmd := &cobra.Command{
		Use:   "verify [STUDY…]",
		Short: "Check every number against its quote, and the tables against the text",
		Long: `Checks a study from the text to the charts, reports everything that does not hold
at once, and always says how much was looked at:

  source      the text is the one that the study was made from
  quote       each quote is in the text, exactly once
  numeral     the number in the quote is the value
  qualifier   the words around it are the bound
  unit        what it counts or measures is the unit
  date        the date stands with it, or the note says where it is from
  cell        numbers in its other cells stand in the text too
  coverage    every number of the text is in a table, or set aside with a reason
  words       every number typed into a title, note or caveat is what the tables say
  article     every number of the study’s articles is what the tables say
  comparison  each comparison comes out the same again
  fresh       the charts and tables that have been built are those of the study
  caveat      what a reader must know of a comparison is said; a refused one is waived
  order       no part is more than its total
  review      nobody has found it wrong; with --require-review, every observation has a
              standing ok
  schema      every cell is as the Table Schema has it

A text that is not part of the study is put it into one of these folders, or name another with --sources: the folders of
--sources and QUOTIENT_SOURCES, in ../shared/sources, and beside the study. Where it is
not found, what needs it is reported as not checked.

Exit codes: 0 everything holds, 1 something does not, 2 the study or the command
could not be read.`,
		Example: `  quotient verify
  quotient verify my-study --sources texts --require-source
  quotient verify --sarif > verify.sarif
  quotient verify my-study --fix | patch -p1`,
		RunE: func(cmd *cobra.Command, args []string) error {
			formats := 0
			for _, f := range []bool{asJSON, asSARIF, asJUnit, aside, fix, selfTest} {
				if f {
					formats++
				}
			}
			if formats > 1 {
				return &failure{unread, errors.New("--json, --sarif, --junit, --list-set-aside, --fix and --self-test cannot be used together")}
			}
			found, err := placesOr(args, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			var reports []*verify.Report
			var at []report.At
			var failed []string
			broken := false
			for _, p := range found {
				dirs, err := folders(sources, p)
				if err != nil {
					return err
				}
				texts := func(s *datasets.Study) ([]*datasets.SourceText, error) { return s.Texts(dirs) }
				if selfTest {
					if err := runSelfTest(cmd, p, texts); err != nil {
						return err
					}
					continue
				}
				r, s, err := verify.Study(p.name, p.fs, texts)
				if err != nil {
					return p.unreadable(err)
				}
				if required {
					for _, missing := range r.Missing() {
						r.Add(datasets.Check{Name: "source", Findings: datasets.Findings{{File: datasets.DescriptorName, Message: fmt.Sprintf("the text %q is required, and was not found", missing.Title), Hint: "put it into one of these folders, or name another with --sources: " + strings.Join(dirs, ", ")}}})
					}
				}
				if s != nil && (reviewed || inside(p.fs, review.FileName)) {
					c, err := analysis.Compare(s)
					if c == nil {
						return &failure{unread, err}
					}
					reviews, err := review.Read(p.fs)
					if found := (datasets.Findings)(nil); errors.As(err, &found) {
						r.Add(datasets.Check{Name: "review", Title: "the reviews can be read", Checked: len(found), Findings: found})
					} else if err != nil {
						return p.unreadable(err)
					} else {
						r.Add(review.Verify(s, c, reviews, reviewed))
					}
				}
				if s != nil {
					if err := files.Finish(out); err != nil {
						return &failure{unread, err}
					}
					fresh, err := build.Fresh(s, p.name, out)
					if err != nil {
						return &failure{unread, err}
					}
					r.Add(fresh)
				}
				place := func(file string) string {
					if filepath.IsAbs(file) || strings.HasPrefix(file, "..") || !inside(p.fs, file) {
						return filepath.ToSlash(file)
					}
					return filepath.ToSlash(filepath.Join(p.name, file))
				}
				reports, at = append(reports, r), append(at, place)
				w := cmd.OutOrStdout()
				switch {
				case aside:
					if s == nil {
						break
					}
					at, err := texts(s)
					if err != nil {
						return &failure{unread, err}
					}
					report.AsideText(w, at, s.Ledger(at).Entries)
				case fix:
					if err := report.FixPatch(w, p.fs, r, place); err != nil {
						return &failure{unread, err}
					}
				case asJSON || asSARIF || asJUnit:
				default:
					if len(reports) > 1 {
						report.Println(w)
					}
					report.VerifyText(w, r, place)
					if os.Getenv("GITHUB_ACTIONS") == "true" {
						report.Annotations(w, r, place)
					}
				}
				if !r.Holds() {
					broken = true
					if formats > 0 { // else it is said with the report
						verdict := report.Verdict(r)
						if fix && !report.Fixable(r) {
							verdict += "\n    no correction is certain, so there is no patch; quotient verify without --fix lists what is wrong"
						}
						failed = append(failed, verdict)
					}
				}
			}
			w := cmd.OutOrStdout()
			switch {
			case asJSON:
				err = report.JSON(w, report.VerifiedAll(reports, at))
			case asSARIF:
				err = report.JSON(w, report.SARIF(reports, at))
			case asJUnit:
				err = report.JUnit(w, reports, at)
			}
			if err != nil {
				return err
			}
			if broken || len(failed) > 0 {
				return &failure{fails, errors.New(strings.Join(failed, "\n"))}
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&sources, "sources", nil, "a `folder` with source texts; may be given again")
	flags.BoolVar(&required, "require-source", false, "fail where a source text was not found")
	flags.BoolVar(&reviewed, "require-review", false, "fail while an observation has no standing ok in reviews.csv by another than who wrote it")
	flags.StringVar(&out, "out", "out", "the `folder` that charts were built into")
	flags.BoolVar(&asJSON, "json", false, "print the report as JSON")
	flags.BoolVar(&asSARIF, "sarif", false, "print the findings as SARIF 2.1.0")
	flags.BoolVar(&asJUnit, "junit", false, "print the checks as JUnit XML")
	flags.BoolVar(&aside, "list-set-aside", false, "list every number of the text that is set aside, with its reason")
	flags.BoolVar(&fix, "fix", false, "print a patch for the cells whose correction is certain; nothing is changed")
	flags.BoolVar(&selfTest, "self-test", false, "change the study in memory, one thing at a time, and report the share that verify notices")
	cmd.ValidArgsFunction = studyCompletion
	return cmd
}

// folders are where source texts are looked for.
func folders(asked []string, p place) ([]string, error) {
	for _, dir := range asked {
		if _, err := os.Stat(dir); err != nil {
			return nil, &failure{unread, fmt.Errorf("cannot read %s: %w", filepath.ToSlash(dir), files.Cause(err))}
		}
	}
	dirs := slices.Clone(asked)
	if env := os.Getenv("QUOTIENT_SOURCES"); env != "" {
		dirs = append(dirs, filepath.SplitList(env)...)
	}
	dirs = append(dirs, filepath.Join("..", "shared", "sources"))
	if info, err := os.Stat(p.name); err == nil && info.IsDir() {
		dirs = append(dirs, p.name, filepath.Join(p.name, ".."))
	}
	return dirs, nil
}

// inside reports whether a file is one of the study's, even one that cannot be read.
func inside(fsys fs.FS, file string) bool {
	_, err := fs.Stat(fsys, file)
	return !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid)
}
