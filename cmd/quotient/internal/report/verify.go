package report

import (
	"path"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/datasets"
)

// A Verification is what checking a study has found.
type Verification struct {
	Study  string
	Folder string // as it was named: a path, or the name of a bundled study
	// Sources are the texts of the study, those at hand and those that are not.
	Sources []VerifiedSource
	Looked  []string // the folders that were looked in for them
	Checks  []datasets.Check
	// Outside are files and folders of findings that are not inside the study.
	Outside []string
}

// A VerifiedSource is a text that the numbers of a study come from.
type VerifiedSource struct {
	Title  string `json:"title"`
	SHA256 string `json:"sha256"`
	File   string `json:"file,omitempty"` // "" where it is not at hand
}

// Checked is how much was looked at.
func (v *Verification) Checked() (n int) {
	for _, c := range v.Checks {
		n += c.Checked
	}
	return n
}

// Failed is how many findings there are.
func (v *Verification) Failed() (n int) {
	for _, c := range v.Checks {
		n += len(c.Findings)
	}
	return n
}

// Missing are the sources whose text is not at hand.
func (v *Verification) Missing() (out []VerifiedSource) {
	for _, s := range v.Sources {
		if s.File == "" {
			out = append(out, s)
		}
	}
	return out
}

// located gives a finding with the path of its file from here.
func (v *Verification) located(f datasets.Finding) datasets.Finding {
	if !slices.ContainsFunc(v.Outside, func(o string) bool { return f.File == o || strings.HasPrefix(f.File, o+"/") }) {
		f.File = path.Join(v.Folder, f.File)
	}
	f.Message, f.Hint = plain(f.Message), plain(f.Hint)
	return f
}

// plain puts blanks for no-break spaces: a message is to be searched and copied.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// Change tells one change since a picture was drawn, old and new.
func Change(c charts.Change) string { return plain(change(c)) }
