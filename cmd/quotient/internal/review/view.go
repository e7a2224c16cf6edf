package review

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/quantity"
)

// A page is what the template of the review shows, worked out. Its fields with small
// letters are what the others are worked out from.
type page struct {
	Title       string
	Sources     []sourceView
	NotChecked  []string // titles of texts that are not at hand
	OtherTexts  []string // titles of texts that are not those of the study
	Summary     []part
	States      []stateView
	Failed      bool
	Verdict     verdictView
	Findings    []findingView
	First, Rest []findingView // those that are shown at once, and the others
	RestFrom    int           // the number of the first of those
	Checks      []check.Result

	AtHand      bool // some text is
	Texts       []textView
	Quotes      []sectionView
	Charts      []figureView
	Comparisons []comparisonView
	Tables      []tableView
	Aside       []asideView
	Articles    []articleView

	m         Material
	ledger    *check.Ledger
	subjects  map[string]Subject
	numbers   map[datasets.Finding]string // where the numbers of the texts are, by place
	resolved  []Resolved
	standing  map[string][]Resolved
	reviewed  map[string][]Resolved // by the address of what they are of now
	problems  map[string][]problem  // by address
	sentences map[string]string     // where the sentences of articles are, by address
	anchored  map[string]bool       // rows whose number in the text has its address
}

type sourceView struct{ Credit, Address, SHA256 string }

// part is a part of the summary.
type part struct {
	Text string
	Bad  bool
}

type stateView struct {
	Class string
	State check.State
	Count int
}

type findingView struct {
	datasets.Finding
	Place   string
	Address string // of what it is of, on the page; "" where that is not
	check   string
	more    int // pictures of which the same was found
}

// problem tells what does not hold of a subject. A row's own file need not be told.
type problem struct{ Place, Message string }

// classes are the names of states in the style sheet.
var classes = map[check.State]string{check.Held: "held", check.Aside: "aside", check.Missing: "missing", check.Mismatch: "mismatch"}

func newPage(m Material) (*page, error) {
	p := &page{
		Title: m.Study.Title, Checks: m.Report.Checks, Failed: m.Report.Failed() > 0,
		m: m, ledger: m.Report.Ledger, subjects: m.Subjects, reviewed: map[string][]Resolved{}, problems: map[string][]problem{}, anchored: map[string]bool{}, sentences: map[string]string{},
	}
	for _, e := range p.ledger.Entries {
		if len(e.Rows) > 0 {
			p.anchored[e.Rows[0].Ref()] = true
		}
	}
	p.resolved = Resolve(m.Reviews, m.Subjects)
	p.standing = Standing(p.resolved)
	for _, r := range p.resolved {
		if r.Subject != nil {
			p.reviewed[r.Subject.Ref] = append(p.reviewed[r.Subject.Ref], r)
		}
	}
	p.findings()
	if err := p.articles(); err != nil {
		return nil, err
	}
	p.order()
	p.mismatches()
	p.sources()
	p.figures()
	p.summary()
	p.states()
	for i, t := range m.Texts {
		if t == nil {
			continue
		}
		p.AtHand = true
		if len(t.Source.Paragraphs()) > 0 {
			p.Texts = append(p.Texts, p.text(i, t))
		}
	}
	p.quotes()
	for _, c := range m.Comparisons.List {
		p.Comparisons = append(p.Comparisons, p.comparison(c))
	}
	for _, t := range m.Study.Tables {
		p.Tables = append(p.Tables, p.table(t))
	}
	p.aside()
	p.verdict()
	const most = 5
	p.First = p.Findings[:min(most, len(p.Findings))]
	p.Rest, p.RestFrom = p.Findings[len(p.First):], len(p.First)+1
	return p, nil
}

// findings gathers what does not hold, and of which subjects; what a reviewer objects to is
// a problem of its row.
func (p *page) findings() {
	for _, c := range p.m.Report.Checks {
		for _, f := range c.Findings {
			v := findingView{Finding: f, Address: p.address(f), check: c.Name}
			v.File, v.Message, v.Hint = p.local(f.File), p.local(f.Message), p.local(f.Hint)
			if i := p.samePicture(v); i >= 0 {
				p.Findings[i].more++
				continue
			}
			if v.Place = v.File; f.Line > 0 {
				v.Place = fmt.Sprintf("%s:%d:%d", v.File, f.Line, f.Column)
			}
			p.Findings = append(p.Findings, v)
			f.File, f.Message = v.File, v.Message
			p.problem(f.Ref, f.File, f.Message)
		}
	}
}

func (p *page) problem(ref, file, message string) {
	if ref == "" {
		return
	}
	if path.Ext(file) == ".csv" {
		file = ""
	}
	p.problems[ref] = append(p.problems[ref], problem{file, message})
}

// textChecks are those that hold a row against its words.
var textChecks = []string{"quote", "numeral", "qualifier", "unit", "date"}

// mismatches marks the numbers whose rows do not agree with their words.
func (p *page) mismatches() {
	amiss := map[string]bool{}
	for _, c := range p.m.Report.Checks {
		if slices.Contains(textChecks, c.Name) {
			for _, f := range c.Findings {
				amiss[f.Ref] = true
			}
		}
	}
	p.ledger = &check.Ledger{Entries: slices.Clone(p.ledger.Entries), Quotes: p.ledger.Quotes}
	for i, e := range p.ledger.Entries {
		if e.State == check.Held && slices.ContainsFunc(e.Rows, func(o *datasets.Observation) bool { return amiss[o.Ref()] }) {
			p.ledger.Entries[i].State = check.Mismatch
		}
	}
}

func (p *page) sources() {
	for _, s := range p.m.Study.Sources {
		p.Sources = append(p.Sources, sourceView{Credit: s.Said(""), Address: cmp.Or(s.Address(), s.Work.Link()), SHA256: s.SHA256})
	}
	for _, s := range p.m.Report.Missing() {
		p.NotChecked = append(p.NotChecked, s.Title)
	}
	for i, t := range p.m.Texts {
		if t != nil && t.Changed {
			p.OtherTexts = append(p.OtherTexts, p.m.Study.Sources[i].Title)
		}
	}
}

// states counts the numbers of the texts by their states.
func (p *page) states() {
	if len(p.ledger.Entries) == 0 {
		return
	}
	for _, s := range check.States {
		p.States = append(p.States, stateView{classes[s], s, p.inState(s)})
	}
}

func (p *page) inState(s check.State) (n int) {
	for _, e := range p.ledger.Entries {
		if e.State == s {
			n++
		}
	}
	return n
}

func (p *page) tell(bad bool, format string, args ...any) {
	p.Summary = append(p.Summary, part{fmt.Sprintf(format, args...), bad})
}

// summary tells the counts.
func (p *page) summary() {
	numbers := len(p.ledger.Entries)
	if numbers > 0 {
		missing := p.inState(check.Missing)
		p.tell(missing > 0, "%d of %s of the text accounted for", numbers-missing, plural(numbers, "number"))
	}
	if wrong := p.inState(check.Mismatch); wrong > 0 {
		p.tell(true, "%d not as their rows have them", wrong)
	}
	rows, quotes := 0, 0
	for _, t := range p.m.Study.Tables {
		for _, o := range t.Rows {
			if t.Observed {
				rows++
			}
			if _, ok := p.ledger.Quotes[o.Ref()]; ok {
				quotes++
			}
		}
	}
	if numbers > 0 {
		p.tell(quotes < rows, "%s, %d with their quote found", plural(rows, "observation"), quotes)
	} else {
		p.tell(false, "%s", plural(rows, "observation"))
	}
	refused := 0
	for _, c := range p.m.Comparisons.List {
		if c.Refusal != nil {
			refused++
		}
	}
	p.tell(false, "%s, %d refused", plural(len(p.m.Comparisons.List), "comparison"), refused)
	p.drawn()
}

// figureView is a chart in its place.
type figureView struct {
	Drawn
	SHA256   string
	Signed   bool
	Problems []problem
	Reviews  []reviewView
}

func (p *page) figures() {
	for _, d := range p.m.Drawn {
		ref := "chart#" + d.ID
		p.Charts = append(p.Charts, figureView{d, p.subjects[ref].SHA256, p.signed(ref), slices.Concat(p.problems[ref], p.problems[d.ID]), p.reviews(ref)})
	}
}

func (p *page) drawn() {
	drawn := 0
	for _, c := range p.Charts {
		if c.Fault == "" {
			drawn++
		}
	}
	if drawn < len(p.Charts) {
		p.tell(true, "%d of %s drawn", drawn, plural(len(p.Charts), "chart"))
	} else {
		p.tell(false, "%s", plural(drawn, "chart"))
	}
}

// signed reports whether somebody has signed a subject as it is.
func (p *page) signed(ref string) bool { return len(p.standing[ref]) > 0 }

// reviewView is who has found what of a subject, and when.
type reviewView struct {
	Review
	Class   string
	Changed bool         // what was reviewed is no more as it was
	Alone   bool         // it covers the row, and not the sentence of its quote
	Changes []CellChange // since then
}

func (p *page) reviews(ref string) (out []reviewView) {
	for _, r := range p.reviewed[ref] {
		v := reviewView{Review: r.Review, Class: string(r.Verdict), Alone: r.Subject.Alone(r.Review)}
		if !r.Subject.Is(r.Review) {
			v.Class, v.Changed, v.Changes = "changed", true, r.Changes()
		}
		out = append(out, v)
	}
	return out
}

type comparisonView struct {
	*analysis.Comparison
	Title    string
	Waiver   string // the author's words on a refusal
	Signed   bool
	SHA256   string
	From     []string // the comparisons and rows that it rests on
	Claim    string   // how sure it is, where it is not asserted
	Caveats  []string
	Problems []problem
	Reviews  []reviewView
}

func (p *page) comparison(c *analysis.Comparison) comparisonView {
	v := comparisonView{Comparison: c, Title: c.Title.Value, Waiver: c.Waiver.Value, SHA256: p.subjects[c.ID].SHA256, Signed: p.signed(c.ID), Problems: p.problems[c.ID], Reviews: p.reviews(c.ID)}
	for _, used := range p.m.Comparisons.Uses(c) {
		v.From = append(v.From, used.ID)
	}
	from := c.From
	if c.Refusal != nil {
		from = c.Refusal.From
	}
	for _, o := range from {
		v.From = append(v.From, o.Ref())
	}
	if c.Modality != datasets.Asserted {
		v.Claim = string(c.Modality)
	}
	for _, k := range analysis.Caveats {
		if s := strings.TrimSpace(c.Caveats[k.Name].Value); s != "" {
			v.Caveats = append(v.Caveats, s)
		}
	}
	return v
}

type tableView struct {
	Name, Title string
	Observed    bool
	Heads       []string
	Chunks      [][]rowView
}

type rowView struct {
	Ref, SHA256  string
	Signed       bool
	Cells        []cellView
	Words        string // the number
	Written      string // as the file has it
	Place        string // of the quote on the page
	Quote, Where string
	Link         string // to the quote on the page of its source
	Note         string
	Reading      string // of a person
	Given        string // which cells are of its section or source
	Problems     []problem
	Reviews      []reviewView
}

// standard are the columns that the page tells in words, or in a column of its own.
var standard = []string{"id", "value", "high", "out_of", "bound", "unit", "quote", "where", "note", "reading", "prefix", "suffix"}

func (p *page) table(t *datasets.Table) tableView {
	v := tableView{Name: t.Name, Title: t.Title, Observed: t.Observed}
	if v.Title == "" {
		v.Title = t.Name
	}
	var columns []string
	for _, name := range t.Columns() {
		if t.Observed && slices.Contains(standard, name) || !tells(t, name) {
			continue
		}
		columns = append(columns, name)
		head := name
		if field, _ := t.Field(name); field.Title != "" {
			head = field.Title
		}
		v.Heads = append(v.Heads, head)
	}
	// Rows that are not on the screen need not be laid out: many tables of some
	// rows are quicker than one of many.
	const most = 200
	v.Chunks = [][]rowView{nil}
	for i, o := range t.Rows {
		if i > 0 && i%most == 0 {
			v.Chunks = append(v.Chunks, nil)
		}
		last := &v.Chunks[len(v.Chunks)-1]
		*last = append(*last, p.row(t, o, columns, v.Heads))
	}
	return v
}

// tells reports whether a column has more than empty cells and what is meant anyway.
func tells(t *datasets.Table, column string) bool {
	return slices.ContainsFunc(t.Rows, func(o *datasets.Observation) bool {
		return o.Cell(column) != "" && !(column == "modality" && o.Cell(column) == string(datasets.Asserted))
	})
}

// cellView is a cell with the head of its column, which a narrow page repeats.
type cellView struct{ Head, Text string }

func (p *page) row(t *datasets.Table, o *datasets.Observation, columns, heads []string) rowView {
	var v rowView
	for i, name := range columns {
		cell := o.Cell(name)
		if t.Observed && name == "date" {
			cell = o.Date.Format(quantity.English.Tag)
		}
		v.Cells = append(v.Cells, cellView{heads[i], cell})
	}
	if !t.Observed {
		return v
	}
	ref := o.Ref()
	v.Ref, v.SHA256, v.Signed, v.Problems, v.Reviews = ref, p.subjects[ref].SHA256, p.signed(ref), p.problems[ref], p.reviews(ref)
	v.Words, v.Written, v.Place = p.m.Study.Printer(quantity.English).Words(o), cells(o), p.place(o)
	v.Link = p.m.Study.Link(o)
	v.Quote, v.Where, v.Note, v.Reading, v.Given = o.Quote, o.Where, o.Note, o.Reading, o.GivenBy()
	return v
}

// cells are those of a number, as the file has them.
func cells(o *datasets.Observation) string {
	var parts []string
	for _, name := range []string{"value", "high", "out_of", "bound", "unit"} {
		if cell := o.Cell(name); cell != "" {
			parts = append(parts, name+" "+cell)
		}
	}
	return strings.Join(parts, ", ")
}
