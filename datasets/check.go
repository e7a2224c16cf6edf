package datasets

import "fmt"

// A Check is one of the things that verifying asks of a study: what was looked
// at, and what does not hold.
type Check struct {
	Name      string // one word: quote
	Title     string // what holds where nothing is found
	Checked   int    // how many were looked at
	Unchecked int    // how many could not be
	Why       string // they could not
	Findings  Findings
	Notes     []string // counts that a reader wants to know
}

func (c *Check) fault(f Finding) { c.Findings = append(c.Findings, f) }

func (c *Check) note(format string, args ...any) {
	c.Notes = append(c.Notes, fmt.Sprintf(format, args...))
}

// unchecked counts one that could not be looked at.
func (c *Check) unchecked(why string) {
	c.Unchecked++
	c.Why = why
}
