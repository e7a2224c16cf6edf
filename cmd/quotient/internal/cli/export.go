package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/cmd/quotient/internal/export"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/sheet"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
)

func exportCommand() *cobra.Command {
	var e exportFlags
	cmd := &cobra.Command{
		Use:   "export [STUDY] --to FORMAT | --xlsx FILE",
		Short: "Write a study for other programs: as data, annotations or a spreadsheet",
		Long: `Writes a study, with what was made of it, to out/STUDY/FORMAT:

` + exportsText() + `
The text of a source is never exported: only the quotes in the tables and, if the text is
available, as many characters on either side of each as --context allows.

--xlsx writes the tables to a spreadsheet instead, one sheet per table, which quotient import
reads back without loss. Numbers are stored as numbers if the spreadsheet keeps their
digits; dates and everything else are stored as text, so that nothing is misread.`,
		Example: `  quotient export my-study --to datapackage
  quotient export my-study --to annotations --sources texts --context 0
  quotient export my-study --to schema-org --url https://example.org/my-study/ --as "The Dale Post"
  quotient export hungary-1956 --xlsx hungary.xlsx`,
		Args: cobra.MaximumNArgs(1),
		RunE: e.run,
	}
	flags := cmd.Flags()
	flags.StringVar(&e.to, "to", "", "the `format` to write: "+strings.Join(exports(), ", "))
	flags.StringVar(&e.xlsx, "xlsx", "", "write a spreadsheet to a `file`")
	flags.StringVar(&e.out, "out", "out", "the `folder` to write to")
	flags.StringArrayVar(&e.sources, "sources", nil, "a `folder` with source texts; repeat for more")
	flags.IntVar(&e.context, "context", 24, "the most `characters` of a text on either side of a quote; 0 for none")
	flags.StringVar(&e.url, "url", "", "the `address` of the folder in which the files will be published")
	flags.StringVar(&e.by, "as", "", "the `name` of the publisher of the claim reviews")
	flags.BoolVar(&e.asJSON, "json", false, "print what was written as JSON")
	flags.BoolVar(&e.force, "force", false, "overwrite files that quotient did not write")
	_ = cmd.RegisterFlagCompletionFunc("to", cobra.FixedCompletions(exports(), cobra.ShellCompDirectiveNoFileComp))
	cmd.ValidArgsFunction = studyCompletion
	return cmd
}

// exports are the names of the formats.
func exports() (names []string) {
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

func exportsText() string {
	var b strings.Builder
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "  %-11s %s\n", f.Name, f.Doc)
	}
	return b.String()
}

// exportFlags are the flags of export.
type exportFlags struct {
	to, xlsx, out, url, by string
	sources                []string
	context                int
	force, asJSON          bool
}

// mostContext is as much of a text as any quote needs around it to be found.
const mostContext = 64

// run writes a study in a format.
func (e *exportFlags) run(cmd *cobra.Command, args []string) error {
	format, err := e.format(cmd)
	if err != nil {
		return err
	}
	found, err := placesOr(args, notes(cmd))
	if err != nil {
		return err
	}
	if e.xlsx != "" {
		return e.sheet(cmd, found[0])
	}
	if err := output(cmd, e.out); err != nil {
		return err
	}
	s, err := e.study(cmd, found[0])
	if err != nil {
		return err
	}
	list, err := format.Write(s)
	if err != nil {
		if found, other := workspace.Findings(err); other == nil {
			return fmt.Errorf("%s\n%s cannot be exported as it is, so nothing was written", laid(s.Place, found), s.Name)
		}
		return workspace.Failed(err)
	}
	dir := filepath.Join(e.out, s.Name, format.Name)
	if err := writeExport(dir, list, e.force); err != nil {
		return workspace.Failed(err)
	}
	return e.tell(cmd, s, format, dir, list)
}

// laid are findings, each with its place from here.
func laid(p workspace.Place, found datasets.Findings) string {
	var out []string
	for _, f := range found {
		out = append(out, p.At(f))
	}
	return strings.Join(out, "\n")
}

// format is what is asked for; the zero Format is a spreadsheet.
func (e *exportFlags) format(cmd *cobra.Command) (f export.Format, err error) {
	switch {
	case e.to != "" && e.xlsx != "":
		return f, errors.New("--to and --xlsx cannot be used together")
	case e.xlsx != "":
		for _, flag := range []string{"out", "sources", "context", "url", "as"} {
			if cmd.Flags().Changed(flag) {
				return f, fmt.Errorf("--%s goes with --to", flag)
			}
		}
		if !strings.EqualFold(filepath.Ext(e.xlsx), ".xlsx") {
			return f, fmt.Errorf("%s: the name of a spreadsheet ends in .xlsx", filepath.ToSlash(e.xlsx))
		}
		return f, nil
	case e.to == "":
		return f, fmt.Errorf("name a format with --to (%s), or a spreadsheet with --xlsx FILE\n    see quotient export --help", strings.Join(exports(), ", "))
	case e.context < 0 || e.context > mostContext:
		return f, fmt.Errorf("--context %d: write a number from 0 to %d", e.context, mostContext)
	}
	if e.url != "" {
		if e.url, err = published(e.url); err != nil {
			return f, err
		}
	}
	for _, f := range export.Formats() {
		if f.Name == e.to {
			return f, nil
		}
	}
	return f, &datasets.NotFound{What: "format", Name: e.to, Hint: datasets.DidYouMean(e.to, exports())}
}

// published is the address of a folder, as --url has it, with a slash at its end.
func published(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.RawQuery+u.Fragment != "" {
		return "", fmt.Errorf("--url %q is not the address of a folder: write one such as https://example.org/study/", address)
	}
	return strings.TrimSuffix(u.String(), "/") + "/", nil
}

// study is a study with its texts, as it is exported.
func (e *exportFlags) study(cmd *cobra.Command, p workspace.Place) (*export.Study, error) {
	v, err := load(p, cmd.ErrOrStderr(), charts.Options{Allow: true})
	if err != nil {
		return nil, err
	}
	dirs, err := p.Sources(e.sources)
	if err != nil {
		return nil, err
	}
	texts, err := check.Texts(v.Study, dirs)
	if err != nil {
		return nil, p.Unreadable(err)
	}
	s := export.New(v, texts)
	s.Context, s.URL, s.By = e.context, e.url, e.by
	return s, nil
}

// tell prints what was written.
func (e *exportFlags) tell(cmd *cobra.Command, s *export.Study, f export.Format, dir string, list []export.File) error {
	out := report.Exported{Study: s.Name, Format: f.Name, Out: filepath.ToSlash(dir)}
	for _, f := range list {
		out.Files = append(out.Files, report.ExportedFile{Path: f.Name, Bytes: len(f.Text)})
	}
	if f.Name == "annotations" {
		out.Unplaced, out.Quotes = s.Unplaced()
	}
	if e.asJSON {
		return report.JSON(cmd.OutOrStdout(), out)
	}
	report.ExportText(cmd.OutOrStdout(), out)
	return nil
}

// sheet writes the tables of a study as a spreadsheet.
func (e *exportFlags) sheet(cmd *cobra.Command, p workspace.Place) error {
	s, texts, err := loaded(p)
	if err != nil {
		return err
	}
	b, err := sheet.Export(texts)
	if err != nil {
		return workspace.Failed(err)
	}
	dir, base := filepath.Split(e.xlsx)
	if err := files.Output(filepath.Clean(dir), base, b, e.force); err != nil {
		return workspace.Failed(err)
	}
	if e.asJSON {
		return report.JSON(cmd.OutOrStdout(), report.Exported{Study: s.Name, Format: "xlsx", Out: filepath.ToSlash(filepath.Clean(dir)), Files: []report.ExportedFile{{Path: base, Bytes: len(b)}}})
	}
	report.Println(cmd.OutOrStdout(), filepath.ToSlash(e.xlsx))
	return nil
}

// writeExport writes the files of a format, all or none, and takes away those that an export
// before has left and that are none of it any more. What somebody has changed since stays,
// unless force says otherwise.
func writeExport(dir string, list []export.File, force bool) error {
	return files.Update(dir, func(f *files.Folder) error {
		was, err := f.Read(export.SumsName)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		before := export.Known(was)
		var changes []files.Change
		for _, x := range list {
			is, err := f.Read(x.Name)
			switch {
			case errors.Is(err, fs.ErrNotExist):
				is = nil
			case err != nil:
				return err
			case !force && string(is) != string(x.Text) && !export.Is(before, x.Name, is):
				return fmt.Errorf("%s has been changed, or quotient did not write it, so it is not overwritten\n    move it away, or add --force", f.Path(x.Name))
			}
			changes = append(changes, files.Change{Name: x.Name, Was: is, Text: x.Text})
		}
		for _, name := range export.Gone(before, list) {
			if is, err := f.Read(name); err == nil && export.Is(before, name, is) {
				changes = append(changes, files.Change{Name: name, Was: is})
			}
		}
		return f.Together(changes)
	})
}
