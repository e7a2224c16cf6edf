package review

import (
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
)

// Check is the check of a study's reviews: see [Verify]. There is none if nobody has
// reviewed the study, unless reviews are required.
func Check(required bool) func(*workspace.Workspace) ([]datasets.Check, error) {
	return func(w *workspace.Workspace) ([]datasets.Check, error) {
		if !required && !w.Place.Has(FileName) {
			return nil, nil
		}
		c, err := w.Comparisons()
		if c == nil {
			return nil, err
		}
		reviews, err := Read(w.FS)
		found, err := workspace.Findings(err)
		switch {
		case err != nil:
			return nil, w.Place.Unreadable(err)
		case found != nil:
			return []datasets.Check{{Name: "review", Title: "the reviews can be read", Checked: len(found), Findings: found}}, nil
		}
		return []datasets.Check{Verify(w.Study, c, reviews, required)}, nil
	}
}
