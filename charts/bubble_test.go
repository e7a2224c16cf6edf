package charts

import (
	"math"
	"testing"
)

// TestBubbles draws areas that are to each other as their numbers.
func TestBubbles(t *testing.T) {
	list, err := plainStudy(t, "charts:\n  - {id: x, kind: scatter, title: A finding, table: t, label: label, x: na, y: nb, size: value}\n",
		map[string]string{"t": "id,label,na,nb,value\na,A,1,1,400\nb,B,2,3,100\nc,C,3,2,25\nd,D,4,4,0\ne,E,5,5,\n"})
	if err != nil {
		t.Fatal(err)
	}
	width := map[string]float64{}
	for _, h := range drawn(t, list[0]).Hits() {
		width[h.ID] = h.Right - h.Left
	}
	if len(width) != 4 {
		t.Errorf("%d points are drawn, want 4: one has no size", len(width))
	}
	for ref, want := range map[string]float64{"t.b": 2, "t.c": 4} {
		const rim = 2.0 // of background around each
		if got := (width["t.a"] - rim) / (width[ref] - rim); math.Abs(got-want) > 0.15 {
			t.Errorf("the widest is %.2f times as wide as %s, want %v", got, ref, want)
		}
	}
	tables := map[string]string{"t": "id,na,nb,nc,value,high,bound\na,1,1,-5,10,,exact\nb,2,2,4,20,,over\nc,3,3,3,30,40,between\n"}
	testRefusals(t, tables, map[string]refusal{
		"a size below zero":     {"kind: scatter; table: t; x: na; y: nb; size: nc", []string{"charts.yaml:8:11:", "the size of t.a is −5, and no area is below zero", "put the column along an axis"}},
		"an open size":          {"kind: scatter; table: t; x: na; y: nb; size: value", []string{"the size of t.b is >\u00a020, and an area has no open end"}},
		"a range along an axis": {"kind: scatter; table: t; x: value; y: nb; size: na", []string{"t.c lies between two numbers, and would be several bubbles"}},
		"no such column":        {"kind: scatter; table: t; x: na; y: nb; size: nothing", []string{"table t has no column \"nothing\""}},
	})
}
