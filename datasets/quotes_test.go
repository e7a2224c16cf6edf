package datasets

import (
	"strings"
	"testing"
)

// TestQuotesAreShort: the text is its author's, so a quote is a phrase that
// carries the number, and never twelve words in a row.
func TestQuotesAreShort(t *testing.T) {
	n := 0
	for _, table := range bundledStudy(t).Tables {
		for _, o := range table.Rows {
			n++
			if words := len(strings.Fields(o.Quote)); words == 0 || words >= 12 {
				t.Errorf("%s: the quote has %d words", o.Ref(), words)
			}
			if o.Where == "" {
				t.Errorf("%s does not say where its quote stands", o.Ref())
			}
		}
	}
	if n != len(stated) {
		t.Errorf("%d quotes were read, and there are %d", n, len(stated))
	}
}
