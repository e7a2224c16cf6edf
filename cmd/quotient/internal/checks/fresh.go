package checks

import (
	"quotient/cmd/quotient/internal/build"
	"quotient/datasets/check"
)

var freshCheck = Check{
	Name: "fresh",
	Doc:  "The built charts and tables match the study.",
	Run: func(s *Subject, r *check.Result) {
		if r.Absent = s.Out == ""; !r.Absent {
			r.Err = build.Freshness(s.Workspace, s.Out, r)
		}
	},
}
