package cli

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/sheet"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

func importCommand() *cobra.Command {
	var dry, asJSON bool
	cmd := &cobra.Command{
		Use:   "import FILE [STUDY]",
		Short: "Import tables from a spreadsheet, or sources from a bibliography",
		Long: `From a spreadsheet (.xlsx) that quotient export wrote, it reads the tables of a study:
each sheet is the table of its name. Only rows and cells that differ are changed in the
CSV files; a table without a sheet stays as it is. The result is loaded first; if it has
an error, nothing is written. All files are written, or none.

Formulas are read as their values, with a warning. Dates in the spreadsheet are refused,
because the file stores a number of days and not what was typed: format such cells as text.

From a bibliography (.bib, or .json with CSL-JSON), it adds details that the sources of a
study lack: authors, dates, publisher, pages, DOI, address. An entry is matched to a
source by its key, which is the name of the source, or else by DOI, address or title. If
there is just one of each, they match. Other entries are left out. What you wrote stays,
and the output says where the entry differs.

Exit codes: 0 imported, 1 the result has an error or cannot be written, 2 the study or
the spreadsheet could not be read.`,
		Example: `  quotient import refs.bib my-study
  quotient import my-study.xlsx my-study
  quotient import my-study.xlsx my-study --dry-run`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return errors.New("name a spreadsheet or a bibliography, and the study if it is elsewhere\n    see quotient import --help")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := owned(args[1:], "import it")
			if err != nil {
				return err
			}
			if isBibliography(args[0]) {
				return importWorks(cmd, args[0], p, dry, asJSON)
			}
			_, before, err := loaded(p)
			if err != nil {
				return err
			}
			b, err := folder.ReadFile(args[0], limits.Workbook)
			if err != nil {
				return datasets.Unopened(args[0], err)
			}
			changed, tables, notes, err := sheet.Import(before, b)
			if err != nil {
				return fmt.Errorf("%s: %w", filepath.ToSlash(args[0]), err)
			}
			for _, note := range notes {
				report.Printf(cmd.ErrOrStderr(), "%s: %s\n", filepath.ToSlash(args[0]), note)
			}
			after := maps.Clone(before)
			maps.Copy(after, changed)
			if err := broken(before, after); err != nil {
				return workspace.Failed(fmt.Errorf("%w\nwith the spreadsheet, %s would have an error, so nothing is written", p.Unreadable(err), p.Name))
			}
			if !dry {
				if err := files.Together(p.Name, changes(before, changed)); err != nil {
					return workspace.Failed(err)
				}
			}
			switch {
			case asJSON:
				return report.JSON(cmd.OutOrStdout(), report.NewImport(tables, !dry))
			case dry:
				return report.Patch(cmd.OutOrStdout(), before, changed, p.Path)
			}
			report.ImportText(cmd.OutOrStdout(), tables, p.Path)
			return nil
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&dry, "dry-run", false, "write nothing, and print a patch of what would change")
	flags.BoolVar(&asJSON, "json", false, "print what changes as JSON")
	return cmd
}

// broken is an error in a study with other tables: in these, or one in its comparisons and
// charts that was not there before.
func broken(before, after map[string][]byte) error {
	s, err := datasets.Load(folder.Memory(after))
	if err != nil {
		return err
	}
	now, err := faults(s)
	if err != nil || len(now) == 0 {
		return err
	}
	if s, err = datasets.Load(folder.Memory(before)); err != nil {
		return err
	}
	was, err := faults(s)
	if err != nil {
		return err
	}
	return slices.DeleteFunc(now, func(f datasets.Finding) bool {
		return slices.ContainsFunc(was, func(g datasets.Finding) bool {
			return f.File == g.File && (f.Line == g.Line && f.Column == g.Column || f.Message == g.Message)
		})
	}).Err()
}

// faults are the errors in the comparisons and charts of a study.
func faults(s *datasets.Study) (datasets.Findings, error) {
	w := workspace.Of(workspace.Place{FS: s.FS}, s, charts.Options{Allow: true})
	_, err := w.Comparisons()
	found, err := workspace.Findings(err)
	if err != nil {
		return nil, err
	}
	_, more, err := w.Everywhere()
	if err != nil {
		return nil, err
	}
	seen := map[datasets.Finding]bool{}
	return slices.DeleteFunc(append(slices.Clone(found), more...), func(f datasets.Finding) bool {
		is := seen[f] || f.Warning
		seen[f] = true
		return is
	}), nil
}

// loaded loads the tables of a study, with the files of it.
func loaded(p workspace.Place) (*datasets.Study, map[string][]byte, error) {
	texts, err := p.Texts()
	if err != nil {
		return nil, nil, err
	}
	s, err := datasets.Load(folder.Memory(texts))
	if err != nil {
		return nil, nil, fmt.Errorf("%w\n%s has an error: correct it first", p.Unreadable(err), p.Name)
	}
	return s, texts, nil
}
