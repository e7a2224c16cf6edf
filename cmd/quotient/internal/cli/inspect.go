package cli

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/build"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/workspace"
)

func inspectCommand() *cobra.Command {
	var asJSON bool
	var studyName string
	cmd := &cobra.Command{
		Use:   "inspect FILE… [STUDY]",
		Short: "Show which rows and quotes a picture was made from, and whether it is up to date",
		Long: `Reads what a PNG, SVG or PDF of this program carries: the chart, the rows of the
tables behind it with their quotes, and the comparisons. Where the study is at
hand, it says whether the picture still holds:

  fresh      the rows and numbers are the same, and the file is as it was drawn
  redrawn    the study is the same, but another version of quotient drew the picture
  stale      a number, a quote or a word has changed; old and new are shown
  changed    the file itself has been changed since it was drawn
  unchecked  the study was not found

A picture that was converted, resized or compressed again has lost its record.
A PNG, JPEG, WebP, GIF or SVG is then compared with every chart of the study:

  recognised  it looks like a chart of the study, as far as its pixels show
  differs     it looks like one except in some places, which are listed
  no record   it looks like none of them, or cannot be compared; the record was
              removed, or there never was one
  not ours    the file is not a picture, or its record cannot be read

A likeness is no proof that the numbers are the same. If you name no study,
it is the one here or in a folder above, a folder of its name, or the bundled one. Exits 1
unless every file is fresh, redrawn or unchecked.`,
		Example: `  quotient inspect out/hungary-1956/charts/wages.png
  quotient inspect downloads/*.svg my-study --json
  quotient inspect screenshot.jpg hungary-1956
  curl -s https://example.org/wages.png | quotient inspect -`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name a picture that quotient has drawn: a PNG, SVG or PDF file")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if args, studyName, err = lastStudy(args, studyName); err != nil {
				return err
			}
			var results []build.Inspection
			code := holds
			var unreadable []error
			inspector := build.Inspector{Study: studyName, Stdin: cmd.InOrStdin()}
			if named := slices.DeleteFunc(slices.Clone(args), func(name string) bool { return name != build.Piped }); len(named) > 1 {
				return errors.New("standard input is one picture: write - once")
			}
			for _, name := range args {
				r, err := inspector.Inspect(name)
				if err != nil {
					unreadable = append(unreadable, err)
					continue
				}
				if !r.State.Holds() {
					code = fails
				}
				results = append(results, r)
			}
			if asJSON {
				if err := report.JSON(cmd.OutOrStdout(), results); err != nil {
					return err
				}
			} else {
				for i, r := range results {
					if i > 0 {
						report.Println(cmd.OutOrStdout())
					}
					report.InspectionText(cmd.OutOrStdout(), r)
				}
			}
			if len(unreadable) > 0 {
				return errors.Join(unreadable...)
			}
			if code != holds {
				return workspace.Failed(errors.New("some pictures are stale or changed, or nothing proves that they are from this study"))
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&studyName, "study", "", "the `study` to check against: a folder, or the name of a bundled one")
	_ = flags.MarkHidden("study")
	flags.BoolVar(&asJSON, "json", false, "print the result as JSON")
	return cmd
}
