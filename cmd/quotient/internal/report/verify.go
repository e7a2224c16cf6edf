package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"quotient/cmd/quotient/internal/verify"
	"quotient/datasets"
	"quotient/datasets/limits"
)

// At gives the path of a finding's file from here, so that an editor can open it.
type At func(file string) string

// VerifyText prints a report for people: what could not be checked first, a line
// a check, and then all that does not hold.
func VerifyText(w io.Writer, r *verify.Report, at At) {
	for _, s := range r.Missing() {
		how := "by its SHA-256 (" + s.SHA256 + ")"
		if s.SHA256 == "" {
			how = "by the name of the study"
		}
		Printf(w, "%s: the text %q was not found, so its quotes and its other numbers are NOT CHECKED; it is searched for %s in --sources FOLDER and QUOTIENT_SOURCES\n", r.Study, s.Title, how)
	}
	t := newTable()
	t.AppendHeader(table.Row{"check", "looked at", "fails", "not checked", ""})
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 2, Align: text.AlignRight}, {Number: 3, Align: text.AlignRight}, {Number: 4, Align: text.AlignRight}})
	for _, c := range r.Checks {
		unchecked := ""
		if c.Unchecked > 0 {
			unchecked = fmt.Sprint(c.Unchecked)
		}
		title := c.Title
		if c.Why != "" {
			title += ": " + c.Why
		}
		t.AppendRow(table.Row{c.Name, c.Checked, len(c.Findings), unchecked, title})
	}
	Println(w, t.text())
	for _, c := range r.Checks {
		if len(c.Notes) > 0 {
			Println(w, trimLines(text.WrapSoft(datasets.Line(c.Name+": "+strings.Join(c.Notes, ", ")), 100)))
		}
	}
	n := 0
	for _, c := range r.Checks {
		for _, f := range c.Findings.Folded() {
			if n++; n <= limits.Errors {
				Println(w, Laid("\n"+located(f, at)+" ["+c.Name+"]"))
			}
		}
	}
	if n > limits.Errors {
		Printf(w, "\nand %s more, which --json prints\n", limits.Count(n-limits.Errors))
	}
	Println(w)
	Println(w, Verdict(r))
}

// Verdict says in one line whether a study holds.
func Verdict(r *verify.Report) string {
	switch n := r.Failed(); {
	case n == 1:
		return fmt.Sprintf("%s: 1 of %s does not hold", r.Study, limits.Count(r.Checked()))
	case n > 1:
		return fmt.Sprintf("%s: %s of %s do not hold", r.Study, limits.Count(n), limits.Count(r.Checked()))
	case r.Checked() == 0:
		return r.Study + ": nothing was checked, so nothing is known to hold"
	case len(r.Sources) == 0:
		return fmt.Sprintf("%s: all of %s checked hold; it is plain data, without a text", r.Study, limits.Count(r.Checked()))
	case len(r.Missing()) > 0:
		return fmt.Sprintf("%s: all of %s checked hold; the text was not found%s", r.Study, limits.Count(r.Checked()), read(r))
	}
	return fmt.Sprintf("%s: all of %s hold%s", r.Study, limits.Count(r.Checked()), read(r))
}

// read counts what a person has read otherwise than the program.
func read(r *verify.Report) string {
	switch n := r.ReadByPerson(); n {
	case 0:
		return ""
	case 1:
		return "; 1 row is read by a person"
	default:
		return fmt.Sprintf("; %s rows are read by a person", limits.Count(n))
	}
}

func located(f datasets.Finding, at At) string {
	if at != nil {
		f.File = at(f.File)
	}
	return strings.ReplaceAll(f.String(), "\u00a0", " ")
}

// verified is a report as machines get it.
type verified struct {
	Study   string          `json:"study"`
	Holds   bool            `json:"holds"`
	Checked int             `json:"checked"`
	Failed  int             `json:"failed"`
	Read    int             `json:"readByPerson"`
	Sources []verifiedText  `json:"sources"`
	Checks  []verifiedCheck `json:"checks"`
}

type verifiedText struct {
	Title  string `json:"title"`
	SHA256 string `json:"sha256"`
	AtHand bool   `json:"atHand"`
	File   string `json:"file,omitempty"`
}

type verifiedCheck struct {
	Name      string            `json:"name"`
	Title     string            `json:"title"`
	Checked   int               `json:"checked"`
	Unchecked int               `json:"unchecked"`
	Why       string            `json:"why,omitempty"`
	Notes     []string          `json:"notes,omitempty"`
	Findings  []verifiedFinding `json:"findings"`
}

type verifiedFinding struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Ref     string `json:"ref,omitempty"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	Fix     string `json:"fix,omitempty"`
}

// Verified returns a report for JSON.
func Verified(r *verify.Report, at At) any {
	out := verified{Study: r.Study, Holds: r.Holds(), Checked: r.Checked(), Failed: r.Failed(), Read: r.ReadByPerson(), Sources: []verifiedText{}, Checks: []verifiedCheck{}}
	for _, s := range r.Sources {
		out.Sources = append(out.Sources, verifiedText{s.Title, s.SHA256, s.AtHand, s.Name})
	}
	for _, c := range r.Checks {
		v := verifiedCheck{c.Name, c.Title, c.Checked, c.Unchecked, c.Why, c.Notes, []verifiedFinding{}}
		for _, f := range c.Findings {
			v.Findings = append(v.Findings, verifiedFinding{at(f.File), f.Line, f.Column, f.Ref, f.Message, f.Hint, f.Fix})
		}
		out.Checks = append(out.Checks, v)
	}
	return out
}
