package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
)

func compareCommand() *cobra.Command {
	var c compareFlags
	cmd := &cobra.Command{
		Use:   "compare [FORMULA] [STUDY]",
		Short: "Print the comparisons of a study, or compute one formula",
		Long: `Prints the comparisons of a study with their caveats; or works out one formula
over its observations (table.id), comparisons and schedules. A formula whose
result would mislead or say nothing is refused, with the reason, and exits 1.

Formulas can use + - * / and these functions:

` + functions() + `
A hyphen joins words, so put spaces around a minus sign.`,
		Example: `  quotient compare
  quotient compare 'wages.officials / wages.worker' --why
  quotient compare 'share(executions.executed, prisoners.imprisoned)' hungary-1956
  quotient compare my-study --summary prices.value --by city`,
		RunE: c.run,
	}
	flags := cmd.Flags()
	flags.BoolVar(&c.why, "why", false, "show each step with its bounds and quotes")
	flags.BoolVar(&c.asJSON, "json", false, "print the result as JSON")
	flags.StringVar(&c.summary, "summary", "", "summary statistics of a `table.column` of numbers (the column value, if only a table is named)")
	flags.StringVar(&c.by, "by", "", "group the summary by a `column`")
	flags.StringVar(&c.against, "against", "", "with --summary, the linear trend and correlation along another `column`")
	cmd.ValidArgsFunction = operands
	return cmd
}

// compareFlags are the flags of compare.
type compareFlags struct {
	why, asJSON          bool
	summary, by, against string
}

// run prints the comparisons of studies, or what one formula or summary comes to.
func (c *compareFlags) run(cmd *cobra.Command, args []string) error {
	studies, formula, err := split(args)
	if err != nil {
		return err
	}
	switch {
	case c.summary == "" && (c.by != "" || c.against != ""):
		return errors.New("--by and --against need --summary TABLE.COLUMN")
	case c.summary != "" && formula != nil:
		return errors.New("--summary cannot be used with a formula")
	}
	found, err := placesOr(studies, notes(cmd))
	if err != nil {
		return err
	}
	if err := byDefault(cmd, found); err != nil {
		return err
	}
	if len(found) > 1 && (formula != nil || c.summary != "") {
		return fmt.Errorf("a formula needs one study: name one of %s", strings.Join(datasets.Bundled(), ", "))
	}
	for _, p := range found {
		s, err := load(p, cmd.ErrOrStderr(), charts.Options{})
		if err != nil {
			return err
		}
		if err := c.print(cmd.OutOrStdout(), s, formula); err != nil {
			return err
		}
	}
	return nil
}

// print prints what was asked of one study.
func (c *compareFlags) print(out io.Writer, s *workspace.View, formula *string) error {
	switch {
	case c.summary != "":
		return c.summarize(out, s)
	case formula != nil:
		x, err := evaluate(s, *formula)
		if err != nil {
			return explain(out, s, *formula, err, c.asJSON)
		}
		if c.asJSON {
			return report.JSON(out, report.Comparison(s.Study, x))
		}
		report.ComparisonText(out, x, c.why)
	case c.asJSON:
		return report.JSON(out, report.Comparisons(s.Study, s.Comparisons))
	default:
		report.ComparisonsText(out, s.Study, s.Comparisons, c.why)
	}
	return nil
}

// evaluate works a formula out; the bare id of a comparison is that comparison,
// with its title and caveats.
func evaluate(s *workspace.View, formula string) (*analysis.Comparison, error) {
	if c, err := s.Comparisons.Get(strings.TrimSpace(formula)); err == nil {
		if c.Refusal != nil {
			return nil, c.Refusal
		}
		return c, nil
	}
	return s.Comparisons.Evaluate(formula)
}

// explain reports a formula that has no result.
func explain(out io.Writer, s *workspace.View, formula string, err error, asJSON bool) error {
	var refused *analysis.Refusal
	if !errors.As(err, &refused) {
		// One word that is nearly the name of a study is meant as that.
		if name := datasets.Nearest(formula, datasets.Bundled()); name != "" && !strings.ContainsAny(formula, " ./(") {
			err = fmt.Errorf("%w\n    or did you mean the study %q?", err, name)
		}
		return err
	}
	if asJSON {
		if err := report.JSON(out, report.Refused(s.Study, formula, refused)); err != nil {
			return err
		}
		return workspace.Failed(errors.New("refused"))
	}
	var b strings.Builder
	waiver := ""
	if c, err := s.Comparisons.Get(strings.TrimSpace(formula)); err == nil {
		waiver = c.Waiver.Value
		formula = c.ID + ": " + c.Formula
	}
	report.RefusalText(&b, s.Study, formula, refused, waiver)
	return workspace.Failed(errors.New(b.String()))
}

// split tells a formula from the studies before or after it.
func split(args []string) (studies []string, formula *string, err error) {
	for _, arg := range args {
		_, statErr := os.Stat(filepath.Join(arg, datasets.DescriptorName))
		path := strings.HasPrefix(arg, ".") || filepath.IsAbs(arg)
		switch {
		case slices.Contains(datasets.Bundled(), arg) || statErr == nil || path:
			studies = append(studies, arg)
		case formula == nil:
			formula = &arg
		default:
			if !strings.ContainsAny(*formula, " (/*+") { // the name of a study that is not there
				arg = *formula
			}
			return nil, nil, fmt.Errorf("%q is neither a study nor a formula: give the study first, then the formula in quotation marks\n    bundled studies: %s; for others, name the folder with the %s", arg, strings.Join(datasets.Bundled(), ", "), datasets.DescriptorName)
		}
	}
	return studies, formula, nil
}

func functions() string {
	var b strings.Builder
	for _, f := range analysis.Functions() {
		fmt.Fprintf(&b, "  %-20s %s\n", f.Usage, f.Doc)
	}
	return b.String()
}

func (c *compareFlags) summarize(out io.Writer, s *workspace.View) error {
	table, column, ok := strings.Cut(c.summary, ".")
	if !ok {
		column = "value"
	}
	t, err := s.Table(table)
	if err != nil {
		return err
	}
	list, err := analysis.Summarize(t, column, c.by)
	var refused *analysis.Refusal
	if errors.As(err, &refused) {
		return workspace.Failed(fmt.Errorf("refused: %w\n    group the rows with --by, to keep different kinds apart", err))
	} else if err != nil {
		return err
	}
	var trend *analysis.Trend
	if c.against != "" {
		fit, err := analysis.TrendOf(t, c.against, column)
		if err != nil {
			return missing(err)
		}
		trend = &fit
	}
	if c.asJSON {
		return report.JSON(out, report.Summaries(list, trend))
	}
	report.SummaryText(out, t, column, c.by, list, c.against, trend)
	return nil
}
