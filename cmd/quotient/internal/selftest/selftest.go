// Package selftest measures how much verifying notices: it changes a study that holds, one
// thing at a time, as a person might get it wrong, weaves its articles again, as an editor
// would, and verifies it. A class of changes is a value, in a file of its own, and one
// word in a list.
package selftest

import (
	"fmt"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"sync"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/charts"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/checks"
	"quotient/cmd/quotient/internal/weave"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/folder"
	"quotient/datasets/source"
)

// A Class is a sort of change.
type Class struct {
	Name string // one word: label
	Doc  string // what is changed
	// changes lists those that can be made to a subject. Each makes the study say what its
	// text does not, as far as a program can tell.
	changes func(*subject) []*Mutant
}

// Classes are the sorts of change, in the order in which they are reported.
var Classes = []Class{
	valueClass, boundClass, unitClass, quoteClass, labelClass, dateClass, placeClass,
	modalityClass, statisticClass, partClass, textClass, senseClass, formulaClass,
	caveatClass, waiverClass, wordsClass, bindingClass, articleClass, aroundClass,
	descriptorClass,
}

// NotChanged is what no class changes, for a reader of the result.
const NotChanged = "where, notes, names of tables and ids; colours, kinds and sizes of charts; the order of rows; pictures"

// A Mutant is a study with one thing changed.
type Mutant struct {
	Class string // its name
	File  string
	Line  int
	What  string // was and is
	// Caught is the check that noticed, or "".
	Caught string

	files map[string][]byte // those of the study that are other; nil where the text is
	text  string            // of the first source, where that is other
}

// A subject is the study that is changed, with all that is made of it.
type subject struct {
	files       folder.Memory
	study       *datasets.Study
	texts       []*check.Text // one for each source, nil where it is not at hand
	comparisons *analysis.Comparisons
	charts      []*charts.Chart // of every locale
	weaver      *weave.Weaver
	articles    map[string][]byte // by the name of their file
}

// Run makes the changes, verifies each, and tells of each which check noticed it. That
// the fingerprint of a changed text differs is not counted, nor that a picture is stale:
// they would notice anything.
func Run(fsys fs.FS, texts checks.Texts) ([]*Mutant, error) {
	s, err := newSubject(fsys, texts)
	if err != nil {
		return nil, err
	}
	var mutants []*Mutant
	for _, c := range Classes {
		for _, m := range c.changes(s) {
			m.Class = c.Name
			mutants = append(mutants, m)
		}
	}
	return mutants, s.all(mutants)
}

func newSubject(fsys fs.FS, texts checks.Texts) (*subject, error) {
	s := &subject{files: folder.Memory{}, articles: map[string][]byte{}}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		s.files[name], err = fs.ReadFile(fsys, name)
		return err
	})
	if err != nil {
		return nil, err
	}
	if s.study, err = datasets.Load(s.files); err != nil {
		return nil, err
	}
	if s.texts, err = texts(s.study); err != nil {
		return nil, err
	}
	w := workspace.Of(workspace.Place{Name: s.study.Name, FS: s.files}, s.study, charts.Options{Allow: true})
	s.weaver = weave.New(w, weave.NewPictures())
	if s.comparisons, err = w.Comparisons(); err != nil {
		return nil, err
	}
	var found datasets.Findings
	if s.charts, found, err = w.Everywhere(); err != nil || found.Err() != nil {
		return nil, fmt.Errorf("%w%w", err, found.Err())
	}
	names, err := article.In(s.files)
	for _, name := range names {
		s.articles[name] = s.files[name]
	}
	return s, err
}

// all tries the mutants, on every core.
func (s *subject) all(mutants []*Mutant) error {
	var wait sync.WaitGroup
	next := make(chan *Mutant)
	var mu sync.Mutex
	var first error
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for m := range next {
				caught, err := s.caught(m)
				if err != nil {
					mu.Lock()
					if first == nil {
						first = fmt.Errorf("%s:%d: %s: %w", m.File, m.Line, m.What, err)
					}
					mu.Unlock()
				}
				m.Caught = caught
			}
		})
	}
	for _, m := range mutants {
		next <- m
	}
	close(next)
	wait.Wait()
	return first
}

// caught verifies a mutant and returns the first check that finds something.
func (s *subject) caught(m *Mutant) (string, error) {
	if m.files == nil { // another text, the same study
		text, err := source.Read(s.texts[0].Source.Name(), []byte(m.text))
		if err != nil {
			return "", err
		}
		changed := slices.Clone(s.texts)
		changed[0] = check.NewText(s.texts[0].Info, text)
		return first(check.Run(check.NewLedger(s.study, changed))), nil
	}
	files := maps.Clone(s.files)
	maps.Copy(files, m.files)
	switch {
	case m.Class == articleClass.Name: // it is what is filled in that is wrong, so nothing is filled
		return inArticle(s.weaver, m.File, files[m.File])
	case article.IsMarkdown(m.File): // no table, comparison or chart is other
		text, err := woven(s.weaver, m.File, files[m.File])
		if err != nil || text == nil {
			return articleClass.Name, err
		}
		return inArticle(s.weaver, m.File, text)
	case m.File == charts.SpecFile: // what articles say of charts is filled in
		return s.inCharts(files)
	case m.File == analysis.SpecFile:
		if name := s.inComparisons(files); name != "" {
			return name, nil
		}
	default: // most are noticed in the tables, before the rest need be looked at
		if study, err := datasets.Load(files); err == nil {
			if name := first(check.Run(check.NewLedger(study, s.texts))); name != "" {
				return name, nil
			}
		}
	}
	return verified(files, s.texts)
}

// inArticle checks an article as it is.
func inArticle(w *weave.Weaver, name string, text []byte) (string, error) {
	r, err := checks.Articles(w, folder.Memory{name: text})
	return first([]check.Result{r}), err
}

// woven weaves an article; nil if one of its marks cannot be filled.
func woven(w *weave.Weaver, name string, text []byte) ([]byte, error) {
	a, err := article.Parse(name, text)
	if err != nil {
		return nil, err
	}
	out, err := w.Weave(a)
	if err != nil || len(out.Faults) > 0 {
		return nil, err
	}
	return []byte(out.Text), nil
}

// inCharts checks the words of charts.yaml, in every locale.
func (s *subject) inCharts(files folder.Memory) (string, error) {
	study := *s.study
	study.FS = files
	if name := first([]check.Result{charts.Verify(&study, s.comparisons, s.charts)}); name != "" {
		return name, nil
	}
	w := workspace.Of(workspace.Place{Name: s.study.Name, FS: files}, &study, charts.Options{Allow: true})
	r, err := checks.Some(w, s.texts, prose.WordsCheck.Name, prose.NamingCheck.Name)
	if err != nil {
		return "", err
	}
	return first(r.Checks), nil
}

// inComparisons are the checks of comparisons, before what is made of them is looked at.
func (s *subject) inComparisons(files folder.Memory) string {
	study := *s.study
	study.FS = files
	c, err := analysis.Compare(&study)
	if err != nil {
		return "comparison"
	}
	var results []check.Result
	for _, check := range analysis.Checks {
		results = append(results, check.Result(c))
	}
	return first(append(results, charts.Verify(&study, c, s.charts)))
}

// verified weaves the articles of a study again, verifies it, and returns the first check
// that finds something.
func verified(files folder.Memory, texts []*check.Text) (string, error) {
	w, err := workspace.Load(workspace.Place{Name: "mutant", FS: files}, charts.Options{Allow: true})
	if found, err := workspace.Findings(err); err != nil {
		return "", err
	} else if found.Err() != nil {
		return "schema", nil
	}
	found, err := wovenAgain(w, files)
	if err != nil {
		return "", err
	}
	if len(found) > 0 {
		return "article", nil
	}
	w = workspace.Of(w.Place, w.Study, charts.Options{Allow: true})
	r, err := checks.Loaded(w, texts, checks.Options{})
	if err != nil {
		return "", err
	}
	return first(r.Checks), nil
}

// wovenAgain weaves the articles of a study into its files. The findings are of marks
// that cannot be filled.
func wovenAgain(w *workspace.Workspace, files folder.Memory) (found datasets.Findings, err error) {
	if c, _ := w.Comparisons(); c == nil {
		return nil, nil // told by the checks
	}
	names, err := article.In(files)
	if err != nil {
		return nil, err
	}
	weaver := weave.New(w, nil)
	for _, name := range names {
		a, err := article.Parse(name, files[name])
		if err != nil {
			return nil, err
		}
		out, err := weaver.Weave(a)
		if err != nil {
			return nil, err
		}
		found = append(found, out.Faults...)
		files[name] = []byte(out.Text)
	}
	return found, nil
}

// first is the first check that has found something, but for that of the fingerprint.
func first(list []check.Result) string {
	for _, r := range list {
		if r.Name != "source" && slices.ContainsFunc(r.Findings, func(f datasets.Finding) bool { return !f.Warning }) {
			return r.Name
		}
	}
	return ""
}
