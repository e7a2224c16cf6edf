package main

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// name is the name of the page of a command: quotient-build.
func name(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// Page is the man page of a command, in the macros of man(7).
func Page(c *cobra.Command, version string, day time.Time) []byte {
	var b strings.Builder
	section := func(title string) { fmt.Fprintf(&b, ".SH %s\n", title) }
	fmt.Fprintf(&b, ".TH %q 1 %q %q %q\n.nh\n.ad l\n", strings.ToUpper(name(c)), day.Format(time.DateOnly), strings.TrimSpace("quotient "+version), "Quotient")
	section("NAME")
	fmt.Fprintf(&b, "%s \\- %s\n", escaped(name(c)), escaped(c.Short))
	section("SYNOPSIS")
	if c.HasParent() {
		fmt.Fprintf(&b, ".B %s\n%s\n", escaped(c.CommandPath()), escaped(strings.TrimPrefix(c.UseLine(), c.CommandPath()+" ")))
	} else {
		fmt.Fprintf(&b, ".B quotient\n\\fIVERB\\fR [\\fIargument\\fR \\&...] [\\fIflag\\fR \\&...]\n")
	}
	section("DESCRIPTION")
	exit := ""
	for i, paragraph := range strings.Split(strings.TrimSpace(c.Long), "\n\n") {
		switch text, isExit := strings.CutPrefix(paragraph, "Exit codes:"); {
		case isExit:
			exit = text
		default:
			if i > 0 {
				b.WriteString(".PP\n")
			}
			b.WriteString(body(paragraph))
		}
	}
	if !c.HasParent() {
		section("COMMANDS")
		for _, verb := range c.Commands() {
			if verb.IsAvailableCommand() {
				fmt.Fprintf(&b, ".TP\n.BR %s (1)\n%s\n", escaped(name(verb)), escaped(verb.Short))
			}
		}
	}
	options(&b, c)
	if exit != "" {
		section("EXIT STATUS")
		b.WriteString(statuses(exit))
	}
	if c.Example != "" {
		section("EXAMPLES")
		b.WriteString(body(c.Example))
	}
	section("SEE ALSO")
	b.WriteString(seeAlso(c))
	return []byte(b.String())
}

// options lists the flags of a command, its own and those of all.
func options(b *strings.Builder, c *cobra.Command) {
	c.InitDefaultHelpFlag()
	first := true
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Deprecated != "" {
			return
		}
		if first {
			b.WriteString(".SH OPTIONS\n")
			first = false
		}
		value, usage := pflag.UnquoteUsage(f)
		fmt.Fprintf(b, ".TP\n")
		if f.Shorthand != "" {
			fmt.Fprintf(b, "\\fB\\-%s\\fR, ", escaped(f.Shorthand))
		}
		fmt.Fprintf(b, "\\fB\\-\\-%s\\fR", escaped(f.Name))
		switch {
		case value == "":
		case f.NoOptDefVal != "" && f.Value.Type() != "bool":
			fmt.Fprintf(b, "[=\\fI%s\\fR]", escaped(value))
		default:
			fmt.Fprintf(b, " \\fI%s\\fR", escaped(value))
		}
		fmt.Fprintf(b, "\n%s", line(usage))
		if d := strings.Trim(f.DefValue, "[]"); d != "" && d != "false" && d != "0" {
			fmt.Fprintf(b, " (default: %s)", escaped(d))
		}
		b.WriteString("\n")
	})
}

// seeAlso names the pages that go with one.
func seeAlso(c *cobra.Command) string {
	if c.HasParent() {
		return ".BR quotient (1)\n"
	}
	return "Each command has a page of its own, and\n.B quotient help\n\\fIVERB\\fR prints its help.\n"
}

// statuses are the exit codes of "0 done, 1 it does not hold, 2 …", one below the other.
func statuses(text string) string {
	text = strings.TrimSuffix(strings.Join(strings.Fields(text), " "), ".")
	at := regexp.MustCompile(`(?:^|, )([0-9]+) `).FindAllStringSubmatchIndex(text, -1)
	if len(at) == 0 {
		return line(text) + "\n"
	}
	var b strings.Builder
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", text[m[2]:m[3]], line(text[m[1]:end]))
	}
	return b.String()
}

// body is a paragraph of help: lines that are set in by blanks stay as they are, the others
// are filled.
func body(paragraph string) string {
	var b strings.Builder
	kept := false
	for _, l := range strings.Split(paragraph, "\n") {
		if in := strings.HasPrefix(l, "  "); in != kept {
			if kept = in; in {
				b.WriteString(".RS\n.nf\n")
			} else {
				b.WriteString(".fi\n.RE\n.PP\n")
			}
		}
		b.WriteString(line(strings.TrimPrefix(l, "  ")) + "\n")
	}
	if kept {
		b.WriteString(".fi\n.RE\n")
	}
	return b.String()
}

// line is a line of text: what begins like a request of roff is none.
func line(s string) string {
	if s = escaped(s); strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		return `\&` + s
	}
	return s
}

// escaped is text with the signs that roff would read.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`).Replace(s)
}
