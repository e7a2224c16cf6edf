package check

import (
	"math/big"
	"strings"
	"testing"

	"quotient/datasets/quantity"
)

// TestVagueRange loads and verifies a range whose ends are vague: about, or between
// where the note names the word of the text.
func TestVagueRange(t *testing.T) {
	text := strings.Replace(townText, "over 120 people", "some 120 to 150 people", 1)
	for _, c := range []struct{ bound, note, want string }{
		{"about", "", ""},
		{"between", "Some is of the clerk: the list has both ends.", ""},
		{"between", "", `the text has "some", which is about`},
		{"exact", "", "a high end goes with the bound between, or about where the ends are vague"},
	} {
		tolls := strings.Replace(townTolls, "120,,over,person,total,speculated,1926-05-03,,It is feared that over 120 people drowned,The flood of 1926 ¶1,",
			"120,150,"+c.bound+",person,total,speculated,1926-05-03,,It is feared that some 120 to 150 people drowned,The flood of 1926 ¶1,"+c.note, 1)
		s, texts, err := load(tolls, townAside, text)
		if err != nil {
			if c.want == "" || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: %v, want %q", c.bound, err, c.want)
			}
			continue
		}
		found := strings.Join(lines(Run(NewLedger(s, texts))), "\n")
		if c.want == "" && found != "" || !strings.Contains(found, c.want) {
			t.Errorf("%s, note %q: %s, want %q", c.bound, c.note, found, c.want)
		}
		if o, err := s.Observation("tolls.drowned"); err != nil || !o.Quantity.IsRange() || o.Quantity.Hi.Value.Cmp(big.NewRat(150, 1)) != 0 || o.Quantity.Vague != (c.bound == string(quantity.About)) {
			t.Errorf("%s: %v, %v", c.bound, o.Quantity, err)
		}
	}
}
