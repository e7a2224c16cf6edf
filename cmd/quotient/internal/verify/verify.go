// Package verify gathers what every layer has to say of a study: whether each
// number stands in the text as the tables have it, and whether all that is made
// of the tables still holds.
package verify

import (
	"errors"
	"io/fs"
	"slices"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/weave"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// A Report is what verifying a study found.
type Report struct {
	Study   string
	Sources []Source
	Checks  []datasets.Check
	Ledger  *datasets.Ledger // of the numbers of the texts; nil where the study could not be loaded
}

// A Source is a text of the study, and whether it is at hand.
type Source struct {
	datasets.SourceInfo
	AtHand bool
	Name   string // of the file
}

// order is the order in which checks are reported.
var order = []string{"source", "quote", "numeral", "qualifier", "unit", "date", "cell", "coverage", "words", "article", "comparison", "fresh", "caveat", "order", "review", "schema"}

// Holds reports whether nothing was found, and something was looked at.
func (r *Report) Holds() bool { return r.Failed() == 0 && r.Checked() > 0 }

// Failed counts what does not hold.
func (r *Report) Failed() (n int) {
	for _, c := range r.Checks {
		n += len(c.Findings)
	}
	return n
}

// Checked counts what was looked at.
func (r *Report) Checked() (n int) {
	for _, c := range r.Checks {
		n += c.Checked
	}
	return n
}

// Missing are the sources that are not at hand.
func (r *Report) Missing() (out []datasets.SourceInfo) {
	for _, s := range r.Sources {
		if !s.AtHand {
			out = append(out, s.SourceInfo)
		}
	}
	return out
}

// Add adds checks; those of one name are one.
func (r *Report) Add(checks ...datasets.Check) {
	for _, c := range checks {
		if i := slices.IndexFunc(r.Checks, func(d datasets.Check) bool { return d.Name == c.Name }); i >= 0 {
			d := &r.Checks[i]
			d.Checked += c.Checked
			d.Unchecked += c.Unchecked
			d.Notes = append(d.Notes, c.Notes...)
			for _, f := range c.Findings {
				if !slices.Contains(d.Findings, f) {
					d.Findings = append(d.Findings, f)
				}
			}
			if d.Why == "" {
				d.Why = c.Why
			}
			continue
		}
		r.Checks = append(r.Checks, c)
	}
	slices.SortStableFunc(r.Checks, func(a, b datasets.Check) int {
		return slices.Index(order, a.Name) - slices.Index(order, b.Name)
	})
}

// Texts finds the texts of a study.
type Texts func(*datasets.Study) ([]*datasets.SourceText, error)

// Study verifies the study in a folder, but for the files made of it. The study
// comes back beside the report where it could be loaded. The error is of what
// cannot be read.
func Study(name string, fsys fs.FS, texts Texts) (*Report, *datasets.Study, error) {
	r, s, c, err := withoutArticles(name, fsys, texts)
	if err != nil || c == nil {
		return r, s, err
	}
	articles, err := Articles(weave.New(s, c, nil), fsys)
	if found, err := faults(err); err != nil {
		return nil, nil, err
	} else if len(found) == 0 && articles.Checked > 0 { // faults of charts are told by their own check
		r.Add(articles)
	}
	return r, s, nil
}

func withoutArticles(name string, fsys fs.FS, texts Texts) (*Report, *datasets.Study, *analysis.Comparisons, error) {
	r := &Report{Study: name}
	s, err := datasets.Load(fsys)
	if found, err := faults(err); err != nil {
		return nil, nil, nil, err
	} else if len(found) > 0 {
		r.Add(datasets.Check{Name: "schema", Title: "the study can be loaded", Checked: len(found), Findings: found})
		return r, nil, nil, nil
	}
	r.Study = s.Name
	at, err := texts(s)
	if err != nil {
		return nil, nil, nil, err
	}
	for i, info := range s.Sources {
		source := Source{SourceInfo: info, AtHand: at[i] != nil}
		if at[i] != nil {
			source.Name = at[i].Source.Name()
		}
		r.Sources = append(r.Sources, source)
	}
	r.Ledger = s.Ledger(at)
	r.Add(r.Ledger.Verify()...)
	comparisons, err := analysis.Compare(s)
	found, err := faults(err)
	if err != nil {
		return nil, nil, nil, err
	}
	if len(found) > 0 {
		r.Add(datasets.Check{Name: "comparison", Title: "the comparisons can be read", Checked: len(found), Findings: found})
	}
	if comparisons == nil {
		return r, s, nil, nil
	}
	r.Add(comparisons.Verify()...)
	var all []*charts.Chart
	for _, tag := range quantity.Locales() {
		list, err := charts.In(tag, s, comparisons, charts.Options{Allow: true})
		found, err := faults(err)
		if err != nil {
			return nil, nil, nil, err
		}
		if len(found) > 0 {
			r.Add(datasets.Check{Name: "words", Title: "the charts can be read", Checked: len(found), Findings: found})
		}
		all = append(all, list...)
	}
	r.Add(charts.Verify(s, comparisons, all))
	return r, s, comparisons, nil
}

// faults takes findings out of an error.
func faults(err error) (datasets.Findings, error) {
	var found datasets.Findings
	if errors.As(err, &found) {
		return slices.DeleteFunc(slices.Clone(found), func(f datasets.Finding) bool { return f.Warning }), nil
	}
	return nil, err
}
