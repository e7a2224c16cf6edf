package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/edition"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
	"quotient/datasets/source"
)

func updateCommand() *cobra.Command {
	var u updateFlags
	cmd := &cobra.Command{
		Use:   "update [STUDY] --text NEW",
		Short: "Update a study to a new edition of its text",
		Long: `Looks for every quote of a study in a new edition of its text, and reports what has become
of it: moved (its place is certain), reworded (the quote is there, but its sentence says
something else), changed (the same words with another number, bound or noun: old → new),
unclear (it is there more than once) or vanished. It also reports new numbers, with a
drafted row for each, and the comparisons, charts and sentences that change.

Nothing is written unless you add --write. It then writes the places of quotes that moved,
the drafted rows, reworded headings of sections, and the fingerprint and length of the
text, all or none. Rows that changed or vanished stay as they are, for you to correct;
verify fails until you do. If it is not certain what has become of the heading of a
section, nothing is written.

The old edition is found by its SHA-256, as in verify. Without it, places are recognised
by the quotes alone, and sentences are not compared.

Exit codes: 0 every quote is found in its sentence, no heading of a section has changed
and no number is new, 1 something needs your attention, or nothing could be written, 2 the
study or a text could not be read.`,
		Example: `  quotient update my-study --text texts/ferry-2.txt
  quotient update my-study --text texts/ferry-2.txt --write
  quotient update my-study --source keynes --text keynes-1920.txt --into claims --json`,
		Args: cobra.MaximumNArgs(1),
		RunE: u.run,
	}
	flags := cmd.Flags()
	flags.StringVar(&u.text, "text", "", "the `file` with the new edition")
	flags.StringVar(&u.source, "source", "", "the `name` or title of the text, if the study has several")
	flags.StringArrayVar(&u.sources, "sources", nil, "a `folder` with source texts, including the old edition; repeat for more")
	flags.StringVar(&u.into, "into", "", "the `table` that drafted rows are added to, if the study has several")
	flags.BoolVar(&u.write, "write", false, "write places, drafted rows and the fingerprint of the text, all or none")
	flags.BoolVar(&u.asJSON, "json", false, "print the report as JSON")
	cmd.ValidArgsFunction = studyCompletion
	return cmd
}

type updateFlags struct {
	text, source, into string
	sources            []string
	write, asJSON      bool
}

func (u *updateFlags) run(cmd *cobra.Command, args []string) error {
	if u.text == "" {
		return errors.New("name the new edition: --text FILE\n    see quotient update --help")
	}
	p, err := u.place(args)
	if err != nil {
		return err
	}
	q, err := u.request(p)
	if err != nil {
		return err
	}
	r, err := edition.Compare(q)
	if err != nil {
		return p.Unreadable(err)
	}
	if u.write && len(r.Changes) > 0 {
		if err := files.Together(p.Name, changes(q.Files, r.Changes)); err != nil {
			return workspace.Failed(err)
		}
		r.Written = true
	}
	if u.asJSON {
		err = report.JSON(cmd.OutOrStdout(), r)
	} else {
		report.EditionText(cmd.OutOrStdout(), r, p.Path, u.write)
	}
	if err == nil && !r.Holds() {
		err = workspace.Failed(errors.New(""))
	}
	return err
}

// place is the study: a folder, if it is to be written to.
func (u *updateFlags) place(args []string) (workspace.Place, error) {
	if u.write {
		return owned(args, "update it")
	}
	found, err := placesOr(args, nil)
	if err != nil {
		return workspace.Place{}, err
	}
	return found[0], nil
}

// request reads the study and its texts.
func (u *updateFlags) request(p workspace.Place) (q edition.Request, err error) {
	if q.Study, q.Files, err = loaded(p); err != nil {
		return q, err
	}
	dirs, err := p.Sources(u.sources)
	if err != nil {
		return q, err
	}
	if q.Texts, err = check.Texts(q.Study, dirs); err != nil {
		return q, err
	}
	if q.Source, err = u.which(q.Study.Sources); err != nil {
		return q, err
	}
	text, err := folder.ReadFile(u.text, limits.Text)
	if err != nil {
		return q, datasets.Unopened(u.text, err)
	}
	q.New, err = source.Read(filepath.ToSlash(u.text), text)
	q.Name, q.Into = p.Name, u.into
	if _, wrong := q.Study.Table(u.into); u.into != "" && wrong != nil {
		return q, wrong
	}
	return q, err
}

// which is the text that has a new edition.
func (u *updateFlags) which(list []datasets.SourceInfo) (int, error) {
	var names []string
	for _, s := range list {
		name := s.Name
		if name == "" {
			name = s.Title
		}
		names = append(names, name)
	}
	switch i := slices.IndexFunc(list, func(s datasets.SourceInfo) bool { return s.Name == u.source || s.Title == u.source }); {
	case len(list) == 0:
		return 0, errors.New("the study has no text under sources: add one in " + datasets.DescriptorName)
	case u.source == "" && len(list) == 1:
		return 0, nil
	case u.source == "":
		return 0, fmt.Errorf("the study has %d texts: say which one has a new edition, with --source NAME\n    %s", len(list), datasets.DidYouMean("", names))
	case i < 0:
		return 0, &datasets.NotFound{What: "source", Name: u.source, Hint: datasets.DidYouMean(u.source, names)}
	default:
		return i, nil
	}
}
