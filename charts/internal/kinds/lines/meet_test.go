package lines

import (
	"fmt"
	"math"
	"testing"
	"testing/fstest"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// TestMeeting: numbers of several lines at one place are moved apart, each as far as it
// takes to be seen and no further, and written once. Those at two places, and those of one
// line, stay where they are.
func TestMeeting(t *testing.T) {
	at := func(x float64) moment { return moment{at: x, number: true} }
	var curves []*curve
	for range 5 {
		curves = append(curves, &curve{moments: []moment{at(0), at(100)}})
	}
	f := lineFrame{x: layout.Scale{Max: 100, Left: 50, Right: 450}, y: layout.Scale{Max: 100, Left: 300, Right: 20}, radius: 5}
	for _, c := range curves {
		for i := range c.moments {
			c.moments[i].Datum = placedDatum(t, 40)
		}
	}
	f.meet(&layout.Page{}, curves)
	for i := range 2 {
		for k := range curves {
			for other := range k {
				a, b := f.beside[spotted{k, i}].shift, f.beside[spotted{other, i}].shift
				if math.Abs(a-b) < 2 {
					t.Errorf("the points of lines %d and %d at one place are %v and %v aside", other, k, a, b)
				}
			}
		}
	}
	for at, m := range f.beside {
		if math.Abs(m.shift) > 5 {
			t.Errorf("the point of line %d is %v off its place", at.curve, m.shift)
		}
	}
	if n := len(f.likewise(curves, nil, spotted{0, 0})); n != 4 {
		t.Errorf("%d other numbers are like the first, want 4", n)
	}
	for name, many := range map[string][]*curve{
		"one line":   {{moments: []moment{curves[0].moments[0], at(0.1)}}},
		"two places": {curves[0], {moments: []moment{at(0.4)}}},
	} {
		last := many[len(many)-1].moments
		last[len(last)-1].Datum = placedDatum(t, 40)
		if f.meet(&layout.Page{}, many); len(f.beside) > 0 {
			t.Errorf("%s: points are moved, %v", name, f.beside)
		}
	}
}

// placedDatum is a datum of a number.
func placedDatum(t *testing.T, v int) spec.Datum {
	t.Helper()
	study, err := datasets.Load(fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "p", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "value", "type": "number"}]}}]}`)},
		"t.csv":            {Data: fmt.Appendf(nil, "id,value\na,%d\n", v)},
	})
	if err != nil {
		t.Fatal(err)
	}
	o, err := study.Observation("t.a")
	if err != nil {
		t.Fatal(err)
	}
	return spec.Datum{Study: study, Locale: quantity.English, Fact: o}
}
