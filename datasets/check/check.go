package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets"
)

// Of is one of the things that verifying asks of a T. It is a value, in one file, and
// one word in a list.
type Of[T any] struct {
	Name string // one word: quote
	Doc  string // one sentence, which is true of a T in which nothing is found
	Run  func(T, *Result)
}

// A Check is a check of the tables of a study and its texts.
type Check = Of[*Ledger]

// Result runs the check.
func (c Of[T]) Result(t T) Result {
	r := Result{Name: c.Name, Title: c.Title()}
	c.Run(t, &r)
	return r
}

// Title is what the check asks, as a report has it: its sentence, without a full stop.
func (c Of[T]) Title() string {
	first, size := utf8.DecodeRuneInString(c.Doc)
	return string(unicode.ToLower(first)) + strings.TrimSuffix(c.Doc[size:], ".")
}

// Within makes a check of a U out of one of a T that is a part of it.
func Within[U, T any](c Of[T], part func(U) T) Of[U] {
	return Of[U]{c.Name, c.Doc, func(u U, r *Result) { c.Run(part(u), r) }}
}

// A Result is what a check has found: what was looked at, and what does not hold.
type Result struct {
	Name      string // of the check
	Title     string // what holds where nothing is found
	Checked   int    // how many were looked at
	Unchecked int    // how many could not be
	Why       string // they could not
	Findings  datasets.Findings
	Notes     []string // counts that a reader wants to know
	// Absent says that the study has nothing that the check could look at, and need not.
	Absent bool
	// Err is why the check could not be run: a file that cannot be read.
	Err error
}

// Add adds a finding.
func (r *Result) Add(f datasets.Finding) { r.Findings = append(r.Findings, f) }

// Note adds a note.
func (r *Result) Note(format string, args ...any) {
	r.Notes = append(r.Notes, fmt.Sprintf(format, args...))
}

// Skip counts one that could not be looked at.
func (r *Result) Skip(why string) {
	r.Unchecked++
	r.Why = why
}

// Unreadable makes the findings of reading a file those of the check. The title says
// what was to be read: the reviews can be read.
func (r *Result) Unreadable(title string, found datasets.Findings) {
	r.Title = title
	r.Checked += len(found)
	r.Findings = append(r.Findings, found...)
}
