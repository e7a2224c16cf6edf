package review

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/article"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/limits"
)

// verdictView is the one sentence with which the page begins: what holds, how much of it
// somebody has signed, and what to do next.
type verdictView struct {
	Bad   bool
	Says  string
	Parts []verdictPart // what fails, each a link
	More  int           // that fail besides
	Next  string        // what to do
	To    string        // its address
}

type verdictPart struct{ Text, Address string }

// nouns are what the findings of a check are of, where its name does not say so.
var nouns = map[string]string{
	"article": "sentence", "numeral": "number", "coverage": "number", "schema": "entry",
	"review": "objection", "order": "sum", "fresh": "picture", "words": "text",
}

// fileNouns are what the findings in a file are of, whatever the check.
var fileNouns = map[string]string{charts.SpecFile: "chart", analysis.SpecFile: "comparison"}

func (p *page) verdict() {
	failed, checked := p.m.Report.Failed(), p.m.Report.Checked()
	v := verdictView{Bad: failed > 0}
	switch {
	case failed > 0:
		verb := "fail"
		if failed == 1 {
			verb = "fails"
		}
		v.Says = fmt.Sprintf("%s of %s %s: ", limits.Count(failed), checks(checked), verb)
		v.Parts, v.More = p.parts()
		v.Next, v.To = "Start there.", p.Findings[0].Address
		if v.To == "" {
			v.To = "#_findings"
		}
	case checked == 0:
		v.Says = "Nothing was checked, so nothing is known to hold."
	default:
		p.green(&v, checked)
	}
	p.Verdict = v
}

func checks(n int) string {
	if n == 1 {
		return "1 check"
	}
	return limits.Count(n) + " checks"
}

// green says that the checks hold, and in the same breath what nobody has looked at.
func (p *page) green(v *verdictView, checked int) {
	var open []string
	rows := 0
	for _, t := range p.m.Study.Tables {
		for _, o := range t.Rows {
			if !t.Observed {
				continue
			}
			if rows++; !p.signed(o.Ref()) {
				open = append(open, o.Ref())
			}
		}
	}
	holds := "All " + checks(checked) + " hold"
	switch {
	case len(p.NotChecked) > 0:
		holds = "The text was not found; all " + checks(checked) + " that need none hold"
	case checked == 1:
		holds = "The one check holds"
	}
	if n := p.m.Report.ReadByPerson(); n > 0 {
		holds += fmt.Sprintf(" (%s read by a person)", plural(n, "number"))
	}
	switch {
	case len(open) == 0 && rows > 0:
		v.Says = fmt.Sprintf("%s, and somebody has signed each of the %s.", holds, plural(rows, "observation"))
		return
	case rows == 0:
		v.Says = holds + ", and there is no observation to review."
		return
	case len(open) == rows:
		v.Says = fmt.Sprintf("%s, but nobody has reviewed any of the %s yet. ", holds, plural(rows, "observation"))
	default:
		v.Says = fmt.Sprintf("%s, but nobody has reviewed %d of the %s yet. ", holds, len(open), plural(rows, "observation"))
	}
	v.Next, v.To = "Start with the first: "+open[0]+".", "#"+open[0]
}

// samePicture is the finding of a picture of which the same was found before; -1 for none.
func (p *page) samePicture(v findingView) int {
	if !v.isPicture() {
		return -1
	}
	return slices.IndexFunc(p.Findings, func(f findingView) bool {
		return f.isPicture() && f.File == v.File && f.Message == v.Message && f.Hint == v.Hint
	})
}

// isPicture reports whether the finding is of a picture beside an article.
func (f findingView) isPicture() bool { return strings.Contains(f.Ref, "/") }

// order puts first what others follow from: the rows, then the sentences of articles, what
// is worked out from rows, and what is woven and drawn.
func (p *page) order() {
	rank := func(f findingView) int {
		switch {
		case article.IsMarkdown(f.File) && strings.HasPrefix(f.Address, "#_s_"):
			return 1
		case f.check == "order", f.File == charts.SpecFile, f.File == analysis.SpecFile:
			return 2
		case article.IsMarkdown(f.File) && slices.ContainsFunc(p.m.Articles, func(a *article.Article) bool { return a.Name == f.File }):
			return 3
		}
		return 0
	}
	for i := range p.Findings {
		f := &p.Findings[i]
		if to, ok := p.sentences[f.Ref]; ok {
			f.Address = to
		}
		if f.more > 0 {
			f.Ref = fmt.Sprintf("%s and %d more", f.Ref, f.more)
		}
	}
	slices.SortStableFunc(p.Findings, func(a, b findingView) int { return cmp.Compare(rank(a), rank(b)) })
}

// parts are what fails, by sort and file, in the order in which it was found.
func (p *page) parts() (out []verdictPart, more int) {
	type group struct{ noun, file string }
	var order []group
	count, first := map[group]int{}, map[group]string{}
	for _, f := range p.Findings {
		g := group{noun(f), path.Base(f.File)}
		if count[g] += 1 + f.more; count[g] == 1+f.more {
			order, first[g] = append(order, g), f.Address
		}
	}
	const most = 4
	for i, g := range order {
		if i >= most {
			more += count[g]
			continue
		}
		in := ""
		if g.file != "." {
			in = " in " + g.file
		}
		out = append(out, verdictPart{spelled(count[g], g.noun) + in, first[g]})
	}
	return out, more
}

func noun(f findingView) string {
	switch {
	case f.isPicture():
		return "picture"
	case f.check == "article" && !strings.HasPrefix(f.Address, "#_s_"):
		return "block"
	}
	if n, ok := fileNouns[f.File]; ok {
		return n
	}
	if n, ok := nouns[f.check]; ok {
		return n
	}
	return f.check
}

// spelled counts in words: one label, two entries, 12 cells.
func spelled(n int, noun string) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	many := noun
	switch {
	case n == 1:
	case strings.HasSuffix(noun, "ry"):
		many = strings.TrimSuffix(noun, "y") + "ies"
	default:
		many += "s"
	}
	if n < len(words) {
		return words[n] + " " + many
	}
	return limits.Count(n) + " " + many
}

// address is where on the page a finding's subject is; "" where it is not.
func (p *page) address(f datasets.Finding) string {
	s := p.subjects[f.Ref]
	switch s.Kind {
	case Observed, Compared:
		return "#" + s.Ref
	case Cells:
		table, _, _ := strings.Cut(s.Ref, ".")
		return "#table_" + table
	case Charted:
		return "#chart_" + strings.TrimPrefix(s.Ref, "chart#")
	case SetAside:
		return "#" + asideID(s.Ref)
	}
	if f.File == charts.SpecFile && slices.ContainsFunc(p.m.Drawn, func(d Drawn) bool { return d.ID == f.Ref }) {
		return "#chart_" + f.Ref
	}
	return p.numberAt(f)
}

// numberAt is the number of a text that a finding is at.
func (p *page) numberAt(f datasets.Finding) string {
	if p.numbers == nil {
		p.numbers = map[datasets.Finding]string{}
		for _, e := range p.ledger.Entries {
			if e.State == check.Missing || e.State == check.Aside {
				text := p.m.Texts[e.Text].Source
				line, column := text.LineColumn(e.Span.Start)
				p.numbers[datasets.Finding{File: text.Name(), Line: line, Column: column}] = "#" + numberID(e)
			}
		}
	}
	return p.numbers[datasets.Finding{File: f.File, Line: f.Line, Column: f.Column}]
}

func asideID(ref string) string { return "_" + strings.ReplaceAll(ref, "#", "_") }

// local leaves out the folders of this machine: a page may be sent to anybody.
func (p *page) local(s string) string {
	for _, t := range p.m.Texts {
		if t != nil {
			s = strings.ReplaceAll(s, t.Source.Name(), path.Base(t.Source.Name()))
		}
	}
	return s
}
