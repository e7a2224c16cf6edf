package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// VerificationText prints a summary, one line a check with its counts, and every
// failure with its place and what to do.
func VerificationText(w io.Writer, v *Verification) {
	fmt.Fprintln(w, indent("", v.verdict()))
	for _, s := range v.Missing() {
		looked := "nowhere: name a folder with --sources"
		if len(v.Looked) > 0 {
			looked = "in " + strings.Join(v.Looked, ", ")
		}
		fmt.Fprintln(w, hanging("  ", fmt.Sprintf("not at hand: “%s”, SHA-256 %s; looked for %s", s.Title, s.SHA256, looked)))
	}
	for _, s := range v.Sources {
		if s.File != "" {
			fmt.Fprintln(w, hanging("  ", fmt.Sprintf("text: “%s”, %s", s.Title, s.File)))
		}
	}
	fmt.Fprintln(w)
	t := plainTable()
	t.SetColumnConfigs([]table.ColumnConfig{
		{Number: 3, Align: text.AlignRight}, {Number: 5, WidthMax: 60, WidthMaxEnforcer: text.WrapSoft},
	})
	for _, c := range v.Checks {
		state := "holds"
		switch {
		case len(c.Findings) > 0:
			state = "FAILS"
		case c.Checked == 0:
			state = "-"
		}
		failed := ""
		if len(c.Findings) > 0 {
			failed = fmt.Sprintf("%d failed", len(c.Findings))
		}
		about := c.Title
		if c.Unchecked > 0 {
			about += fmt.Sprintf(" (%d not checked: %s)", c.Unchecked, c.Why)
		}
		t.AppendRow(table.Row{"  " + c.Name, state, fmt.Sprintf("%d checked", c.Checked), failed, plain(about)})
	}
	fmt.Fprintln(w, trimLines(t.Render()))
	for _, c := range v.Checks {
		for i, f := range c.Findings {
			if i == 0 {
				fmt.Fprintf(w, "\n%s: %s\n", c.Name, c.Title)
			}
			fmt.Fprintln(w, v.located(f))
		}
	}
}

// verdict is the first line: what could not be checked, and whether the rest holds.
func (v *Verification) verdict() string {
	out := v.Study + ": "
	if n := len(v.Missing()); n > 0 {
		texts := "the text is"
		if n > 1 || len(v.Sources) > 1 {
			texts = fmt.Sprintf("%d of %d texts are", n, len(v.Sources))
		}
		out += texts + " not at hand, so quotes and coverage were not checked; "
	}
	if n := v.Failed(); n > 0 {
		return out + fmt.Sprintf("%s, %d checked", plural(n, "failure"), v.Checked())
	}
	return out + fmt.Sprintf("0 failures, %d checked", v.Checked())
}
