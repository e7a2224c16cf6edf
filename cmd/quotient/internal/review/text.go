package review

import (
	"fmt"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// textView is a text, every number of it a link to what the tables make of it.
type textView struct {
	Title  string // "" where there is one text
	Lang   string
	Chunks [][]paragraphView
}

type paragraphView struct {
	ID      string
	Where   string // as tables have it: Salaries ¶2
	Mark    string // its end: ¶2
	Heading bool
	Pieces  []numberView
	After   string // what comes after the last number
}

// numberView is a number of a text.
type numberView struct {
	Before             string // the words before it
	Qualifier, Numeral string
	Class, ID, Address string
	Refs, Title, Sign  string
}

func (p *page) text(index int, t *check.Text) textView {
	v := textView{Lang: t.Info.Language}
	if len(p.m.Texts) > 1 {
		v.Title = t.Info.Title
	}
	if v.Lang == "" {
		v.Lang = "en"
	}
	runes := []rune(t.Source.Text(t.Source.All()))
	var entries []check.Entry
	for _, e := range p.ledger.Entries {
		if e.Text == index {
			entries = append(entries, e)
		}
	}
	seen := map[string]int{}
	// What is not on the screen need not be laid out, some paragraphs at a time.
	const most = 24
	for i, para := range t.Source.Paragraphs() {
		if i%most == 0 {
			v.Chunks = append(v.Chunks, nil)
		}
		out := paragraphView{
			ID: paragraphID(index, para.Number), Where: t.Source.Where(para.Span), Mark: "§",
			Heading: t.Source.Where(para.Span) == strings.Join(strings.Fields(string(runes[para.Span.Start:para.Span.End])), " "),
		}
		if i := strings.LastIndex(out.Where, "¶"); i >= 0 {
			out.Mark = out.Where[i:]
		}
		at := para.Span.Start
		for len(entries) > 0 && entries[0].Span.Start < para.Span.End {
			e := entries[0]
			entries = entries[1:]
			if e.Span.Start < at {
				continue // it is in one before
			}
			n := p.number(e, seen)
			from := max(at, min(e.Phrase.Start, e.Span.Start))
			n.Before, n.Qualifier = string(runes[at:from]), string(runes[from:e.Span.Start])
			at = min(e.Span.End, para.Span.End)
			n.Numeral = string(runes[e.Span.Start:at])
			out.Pieces = append(out.Pieces, n)
		}
		out.After = string(runes[at:para.Span.End])
		last := &v.Chunks[len(v.Chunks)-1]
		*last = append(*last, out)
	}
	return v
}

func paragraphID(text, number int) string { return fmt.Sprintf("p_%d_%d", text+1, number) }

// numberID is the id of a number by its place in its text.
func numberID(e check.Entry) string { return fmt.Sprintf("at_%d_%d", e.Text+1, e.Span.Start) }

// number is a number without its words. Seen counts those of each row.
func (p *page) number(e check.Entry, seen map[string]int) numberView {
	v := numberView{Class: classes[e.State], ID: numberID(e), Address: "#_findings", Title: string(e.State)}
	var refs, says []string
	for _, o := range e.Rows {
		refs = append(refs, o.Ref())
		says = append(says, p.m.Study.Printer(quantity.English).Words(o))
		for _, f := range p.problems[o.Ref()] {
			says = append(says, f.Message)
		}
	}
	v.Refs = strings.Join(refs, " ")
	switch {
	case len(refs) > 0:
		v.Title += ": " + strings.Join(refs, ", ")
		if s := strings.Trim(strings.Join(says, "; "), "; "); s != "" {
			v.Title += " (" + s + ")"
		}
		v.Address = "#" + refs[0]
		// An address that survives edits elsewhere.
		seen[refs[0]]++
		v.ID = "in-" + refs[0]
		if n := seen[refs[0]]; n > 1 {
			v.ID = fmt.Sprintf("%s_%d", v.ID, n)
		}
	case e.Aside != nil:
		v.Title += ": " + string(e.Aside.Reason)
		if e.Aside.Note != "" {
			v.Title += ", " + e.Aside.Note
		}
		v.Address = "#_set-aside"
	}
	switch {
	case e.State == check.Missing:
		v.Sign = "?"
	case e.State == check.Mismatch && len(e.Rows) > 0:
		v.Sign = "≠ " + p.m.Study.Printer(quantity.English).Label(e.Rows[0])
	}
	return v
}

// sectionView is the quotes from one section of a text.
type sectionView struct {
	Title  string
	Quotes []quoteView
}

type quoteView struct {
	Ref, Words, Place string
	paragraph         int
}

// quotes are those of texts that are not at hand, or that are in none, in the order of
// places.
func (p *page) quotes() {
	for _, t := range p.m.Study.Tables {
		for _, o := range t.Rows {
			if _, ok := p.ledger.Quotes[o.Ref()]; ok || o.Quote == "" || p.anchored[o.Ref()] {
				continue
			}
			section, number, _ := strings.Cut(o.Where, "¶")
			section = strings.TrimSpace(section)
			i := slices.IndexFunc(p.Quotes, func(s sectionView) bool { return s.Title == section })
			if i < 0 {
				i = len(p.Quotes)
				p.Quotes = append(p.Quotes, sectionView{Title: section})
			}
			q := quoteView{Ref: o.Ref(), Words: o.Quote, Place: strings.TrimSpace(strings.TrimPrefix(o.Where, section))} // the heading has the section
			_, _ = fmt.Sscan(number, &q.paragraph)
			p.Quotes[i].Quotes = append(p.Quotes[i].Quotes, q)
		}
	}
	for _, s := range p.Quotes {
		slices.SortStableFunc(s.Quotes, func(a, b quoteView) int { return a.paragraph - b.paragraph })
	}
}

// place is where a quote is on the page: its number, or else its paragraph.
func (p *page) place(o *datasets.Observation) string {
	q, ok := p.ledger.Quotes[o.Ref()]
	if !ok || p.anchored[o.Ref()] {
		return "#in-" + o.Ref()
	}
	for _, para := range p.m.Texts[q.Text].Source.Paragraphs() {
		if para.Span.Start <= q.Span.Start && q.Span.Start < para.Span.End {
			return "#" + paragraphID(q.Text, para.Number)
		}
	}
	return "#_text"
}

// asideView is the numbers that are set aside for one reason.
type asideView struct {
	Reason  string
	Numbers []setAside
}

type setAside struct {
	ID, Address, Text, Where, Note string
	Sign, SHA256                   string
	Signed                         bool
	Reviews                        []reviewView
}

func (p *page) aside() {
	seen := map[string]bool{}
	for _, a := range p.m.Study.SetAside {
		reason := string(a.Reason)
		i, ok := slices.BinarySearchFunc(p.Aside, reason, func(v asideView, r string) int { return strings.Compare(v.Reason, r) })
		if !ok {
			p.Aside = slices.Insert(p.Aside, i, asideView{Reason: reason})
		}
		ref := asideRef(a)
		v := setAside{Text: a.Quote, Where: a.Where, Note: a.Note, Sign: ref, SHA256: p.subjects[ref].SHA256, Signed: p.signed(ref), Reviews: p.reviews(ref)}
		if !seen[ref] { // the same line may be there twice
			v.ID = asideID(ref)
		}
		seen[ref] = true
		if at, ok := p.m.Report.Ledger.PlaceOf(a); ok {
			v.Address = "#" + numberID(check.Entry{Text: at.Text, Mention: scan.Mention{Span: at.Span}})
		}
		p.Aside[i].Numbers = append(p.Aside[i].Numbers, v)
	}
}
