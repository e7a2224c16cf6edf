package cli

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/cmd/quotient/internal/checks"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/review"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets/check"
)

func reviewCommand() *cobra.Command {
	var sources, sign []string
	var out, as, verdict, note, date, from string
	var force, asJSON bool
	cmd := &cobra.Command{
		Use:   "review [STUDY…]",
		Short: "Write a page for reviewing a study, or sign off a number",
		Long: `Writes OUT/STUDY/review.html: one file with the text (if it is available), the tables,
comparisons, charts and articles of a study. On it, any number leads to its sources and
to everything derived from it. The page loads nothing from anywhere.

With --sign, it adds reviews to the study's reviews.csv instead: what was reviewed, with
its fingerprint, by whom, when, and the verdict. You can sign an observation
(wages.worker), a comparison (its id), a chart (chart#wages), a sentence of an article
(article.md#1a2b3c4d) and a number set aside (set-aside#1a2b3c4d); the page shows the
address of whatever you choose. The signature of a row also covers the sentence of its
quote, if the text is available. Anything that changes later is shown as changed since it
was reviewed, and anything marked wrong fails until somebody has looked at the new
version. quotient verify --require-review needs an ok for every observation, and only
for those.

The page also collects verdicts and exports them as a file, which --import adds to
reviews.csv.`,
		Example: `  quotient review
  quotient review my-study --sources texts --out public
  quotient review my-study --sign wages.worker,wages.officials --as "Jane Doe"
  quotient review my-study --sign tolls.killed --as Jane --verdict question --note "Which day?"
  quotient review my-study --sign chart#wages,officials-per-worker --as Jane --sources texts
  quotient review my-study --import reviews.csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, err := placesOr(args, notes(cmd))
			if err != nil {
				return err
			}
			signing := cmd.Flags().Changed("sign") || from != ""
			if signing {
				if len(found) != 1 {
					return errors.New("there are several studies: name the one to sign")
				}
				return addReviews(cmd, found[0], sources, review.Addition{Refs: sign, As: as, Verdict: review.Verdict(verdict), Note: note, Date: date, From: from}, asJSON)
			}
			for _, name := range []string{"as", "verdict", "note", "date"} {
				if cmd.Flags().Changed(name) {
					return fmt.Errorf("--%s needs --sign: say what you review", name)
				}
			}
			if err := output(cmd, out); err != nil {
				return err
			}
			pages := []report.ReviewPage{}
			for _, p := range found {
				page, err := writePage(cmd, p, sources, out, force)
				if err != nil {
					return err
				}
				if pages = append(pages, page); !asJSON {
					report.ReviewPageText(cmd.OutOrStdout(), page)
				}
			}
			if asJSON {
				return report.JSON(cmd.OutOrStdout(), pages)
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&sources, "sources", nil, "a `folder` with source texts; repeat for more")
	flags.StringVar(&out, "out", "out", "the `folder` to write to")
	flags.BoolVar(&asJSON, "json", false, "print what was written, or signed, as JSON")
	flags.BoolVar(&force, "force", false, "overwrite a file that quotient did not write")
	flags.StringSliceVar(&sign, "sign", nil, "add a review of these rows, comparisons, charts, sentences or numbers set aside, by their `addresses`")
	flags.StringVar(&as, "as", "", "the `name` of the reviewer")
	flags.StringVar(&verdict, "verdict", string(review.OK), "what was found: ok, wrong, `question`")
	flags.StringVar(&note, "note", "", "a `sentence` about it")
	flags.StringVar(&date, "date", "", "the `day` of the review, such as 2026-11-23; today by default")
	flags.StringVar(&from, "import", "", "add the reviews from a `file` that the page has exported")
	_ = cmd.RegisterFlagCompletionFunc("sign", listed(signable))
	_ = cmd.RegisterFlagCompletionFunc("verdict", cobra.FixedCompletions([]string{"ok", "wrong", "question"}, cobra.ShellCompDirectiveNoFileComp))
	cmd.ValidArgsFunction = studyCompletion
	return cmd
}

// addReviews adds to the reviews of a study, and prints what was added.
func addReviews(cmd *cobra.Command, p workspace.Place, sources []string, a review.Addition, asJSON bool) error {
	if !p.Folder() {
		return fmt.Errorf("%s is part of the program, which keeps no reviews: sign a folder", p.Name)
	}
	v, err := workspace.Open(p, charts.Options{Allow: true})
	if err != nil {
		return err
	}
	warn(v, cmd.ErrOrStderr())
	dirs, err := p.Sources(sources)
	if err != nil {
		return err
	}
	texts, err := check.Texts(v.Study, dirs)
	if err != nil {
		return err
	}
	added, err := a.To(v, texts)
	if err != nil {
		return err
	}
	name := filepath.ToSlash(filepath.Join(p.Name, review.FileName))
	for _, row := range added.Skipped {
		report.Printf(cmd.ErrOrStderr(), "%s: left out the review of %s: the study no longer says what was reviewed, or never did\n", filepath.ToSlash(a.From), row)
	}
	if added.Alone > 0 {
		report.Printf(cmd.ErrOrStderr(), "%s: no sentence was found for the quotes, so signatures that cover only the row: %d; name the folder of the text with --sources\n", name, added.Alone)
	}
	if asJSON {
		err = report.JSON(cmd.OutOrStdout(), report.NewSigned(name, added))
	} else {
		report.SignedText(cmd.OutOrStdout(), name, added)
	}
	if err != nil {
		return err
	}
	if len(added.Skipped) > 0 {
		return workspace.Failed(errors.New(""))
	}
	return nil
}

// writePage writes the page of one study.
func writePage(cmd *cobra.Command, p workspace.Place, sources []string, out string, force bool) (page report.ReviewPage, err error) {
	v, err := workspace.Open(p, charts.Options{Allow: true})
	if err != nil {
		return page, err
	}
	warn(v, cmd.ErrOrStderr())
	dirs, err := p.Sources(sources)
	if err != nil {
		return page, err
	}
	texts, err := check.Texts(v.Study, dirs)
	if err != nil {
		return page, err
	}
	r, err := checks.Loaded(v.Workspace, texts, checks.Options{Reviews: true})
	if err != nil {
		return page, p.Unreadable(err)
	}
	m, err := review.Gather(v, texts, r)
	if err != nil {
		return page, err
	}
	to, size, err := m.Save(out, force)
	if err != nil {
		return page, workspace.Failed(err)
	}
	return report.ReviewPage{Study: v.Name, Page: filepath.ToSlash(filepath.Join(out, to)), Bytes: size, Missing: len(m.Report.Missing())}, nil
}
