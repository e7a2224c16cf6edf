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
	var format, size, picture, locale, dir, url string
	var force bool
	cmd := &cobra.Command{
		Use:   "embed CHART [STUDY]",
		Short: "Print the snippet that shows a chart in an article",
		Long: `Prints a chart for an article that is not woven, with its caption and the picture
in words: for Markdown a picture for light and for dark pages; for HTML a figure, with
its numbers in a table for those who do not see it; for LaTeX and Typst a figure.

The snippet looks for the pictures in charts/, or at --url. With --out they are
written to a folder of that name in DIR.`,
		Example: `  quotient embed wages
  quotient embed wages --format html --url https://example.org/img
  quotient embed wages my-study --format latex --out paper`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return errors.New("name a chart, and the study where there are several\n    see quotient embed --help")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			var names []string
			var as figure.Format
			for _, f := range figure.Formats() {
				names = append(names, f.Name)
				if f.Name == format {
					as = f
				}
			}
			if as.Name == "" {
				return &datasets.NotFound{What: "format", Name: format, Hint: datasets.DidYouMean(format, names)}
			}
			style := charts.Default
			var err error
			if style.Size, err = charts.SizeOf(size); err != nil {
				return err
			}
			found, err := places(args[1:])
			if err != nil {
				return err
			}
			if len(found) > 1 {
				return errors.New("there are several studies: name one behind the chart")
			}
			s, err := load(found[0], cmd.ErrOrStderr(), charts.Options{Allow: true})
			if err != nil {
				return err
			}
			if _, ok := quantity.LocaleOf(locale); !ok {
				return &datasets.NotFound{What: "locale", Name: locale, Hint: datasets.DidYouMean(locale, quantity.Locales())}
			}
			if picture == "png" {
				as.Picture = picture
			} else if picture != "" && picture != as.Picture {
				return fmt.Errorf("%s shows a %s or a png, and no %q", as.Name, as.Picture, picture)
			}
			snippet, pictures, err := weave.New(s.Workspace, nil).Embed(locale, args[0], style, as, "charts", url)
			if err != nil {
				return missing(err)
			}
			if dir != "" {
				pending, err := weave.Pending(pictures, dir, force)
				if err == nil {
					err = weave.Write(pending)
				}
				if err != nil {
					return workspace.Failed(err)
				}
				for _, p := range pictures {
					report.Println(cmd.ErrOrStderr(), filepath.ToSlash(filepath.Join(dir, p.Path)))
				}
			}
			report.Printf(cmd.OutOrStdout(), "%s", report.Laid(snippet))
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&format, "format", "markdown", "the `format` of the snippet: markdown, html, latex, typst, docx")
	flags.StringVar(&size, "size", charts.Full.Name, "the `size` of the chart: full, half, card, or pixels such as 1600x900")
	flags.StringVar(&picture, "picture", "", "the `format` of the picture, where another than usual: png")
	flags.StringVar(&locale, "locale", quantity.English.Tag, "the `locale` of the chart: "+strings.Join(quantity.Locales(), ", "))
	flags.StringVar(&url, "url", "", "the `address` of the folder of pictures, for readers")
	flags.StringVar(&dir, "out", "", "write the pictures, to charts in this `folder`")
	flags.BoolVar(&force, "force", false, "overwrite files that this program has not drawn")
	return cmd
}
