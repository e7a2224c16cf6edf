package review

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

// An Addition says which reviews to add to those of a study: new ones of some
// subjects, or those of a file that the page has exported.
type Addition struct {
	Refs     []string
	As, Note string
	Date     string // 2026-11-23; "" is today
	Verdict  Verdict
	From     string // the file, or ""
}

// Entered are the reviews that were added.
type Entered struct {
	Reviews []Review
	// Skipped are what the reviews are of that do not say what the study says now.
	Skipped []string
	Known   int // that were there already, and are not added again
	All     int // with those that were there
	// Alone are rows that were signed without the sentence of their quote, as their text
	// is not at hand.
	Alone int
}

// To adds the reviews to those of a study. Two who add at once both stay. The error is of
// an addition that cannot be made, or is [workspace.Failed] if the file cannot be written.
func (a Addition) To(v *workspace.View, texts []*check.Text) (out Entered, err error) {
	if _, err := Read(v.FS); err != nil {
		return out, v.Place.Unreadable(err)
	}
	whole, err := WholeOf(v.Workspace, v.Comparisons, v.Charts, check.NewLedger(v.Study, texts))
	if err != nil {
		return out, err
	}
	subjects := byRef(whole.Subjects())
	if a.From != "" {
		out.Reviews, out.Skipped, err = a.imported(subjects)
	} else {
		out.Reviews, err = a.signed(subjects)
	}
	if err != nil {
		return out, err
	}
	for _, r := range out.Reviews {
		if s := subjects[r.Row]; len(v.Study.Sources) > 0 && s.Kind == Observed && (s.Says == s.plain || s.Alone(r)) {
			out.Alone++
		}
	}
	name := filepath.ToSlash(filepath.Join(v.Place.Name, FileName))
	// The file is locked while it is read and added to.
	err = files.Update(v.Place.Name, func(to *files.Folder) error {
		text, err := to.Read(FileName)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		missing := err != nil
		before, err := Parse(name, text)
		if err != nil {
			return err
		}
		// What is there already is not added again: who was cut short may sign anew.
		asked := len(out.Reviews)
		out.Reviews = Unknown(before, out.Reviews)
		out.Known, out.All = asked-len(out.Reviews), len(before)+len(out.Reviews)
		switch {
		case len(out.Reviews) == 0:
			return nil
		case missing:
			return to.Add(FileName, Append(nil, out.Reviews))
		}
		return to.Replace(FileName, text, Append(text, out.Reviews))
	})
	if err != nil {
		return out, workspace.Failed(fmt.Errorf("cannot add to %s: %w", name, folder.Cause(err)))
	}
	return out, nil
}

// imported reads the reviews of a file, and skips those that do not stand.
func (a Addition) imported(subjects map[string]Subject) (list []Review, skipped []string, err error) {
	if len(a.Refs) > 0 {
		return nil, nil, errors.New("--sign and --import cannot be used together")
	}
	from := filepath.ToSlash(a.From)
	dir, base := filepath.Split(a.From)
	if base != FileName && filepath.Ext(base) != ".csv" {
		return nil, nil, fmt.Errorf("%s is no CSV file\n    name the file that the page review.html exports", from)
	}
	text, err := folder.ReadFile(a.From, limits.Table)
	if err != nil {
		return nil, nil, datasets.Unopened(a.From, err)
	}
	all, err := Parse(filepath.ToSlash(filepath.Join(dir, base)), text)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range all {
		s, ok := subjects[r.Row]
		if !ok || !s.Is(r) {
			skipped = append(skipped, r.Row)
			continue
		}
		if s.Mine(r) {
			return nil, nil, fmt.Errorf("%s: %s was written by %s, who cannot sign it off", from, r.Row, r.Reviewer)
		}
		if r.Reviewed == "" { // which the page leaves out
			if r.Reviewed = s.Says; r.SHA256 != s.SHA256 {
				r.Reviewed = s.plain
			}
		}
		list = append(list, r)
	}
	if len(list) == 0 && len(skipped) > 0 {
		return nil, nil, fmt.Errorf("%s: the review of %s is of what the study does not say any more, or never said", from, skipped[0])
	}
	return list, skipped, nil
}

// signed are new reviews.
func (a Addition) signed(subjects map[string]Subject) ([]Review, error) {
	today := time.Now()
	date := a.Date
	if date == "" {
		date = today.Format("2006-01-02")
	}
	if day, err := time.Parse("2006-01-02", date); err == nil && day.After(today.AddDate(0, 0, 1)) { // wherever one is
		return nil, fmt.Errorf("%s is still to come\n    give the day of the review, or leave --date out for today", date)
	}
	if a.As == "" {
		return nil, errors.New("a review needs the name of the reviewer: --as NAME")
	}
	if len(a.Refs) == 0 {
		return nil, errors.New("--sign names nothing: table.id, the id of a comparison, chart#id, or an address that the page shows")
	}
	return Sign(subjects, a.Refs, a.As, date, a.Verdict, a.Note)
}
