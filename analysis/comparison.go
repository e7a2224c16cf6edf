package analysis

import (
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// SpecFile is the file of a study that names its comparisons.
const SpecFile = "comparisons.yaml"

// specs is the form of comparisons.yaml.
type specs struct {
	Schedules   []datasets.Node `yaml:"schedules"`
	Comparisons []datasets.Node `yaml:"comparisons"`
}

type scheduleSpec struct {
	ID    datasets.Text `yaml:"id"`
	Title datasets.Text `yaml:"title"`
	Tiers []struct {
		Limit datasets.Text `yaml:"limit"`
		Raise datasets.Text `yaml:"raise"`
	} `yaml:"tiers"`
	Cap datasets.Text `yaml:"cap"`
}

type spec struct {
	ID      datasets.Text            `yaml:"id"`
	Title   datasets.Text            `yaml:"title"`
	Formula datasets.Text            `yaml:"formula"`
	Show    datasets.Text            `yaml:"show"`
	Measure datasets.Text            `yaml:"measure"`
	Caveats map[string]datasets.Text `yaml:"caveats"`
	Waiver  datasets.Text            `yaml:"waiver"`
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
	return nil, &datasets.NotFound{What: "comparison", Name: id, Hint: datasets.DidYouMean(id, names)}
}

// Fact returns the row of an address, table.id, or the comparison of an id. The error
// names the nearest, or says why a comparison has no result.
func (c *Comparisons) Fact(ref string) (datasets.Fact, error) {
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
		return nil, fmt.Errorf("the comparison %q is refused: %s", ref, x.Refusal.Message)
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

// Compare works out every comparison that a study names. The error is of type
// [datasets.Findings], and what has no fault comes back beside it; a refusal is
// no error.
func Compare(study *datasets.Study) (*Comparisons, error) {
	var file specs
	if err := study.DecodeYAML(SpecFile, &file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	c := &Comparisons{scope: scope{study: study, schedules: map[string]*schedule{}}, byID: map[string]*Comparison{}}
	var found datasets.Findings
	add := func(f ...datasets.Finding) { found = append(found, f...) }

	ids := map[string]bool{}
	named := func(id, title datasets.Text, what string) bool {
		switch {
		case id.Value == "":
			add(standing(id, title).Finding(SpecFile, "", fmt.Sprintf("a %s has no id", what), ""))
		case name.FindString(id.Value) != id.Value || strings.Contains(id.Value, "."):
			add(id.Finding(SpecFile, "", fmt.Sprintf("%q cannot be the id of a %s", id.Value, what), "write letters, digits and single hyphens, as in officials-per-worker"))
		case ids[id.Value]:
			add(id.Finding(SpecFile, id.Value, "duplicate id", "give each comparison an id of its own"))
		default:
			ids[id.Value] = true
			c.scope.names = append(c.scope.names, id.Value)
			return true
		}
		return false
	}
	// Each entry is decoded by itself, so that a fault in one hides no other.
	for _, s := range decode[scheduleSpec](file.Schedules, &found) {
		if !named(s.ID, s.Title, "schedule") {
			continue
		}
		at := func(t datasets.Text, format string, args ...any) {
			add(standing(t, s.ID).Finding(SpecFile, s.ID.Value, fmt.Sprintf(format, args...), ""))
		}
		out := &schedule{ID: s.ID.Value, Title: s.Title}
		pick := func(ref datasets.Text, what string, may ...datasets.Statistic) *datasets.Observation {
			o, err := study.Observation(ref.Value)
			if err != nil {
				at(ref, "%s: %v", what, err)
				return nil
			}
			if o.Quantity == nil || !o.Quantity.IsPoint() || !slices.Contains(may, o.Statistic) {
				at(ref, "%s: %s is a %s, not a %s that is one number", what, o.Ref(), o.Statistic, may[0])
				return nil
			}
			out.from = append(out.from, o)
			return o
		}
		whole := true
		var first *datasets.Observation // whose unit the limits and the cap all have
		threshold := func(ref datasets.Text, what string, o *datasets.Observation) *big.Rat {
			limit := o.Quantity.Plain()
			switch {
			case first == nil:
				first, out.Unit = o, limit.Unit
			case limit.Unit != out.Unit:
				at(ref, "%s: %s, and %s: a schedule has one unit", what, inUnit(o), inUnit(first))
				whole = false
			}
			return limit.Value()
		}
		for i, t := range s.Tiers {
			limitOf, raiseOf := fmt.Sprintf("the limit of tier %d", i+1), fmt.Sprintf("the raise of tier %d", i+1)
			limit := pick(t.Limit, limitOf, datasets.Threshold)
			raise := pick(t.Raise, raiseOf, datasets.Rate)
			if limit == nil || raise == nil {
				whole = false
				continue
			}
			rate := raise.Quantity.Plain()
			if !rate.Unit.IsPlain() {
				at(t.Raise, "%s: %s, not in percent or a plain number", raiseOf, inUnit(raise))
				whole = false
			}
			out.Tiers = append(out.Tiers, quantity.Tier{Limit: threshold(t.Limit, limitOf, limit), Inclusive: limit.Bound == quantity.UpTo, Rate: rate.Value()})
		}
		if s.Cap.Value != "" {
			if cap := pick(s.Cap, "the cap", datasets.Threshold, datasets.Maximum); cap != nil {
				out.Cap = threshold(s.Cap, "the cap", cap)
			} else {
				whole = false
			}
		}
		if len(s.Tiers) == 0 && s.Cap.Value == "" {
			at(s.ID, "the schedule has neither tiers nor a cap")
			whole = false
		}
		if err := out.Validate(); whole && err != nil {
			at(s.ID, "%v", err)
			whole = false
		}
		if whole {
			c.scope.schedules[s.ID.Value] = out
			v := out.value()
			c.Schedules = append(c.Schedules, &Schedule{out.ID, out.Title, out.Schedule, out.from, v.modality})
		}
	}
	byID := map[string]spec{}
	if n := len(file.Comparisons); n > limits.Results {
		return nil, datasets.Findings{{File: SpecFile, Line: 1, Column: 1, Message: fmt.Sprintf("there are %s comparisons, and a study can have %s at most", limits.Count(n), limits.Count(limits.Results)), Hint: "keep those that a chart or an article uses"}}
	}
	list := decode[spec](file.Comparisons, &found)
	for _, s := range list {
		if named(s.ID, standing(s.Title, s.Formula), "comparison") {
			byID[s.ID.Value] = s
		}
	}
	// Comparisons may use each other: each is worked out when first asked for.
	type state struct {
		value   value
		err     error
		comp    *Comparison
		running bool
	}
	states := map[string]*state{}
	run := func(id string) (value, error) {
		s, ok := byID[id]
		if !ok {
			return value{}, &datasets.NotFound{What: "comparison", Name: id}
		}
		if st := states[id]; st != nil {
			if st.running {
				return value{}, &circle{id}
			}
			return st.value, st.err
		}
		st := &state{running: true}
		states[id] = st
		st.comp, st.value, st.err = evaluate(c.scope, s.Formula.Value)
		st.running = false
		return st.value, st.err
	}
	c.scope.comparison = run
	for _, s := range list {
		if _, ok := byID[s.ID.Value]; !ok || byID[s.ID.Value].ID.Place() != s.ID.Place() {
			continue
		}
		at := func(t datasets.Text, hint, format string, args ...any) {
			add(t.Finding(SpecFile, s.ID.Value, fmt.Sprintf(format, args...), hint))
		}
		_, err := run(s.ID.Value)
		comp := states[s.ID.Value].comp
		var bad *FormulaError
		var refusal *Refusal
		var inner *brokenOperand
		var round *circle
		switch {
		case errors.As(err, &round):
			// Told once, at the comparison that the way comes back to.
			if round.id == s.ID.Value {
				at(s.Formula, "", "%v", err)
			}
			continue
		case errors.As(err, &inner): // reported where it is
			continue
		case s.Formula.Value == "":
			at(standing(s.Formula, s.ID), "for example wages.officials / wages.worker", "the comparison has no formula")
			continue
		case errors.As(err, &bad):
			at(s.Formula.At(bad.Offset), bad.Hint, "%s in %q", bad.Message, s.Formula.Value)
			continue
		case errors.As(err, &refusal):
			comp = &Comparison{Formula: s.Formula.Value, From: refusal.From, Refusal: refusal, study: study}
		case err != nil:
			at(s.Formula, "", "%v", err)
			continue
		}
		comp.place = s.ID.Place()
		comp.ID, comp.Title, comp.Measure, comp.Waiver = s.ID.Value, s.Title, s.Measure, s.Waiver
		if s.Title.Value == "" {
			at(s.ID, "say in a few words what is compared", "the comparison has no title")
		}
		if s.Show.Value != "" {
			if comp.Show = quantity.Show(s.Show.Value); !slices.Contains(quantity.Shows, comp.Show) {
				at(s.Show, datasets.DidYouMean(s.Show.Value, toStrings(quantity.Shows)), "unknown show %q", s.Show.Value)
			} else if comp.Refusal == nil {
				if fit := comp.fits(); fit != "" {
					at(s.Show, "", "a result cannot be shown as %q: it is %s", s.Show.Value, fit)
				}
			}
		}
		comp.Caveats = map[Caveat]datasets.Text{}
		for name, sentence := range s.Caveats {
			if !slices.Contains(caveatNames(), name) {
				at(sentence, datasets.DidYouMean(name, caveatNames()), "unknown caveat %q", name)
			}
			comp.Caveats[Caveat(name)] = sentence
		}
		for _, w := range comp.Missing() {
			f := s.ID.Finding(SpecFile, s.ID.Value, fmt.Sprintf("the caveat %q is missing: %s", w.Caveat, w.Message), "say it in a sentence under caveats")
			f.Warning = true
			add(f)
		}
		switch {
		case comp.Refusal != nil && comp.Waiver.Value == "":
			f := s.Formula.Finding(SpecFile, s.ID.Value, "refused: "+comp.Refusal.Message, "take the comparison out, or say under waiver why it stands here all the same")
			f.Warning = true
			add(f)
		case comp.Refusal == nil && comp.Waiver.Value != "":
			at(s.Waiver, "take the waiver out", "there is a waiver, but the comparison has a result")
		}
		c.List = append(c.List, comp)
		c.byID[comp.ID] = comp
	}
	found.Sort()
	if err := found.Err(); err != nil {
		return c, err
	}
	c.Warnings = found
	return c, nil
}

// inUnit says in which unit an observation is: wages.worker is in forint.
func inUnit(o *datasets.Observation) string {
	if o.Quantity.Unit.IsPlain() {
		return o.Ref() + " is a plain number"
	}
	return o.Ref() + " is in " + o.Quantity.Unit.String()
}

// standing returns the text itself where the file has it, and else the one
// beside it, to say where it is missing.
func standing(t, beside datasets.Text) datasets.Text {
	if t.Line == 0 {
		return beside
	}
	return t
}

// circle is the error of a comparison that uses itself.
type circle struct{ id string }

func (e *circle) Error() string {
	return fmt.Sprintf("the comparison %q refers to itself", e.id)
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
	e := &evaluator{scope: s, f: f}
	v, err := e.number(f.root)
	if err != nil {
		return nil, value{}, err
	}
	return &Comparison{
		Formula: text, Show: v.show(), Quantity: v.Quantity, From: v.from, Steps: e.steps,
		Modality: v.modality, Warnings: warnings(v), Counting: v.counting, study: s.study, set: v.set,
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
	return quantity.Format{Show: c.Show, Locale: l, Inward: c.set, Stated: c.full(), Measure: c.Measure.In(l.Tag)}
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
