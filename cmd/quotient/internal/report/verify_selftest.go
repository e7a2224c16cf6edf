package report

import (
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// A SelfTest is how many changes of a study its checks have found.
type SelfTest struct {
	Study     string     `json:"study"`
	Classes   []Mutated  `json:"classes"`
	Survivors []Survivor `json:"survivors"`
	// Untried says what was not changed, and why.
	Untried []string `json:"untried"`
}

// Mutated is how many changes of one sort were made and found.
type Mutated struct {
	Name   string `json:"name"`
	Made   int    `json:"made"`
	Caught int    `json:"caught"`
}

// A Survivor is a change that no check has found.
type Survivor struct {
	Class  string `json:"class"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Change string `json:"change"` // “78” to “87”
}

// Made is how many changes were made, and Caught how many of them were found.
func (s *SelfTest) Made() (made, caught int) {
	for _, c := range s.Classes {
		made += c.Made
		caught += c.Caught
	}
	return made, caught
}

// SelfTestText prints the share of changes that were found, by sort, and every
// change that was not.
func SelfTestText(w io.Writer, s *SelfTest) {
	made, caught := s.Made()
	fmt.Fprintf(w, "%s: %d of %d changes found (%s)\n\n", s.Study, caught, made, share(caught, made))
	t := plainTable()
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 2, Align: text.AlignRight}, {Number: 3, Align: text.AlignRight}})
	for _, c := range s.Classes {
		t.AppendRow(table.Row{"  " + c.Name, fmt.Sprintf("%d of %d", c.Caught, c.Made), share(c.Caught, c.Made)})
	}
	fmt.Fprintln(w, trimLines(t.Render()))
	for _, u := range s.Untried {
		fmt.Fprintln(w, hanging("  not tried: ", u))
	}
	for i, x := range s.Survivors {
		if i == 0 {
			fmt.Fprintf(w, "\nNot found:\n")
		}
		fmt.Fprintf(w, "%s:%d:%d: %s: %s\n", x.File, x.Line, x.Column, x.Class, plain(x.Change))
	}
}

// share is a percentage rounded down, so that it is 100 only of all.
func share(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%d%%", part*100/whole)
}
