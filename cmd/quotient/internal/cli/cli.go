// Package cli is the command line of quotient: one file a verb.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

// The exit codes.
const (
	holds  = 0 // done, and everything holds
	fails  = 1 // something does not hold: a refused comparison, a chart that cannot be drawn
	unread = 2 // the command or its input could not be understood
)

// verbs lists the verbs.
var verbs = []func() *cobra.Command{buildCommand, checkCommand, citeCommand, compareCommand, diffCommand, editCommand, embedCommand, exportCommand, importCommand, inspectCommand, newCommand, renameCommand, reviewCommand, scanCommand, schemaCommand, updateCommand, verifyCommand, weaveCommand}

// Main runs the command line and returns the exit code.
func Main(args []string, stdout, stderr io.Writer) int {
	out, errs := doors(stdout, stderr)
	collectLate()
	tellInterrupt(stderr)
	signal.Ignore(syscall.SIGPIPE) // so that a closed pipe is an error as a full disk is
	code, err := run(args, out, errs)
	if code != holds {
		out.Speak()
	}
	if full := out.Close(); full != nil {
		if code, err = fails, fmt.Errorf("cannot write to standard output: %w", folder.Cause(full)); errors.Is(full, syscall.EPIPE) {
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
	root := Root()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.Execute()
	switch {
	case err == nil:
		return holds, nil
	case workspace.IsFailed(err):
		return fails, err
	}
	return unread, err
}

// Root is the command with all its verbs.
func Root() *cobra.Command {
	root := &cobra.Command{
		Use:   "quotient",
		Short: "Turn the figures of a text into tables, ratios and charts that can be checked back to the sentence",
		Long: `Quotient turns the figures of a text into tables, ratios and charts that can be
checked back to the sentence. A chart never says more than its text.

A STUDY is a folder with a datapackage.json, or the name of a bundled study
(` + strings.Join(datasets.Bundled(), ", ") + `). If you name none, quotient uses the study in the
current or a parent folder, or else ` + datasets.Default + `.

Exit codes: 0 everything holds, 1 something does not, 2 the command or its input
could not be understood.`,
		SilenceUsage: true, SilenceErrors: true,
		Version: version(debug.ReadBuildInfo()),
	}
	root.SetVersionTemplate("quotient {{.Version}}\n")
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
				return &datasets.NotFound{What: "verb", Name: strings.Join(args, " "), Hint: datasets.DidYouMean(strings.Join(args, " "), names)}
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	})
	root.SetFlagErrorFunc(wrongFlag)
	addQuiet(root)
	return root
}

// interrupts are those of the user, who ends a command with Ctrl-C.
var (
	interrupts = make(chan os.Signal, 1)
	telling    sync.Once
)

// tellInterrupt ends the program where the user interrupts it, and says what is left. A
// command that goes on until then stops the signals, and ends by itself.
func tellInterrupt(stderr io.Writer) {
	signal.Notify(interrupts, os.Interrupt)
	telling.Do(func() {
		go func() {
			<-interrupts
			report.Printf(stderr, "interrupted: each file is either unchanged or completely written\n    run the same command again to finish\n")
			os.Exit(130)
		}()
	})
}

// untilStopped is a context that ends where the user, or the system, asks the program to: it
// then ends by itself, and leaves nothing behind.
func untilStopped(ctx context.Context) (context.Context, context.CancelFunc) {
	if ctx == nil {
		ctx = context.Background()
	}
	signal.Stop(interrupts)
	return signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
}

// plain puts blanks for no-break spaces: a message is to be searched and copied.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// placesOr finds the studies that a command line names, and tells where there is none here,
// so that a bundled one is taken.
func placesOr(args []string, stderr io.Writer) (out []workspace.Place, err error) {
	if len(args) == 0 {
		if dir, ok := workspace.Above(); ok {
			args = []string{dir}
		} else {
			args = []string{datasets.Default}
			if stderr != nil {
				report.Printf(stderr, "there is no study in this folder or above it: %s is a bundled one\n", datasets.Default)
			}
		}
	}
	for _, name := range args {
		p, err := workspace.Find(name)
		if err != nil {
			return nil, err
		}
		if err := files.Finish(name); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// output readies the folder that is written to. It refuses the usual one where that is a
// link, which may have come with a study: one that is named may lead anywhere.
func output(cmd *cobra.Command, dir string) error {
	if dir == "" {
		return errors.New("--out needs a folder, such as --out public")
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return fmt.Errorf("%s is a file, not a folder to write to\n    move it away, or name a folder with --out", dir)
	}
	if info, err := os.Lstat(dir); err == nil && info.Mode()&fs.ModeSymlink != 0 && !cmd.Flags().Changed("out") {
		return fmt.Errorf("%s is a link to another folder\n    to write there, name it with --out %s", dir, dir)
	}
	return files.Finish(dir)
}

// load loads a study whole, its charts in some locales (English where none is
// named), or reports everything that is wrong with it.
func load(p workspace.Place, stderr io.Writer, options charts.Options, locales ...string) (*workspace.View, error) {
	v, err := workspace.Whole(p, options, locales...)
	if err == nil {
		warn(v, stderr)
	}
	return v, err
}

// warn tells what looks wrong, and the errors of what was left out.
func warn(v *workspace.View, stderr io.Writer) {
	all := v.Warnings().Folded()
	if more := len(all) - limits.Errors; more > 0 {
		defer report.Printf(stderr, "and %s more\n", limits.Count(more))
		all = all[:limits.Errors]
	}
	for _, f := range all {
		report.Println(stderr, report.Laid(v.Place.At(f)))
	}
}

// missing is an error as it is, if it names something that is not there, and else that of
// what does not hold.
func missing(err error) error {
	var none *datasets.NotFound
	if err == nil || errors.As(err, &none) {
		return err
	}
	return workspace.Failed(err)
}
