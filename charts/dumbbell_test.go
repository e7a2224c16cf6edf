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
