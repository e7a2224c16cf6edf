package checks

import (
	"quotient/cmd/quotient/internal/review"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets/check"
)

var reviewCheck = Check{
	Name: "review",
	Doc:  "Nobody has found it wrong.",
	Run: func(s *Subject, r *check.Result) {
		if r.Absent = !s.Reviews || !s.Reviewed && !s.Place.Has(review.FileName); r.Absent {
			return
		}
		if s.Comparisons == nil {
			r.Skip("the comparisons cannot be read")
			return
		}
		reviews, err := review.Read(s.FS)
		found, err := workspace.Findings(err)
		switch {
		case err != nil:
			r.Err = err
		case found != nil:
			r.Unreadable("the reviews can be read", found)
		default:
			review.Verify(s.Study, s.Comparisons, reviews, s.Reviewed, r)
		}
	},
}
