package charts

import (
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/captions"
	"quotient/analysis/naming"
	"quotient/analysis/prose"
	"quotient/charts/internal/house"
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
		found = untrue(study, comparisons, c, node)
	}
	if own, err := house.Of(study); err != nil {
		return nil, err
	} else if c != nil {
		c.house = own
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
	return VerifyBy(prose.WordsCheck, study, comparisons, charts)
}

// VerifyBy is [Verify] with a check of words that has judged before: see [prose.WordsBy].
func VerifyBy(words check.Of[captions.Subject], study *datasets.Study, comparisons *analysis.Comparisons, charts []*Chart) check.Result {
	return words.Result(captions.Subject{Study: study, Comparisons: comparisons, Charts: Shown(charts)})
}

// Shown is what the words of charts can speak of.
func Shown(charts []*Chart) (out []captions.Chart) {
	for _, c := range charts {
		out = append(out, captions.Chart{ID: c.ID, Rows: c.Rows, Comparisons: c.comparisons})
	}
	return out
}

// untrue is what [Verify] finds in the words of one chart that is in no file.
func untrue(study *datasets.Study, comparisons *analysis.Comparisons, c *Chart, node datasets.Node) datasets.Findings {
	if !slices.ContainsFunc(c.Rows, func(o *datasets.Observation) bool { return o.Quote != "" }) {
		return nil
	}
	shown := Shown([]*Chart{c})
	shown[0].Entry = &node
	return prose.WordsCheck.Result(captions.Subject{Study: study, Comparisons: comparisons, Charts: shown}).Findings
}

// Names is what is wrong with how comparisons and charts are called.
func Names(study *datasets.Study, comparisons *analysis.Comparisons, charts []*Chart) check.Result {
	return naming.Check.Result(captions.Subject{Study: study, Comparisons: comparisons, Charts: Shown(charts)})
}
