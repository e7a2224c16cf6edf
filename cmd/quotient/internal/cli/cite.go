package cli

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/bibliography"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
	"quotient/datasets/works"
)

func citeCommand() *cobra.Command {
	var format, locale string
	var asJSON bool
	var names []string
	for _, f := range works.Formats {
		names = append(names, f.Name)
	}
	cmd := &cobra.Command{
		Use:   "cite [STUDY]",
		Short: "Print the sources of a study as a bibliography",
		Long: `Prints the sources of a study, one line each, or as entries for reference managers,
LaTeX, Typst and Pandoc. The key of an entry is the name of its source, which articles
cite it by; for a source without a name, the key is made from author and year.

quotient import reads such entries into a study.`,
		Example: `  quotient cite my-study
  quotient cite my-study --format bibtex > refs.bib`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			found, err := placesOr(args, notes(cmd))
			if err != nil {
				return err
			}
			if err := byDefault(cmd, found); err != nil {
				return err
			}
			if asJSON && cmd.Flags().Changed("format") {
				return errors.New("--json is --format csl-json, and goes without another")
			} else if asJSON {
				format = "csl-json"
			}
			i := slices.Index(names, format)
			if i < 0 {
				return &datasets.NotFound{What: "format", Name: format, Hint: datasets.DidYouMean(format, names)}
			}
			if _, ok := quantity.LocaleOf(locale); !ok {
				return &datasets.NotFound{What: "locale", Name: locale, Hint: datasets.DidYouMean(locale, quantity.Locales())}
			}
			s, _, err := loaded(found[0])
			if err != nil {
				return err
			}
			if len(s.Sources) == 0 {
				return workspace.Failed(fmt.Errorf("%s has no sources\n    list its texts under \"sources\" in %s", found[0].Name, datasets.DescriptorName))
			}
			b, err := works.Formats[i].Write(s.Entries(), locale)
			if err != nil {
				return err
			}
			_, err = report.Raw(cmd.OutOrStdout()).Write(b)
			return err
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&format, "format", names[0], "the `format`: "+strings.Join(names, ", "))
	flags.StringVar(&locale, "locale", quantity.English.Tag, "the `locale` of dates in lines: "+strings.Join(quantity.Locales(), ", "))
	flags.BoolVar(&asJSON, "json", false, "print CSL-JSON, as --format csl-json does")
	for flag, values := range map[string][]string{"format": names, "locale": quantity.Locales()} {
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
	cmd.ValidArgsFunction = studyCompletion
	return cmd
}

// isBibliography reports whether a file is one of entries, by its name.
func isBibliography(file string) bool {
	return slices.Contains(works.Endings, strings.ToLower(filepath.Ext(file)))
}

// importWorks fills in the sources of a study from the entries of a file.
func importWorks(cmd *cobra.Command, file string, p workspace.Place, dry, asJSON bool) error {
	_, before, err := loaded(p)
	if err != nil {
		return err
	}
	name := filepath.ToSlash(file)
	text, err := folder.ReadFile(file, limits.Data)
	if err != nil {
		return datasets.Unopened(name, err)
	}
	entries, err := works.Parse(name, text)
	if err != nil {
		return err
	}
	descriptor, sources, err := bibliography.Fill(before[datasets.DescriptorName], entries)
	if err != nil {
		return err
	}
	changed := map[string][]byte{datasets.DescriptorName: descriptor}
	after := maps.Clone(before)
	maps.Copy(after, changed)
	if err := broken(before, after); err != nil {
		return workspace.Failed(fmt.Errorf("%w\nwith the entries of %s, %s would have an error, so nothing is written", p.Unreadable(err), name, p.Name))
	}
	if !slices.ContainsFunc(sources, func(s bibliography.Source) bool { return s.Key != "" }) {
		return workspace.Failed(fmt.Errorf("%s: none of its entries matches a source of %s\n    name the source by the key of its entry, or give it a DOI, address or title", name, p.Name))
	}
	if !dry {
		if err := files.Together(p.Name, changes(before, changed)); err != nil {
			return workspace.Failed(err)
		}
	}
	switch {
	case asJSON:
		return report.JSON(cmd.OutOrStdout(), report.NewWorks(sources, !dry))
	case dry:
		return report.Patch(cmd.OutOrStdout(), before, changed, p.Path)
	}
	report.WorksText(cmd.OutOrStdout(), sources)
	return nil
}
