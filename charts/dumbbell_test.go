package charts

import (
	"strings"
	"testing"

	"quotient/charts/internal/layout"
)

// TestOpenDumbbell: an arrow is drawn only for a change whose direction is known.
func TestOpenDumbbell(t *testing.T) {
	charts, err := plainStudy(t, "charts:\n  - {id: x, kind: dumbbell, title: A, rows: [a.a, a.b, a.c], after: [b.a, b.b, b.c], label: who}\n", map[string]string{
		"a": "id,who,value,bound\na,Salt,5,exact\nb,Oil,80,exact\nc,Tea,20,exact\n",
		"b": "id,who,value,bound\na,Salt,90,up-to\nb,Oil,30,at-least\nc,Tea,60,exact\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	picture, err := charts[0].Draw(layout.Default, nil)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "dumbbell-open", write(t, picture, "png"))
	if !strings.Contains(unbroken(picture.Alt), "Salt: 5 before, at most 90 after") && !strings.Contains(unbroken(picture.Alt), "Salt: 5 before, up to 90 after") {
		t.Errorf("the alt text is %q", picture.Alt)
	}
}

// TestDumbbellColumns: the points of two columns are called by the titles of these, or as the
// chart says, and the key has the colours of the marks.
func TestDumbbellColumns(t *testing.T) {
	half := layout.Size{Name: "half", Width: 388, Pixels: 388, Quotes: true}
	for name, tt := range map[string]struct{ rows, names, told string }{
		"fall": {"a,Salt,9,5\nb,Oil,80,30\n", "", "Salt: n1990, 9; n2020, 5."},
		"both": {"a,Salt,5,9\nb,Oil,80,30\n", ", names: {before: once, after: today}", "Salt: 5 before, 9 after."},
	} {
		charts, err := plainStudy(t, "charts:\n  - {id: x, kind: dumbbell, title: A, table: a, value: n1990, after: n2020, label: who"+tt.names+"}\n", map[string]string{
			"a": "id,who,n1990,n2020\n" + tt.rows,
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, style := range []layout.Style{layout.Default, {Theme: layout.Light, Size: half}} {
			picture, err := charts[0].Draw(style, nil)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "dumbbell-columns-"+name+"-"+style.Size.Name, write(t, picture, "png"))
			if !strings.Contains(unbroken(picture.Alt), tt.told) {
				t.Errorf("the alt text is %q, without %q", picture.Alt, tt.told)
			}
		}
	}
}
