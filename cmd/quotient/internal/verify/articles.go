package verify

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/weave"
	"quotient/datasets"
)

// Articles checks the articles of a study: what fills their places is what the
// study says now, and every number that was typed is one of the study's.
func Articles(w *weave.Weaver, fsys fs.FS) (datasets.Check, error) {
	check := datasets.Check{Name: "article", Title: "every number of an article is what the tables say"}
	names, err := article.In(fsys)
	if err != nil {
		return check, err
	}
	passed := map[string]int{}
	own, unseen := 0, 0
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return check, err
		}
		a, err := article.Parse(name, text)
		if err != nil {
			check.Checked++
			check.Findings = append(check.Findings, datasets.Finding{File: name, Message: err.Error()})
			continue
		}
		woven, err := w.Weave(a)
		if err != nil {
			return check, err
		}
		check.Checked += woven.Places + woven.Judged
		check.Findings = append(check.Findings, woven.Faults...)
		check.Findings = append(check.Findings, woven.Typed...)
		for _, c := range woven.Changes {
			check.Findings = append(check.Findings, stale(name, c))
		}
		own += woven.Own
		for rule, n := range woven.Passed {
			passed[rule] += n
		}
		// The program carries its studies without their pictures, and an article may
		// have them outside of the study.
		dir := path.Dir(firstPath(woven.Pictures))
		if _, err := fs.Stat(fsys, dir); err != nil || !fs.ValidPath(dir) {
			unseen += len(woven.Pictures)
			continue
		}
		check.Checked += len(woven.Pictures)
		pictures, why, err := woven.Stale(func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) })
		if err != nil {
			return check, err
		}
		for i, p := range pictures {
			check.Findings = append(check.Findings, datasets.Finding{File: name, Ref: p.Path, Message: "the picture: " + why[i], Hint: "run quotient weave to draw it again"})
		}
	}
	if unseen > 0 {
		check.Unchecked, check.Why = unseen, "pictures that are not beside the article"
	}
	if own > 0 {
		check.Notes = append(check.Notes, fmt.Sprintf("%d the author’s own", own))
	}
	var rules []string
	for rule, n := range passed {
		rules = append(rules, fmt.Sprintf("%d passed over as %s", n, rule))
	}
	slices.Sort(rules)
	check.Notes = append(check.Notes, rules...)
	check.Findings.Sort()
	return check, nil
}

func firstPath(list []weave.Picture) string {
	if len(list) == 0 {
		return "."
	}
	return list[0].Path
}

// stale is a place that is not as the study has it.
func stale(name string, c weave.Change) datasets.Finding {
	f := datasets.Finding{File: name, Line: c.Line, Column: c.Column, Ref: strings.Fields(c.Mark + " ?")[0], Hint: "quotient weave mends it"}
	switch {
	case c.Block && c.Open, c.Open:
		f.Message, f.Hint = "["+"="+c.Mark+"] is not filled", "quotient weave fills it"
	case c.Block:
		f.Ref, f.Message = "", "the block ["+"="+c.Mark+"] is not as the tables have it"
	default:
		f.Message = fmt.Sprintf("“%s” is “%s” now", strings.Join(strings.Fields(c.Was), " "), c.Now)
		if c.Sentence != "" {
			f.Hint += ": " + c.Sentence
		}
	}
	return f
}

// articleMutants change each digit of each number of the articles that is not the
// author's own: those that fill a place, and those that were typed.
func articleMutants(files map[string][]byte, w *weave.Weaver) (out []*Mutant, err error) {
	for name, text := range files {
		a, err := article.Parse(name, text)
		if err != nil {
			return nil, err
		}
		add := func(from, to int, now string) {
			line, _ := a.Position(from)
			out = append(out, &Mutant{Class: "article", File: name, Line: line, What: fmt.Sprintf("%q → %q", text[from:to], now), files: map[string][]byte{name: slices.Concat(text[:from], []byte(now), text[to:])}})
		}
		change := func(from, to int) {
			was := string(text[from:to])
			changes := digitsChanged(was)
			if len(changes) == 0 {
				changes = []string{otherWord(was)}
			}
			for _, now := range changes {
				add(from, to, now)
			}
		}
		for _, b := range a.Blocks { // each number of them once
			for _, at := range digits.FindAllIndex(text[b.From:b.To], -1) {
				n := string(text[b.From+at[0] : b.From+at[1]])
				add(b.From+at[0], b.From+at[1], digitsChanged(n)[0])
			}
		}
		for _, p := range a.Inlines {
			if p.Words[0] != article.Own {
				change(p.From, p.To)
			}
		}
		typed, err := w.TypedNumbers(a)
		if err != nil {
			return nil, err
		}
		for _, n := range typed {
			change(n[0], n[1])
		}
	}
	slices.SortStableFunc(out, func(x, y *Mutant) int {
		if x.File != y.File {
			return strings.Compare(x.File, y.File)
		}
		return x.Line - y.Line
	})
	return out, nil
}

var digits = regexp.MustCompile(`[0-9]+`)
