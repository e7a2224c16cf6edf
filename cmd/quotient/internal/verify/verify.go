// Package verify asks of a study all that the layers below can check, and gathers
// the answers: twelve checks, each with what it looked at and what failed.
//
//	datasets  quote, numeral, qualifier, unit, date, coverage, order, schema
//	analysis  comparison, caveat
//	charts    words
//	build     fresh
//
// It also tries the checks themselves ([SelfTest]): it changes a study in memory,
// one number, bound or word at a time, and counts the changes that are found. And
// it proposes corrections of rows ([Fixes]), which it never makes.
package verify

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/build"
	"quotient/cmd/quotient/internal/report"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
)

// Names are the checks, in the order in which they are told.
var Names = []string{"quote", "numeral", "qualifier", "unit", "date", "coverage", "words", "comparison", "fresh", "caveat", "order", "schema"}

// Options say what to check against.
type Options struct {
	Sources       []string // the folders in which the texts are looked for
	RequireSource bool     // a text that is not at hand is a failure
	Out           string   // the folder of the study's built files
}

// A Study is a study with all that was read of it, to be checked or changed.
type Study struct {
	*datasets.Study
	Texts       []*source.Source
	Comparisons *analysis.Comparisons
	Charts      []*charts.Chart // of every locale
}

// Run checks the study in a folder, which is called by a name in messages. A
// study that does not load has its faults as failures of the check schema. The
// error is of input that cannot be read at all.
func Run(fsys fs.FS, name string, o Options) (*report.Verification, *Study, error) {
	v := &report.Verification{Study: name, Folder: name, Looked: o.Sources, Outside: []string{o.Out}}
	if _, err := fs.Stat(fsys, datasets.DescriptorName); err != nil {
		return nil, nil, fmt.Errorf("%s: there is no %s here: a study is a folder with a Data Package", name, datasets.DescriptorName)
	}
	s, faults, err := load(fsys)
	if err != nil {
		return nil, nil, err
	}
	var found []datasets.Check
	if s.Study != nil {
		v.Study = s.Name
		texts, missing, err := s.Study.Texts(o.Sources)
		if err != nil {
			return nil, nil, err
		}
		s.Texts = texts
		for _, info := range s.Sources {
			text := report.VerifiedSource{Title: info.Title, SHA256: info.SHA256}
			if i := slices.IndexFunc(texts, func(t *source.Source) bool { return t.SHA256() == info.SHA256 }); i >= 0 {
				text.File = texts[i].Name()
				v.Outside = append(v.Outside, text.File)
			}
			v.Sources = append(v.Sources, text)
		}
		found = append(s.checks(), s.fresh(o.Out))
		if o.RequireSource {
			found = append(found, required(missing))
		}
	}
	v.Checks = gather(found, faults)
	if v.Checked() == 0 {
		fail(v.Checks, "schema", datasets.Finding{File: datasets.DescriptorName, Message: "nothing was checked", Hint: "a study has at least one table with rows that carry quotes"})
	}
	return v, s, nil
}

// load reads a study as far as it can be read, with all that is wrong with it.
func load(fsys fs.FS) (s *Study, faults datasets.Findings, err error) {
	s = &Study{}
	keep := func(err error) error {
		var found datasets.Findings
		if err != nil && !errors.As(err, &found) {
			return err
		}
		for _, f := range found {
			if !f.Warning && !slices.Contains(faults, f) { // several locales have the same
				faults = append(faults, f)
			}
		}
		return nil
	}
	study, err := datasets.Load(fsys)
	if err = keep(err); err != nil || study == nil {
		return s, faults, err
	}
	s.Study = study
	if s.Comparisons, _, err = analysis.Compare(study); err != nil {
		if err = keep(err); err != nil {
			return s, faults, err
		}
	}
	if s.Comparisons == nil {
		return s, faults, nil
	}
	return s, faults, keep(s.loadCharts())
}

// loadCharts reads the charts of every locale.
func (s *Study) loadCharts() error {
	s.Charts = nil
	var found datasets.Findings
	for _, tag := range quantity.Locales() {
		list, err := charts.In(tag, s.Study, s.Comparisons, charts.Options{Allow: true})
		s.Charts = append(s.Charts, list...)
		var some datasets.Findings
		if err != nil && !errors.As(err, &some) {
			return err
		}
		found = append(found, some...)
	}
	return found.Err()
}

// checks runs the checks of the layers, but for what has been built.
func (s *Study) checks() []datasets.Check {
	out := append(s.Study.Verify(s.Texts), s.observed())
	if s.Comparisons != nil {
		out = append(out, s.Comparisons.Verify()...)
		out = append(out, s.words()...)
	}
	return out
}

func (s *Study) words() []datasets.Check {
	return charts.Verify(s.Study, s.Comparisons, s.Charts)
}

func (s *Study) fresh(out string) datasets.Check {
	if s.Comparisons == nil {
		return datasets.Check{Name: "fresh"}
	}
	return build.Fresh(s.Study, s.Comparisons, s.Charts, out)
}

// observed fails a study of which nothing can be held against a text.
func (s *Study) observed() datasets.Check {
	c := datasets.Check{Name: "quote"}
	if !slices.ContainsFunc(s.Tables, func(t *datasets.Table) bool { return t.Observed && len(t.Rows) > 0 }) {
		c.Findings = datasets.Findings{{File: datasets.DescriptorName, Message: "the study has no observation: no table has a column quote, so no number can be held against a text", Hint: "give a table the columns quote and where; plain tables are checked by their schema alone"}}
	}
	return c
}

// required fails texts that are not at hand.
func required(missing []datasets.SourceInfo) datasets.Check {
	c := datasets.Check{Name: "quote"}
	for _, m := range missing {
		c.Findings = append(c.Findings, datasets.Finding{File: datasets.DescriptorName, Message: fmt.Sprintf("the text “%s” is not at hand, and it is required", m.Title), Hint: "name the folder of the file with SHA-256 " + m.SHA256 + " with --sources"})
	}
	return c
}

// titles are those of the checks that did not run.
var titles = map[string]string{
	"quote":      "each quote stands in the text, once",
	"numeral":    "the number in each quote is the value",
	"qualifier":  "its qualifier is the bound",
	"unit":       "its unit is the unit, or is said to be inferred",
	"date":       "each date stands in the text, or is said to be inferred",
	"coverage":   "each number of the text is a row's, or set aside with a reason",
	"words":      "each number in the words of charts and comparisons is one of theirs, with its bound",
	"comparison": "each comparison comes out the same when computed again",
	"fresh":      "each picture and table that was built is what the study says now",
	"caveat":     "each warning has its caveat, each refusal its waiver",
	"order":      "no part is more than its total, no low end above its high one",
	"schema":     "each cell is as the schema of its table has it",
}

// gather puts answers of one name together, in the order of Names, with the
// faults of loading under schema.
func gather(found []datasets.Check, faults datasets.Findings) []datasets.Check {
	out := make([]datasets.Check, len(Names))
	for i, name := range Names {
		c := &out[i]
		c.Name, c.Title = name, titles[name]
		ran := false
		for _, f := range found {
			if f.Name != name {
				continue
			}
			ran = ran || f.Title != ""
			if f.Title != "" {
				c.Title = f.Title
			}
			c.Checked += f.Checked
			c.Unchecked += f.Unchecked
			if f.Why != "" {
				c.Why = f.Why
			}
			c.Findings = append(c.Findings, f.Findings...)
		}
		if !ran && len(faults) > 0 {
			c.Why = "the study has faults"
		}
	}
	if len(faults) > 0 {
		schema := &out[slices.Index(Names, "schema")]
		schema.Checked += len(faults)
		schema.Findings = append(schema.Findings, faults...)
		schema.Why = ""
	}
	return out
}

// fail adds a finding to a check.
func fail(checks []datasets.Check, name string, f datasets.Finding) {
	i := slices.IndexFunc(checks, func(c datasets.Check) bool { return c.Name == name })
	checks[i].Findings = append(checks[i].Findings, f)
}
