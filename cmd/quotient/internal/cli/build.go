package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/cmd/quotient/internal/build"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

func buildCommand() *cobra.Command {
	var b buildFlags
	cmd := &cobra.Command{
		Use:   "build [STUDY…]",
		Short: "Draw every chart and write every table of a study",
		Long: `Draws every chart of a study and writes its tables and comparisons, to
OUT/STUDY/charts and OUT/STUDY/tables. Only what has changed is drawn again.

Charts in other sizes, themes or locales are written next to the first, as in
charts/wages.half.dark.hu.svg. In a locale other than English, only charts that
have a title in that language are drawn.

With --watch, studies are built and articles woven again whenever a file changes.
With --serve, they are also shown on a page that only this machine can read.

If the study has an error, nothing is written. Files that quotient did not write are
never overwritten, unless you add --force.`,
		Example: `  quotient build
  quotient build hungary-1956 --only wages --format svg,pdf
  quotient build --size full,half --theme light,dark --locale en,hu
  quotient build my-study --out public
  quotient build my-study --serve`,
		RunE: b.run,
	}
	flags := cmd.Flags()
	flags.StringVar(&b.out, "out", "out", "the `folder` to write to")
	flags.StringSliceVar(&b.options.Only, "only", nil, "draw only these `charts`, and no tables")
	flags.StringSliceVar(&b.options.Formats, "format", []string{"png", "svg"}, "the `formats` to write: "+strings.Join(formats(), ", "))
	flags.StringSliceVar(&b.sizes, "size", []string{charts.Full.Name}, "the `sizes` to draw: full, half, card, or pixels such as 1600x900")
	flags.StringSliceVar(&b.themes, "theme", []string{charts.Light.Name}, "the `themes` to draw: light, dark, print")
	flags.StringSliceVar(&b.locales, "locale", []string{quantity.English.Tag}, "the `locales` to draw: "+strings.Join(quantity.Locales(), ", "))
	flags.StringVar(&b.text, "text", "outlined", "text in SVG files: `outlined`, which looks the same everywhere, or embedded, as text with its fonts")
	flags.BoolVar(&b.allow, "allow", false, "draw what is refused if charts.yaml gives a reason, which is printed on the chart")
	flags.BoolVar(&b.options.Force, "force", false, "draw everything again, and overwrite any files")
	flags.BoolVar(&b.asJSON, "json", false, "print the result as JSON")
	flags.BoolVar(&b.watch, "watch", false, "build again whenever a file of the study changes, and weave its articles")
	flags.StringVar(&b.serve, "serve", "127.0.0.1:8956", "watch, and show charts and articles at this `address` on a page that reloads itself")
	flags.Lookup("serve").NoOptDefVal = "127.0.0.1:8956"
	for flag, values := range map[string][]string{"format": formats(), "size": {"full", "half", "card"}, "theme": {"light", "dark", "print"}, "locale": quantity.Locales()} {
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
	_ = cmd.RegisterFlagCompletionFunc("only", listed(chartIDs))
	_ = cmd.RegisterFlagCompletionFunc("text", cobra.FixedCompletions([]string{"outlined", "embedded"}, cobra.ShellCompDirectiveNoFileComp))
	cmd.ValidArgsFunction = studyCompletion
	return cmd
}

// buildFlags are the flags of build.
type buildFlags struct {
	options                build.Options
	out, text, serve       string
	sizes, themes, locales []string
	asJSON, allow, watch   bool
}

// run builds studies: once, or again and again.
func (b *buildFlags) run(cmd *cobra.Command, args []string) error {
	found, err := placesOr(args, notes(cmd))
	if err != nil {
		return err
	}
	if err := byDefault(cmd, found); err != nil {
		return err
	}
	if err := b.check(cmd.Flags().Changed("only")); err != nil {
		return err
	}
	if err := output(cmd, b.out); err != nil {
		return err
	}
	w, stderr := cmd.OutOrStdout(), cmd.ErrOrStderr()
	drawing := progress(cmd, "drawing charts")
	b.options.Progress = drawing.Step
	defer drawing.End()
	if !cmd.Flags().Changed("serve") {
		b.serve = ""
	} else if b.serve == "" {
		return errors.New("--serve has no address: write HOST:PORT, such as 127.0.0.1:8956")
	}
	live := b.watch || b.serve != ""
	switch {
	case live && b.asJSON:
		return errors.New("--watch does not end, so it cannot be used with --json")
	case live:
		return liveBuild(cmd.Context(), found, b.out, b.serve, w, stderr, func(w io.Writer) ([]*workspace.View, []*build.Result, error) {
			return buildAll(found, b.out, b.options, charts.Options{Allow: b.allow}, b.locales, w, stderr)
		})
	}
	if b.asJSON {
		results, err := b.once(found, io.Discard, stderr)
		if err != nil {
			return err
		}
		return report.JSON(w, results)
	}
	_, err = b.once(found, w, stderr)
	return err
}

// once builds studies, or says what a build that had nothing to do said the last time, if
// nothing has changed since.
func (b *buildFlags) once(found []workspace.Place, w, stderr io.Writer) ([]*build.Result, error) {
	var memo *build.Memo
	if !b.options.Force {
		memo = build.NewMemo(found, b.key())
	}
	if results, said, ok := memo.Recall(); ok {
		_, _ = io.WriteString(stderr, said) // the door keeps the error
		for _, r := range results {
			report.BuildText(w, r)
		}
		return results, nil
	}
	tee, said := build.Tee(stderr)
	_, results, err := buildAll(memo.Places(found), b.out, b.options, charts.Options{Allow: b.allow}, b.locales, w, tee)
	if err == nil {
		memo.Keep(results, said())
	}
	return results, err
}

// key names what is asked for, but for how its result is printed. Two that differ have two keys.
func (b *buildFlags) key() string {
	return fmt.Sprintf("%q %t", [][]string{{b.out, b.text}, b.options.Only, b.options.Formats, b.sizes, b.themes, b.locales}, b.allow)
}

// formats are the names of those that pictures are written in.
func formats() (names []string) {
	for _, f := range charts.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// check refuses names that there are not, and leaves each of the others once. Only says
// whether charts were to be named.
func (b *buildFlags) check(only bool) (err error) {
	names := formats()
	if len(b.options.Formats) == 0 {
		return fmt.Errorf("--format needs a format: %s", datasets.DidYouMean("", names))
	}
	if only && len(b.options.Only) == 0 {
		return errors.New("--only needs a chart: give ids from charts.yaml")
	}
	for _, f := range b.options.Formats {
		if !slices.Contains(names, f) {
			return fmt.Errorf("there is no format %q: %s", f, datasets.DidYouMean("", names))
		}
	}
	if b.options.Styles, err = styles(b.sizes, b.themes, b.text); err != nil {
		return err
	}
	b.locales, b.options.Formats = unique(b.locales), unique(b.options.Formats)
	for _, tag := range b.locales {
		if _, ok := quantity.LocaleOf(tag); !ok {
			return &datasets.NotFound{What: "locale", Name: tag, Hint: datasets.DidYouMean(tag, quantity.Locales())}
		}
	}
	return nil
}

// buildAll builds studies, and tells of each.
func buildAll(found []workspace.Place, out string, options build.Options, as charts.Options, locales []string, w, stderr io.Writer) ([]*workspace.View, []*build.Result, error) {
	// Every study is read before anything is written.
	var studies []*workspace.View
	var faults []error
	seen := map[string]string{}
	for _, p := range found {
		s, err := load(p, stderr, as, locales...)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		if other, ok := seen[s.Name]; ok {
			faults = append(faults, fmt.Errorf("%s and %s are both named %q, and would be written to the same folder", other, p.Name, s.Name))
		}
		seen[s.Name] = p.Name
		studies = append(studies, s)
	}
	if len(faults) > 0 {
		return nil, nil, errors.Join(faults...)
	}
	var results []*build.Result
	for _, s := range studies {
		options.Out = filepath.Join(out, s.Name)
		// The words are read while the charts are drawn, which takes longer.
		typed := make(chan datasets.Findings, 1)
		go func() { typed <- mistyped(s, options.Only) }()
		r, err := build.Build(s, options)
		for _, f := range <-typed {
			report.Println(stderr, report.Laid(s.Place.At(f)))
		}
		if err != nil {
			return nil, nil, missing(err)
		}
		results = append(results, r)
		report.BuildText(w, r)
	}
	return studies, results, nil
}

// mistyped are the warnings of numbers typed into the words of what is built that are not
// those of the tables, as verify finds them: they are drawn as they are. Pictures without
// any number are warned of, too.
func mistyped(s *workspace.View, only []string) (out datasets.Findings) {
	for _, c := range s.Charts {
		if len(only) == 0 || slices.Contains(only, c.ID) {
			out = append(out, c.Warnings()...)
		}
	}
	for _, f := range charts.Verify(s.Study, s.Comparisons, s.Charts).Findings {
		if len(only) == 0 || f.File == charts.SpecFile && slices.Contains(only, f.Ref) {
			f.Warning = true
			out = append(out, f)
		}
	}
	return out
}

// unique leaves each of some names once.
func unique(names []string) (out []string) {
	for _, n := range names {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// styles are all sizes in all themes.
func styles(sizes, themes []string, text string) (out []charts.Style, err error) {
	modes := []string{"outlined", "embedded"}
	if !slices.Contains(modes, text) {
		return nil, &datasets.NotFound{What: "way to write text", Name: text, Hint: datasets.DidYouMean(text, modes)}
	}
	for _, theme := range themes {
		for _, size := range sizes {
			s := charts.Style{Live: text == "embedded"}
			if s.Theme, err = charts.ThemeOf(theme); err != nil {
				return nil, err
			}
			if s.Size, err = charts.SizeOf(size); err != nil {
				return nil, err
			}
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	if len(out) == 0 {
		return nil, errors.New("--size and --theme need one value each")
	}
	return out, nil
}
