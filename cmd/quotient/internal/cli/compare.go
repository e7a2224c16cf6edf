package cli

import (
	"errors"
	"fmt"
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
	var why, asJSON bool
	var summary, by, against string
	cmd := &cobra.Command{
		Use:   "compare [STUDY] [FORMULA]",
		Short: "Print the comparisons of a study, or work out one formula",
		Long: `Prints the comparisons of a study with their caveats; or works out one formula
over its observations (table.id), comparisons and schedules. A formula whose
result would mislead or say nothing is refused, with the reason, and exits 1.

Formulas have + - * / and these functions:

` + functions() + `
A hyphen joins words, so a minus sign stands between blanks.`,
		Example: `  quotient compare
  quotient compare 'wages.officials / wages.worker' --why
  quotient compare hungary-1956 'share(executions.executed, prisoners.imprisoned)'
  quotient compare my-study --summary prices.value --by city`,
		RunE: func(cmd *cobra.Command, args []string) error {
			studies, formula, err := split(args)
			if err != nil {
				return err
			}
			switch {
			case summary == "" && (by != "" || against != ""):
				return errors.New("--by and --against go with --summary TABLE.COLUMN")
			case summary != "" && formula != nil:
				return errors.New("--summary goes without a formula")
			}
			found, err := places(studies)
			if err != nil {
				return err
			}
			if len(found) > 1 && (formula != nil || summary != "") {
				return fmt.Errorf("a formula is worked out in one study: name one of %s", strings.Join(datasets.Bundled(), ", "))
			}
			for _, p := range found {
				s, err := load(p, cmd.ErrOrStderr(), charts.Options{})
				if err != nil {
					return err
				}
				out := cmd.OutOrStdout()
				switch {
				case summary != "":
					return summarize(cmd, s, summary, by, against, asJSON)
				case formula != nil:
					c, err := evaluate(s, *formula)
					if err != nil {
						return explain(p, s, *formula, err, asJSON, cmd)
					}
					if asJSON {
						return report.JSON(out, report.Comparison(s.Study, c))
					}
					report.ComparisonText(out, c, why)
				case asJSON:
					if err := report.JSON(out, report.Comparisons(s.Study, s.Comparisons)); err != nil {
						return err
					}
				default:
					report.ComparisonsText(out, s.Study, s.Comparisons, why)
				}
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&why, "why", false, "show each step with its bounds and quotes")
	flags.BoolVar(&asJSON, "json", false, "print the result as JSON")
	flags.StringVar(&summary, "summary", "", "summary statistics of a `table.column` of numbers (the column value, if only a table is named)")
	flags.StringVar(&by, "by", "", "group the summary by a `column`")
	flags.StringVar(&against, "against", "", "with --summary, the linear trend and correlation along another `column`")
	cmd.ValidArgsFunction = studyCompletion
	return cmd
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
func explain(p workspace.Place, s *workspace.View, formula string, err error, asJSON bool, cmd *cobra.Command) error {
	var refused *analysis.Refusal
	if !errors.As(err, &refused) {
		// One word that is nearly the name of a study is meant as that.
		if name := datasets.Nearest(formula, datasets.Bundled()); name != "" && !strings.ContainsAny(formula, " ./(") {
			err = fmt.Errorf("%w\n    or is the study %q meant?", err, name)
		}
		return err
	}
	if asJSON {
		if err := report.JSON(cmd.OutOrStdout(), report.Refused(s.Study, formula, refused)); err != nil {
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

// split tells a formula from the studies before it.
func split(args []string) (studies []string, formula *string, err error) {
	for i, arg := range args {
		_, statErr := os.Stat(filepath.Join(arg, datasets.DescriptorName))
		path := strings.HasPrefix(arg, ".") || filepath.IsAbs(arg)
		switch {
		case slices.Contains(datasets.Bundled(), arg) || statErr == nil || path:
			studies = append(studies, arg)
		case i == len(args)-1:
			formula = &arg
		default:
			return nil, nil, fmt.Errorf("%q is neither a study nor the one formula: put a formula in quotation marks, after the study", arg)
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

func summarize(cmd *cobra.Command, s *workspace.View, name, by, against string, asJSON bool) error {
	table, column, ok := strings.Cut(name, ".")
	if !ok {
		column = "value"
	}
	t, err := s.Table(table)
	if err != nil {
		return err
	}
	list, err := analysis.Summarize(t, column, by)
	var refused *analysis.Refusal
	if errors.As(err, &refused) {
		return workspace.Failed(fmt.Errorf("refused: %w\n    group the rows with --by, so that what is not of one kind is apart", err))
	} else if err != nil {
		return err
	}
	var trend *analysis.Trend
	if against != "" {
		fit, err := analysis.TrendOf(t, against, column)
		if err != nil {
			return missing(err)
		}
		trend = &fit
	}
	if asJSON {
		return report.JSON(cmd.OutOrStdout(), report.Summaries(list, trend))
	}
	report.SummaryText(cmd.OutOrStdout(), t, column, by, list, against, trend)
	return nil
}
