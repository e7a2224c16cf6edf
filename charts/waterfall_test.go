package charts

import (
	"math"
	"strings"
	"testing"
)

// TestWaterfall draws steps that lead to their total, each from where the one before ends,
// and refuses those that do not.
func TestWaterfall(t *testing.T) {
	for _, tt := range []struct{ name, step, end, want string }{
		{"the sum", "-30,,exact", "90,,exact", ""},
		{"another end", "-30,,exact", "95,,exact", "charts.yaml:2:105: x: the rows before t.end come to 90, and it is 95: the difference is 5"},
		{"an open fall", "-30,,under", "85,,exact", ""},
		{"an open fall that is too small", "-30,,under", "95,,exact", "come to < 90, and it is 95: the difference is > 5"},
		{"a range that allows it", "-40,-30,between", "85,,exact", ""},
		{"a range that does not", "-40,-30,between", "79,,exact", "come to 80–90, and it is 79"},
		{"about", "-30,,about", "93,,exact", ""},
		{"an open end", "-30,,exact", "80,,over", ""},
		{"an open end that is too high", "-30,,exact", "90,,over", "and it is > 90"},
	} {
		table := "id,label,value,high,bound\nstart,Start,100,,exact\nup,Up,20,,exact\ndown,Down," + tt.step + "\nend,End," + tt.end + "\n"
		list, err := plainStudy(t, "charts:\n  - {id: x, kind: waterfall, title: A finding, table: t, label: label, totals: [t.start,                t.end]}\n", map[string]string{"t": table})
		switch {
		case tt.want != "" && (err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), "\u00a0", " "), tt.want)):
			t.Errorf("%s: want %q, got %v", tt.name, tt.want, err)
		case tt.want == "" && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case err == nil && tt.name == "the sum":
			at := map[string][2]float64{}
			for _, h := range drawn(t, list[0]).Hits() {
				at[h.ID] = [2]float64{h.Top, h.Bottom}
			}
			near := func(a, b float64) bool { return math.Abs(a-b) < 1.5 }
			perUnit := (at["t.start"][1] - at["t.start"][0]) / 100
			if !near(at["t.up"][1], at["t.start"][0]) || !near(at["t.down"][0], at["t.up"][0]) || !near(at["t.end"][0], at["t.down"][1]) || !near(at["t.down"][1]-at["t.down"][0], 30*perUnit) {
				t.Errorf("the steps do not lead from one to the next: %v", at)
			}
		}
	}
	for name, tt := range map[string][2]string{
		"a step after an open one": {"a,A,5,,over\nb,B,2,,exact\n", "t.a is > 5: where the step t.b begins is not known"},
		"one row":                  {"a,A,5,,exact\n", "a waterfall has steps, and t.a is one number"},
	} {
		_, err := plainStudy(t, "charts:\n  - {id: x, kind: waterfall, title: A finding, table: t, label: label}\n", map[string]string{"t": "id,label,value,high,bound\n" + tt[0]})
		if err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), "\u00a0", " "), tt[1]) {
			t.Errorf("%s: want %q, got %v", name, tt[1], err)
		}
	}
}
