package layout

import "testing"

// TestSmallest sets nothing smaller than 7 points on a printed page, but for the
// letters that lead to the quotes.
func TestSmallest(t *testing.T) {
	const points = 170.0 / 800 / 25.4 * 72 // a page unit
	for name, size := range map[string]float64{"axis": AxisSize, "note": NoteSize, "small": SmallSize, "remark": RemarkSize, "body": BodySize} {
		if size*points < 7 {
			t.Errorf("%s is set in %.2f points", name, size*points)
		}
	}
}
