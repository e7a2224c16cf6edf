package check

import (
	"slices"

	"quotient/datasets"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A State is how a number of a text stands to the tables.
type State string

// The states.
const (
	Held     State = "held"              // it is an observation's
	Aside    State = "set aside"         // it is in no table, with a reason
	Missing  State = "not accounted for" // it is in no table
	Mismatch State = "mismatch"          // a quote holds it, and the row has another
)

// States lists every state.
var States = []State{Held, Aside, Missing, Mismatch}

// An Entry is a number of a text, with what the tables make of it.
type Entry struct {
	scan.Mention
	Text  int // the index of its text
	State State
	// Rows are the observations whose number it is, or should be.
	Rows []*datasets.Observation
	// Aside is why it is in no table.
	Aside *datasets.SetAside
}

// A Quoted is the place of the quote of an observation.
type Quoted struct {
	Text int
	Span source.Span
}

// A Ledger accounts for every number of the texts of a study.
type Ledger struct {
	Entries []Entry // in the order of the texts
	// Quotes are the places of the quotes that are found in a text, by the address
	// of the observation.
	Quotes map[string]Quoted

	study     *datasets.Study
	texts     []*Text
	rows      []*reading                            // of every observation with a quote
	claimed   map[mentionAt][]*datasets.Observation // whose number a mention is
	aside     map[mentionAt]*datasets.SetAside      // what sets a mention aside
	misset    datasets.Findings                     // what is wrong with set-aside.csv
	reading   map[*datasets.Observation]*reading
	gazetteer                      // once it was asked for
	titles    map[string]*calendar // of the sources, by language and title
	quoted    map[int][]*reading   // the rows of each text, in the order of their quotes
	tallied   *tally               // once it was asked for
}

// A mentionAt is a mention by its text and its place among the text's.
type mentionAt struct{ text, index int }

// NewLedger accounts for every number of the texts, one for each of the study's sources,
// nil where it is not at hand: see [Texts].
func NewLedger(s *datasets.Study, texts []*Text) *Ledger {
	l := &Ledger{Quotes: map[string]Quoted{}, study: s, texts: texts, claimed: map[mentionAt][]*datasets.Observation{}, titles: map[string]*calendar{}}
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if t.Observed {
				l.rows = append(l.rows, l.read(o))
			}
		}
	}
	for _, r := range l.rows { // after the others, whose numbers are plain
		if r.Reading != "" {
			l.claimRead(r)
		}
	}
	l.arrange()
	l.setAside()
	l.enter()
	return l
}

// enter makes the entries.
func (l *Ledger) enter() {
	amiss := map[mentionAt][]*datasets.Observation{} // numbers of quotes whose rows have others
	for _, r := range l.rows {
		if r.text < 0 {
			continue
		}
		l.Quotes[r.Ref()] = Quoted{r.text, r.span}
		if r.number == nil && r.Statistic != datasets.Event && r.Reading == "" {
			for _, k := range r.indices {
				at := mentionAt{r.text, k}
				amiss[at] = append(amiss[at], r.Observation)
			}
		}
	}
	for i, t := range l.texts {
		if t == nil {
			continue
		}
		for k, m := range t.Mentions {
			at := mentionAt{i, k}
			e := Entry{Mention: m, Text: i, State: Missing}
			switch {
			case l.claimed[at] != nil:
				e.State, e.Rows = Held, l.claimed[at]
			case amiss[at] != nil:
				e.State, e.Rows = Mismatch, amiss[at]
			case l.aside[at] != nil:
				e.State, e.Aside = Aside, l.aside[at]
			}
			l.Entries = append(l.Entries, e)
		}
	}
}

func (l *Ledger) atHand() bool {
	return slices.ContainsFunc(l.texts, func(t *Text) bool { return t != nil })
}

const notAtHand = "the text was not found"
