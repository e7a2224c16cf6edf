package charts

import (
	"os"
	"path/filepath"
	"testing"

	"quotient/analysis"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// TestGallery compares the chart of every study that was made to show a kind,
// in every theme and as a half, with the pictures that were accepted.
func TestGallery(t *testing.T) {
	studies, err := os.ReadDir(filepath.Join("testdata", "gallery"))
	if err != nil {
		t.Fatal(err)
	}
	full, half := small.Size, Size{Name: "half", Width: 388, Pixels: 388, Quotes: true}
	fonts := typeset.New()
	for _, dir := range studies {
		s, err := datasets.Load(os.DirFS(filepath.Join("testdata", "gallery", dir.Name())))
		if err != nil {
			t.Errorf("%s: %v", dir.Name(), err)
			continue
		}
		c, _, err := analysis.Compare(s)
		if err != nil {
			t.Errorf("%s: %v", dir.Name(), err)
			continue
		}
		list, err := Load(s, c, Options{})
		if err != nil {
			t.Errorf("%s: %v", dir.Name(), err)
			continue
		}
		for _, chart := range list {
			for name, style := range map[string]Style{
				"": {Theme: Light, Size: full}, ".half": {Theme: Light, Size: half},
				".dark": {Theme: Dark, Size: full}, ".print": {Theme: Print, Size: full},
			} {
				t.Run("gallery-"+chart.ID+name, func(t *testing.T) {
					p, err := chart.Draw(style, fonts)
					if err != nil {
						t.Fatal(err)
					}
					golden(t, "gallery-"+chart.ID+name, write(t, p, "png"))
				})
			}
		}
	}
}
