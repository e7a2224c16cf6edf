package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
)

// studyCompletion offers the bundled studies and folders.
func studyCompletion(_ *cobra.Command, _ []string, begin string) ([]string, cobra.ShellCompDirective) {
	return beginning(datasets.Bundled(), begin), cobra.ShellCompDirectiveFilterDirs
}

// beginning are the names that begin as what was typed does.
func beginning(names []string, begin string) (out []string) {
	for _, n := range names {
		if strings.HasPrefix(n, begin) {
			out = append(out, n)
		}
	}
	return out
}

// A completion is a function that offers what an argument or a flag can be.
type completion = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// then offers some names for the first argument, and studies for the next.
func then(names func(*workspace.View) []string) completion {
	return func(cmd *cobra.Command, args []string, begin string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return ofStudy(nil, names, begin)
		}
		return studyCompletion(cmd, args, begin)
	}
}

// listed offers names of the study that the command line has, for a flag that takes several
// with commas.
func listed(names func(*workspace.View) []string) completion {
	return func(_ *cobra.Command, args []string, begin string) ([]string, cobra.ShellCompDirective) {
		before := begin[:strings.LastIndexByte(begin, ',')+1]
		found, directive := ofStudy(args, names, begin[len(before):])
		for i := range found {
			found[i] = before + found[i]
		}
		return found, directive
	}
}

// ofStudy offers names of a study: that of the arguments, or the one here. One that cannot
// be read has none.
func ofStudy(args []string, names func(*workspace.View) []string, begin string) ([]string, cobra.ShellCompDirective) {
	found, err := placesOr(args, nil)
	if err != nil || len(found) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	v, err := workspace.Open(found[0], charts.Options{Allow: true})
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return beginning(names(v), begin), cobra.ShellCompDirectiveNoFileComp
}

// chartIDs are the charts of a study.
func chartIDs(v *workspace.View) (ids []string) {
	for _, c := range v.Charts {
		if !slices.Contains(ids, c.ID) { // a chart is there once for each of its locales
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// rowAddresses are the rows of a study that have a number.
func rowAddresses(v *workspace.View) (out []string) {
	for _, t := range v.Tables {
		if t.Observed {
			for _, o := range t.Rows {
				out = append(out, o.Ref())
			}
		}
	}
	return out
}

// comparisonIDs are the comparisons of a study.
func comparisonIDs(v *workspace.View) (ids []string) {
	for _, c := range v.Comparisons.List {
		ids = append(ids, c.ID)
	}
	return ids
}

// addresses are all that can be renamed: rows, comparisons, charts and tables.
func addresses(v *workspace.View) []string {
	out := slices.Concat(rowAddresses(v), comparisonIDs(v), chartIDs(v))
	for _, t := range v.Tables {
		out = append(out, t.Name)
	}
	return out
}

// signable are the addresses that can be signed.
func signable(v *workspace.View) []string {
	out := rowAddresses(v)
	for _, id := range comparisonIDs(v) {
		out = append(out, "comparison#"+id)
	}
	for _, id := range chartIDs(v) {
		out = append(out, "chart#"+id)
	}
	return out
}

// operands are what a formula can begin with, and the studies.
func operands(cmd *cobra.Command, args []string, begin string) ([]string, cobra.ShellCompDirective) {
	studies, directive := studyCompletion(cmd, args, begin)
	found, none := ofStudy(args, func(v *workspace.View) []string { return append(rowAddresses(v), comparisonIDs(v)...) }, begin)
	if len(found) == 0 {
		return studies, directive
	}
	return append(studies, found...), none
}
