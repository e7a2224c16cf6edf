package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/document"
	"quotient/cmd/quotient/internal/evidence"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/source/scan"
)

func checkCommand() *cobra.Command {
	var c checkFlags
	cmd := &cobra.Command{
		Use:   "check DRAFT… --against SOURCE…",
		Short: "Check the numbers of a draft against the texts that they come from",
		Long: `Checks every number in a draft against source texts. No study is needed. A number is

  supported            a source has it, and says the same of it
  computed             it follows from two numbers of a source: a ratio, share,
                       difference or sum; the formula is shown
  supported otherwise  a source has it with another bound, unit, date, place, subject,
                       direction or certainty
  unsupported          no source has it, and it follows from none
  not judged           an ordinal, a list marker, a date in the source

Each --against names one source. Files can be plain text, Markdown, HTML (only the
article, not the page around it), .docx, or PDF if pdftotext is installed; - is standard
input. Drafts and sources must be in the same language, which is detected from their
words. In Hungarian and Greek, only numbers are checked, with bounds, units and dates.
Words are compared but not understood: read the words that support a number, above all
if the draft uses other words.

Exit codes: 0 every number is supported or computed, 1 a number is not, or there is none
to judge, 2 a file or the command could not be read.`,
		Example: `  quotient check draft.md --against report.txt
  quotient check draft.docx --against report.pdf --against interview.txt
  quotient check draft.md --against report.html --page check.html
  quotient check - --against report.txt --json < draft.txt`,
		RunE: c.run,
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&c.against, "against", nil, "a `source`; repeat for more")
	flags.StringVar(&c.language, "language", "", "the `language` of the texts, if it cannot be detected: "+strings.Join(scan.Tags(), ", "))
	flags.StringVar(&c.page, "page", "", "write a page with draft and sources side by side to this `file`")
	flags.BoolVar(&c.force, "force", false, "overwrite a file that quotient did not write")
	flags.BoolVar(&c.asJSON, "json", false, "print the verdicts as JSON")
	flags.BoolVar(&c.asSARIF, "sarif", false, "print what is not supported as SARIF 2.1.0")
	flags.BoolVar(&c.asJUnit, "junit", false, "print the drafts as JUnit XML")
	return cmd
}

// checkFlags are the flags of check.
type checkFlags struct {
	against                         []string
	language, page                  string
	asJSON, asSARIF, asJUnit, force bool
}

func (c *checkFlags) run(cmd *cobra.Command, args []string) error {
	if err := c.valid(args); err != nil {
		return err
	}
	open := func(names []string) (out []*document.Document, err error) {
		for _, name := range names {
			d, err := document.Open(name, cmd.InOrStdin())
			if err != nil {
				return nil, err
			}
			out = append(out, d)
		}
		return out, nil
	}
	sources, err := open(c.against)
	if err != nil {
		return err
	}
	drafts, err := open(args)
	if err != nil {
		return err
	}
	r, err := evidence.Check(drafts, sources, c.language)
	if err != nil {
		return err
	}
	if c.page != "" {
		page, err := evidence.Page(r)
		if err != nil {
			return err
		}
		if err := files.Output(filepath.Dir(c.page), filepath.Base(c.page), page, c.force); err != nil {
			return workspace.Failed(err)
		}
	}
	return c.print(cmd, r)
}

// valid says what of the command line cannot be.
func (c *checkFlags) valid(args []string) error {
	formats := 0
	for _, f := range []bool{c.asJSON, c.asSARIF, c.asJUnit} {
		if f {
			formats++
		}
	}
	inputs := 0
	for _, name := range append(append([]string{}, args...), c.against...) {
		if name == "-" {
			inputs++
		}
	}
	switch _, ok := scan.In(c.language); {
	case !ok && c.language != "":
		return &datasets.NotFound{What: "language", Name: c.language, Hint: datasets.DidYouMean(c.language, scan.Tags())}
	case formats > 1:
		return errors.New("--json, --sarif and --junit cannot be used together")
	case len(args) == 0:
		return errors.New("name a draft to check, or - for standard input")
	case len(c.against) == 0:
		return errors.New("name a source to check the draft against: --against report.txt")
	case inputs > 1:
		return errors.New("standard input can be only one text: give - once")
	}
	return nil
}

// print prints a report, and says whether it holds.
func (c *checkFlags) print(cmd *cobra.Command, r *evidence.Report) error {
	out := cmd.OutOrStdout()
	var err error
	found := r.Findings()
	at := make([]report.At, len(found))
	for i := range at {
		at[i] = func(file string) string { return file }
	}
	switch {
	case c.asJSON:
		err = report.JSON(out, report.Evidence(r))
	case c.asSARIF:
		err = report.JSON(out, report.SARIF(tool("check.md"), found, at))
	case c.asJUnit:
		err = report.JUnit(out, found, at)
	default:
		report.EvidenceText(out, r)
		if os.Getenv("GITHUB_ACTIONS") == "true" {
			for i, f := range found {
				report.Annotations(out, f, at[i])
			}
		}
	}
	if err != nil {
		return err
	}
	if !r.Holds() {
		message := ""
		if c.asJSON || c.asSARIF || c.asJUnit {
			message = r.Sum()
		}
		return workspace.Failed(fmt.Errorf("%s", message))
	}
	return nil
}
