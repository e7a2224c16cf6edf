package checks

import (
	"quotient/analysis/naming"
	"quotient/charts"
	"quotient/datasets/check"
)

var namingCheck = Check{
	Name: naming.Check.Name,
	Doc:  naming.Check.Doc,
	Run: func(s *Subject, r *check.Result) {
		if r.Absent = s.Comparisons == nil; r.Absent {
			return
		}
		all, _, err := s.Everywhere() // its findings are told by the words
		if r.Err = err; err != nil {
			return
		}
		names := charts.Names(s.Study, s.Comparisons, all)
		r.Checked, r.Findings, r.Err = names.Checked, names.Findings, names.Err
		r.Absent = r.Checked == 0
	},
}
