package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/build"
	"quotient/cmd/quotient/internal/draft"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

var studyName = regexp.MustCompile(`^[a-z0-9]+([._-][a-z0-9]+)*$`)

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
			dir := args[0]
			name := filepath.Base(filepath.Clean(dir))
			if !studyName.MatchString(name) || folder.Device(name) {
				return fmt.Errorf("%q cannot be the name of a study: write lower-case letters, digits and single hyphens", name)
			}
			if text == "" {
				return errors.New("a study needs a text: add --text FILE")
			}
			b, err := folder.ReadFile(text, limits.Text)
			if err != nil {
				return fmt.Errorf("cannot read %s: %w", filepath.ToSlash(text), files.Cause(err))
			}
			entries, err := os.ReadDir(dir)
			if err == nil && len(entries) > 0 {
				return fmt.Errorf("%s has files in it: name a new folder", filepath.ToSlash(dir))
			} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("cannot write %s: %w", filepath.ToSlash(dir), files.Cause(err))
			}
			src, err := source.Read(filepath.ToSlash(text), b)
			if err != nil {
				return err
			}
			if info.Title == "" {
				info.Title = strings.TrimSuffix(filepath.Base(text), filepath.Ext(text))
			}
			d, err := draft.New(name, info, src)
			if err != nil {
				return err
			}
			if d.Rows == 0 {
				return fmt.Errorf("%s has no numbers, so there is nothing to make a study of", filepath.ToSlash(text))
			}
			var names []string
			for n := range d.Files {
				names = append(names, n)
			}
			slices.Sort(names)
			if err := files.New(dir, d.Files); err != nil {
				return workspace.Failed(err)
			}
			for _, n := range names {
				report.Println(cmd.OutOrStdout(), filepath.ToSlash(filepath.Join(dir, n)))
			}
			report.Printf(cmd.OutOrStdout(), "numbers with a row: %d, set aside: %d; go on with\n    quotient verify %s --sources %s\n", d.Rows, d.Aside, build.Shell(filepath.ToSlash(dir)), build.Shell(filepath.ToSlash(filepath.Dir(text))))
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
