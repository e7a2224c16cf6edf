package checks

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/weave"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/folder"
)

// articleCheck asks that what fills the places of articles is what the study says now,
// and that every number that was typed is one of the study's.
var articleCheck = Check{
	Name: "article",
	Doc:  "Every number in an article matches the tables.",
	Run: func(s *Subject, r *check.Result) {
		if s.Comparisons == nil {
			r.Absent = true
			return
		}
		w := s.Weaver
		if w == nil {
			w = weave.New(s.Workspace, nil)
		}
		found, err := faults(articles(w, s.FS, r))
		r.Err = err
		r.Absent = r.Checked == 0 || len(found) > 0 // of charts, which are told by their own check
	},
}

// Articles is what the check finds in the articles of a folder, which a weaver knows the
// study of.
func Articles(w *weave.Weaver, fsys fs.FS) (check.Result, error) {
	r := check.Result{Name: articleCheck.Name, Title: articleCheck.Title()}
	err := articles(w, fsys, &r)
	return r, err
}

// articles checks the articles of a folder.
func articles(w *weave.Weaver, fsys fs.FS, r *check.Result) error {
	names, err := article.In(fsys)
	if err != nil {
		return err
	}
	passed := map[string]int{}
	own, unseen := 0, 0
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		a, err := article.Parse(name, text)
		if err != nil {
			r.Checked++
			r.Add(unreadable(name, err))
			continue
		}
		woven, err := w.Weave(a)
		if err != nil {
			return err
		}
		r.Checked += woven.Places + woven.Judged
		r.Findings = slices.Concat(r.Findings, woven.Faults, woven.Typed)
		for _, c := range woven.Changes {
			r.Add(stale(name, c))
		}
		own += woven.Own
		for rule, n := range woven.Passed {
			passed[rule] += n
		}
		n, err := pictures(woven, name, fsys, r)
		if err != nil {
			return err
		}
		unseen += n
	}
	if unseen > 0 {
		r.Unchecked, r.Why = unseen, "pictures that are not next to the article"
	}
	if own > 0 {
		r.Note("%d the author’s own", own)
	}
	var rules []string
	for rule, n := range passed {
		rules = append(rules, fmt.Sprintf("%d passed over as %s", n, rule))
	}
	slices.Sort(rules)
	r.Notes = append(r.Notes, rules...)
	r.Findings.Sort()
	return nil
}

// pictures checks those of an article, or counts them where they are not at hand: the
// program carries its studies without their pictures, and an article may have them
// outside of the study.
func pictures(woven *weave.Woven, name string, fsys fs.FS, r *check.Result) (unseen int, err error) {
	dir := path.Dir(firstPath(woven.Pictures))
	switch _, err := fs.Stat(fsys, dir); {
	case folder.Broken(err):
		return 0, err
	case err != nil || !fs.ValidPath(dir):
		return len(woven.Pictures), nil
	}
	r.Checked += len(woven.Pictures)
	stale, why, err := woven.Stale(func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) })
	for i, p := range stale {
		r.Add(datasets.Finding{File: name, Ref: p.Path, Message: "the picture: " + why[i], Hint: "run quotient weave to draw it again"})
	}
	return 0, err
}

func firstPath(list []weave.Picture) string {
	if len(list) == 0 {
		return "."
	}
	return list[0].Path
}

// stale is a place that is not as the study has it.
func stale(name string, c weave.Change) datasets.Finding {
	f := datasets.Finding{File: name, Line: c.Line, Column: c.Column, Ref: strings.Fields(c.Mark + " ?")[0], Hint: "quotient weave corrects it"}
	switch {
	case c.Block && c.Open, c.Open:
		f.Message, f.Hint = "["+"="+c.Mark+"] is not filled in", "quotient weave fills it in"
	case c.Block:
		f.Ref, f.Message = "", "the block ["+"="+c.Mark+"] does not match the tables"
	default:
		f.Message = fmt.Sprintf("“%s” is now “%s”", strings.Join(strings.Fields(c.Was), " "), c.Now)
		if c.Sentence != "" {
			f.Hint += ": " + c.Sentence
		}
	}
	return f
}

// unreadable is the finding of a file that cannot be read as an article.
func unreadable(name string, err error) datasets.Finding {
	var bad *article.Error
	if errors.As(err, &bad) {
		return datasets.Finding{File: name, Line: bad.Line, Column: bad.Column, Message: bad.Message, Hint: bad.Hint}
	}
	return datasets.Finding{File: name, Message: err.Error()}
}
