package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/charts"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// galleries are the pages whose charts docs/chart-tasks.md lists.
var galleries = map[string]string{
	"Datawrapper":       "https://www.datawrapper.de/charts",
	"Our World in Data": "https://ourworldindata.org/charts",
	"ggplot2":           "https://ggplot2.tidyverse.org/reference",
	"Vega-Lite":         "https://vega.github.io/vega-lite/examples",
	"Observable Plot":   "https://observablehq.com/@observablehq/plot-gallery",
}

// A task is a chart that one of the galleries has.
type task struct {
	of, name string
	study    string // a folder of charts/testdata/gallery, or a bundled study
	id       string // of the chart
	refused  string // instead: what is tried and refused, in the study of tried
	picture  string // the picture in docs/gallery that shows it, where its name is another
}

var tasks = []task{
	{of: "Datawrapper", name: "Bars, one highlighted", study: "hungary-1956", id: "wages", picture: "bar"},
	{of: "Datawrapper", name: "Split bars", study: "facet-bar", id: "facet-bar"},
	{of: "Datawrapper", name: "Stacked bars", study: "stacked-bar", id: "stacked-bar"},
	{of: "Datawrapper", name: "Bars against a threshold", study: "minimum-wage", id: "minimum-wage"},
	{of: "Datawrapper", name: "Dot plot", study: "hungary-1956", id: "tolls", picture: "dot"},
	{of: "Datawrapper", name: "Range plot", study: "range", id: "range"},
	{of: "Datawrapper", name: "Arrow plot, before and after", study: "hungary-1956", id: "reform", picture: "dumbbell"},
	{of: "Datawrapper", name: "Columns", study: "column", id: "column"},
	{of: "Datawrapper", name: "Grouped columns", study: "grouped-bar", id: "grouped-bar"},
	{of: "Datawrapper", name: "Stacked columns over elections", study: "house", id: "house"},
	{of: "Datawrapper", name: "Lines, two of them highlighted", study: "states", id: "states"},
	{of: "Datawrapper", name: "Scatter plot with names", study: "scatter", id: "scatter"},
	{of: "Datawrapper", name: "Choropleth map", study: "map", id: "map"},
	{of: "Datawrapper", name: "Symbol map", study: "symbol-map", id: "symbol-map"},
	{of: "Datawrapper", name: "Table as a heat map", study: "heat-map", id: "heat-map"},
	{of: "Datawrapper", name: "Pie", refused: "kind: pie"},
	{of: "Our World in Data", name: "A long line with events and periods", study: "unemployment", id: "unemployment"},
	{of: "Our World in Data", name: "Stacked area", study: "area", id: "area"},
	{of: "Our World in Data", name: "Stacked bars, each 100%", study: "stacked-bar-share", id: "stacked-bar-share"},
	{of: "Our World in Data", name: "Slopes", study: "hungary-1956", id: "crowds", picture: "slope"},
	{of: "Our World in Data", name: "Panels, each on a scale of its own", study: "facet-column", id: "facet-free"},
	{of: "Our World in Data", name: "Scatter plot with population as area", study: "bubble", id: "bubble"},
	{of: "Our World in Data", name: "Marimekko", refused: "kind: marimekko"},
	{of: "ggplot2", name: "Histogram", study: "histogram", id: "histogram"},
	{of: "ggplot2", name: "Box plot with every point", study: "box", id: "box"},
	{of: "ggplot2", name: "Facets of a scatter plot", study: "facet-scatter", id: "facet-scatter"},
	{of: "ggplot2", name: "Line of least squares", study: "scatter-trend", id: "scatter-trend"},
	{of: "ggplot2", name: "Points with error bars", study: "measured", id: "measured-dot"},
	{of: "ggplot2", name: "Line with a ribbon", study: "measured", id: "measured-line"},
	{of: "ggplot2", name: "Population pyramid", study: "pyramid", id: "pyramid"},
	{of: "ggplot2", name: "Steps", study: "marathon", id: "marathon"},
	{of: "ggplot2", name: "Violins", refused: "kind: violin"},
	{of: "Vega-Lite", name: "Bump chart", study: "bump", id: "bump"},
	{of: "Vega-Lite", name: "Waterfall", study: "waterfall", id: "waterfall"},
	{of: "Vega-Lite", name: "Line with a highlighted period", study: "leicester", id: "leicester"},
	{of: "Vega-Lite", name: "Diverging stacked bars", study: "stacked-bar-diverging", id: "stacked-bar-diverging"},
	{of: "Vega-Lite", name: "Grid of squares", study: "waffle-many", id: "waffle-percent"},
	{of: "Vega-Lite", name: "Gantt chart", study: "timeline-lanes", id: "timeline-lanes"},
	{of: "Vega-Lite", name: "Two axes for two units", refused: "kind: line\n    series: what"},
	{of: "Observable Plot", name: "Stripes in two hues about a middle", study: "heat-map-middle", id: "heat-map-middle"},
}

// tried is the study in which the refused charts are tried: what rains in a town, and how
// warm it is, in two units.
var tried = fstest.MapFS{
	"datapackage.json": {Data: []byte(`{"name": "weather", "resources": [{"name": "weather", "path": "weather.csv", "schema": {"fields": [{"name": "id", "type": "string"}, {"name": "date", "type": "string"}, {"name": "what", "type": "string"}, {"name": "value", "type": "number"}, {"name": "unit", "type": "string"}]}}]}`)},
	"weather.csv":      {Data: []byte("id,date,what,value,unit\na,2020-01,rain,40,millimetre\nb,2020-02,rain,30,millimetre\nc,2020-01,warmth,2,kelvin\nd,2020-02,warmth,5,kelvin\n")},
}

// TestTasks holds docs/chart-tasks.md against the charts that it shows, each of which is
// drawn, and against the refusals that it quotes.
func TestTasks(t *testing.T) {
	fonts := typeset.New()
	style := charts.Style{Theme: charts.Light, Size: shown(charts.Full, 640)}
	done := 0
	var page strings.Builder
	for i, of := range tasks {
		if i == 0 || of.of != tasks[i-1].of {
			page.WriteString(fmt.Sprintf("\n## %s\n\nFrom the [gallery](%s).\n\n| Task | Our lines | Our picture |\n| --- | --- | --- |\n", of.of, galleries[of.of]))
		}
		if of.refused != "" {
			page.WriteString(fmt.Sprintf("| %s | %s | Refused: %s |\n", of.name, cellOf("kind: "+strings.TrimPrefix(of.refused, "kind: ")), refusal(t, of.refused)))
			continue
		}
		done++
		chart, entry := taskChart(t, of)
		picture, err := chart.Draw(style, fonts)
		if err != nil {
			t.Errorf("%s: %v", of.name, err)
			continue
		}
		name := of.picture
		if name == "" {
			name = of.id
		}
		path := "gallery/" + name + ".full.png"
		if _, err := os.Stat(filepath.Join(moduleRoot(t), "docs", filepath.FromSlash(path))); err != nil {
			var png bytes.Buffer
			if err := picture.Write(&png, "png"); err != nil {
				t.Fatal(err)
			}
			path = "tasks/" + name + ".png"
			same(t, png.Bytes(), "docs", "tasks", name+".png")
		}
		page.WriteString(fmt.Sprintf("| %s | %s | [<img src=\"%s\" width=\"240\" alt=\"%s\">](%[3]s) |\n", of.name, cellOf(entry), path, strings.ReplaceAll(chart.Title, `"`, "&quot;")))
	}
	if len(tasks) != 40 || done < 36 {
		t.Errorf("%d of %d tasks are done, want 36 of 40", done, len(tasks))
	}
	head := fmt.Sprintf("# Forty charts of other galleries\n\nThe charts that the galleries of five tools show, as Quotient draws them: what charts.yaml says, and\nthe picture. %d of these %d are drawn. For the others, the table has the reason that the program gives.\n"+
		"The figures are those of the studies in [charts/testdata/gallery](../charts/testdata/gallery) and of the bundled\nones, not of the pages linked. A test draws every chart and writes this page:\n`UPDATE=1 go test ./cmd/quotient -run Tasks`.\n", done, len(tasks))
	same(t, []byte(head+page.String()), "docs", "chart-tasks.md")
}

// taskChart is the chart of a task, and its lines of charts.yaml, in English alone.
func taskChart(t *testing.T, of task) (*charts.Chart, string) {
	t.Helper()
	var fsys fs.FS = os.DirFS(filepath.Join(moduleRoot(t), "charts", "testdata", "gallery", of.study))
	if bundled, err := datasets.Find(of.study); err == nil {
		fsys = bundled
	}
	chart, entry, ok := find(t, fsys, func(c *charts.Chart) bool { return c.ID == of.id })
	if !ok {
		t.Fatalf("%s: there is no chart %s in %s", of.name, of.id, of.study)
	}
	return chart, englishOnly(entry)
}

var (
	otherLines  = regexp.MustCompile(`(?m)^ +(hu|el): .*\n`)
	englishLine = regexp.MustCompile(`(?m):\n +en: `)
	otherWords  = regexp.MustCompile(`\{ en: ([^{}]*?), hu: [^{}]* \}`)
)

// englishOnly leaves the other languages of a bundled study out.
func englishOnly(entry string) string {
	entry = otherLines.ReplaceAllString(entry, "")
	entry = englishLine.ReplaceAllString(entry, ": ")
	return otherWords.ReplaceAllString(entry, "$1")
}

// cellOf is a piece of YAML in the cell of a table of Markdown.
func cellOf(yaml string) string {
	yaml = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "|", "&#124;", "*", "&#42;", "_", "&#95;", "`", "&#96;", "{", "&#123;", "}", "&#125;").Replace(strings.TrimRight(yaml, "\n"))
	var lines []string
	for _, line := range strings.Split(yaml, "\n") {
		line = strings.TrimPrefix(strings.TrimPrefix(line, "  - "), "    ")
		plain := strings.TrimLeft(line, " ")
		lines = append(lines, strings.Repeat("&nbsp;", len(line)-len(plain))+plain)
	}
	return "<code>" + strings.Join(lines, "<br>") + "</code>"
}

// placeOf is the place that a message begins with.
var placeOf = regexp.MustCompile(`^chart(:\d+:\d+)?: `)

// refusal is the message with which a chart is refused.
func refusal(t *testing.T, lines string) string {
	t.Helper()
	study, err := datasets.Load(tried)
	if err != nil {
		t.Fatal(err)
	}
	comparisons, err := analysis.Compare(study)
	if err != nil {
		t.Fatal(err)
	}
	_, err = charts.New(study, comparisons, "title: Rain and warmth\ntable: weather\n"+strings.ReplaceAll(lines, "\n    ", "\n")+"\n")
	if err == nil {
		t.Fatalf("%s is drawn", lines)
	}
	message := placeOf.ReplaceAllString(err.Error(), "")
	return strings.Join(strings.Fields(strings.ReplaceAll(message, "\n", "; ")), " ")
}
