package charts

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// plainStudy loads charts of plain tables, each a CSV whose columns are numbers
// where their names begin with n, and value and high.
func plainStudy(t testing.TB, given string, tables map[string]string) ([]*Chart, error) {
	t.Helper()
	files := fstest.MapFS{spec.File: {Data: []byte(given)}}
	var resources []string
	for _, name := range spec.SortedKeys(tables) {
		var fields []string
		header, _, _ := strings.Cut(tables[name], "\n")
		for _, f := range strings.Split(header, ",") {
			sort := "string"
			if f == "value" || f == "high" || f[0] == 'n' {
				sort = "number"
			}
			fields = append(fields, fmt.Sprintf(`{"name": %q, "type": %q}`, f, sort))
		}
		resources = append(resources, fmt.Sprintf(`{"name": %q, "path": "%s.csv", "schema": {"fields": [%s]}}`, name, name, strings.Join(fields, ", ")))
		files[name+".csv"] = &fstest.MapFile{Data: []byte(tables[name])}
	}
	files["datapackage.json"] = &fstest.MapFile{Data: []byte(`{"name": "plain", "resources": [` + strings.Join(resources, ", ") + `]}`)}
	s, err := datasets.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	return Load(s, c, Options{})
}

// refusal is a chart that must not be taken, and what its message says.
type refusal struct {
	spec string
	want []string
}

func testRefusals(t *testing.T, tables map[string]string, refusals map[string]refusal) {
	t.Helper()
	for name, tt := range refusals {
		t.Run(name, func(t *testing.T) {
			_, err := plainStudy(t, "charts:\n  - id: x\n    title: A\n    "+strings.ReplaceAll(tt.spec, "; ", "\n    ")+"\n", tables)
			if err == nil {
				t.Fatal("the chart was taken")
			}
			for _, want := range tt.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("the error does not say %q:\n%v", want, err)
				}
			}
		})
	}
}

func TestScatterRefused(t *testing.T) {
	tables := map[string]string{
		"t": "id,g,na,nb,value,high,bound,unit\na,p,1,5,10,,exact,m\nb,q,2,5,20,,over,m\nc,r,3,5,30,40,between,m\nd,s,0,5,40,,about,m\n",
		"u": "id,g,value,unit\na,p,1,m\nb,p,2,m\n",
		"v": "id,g,value,unit\na,z,1,m\nb,,2,m\n",
		"w": "id,g,value,unit\na,p,1,m\nb,q,2,kg\n",
	}
	testRefusals(t, tables, map[string]refusal{
		"a trend through limits":   {"kind: scatter; table: t; x: {column: na}; trend: true", []string{"charts.yaml:7:12:", "t.b is bounded (>\u00a020)", "leave out the trend"}},
		"a trend through an about": {"kind: scatter; table: t; where: {g: [p, s]}; x: {column: na}; trend: true", []string{"t.d is bounded"}},
		"a trend of two":           {"kind: scatter; table: t; where: {g: [p, q]}; x: {column: na}; y: {column: nb}; trend: true", []string{"three points, and there are 2"}},
		"a trend of a level":       {"kind: scatter; table: t; x: {column: na}; y: {column: nb}; trend: true", []string{"all numbers of one axis are alike"}},
		"a trend on a log scale":   {"kind: scatter; table: t; x: {column: na}; y: {column: nb, scale: log}; trend: true", []string{"straight line"}},
		"a trend of yes":           {"kind: scatter; table: t; x: {column: na}; trend: linear", []string{`trend is "linear"`, "write true"}},
		"zero on a log scale":      {"kind: scatter; table: t; x: {column: na, scale: log}", []string{"t.d is not above zero"}},
		"one column twice":         {"kind: scatter; table: t", []string{"both axes have the same numbers"}},
		"no table":                 {"kind: scatter; x: {column: na}", []string{"the chart has no table"}},
		"rows by name":             {"kind: scatter; rows: [t.a]; x: {column: na}", []string{"rows by name do not go"}},
		"a column of words":        {"kind: scatter; table: t; x: {column: g}", []string{`no column of numbers "g"`, "na"}},
		"an unknown column":        {"kind: scatter; table: t; x: {column: nc}", []string{`no column of numbers "nc"`, `did you mean`}},
		"one table of two":         {"kind: scatter; x: {table: t}; y: {column: nb}; by: g", []string{"both axes name one"}},
		"tables without by":        {"kind: scatter; x: {table: t}; y: {table: w}", []string{"paired by a column"}},
		"a pair that is not one":   {"kind: scatter; x: {table: t}; y: {table: u}; by: g", []string{`u.a and u.b have the same g, "p"`, "where"}},
		"a row without its pair":   {"kind: scatter; x: {table: t}; y: {table: v}; by: g", []string{"v.b says nothing under g"}},
		"no pairs":                 {"kind: scatter; x: {table: t}; y: {table: v, where: {g: [z]}}; by: g", []string{"no row of t has the same g"}},
		"unlike units":             {"kind: scatter; x: {table: t}; y: {table: w}; by: g", []string{"one axis has one unit"}},
	})
}

// TestScatterOfMany draws points by the hundred, none of them named.
func TestScatterOfMany(t *testing.T) {
	table := "na,nb,g\n"
	for i := range 400 {
		table += fmt.Sprintf("%d,%d,%s\n", 1+i*i%83, 1+i*7%91, "pqr"[i%3:i%3+1])
	}
	charts, err := plainStudy(t, "charts:\n  - id: x\n    title: A\n    kind: scatter\n    table: t\n    label: g\n    x: {column: na, scale: log}\n    y: {column: nb, scale: log}\n    series: {column: g}\n", map[string]string{"t": table})
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range layout.Sizes() {
		p, err := charts[0].Draw(layout.Style{Theme: layout.Light, Size: size}, typeset.New())
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, hit := range p.Hits() {
			n += len(hit.Refs)
		}
		if n != 400 {
			t.Errorf("%s: %d points are drawn, want 400", size.Name, n)
		}
		if !strings.Contains(p.Alt, "398 points between") || len(p.Alt) > 600 {
			t.Errorf("%s: the alt text is %q", size.Name, p.Alt)
		}
	}
}

// Example_scatter draws the numbers of two tables, paired by the town.
func Example_scatter() {
	study, err := datasets.Load(os.DirFS("testdata/gallery/scatter"))
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
	for _, sentence := range strings.SplitAfter(picture.Alt, ". ")[:5] {
		fmt.Println(strings.ReplaceAll(strings.TrimSpace(sentence), "\u00a0", " "))
	}
	// Output:
	// Scatter plot, 12 points, Cycle lanes in kilometres across, People cycling to work up.
	// Aldersea, flat: 42 kilometres; 2,100 people.
	// Birchford, hilly: 18 kilometres; 700 people.
	// Cobden, flat: 65 to 80 kilometres; 3,400 to 3,900 people.
	// Dunmere, hilly: under 9 kilometres; up to 300 people.
}

// TestYearsBC: years before the year 1 have their names on axes and in alt texts, with
// round ones at the ticks.
func TestYearsBC(t *testing.T) {
	const given = `charts:
  - {id: line, kind: line, title: T, table: t, x: n year}
  - {id: scatter, kind: scatter, title: T, table: t, x: n year, y: value}
  - {id: other, kind: scatter, title: T, table: t, x: n depth, y: value}
`
	list, err := plainStudy(t, given, map[string]string{"t": "id,n year,n depth,value\na,-99,-99,1\nb,-43,-43,2\nc,14,14,3\n"})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]string{{">100 BC<", ">20 BC<", ">1<", "44 BC, 2"}, {">100 BC<", ">20 BC<", ">1<", "44 BC; "}, {">−100<", ">−20<", ">0<", "−43; "}} {
		p, err := list[i].Draw(layout.Style{Theme: layout.Light, Size: layout.Full, Live: true}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var svg strings.Builder
		if err := p.Write(&svg, "svg"); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(svg.String(), w) {
				t.Errorf("%s has no %q", list[i].ID, w)
			}
		}
		if i < 2 && strings.Contains(svg.String(), "−") {
			t.Errorf("%s has a year below zero", list[i].ID)
		}
	}
}
