package charts

import (
	"fmt"
	"slices"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
)

// TestNamedPoints writes the names of chosen points alone, of few and of many.
func TestNamedPoints(t *testing.T) {
	for _, n := range []int{9, 200} {
		table := "id,label,na,nb\n"
		for i := range n {
			table += fmt.Sprintf("r%d,Town %d,%d,%d\n", i, i, i*37%n, i*53%n)
		}
		list, err := plainStudy(t, "charts:\n  - {id: x, kind: scatter, title: A finding, table: t, label: label, x: na, y: nb, named: [t.r3, t.r7]}\n", map[string]string{"t": table})
		if err != nil {
			t.Fatal(err)
		}
		picture, err := list[0].Draw(layout.Style{Theme: layout.Light, Size: layout.Full, Live: true}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var named []string
		for _, w := range read(t, picture, layout.Light, typeset.New()).texts {
			if len(w.text) > 5 && w.text[:5] == "Town " {
				named = append(named, w.text)
			}
		}
		if slices.Sort(named); !slices.Equal(named, []string{"Town 3", "Town 7"}) {
			t.Errorf("of %d points %v are named", n, named)
		}
	}
	tables := map[string]string{"t": "id,label,na,nb\na,A,1,2\nb,B,2,1\n"}
	testRefusals(t, tables, map[string]refusal{
		"no such row": {"kind: scatter; table: t; label: label; x: na; y: nb; named: [t.aa]", []string{"charts.yaml:9:13:", `"t.aa" is not among the points`, `did you mean "t.a"?`}},
		"no names":    {"kind: scatter; table: t; x: na; y: nb; named: [t.a]", []string{"the points have no names", "label: "}},
	})
}
