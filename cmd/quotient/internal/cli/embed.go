package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/cmd/quotient/internal/figure"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/weave"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

func embedCommand() *cobra.Command {
	var e embedFlags
	cmd := &cobra.Command{
		Use:   "embed CHART [STUDY]",
		Short: "Print the snippet that shows a chart in an article",
		Long: `Prints a chart for an article that you do not weave, with its caption and alt text:
for Markdown, a picture for light and dark pages; for HTML, a figure with its numbers
in a table for readers who cannot see it; for LaTeX and Typst, a figure.

The snippet expects the pictures in charts/, or at --url. With --out, they are written
to a folder of that name in DIR.`,
		Example: `  quotient embed wages
  quotient embed wages --format html --url https://example.org/img
  quotient embed wages my-study --format latex --out paper`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return errors.New("name a chart, and the study if there are several\n    see quotient embed --help")
			}
			return nil
		},
		RunE: e.run,
	}
	flags := cmd.Flags()
	flags.StringVar(&e.format, "format", "markdown", "the `format` of the snippet: markdown, html, latex, typst, docx")
	flags.StringVar(&e.size, "size", charts.Full.Name, "the `size` of the chart: full, half, card, or pixels such as 1600x900")
	flags.StringVar(&e.picture, "picture", "", "the `format` of the picture, if not the default: png")
	flags.StringVar(&e.locale, "locale", quantity.English.Tag, "the `locale` of the chart: "+strings.Join(quantity.Locales(), ", "))
	flags.StringVar(&e.url, "url", "", "the `address` at which readers find the pictures")
	flags.StringVar(&e.dir, "out", "", "write the pictures to charts/ in this `folder`")
	flags.BoolVar(&e.force, "force", false, "overwrite files that quotient did not draw")
	var names []string
	for _, f := range figure.Formats() {
		names = append(names, f.Name)
	}
	for flag, values := range map[string][]string{"format": names, "size": {"full", "half", "card"}, "picture": {"png"}, "locale": quantity.Locales()} {
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
	cmd.ValidArgsFunction = then(chartIDs)
	flags.BoolVar(&e.asJSON, "json", false, "print the snippet, and the pictures that it shows, as JSON")
	return cmd
}

// embedFlags are the flags of embed.
type embedFlags struct {
	format, size, picture, locale, dir, url string
	force, asJSON                           bool
}

// run prints the snippet of a chart, and writes its pictures if a folder is named.
func (e *embedFlags) run(cmd *cobra.Command, args []string) error {
	found, err := placesOr(args[1:], notes(cmd))
	if err != nil {
		return err
	}
	if err := byDefault(cmd, found); err != nil {
		return err
	}
	as, err := e.as()
	if err != nil {
		return err
	}
	style := charts.Default
	if style.Size, err = charts.SizeOf(e.size); err != nil {
		return err
	}
	if len(found) > 1 {
		return errors.New("there are several studies: name one after the chart")
	}
	s, err := load(found[0], cmd.ErrOrStderr(), charts.Options{Allow: true})
	if err != nil {
		return err
	}
	if _, ok := quantity.LocaleOf(e.locale); !ok {
		return &datasets.NotFound{What: "locale", Name: e.locale, Hint: datasets.DidYouMean(e.locale, quantity.Locales())}
	}
	if e.picture == "png" {
		as.Picture = e.picture
	} else if e.picture != "" && e.picture != as.Picture {
		return fmt.Errorf("%s can show a %s or a png, but not a %q", as.Name, as.Picture, e.picture)
	}
	snippet, pictures, err := weave.New(s.Workspace, nil).Embed(e.locale, args[0], style, as, "charts", e.url)
	if err != nil {
		return missing(err)
	}
	if e.dir != "" {
		if err := weave.Save(pictures, e.dir, e.force); err != nil {
			return workspace.Failed(err)
		}
		for _, p := range pictures {
			report.Println(cmd.ErrOrStderr(), filepath.ToSlash(filepath.Join(e.dir, p.Path)))
		}
	}
	if e.asJSON {
		out := report.Embedded{Study: s.Name, Chart: args[0], Format: as.Name, Locale: e.locale, Snippet: snippet, Pictures: []string{}}
		for _, p := range pictures {
			out.Pictures = append(out.Pictures, p.Path)
		}
		return report.JSON(cmd.OutOrStdout(), out)
	}
	report.Printf(cmd.OutOrStdout(), "%s", report.Laid(snippet))
	return nil
}

// as is the format of the snippet.
func (e *embedFlags) as() (figure.Format, error) {
	var names []string
	for _, f := range figure.Formats() {
		if f.Name == e.format {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return figure.Format{}, &datasets.NotFound{What: "format", Name: e.format, Hint: datasets.DidYouMean(e.format, names)}
}
