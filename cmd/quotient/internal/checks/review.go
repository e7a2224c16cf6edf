package checks

import (
	"quotient/cmd/quotient/internal/review"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets/check"
	"quotient/datasets/quantity"
)

var reviewCheck = Check{
	Name: "review",
	Doc:  "No reviewer has found anything wrong.",
	Run: func(s *Subject, r *check.Result) {
		has, err := s.Place.Has(review.FileName)
		if r.Err, r.Absent = err, !s.Reviews || !s.Reviewed && !has; r.Absent || err != nil {
			return
		}
		if s.Comparisons == nil {
			r.Skip("the comparisons cannot be read")
			return
		}
		reviews, err := review.Read(s.FS)
		found, err := workspace.Findings(err)
		if err != nil || found != nil {
			if r.Err = err; err == nil {
				r.Unreadable("the reviews can be read", found)
			}
			return
		}
		drawn, err := s.Charts(quantity.English.Tag)
		if _, err = workspace.Findings(err); err != nil {
			r.Err = err
			return
		}
		whole, err := review.WholeOf(s.Workspace, s.Comparisons, drawn, s.Ledger)
		if r.Err = err; err != nil {
			return
		}
		review.Verification{Subjects: whole.Subjects(), Reviews: reviews, Required: s.Reviewed, Study: s.Name}.Verify(r)
	},
}
