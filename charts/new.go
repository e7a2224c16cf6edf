package charts

import (
	"io/fs"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/charts/internal/spec"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/quantity"
)

// specText stands for the file where a specification comes from none.
const specText = "chart"

// New makes a chart of a study from its specification, in YAML, as it would
// stand in charts.yaml, but that it needs no id:
//
//	kind: bar
//	title: Officials earned most
//	table: wages
//
// The error is of type [datasets.Findings], with the places in the text. As it
// would be by [Verify], a number that is typed into the words of the chart and is
// none of what it shows is told there, too, unless the chart is of plain data.
func New(study *datasets.Study, comparisons *analysis.Comparisons, given string) (*Chart, error) {
	if strings.TrimSpace(given) == "" {
		return nil, datasets.Findings{{File: specText, Message: "there is no chart in an empty text", Hint: "kind, title, and what to draw"}}
	}
	node, err := datasets.ParseYAML(specText, given)
	if err != nil {
		return nil, err
	}
	c, found := load(node, study, comparisons, quantity.English, nil, Options{nameless: true})
	if c != nil && len(found) == 0 {
		found = untrue(study, comparisons, c, node, given)
	}
	for i := range found {
		found[i].File, found[i].Ref = specText, ""
	}
	if err := found.Err(); err != nil {
		return nil, err
	}
	return c, nil
}

// Verify holds the numbers that are typed into the words of charts and comparisons
// against what each shows or computes: see [prose.WordsCheck].
func Verify(study *datasets.Study, comparisons *analysis.Comparisons, charts []*Chart) check.Result {
	return prose.WordsCheck.Result(prose.Captions{Study: study, Comparisons: comparisons, Charts: Shown(charts)})
}

// Shown is what the words of charts can speak of.
func Shown(charts []*Chart) (out []prose.Chart) {
	for _, c := range charts {
		out = append(out, prose.Chart{ID: c.ID, Rows: c.Rows, Comparisons: c.comparisons})
	}
	return out
}

// untrue is what [Verify] finds in the words of one chart, if it stood alone in
// charts.yaml.
func untrue(study *datasets.Study, comparisons *analysis.Comparisons, c *Chart, node datasets.Node, given string) (found datasets.Findings) {
	if !slices.ContainsFunc(c.Rows, func(o *datasets.Observation) bool { return o.Quote != "" }) {
		return nil
	}
	const margin = "    "
	lines := strings.Split(given, "\n")
	for i, l := range lines {
		lines[i] = margin + l
	}
	head := "charts:\n  -\n"
	var named struct {
		ID datasets.Text `yaml:"id"`
	}
	if err := node.Decode(specText, &named, false); err != nil || named.ID.Value == "" {
		head += margin + "id: " + c.ID + "\n"
	}
	alone := *study
	alone.FS = overlay{study.FS, head + strings.Join(lines, "\n")}
	for _, f := range Verify(&alone, comparisons, []*Chart{c}).Findings {
		if f.File == spec.File && f.Ref == c.ID {
			f.Line -= strings.Count(head, "\n")
			f.Column -= len(margin)
			found = append(found, f)
		}
	}
	return found
}

// overlay is a study's folder with another charts.yaml.
type overlay struct {
	fs.FS
	charts string
}

func (o overlay) ReadFile(name string) ([]byte, error) {
	if name == spec.File {
		return []byte(o.charts), nil
	}
	return fs.ReadFile(o.FS, name)
}
