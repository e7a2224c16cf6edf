package cli

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/cmd/quotient/internal/articles"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/weave"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// standardInput is how a command line names it.
const standardInput = "-"

// piped reads all of the standard input, unless it is larger than is read.
func piped(cmd *cobra.Command, most int64) ([]byte, error) {
	text, err := folder.ReadAll(cmd.InOrStdin(), most)
	if err != nil {
		return nil, fmt.Errorf("standard input cannot be read: %w", folder.Cause(err))
	}
	return text, nil
}

// pipe weaves the standard input to the standard output, and says on the other what it found.
func (v *weaveFlags) pipe(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) > 1:
		return errors.New("- is the standard input, and goes without other articles")
	case v.format != "":
		return errors.New("--format writes files, and goes without -")
	case !slices.Contains(quantity.Locales(), v.locale):
		return &datasets.NotFound{What: "locale", Name: v.locale, Hint: datasets.DidYouMean(v.locale, quantity.Locales())}
	}
	var study []string
	if v.name != "" {
		study = []string{v.name}
	}
	found, err := placesOr(study, cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	s, err := load(found[0], cmd.ErrOrStderr(), charts.Options{Allow: true})
	if err != nil {
		return err
	}
	text, err := piped(cmd, limits.Article)
	if err != nil {
		return err
	}
	name := "-"
	if v.locale != quantity.English.Tag {
		name = "-." + v.locale + ".md"
	}
	weaver := weave.New(s.Workspace, nil)
	weaver.Force = v.force
	r, err := articles.Once(weaver, name, text, v.check)
	if err != nil {
		return err
	}
	told := cmd.ErrOrStderr()
	if v.check {
		told = cmd.OutOrStdout()
	}
	if v.asJSON {
		err = report.JSON(told, report.WovenAll([]articles.Result{r}))
	} else if v.check || len(r.Faults)+len(r.Woven.Typed) > 0 {
		report.WeaveText(told, r)
	}
	if err == nil && !v.check && len(r.Faults) == 0 {
		if cmd.Flags().Changed("out") {
			if err := weave.Save(r.Pictures, v.out, v.force); err != nil {
				return workspace.Failed(err)
			}
		}
		_, err = report.Raw(cmd.OutOrStdout()).Write(r.Woven.Text)
	}
	if err != nil {
		return err
	}
	return articles.Verdict([]articles.Result{r})
}
