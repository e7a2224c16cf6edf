package outset

import (
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/draft"
)

// rowOf is the row of a number of a draft.
func rowOf(t *testing.T, made *study, number string) *row {
	t.Helper()
	for _, r := range made.rows {
		if strings.Contains(r.number.Text, number) {
			return r
		}
	}
	t.Fatalf("%q has no row", number)
	return nil
}

func drafted(t *testing.T, language, text string) *study {
	t.Helper()
	made, _ := outsetOf(t, sample{name: "ferry", title: "The ferry", language: language, text: text})
	holds(t, "ferry", made)
	return made
}

// TestSections: a heading gives its date to what is under it only where that is the date of
// all of it.
func TestSections(t *testing.T) {
	const head, known = "Ferries\n\n## Lima, 3 May 1957\n\n", "The ferry carried 2,000 people. It had 300 cars aboard."
	for text, want := range map[string][]string{ // the dates of the numbers in the study, in their order
		head + known: {"1957-05-03", "1957-05-03"},
		head + known + " Today 500 ferries serve the harbour. There are now 80 docks.": {"1957-05-03", "1957-05-03", "", ""},
		head + known + " In 1960 it had 30 boats.":                                     {"1957-05-03", "1957-05-03", "1960"},
	} {
		made := drafted(t, "en", text)
		w, err := made.workspace(nil)
		if err != nil {
			t.Fatal(err)
		}
		table, _ := w.Study.Table(draft.TableName)
		for i, o := range table.Rows {
			if got := o.Date.String(); i >= len(want) || got != want[i] {
				t.Errorf("%s: %s is of %q, want %q", text, o.Quote, got, want)
			}
		}
	}
}
