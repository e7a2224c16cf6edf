// Package checks has every check of a study, from its texts to its pictures and
// signatures, in one list, and runs them.
package checks

import (
	"slices"
	"sync"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/verify"
	"quotient/cmd/quotient/internal/weave"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
)

// A Check is a check of a study and all that is made of it.
type Check = check.Of[*Subject]

// List has every check, in the order in which they are reported: what the tables say of
// their texts, what is made of the tables, and what the tables say of themselves. To add
// one, write its value in a file of its own, and its name here; or in [check.List] if it
// looks at tables and texts alone, or in [analysis.Checks] if it looks at comparisons.
var List = before("schema", before("order", ofTables(),
	slices.Concat([]Check{wordsCheck, namingCheck, articleCheck}, ofComparisons(), []Check{freshCheck})...),
	reviewCheck)

// ofTables are the checks of tables and texts.
func ofTables() (list []Check) {
	for _, c := range check.List {
		list = append(list, check.Within(c, func(s *Subject) *check.Ledger { return s.Ledger }))
	}
	return list
}

// ofComparisons are the checks of comparisons; the first tells why they cannot be read.
func ofComparisons() (list []Check) {
	for i, c := range analysis.Checks {
		list = append(list, Check{Name: c.Name, Doc: c.Doc, Run: func(s *Subject, r *check.Result) {
			if i == 0 && len(s.wrong) > 0 {
				r.Unreadable("the comparisons can be read", s.wrong)
			}
			if s.Comparisons != nil {
				c.Run(s.Comparisons, r)
			} else {
				r.Absent = i > 0
			}
		}})
	}
	return list
}

// before puts checks before the one of a name.
func before(name string, list []Check, more ...Check) []Check {
	i := slices.IndexFunc(list, func(c Check) bool { return c.Name == name })
	return slices.Insert(list, i, more...)
}

// A Subject is a study with all of it that is checked.
type Subject struct {
	*workspace.Workspace
	Options
	Ledger      *check.Ledger
	Comparisons *analysis.Comparisons // nil where they cannot be read
	wrong       datasets.Findings     // what is wrong with their file
}

// Options say what of a study is checked, besides its tables, words and articles.
type Options struct {
	// Out is the folder that charts were built into; "" where they are not looked at.
	Out string
	// Reviews says that signatures are looked at, where there are any.
	Reviews bool
	// Reviewed says that every observation must have one.
	Reviewed bool
	// Weaver is what articles are held against; nil for one of the check's own.
	Weaver *weave.Weaver
}

// Texts finds the texts of a study: see [check.Texts].
type Texts func(*datasets.Study) ([]*check.Text, error)

// Run runs every check on the study at a place. The workspace comes back beside the report
// if the study could be loaded. The error is of what cannot be read.
func Run(p workspace.Place, texts Texts, options Options) (*verify.Report, *workspace.Workspace, error) {
	w, err := workspace.Load(p, charts.Options{Allow: true})
	if found, err := faults(err); err != nil {
		return nil, nil, p.Unreadable(err)
	} else if len(found) > 0 {
		unloaded := check.Result{Name: "schema"}
		unloaded.Unreadable("the study can be loaded", found)
		return &verify.Report{Study: p.Name, Checks: []check.Result{unloaded}}, nil, nil
	}
	at, err := texts(w.Study)
	if err != nil {
		return nil, nil, p.Unreadable(err)
	}
	r, err := Loaded(w, at, options)
	if err != nil {
		return nil, nil, p.Unreadable(err)
	}
	return r, w, nil
}

// Loaded is [Run] for a study that has been loaded, with its texts: one for each source,
// nil where it is not at hand.
func Loaded(w *workspace.Workspace, texts []*check.Text, options Options) (*verify.Report, error) {
	l := check.NewLedger(w.Study, texts)
	w.Hear(l.Sentences) // the checks of texts may be done already
	return Heard(w, l, texts, options)
}

// Heard is [Loaded] for a study that has heard its texts, and that others may read meanwhile:
// nothing of it is written. The ledger is that of the texts, and nobody else's.
func Heard(w *workspace.Workspace, l *check.Ledger, texts []*check.Text, options Options) (*verify.Report, error) {
	s, err := subject(w, l, options)
	if err != nil {
		return nil, err
	}
	r := &verify.Report{Study: w.Name, Texts: texts, Ledger: s.Ledger}
	for i, info := range w.Sources {
		source := verify.Source{SourceInfo: info, AtHand: texts[i] != nil}
		if source.AtHand {
			source.Name = texts[i].Source.Name()
		}
		r.Sources = append(r.Sources, source)
	}
	for _, result := range s.results() {
		if result.Err != nil {
			return nil, result.Err
		}
		if !result.Absent {
			r.Checks = append(r.Checks, result)
		}
	}
	return r, nil
}

// results runs every check. That of the articles takes as long as all the others together,
// and has nothing to do with the ledger, so that it goes on beside them.
func (s *Subject) results() []check.Result {
	out := make([]check.Result, len(List))
	var wait sync.WaitGroup
	for i, c := range List {
		if c.Name == articleCheck.Name {
			wait.Go(func() { out[i] = c.Result(s) })
		}
	}
	for i, c := range List {
		if c.Name != articleCheck.Name {
			out[i] = c.Result(s)
		}
	}
	wait.Wait()
	return out
}

// First runs those checks of a study that are asked for, one after the other, until one has
// found something, and returns its result; nil where none has.
func First(w *workspace.Workspace, l *check.Ledger, options Options, asked func(name string) bool) (*check.Result, error) {
	if l != nil {
		w.Hear(l.Sentences)
	}
	s, err := subject(w, l, options)
	if err != nil {
		return nil, err
	}
	for _, c := range List {
		if !asked(c.Name) {
			continue
		}
		result := c.Result(s)
		if result.Err != nil {
			return nil, result.Err
		}
		if result.Findings.Err() != nil {
			return &result, nil
		}
	}
	return nil, nil
}

func subject(w *workspace.Workspace, l *check.Ledger, options Options) (*Subject, error) {
	s := &Subject{Workspace: w, Options: options, Ledger: l}
	var err error
	s.Comparisons, err = w.Comparisons()
	s.wrong, err = faults(err)
	return s, err
}

// faults takes findings out of an error, but for warnings.
func faults(err error) (datasets.Findings, error) {
	found, err := workspace.Findings(err)
	return slices.DeleteFunc(slices.Clone(found), func(f datasets.Finding) bool { return f.Warning }), err
}
