package cli

import (
	"errors"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/build"
	"quotient/cmd/quotient/internal/outset"
	"quotient/cmd/quotient/internal/report"
	"quotient/datasets/source/scan"
	"quotient/datasets/works"
)

func newCommand() *cobra.Command {
	var in outset.Input
	var author string
	cmd := &cobra.Command{
		Use:   "new FOLDER",
		Short: "Begin a study from texts or a table",
		Long: `Writes a study to a new folder. From texts: a table with a row for each number that
states a quantity, with what it is of, when and where, as far as the words around it
say so, its quote, place, bound and unit; the other numbers, set aside by their kind;
and charts and comparisons that fit the numbers, to go on from. The draft is verified
in memory, and a cell that the text does not bear out stays empty: verify finds nothing
wrong with it but that a number does not say what it is of, or counts. Such rows, those
without a date or place, and what else is left to mend are listed once, in the output
and at the top of charts.yaml.

Texts are files, folders of .txt and .md files, or - for the standard input. Of several,
each row has its text in a column source. Texts are not copied: the study knows them
by their SHA-256. Only one from the standard input is kept, as text.txt.

From a table (` + strings.Join(outset.Endings(), ", ") + `): plain data, with the types
of its columns, and charts that fit them.`,
		Example: `  quotient new ferry --text texts/ferry.txt --author "A. Reporter"
  quotient new floods --text texts
  quotient new ferry --text texts/ferry.txt --cite refs.bib
  pbpaste | quotient new ferry --text -
  quotient new prices --from prices.csv`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name the folder of the study\n    see quotient new --help")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			in.Stdin, in.Info.Author = cmd.InOrStdin(), works.Named(author)
			made, err := outset.Begin(args[0], in)
			if err != nil {
				return err
			}
			printOutset(cmd.OutOrStdout(), filepath.ToSlash(args[0]), in, made)
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&in.Texts, "text", nil, "the `file` with the text, a folder of texts, or - for the standard input; may be given again")
	flags.StringVar(&in.Table, "from", "", "the `file` with a table: "+strings.Join(outset.Endings(), ", "))
	flags.StringVar(&in.Info.Title, "title", "", "the `title` of the text; without it, its first heading or the name of its file")
	flags.StringVar(&author, "author", "", "its `author`")
	flags.StringVar(&in.Cite, "cite", "", "a `file` of BibTeX or CSL-JSON that says more of the texts: authors, dates, publisher, DOI")
	flags.StringVar(&in.Info.Path, "url", "", "its `address`, which numbers then lead to")
	flags.StringVar(&in.Info.Language, "language", "en", "its `language`: "+strings.Join(scan.Tags(), ", "))
	return cmd
}

// printOutset says what was written, what is left to a person, and how to go on.
func printOutset(out io.Writer, dir string, in outset.Input, made *outset.Outset) {
	for _, n := range slices.Sorted(maps.Keys(made.Files)) {
		report.Println(out, dir+"/"+n)
	}
	if in.Table != "" {
		report.Printf(out, "rows: %d, charts: %d\n", made.Rows, made.Charts)
	} else {
		report.Printf(out, "numbers with a row: %d, set aside: %d, charts: %d, comparisons: %d\n", made.Rows, made.Aside, made.Charts, made.Comparisons)
	}
	if len(made.Left) > 0 {
		report.Println(out, "not said, or not plainly enough for a program:")
		for _, l := range made.Left {
			report.Println(out, "    "+l)
		}
	}
	report.Println(out, "go on with")
	if in.Table != "" {
		report.Printf(out, "    quotient build %s\n", build.Shell(dir))
		return
	}
	report.Printf(out, "    quotient verify %s%s\n    quotient build %s\n", build.Shell(dir), sourcesOf(in.Texts), build.Shell(dir))
}

// sourcesOf are the flags by which verify finds the texts.
func sourcesOf(texts []string) string {
	var b strings.Builder
	var seen []string
	for _, t := range texts {
		dir := filepath.ToSlash(filepath.Dir(t))
		if outset.IsFolder(t) {
			dir = filepath.ToSlash(filepath.Clean(t))
		}
		if t == outset.Stdin || slices.Contains(seen, dir) {
			continue
		}
		seen = append(seen, dir)
		b.WriteString(" --sources " + build.Shell(dir))
	}
	return b.String()
}
