package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/cmd/quotient/internal/articles"
	"quotient/cmd/quotient/internal/publish"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

func weaveCommand() *cobra.Command {
	var v weaveFlags
	cmd := &cobra.Command{
		Use:   "weave [ARTICLE.md…] [STUDY]",
		Short: "Fill in the charts and numbers of an article, and check the ones you typed",
		Long: `Fills in the marks of Markdown articles from the study, and leaves every other byte as it
is. The marks stay, so weaving again changes only what has changed:

  [=wages.worker]                   a number in a sentence
  [more than 11 times][=ID]         the same, filled in
  [=ID spelled]                     in another form: words, spelled, number, label, date
  [12][=own counted by hand]        a number of your own
  [=own counted by hand]: #         the formula below has numbers of your own

  [=chart ID]: #                    a chart, on a line of its own
  [=table NAME]: #                  a table, or numbers in one: [=table ID ID]: #
  [=caveats]: #                     what readers must know about the comparisons
  [=sources]: #                     the texts, with the quotes
  [=links]: #                       where the numbers link to; by default, at the end

Every other number in the prose must be one from the study, with words that match its
bound.

An article in a study is on that one; for any other, name the study after it. With no
ARTICLE, all Markdown of the study is woven, but for README.md. Charts are written
beside the article, to charts/, or to where [=charts FOLDER]: # says. An article from standard input (-) goes to standard output, and its charts to --out if that is given.

Exit codes: 0 the article is right, 1 a typed number is wrong, or with --check the article
is stale, 2 a mark cannot be filled in, and nothing was written.`,
		Example: `  quotient weave my-study/article.md
  quotient weave --marks hungary-1956
  quotient weave --check
  quotient weave --format html --out public
  quotient weave posts/hungary.md hungary-1956
  quotient weave - my-study < draft.md`,
		RunE: v.run,
	}
	flags := cmd.Flags()
	flags.StringVar(&v.name, "study", "", "the `study` of articles outside a study")
	flags.StringVar(&v.locale, "locale", quantity.English.Tag, "the `locale` of an article from standard input: "+strings.Join(quantity.Locales(), ", "))
	_ = flags.MarkHidden("study")
	flags.BoolVar(&v.marks, "marks", false, "list the marks that articles on a study can use, and what they fill in")
	flags.BoolVar(&v.check, "check", false, "write nothing, and fail if the article is stale")
	flags.StringVar(&v.format, "format", "", "write the article in a `format` to --out, and leave the article as it is: html, latex, typst, docx")
	flags.StringVar(&v.out, "out", "out", "the `folder` that --format writes to, in a subfolder named after the study")
	flags.BoolVar(&v.asJSON, "json", false, "print the result as JSON")
	flags.StringVar(&v.url, "url", "", "with --format html, the `address` at which --out will be published: the page then names its own, and a card")
	flags.BoolVar(&v.trusted, "trusted", false, "with --format html, keep the article’s own HTML as it is, including scripts")
	flags.BoolVar(&v.force, "force", false, "overwrite files that quotient did not write, and your own words in filled-in blocks")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formatNames(), cobra.ShellCompDirectiveNoFileComp))
	cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{"md", "mdx", "markdown"}, cobra.ShellCompDirectiveFilterFileExt
	}
	return cmd
}

// weaveFlags are the flags of weave.
type weaveFlags struct {
	name, format, out, locale, url       string
	check, asJSON, force, marks, trusted bool
}

// run weaves articles, and prints what was found and done.
func (v *weaveFlags) run(cmd *cobra.Command, args []string) error {
	if v.marks {
		return listMarks(cmd, args, v.name)
	}
	as, err := v.as()
	if err != nil {
		return err
	}
	if err := output(cmd, v.out); err != nil {
		return err
	}
	if args, v.name, err = lastStudy(args, v.name); err != nil {
		return err
	}
	if slices.Contains(args, standardInput) {
		return v.pipe(cmd, args)
	}
	if cmd.Flags().Changed("locale") {
		return errors.New("--locale is of the standard input: the name of an article gives its language, as article.hu.md")
	}
	found, err := articles.Find(args, v.name)
	if err != nil {
		return err
	}
	stderr := cmd.ErrOrStderr()
	results, err := articles.Request{
		Places: found, Check: v.check, Force: v.force, As: as, Out: v.out,
		Warn: func(s *workspace.View) { warn(s, stderr) },
		LeftOut: func(r articles.Result, at int, what, remedy string) {
			line, column := r.Filled.Article.Position(at)
			report.Printf(stderr, "%s:%d:%d: %s\n    %s\n", r.Name, line, column, what, remedy)
		},
	}.Run()
	if err != nil {
		return err
	}
	if v.asJSON {
		if err := report.JSON(cmd.OutOrStdout(), report.WovenAll(results)); err != nil {
			return err
		}
	} else {
		for _, r := range results {
			report.WeaveText(cmd.OutOrStdout(), r)
		}
	}
	return articles.Verdict(results)
}

// as is the format to write instead of the articles, or nil.
func (v *weaveFlags) as() (as *publish.Format, err error) {
	for _, f := range publish.Formats() {
		if f.Name == v.format {
			as = &f
		}
	}
	switch {
	case v.format != "" && as == nil:
		return nil, &datasets.NotFound{What: "format", Name: v.format, Hint: datasets.DidYouMean(v.format, formatNames())}
	case as != nil && v.check:
		return nil, errors.New("--check writes nothing, so it cannot be used with --format")
	case v.trusted && v.format != "html":
		return nil, errors.New("--trusted needs --format html")
	case v.url != "" && v.format != "html":
		return nil, errors.New("--url needs --format html")
	case as != nil:
		as.Trusted = v.trusted
		if v.url != "" {
			as.Address, err = published(v.url)
		}
	}
	return as, err
}

func formatNames() (names []string) {
	for _, f := range publish.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// listMarks lists what articles on a study can have: the one that is named, or else
// the one here.
func listMarks(cmd *cobra.Command, args []string, name string) error {
	if name != "" {
		args = append(args, name)
	}
	if len(args) > 1 {
		return errors.New("--marks takes one study and no article")
	}
	found, err := placesOr(args, notes(cmd))
	if err != nil {
		return err
	}
	for _, p := range found {
		s, err := load(p, cmd.ErrOrStderr(), charts.Options{Allow: true})
		if err != nil {
			return err
		}
		report.MarksText(cmd.OutOrStdout(), s)
	}
	return nil
}
