package check

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/datasets"
	"quotient/datasets/source"
)

const lossText = `Losses

The flood killed 900 people in all: 500 people drowned at once, and 30 of them in the hospital.

The goods lost were put at 4,000 dollars. The land lost was put at 7,000 dollars.

Serbia lost 300 horses, and Belgium lost 800 horses. It was 40 dollars per head in Serbia, and 90 dollars per head in Belgium.
`

const lossRows = `id,who,what,value,bound,unit,statistic,part_of,quote,where,note
all,,All,900,exact,person,total,,900 people in all,Losses ¶1,
once,,At once,500,exact,person,total,losses.all,500 people drowned at once,Losses ¶1,
hospital,,In the hospital,30,exact,person,total,losses.once,30 of them in the hospital,Losses ¶1,The unit is inferred: people.
goods,,Goods,4000,exact,dollar,total,,"The goods lost were put at 4,000 dollars",Losses ¶2,
land,,Land,7000,exact,dollar,total,,"The land lost was put at 7,000 dollars",Losses ¶2,
serbia,Serbia,Horses,300,exact,horse,total,,Serbia lost 300 horses,Losses ¶3,
belgium,Belgium,Horses,800,exact,horse,total,,Belgium lost 800 horses,Losses ¶3,
serbia-head,Serbia,Loss per head,40,exact,dollar per head,rate,,40 dollars per head in Serbia,Losses ¶3,
belgium-head,Belgium,Loss per head,90,exact,dollar per head,rate,,90 dollars per head in Belgium,Losses ¶3,
`

// TestPartsOfText changes one row of a study that holds, and asks what is found then.
func TestPartsOfText(t *testing.T) {
	for _, tt := range []struct{ name, was, is, want string }{
		{"as it is", "", "", ""},
		{"no part, beside all", "total,losses.all,500", "total,,500", "losses.once: losses.all is the total of the same thing"},
		{"no part, and a note", "total,losses.all,500 people drowned at once,Losses ¶1,", "total,,500 people drowned at once,Losses ¶1,No part_of: they are of another flood.", ""},
		{"of another name", "horse,total,,Serbia lost 300 horses,Losses ¶3,", "horse,total,losses.belgium,Serbia lost 300 horses,Losses ¶3,A part.", `losses.serbia: the who is "Serbia", but that of its total losses.belgium is "Belgium"`},
		{"of a rate", "rate,,40", "rate,losses.belgium-head,40", "losses.serbia-head: the unit is dollar per head, and nothing can be a part of a rate"},
		{"in another unit", "Goods,4000", `"Goods, in francs",4000`, `losses.goods: the what is "Goods, in francs", but the number is in dollar, not in francs`},
		{"a rate of all", "Serbia,Loss per head", "Serbia,All losses", `losses.serbia-head: the what is "All losses", but the number is in dollar per head, a rate`},
		{"a sum as a typical", "900,exact,person,total", "900,exact,person,typical", `losses.all: the statistic is typical, but the quote says "in all"`},
		{"a greatest one far from its word", "Land,7000,exact,dollar,total", "Land,7000,exact,dollar,maximum", "losses.land: the statistic is maximum, but neither the quote nor its sentence"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src, err := source.Read("t.txt", []byte(lossText))
			if err != nil {
				t.Fatal(err)
			}
			rows := lossRows
			if tt.was != "" {
				if strings.Count(rows, tt.was) != 1 {
					t.Fatalf("%q occurs %d times", tt.was, strings.Count(rows, tt.was))
				}
				rows = strings.Replace(rows, tt.was, tt.is, 1)
			}
			s, err := datasets.Load(fstest.MapFS{
				datasets.DescriptorName: {Data: fmt.Appendf(nil, `{"name": "p", "sources": [{"title": "Losses", "sha256": %q}], "units": {"person": {"plural": "people"}, "dollar": {}, "franc": {}, "horse": {}},
					"resources": [{"name": "losses", "path": "losses.csv", "schema": {"fields": [{"name": "id"}, {"name": "who"}, {"name": "what"}, {"name": "value", "type": "number"},
					{"name": "bound"}, {"name": "unit"}, {"name": "statistic"}, {"name": "part_of"}, {"name": "quote"}, {"name": "where"}, {"name": "note"}]}}]}`, src.SHA256())},
				"losses.csv": {Data: []byte(rows)},
			})
			if err != nil {
				t.Fatal(err)
			}
			found := lines(Run(NewLedger(s, []*Text{NewText(s.Sources[0], src)})))
			if tt.want == "" && len(found) > 0 || tt.want != "" && !strings.Contains(strings.Join(found, "\n"), tt.want) {
				t.Errorf("want %q, got\n%s", tt.want, strings.Join(found, "\n"))
			}
		})
	}
}
