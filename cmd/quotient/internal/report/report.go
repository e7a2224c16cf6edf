// Package report prints comparisons, summaries and builds: for people as text
// and Markdown, for machines as JSON and CSV.
package report

import (
	"encoding/json"
	"io"
	"strings"

	"quotient/analysis"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// JSON prints any result.
func JSON(w io.Writer, v any) error {
	enc := json.NewEncoder(Raw(w))
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// comparison is a comparison as machines get it. Ends are exact fractions or
// decimals; null is no limit.
type comparison struct {
	ID       string            `json:"id,omitempty"`
	Title    string            `json:"title,omitempty"`
	Formula  string            `json:"formula"`
	Label    string            `json:"label,omitempty"`
	Words    string            `json:"words,omitempty"`
	Bound    quantity.Bound    `json:"bound,omitempty"`
	Low      *string           `json:"low"`
	LowOpen  bool              `json:"lowOpen"`
	High     *string           `json:"high"`
	HighOpen bool              `json:"highOpen"`
	Unit     string            `json:"unit,omitempty"`
	Counting string            `json:"counting,omitempty"` // of a length: which days it counts
	Modality datasets.Modality `json:"modality,omitempty"`
	From     []operand         `json:"from"`
	Warnings []warning         `json:"warnings,omitempty"`
	Caveats  map[string]string `json:"caveats,omitempty"`
	Refused  *refused          `json:"refused,omitempty"`
	Steps    []analysis.Step   `json:"steps,omitempty"`
}

type operand struct {
	Ref   string `json:"ref"`
	Quote string `json:"quote,omitempty"`
	Where string `json:"where,omitempty"`
	Link  string `json:"link,omitempty"` // to the words, on the page of the source
}

type warning struct {
	Caveat  analysis.Caveat `json:"caveat"`
	Message string          `json:"message"`
}

type refused struct {
	Reason  analysis.Reason `json:"reason"`
	Message string          `json:"message"`
	Waiver  string          `json:"waiver,omitempty"`
}

func end(e quantity.End) *string {
	if e.Value == nil {
		return nil
	}
	s := e.Value.RatString()
	if d := strings.TrimRight(strings.TrimRight(e.Value.FloatString(12), "0"), "."); strings.Contains(s, "/") && sameNumber(d, e) {
		s = d
	}
	return &s
}

func sameNumber(decimal string, e quantity.End) bool {
	r, err := quantity.ParseDecimal(decimal)
	return err == nil && r.Cmp(e.Value) == 0
}

func operands(s *datasets.Study, from []*datasets.Observation) []operand {
	out := make([]operand, len(from))
	for i, o := range from {
		out[i] = operand{o.Ref(), o.Quote, o.Where, s.Link(o)}
	}
	return out
}

// Comparison returns one comparison for JSON.
func Comparison(s *datasets.Study, c *analysis.Comparison) any { return machine(s, c, true) }

func machine(s *datasets.Study, c *analysis.Comparison, steps bool) comparison {
	out := comparison{ID: c.ID, Title: c.Title.Value, Formula: c.Formula, From: operands(s, c.From), Modality: c.Modality}
	if len(c.Caveats) > 0 {
		out.Caveats = map[string]string{}
		for k, v := range c.Caveats {
			out.Caveats[string(k)] = v.Value
		}
	}
	for _, w := range c.Warnings {
		out.Warnings = append(out.Warnings, warning{w.Caveat, w.Message})
	}
	if c.Refusal != nil {
		out.Refused = &refused{c.Refusal.Reason, c.Refusal.Message, c.Waiver.Value}
		return out
	}
	out.Label, out.Words, out.Bound, out.Unit = c.Label(), c.Words(), c.Bound(), c.Unit.String()
	out.Counting = c.Counting
	out.Low, out.LowOpen, out.High, out.HighOpen = end(c.Lo), c.Lo.Open, end(c.Hi), c.Hi.Open
	if steps {
		out.Steps = c.Steps
	}
	return out
}

// Comparisons returns all comparisons of a study for JSON.
func Comparisons(s *datasets.Study, c *analysis.Comparisons) any {
	out := struct {
		Study       string       `json:"study"`
		Comparisons []comparison `json:"comparisons"`
	}{Study: s.Name, Comparisons: []comparison{}}
	for _, x := range c.List {
		out.Comparisons = append(out.Comparisons, machine(s, x, false))
	}
	return out
}

// Refused returns a refused formula for JSON.
func Refused(s *datasets.Study, formula string, r *analysis.Refusal) any {
	return comparison{Formula: formula, From: operands(s, r.From), Refused: &refused{Reason: r.Reason, Message: r.Message}}
}

// summary is a summary as machines get it: an estimate is one number, a range,
// or null where bounds leave it open.
type summary struct {
	Group   string            `json:"group"`
	Count   int               `json:"count"`
	Bounded int               `json:"bounded"`
	Empty   int               `json:"empty"`
	Values  map[string]string `json:"statistics"`
}

// Summaries returns summary statistics for JSON.
func Summaries(list []analysis.Summary, trend *analysis.Trend) any {
	var out struct {
		Groups []summary       `json:"groups"`
		Trend  *analysis.Trend `json:"trend,omitempty"`
	}
	for _, s := range list {
		m := summary{s.Group, s.Count, s.Bounded, s.Empty, map[string]string{}}
		for _, c := range statistics {
			m.Values[c.name] = c.get(s).String()
		}
		out.Groups = append(out.Groups, m)
	}
	out.Trend = trend
	return out
}

// statistics are the columns of a summary.
var statistics = []struct {
	name string
	get  func(analysis.Summary) analysis.Estimate
}{
	{"mean", func(s analysis.Summary) analysis.Estimate { return s.Mean }},
	{"min", func(s analysis.Summary) analysis.Estimate { return s.Min }},
	{"q1", func(s analysis.Summary) analysis.Estimate { return s.Q1 }},
	{"median", func(s analysis.Summary) analysis.Estimate { return s.Median }},
	{"q3", func(s analysis.Summary) analysis.Estimate { return s.Q3 }},
	{"max", func(s analysis.Summary) analysis.Estimate { return s.Max }},
	{"sd", func(s analysis.Summary) analysis.Estimate { return s.StdDev }},
	{"gini", func(s analysis.Summary) analysis.Estimate { return s.Gini }},
}
