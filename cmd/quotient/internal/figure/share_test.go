package figure

import (
	"strings"
	"testing"
)

// TestShare gives a chart for a column half of the width of a printed text.
func TestShare(t *testing.T) {
	for _, test := range []struct {
		width                int
		latex, typst, ofDocx string
	}{
		{800, `[width=\linewidth,`, "width: 100%", "width=100%"},
		{1600, `[width=\linewidth,`, "width: 100%", "width=100%"},
		{388, `[width=.49\linewidth,`, "width: 49%", "width=49%"},
		{40, `[width=.05\linewidth,`, "width: 5%", "width=5%"},
	} {
		f := Figure{ID: "x", Pictures: []Picture{{Address: "x.pdf", Width: test.width, Height: 500}}}
		for got, want := range map[string]string{f.LaTeX(): test.latex, f.Typst(): test.typst, f.Docx(): test.ofDocx} {
			if !strings.Contains(got, want) {
				t.Errorf("%d: %s has no %s", test.width, got, want)
			}
		}
	}
}
