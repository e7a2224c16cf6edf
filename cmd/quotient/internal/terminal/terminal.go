// Package terminal does what is for a terminal alone: it says whether output goes to one,
// colours lines of text, and shows how far something is that takes long. It takes a writer
// and the environment; in a pipe or a file nothing of it is written.
package terminal

import (
	"io"
	"os"
	"regexp"
	"strings"

	"golang.org/x/term"
)

// Is reports whether what is written goes to a terminal.
func Is(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Coloured reports whether lines to a writer are to have colours: on a terminal that has
// them, unless NO_COLOR is set (https://no-color.org).
func Coloured(w io.Writer, env func(string) string) bool {
	return env("NO_COLOR") == "" && env("TERM") != "dumb" && Is(w) && ready(w.(*os.File))
}

// The colours, as terminals are told of them.
const (
	plain  = "\x1b[0m"
	bold   = "\x1b[1m"
	faint  = "\x1b[2m"
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
)

// A rule colours the part of a line that the first group of a pattern matches.
type rule struct {
	colour string
	line   *regexp.Regexp
}

// rules are tried in turn, and the first that matches colours the line.
var rules = []rule{
	{bold + red, regexp.MustCompile(`^(refused|error|interrupted)\b`)},
	{bold + yellow, regexp.MustCompile(`^(?:\S+: )?(warning)\b`)},
	{bold, regexp.MustCompile(`^(\S+:\d+(?::\d+)?:) `)},
	{red, regexp.MustCompile(`^[a-z-]+ +\d+ +([1-9]\d*)(?: |$)`)}, // a check that fails, in the table of verify
	{bold + green, regexp.MustCompile(`^\S+: (all of [\d,]+ hold)$`)},
	{bold + red, regexp.MustCompile(`^\S+: ([\d,]+ of [\d,]+ .*)$`)},
	{faint, regexp.MustCompile(`^( {4}(?:did you mean|valid:|see quotient|run ).*)$`)},
}

// Paint colours a line of text, without its end. It adds nothing but colours.
func Paint(line string) string {
	for _, r := range rules {
		if m := r.line.FindStringSubmatchIndex(line); m != nil {
			return line[:m[2]] + r.colour + line[m[2]:m[3]] + plain + line[m[3]:]
		}
	}
	return line
}

// Unpainted is a line without the colours that [Paint] gives it.
func Unpainted(line string) string {
	for _, c := range []string{plain, bold, faint, red, green, yellow} {
		line = strings.ReplaceAll(line, c, "")
	}
	return line
}
