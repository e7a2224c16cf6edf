package cli

import (
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/build"
	"quotient/cmd/quotient/internal/draft"
	"quotient/cmd/quotient/internal/report"
	"quotient/datasets"
	"quotient/datasets/source/scan"
)

func newCommand() *cobra.Command {
	var info datasets.SourceInfo
	var text string
	cmd := &cobra.Command{
		Use:   "new FOLDER",
		Short: "Begin a study from a text",
		Long: `Writes a study to a new folder: a table with a row for each number of the text that
states a quantity, with its quote, its place, its bound and its unit; and the other
numbers, set aside by their kind. Go through both: what a number is of, when and
where, no program can tell. quotient verify says what is still to be done.

The text itself is not copied: the study knows it by its SHA-256.`,
		Example: `  quotient new ferry --text texts/ferry.txt --title "The ferry" --author "A. Reporter"
  quotient verify ferry --sources texts`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name the folder of the study\n    see quotient new --help")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := filepath.ToSlash(args[0])
			d, err := draft.Begin(args[0], text, info)
			if err != nil {
				return err
			}
			for _, n := range slices.Sorted(maps.Keys(d.Files)) {
				report.Println(cmd.OutOrStdout(), filepath.ToSlash(filepath.Join(args[0], n)))
			}
			report.Printf(cmd.OutOrStdout(), "numbers with a row: %d, set aside: %d; go on with\n    quotient verify %s --sources %s\n", d.Rows, d.Aside, build.Shell(dir), build.Shell(filepath.ToSlash(filepath.Dir(text))))
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&text, "text", "", "the `file` with the text")
	flags.StringVar(&info.Title, "title", "", "the `title` of the text; the name of its file where it is not given")
	flags.StringVar(&info.Author, "author", "", "its `author`")
	flags.StringVar(&info.Path, "url", "", "its `address`, which numbers then lead to")
	flags.StringVar(&info.Language, "language", "en", "its `language`: "+strings.Join(scan.Tags(), ", "))
	return cmd
}
