// Package verify holds what verifying a study has found, for those who print it.
package verify

import (
	"fmt"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/check"
)

// A Report is what verifying a study has found.
type Report struct {
	Study   string
	Sources []Source
	Checks  []check.Result // in the order of their list
	Texts   []*check.Text  // one for each source, nil where it is not at hand
	Ledger  *check.Ledger  // of the numbers of the texts; nil where the study could not be loaded
}

// A Source is a text of the study, and whether it is at hand.
type Source struct {
	datasets.SourceInfo
	AtHand bool
	Name   string // of the file
}

// Holds reports whether nothing was found, and something was looked at.
func (r *Report) Holds() bool { return r.Failed() == 0 && r.Checked() > 0 }

// Failed counts what does not hold.
func (r *Report) Failed() (n int) {
	for _, c := range r.Checks {
		n += len(c.Findings)
	}
	return n
}

// Checked counts what was looked at.
func (r *Report) Checked() (n int) {
	for _, c := range r.Checks {
		n += c.Checked
	}
	return n
}

// ReadByPerson counts the rows that a person has read otherwise than the program.
func (r *Report) ReadByPerson() (n int) {
	for _, c := range r.Checks {
		if c.Name == "reading" {
			n += c.Checked + c.Unchecked
		}
	}
	return n
}

// Missing are the sources that are not at hand.
func (r *Report) Missing() (out []datasets.SourceInfo) {
	for _, s := range r.Sources {
		if !s.AtHand {
			out = append(out, s.SourceInfo)
		}
	}
	return out
}

// RequireSources makes each text that is not at hand a failure. The folders are those in
// which it was looked for.
func (r *Report) RequireSources(dirs []string) {
	i := slices.IndexFunc(r.Checks, func(c check.Result) bool { return c.Name == "source" })
	for _, missing := range r.Missing() {
		r.Checks[i].Add(datasets.Finding{
			File: datasets.DescriptorName, Message: fmt.Sprintf("the text %q is required, and was not found", missing.Title),
			Hint: "put it into one of these folders, or name another with --sources: " + strings.Join(dirs, ", "),
		})
	}
}
