package charts

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
	"quotient/datasets"
)

func TestBoxRefused(t *testing.T) {
	tables := map[string]string{
		"t": "id,g,na,value,unit\na,p,1,5,m\nb,q,0,6,m\nc,,3,7,m\n",
		"u": "id,g,value,unit\na,p,1,m\nb,p,2,kg\n",
	}
	var many strings.Builder
	many.WriteString("g,n\n")
	for i := range 30 {
		fmt.Fprintf(&many, "g%d,%d\n", i, i)
	}
	tables["many"] = many.String()
	testRefusals(t, tables, map[string]refusal{
		"no table":                     {"kind: box; by: g", []string{"the chart has no table"}},
		"rows by name":                 {"kind: box; rows: [t.a]", []string{"rows by name do not go"}},
		"a row of no group":            {"kind: box; table: t; by: g", []string{"charts.yaml:6:9:", "t.c says nothing under g", "where"}},
		"an unknown group":             {"kind: box; table: t; by: gg", []string{`table t has no column "gg"`, `did you mean "g"?`}},
		"a column of words":            {"kind: box; table: t; x: {column: g}", []string{`no column of numbers "g"`}},
		"a table of the axis":          {"kind: box; table: t; x: {table: u}", []string{"a box plot has one table"}},
		"zero on a log scale":          {"kind: box; table: t; x: {column: na, scale: log}", []string{"t.b is not above zero"}},
		"an unknown emphasis":          {"kind: box; table: t; where: {g: [p, q]}; by: g; emphasis: [r]", []string{`no group "r"`}},
		"unlike units":                 {"kind: box; table: u; by: g", []string{"one axis has one unit"}},
		"more groups than can be read": {"kind: box; table: many; by: g; x: {column: n}", []string{"30 groups are more than can be read"}},
	})
}

// TestBoxBounds looks at quartiles that bounds leave open, more or less.
func TestBoxBounds(t *testing.T) {
	row := func(group, bounds string) (out string) {
		for i, b := range strings.Fields(bounds) {
			name := map[string]string{"=": "exact", ">": "over", "~": "about", "-": "between"}[b]
			high := ""
			if b == "-" {
				high = fmt.Sprint(10*i + 25)
			}
			out += fmt.Sprintf("%s,%d,%s,%s\n", group, 10*i+10, high, name)
		}
		return out
	}
	table := "g,value,high,bound\n" + row("plain", "= = = = =") + row("open", "= = = > >") + row("half", "= = - = =") + row("vague", "~ ~ ~ = =") + row("lost", "~ ~ ~ ~ =") + row("few", "= = = =")
	charts, err := plainStudy(t, "charts:\n  - id: x\n    title: A\n    kind: box\n    table: t\n    by: g\n", map[string]string{"t": table})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "box-bounds", write(t, drawn(t, charts[0]), "png"))
	alt := strings.ReplaceAll(drawn(t, charts[0]).Alt, "\u00a0", " ")
	for _, want := range []string{
		"plain: 5 numbers; median 30, quartiles 20 and 40; lowest 10, highest 50.",
		"open: 5 numbers; median 30, quartiles 20 and ≥ 40; lowest 10, highest ≥ 50.",
		"half: 5 numbers; median 30–40, quartiles 20 and 40–45; lowest 10, highest 50.",
		"vague: 5 numbers; median unknown, quartiles ≤ 50 and ≥ 40; lowest ≤ 40, highest ≥ 50.",
		"lost: 5 numbers; median unknown, quartiles unknown and unknown; lowest ≤ 50, highest ≥ 50.",
		"few: 10; 20; 30; 40.",
		"lost: the bounds leave a quartile open.",
	} {
		if !strings.Contains(alt, want) {
			t.Errorf("the alt text does not say %q:\n%s", want, alt)
		}
	}
}

// TestPack draws every point of a strip.
func TestPack(t *testing.T) {
	table := "n\n"
	for i := range 300 {
		table += fmt.Sprintf("%d\n", i*i%37)
	}
	charts, err := plainStudy(t, "charts:\n  - id: x\n    title: A\n    kind: box\n    table: t\n    x: {column: n}\n", map[string]string{"t": table})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(drawn(t, charts[0]).Hits()); n != 300 {
		t.Errorf("%d points are drawn, want 300", n)
	}
}

// Example_box draws some two hundred waits, of which some were broken off.
func Example_box() {
	study, err := datasets.Load(os.DirFS("testdata/gallery/box"))
	if err != nil {
		fmt.Println(err)
		return
	}
	comparisons, err := analysis.Compare(study)
	if err != nil {
		fmt.Println(err)
		return
	}
	charts, err := Load(study, comparisons, Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := charts[0].Draw(layout.Default, typeset.New())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.ReplaceAll(strings.ReplaceAll(picture.Alt, "\u00a0", " "), ". ", ".\n"))
	// Output:
	// Box plot, 5 groups, 213 numbers, Minutes.
	// Harbour line: 96 numbers; median 6.9, quartiles 5.6 and 8.15; lowest 2.8, highest 11.4.
	// Hospital line: 84 numbers; median 11.3, quartiles 8.8 and 13.525; lowest 3.8, highest 18.4.
	// Market line: 21 numbers; median 15, quartiles 8 and ≥ 20; lowest 6, highest ≥ 20.
	// School line: 9 numbers; median 8–10, quartiles 6 and 9–14; lowest ≤ 5, highest ≥ 10.
	// Night line: 11 minutes; more than 18 minutes; 24 minutes (speculated).
	// On the Market line a third of the waits were broken off after twenty minutes.
	// Source: “Waits at five invented bus stops”.
}
