package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/rogpeppe/go-internal/diff"

	"quotient/cmd/quotient/internal/articles"
	"quotient/cmd/quotient/internal/weave"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// MarksText prints every mark that an article on a study can have, and what it fills
// in.
func MarksText(w io.Writer, v *workspace.View) {
	s := v.Study
	t := newTable()
	t.AppendHeader(table.Row{"mark", "fills in", "of"})
	for _, x := range s.Tables {
		for _, o := range x.Rows {
			if o.Quantity != nil {
				t.AppendRow(table.Row{"[=" + o.Ref() + "]", s.Printer(quantity.English).Words(o), "“" + o.Quote + "”"})
			} else if d := o.Date.Format(quantity.English.Tag); x.Observed && d != "" {
				t.AppendRow(table.Row{"[=" + o.Ref() + " date]", d, "“" + o.Quote + "”"})
			}
		}
	}
	for _, x := range v.Comparisons.List {
		if x.Refusal == nil {
			t.AppendRow(table.Row{"[=" + x.ID + "]", x.Words(), x.Title.Value})
		}
	}
	for _, x := range v.Charts {
		t.AppendRow(table.Row{"[=chart " + x.ID + "]: #", "a chart: " + x.Kind, x.Title})
	}
	for _, x := range s.Tables {
		t.AppendRow(table.Row{"[=table " + x.Name + "]: #", "a table", x.Title})
	}
	for _, x := range [][2]string{{"caveats", "what readers must know"}, {"sources", "the texts and quotes"}, {"links", "where the numbers link to"}} {
		t.AppendRow(table.Row{"[=" + x[0] + "]: #", x[1]})
	}
	Println(w, t.text())
}

// WeaveText prints what weaving an article has found, changed and checked.
func WeaveText(w io.Writer, a articles.Result) {
	for _, f := range a.Faults {
		Println(w, Laid(plain(f.String())))
	}
	for _, c := range a.Changes {
		Println(w, change(a, c))
	}
	for _, f := range a.Typed {
		Println(w, Laid(plain(f.String())))
	}
	if len(a.Faults) > 0 {
		Printf(w, "%s: %s, so nothing was written\n", a.Name, count(len(a.Faults), "mark cannot be filled", "marks cannot be filled"))
		return
	}
	if a.Check {
		for i, p := range a.Stale {
			Printf(w, "%s: the picture %s: %s\n", a.Name, p.Path, a.Why[i])
		}
		if len(a.Changes) > 0 {
			name := datasets.Line(a.Name)
			Printf(w, "%s", Laid(diff.Diff(name, a.Article.Text, name+" (woven)", a.Text)))
		}
	}
	Printf(w, "%s: %s\n", a.Name, verdictOf(a))
	if a.Published != "" {
		Printf(w, "%s written\n", filepath.ToSlash(a.Published))
		wrong := 0
		for _, f := range a.Typed {
			if !f.Warning {
				wrong++
			}
		}
		if wrong > 0 {
			Printf(w, "    it has %s: correct the article, and weave it again, before you publish it\n", count(wrong, "number that the tables do not support", "numbers that the tables do not support"))
		}
	}
}

// verdictOf is the last line on an article.
func verdictOf(a articles.Result) string {
	parts := []string{count(a.Places, "place", "places") + state(a), typed(a)}
	if a.Own > 0 {
		parts = append(parts, fmt.Sprintf("%d the author’s own", a.Own))
	}
	parts = append(parts, a.Rules()...)
	if n := a.Unprinted; n > 0 && a.Check {
		parts = append(parts, count(n, "block has", "blocks have")+" no fingerprint yet: quotient weave adds it, to tell your words from its own")
	} else if n > 0 && a.Published == "" && !a.Left {
		parts = append(parts, count(n, "block", "blocks")+" given a fingerprint, which tells your words from those filled in")
	}
	return strings.Join(parts, "; ")
}

// state says how many places of an article are not as they were.
func state(a articles.Result) string {
	switch n := len(a.Changes) + len(a.Stale); {
	case a.Check && n == 0:
		return " as the tables have them"
	case a.Check:
		return fmt.Sprintf(", %d stale: quotient weave mends them", n)
	case a.Left && len(a.Changes) > 0:
		return fmt.Sprintf(", %d stale, and left as they are until every article can be woven", len(a.Changes))
	case a.Published != "" && len(a.Changes) > 0:
		return fmt.Sprintf(", %d stale in the article, which is left as it is", len(a.Changes))
	case len(a.Changes) == 0:
		return ", none changed"
	}
	return fmt.Sprintf(", %d filled anew", len(a.Changes))
}

// typed says how many numbers were typed, and how they hold.
func typed(a articles.Result) string {
	out := count(a.Judged, "typed number", "typed numbers")
	switch {
	case len(a.Typed) > 0:
		return out + ", " + count(len(a.Typed), "finding", "findings")
	case a.Judged == 1:
		return out + " holds"
	case a.Judged > 0:
		return out + " hold"
	}
	return out
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// change tells what a place says now.
func change(a articles.Result, c weave.Change) Laid {
	f := datasets.Finding{File: a.Name, Line: c.Line, Column: c.Column}
	switch {
	case c.Block && c.Open:
		f.Message = c.Mark + ": not filled yet"
	case c.Block:
		f.Message = c.Mark + ": not as the tables have it now"
	case c.Open:
		f.Message = fmt.Sprintf("%s: not filled yet; it is “%s”", c.Mark, c.Now)
	default:
		f.Message = fmt.Sprintf("%s: “%s” is now “%s”", c.Mark, strings.Join(strings.Fields(c.Was), " "), c.Now)
		f.Hint = c.Sentence
	}
	return Laid(plain(f.String()))
}

func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// wovenArticle is a result for machines.
type wovenArticle struct {
	Article  string        `json:"article"`
	Locale   string        `json:"locale"`
	Places   int           `json:"places"`
	Typed    int           `json:"typed"`
	Own      int           `json:"own"`
	Written  int           `json:"written"`
	Changes  []wovenChange `json:"changes"`
	Findings []wovenFault  `json:"findings"`
	Pictures []string      `json:"pictures"`
}

type wovenChange struct {
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Mark   string `json:"mark"`
	Was    string `json:"was,omitempty"`
	Now    string `json:"now,omitempty"`
}

type wovenFault struct {
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	Fault   bool   `json:"fault"` // of a mark, so that nothing was written
}

// WovenAll returns articles for JSON.
func WovenAll(list []articles.Result) []any {
	out := make([]any, len(list))
	for i, a := range list {
		x := wovenArticle{Article: a.Name, Locale: a.Locale, Places: a.Places, Typed: a.Judged, Own: a.Own, Written: a.Written, Changes: []wovenChange{}, Findings: []wovenFault{}, Pictures: []string{}}
		for _, c := range a.Changes {
			x.Changes = append(x.Changes, wovenChange{c.Line, c.Column, c.Mark, c.Was, c.Now})
		}
		for _, found := range []datasets.Findings{a.Faults, a.Woven.Typed} {
			for _, f := range found {
				x.Findings = append(x.Findings, wovenFault{f.Line, f.Column, f.Message, f.Hint, len(a.Faults) > 0 && &found[0] == &a.Faults[0]})
			}
		}
		for _, p := range a.Pictures {
			x.Pictures = append(x.Pictures, p.Path)
		}
		out[i] = x
	}
	return out
}
