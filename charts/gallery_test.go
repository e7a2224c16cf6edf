package charts

import (
	"os"
	"path/filepath"
	"testing"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// gallery loads the study of a kind's own, in testdata/gallery.
func gallery(t testing.TB, kind string) []*Chart {
	t.Helper()
	charts, err := galleryCharts(kind)
	if err != nil {
		t.Fatal(err)
	}
	return charts
}

func galleryCharts(kind string) ([]*Chart, error) {
	return chartsIn(filepath.Join("testdata", "gallery", kind))
}

// chartsIn loads the charts of the study in a folder.
func chartsIn(folder string) ([]*Chart, error) {
	s, err := datasets.Load(os.DirFS(folder))
	if err != nil {
		return nil, err
	}
	c, err := analysis.Compare(s)
	if err != nil {
		return nil, err
	}
	return Load(s, c, Options{})
}

// everyChart is every chart of the bundled study and of the gallery.
func everyChart(t testing.TB) []*Chart {
	t.Helper()
	list, err := study(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	folders, err := os.ReadDir(filepath.Join("testdata", "gallery"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		list = append(list, gallery(t, f.Name())...)
	}
	return list
}

// TestGallery compares the charts of every study in testdata/gallery with the
// pictures that were looked at and accepted: full and half, the full also for
// the dark and for paper.
func TestGallery(t *testing.T) {
	folders, err := os.ReadDir(filepath.Join("testdata", "gallery"))
	if err != nil {
		t.Fatal(err)
	}
	fonts := typeset.New()
	full, half := small.Size, layout.Size{Name: "half", Width: 388, Pixels: 388, Quotes: true}
	for _, folder := range folders {
		for _, c := range gallery(t, folder.Name()) {
			for _, style := range []layout.Style{{Theme: layout.Light, Size: full}, {Theme: layout.Light, Size: half}, {Theme: layout.Dark, Size: full}, {Theme: layout.Print, Size: full}} {
				name := "gallery-" + c.ID + "-" + style.Size.Name + "-" + style.Theme.Name
				t.Run(name, func(t *testing.T) {
					picture, err := c.Draw(style, fonts)
					if err != nil {
						t.Fatal(err)
					}
					golden(t, name, write(t, picture, "png"))
				})
			}
		}
	}
}
