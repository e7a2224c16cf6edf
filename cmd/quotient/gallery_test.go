package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotient/analysis"
	"quotient/charts"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// exhibits are the pictures of each kind on the gallery's page.
var exhibits = []struct {
	name, title string
	style       charts.Style
}{
	{"full", "Full, light", charts.Style{Theme: charts.Light, Size: shown(charts.Full, 1000)}},
	{"half", "Half", charts.Style{Theme: charts.Light, Size: shown(charts.Half, 582)}},
	{"dark", "Dark", charts.Style{Theme: charts.Dark, Size: shown(charts.Full, 1000)}},
	{"print", "Print", charts.Style{Theme: charts.Print, Size: shown(charts.Full, 1000)}},
}

// beyondMarks are charts of public figures with what is said besides their marks, each from a
// study of its name.
var beyondMarks = [][2]string{
	{"minimum-wage", "A reference line from a row, and a note at a mark: bars with `lines` and `annotations`."},
	{"unemployment", "Periods and an event on an axis of time, a note and a reference line: a line with `annotations` and `lines`."},
}

func shown(s charts.Size, pixels int) charts.Size {
	s.Pixels = pixels
	return s
}

// variants are charts of kinds that are on the page already, drawn otherwise.
var variants = []struct{ folder, id, title, doc string }{
	{"stacked-column-share", "stacked-column-share", "Shares", "Each part as a share of its whole, computed with its bounds."},
	{"stacked-bar-diverging", "stacked-bar-diverging", "Answers", "Series on both sides of a middle."},
	{"area-bounds", "area-bounds", "An area between bounds", "What lies between two estimates is a light band."},
	{"timeline-lanes", "timeline-lanes", "A timeline with lanes", "A lane for each value of a column, with every name next to its mark; dates before Christ, and centuries."},
	{"waffle-many", "waffle-percent", "A square for a percent", "A square stands for so many, or for a percent of the whole."},
	{"facet-bar", "facet-bar", "Small multiples", "A chart for each value of a column, on one scale."},
	{"facet-column", "facet-free", "Small multiples, each on a scale of its own", "The key says so."},
	{"bubble", "bubble", "Bubbles", "A third number as the area of each point, from zero."},
	{"heat-map-middle", "heat-map-middle", "Two hues about a middle", "Shades that lead away from the 100 of an index."},
	{"marathon", "marathon", "Durations", "Hours, minutes and seconds, on the axis and at the points."},
	{"leicester", "leicester", "A reversed axis", "Places run down: the first is at the top, and the chart says so."},
	{"states", "states-both", "Names at both ends", "Each line is named before its first point, too."},
	{"house-style", "house-style", "A house style", "The colours of a house, from `style.yaml` next to charts.yaml."},
	{"house", "house", "A line over stacks", "A reference line over the parts of a whole."},
	{"electors", "electors", "A line in panels", "A reference line, named once over all panels, and a note in one."},
	{"measured", "measured-dot", "Measured ends", "Thin lines with caps, from the low to the high end that the table gives."},
	{"measured", "measured-line", "Measured ends along a line", "A light ribbon on either side of the line."},
	{"states", "states", "Many series, two of them in colour", "The others are thin grey lines, and named in the tooltips and the alt text."},
	{"facet-scatter", "facet-scatter", "Small multiples of a scatter plot", "Each with the line of its own points."},
}

// TestGallery holds docs/gallery against the kinds: each with its picture in
// every theme, from the study that shows it best.
func TestGallery(t *testing.T) {
	fonts := typeset.New()
	var page strings.Builder
	page.WriteString("# Gallery\n\nEvery kind of chart, in every theme. This page is made from the list of kinds:\n`UPDATE=1 go test ./cmd/quotient` makes it anew.\n")
	show := func(name, doc string) {
		chart, entry, from := exhibit(t, name)
		page.WriteString(fmt.Sprintf("\n## %s\n\n%s %s\n\n", name, doc, from))
		alt := ""
		for _, e := range exhibits {
			picture, err := chart.Draw(e.style, fonts)
			if err != nil {
				t.Errorf("%s, %s: %v", name, e.name, err)
				continue
			}
			alt = strings.ReplaceAll(picture.Alt, "\u00a0", " ")
			var png bytes.Buffer
			if err := picture.Write(&png, "png"); err != nil {
				t.Fatal(err)
			}
			same(t, png.Bytes(), "docs", "gallery", name+"."+e.name+".png")
		}
		page.WriteString(fmt.Sprintf("![%s](%s.full.png)\n\n", alt, name))
		page.WriteString("| Half | Dark | Print |\n| --- | --- | --- |\n")
		page.WriteString(fmt.Sprintf("| ![half](%[1]s.half.png) | ![dark](%[1]s.dark.png) | ![print](%[1]s.print.png) |\n\n", name))
		page.WriteString("<details><summary>In charts.yaml</summary>\n\n```yaml\n" + entry + "```\n\n</details>\n")
	}
	for _, k := range charts.Kinds() {
		show(k.Name, k.Doc)
	}
	for _, x := range beyondMarks {
		show(x[0], x[1])
	}
	for _, v := range variants {
		chart, entry, ok := find(t, os.DirFS(filepath.Join(moduleRoot(t), "charts", "testdata", "gallery", v.folder)), func(c *charts.Chart) bool { return c.ID == v.id })
		if !ok {
			t.Fatalf("there is no chart %s", v.id)
		}
		page.WriteString(fmt.Sprintf("\n## %s\n\n%s From a [study made for this page](../../charts/testdata/gallery/%s).\n\n", v.title, v.doc, v.folder))
		picture, err := chart.Draw(exhibits[0].style, fonts)
		if err != nil {
			t.Fatal(err)
		}
		var png bytes.Buffer
		if err := picture.Write(&png, "png"); err != nil {
			t.Fatal(err)
		}
		same(t, png.Bytes(), "docs", "gallery", v.id+".full.png")
		page.WriteString(fmt.Sprintf("![%s](%s.full.png)\n\n", strings.ReplaceAll(picture.Alt, "\u00a0", " "), v.id))
		page.WriteString("<details><summary>In charts.yaml</summary>\n\n```yaml\n" + entry + "```\n\n</details>\n")
	}
	// The vocabulary of exactness, as bars and as points.
	page.WriteString("\n## The marks\n\nHow exact the text is, as bars and as points. [What they mean](../charts.md#marks).\n")
	picture, err := charts.Vocabulary().Draw(exhibits[0].style, fonts)
	if err != nil {
		t.Fatal(err)
	}
	var png bytes.Buffer
	if err := picture.Write(&png, "png"); err != nil {
		t.Fatal(err)
	}
	same(t, png.Bytes(), "docs", "gallery", "marks.png")
	page.WriteString(fmt.Sprintf("\n![%s](marks.png)\n", strings.ReplaceAll(picture.Alt, "\u00a0", " ")))
	same(t, []byte(page.String()), "docs", "gallery", "README.md")
}

// exhibit is the chart that shows a kind: that of a study of its own, or the
// first of the kind in the bundled study.
func exhibit(t *testing.T, kind string) (chart *charts.Chart, entry, from string) {
	t.Helper()
	dir := filepath.Join(moduleRoot(t), "charts", "testdata", "gallery", kind)
	fsys, from := os.DirFS(dir), fmt.Sprintf("From a [study made for this page](../../charts/testdata/gallery/%s).", kind)
	if _, err := os.Stat(dir); err != nil {
		bundled, err := datasets.Find("hungary-1956")
		if err != nil {
			t.Fatal(err)
		}
		fsys, from = bundled, "From the bundled study."
	}
	chart, entry, ok := find(t, fsys, func(c *charts.Chart) bool { return c.Kind == kind || c.ID == kind })
	if !ok {
		t.Fatalf("no study shows the kind %s", kind)
	}
	return chart, entry, from
}

// find returns the first such chart of a study, and its lines of charts.yaml.
func find(t *testing.T, fsys fs.FS, is func(*charts.Chart) bool) (chart *charts.Chart, entry string, ok bool) {
	t.Helper()
	study, err := datasets.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	comparisons, err := analysis.Compare(study)
	if err != nil {
		t.Fatal(err)
	}
	list, err := charts.Load(study, comparisons, charts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	text, err := fs.ReadFile(fsys, charts.SpecFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		if is(c) {
			_, entry, _ = strings.Cut(string(text), "  - id: "+c.ID+"\n")
			entry, _, _ = strings.Cut(entry, "\n  - id: ")
			entry, _, _ = strings.Cut(entry, "\nterms:")
			entry = "  - id: " + c.ID + "\n" + strings.TrimRight(entry, "\n ") + "\n"
			return c, entry, true
		}
	}
	return nil, "", false
}
