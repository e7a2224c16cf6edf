package articles

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/publish"
	"quotient/cmd/quotient/internal/weave"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets/folder"
)

// A Result is what weaving one has found and done.
type Result struct {
	*weave.Woven
	Check   bool            // nothing was to be written
	Written int             // files
	Stale   []weave.Picture // and why each is
	Why     []string
	Weaver  *weave.Weaver
	// Filled is the article as it is after weaving, read again.
	Filled    *weave.Woven
	Published string // the file of another format, and nothing else was written
	Left      bool   // it could have been written, and another article could not
}

// IsStale reports whether the article that was checked is not as the study has it.
func (a Result) IsStale() bool {
	return a.Check && (len(a.Stale) > 0 || len(a.Changes) > 0)
}

// Once weaves an article and reads it again as it is then, unless it is only
// to be checked.
func Once(w *weave.Weaver, name string, text []byte, check bool) (r Result, err error) {
	read := func(text []byte) (*weave.Woven, error) {
		a, err := article.Parse(filepath.ToSlash(name), text)
		if err != nil {
			return nil, err
		}
		return w.Weave(a)
	}
	woven, err := read(text)
	if err != nil {
		return r, err
	}
	r = Result{Woven: woven, Weaver: w, Check: check}
	switch {
	case len(woven.Faults) > 0 || check:
	case string(woven.Text) == string(text):
		r.Filled = woven
	default:
		// What was typed stands elsewhere once places are filled.
		if r.Filled, err = read(woven.Text); err != nil {
			return r, err
		}
		r.Woven.Typed = r.Filled.Typed
	}
	return r, nil
}

// A Request says which articles to weave, and what to do with them.
type Request struct {
	Places []Place
	// Check writes nothing, and finds what is stale.
	Check bool
	Force bool
	// As is the format to write instead of the articles; nil writes the articles.
	As *publish.Format
	// Out is the folder that As writes to.
	Out string
	// Warn is told what looks wrong with a study, and LeftOut what the format of an article
	// cannot show.
	Warn    func(*workspace.View)
	LeftOut func(r Result, at int, what, remedy string)
}

// Run weaves the articles. Nothing is written unless each of them can be: one with a mark
// that cannot be filled is in the results. The error is of what cannot be read, or is
// [workspace.Failed] if a file cannot be written.
func (q Request) Run() ([]Result, error) {
	results, err := q.weave()
	if err != nil {
		return nil, err
	}
	left := slices.ContainsFunc(results, func(r Result) bool { return len(r.Faults) > 0 })
	for i := range results {
		results[i].Left = left
	}
	if q.Check || left {
		return results, nil
	}
	var pending []weave.File
	for i := range results {
		some, err := q.pending(results, i)
		if err != nil {
			return nil, workspace.Failed(err)
		}
		pending = append(pending, some...)
	}
	if err := weave.Write(pending); err != nil {
		return nil, workspace.Failed(err)
	}
	return results, nil
}

// Verdict is an error without words if an article does not hold: [workspace.Failed] if a
// typed number is not of the study, or an article that was checked is stale.
func Verdict(results []Result) error {
	err := error(nil)
	for _, r := range results {
		if len(r.Faults) > 0 {
			return errors.New("")
		}
		if len(r.Woven.Typed) > 0 || r.IsStale() {
			err = workspace.Failed(errors.New(""))
		}
	}
	return err
}

// weave weaves each article with the weaver of its study.
func (q Request) weave() (results []Result, err error) {
	pictures := weave.NewPictures()
	weavers := map[string]*weave.Weaver{}
	for _, a := range q.Places {
		text, err := Read(a.Path)
		if err != nil {
			return nil, err
		}
		weaver := weavers[a.Study.Name]
		if weaver == nil {
			v, err := workspace.Whole(a.Study, charts.Options{Allow: true})
			if err != nil {
				return nil, err
			}
			q.Warn(v)
			weaver = weave.New(v.Workspace, pictures)
			weaver.Force = q.Force
			weavers[a.Study.Name] = weaver
		}
		r, err := Once(weaver, a.Path, text, q.Check)
		if err != nil {
			return nil, err
		}
		if q.Check && len(r.Faults) == 0 {
			if r.Stale, r.Why, err = r.Woven.Stale(func(name string) ([]byte, error) {
				at := filepath.Join(filepath.Dir(a.Path), filepath.FromSlash(path.Dir(name)))
				return folder.Open(at).ReadFile(path.Base(name))
			}); err != nil {
				return nil, err
			}
		}
		results = append(results, r)
	}
	return results, nil
}

// pending are the files to be written for one of the results.
func (q Request) pending(results []Result, i int) (some []weave.File, err error) {
	r, at := &results[i], q.Places[i]
	if q.As == nil {
		some, err = r.Pending(at.Path, q.Force)
		r.Written = len(some)
		return some, err
	}
	as := *q.As
	as.LeftOut = func(at int, what, remedy string) { q.LeftOut(*r, at, what, remedy) }
	if r.Published, some, err = published(*r, as, q.Out, at, q.Force); err != nil {
		return nil, err
	}
	if j := slices.IndexFunc(results[:i], func(x Result) bool { return strings.EqualFold(x.Published, r.Published) }); j >= 0 {
		return nil, fmt.Errorf("%s and %s would both be written to %s: give one another name, or --out", filepath.ToSlash(q.Places[j].Path), filepath.ToSlash(at.Path), filepath.ToSlash(r.Published))
	}
	return some, nil
}
