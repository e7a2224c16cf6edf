package datasets

import (
	"fmt"
	"slices"
	"strings"

	"quotient/datasets/limits"
)

// SetAsideName is the name of the table of numbers that are set aside.
const SetAsideName = "set-aside"

var setAsideColumns = []string{"quote", "where", "reason", "note"}

// A Reason is why a number of the text is in no table.
type Reason string

// The reasons. That of a number that an observation has already is
// repeat-of:table.id.
const (
	DateContext  Reason = "date-context" // when something was, no figure of its own
	ListMarkers  Reason = "list-marker"  // (1), 2.
	Ordinals     Reason = "ordinal"      // the 20th Congress
	ProperNames  Reason = "proper-name"  // part of a name or title
	Boilerplates Reason = "boilerplate"  // what the page adds to the text
	Vaguenesses  Reason = "vague"        // several, the majority
	NoFigure     Reason = "no-figure"    // a number that states nothing of the subject; the note says why
	repeatOf            = "repeat-of:"   // the number of an observation, said again
)

// reasons are all that are no repetition.
var reasons = []Reason{DateContext, ListMarkers, Ordinals, ProperNames, Boilerplates, Vaguenesses, NoFigure}

// Reasons lists the reasons.
func Reasons() []string {
	return append(toStrings(reasons), repeatOf+"table.id")
}

// A SetAside is a phrase of the text whose numbers are deliberately in no table.
type SetAside struct {
	Quote, Where string
	Reason       Reason
	Note         string
	Repeats      *Observation // whose number it is, said again; or nil

	row *Observation
}

// Finding returns a finding at a cell of the row.
func (a *SetAside) Finding(column, message, hint string) Finding {
	f := a.row.Finding(column, message, hint)
	f.Ref = ""
	return f
}

// Delimiter is the sign between the cells of its file.
func (a *SetAside) Delimiter() rune { return a.row.table.dialect.delimiter }

// Sources are the texts that it can be from, as those of [Observation.Sources].
func (a *SetAside) Sources() []int { return a.row.Sources() }

func setAside(t *Table) (out []*SetAside) {
	for _, o := range t.Rows {
		out = append(out, &SetAside{Quote: o.Cell("quote"), Where: o.Cell("where"), Reason: Reason(o.Cell("reason")), Note: o.Cell("note"), row: o})
	}
	return out
}

// repeats checks the reasons, and resolves those that name an observation.
func (s *Study) repeats(broken map[string]bool) (found Findings) {
	for _, a := range s.SetAside {
		ref, repeat := strings.CutPrefix(string(a.Reason), repeatOf)
		known := slices.Contains(reasons, a.Reason)
		switch {
		case repeat:
			o, err := s.find(ref, len(found) < limits.Errors)
			if table, _, _ := strings.Cut(ref, "."); err != nil && !broken[table] {
				found = append(found, a.Finding("reason", err.Error(), ""))
			}
			a.Repeats = o
		case !known:
			found = append(found, a.Finding("reason", fmt.Sprintf("unknown reason %q", a.Reason), DidYouMean(string(a.Reason), Reasons())))
		case a.Reason == NoFigure && a.Note == "":
			found = append(found, a.Finding("reason", "a number that is no figure needs a note that says why", ""))
		}
	}
	return found
}
