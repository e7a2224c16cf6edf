package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/build"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/rename"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
)

func renameCommand() *cobra.Command {
	var dry, asJSON bool
	cmd := &cobra.Command{
		Use:   "rename OLD NEW [STUDY]",
		Short: "Rename a row, comparison, chart or table everywhere",
		Long: `Renames a row (table.id), a comparison, a schedule, a chart or a table in every file of
a study: its table, part_of, set-aside.csv, formulas, charts.yaml with the numbers in its
words, marks in articles, and the addresses in reviews.csv. Only whole addresses change.
Before anything is written, the result is loaded, its charts are drawn and its articles
woven; if anything but the name would change, nothing is written. All files are written,
or none.

If several things share an id, write chart#ID, table#ID, comparison#ID or schedule#ID.
Pictures and filled-in places keep the old name until you build and weave again. What was
signed stays as it was signed, so signatures of anything that names the row count as
signatures of an older version.

Exit codes: 0 renamed, 1 it cannot be renamed or written, 2 the study has an error or
nothing has that name.`,
		Example: `  quotient rename wages.number-3 secret-police
  quotient rename officials-per-worker top-per-worker my-study
  quotient rename chart#wages salaries --dry-run`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 || len(args) > 3 {
				return errors.New("give the old name and the new one: OLD NEW\n    see quotient rename --help")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := owned(args[2:], "rename it")
			if err != nil {
				return err
			}
			before, err := p.Texts()
			if err != nil {
				return err
			}
			changed, err := rename.Rename(before, args[0], args[1])
			if err != nil {
				return unrenamed(p, err)
			}
			after := maps.Clone(before)
			maps.Copy(after, changed)
			if err := rename.Verify(before, after, args[0], args[1]); err != nil {
				return unrenamed(p, err)
			}
			if !dry {
				if err := files.Together(p.Name, changes(before, changed)); err != nil {
					return workspace.Failed(err)
				}
			}
			out := report.NewRenaming(args[0], whole(args[0], args[1]), before, changed, !dry)
			switch {
			case asJSON:
				return report.JSON(cmd.OutOrStdout(), out)
			case dry:
				return report.Patch(cmd.OutOrStdout(), before, changed, p.Path)
			}
			report.RenamingText(cmd.OutOrStdout(), out, p.Path, build.Shell(p.Name))
			return nil
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&dry, "dry-run", false, "write nothing, and print a patch of what would change")
	flags.BoolVar(&asJSON, "json", false, "print what changes as JSON")
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, begin string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 1 {
			return nil, cobra.ShellCompDirectiveNoFileComp // the new name
		}
		return then(addresses)(cmd, args, begin)
	}
	return cmd
}

// whole is a new name as an address: that of a row may be its id alone.
func whole(old, now string) string {
	if table, _, isRow := strings.Cut(old, "."); isRow && !strings.Contains(now, ".") {
		return strings.TrimPrefix(table, "row#") + "." + now
	}
	return now
}

// unrenamed tells an error in the study, or a name that nothing has, from a name that cannot
// be given.
func unrenamed(p workspace.Place, err error) error {
	var found datasets.Findings
	if errors.As(err, &found) {
		return fmt.Errorf("%w\n%s has an error, so nothing is renamed", p.Unreadable(found), p.Name)
	}
	return missing(err)
}

// owned finds the one study that a command line names, which is to be written to: a folder,
// and no part of the program.
func owned(args []string, do string) (workspace.Place, error) {
	if len(args) == 0 {
		dir, ok := workspace.Above()
		if !ok {
			return workspace.Place{}, errors.New("name a study: there is none in this folder or above it")
		}
		args = []string{dir}
	}
	list, err := placesOr(args, nil)
	if err != nil {
		return workspace.Place{}, err
	}
	if !list[0].Folder() {
		return workspace.Place{}, fmt.Errorf("%s is part of the program and cannot be changed\n    copy it to your own folder, and %s there", list[0].Name, do)
	}
	return list[0], nil
}

// changes are files as they are to be written.
func changes(before, after map[string][]byte) (out []files.Change) {
	for _, name := range slices.Sorted(maps.Keys(after)) {
		out = append(out, files.Change{Name: name, Was: before[name], Text: after[name]})
	}
	return out
}
