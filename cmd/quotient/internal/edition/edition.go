// Package edition takes a study to a new edition of its text. The study, the new text and,
// where it is at hand, the old one go in. What has become of each quote comes out (it is
// where it was, moved, changed, gone), with the numbers that are new, what falls with those
// that are not as they were, and the files of the study as they are to be: places are
// rewritten and rows are added, and no row is changed otherwise or taken out.
package edition

import (
	"fmt"
	"strings"

	"quotient/charts"
	"quotient/cmd/quotient/internal/review"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/folder"
	"quotient/datasets/source"
)

// Status is what has become of a quote.
type Status string

// The statuses. A quote that is where it was, in the same sentence, is the same.
const (
	Same     Status = "same"
	Moved    Status = "moved"    // it is in another place, which is certain
	Reworded Status = "reworded" // it is there, and its sentence says something else
	Changed  Status = "changed"  // the words around are there, with another number, bound or noun
	Unclear  Status = "unclear"  // it is there more than once
	Vanished Status = "vanished"
)

// Statuses lists every status.
var Statuses = []Status{Same, Moved, Reworded, Changed, Unclear, Vanished}

// An Item is a row with a quote, or a number that is set aside, with what has become of it.
type Item struct {
	Ref    string `json:"ref,omitempty"` // none of a number set aside
	File   string `json:"file"`
	Line   int    `json:"line"`
	Status Status `json:"status"`
	Quote  string `json:"quote"`
	Where  string `json:"where"`           // as the row has it
	Now    string `json:"now,omitempty"`   // the place in the new text, as where; "" where it has none
	Place  string `json:"place,omitempty"` // the same as file:line:column
	// Cells are those that would have to change for the row to be as the new text; that of
	// where is rewritten if the quote is the same, and no other is.
	Cells []review.CellChange `json:"cells,omitempty"`
	Was   string              `json:"was,omitempty"` // the number in words, or the sentence
	Is    string              `json:"is,omitempty"`
	Why   string              `json:"why,omitempty"` // it is unclear, or gone

	row   *datasets.Observation
	aside *datasets.SetAside
	span  source.Span // of the quote in the new text
	found bool
	old   *source.Span // of the quote in the old text
	study *datasets.Study
}

// finding is at a cell of the item.
func (i *Item) finding(column string) datasets.Finding {
	if i.row != nil {
		return i.row.Finding(column, "", "")
	}
	return i.aside.Finding(column, "", "")
}

func (i *Item) delimiter() rune {
	if i.row == nil {
		return i.aside.Delimiter()
	}
	table, _ := i.table()
	return table.Delimiter()
}

// A Report is what a new edition makes of a study.
type Report struct {
	Study    string         `json:"study"`
	Source   string         `json:"source"`
	Old      string         `json:"old_sha256"`
	New      string         `json:"new_sha256"`
	AtHand   bool           `json:"old_at_hand"` // the old edition was
	Counts   map[Status]int `json:"counts"`
	Rows     []*Item        `json:"rows"`      // those that are not the same
	SetAside []*Item        `json:"set_aside"` // likewise
	Sections []Heading      `json:"sections"`  // whose heading is another
	Fresh    []Drafted      `json:"new"`
	// Before counts numbers without a row that were in the old edition, too.
	Before int    `json:"unaccounted_before"`
	Falls  []Fall `json:"falls"`
	// Unadded says why the drafted rows are not among what is written.
	Unadded string `json:"not_added,omitempty"`
	// Carried is the file of the study that has the old edition, and is not written.
	Carried string `json:"carried,omitempty"`
	// Reheaded counts the rows that are under another heading of the new text, which gives
	// them another date or place.
	Reheaded int `json:"under_another_heading,omitempty"`
	// Refused says why nothing can be written.
	Refused string `json:"refused,omitempty"`
	Written bool   `json:"written"`

	Changes map[string][]byte `json:"-"` // the files that are to be written

	study *datasets.Study
}

// Holds reports whether nobody has to look at anything: each quote is found, in its sentence,
// no heading of a section is another, and no number is new.
func (r *Report) Holds() bool {
	return len(r.Sections)+r.Counts[Reworded]+r.Counts[Changed]+r.Counts[Unclear]+r.Counts[Vanished]+len(r.Fresh) == 0
}

// A Request says which study is to be taken to which text.
type Request struct {
	Study  *datasets.Study
	Name   string            // of the study, in what is printed
	Files  map[string][]byte // of the study
	Texts  []*check.Text     // of its sources, nil where one is not at hand
	Source int               // which of them has a new edition
	New    *source.Source
	Into   string // the table that drafted rows are added to; "" for the only one
}

// an update is a request that is being worked on.
type update struct {
	Request
	report *Report
	old    *source.Source // nil where it is not at hand
	paired map[int]int    // paragraphs of the old text with those of the new
	items  []*Item
	heads  map[string]string // headings of sections, folded, with those that they have become
	lost   []string          // headings of sections, folded, of which that is not certain
	files  map[string][]byte // with places rewritten
	before *check.Ledger     // of the old text; nil where it is not at hand
	after  *check.Ledger     // of the new text, with places rewritten
	moved  *datasets.Study   // the study with places rewritten
	drafts drafts            // of the new text
	olds   drafts            // of the old one, once it was asked for
}

// Compare tells what the new edition makes of the study. The error is of what cannot be
// read, or of a study that cannot be written so.
func Compare(q Request) (*Report, error) {
	info := q.Study.Sources[q.Source]
	u := &update{Request: q, files: map[string][]byte{}, report: &Report{
		Study: q.Name, Source: info.Title, Old: info.SHA256, New: q.New.SHA256(), Counts: map[Status]int{},
		Rows: []*Item{}, SetAside: []*Item{}, Sections: []Heading{}, Fresh: []Drafted{}, Falls: []Fall{}, Changes: map[string][]byte{}, study: q.Study,
	}}
	if own, ok := q.Files[info.Path]; ok && string(own) != q.New.Text(q.New.All()) {
		u.report.Carried = info.Path
	}
	if t := q.Texts[q.Source]; t != nil && !t.Changed {
		u.old, u.report.AtHand, u.before = t.Source, true, check.NewLedger(q.Study, q.Texts)
		u.paired = pair(u.old, u.New)
	}
	u.gather()
	u.locate()
	u.head()
	if err := u.rewrite(); err != nil {
		return nil, err
	}
	if err := u.draft(); err != nil {
		return nil, err
	}
	u.match()
	u.judge()
	if err := u.fall(); err != nil {
		return nil, err
	}
	u.fresh()
	if err := u.finish(); err != nil {
		return nil, err
	}
	return u.report, nil
}

// gather takes the rows and the numbers set aside that are from the text.
func (u *update) gather() {
	for _, t := range u.Study.Tables {
		for _, o := range t.Rows {
			if t.Observed && o.Quote != "" && u.mine(o.Sources(), o.Quote, o.Where) {
				u.items = append(u.items, &Item{Ref: o.Ref(), File: t.Path, Line: o.Line(), Quote: o.Quote, Where: o.Where, row: o, study: u.Study})
			}
		}
	}
	for _, a := range u.Study.SetAside {
		if u.mine(a.Sources(), a.Quote, a.Where) {
			at := a.Finding("quote", "", "")
			u.items = append(u.items, &Item{File: at.File, Line: at.Line, Quote: a.Quote, Where: a.Where, aside: a})
		}
	}
	for _, i := range u.items {
		if u.old == nil {
			continue
		}
		if span, err := u.old.Quote(i.Quote, i.Where); err == nil {
			i.old = &span
		}
	}
}

// mine reports whether a quote that can be from some of the sources is from the one with the
// new edition: from no other text that has it.
func (u *update) mine(sources []int, quote, where string) bool {
	is, elsewhere := false, false
	for _, i := range sources {
		if i == u.Source {
			is = true
		} else if t := u.Texts[i]; t != nil {
			_, err := t.Source.Quote(quote, where)
			elsewhere = elsewhere || err == nil
		}
	}
	if is && elsewhere && u.old != nil {
		_, err := u.old.Quote(quote, where)
		return err == nil
	}
	return is && !elsewhere
}

// load loads the study with files in the place of its own.
func (u *update) load(files map[string][]byte) (*datasets.Study, error) {
	all := folder.Memory{}
	for _, some := range []map[string][]byte{u.Files, files} {
		for name, text := range some {
			all[name] = text
		}
	}
	return datasets.Load(all)
}

// view is a study with its comparisons and charts.
func (u *update) view(s *datasets.Study) (*workspace.View, error) {
	return workspace.Of(workspace.Place{Name: u.Name, FS: s.FS}, s, charts.Options{Allow: true}).View()
}

// place is where a span of the new text is, for an editor.
func (u *update) place(span source.Span) string {
	line, column := u.New.LineColumn(span.Start)
	return fmt.Sprintf("%s:%d:%d", u.New.Name(), line, column)
}

// oneLine is a text with single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
