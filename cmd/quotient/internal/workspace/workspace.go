// Package workspace holds a study with its comparisons and its charts, in any locale.
// The folder of a study goes in; each of them comes out, worked out once, when it is
// first asked for. It is safe for concurrent use.
package workspace

import (
	"errors"
	"fmt"
	"sync"

	"quotient/analysis"
	"quotient/charts"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/quantity"
)

// A Workspace is a study with all that is worked out of it.
type Workspace struct {
	*datasets.Study
	Place       Place
	options     charts.Options
	comparisons func() (*analysis.Comparisons, error)
	mu          sync.Mutex
	charts      map[string]func() ([]*charts.Chart, error) // by locale
}

// Load loads the tables of a study; the error is that of [datasets.Load]. Options are
// those of its charts.
func Load(p Place, options charts.Options) (*Workspace, error) {
	s, err := datasets.Load(p.FS)
	if err != nil {
		return nil, err
	}
	return Of(p, s, options), nil
}

// Of is the workspace of a study that has been loaded.
func Of(p Place, s *datasets.Study, options charts.Options) *Workspace {
	s.Hear(func() map[string]string { return p.sentences(s) })
	return &Workspace{
		Place: p, Study: s, options: options,
		comparisons: sync.OnceValues(func() (*analysis.Comparisons, error) { return analysis.Compare(s) }),
		charts:      map[string]func() ([]*charts.Chart, error){},
	}
}

// sentences are those of the rows of a study, as far as its texts are found where they are
// looked for unasked. One that cannot be read is told by who checks the texts.
func (p Place) sentences(s *datasets.Study) map[string]string {
	dirs, err := p.Sources(nil)
	if err != nil {
		return nil
	}
	texts, err := check.Texts(s, dirs)
	if err != nil {
		return nil
	}
	return check.NewLedger(s, texts).Sentences()
}

// Comparisons are those of the study. The error is that of [analysis.Compare]: what is
// not wrong comes back beside it, or nil if nothing could be read.
func (w *Workspace) Comparisons() (*analysis.Comparisons, error) { return w.comparisons() }

// Charts are those of the study in a locale. The error is that of [charts.In]: charts
// without an error come back beside it.
func (w *Workspace) Charts(tag string) ([]*charts.Chart, error) {
	w.mu.Lock()
	list, ok := w.charts[tag]
	if !ok {
		list = sync.OnceValues(func() ([]*charts.Chart, error) { return w.load(tag) })
		w.charts[tag] = list
	}
	w.mu.Unlock()
	return list()
}

func (w *Workspace) load(tag string) ([]*charts.Chart, error) {
	c, err := w.comparisons()
	if c == nil {
		return nil, err
	}
	return charts.In(tag, w.Study, c, w.options)
}

// Everywhere are the charts of every locale, and the findings of all. The error is of
// what cannot be read.
func (w *Workspace) Everywhere() (all []*charts.Chart, found datasets.Findings, err error) {
	for _, tag := range quantity.Locales() {
		list, err := w.Charts(tag)
		some, err := Findings(err)
		if err != nil {
			return nil, nil, err
		}
		all, found = append(all, list...), append(found, some...)
	}
	return all, found, nil
}

// Findings takes the findings out of an error, and leaves any other.
func Findings(err error) (datasets.Findings, error) {
	var found datasets.Findings
	if errors.As(err, &found) {
		return found, nil
	}
	return nil, err
}

// A View is a workspace with the charts in some locales that were asked for, and with
// what is wrong with those that were left out.
type View struct {
	*Workspace
	Comparisons *analysis.Comparisons
	Charts      []*charts.Chart
	Faults      datasets.Findings
}

// View loads the comparisons, and the charts in some locales (English if none is
// named), without those that have an error. It fails if a file cannot be read.
func (w *Workspace) View(locales ...string) (*View, error) {
	v := &View{Workspace: w}
	c, wrong := w.Comparisons()
	all, err := Findings(wrong)
	if err != nil {
		return nil, w.Place.Unreadable(err)
	}
	if c == nil {
		return nil, w.Place.unusable(distinct(all))
	}
	v.Comparisons = c
	if len(locales) == 0 {
		locales = []string{quantity.English.Tag}
	}
	for _, tag := range locales {
		list, wrong := w.Charts(tag)
		found, err := Findings(wrong)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
		if len(list) == 0 && wrong == nil && tag != quantity.English.Tag {
			all = append(all, datasets.Finding{File: charts.SpecFile, Message: fmt.Sprintf("no chart has a title in the locale %q", tag), Hint: fmt.Sprintf("title: {en: …, %s: …}", tag)})
		}
		v.Charts = append(v.Charts, list...)
	}
	v.Faults = distinct(all)
	return v, nil
}

// Open loads a study with [Workspace.View].
func Open(p Place, options charts.Options, locales ...string) (*View, error) {
	w, err := Load(p, options)
	found, err := Findings(err)
	if err != nil {
		return nil, p.Unreadable(err)
	}
	if found != nil {
		return nil, p.unusable(found)
	}
	return w.View(locales...)
}

// Whole is [Open] for a study that must have no error.
func Whole(p Place, options charts.Options, locales ...string) (*View, error) {
	v, err := Open(p, options, locales...)
	if err == nil && len(v.Faults) > 0 {
		return nil, p.unusable(v.Faults)
	}
	return v, err
}

// Warnings are what looks wrong, and the errors of what was left out.
func (v *View) Warnings() datasets.Findings {
	return append(append(append(datasets.Findings{}, v.Faults...), v.Study.Warnings...), v.Comparisons.Warnings...)
}

// distinct leaves each finding once: several locales have the same.
func distinct(found datasets.Findings) (out datasets.Findings) {
	seen := map[datasets.Finding]bool{}
	for _, f := range found {
		if !seen[f] {
			seen[f] = true
			out = append(out, f)
		}
	}
	return out
}
