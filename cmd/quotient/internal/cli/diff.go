package cli

import (
	"bytes"
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/charts/seal"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/review"
	"quotient/cmd/quotient/internal/workspace"
)

func diffCommand() *cobra.Command {
	var page string
	var asJSON, force bool
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Show what has changed from one version of a study to another",
		Long: `Compares two versions of a study: rows that were added, removed or changed, and the
comparisons and charts that change because of them, with old and new values and bounds.
A version is a folder, the name of a bundled study, or a folder in a git revision,
written REVISION:FOLDER. Tables, texts and settings are compared; pictures and other
files are not.

With --html, it writes a page with the charts side by side.

Exit codes: 0 nothing differs, 1 something does, 2 a version could not be read.`,
		Example: `  quotient diff HEAD:my-study my-study
  quotient diff v1.0:my-study v1.1:my-study --html changes.html
  quotient diff hungary-1956 my-study`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return errors.New("name two versions: OLD NEW\n    see quotient diff --help")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			var versions [2]review.Version
			for i, name := range args {
				p, err := workspace.Version(name)
				if err != nil {
					return err
				}
				s, err := workspace.Open(p, charts.Options{Allow: true})
				if err != nil {
					return err
				}
				versions[i] = review.Version{Name: unplaced(name), Study: s.Study, Comparisons: s.Comparisons, Charts: s.Charts, Faults: s.Faults}
			}
			d := review.Compare(versions[0], versions[1])
			w := cmd.OutOrStdout()
			if page != "" {
				var b bytes.Buffer
				if err := review.DiffPage(&b, d); err != nil {
					return err
				}
				dir, base := filepath.Split(page)
				if err := files.Output(filepath.Clean(dir), base, seal.In("html", b.Bytes()), force); err != nil {
					return err
				}
			}
			if asJSON {
				if err := report.JSON(w, d); err != nil {
					return err
				}
			} else {
				report.DiffText(w, d)
			}
			if !d.Same() {
				return workspace.Failed(errors.New(""))
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&asJSON, "json", false, "print what differs as JSON")
	flags.StringVar(&page, "html", "", "write a `file` with the charts side by side")
	flags.BoolVar(&force, "force", false, "overwrite a file that quotient did not write")
	return cmd
}

// unplaced is the name of a version without a path of this machine, which nobody is
// to be mailed.
func unplaced(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Base(name)
	}
	return filepath.ToSlash(name)
}
