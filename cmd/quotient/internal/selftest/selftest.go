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
	"strings"
	"sync"

	"quotient/analysis"
	"quotient/analysis/naming"
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
	pictures    *weave.Pictures // of the study as it is
	editors     map[string]*prose.Editor
	articles    map[string][]byte // by the name of their file
}

// Run makes the changes, verifies each, and tells of each which check noticed it. That
// the fingerprint of a changed text differs is not counted, nor that a picture is stale:
// they would notice anything.
//
// Tell is told, if it is not nil, that one more of all changes is verified.
func Run(fsys fs.FS, texts checks.Texts, tell func(all int), classes ...string) ([]*Mutant, error) {
	s, err := newSubject(fsys, texts)
	if err != nil {
		return nil, err
	}
	mutants := slices.Concat(s.mutants(classes...)...)
	return mutants, s.all(mutants, tell)
}

// mutants are the changes of some classes, or of all, by class.
func (s *subject) mutants(classes ...string) (out [][]*Mutant) {
	for _, c := range Classes {
		if len(classes) > 0 && !slices.Contains(classes, c.Name) {
			continue
		}
		list := c.changes(s)
		for _, m := range list {
			m.Class = c.Name
		}
		out = append(out, list)
	}
	return out
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
	s.pictures = weave.NewPictures()
	s.weaver = weave.New(w, s.pictures)
	if s.comparisons, err = w.Comparisons(); err != nil {
		return nil, err
	}
	s.editors = prose.Editors(s.study, s.comparisons)
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
func (s *subject) all(mutants []*Mutant, tell func(all int)) error {
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
				if caught != nil {
					m.Caught = caught.Name
				}
				if tell != nil {
					tell(len(mutants))
				}
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

// caught verifies a mutant and returns what the first check has found that finds something;
// nil where none does.
func (s *subject) caught(m *Mutant) (*check.Result, error) {
	if m.files == nil { // another text, the same study
		text, err := source.Read(s.texts[0].Source.Name(), []byte(m.text))
		if err != nil {
			return nil, err
		}
		changed := slices.Clone(s.texts)
		changed[0] = check.NewText(s.texts[0].Info, text)
		return first(check.List, check.NewLedger(s.study, changed)), nil
	}
	files := maps.Clone(s.files)
	maps.Copy(files, m.files)
	switch {
	case m.Class == articleClass.Name: // it is what is filled in that is wrong, so nothing is filled
		return inArticle(s.weaver, m.File, files[m.File])
	case article.IsMarkdown(m.File): // no table, comparison or chart is other
		text, found, err := woven(s.weaver, m.File, files[m.File])
		if err != nil || found != nil {
			return found, err
		}
		return inArticle(s.weaver, m.File, text)
	case m.File == charts.SpecFile: // what articles say of charts is filled in
		return s.inCharts(m, files)
	case m.File == analysis.SpecFile:
		if found := s.inComparisons(files); found != nil {
			return found, nil
		}
		return s.verified(s.with(files), files)
	}
	return s.inTables(files)
}

// with is the workspace of the study with other files, where its tables are the same.
func (s *subject) with(files folder.Memory) *workspace.Workspace {
	study := *s.study
	study.FS = files
	return workspace.Of(workspace.Place{Name: s.study.Name, FS: files}, &study, charts.Options{Allow: true})
}

// inArticle checks an article as it is.
func inArticle(w *weave.Weaver, name string, text []byte) (*check.Result, error) {
	r, err := checks.Articles(w, folder.Memory{name: text})
	return failure(r), err
}

// woven weaves an article, or says what is wrong with its marks.
func woven(w *weave.Weaver, name string, text []byte) ([]byte, *check.Result, error) {
	a, err := article.Parse(name, text)
	if err != nil {
		return nil, &check.Result{Name: articleClass.Name, Findings: datasets.Findings{{File: name, Message: err.Error()}}}, nil
	}
	out, err := w.Weave(a)
	if err != nil {
		return nil, nil, err
	}
	return out.Text, failure(check.Result{Name: articleClass.Name, Findings: out.Faults}), nil
}

// inCharts checks the words of charts.yaml, in every locale.
func (s *subject) inCharts(m *Mutant, files folder.Memory) (*check.Result, error) {
	w := s.with(files)
	words := prose.WordsCheck
	if line(files[charts.SpecFile], "terms:") > m.Line { // cells are called as they were
		words = prose.WordsBy(s.editors)
	}
	if found := failure(charts.VerifyBy(words, w.Study, s.comparisons, s.charts)); found != nil {
		return found, nil
	}
	return checks.First(w, nil, checks.Options{}, func(name string) bool {
		return name == prose.WordsCheck.Name || name == naming.Check.Name
	})
}

// line is the line of a file that begins with a text; one after its last where none does.
func line(file []byte, begin string) int {
	lines := strings.Split(string(file), "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, begin) {
			return i + 1
		}
	}
	return len(lines) + 1
}

// inComparisons are the checks of comparisons, before what is made of them is looked at.
func (s *subject) inComparisons(files folder.Memory) *check.Result {
	study := *s.study
	study.FS = files
	c, err := analysis.Compare(&study)
	if err != nil {
		return &check.Result{Name: "comparison", Findings: datasets.Findings{{File: analysis.SpecFile, Message: err.Error()}}}
	}
	if found := first(analysis.Checks, c); found != nil {
		return found
	}
	return failure(charts.Verify(&study, c, s.charts))
}

// inTables checks the tables of other files and, where they have nothing wrong, what is
// made of them.
func (s *subject) inTables(files folder.Memory) (*check.Result, error) {
	w, err := workspace.Load(workspace.Place{Name: s.study.Name, FS: files}, charts.Options{Allow: true})
	if found, err := workspace.Findings(err); err != nil {
		return nil, err
	} else if found.Err() != nil {
		return &check.Result{Name: "schema", Findings: found}, nil
	}
	w.Remember(s.study)
	if found := first(check.List, check.NewLedger(w.Study, s.texts)); found != nil {
		return found, nil
	}
	return s.verified(w, files)
}

// verified weaves the articles of a study again, in its files, and checks what is made of
// its tables.
func (s *subject) verified(w *workspace.Workspace, files folder.Memory) (*check.Result, error) {
	weaver := weave.New(w, s.pictures.Over())
	if found, err := wovenAgain(w, weaver, files); err != nil || found != nil {
		return found, err
	}
	return checks.First(w, nil, checks.Options{Weaver: weaver}, func(name string) bool {
		return !slices.ContainsFunc(check.List, func(c check.Check) bool { return c.Name == name })
	})
}

// wovenAgain weaves the articles of a study into its files, or says which of their marks
// cannot be filled.
func wovenAgain(w *workspace.Workspace, weaver *weave.Weaver, files folder.Memory) (*check.Result, error) {
	if c, _ := w.Comparisons(); c == nil {
		return nil, nil // told by the checks
	}
	names, err := article.In(files)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, found, err := woven(weaver, name, files[name])
		if err != nil || found != nil {
			return found, err
		}
		files[name] = text
	}
	return nil, nil
}

// first is the result of the first check that finds something, but for that of the
// fingerprint: it would notice anything.
func first[T any](list []check.Of[T], of T) *check.Result {
	for _, c := range list {
		if c.Name == "source" {
			continue
		}
		if found := failure(c.Result(of)); found != nil {
			return found
		}
	}
	return nil
}

// failure is a result that has found something, or nil.
func failure(r check.Result) *check.Result {
	if r.Findings.Err() == nil {
		return nil
	}
	return &r
}
