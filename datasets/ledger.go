package datasets

import (
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
	Rows []*Observation
	// Aside is why it is in no table.
	Aside *SetAside
}

// A Quoted is the place where the quote of an observation stands.
type Quoted struct {
	Text int
	Span source.Span
}

// A Ledger accounts for every number of the texts of a study.
type Ledger struct {
	Entries []Entry // in the order of the texts
	// Quotes are the places of the quotes that stand in a text, by the address
	// of the observation.
	Quotes map[string]Quoted

	verifier *verifier
}

// Verify is [Study.Verify], with what the ledger has looked up already.
func (l *Ledger) Verify() []Check { return l.verifier.checks() }

// Ledger accounts for every number of the texts, one for each of the study's
// sources, nil where it is not at hand.
func (s *Study) Ledger(texts []*SourceText) *Ledger {
	v := s.verifier(texts)
	aside, _ := v.aside()
	out := &Ledger{Quotes: map[string]Quoted{}, verifier: v}
	amiss := map[mentionAt][]*Observation{} // numbers of quotes whose rows have others
	for _, r := range v.rows {
		if r.text < 0 {
			continue
		}
		out.Quotes[r.Ref()] = Quoted{r.text, r.span}
		if r.number == nil && r.Statistic != Event {
			for _, k := range r.indices {
				at := mentionAt{r.text, k}
				amiss[at] = append(amiss[at], r.Observation)
			}
		}
	}
	for i, t := range texts {
		if t == nil {
			continue
		}
		for k, m := range t.Mentions {
			at := mentionAt{i, k}
			e := Entry{Mention: m, Text: i, State: Missing}
			switch {
			case v.claimed[at] != nil:
				e.State, e.Rows = Held, v.claimed[at]
			case amiss[at] != nil:
				e.State, e.Rows = Mismatch, amiss[at]
			case aside[at] != nil:
				e.State, e.Aside = Aside, aside[at]
			}
			out.Entries = append(out.Entries, e)
		}
	}
	return out
}
