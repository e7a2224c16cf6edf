package charts

import (
	"slices"
	"strings"
	"testing"
)

// TestOtherNames names one of our kinds for each that other programs have.
func TestOtherNames(t *testing.T) {
	var kinds []string
	for _, k := range Kinds() {
		kinds = append(kinds, k.Name)
	}
	for name, use := range otherNames {
		if name != plainName(name) || slices.ContainsFunc(kinds, func(k string) bool { return plainName(k) == name }) {
			t.Errorf("%s cannot be found", name)
		}
		if !slices.Contains(kinds, use.kind) || use.why == "" {
			t.Errorf("%s: there is no kind %q, or no reason", name, use.kind)
		}
	}
	rows := [][]string{{"a", "One", "A", "1950", "20", "", "exact", "asserted"}}
	for name, want := range map[string]string{
		"pie": "kind: stacked-bar: ", "donut": "kind: stacked-bar: ", "area chart": "kind: area\n", "choropleth": "kind: map: ", "bubble map": "kind: symbol-map: ", "boxplot": "kind: box\n", "Box Plot": "kind: box\n",
		"lollipop": "kind: dot: ", "gantt": "kind: timeline: ", "bridge": "kind: waterfall: ", "strip": "kind: box: ", "bubble": "kind: scatter: ", "radar": "kind: dot: ",
		"treemap": "kind: stacked-bar: ", "sankey": "kind: stacked-bar: ", "funnel": "kind: bar: ", "gauge": "kind: bar: ", "stacked column": "kind: stacked-column\n",
		"barh": "kind: bar: ", "heatmap": "kind: heat-map\n", "line-chart": "kind: line\n", "scatterplot": "kind: scatter\n", "groupedBar": "kind: grouped-bar\n",
		"violin-plot": "kind: box: ", "baar": `did you mean "bar"?`, "kagi": "kinds: area, bar, ",
	} {
		_, err := hardStudy(t, rows, head+"A\n    kind: "+name+"\n    table: t\n")
		if err == nil || !strings.HasPrefix(err.Error(), "charts.yaml:4:11: ") || !strings.Contains(err.Error()+"\n", want) {
			t.Errorf("%s: want %q, got %v", name, want, err)
		}
	}
}
