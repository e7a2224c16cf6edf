package charts

import (
	"testing"

	"quotient/charts/typeset"
)

// TestTimelineAxes looks at axes of days, of months and of years.
func TestTimelineAxes(t *testing.T) {
	for name, rows := range map[string]string{
		"days":   "[timeline.budapest-demonstration, timeline.first-intervention, timeline.council, timeline.withdrawal-announced, timeline.second-invasion, timeline.revolution]",
		"months": "[timeline.poznan-strike, timeline.budapest-demonstration, timeline.revolution, timeline.second-invasion, timeline.councils-until]",
		"years":  "[timeline.stalin-death, timeline.nagy-executed]",
	} {
		list, err := own(t, "charts:\n  - id: x\n    title: A\n    kind: timeline\n    label: event\n    rows: "+rows+"\n", nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []Size{Full, Half} {
			picture, err := list[0].Draw(Style{Size: size, Theme: Light}, typeset.New())
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "timeline-"+name+"-"+size.Name, write(t, picture, "png"))
		}
	}
}
