package checks

import (
	"quotient/analysis"
	"quotient/datasets/check"
)

var comparisonCheck = Check{
	Name: analysis.RecomputeCheck.Name,
	Doc:  analysis.RecomputeCheck.Doc,
	Run: func(s *Subject, r *check.Result) {
		if found := s.wrong; len(found) > 0 {
			r.Unreadable("the comparisons can be read", found)
		}
		if s.Comparisons != nil {
			analysis.RecomputeCheck.Run(s.Comparisons, r)
		}
	},
}
