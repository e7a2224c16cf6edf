package charts

import (
	"strings"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
)

// TestDotSeries draws series that have no colours of their own: they are told apart by
// colour and by name, also where names stand over the marks.
func TestDotSeries(t *testing.T) {
	list, err := own(t, "charts:\n  - id: x\n    title: A\n    kind: dot\n    scale: log\n    label: outcome\n    series: uprising\n    rows: [casualties.poznan-dead, casualties.poznan-wounded, casualties.hungary-displaced, executions.executed]\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []layout.Size{layout.Full, layout.Half} {
		picture, err := list[0].Draw(layout.Style{Size: size, Theme: layout.Light}, typeset.New())
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "dot-series-"+size.Name, write(t, picture, "png"))
		if !strings.Contains(picture.Alt, "Killed: Poznań") {
			t.Error(picture.Alt)
		}
	}
}
