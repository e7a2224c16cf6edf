package report

import (
	"io"
	"strings"

	"quotient/datasets/source/scan"
)

// An Explained is a number of a text with the rules that read it, for machines.
type Explained struct {
	Figure
	Rules []string `json:"rules"`
}

// ExplainedMention returns a mention with its rules for JSON.
func ExplainedMention(m scan.Mention) Explained { return Explained{Scanned(m), m.Rules()} }

// Explain says of the nth number of a text what it says, by which words, and which rules
// read it.
func Explain(out io.Writer, m scan.Mention, phrase string, line, column, n int) {
	f := Scanned(m)
	Printf(out, "%s, at %d:%d (number %d)\n", clipped(strings.Join(strings.Fields(f.Text), " ")), line, column, n)
	row := func(name, text string) {
		if text != "" {
			Printf(out, "  %-9s  %s\n", name, clipped(strings.Join(strings.Fields(text), " ")))
		}
	}
	var says []string
	for _, s := range []string{shown(f.Value), f.Bound, string(f.Direction), f.Unit, f.Noun, string(f.Kind), f.Date} {
		if s != "" {
			says = append(says, s)
		}
	}
	row("says", strings.Join(says, ", "))
	row("words", phrase)
	row("qualifier", f.Qualifier)
	row("direction", f.Mover)
	if f.OutOf != nil {
		row("out of", shown(f.OutOf))
	}
	for i, r := range m.Rules() {
		name := ""
		if i == 0 {
			name = "rules"
		}
		row(name, r)
	}
}
