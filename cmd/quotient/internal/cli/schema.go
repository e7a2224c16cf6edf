package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/keys"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
)

func schemaCommand() *cobra.Command {
	var into string
	var force bool
	var names []string
	for _, f := range keys.Files {
		names = append(names, f.Name)
	}
	cmd := &cobra.Command{
		Use:   "schema [charts|comparisons|datapackage]",
		Short: "Print the JSON Schema of a file of a study, for editors",
		Long: `Prints the JSON Schema of charts.yaml, of comparisons.yaml, or of what quotient adds to
datapackage.json, so that an editor can complete and check what you type. The schemas are
made from the code that reads the files, and explain the keys of each kind of chart.

With --into, it writes all of them to the folder of a study. An editor with the YAML
language server (VS Code, Neovim, Emacs, Helix, …) then needs one line at the top of the
file; the command prints it.`,
		Example: `  quotient schema charts > charts.schema.json
  quotient schema --into my-study`,
		ValidArgs: names,
		Args:      cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && into == "" {
				return fmt.Errorf("name a schema, or a folder with --into\n    %s", datasets.DidYouMean("", names))
			}
			list := keys.Files
			if len(args) > 0 {
				i := slices.Index(names, args[0])
				if i < 0 {
					return &datasets.NotFound{What: "schema", Name: args[0], Hint: datasets.DidYouMean(args[0], names)}
				}
				list = list[i : i+1]
			}
			for _, f := range list {
				if into == "" {
					_, err := report.Raw(cmd.OutOrStdout()).Write(f.Schema())
					return err
				}
				if err := files.Output(into, f.SchemaName(), f.Schema(), force); err != nil {
					return workspace.Failed(err)
				}
				report.Println(cmd.OutOrStdout(), filepath.ToSlash(filepath.Join(into, f.SchemaName())))
				if line := f.FirstLine(); line != "" {
					report.Printf(cmd.OutOrStdout(), "    the first line of %s: %s\n", f.Of, strings.TrimSpace(line))
				}
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&into, "into", "", "write the schemas to a `folder`")
	flags.BoolVar(&force, "force", false, "overwrite a file that quotient did not write")
	return cmd
}
