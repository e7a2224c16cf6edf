package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/settings"
	"quotient/cmd/quotient/internal/terminal"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
)

// doors are the outputs of the program: in colour where they go to a terminal.
func doors(stdout, stderr io.Writer) (out, errs *report.Door) {
	out, errs = report.NewDoor(stdout), report.NewDoor(stderr)
	for door, w := range map[*report.Door]io.Writer{out: stdout, errs: stderr} {
		if terminal.Coloured(w, os.Getenv) {
			door.Paint(terminal.Paint)
		}
	}
	return out, errs
}

// hushed are the verbs whose text for people says how it went. That of the others is what
// was asked for, and --quiet leaves it.
var hushed = []string{"build", "check", "export", "import", "new", "rename", "review", "update", "verify", "weave"}

// addQuiet adds the flag --quiet to all verbs.
func addQuiet(root *cobra.Command) {
	quiet := root.PersistentFlags().BoolP("quiet", "q", false, "print nothing if all is well: only errors, warnings and what was asked for")
	root.PersistentPreRun = func(cmd *cobra.Command, _ []string) {
		if door, ok := cmd.OutOrStdout().(*report.Door); ok && *quiet && slices.Contains(hushed, cmd.Name()) {
			door.Hush()
		}
	}
}

// isQuiet reports whether --quiet was given.
func isQuiet(cmd *cobra.Command) bool {
	quiet, err := cmd.Flags().GetBool("quiet")
	return err == nil && quiet
}

// notes is where to tell what is good to know, and nothing wrong.
func notes(cmd *cobra.Command) io.Writer {
	if isQuiet(cmd) {
		return io.Discard
	}
	return cmd.ErrOrStderr()
}

// progress shows how far a verb is, if it is run on a terminal.
func progress(cmd *cobra.Command, what string) *terminal.Progress {
	if w := report.Under(cmd.ErrOrStderr()); !isQuiet(cmd) && terminal.Is(w) {
		return terminal.NewProgress(w, what)
	}
	return nil
}

// wrongFlag explains an error in the flags of a verb: with the nearest flag that it has, or
// the verbs that have the one which was given.
func wrongFlag(c *cobra.Command, err error) error {
	hint := ""
	if name, ok := strings.CutPrefix(err.Error(), "unknown flag: --"); ok {
		hint = flagHint(c, name)
	} else if _, given, ok := strings.Cut(err.Error(), " in -"); ok && len(given) > 1 {
		// -format is read as the letters f, o, r and so on.
		given, _, _ = strings.Cut(given, "=")
		if near := datasets.Nearest(given, flagNames(c)); near != "" {
			hint = fmt.Sprintf("did you mean --%s?\n    ", near)
		}
	}
	return fmt.Errorf("%w\n    %ssee %s --help", err, hint, c.CommandPath())
}

// flagHint says what could be meant by a flag that a verb does not have.
func flagHint(c *cobra.Command, name string) string {
	if near := datasets.Nearest(name, flagNames(c)); near != "" {
		return fmt.Sprintf("did you mean --%s?\n    ", near)
	}
	var verbs []string
	for _, verb := range c.Root().Commands() {
		if f := verb.Flags().Lookup(name); f != nil && !f.Hidden {
			verbs = append(verbs, verb.Name())
		}
	}
	if len(verbs) == 0 {
		return ""
	}
	return fmt.Sprintf("--%s is a flag of %s\n    ", name, strings.Join(verbs, ", "))
}

// flagNames are the flags that a verb has.
func flagNames(c *cobra.Command) (names []string) {
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	return names
}

// settable are the flags that a study can have defaults for, by verb: how things look, and
// how strict a check is. Where files go, what is overwritten and who is served is up to whom
// runs the command.
var settable = map[string][]string{
	"build":   {"format", "locale", "size", "text", "theme"},
	"cite":    {"format", "locale"},
	"compare": {"why"},
	"embed":   {"format", "locale", "picture", "size", "url"},
	"verify":  {"require-review", "require-source"},
}

// byDefault sets the flags of a verb that were not given to the defaults of the study, from
// its quotient.yaml. With several studies there is no one default.
func byDefault(cmd *cobra.Command, found []workspace.Place) error {
	if len(found) != 1 {
		return nil
	}
	all, err := settings.Read(found[0].FS, settable)
	if err != nil {
		return found[0].Unreadable(err)
	}
	for _, s := range all[cmd.Name()] {
		flag := cmd.Flags().Lookup(s.Flag)
		if flag == nil || flag.Changed {
			continue
		}
		if err := flag.Value.Set(s.Value()); err != nil {
			return found[0].Unreadable(s.Finding(fmt.Sprintf("--%s of %s cannot be %q: %v", s.Flag, cmd.Name(), s.Value(), err)))
		}
	}
	return nil
}

// isStudy reports whether an argument names a study: the folder of one, or a bundled one.
func isStudy(arg string) bool {
	if _, err := os.Stat(filepath.Join(arg, datasets.DescriptorName)); err == nil {
		return true
	}
	_, err := os.Stat(arg)
	return err != nil && slices.Contains(datasets.Bundled(), arg)
}

// lastStudy takes the study out of arguments that name files too. Studies alone stay: their
// own files are meant. Flagged is the study of the old flag --study.
func lastStudy(args []string, flagged string) (files []string, study string, err error) {
	var studies []string
	for _, arg := range args {
		if isStudy(arg) {
			studies = append(studies, arg)
		} else {
			files = append(files, arg)
		}
	}
	if len(files) == 0 || len(studies) == 0 {
		return args, flagged, nil
	}
	if flagged != "" {
		studies = append(studies, flagged)
	}
	if len(studies) > 1 {
		return nil, "", fmt.Errorf("%s are several studies: name one", strings.Join(studies, " and "))
	}
	return files, studies[0], nil
}
