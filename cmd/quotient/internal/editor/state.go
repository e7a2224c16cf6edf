package editor

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/cmd/quotient/internal/checks"
	"quotient/cmd/quotient/internal/weave"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/quantity"
)

// A State is what the page shows.
type State struct {
	Version int    `json:"version"`
	Title   string `json:"title"`
	// Fault is why the files cannot be loaded as they are now; the rest is as it was before.
	Fault  string   `json:"fault,omitempty"`
	Undo   string   `json:"undo,omitempty"` // what would be undone
	Redo   string   `json:"redo,omitempty"`
	Texts  string   `json:"texts"` // the fingerprint of the texts: they are told apart
	Absent []string `json:"absent,omitempty"`
	Other  []string `json:"other,omitempty"` // texts that are not those of the study

	Numbers  map[string]numberState `json:"numbers"` // by where they are: text:start
	Counts   map[string]int         `json:"counts"`
	Tables   []tableState           `json:"tables"`
	Aside    []asideState           `json:"aside"`
	Findings []findingState         `json:"findings"` // that are of no row
	Failed   int                    `json:"failed"`   // all that the checks of tables find
	Reasons  []string               `json:"reasons"`
	Kinds    []kindState            `json:"kinds"`
}

type kindState struct {
	Name string `json:"name"`
	Doc  string `json:"doc"`
}

// numberState is what the tables make of a number.
type numberState struct {
	State  string   `json:"state"` // held, aside, missing, mismatch
	Rows   []string `json:"rows,omitempty"`
	Reason string   `json:"reason,omitempty"` // to set it aside, if it is or were
	Note   string   `json:"note,omitempty"`
}

type tableState struct {
	Name     string        `json:"name"`
	Title    string        `json:"title"`
	Path     string        `json:"path"`
	Observed bool          `json:"observed"`
	Locked   string        `json:"locked,omitempty"` // why it is not edited
	Columns  []columnState `json:"columns"`
	Rows     []rowState    `json:"rows"`
}

type columnState struct {
	Name     string   `json:"name"`
	Title    string   `json:"title,omitempty"`
	Doc      string   `json:"doc,omitempty"`
	Legal    []string `json:"legal,omitempty"` // what it can be, and nothing else
	Used     []string `json:"used,omitempty"`  // what others are
	Required bool     `json:"required,omitempty"`
}

type rowState struct {
	Ref      string         `json:"ref"`
	Line     int            `json:"line"`
	Cells    []string       `json:"cells"` // in the order of the columns, as they are in the file
	Label    string         `json:"label"` // its number in words
	What     string         `json:"what"`
	At       string         `json:"at,omitempty"` // its number in the text: text:start
	Quote    []int          `json:"quote,omitempty"`
	Findings []findingState `json:"findings,omitempty"`
}

type findingState struct {
	Place   string `json:"place,omitempty"`
	Column  string `json:"column,omitempty"`
	Check   string `json:"check"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	Fix     string `json:"fix,omitempty"`
	Warning bool   `json:"warning,omitempty"`
	Ref     string `json:"ref,omitempty"`
}

type asideState struct {
	Quote  string `json:"quote"`
	Where  string `json:"where"`
	Reason string `json:"reason"`
	Note   string `json:"note,omitempty"`
	At     string `json:"at,omitempty"`
}

// states are the names of states, as the page has them.
var states = map[check.State]string{check.Held: "held", check.Aside: "aside", check.Missing: "missing", check.Mismatch: "mismatch"}

func at(text, start int) string { return fmt.Sprintf("%d:%d", text, start) }

// State is what the page shows now.
func (s *Session) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := s.now
	out := State{
		Version: s.version, Title: l.Title, Fault: s.local(s.fault), Texts: l.fingerprint(),
		Numbers: map[string]numberState{}, Counts: map[string]int{}, Tables: []tableState{}, Aside: []asideState{}, Findings: []findingState{},
		Reasons: slices.DeleteFunc(datasets.Reasons(), func(r string) bool { return strings.Contains(r, ":") }),
	}
	if n := len(s.undo); n > 0 {
		out.Undo = s.undo[n-1].label
	}
	if n := len(s.redo); n > 0 {
		out.Redo = s.redo[n-1].label
	}
	for _, k := range charts.Kinds() {
		out.Kinds = append(out.Kinds, kindState{k.Name, k.Doc})
	}
	for i, t := range l.texts {
		if t == nil {
			out.Absent = append(out.Absent, l.Sources[i].Title)
		} else if t.Changed {
			out.Other = append(out.Other, l.Sources[i].Title)
		}
	}
	byRow := l.found(&out)
	l.numbers(&out, byRow)
	for _, t := range l.Tables {
		out.Tables = append(out.Tables, l.table(t, byRow))
	}
	for _, a := range l.SetAside {
		v := asideState{Quote: a.Quote, Where: a.Where, Reason: string(a.Reason), Note: a.Note}
		if q, ok := l.ledger.PlaceOf(a); ok {
			v.At = l.firstIn(q)
		}
		out.Aside = append(out.Aside, v)
	}
	return out
}

// fingerprint is that of the texts.
func (l *loaded) fingerprint() string {
	var b strings.Builder
	for _, t := range l.texts {
		if t != nil {
			b.WriteString(t.Source.SHA256()[:16])
		}
		b.WriteByte('.')
	}
	return b.String()
}

// firstIn is the first number in a place.
func (l *loaded) firstIn(q check.Quoted) string {
	for _, e := range l.ledger.Entries {
		if e.Text == q.Text && q.Span.Contains(e.Span) {
			return at(e.Text, e.Span.Start)
		}
	}
	return ""
}

// found are the findings by their rows; the others go to the state.
func (l *loaded) found(out *State) map[string][]datasets.Finding {
	byRow := map[string][]datasets.Finding{}
	add := func(check string, f datasets.Finding) {
		if t, id, ok := strings.Cut(f.Ref, "."); ok && l.has(t, id) {
			byRow[f.Ref] = append(byRow[f.Ref], withCheck(f, check))
			return
		}
		v := findingState{Place: place1(f), Check: check, Message: f.Message, Hint: f.Hint, Warning: f.Warning, Ref: f.Ref}
		if check != "coverage" { // which the numbers themselves show
			out.Findings = append(out.Findings, v)
		}
	}
	for _, r := range l.results {
		for _, f := range r.Findings {
			out.Failed++
			add(r.Name, f)
		}
	}
	for _, f := range l.Warnings() {
		add("load", f)
	}
	return byRow
}

// withCheck keeps the name of the check in the place of the file, which the row has.
func withCheck(f datasets.Finding, check string) datasets.Finding {
	f.File = check
	return f
}

func place1(f datasets.Finding) string {
	if f.Line == 0 {
		return f.File
	}
	return fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column)
}

func (l *loaded) has(table, id string) bool {
	return slices.ContainsFunc(l.Tables, func(t *datasets.Table) bool { return t.Name == table && t.Row(id) != nil })
}

// textChecks are those that hold a row against its words.
var textChecks = []string{"quote", "numeral", "qualifier", "unit", "date"}

func (l *loaded) numbers(out *State, byRow map[string][]datasets.Finding) {
	for _, e := range l.ledger.Entries {
		v := numberState{State: states[e.State]}
		for _, o := range e.Rows {
			v.Rows = append(v.Rows, o.Ref())
			if slices.ContainsFunc(byRow[o.Ref()], func(f datasets.Finding) bool { return slices.Contains(textChecks, f.File) }) {
				v.State = "mismatch"
			}
		}
		if e.Aside != nil {
			v.Reason, v.Note = string(e.Aside.Reason), e.Aside.Note
		} else if len(e.Rows) == 0 {
			v.Reason = string(reasonOf(e.Mention))
		}
		out.Numbers[at(e.Text, e.Span.Start)] = v
		out.Counts[v.State]++
	}
}

func (l *loaded) table(t *datasets.Table, byRow map[string][]datasets.Finding) tableState {
	v := tableState{Name: t.Name, Title: t.Title, Path: t.Path, Observed: t.Observed, Locked: l.refuse[t.Name], Columns: []columnState{}, Rows: []rowState{}}
	if v.Title == "" {
		v.Title = t.Name
	}
	for _, f := range t.Fields {
		v.Columns = append(v.Columns, l.column(t, f))
	}
	starts := map[string]string{}
	for _, e := range l.ledger.Entries {
		for _, o := range e.Rows {
			if _, ok := starts[o.Ref()]; !ok {
				starts[o.Ref()] = at(e.Text, e.Span.Start)
			}
		}
	}
	sheet := l.sheets[t.Name]
	for i, o := range t.Rows {
		r := rowState{Ref: o.Ref(), Line: o.Line(), Cells: o.Cells(), Label: l.Study.Printer(quantity.English).Words(o), What: what(t, o), At: starts[o.Ref()]}
		if r.Label == "" {
			r.Label = o.Date.String()
		}
		if sheet != nil {
			for j, f := range t.Fields {
				r.Cells[j] = sheet.Says(i, sheet.Column(f.Name))
			}
		}
		if q, ok := l.ledger.Quotes[o.Ref()]; ok {
			r.Quote = []int{q.Text, q.Span.Start, q.Span.End}
		}
		for _, f := range byRow[o.Ref()] {
			r.Findings = append(r.Findings, findingState{Check: f.File, Message: f.Message, Hint: f.Hint, Fix: f.Fix, Warning: f.Warning, Column: columnOf(t, o, f)})
		}
		v.Rows = append(v.Rows, r)
	}
	return v
}

// columnOf is the column that a finding is of; "" where it is of the row.
func columnOf(t *datasets.Table, o *datasets.Observation, f datasets.Finding) string {
	for _, c := range t.Columns() {
		if at := o.Finding(c, "", ""); at.Line == f.Line && at.Column == f.Column {
			return c
		}
	}
	return ""
}

// what says what the number of a row is of: the cells of its own columns.
func what(t *datasets.Table, o *datasets.Observation) string {
	var parts []string
	for i, f := range t.Fields {
		if cell := o.Cells()[i]; cell != "" && (!slices.Contains(datasets.StandardColumns, f.Name) && f.Name != "place") {
			parts = append(parts, cell)
		}
	}
	return strings.Join(parts, ", ")
}

// column says what a column can be.
func (l *loaded) column(t *datasets.Table, f datasets.Field) columnState {
	v := columnState{Name: f.Name, Title: f.Title, Doc: f.Description, Required: f.Constraints.Required}
	switch {
	case t.Observed && f.Name == "bound":
		v.Legal = texts(quantity.Bounds)
	case t.Observed && f.Name == "statistic":
		v.Legal = texts(datasets.Statistics)
	case f.Name == "modality":
		v.Legal = texts(datasets.Modalities)
	case f.Name == "source" && len(l.Sources) > 1:
		for _, s := range l.Sources {
			if s.Name != "" {
				v.Legal = append(v.Legal, s.Name)
			}
		}
	case len(f.Constraints.Enum) > 0:
		for _, x := range f.Constraints.Enum {
			v.Legal = append(v.Legal, fmt.Sprint(x))
		}
	case f.Categories != nil:
		v.Legal = categories(f.Categories)
	case f.Name == "part_of":
		for _, t := range l.Tables {
			for _, o := range t.Rows {
				v.Used = append(v.Used, o.Ref())
			}
		}
	case !slices.Contains([]string{"id", "quote", "note", "value", "high", "reading"}, f.Name):
		v.Used = l.used(t, f.Name)
	}
	const most = 500 // a list is to be chosen from
	v.Used = v.Used[:min(len(v.Used), most)]
	return v
}

// used are the cells of a column, each once, in their order; units are those of the study,
// too.
func (l *loaded) used(t *datasets.Table, column string) (out []string) {
	seen := map[string]bool{"": true}
	add := func(cell string) {
		if !seen[cell] {
			seen[cell] = true
			out = append(out, cell)
		}
	}
	for _, o := range t.Rows {
		add(o.Cell(column))
	}
	if column == "unit" {
		for name := range l.Units {
			add(name)
		}
		slices.Sort(out)
	}
	return out
}

func texts[T ~string](list []T) (out []string) {
	for _, x := range list {
		out = append(out, string(x))
	}
	return out
}

// categories are the values of a list of categories.
func categories(raw json.RawMessage) (out []string) {
	var items []any
	if json.Unmarshal(raw, &items) != nil {
		return nil
	}
	for _, item := range items {
		if o, ok := item.(map[string]any); ok {
			item = o["value"]
		}
		out = append(out, fmt.Sprint(item))
	}
	return out
}

// A textState is a text, its numbers apart from its words.
type textState struct {
	Index      int              `json:"index"`
	Title      string           `json:"title"`
	Lang       string           `json:"lang"`
	Paragraphs []paragraphState `json:"paragraphs"`
}

type paragraphState struct {
	Start   int          `json:"start"`
	Where   string       `json:"where"`
	Heading bool         `json:"heading,omitempty"`
	Pieces  []pieceState `json:"pieces"`
}

// pieceState is the words before a number, and the number; the last has none.
type pieceState struct {
	Before string `json:"before"`
	Number string `json:"number,omitempty"`
	Start  int    `json:"start"`
	Kind   string `json:"kind,omitempty"`
}

// Texts are the texts of the study that are at hand.
func (s *Session) Texts() []textState {
	s.mu.Lock()
	l := s.now
	s.mu.Unlock()
	out := []textState{}
	for i, t := range l.texts {
		if t != nil {
			out = append(out, paragraphs(i, t))
		}
	}
	return out
}

func paragraphs(index int, t *check.Text) textState {
	v := textState{Index: index, Title: t.Info.Title, Lang: t.Info.Language, Paragraphs: []paragraphState{}}
	if v.Lang == "" {
		v.Lang = "en"
	}
	runes := []rune(t.Source.Text(t.Source.All()))
	rest := t.Mentions
	for _, p := range t.Source.Paragraphs() {
		where := t.Source.Where(p.Span)
		out := paragraphState{Start: p.Span.Start, Where: where, Heading: where == clean(string(runes[p.Span.Start:p.Span.End]))}
		at := p.Span.Start
		for len(rest) > 0 && rest[0].Span.Start < p.Span.End {
			m := rest[0]
			rest = rest[1:]
			if m.Span.Start < at {
				continue // it is in one before
			}
			end := min(m.Span.End, p.Span.End)
			out.Pieces = append(out.Pieces, pieceState{string(runes[at:m.Span.Start]), string(runes[m.Span.Start:end]), m.Span.Start, string(m.Kind)})
			at = end
		}
		out.Pieces = append(out.Pieces, pieceState{Before: string(runes[at:p.Span.End]), Start: at})
		v.Paragraphs = append(v.Paragraphs, out)
	}
	return v
}

// A Draft is the row that would be begun for a number.
type Draft struct {
	Cells map[string]string `json:"cells"`
	Why   string            `json:"why,omitempty"` // it has little in it
}

// Draft is the row that accepting a number would write.
func (s *Session) Draft(text, start int) (Draft, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := &edition{loaded: s.now, s: s}
	entry, t, err := e.number(text, start)
	if err != nil {
		return Draft{}, err
	}
	return Draft{s.drafted(t, entry.Mention), s.draftsOf(t).why}, nil
}

// Verified is what all checks find, from the texts to the articles.
type Verified struct {
	Version  int            `json:"version"`
	Checked  int            `json:"checked"`
	Findings []findingState `json:"findings"`
}

// Verify runs every check.
func (s *Session) Verify() (Verified, error) {
	s.mu.Lock()
	l, version := s.now, s.version
	s.mu.Unlock()
	r, err := checks.Heard(l.Workspace, check.NewLedger(l.Study, l.texts), l.texts, checks.Options{Reviews: true, Weaver: weave.New(l.Workspace, nil)})
	if err != nil {
		return Verified{}, s.place.Unreadable(err)
	}
	out := Verified{Version: version, Checked: r.Checked(), Findings: []findingState{}}
	for _, c := range r.Checks {
		for _, f := range c.Findings {
			out.Findings = append(out.Findings, findingState{Place: place1(f), Check: c.Name, Message: f.Message, Hint: f.Hint, Ref: f.Ref})
		}
	}
	return out, nil
}
