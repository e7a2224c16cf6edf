// Package cli is the command line of quotient: one file a verb.
package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/report"
	"quotient/datasets"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// The exit codes.
const (
	holds  = 0 // done, and everything holds
	fails  = 1 // something does not hold: a refused comparison, a chart that cannot be drawn
	unread = 2 // the command or its input could not be understood
)

// failure is an error with its exit code.
type failure struct {
	code int
	err  error
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// verbs lists the verbs.
var verbs = []func() *cobra.Command{buildCommand, compareCommand, diffCommand, embedCommand, inspectCommand, newCommand, reviewCommand, scanCommand, verifyCommand, weaveCommand}

// Main runs the command line and returns the exit code.
func Main(args []string, stdout, stderr io.Writer) int {
	out, errs := report.NewDoor(stdout), report.NewDoor(stderr)
	signal.Ignore(syscall.SIGPIPE) // so that a closed pipe is an error as a full disk is
	code, err := run(args, out, errs)
	if full := out.Close(); full != nil {
		if code, err = fails, fmt.Errorf("cannot write to standard output: %w", files.Cause(full)); errors.Is(full, syscall.EPIPE) {
			return code // who has stopped reading knows it
		}
	}
	if err != nil {
		if message := plain(strings.TrimRight(err.Error(), "\n")); message != "" {
			report.Println(errs, report.Laid(message))
		}
	}
	return code
}

// run runs the command line, printing through doors, and returns the exit code.
func run(args []string, stdout, stderr io.Writer) (int, error) {
	root := &cobra.Command{
		Use:   "quotient",
		Short: "Turn the figures of a text into tables, ratios and charts that can be checked back to the sentence",
		Long: `Quotient turns the figures of a text into tables, ratios and charts that can be
checked back to the sentence. A chart never says more than its text.

A STUDY is a folder with a datapackage.json, or the name of a bundled study
(` + strings.Join(datasets.Bundled(), ", ") + `). If you name none, quotient uses the study in the
current or a parent folder, or else the bundled ones.

Exit codes: 0 everything holds, 1 something does not, 2 the command or its input
could not be understood.`,
		SilenceUsage: true, SilenceErrors: true,
	}
	for _, verb := range verbs {
		root.AddCommand(verb())
	}
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [VERB]",
		Short: "Show help for a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				var names []string
				for _, c := range root.Commands() {
					names = append(names, c.Name())
				}
				return &failure{unread, &datasets.NotFound{What: "verb", Name: strings.Join(args, " "), Hint: datasets.DidYouMean(strings.Join(args, " "), names)}}
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	})
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return &failure{unread, fmt.Errorf("%w\n    see %s --help", err, c.CommandPath())}
	})
	err := root.Execute()
	var f *failure
	switch {
	case err == nil:
		return holds, nil
	case errors.As(err, &f):
		return f.code, err
	}
	return unread, err
}

// plain puts blanks for no-break spaces: a message is to be searched and copied.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// A place is a study and where it was found.
type place struct {
	name string // as it is called in messages: a path, or the name of a bundled study
	fs   fs.FS
}

// places finds the studies that a command line names.
func places(args []string) ([]place, error) {
	return placesOr(args, nil)
}

// placesOr is places, and tells where there is no study here.
func placesOr(args []string, stderr io.Writer) ([]place, error) {
	if len(args) == 0 {
		if dir, ok := above(); ok {
			args = []string{dir}
		} else {
			args = datasets.Bundled()
			if stderr != nil {
				report.Printf(stderr, "there is no study here, nor in a folder above: %s is a bundled one\n", strings.Join(args, ", "))
			}
		}
	}
	var out []place
	for _, name := range args {
		fsys, err := datasets.Find(name)
		if err != nil {
			return nil, &failure{unread, err}
		}
		if err := files.Finish(name); err != nil {
			return nil, &failure{unread, err}
		}
		out = append(out, place{name, fsys})
	}
	return out, nil
}

// above finds the study here, or in a folder above.
func above() (string, bool) {
	wd, err := os.Getwd()
	if err != nil {
		return "", false
	}
	for dir := "."; ; dir = filepath.Join(dir, "..") {
		if _, err := os.Stat(filepath.Join(dir, datasets.DescriptorName)); err == nil {
			return dir, true
		}
		if abs := filepath.Join(wd, dir); abs == filepath.Dir(abs) {
			return "", false
		}
	}
}

// output readies the folder that is written to. It refuses the usual one where that is a
// link, which may have come with a study: one that is named may lead anywhere.
func output(cmd *cobra.Command, dir string) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return &failure{unread, fmt.Errorf("%s is a file, not a folder to write to\n    move it away, or name a folder with --out", dir)}
	}
	if info, err := os.Lstat(dir); err == nil && info.Mode()&fs.ModeSymlink != 0 && !cmd.Flags().Changed("out") {
		return &failure{unread, fmt.Errorf("%s is a link to another folder\n    to write there, name it with --out %s", dir, dir)}
	}
	if err := files.Finish(dir); err != nil {
		return &failure{unread, err}
	}
	return nil
}

// A study is loaded with all that it names.
type study struct {
	place
	*datasets.Study
	comparisons *analysis.Comparisons
	charts      []*charts.Chart
	faults      datasets.Findings // of comparisons and charts that were left out
}

// load loads a study whole, its charts in some locales (English where none is
// named), or reports everything that is wrong with it.
func load(p place, stderr io.Writer, options charts.Options, locales ...string) (*study, error) {
	s, err := open(p, options, locales...)
	if err != nil {
		return nil, err
	}
	if len(s.faults) > 0 {
		return nil, p.unusable(s.faults)
	}
	s.warn(stderr)
	return s, nil
}

// warn tells what looks wrong, and the faults of what was left out.
func (s *study) warn(stderr io.Writer) {
	all := slices.Concat(s.faults, s.Warnings, s.comparisons.Warnings)
	if more := len(all) - limits.Errors; more > 0 {
		defer report.Printf(stderr, "and %s more\n", limits.Count(more))
		all = all[:limits.Errors]
	}
	for _, f := range all {
		report.Println(stderr, report.Laid(s.at(f)))
	}
}

// open loads a study without those of its comparisons and charts that have a fault,
// so that it can be reviewed and compared. It fails where a table cannot be read.
func open(p place, options charts.Options, locales ...string) (*study, error) {
	var all datasets.Findings
	gather := func(err error) error {
		var fs datasets.Findings
		if errors.As(err, &fs) {
			all = append(all, fs...)
			return nil
		}
		return err
	}
	s := &study{place: p}
	var err error
	if s.Study, err = datasets.Load(p.fs); err != nil {
		if err = gather(err); err != nil {
			return nil, p.unreadable(err)
		}
		return nil, p.unusable(all)
	}
	if s.comparisons, err = analysis.Compare(s.Study); err != nil {
		if err = gather(err); err != nil {
			return nil, p.unreadable(err)
		}
	}
	if s.comparisons != nil {
		if len(locales) == 0 {
			locales = []string{quantity.English.Tag}
		}
		for _, tag := range locales {
			list, err := charts.In(tag, s.Study, s.comparisons, options)
			broken := err != nil
			if broken {
				if err = gather(err); err != nil {
					return nil, &failure{unread, err}
				}
			}
			if len(list) == 0 && !broken && tag != quantity.English.Tag {
				all = append(all, datasets.Finding{File: charts.SpecFile, Message: fmt.Sprintf("no chart has a title in the locale %q", tag), Hint: fmt.Sprintf("title: {en: …, %s: …}", tag)})
			}
			s.charts = append(s.charts, list...)
		}
	}
	if s.comparisons == nil {
		return nil, p.unusable(distinct(all))
	}
	s.faults = distinct(all)
	return s, nil
}

// distinct leaves each finding once: several locales have the same.
func distinct(found datasets.Findings) (out datasets.Findings) {
	for _, f := range found {
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// at gives a finding with the path from here, so that an editor can open it.
func (p place) at(f datasets.Finding) string {
	f.File = filepath.ToSlash(filepath.Join(p.name, f.File))
	return plain(f.String())
}

// unreadable says which file of the place cannot be read, and why.
func (p place) unreadable(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = fmt.Errorf("cannot read %s: %w", filepath.ToSlash(filepath.Join(p.name, at.Path)), files.Cause(err))
	} else {
		err = fmt.Errorf("%s: %w", p.name, err)
	}
	return &failure{unread, err}
}

func (p place) unusable(found datasets.Findings) error {
	var lines []string
	for _, f := range found[:min(len(found), limits.Errors)] {
		lines = append(lines, p.at(f))
	}
	if more := len(found) - len(lines); more > 0 {
		lines = append(lines, fmt.Sprintf("and %s more", limits.Count(more)))
	}
	n := 0
	for _, f := range found {
		if !f.Warning {
			n++
		}
	}
	faults := "1 error"
	if n != 1 {
		faults = fmt.Sprintf("%d errors", n)
	}
	return &failure{unread, fmt.Errorf("%s\n%s: %s, so nothing was written", strings.Join(lines, "\n"), p.name, faults)}
}
