// Package verify gathers what every layer has to say of a study: whether each
// number stands in the text as the tables have it, and whether all that is made
// of the tables still holds.
package verify

import (
	"fmt"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/cmd/quotient/internal/weave"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// A Report is what verifying a study found.
type Report struct {
	Study   string
	Sources []Source
	Checks  []datasets.Check
	Texts   []*datasets.SourceText // one for each source, nil where it is not at hand
	Ledger  *datasets.Ledger       // of the numbers of the texts; nil where the study could not be loaded
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

// A Request says what to verify.
type Request struct {
	Place workspace.Place
	// Sources are the folders in which the texts of the study are looked for.
	Sources []string
	// Required makes a text that is not at hand a finding.
	Required bool
	// Also are checks of what other packages make of a study.
	Also []Also
}

// Also is a check of a study that could be loaded. The error is of what cannot be read.
type Also func(*workspace.Workspace) ([]datasets.Check, error)

// Run verifies a study. The workspace comes back beside the report if the study could be
// loaded. The error is of what cannot be read.
func (r Request) Run() (*Report, *workspace.Workspace, error) {
	out, w, err := Study(r.Place, r.texts)
	if err != nil {
		return nil, nil, r.Place.Unreadable(err)
	}
	if r.Required {
		for _, missing := range out.Missing() {
			out.Add(datasets.Check{Name: "source", Findings: datasets.Findings{{File: datasets.DescriptorName, Message: fmt.Sprintf("the text %q is required, and was not found", missing.Title), Hint: "put it into one of these folders, or name another with --sources: " + strings.Join(r.Sources, ", ")}}})
		}
	}
	if w == nil {
		return out, nil, nil
	}
	for _, also := range r.Also {
		checks, err := also(w)
		if err != nil {
			return nil, nil, err
		}
		out.Add(checks...)
	}
	return out, w, nil
}

func (r Request) texts(s *datasets.Study) ([]*datasets.SourceText, error) { return s.Texts(r.Sources) }

// Study verifies the study at a place, but for the files made of it. The workspace comes
// back beside the report if the study could be loaded. The error is of what cannot be
// read.
func Study(p workspace.Place, texts Texts) (*Report, *workspace.Workspace, error) {
	w, err := workspace.Load(p, charts.Options{Allow: true})
	if found, err := faults(err); err != nil {
		return nil, nil, err
	} else if len(found) > 0 {
		r := &Report{Study: p.Name}
		r.Add(datasets.Check{Name: "schema", Title: "the study can be loaded", Checked: len(found), Findings: found})
		return r, nil, nil
	}
	at, err := texts(w.Study)
	if err != nil {
		return nil, nil, err
	}
	r, err := Loaded(w, at)
	if err != nil {
		return nil, nil, err
	}
	return r, w, nil
}

// Loaded is [Study] for a study that has been loaded, with its texts: one for each
// source, nil where it is not at hand.
func Loaded(w *workspace.Workspace, texts []*datasets.SourceText) (*Report, error) {
	r, err := withoutArticles(w, texts)
	if err != nil {
		return nil, err
	}
	if c, _ := w.Comparisons(); c == nil {
		return r, nil
	}
	articles, err := Articles(weave.New(w, nil), w.FS)
	if found, err := faults(err); err != nil {
		return nil, err
	} else if len(found) == 0 && articles.Checked > 0 { // errors of charts are told by their own check
		r.Add(articles)
	}
	return r, nil
}

func withoutArticles(w *workspace.Workspace, texts []*datasets.SourceText) (*Report, error) {
	r := &Report{Study: w.Name, Texts: texts, Ledger: w.Ledger(texts)}
	for i, info := range w.Sources {
		source := Source{SourceInfo: info, AtHand: texts[i] != nil}
		if texts[i] != nil {
			source.Name = texts[i].Source.Name()
		}
		r.Sources = append(r.Sources, source)
	}
	r.Add(r.Ledger.Verify()...)
	comparisons, err := w.Comparisons()
	found, err := faults(err)
	if err != nil {
		return nil, err
	}
	if len(found) > 0 {
		r.Add(datasets.Check{Name: "comparison", Title: "the comparisons can be read", Checked: len(found), Findings: found})
	}
	if comparisons == nil {
		return r, nil
	}
	r.Add(comparisons.Verify()...)
	var all []*charts.Chart
	for _, tag := range quantity.Locales() {
		list, err := w.Charts(tag)
		found, err := faults(err)
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			r.Add(datasets.Check{Name: "words", Title: "the charts can be read", Checked: len(found), Findings: found})
		}
		all = append(all, list...)
	}
	r.Add(charts.Verify(w.Study, comparisons, all))
	return r, nil
}

// faults takes findings out of an error, but for warnings.
func faults(err error) (datasets.Findings, error) {
	found, err := workspace.Findings(err)
	return slices.DeleteFunc(slices.Clone(found), func(f datasets.Finding) bool { return f.Warning }), err
}
