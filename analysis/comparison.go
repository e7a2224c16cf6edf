package analysis

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// SpecFile is the file of a study that names its comparisons.
const SpecFile = "comparisons.yaml"

// specs is the form of comparisons.yaml.
type specs struct {
	Schedules   []datasets.Node `yaml:"schedules"`
	Derive      []datasets.Node `yaml:"derive"`
	Comparisons []datasets.Node `yaml:"comparisons"`
}

type scheduleSpec struct {
	ID    datasets.Text `yaml:"id" is:"id" doc:"how charts, articles and other formulas call it"`
	Title datasets.Text `yaml:"title" is:"words" doc:"what it is called"`
	Tiers []tierSpec    `yaml:"tiers" doc:"the tiers of the rule, from the lowest on"`
	Cap   datasets.Text `yaml:"cap" is:"fact" doc:"the observation above which every amount is cut"`
}

type tierSpec struct {
	Limit datasets.Text `yaml:"limit" is:"fact" doc:"the observation of the limit of the tier"`
	Raise datasets.Text `yaml:"raise" is:"fact" doc:"the observation of what every amount below it is raised by"`
}

type spec struct {
	ID      datasets.Text            `yaml:"id" is:"id" doc:"how charts, articles and other formulas call it"`
	Title   datasets.Text            `yaml:"title" is:"words" doc:"what it is called"`
	Formula datasets.Text            `yaml:"formula" is:"formula" doc:"what is computed: observations (table.id), comparisons and schedules (id), numbers, + - * / and functions"`
	Show    datasets.Text            `yaml:"show" is:"show" doc:"how the result is printed; chosen by the program without it"`
	Measure datasets.Text            `yaml:"measure" is:"words" doc:"what a plain number counts"`
	Caveats map[string]datasets.Text `yaml:"caveats" is:"words" key:"caveat" doc:"a sentence for each thing that a reader must know"`
	Waiver  datasets.Text            `yaml:"waiver" is:"words" doc:"why a refused comparison stands here all the same"`
}

// Entries are empty entries of comparisons.yaml, for who asks for their keys: the tags of
// each key say what it is.
func Entries() (out struct{ Comparison, Schedule, Derive any }) {
	out.Comparison, out.Schedule, out.Derive = spec{}, scheduleSpec{}, deriveSpec{}
	return out
}

// A Comparison is a named quantity computed from observations.
type Comparison struct {
	ID      string
	Title   datasets.Text
	Formula string
	Show    quantity.Show
	Measure datasets.Text // what a plain number counts: "wounded per death"
	quantity.Quantity
	// From are the observations that the result was computed from, in the
	// order in which the formula uses them.
	From     []*datasets.Observation
	Steps    []Step
	Modality datasets.Modality
	Warnings []Warning                // what differs between the operands
	Caveats  map[Caveat]datasets.Text // the author's sentences
	Refusal  *Refusal                 // why there is no result, or nil
	Waiver   datasets.Text            // the author's words on a refusal
	Counting string                   // of a length: which days it counts; else empty
	Grains   []Grain                  // of its operands that are read as rounded

	study *datasets.Study
	place [2]int // of its id
	set   bool
}

// A schedule is a rule that the text states, with the observations that state it.
type schedule struct {
	ID    string
	Title datasets.Text
	quantity.Schedule
	from []*datasets.Observation
}

// value is what a schedule brings to a result.
func (s *schedule) value() value {
	v := value{modality: datasets.Asserted, text: s.ID, from: s.from}
	for _, o := range s.from {
		v.modality = v.modality.Weakest(o.Modality)
	}
	return v
}

// A Schedule is a named rule of a study.
type Schedule struct {
	ID    string
	Title datasets.Text
	quantity.Schedule
	From     []*datasets.Observation // limit and raise of each tier, then the cap
	Modality datasets.Modality
}

// Comparisons are all the comparisons and schedules of a study.
type Comparisons struct {
	List      []*Comparison
	Schedules []*Schedule
	Derived   []*DerivedColumn // columns that are computed for the rows of a table
	// Warnings are what looks wrong and keeps no comparison from being used, such
	// as a caveat that is missing.
	Warnings datasets.Findings
	scope    scope
	byID     map[string]*Comparison // the first of each id
}

// Find returns the comparison of an id, and whether there is one.
func (c *Comparisons) Find(id string) (*Comparison, bool) {
	x, ok := c.byID[id]
	return x, ok
}

// Get returns the comparison of an id. The error names the nearest.
func (c *Comparisons) Get(id string) (*Comparison, error) {
	if x, ok := c.Find(id); ok {
		return x, nil
	}
	names := make([]string, len(c.List))
	for i, x := range c.List {
		names[i] = x.ID
	}
	hint := datasets.DidYouMean(id, names)
	if t, err := c.scope.study.Table(id); err == nil && len(t.Rows) > 0 {
		hint = fmt.Sprintf("%q is a table: name a row of it, such as %q", id, t.Rows[0].Ref())
	}
	return nil, &datasets.NotFound{What: "comparison", Name: id, Hint: hint}
}

// Fact returns the row of an address, table.id, its number in a derived column,
// table.id.column, or the comparison of an id. The error names the nearest, or says why a
// comparison has no result: see [Remedy].
func (c *Comparisons) Fact(ref string) (datasets.Fact, error) {
	if row, column, ok := cutColumn(ref); ok {
		return c.derived(row, column)
	}
	if strings.Contains(ref, ".") {
		o, err := c.scope.study.Observation(ref)
		if err != nil {
			return nil, err
		}
		return o, nil
	}
	x, err := c.Get(ref)
	if err != nil {
		return nil, err
	}
	if x.Refusal != nil {
		return nil, fmt.Errorf("the comparison %q is refused: %w", ref, x.Refusal)
	}
	return x, nil
}

// Uses returns the comparisons that the formula of one names, in its order.
func (c *Comparisons) Uses(x *Comparison) (out []*Comparison) {
	f, err := parse(x.Formula)
	if err != nil {
		return nil
	}
	for _, name := range f.names {
		if used, ok := c.Find(name); ok && !slices.Contains(out, used) {
			out = append(out, used)
		}
	}
	return out
}

// Schedule returns the schedule of an id.
func (c *Comparisons) Schedule(id string) (*Schedule, error) {
	names := make([]string, len(c.Schedules))
	for i, x := range c.Schedules {
		if x.ID == id {
			return x, nil
		}
		names[i] = x.ID
	}
	return nil, &datasets.NotFound{What: "schedule", Name: id, Hint: datasets.DidYouMean(id, names)}
}

// Broken reports whether the study names a comparison or schedule that has a
// fault, so that what uses it need not report it too.
func (c *Comparisons) Broken(id string) bool {
	return slices.Contains(c.scope.names, id) &&
		!slices.ContainsFunc(c.List, func(x *Comparison) bool { return x.ID == id }) &&
		!slices.ContainsFunc(c.Schedules, func(x *Schedule) bool { return x.ID == id })
}

// told is the value with the steps that lead to it.
func (v value) told(steps []Step) value {
	v.steps = steps
	return v
}

// decode reads entries one by one, adding what is wrong with them.
func decode[T any](nodes []datasets.Node, found *datasets.Findings) (out []T) {
	for _, n := range nodes {
		var v T
		if err := n.Decode(SpecFile, &v, true); err != nil {
			var fs datasets.Findings
			if errors.As(err, &fs) {
				*found = append(*found, fs...)
			}
			continue
		}
		out = append(out, v)
	}
	return out
}

// Evaluate works out one formula over a study's observations and the
// comparisons and schedules that it names. The error is a [*FormulaError] for
// a fault in the formula and a [*Refusal] for one that has no true answer.
func (c *Comparisons) Evaluate(formula string) (*Comparison, error) {
	comp, _, err := evaluate(c.scope, formula)
	return comp, err
}

func evaluate(s scope, text string) (*Comparison, value, error) {
	f, err := parse(text)
	if err != nil {
		return nil, value{}, err
	}
	return workOut(s, f)
}

func workOut(s scope, f *formula) (*Comparison, value, error) {
	e := &evaluator{scope: s, f: f}
	v, err := e.number(f.root)
	if err != nil {
		return nil, value{}, err
	}
	return &Comparison{
		Formula: f.text, Show: v.show(), Quantity: v.Quantity, From: v.from, Steps: e.steps,
		Modality: v.modality, Warnings: warnings(v), Counting: v.counting, Grains: v.grains, study: s.study, set: v.set,
	}, v.told(e.steps), nil
}

// fits says what the result is, if that is not to be shown in the way that its
// author has chosen; "" where it is.
func (c *Comparison) fits() string {
	growth, plain := c.Kind == quantity.Growth, c.Unit.IsPlain()
	switch c.Show {
	case quantity.ShowChange:
		if !growth {
			return "no relative change, which growth(from, to) gives"
		}
	case quantity.ShowTimes, quantity.ShowPer100, quantity.ShowPercent:
		if growth {
			return "a relative change: use change"
		}
		if !plain {
			return "in " + c.study.Printer(quantity.English).Unit(c.Unit, false) + ": use value"
		}
	case quantity.ShowDays:
		if c.Unit.String() != "day" {
			return "no number of days"
		}
	}
	return ""
}

// Missing returns the warnings that no caveat of the author answers.
func (c *Comparison) Missing() (out []Warning) {
	for _, w := range c.Warnings {
		if strings.TrimSpace(c.Caveats[w.Caveat].Value) == "" {
			out = append(out, w)
		}
	}
	return out
}

// Ref returns the id of the comparison.
func (c *Comparison) Ref() string { return c.ID }

// Name returns the title in a language.
func (c *Comparison) Name(l quantity.Locale) string { return c.Title.In(l.Tag) }

// Amount returns the result; false if the comparison is refused.
func (c *Comparison) Amount() (quantity.Quantity, bool) { return c.Quantity, c.Refusal == nil }

// Format says how the result is written in a language.
func (c *Comparison) Format(l quantity.Locale) quantity.Format {
	return quantity.Format{Show: c.Show, Locale: l, Inward: c.set, Stated: c.full(), Measure: c.Measure.In(l.Tag), Given: c.given(l)}
}

// given says which operands are read as rounded, and to what.
func (c *Comparison) given(l quantity.Locale) string {
	var out []string
	for _, g := range c.Grains {
		if x := g.Row.Quantity.Value(); x != nil {
			out = append(out, l.Grain(x, g.To))
		}
	}
	return strings.Join(out, ", ")
}

// Claim returns the weakest modality of the operands.
func (c *Comparison) Claim() datasets.Modality { return c.Modality }

// Row returns false: the number is computed.
func (c *Comparison) Row() (*datasets.Observation, bool) { return nil, false }

// Rows returns From.
func (c *Comparison) Rows() []*datasets.Observation { return c.From }

// full reports whether the result is a number with no more decimals than those
// it was computed from, as a sum is: it is then not rounded.
func (c *Comparison) full() bool {
	v := c.Quantity.Value()
	if v == nil {
		return false
	}
	most := 0
	for _, o := range c.From {
		if o.Quantity == nil || o.Quantity.Value() == nil {
			continue
		}
		if n, exact := o.Quantity.Value().FloatPrec(); exact {
			most = max(most, n)
		}
	}
	n, exact := v.FloatPrec()
	return exact && n <= most
}

// Label is the result with signs, in English: > 11×. It is empty for a refused
// comparison. A [datasets.Printer] writes it in any language.
func (c *Comparison) Label() string { return c.study.Printer(quantity.English).Label(c) }

// Words is the result as running text in English has it: more than 11 times. It is
// empty for a refused comparison.
func (c *Comparison) Words() string { return c.study.Printer(quantity.English).Words(c) }

func toStrings[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}
