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
	var asJSON bool
	var author string
	cmd := &cobra.Command{
		Use:   "new FOLDER",
		Short: "Start a study from texts or a table",
		Long: `Writes a study to a new folder. From texts, you get a table with a row for each number
that states a quantity, with its quote, place, bound and unit, and with its subject, date
and place as far as the words around it give them; a table of the other numbers, set
aside by kind; and charts and comparisons that fit the numbers, to start from. The draft
is verified in memory, and cells that the text does not support stay empty. Afterwards
verify reports only rows that do not say what their number is of or counts. These rows,
rows without a date or place, and anything else to complete are listed once, in the
output and at the top of charts.yaml.

Texts can be files, folders of .txt and .md files, or - for standard input. With several
texts, each row names its text in the column source. Texts are not copied: the study
identifies them by their SHA-256. Only text from standard input is kept, as text.txt.

From a table (` + strings.Join(outset.Endings(), ", ") + `), you get plain data, with the types of its columns, and charts that fit.`,
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
			if asJSON {
				return report.JSON(cmd.OutOrStdout(), begun{
					Study: filepath.ToSlash(args[0]), Files: slices.Sorted(maps.Keys(made.Files)),
					Rows: made.Rows, Aside: made.Aside, Charts: made.Charts, Comparisons: made.Comparisons, Left: append([]string{}, made.Left...),
				})
			}
			printOutset(cmd.OutOrStdout(), filepath.ToSlash(args[0]), in, made)
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&in.Texts, "text", nil, "the `file` with the text, a folder of texts, or - for standard input; repeat for more")
	flags.StringVar(&in.Table, "from", "", "the `file` with a table: "+strings.Join(outset.Endings(), ", "))
	flags.StringVar(&in.Info.Title, "title", "", "the `title` of the text; by default, its first heading or the name of its file")
	flags.StringVar(&author, "author", "", "its `author`")
	flags.StringVar(&in.Cite, "cite", "", "a BibTeX or CSL-JSON `file` with details of the texts: authors, dates, publisher, DOI")
	flags.StringVar(&in.Info.Path, "url", "", "its `address`, which numbers then link to")
	flags.StringVar(&in.Info.Language, "language", "en", "its `language`: "+strings.Join(scan.Tags(), ", "))
	flags.BoolVar(&asJSON, "json", false, "print what was written, and what is left to a person, as JSON")
	return cmd
}

// begun is a study that was begun, for machines.
type begun struct {
	Study       string   `json:"study"`
	Files       []string `json:"files"`
	Rows        int      `json:"rows"`
	Aside       int      `json:"setAside"`
	Charts      int      `json:"charts"`
	Comparisons int      `json:"comparisons"`
	Left        []string `json:"left"`
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
		report.Println(out, "the text does not say, or not clearly enough for a program:")
		for _, l := range made.Left {
			report.Println(out, "    "+l)
		}
	}
	report.Println(out, "next steps:")
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
