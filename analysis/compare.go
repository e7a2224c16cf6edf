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

// Compare works out every comparison that a study names. The error is of type
// [datasets.Findings], and what has no fault comes back beside it; a refusal is
// no error.
func Compare(study *datasets.Study) (*Comparisons, error) {
	var file specs
	if err := study.DecodeYAML(SpecFile, &file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	c := &comparer{
		Comparisons: &Comparisons{scope: scope{study: study, schedules: map[string]*schedule{}}, byID: map[string]*Comparison{}},
		ids:         map[string]bool{}, specs: map[string]spec{}, states: map[string]*state{},
	}
	// Each entry is decoded by itself, so that a fault in one hides no other.
	for _, s := range decode[scheduleSpec](file.Schedules, &c.found) {
		if c.named(s.ID, s.Title, "schedule") {
			c.schedule(s)
		}
	}
	if n := len(file.Comparisons); n > limits.Results {
		return nil, datasets.Findings{{File: SpecFile, Line: 1, Column: 1, Message: fmt.Sprintf("there are %s comparisons, and a study can have %s at most", limits.Count(n), limits.Count(limits.Results)), Hint: "keep those that a chart or an article uses"}}
	}
	list := decode[spec](file.Comparisons, &c.found)
	for _, s := range list {
		if c.named(s.ID, standing(s.Title, s.Formula), "comparison") {
			c.specs[s.ID.Value] = s
		}
	}
	c.scope.comparison = c.run
	for _, s := range list {
		if named, ok := c.specs[s.ID.Value]; ok && named.ID.Place() == s.ID.Place() {
			c.comparison(s)
		}
	}
	for _, s := range decode[deriveSpec](file.Derive, &c.found) {
		c.derive(s)
	}
	c.found.Sort()
	if err := c.found.Err(); err != nil {
		return c.Comparisons, err
	}
	c.Warnings = c.found
	return c.Comparisons, nil
}

// A comparer works the comparisons of a study out.
type comparer struct {
	*Comparisons
	found  datasets.Findings
	ids    map[string]bool
	specs  map[string]spec // by id
	states map[string]*state
}

// A state is how far a comparison is worked out.
type state struct {
	value   value
	err     error
	comp    *Comparison
	running bool
}

func (c *comparer) add(f datasets.Finding) { c.found = append(c.found, f) }

// warn adds a finding that does not keep the study from being used.
func (c *comparer) warn(f datasets.Finding) {
	f.Warning = true
	c.add(f)
}

// named takes the id of a comparison or schedule, or reports what is wrong with it.
func (c *comparer) named(id, title datasets.Text, what string) bool {
	switch {
	case id.Value == "":
		c.add(standing(id, title).Finding(SpecFile, "", fmt.Sprintf("a %s has no id", what), ""))
	case name.FindString(id.Value) != id.Value || strings.Contains(id.Value, "."):
		c.add(id.Finding(SpecFile, "", fmt.Sprintf("%q cannot be the id of a %s", id.Value, what), "write letters, digits and single hyphens, as in officials-per-worker"))
	case c.ids[id.Value]:
		c.add(id.Finding(SpecFile, id.Value, "duplicate id", "give each comparison an id of its own"))
	default:
		c.ids[id.Value] = true
		c.scope.names = append(c.scope.names, id.Value)
		return true
	}
	return false
}

// run works a comparison out. Comparisons may use each other: each is worked out when it
// is first asked for.
func (c *comparer) run(id string) (value, error) {
	s, ok := c.specs[id]
	if !ok {
		return value{}, &datasets.NotFound{What: "comparison", Name: id}
	}
	if st := c.states[id]; st != nil {
		if st.running {
			return value{}, &circle{id}
		}
		return st.value, st.err
	}
	st := &state{running: true}
	c.states[id] = st
	st.comp, st.value, st.err = evaluate(c.scope, s.Formula.Value)
	st.running = false
	return st.value, st.err
}

// comparison adds one that is worked out, or reports why it cannot be.
func (c *comparer) comparison(s spec) {
	comp := c.result(s)
	if comp == nil {
		return
	}
	at := c.at(s)
	comp.place = s.ID.Place()
	comp.ID, comp.Title, comp.Measure, comp.Waiver = s.ID.Value, s.Title, s.Measure, s.Waiver
	if s.Title.Value == "" {
		at(s.ID, "say in a few words what is compared", "the comparison has no title")
	}
	if s.Show.Value != "" {
		c.show(s, comp)
	}
	comp.Warnings = append(slices.Clip(comp.Warnings), c.asShare(comp)...)
	comp.Caveats = map[Caveat]datasets.Text{}
	for name, sentence := range s.Caveats {
		if !slices.Contains(caveatNames(), name) {
			at(sentence, datasets.DidYouMean(name, caveatNames()), "unknown caveat %q", name)
		}
		comp.Caveats[Caveat(name)] = sentence
	}
	for _, w := range comp.Missing() {
		c.warn(s.ID.Finding(SpecFile, s.ID.Value, fmt.Sprintf("the caveat %q is missing: %s", w.Caveat, w.Message), "say it in a sentence under caveats"))
	}
	switch {
	case comp.Refusal != nil && comp.Waiver.Value == "":
		c.warn(s.Formula.Finding(SpecFile, s.ID.Value, "refused: "+comp.Refusal.Message, "take the comparison out, or say under waiver why it stands here all the same"))
	case comp.Refusal == nil && comp.Waiver.Value != "":
		at(s.Waiver, "take the waiver out", "there is a waiver, but the comparison has a result")
	}
	c.List = append(c.List, comp)
	c.byID[comp.ID] = comp
}

// at reports what is wrong with a comparison, at a text of it.
func (c *comparer) at(s spec) func(t datasets.Text, hint, format string, args ...any) {
	return func(t datasets.Text, hint, format string, args ...any) {
		c.add(t.Finding(SpecFile, s.ID.Value, fmt.Sprintf(format, args...), hint))
	}
}

// result works a comparison out; nil where it has an error, which is reported once.
func (c *comparer) result(s spec) *Comparison {
	_, err := c.run(s.ID.Value)
	at := c.at(s)
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
	case errors.As(err, &inner): // reported where it is
	case s.Formula.Value == "":
		at(standing(s.Formula, s.ID), "for example wages.officials / wages.worker", "the comparison has no formula")
	case errors.As(err, &bad):
		at(s.Formula.At(bad.Offset), bad.Hint, "%s in %q", bad.Message, s.Formula.Value)
	case errors.As(err, &refusal):
		return &Comparison{Formula: s.Formula.Value, From: refusal.From, Refusal: refusal, study: c.scope.study}
	case err != nil:
		at(s.Formula, "", "%v", err)
	default:
		return c.states[s.ID.Value].comp
	}
	return nil
}

// show reads how a result is shown.
func (c *comparer) show(s spec, comp *Comparison) {
	comp.Show = quantity.Show(s.Show.Value)
	if !slices.Contains(quantity.Shows, comp.Show) {
		c.at(s)(s.Show, datasets.DidYouMean(s.Show.Value, toStrings(quantity.Shows)), "unknown show %q", s.Show.Value)
	} else if comp.Refusal == nil {
		if fit := comp.fits(); fit != "" {
			c.at(s)(s.Show, "", "a result cannot be shown as %q: it is %s", s.Show.Value, fit)
		}
	}
}

// schedule adds a schedule, or reports what is wrong with it.
func (c *comparer) schedule(spec scheduleSpec) {
	s := &scheduler{comparer: c, spec: spec, out: &schedule{ID: spec.ID.Value, Title: spec.Title}, whole: true}
	for i, t := range spec.Tiers {
		s.tier(fmt.Sprintf("the limit of tier %d", i+1), fmt.Sprintf("the raise of tier %d", i+1), t)
	}
	if spec.Cap.Value != "" {
		if limit := s.pick(spec.Cap, "the cap", datasets.Threshold, datasets.Maximum); limit != nil {
			s.out.Cap = s.limit(spec.Cap, "the cap", limit)
		}
	}
	if len(spec.Tiers) == 0 && spec.Cap.Value == "" {
		s.fault(spec.ID, "the schedule has neither tiers nor a cap")
	}
	if !s.whole {
		return
	}
	if err := s.out.Validate(); err != nil {
		s.fault(spec.ID, "%v", err)
		return
	}
	c.scope.schedules[s.out.ID] = s.out
	c.Schedules = append(c.Schedules, &Schedule{s.out.ID, s.out.Title, s.out.Schedule, s.out.from, s.out.value().modality})
}

// A scheduler reads a schedule.
type scheduler struct {
	*comparer
	spec  scheduleSpec
	out   *schedule
	first *datasets.Observation // whose unit the limits and the cap all have
	whole bool                  // nothing is wrong up to here
}

func (s *scheduler) fault(t datasets.Text, format string, args ...any) {
	s.whole = false
	s.add(standing(t, s.spec.ID).Finding(SpecFile, s.spec.ID.Value, fmt.Sprintf(format, args...), ""))
}

// tier reads a tier: up to a limit, a raise.
func (s *scheduler) tier(limitOf, raiseOf string, t tierSpec) {
	limit := s.pick(t.Limit, limitOf, datasets.Threshold)
	raise := s.pick(t.Raise, raiseOf, datasets.Rate)
	if limit == nil || raise == nil {
		return
	}
	rate := raise.Quantity.Plain()
	if !rate.Unit.IsPlain() {
		s.fault(t.Raise, "%s: %s, not in percent or a plain number", raiseOf, inUnit(raise))
	}
	s.out.Tiers = append(s.out.Tiers, quantity.Tier{Limit: s.limit(t.Limit, limitOf, limit), Inclusive: limit.Bound == quantity.UpTo, Rate: rate.Value()})
}

// pick finds an observation that is one number, of a statistic that it may have; nil
// where there is none.
func (s *scheduler) pick(ref datasets.Text, what string, may ...datasets.Statistic) *datasets.Observation {
	o, err := s.scope.study.Observation(ref.Value)
	switch {
	case err != nil:
		s.fault(ref, "%s: %v", what, err)
	case o.Quantity == nil || !o.Quantity.IsPoint() || !slices.Contains(may, o.Statistic):
		s.fault(ref, "%s: %s is a %s, not a %s that is one number", what, o.Ref(), o.Statistic, may[0])
	default:
		s.out.from = append(s.out.from, o)
		return o
	}
	return nil
}

// limit is the number of a limit, in the unit of all.
func (s *scheduler) limit(ref datasets.Text, what string, o *datasets.Observation) *big.Rat {
	limit := o.Quantity.Plain()
	switch {
	case s.first == nil:
		s.first, s.out.Unit = o, limit.Unit
	case limit.Unit != s.out.Unit:
		s.fault(ref, "%s: %s, and %s: a schedule has one unit", what, inUnit(o), inUnit(s.first))
	}
	return limit.Value()
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
	return fmt.Sprintf("the comparison %q refers to itself: write it with observations, or with comparisons that do not use it", e.id)
}
