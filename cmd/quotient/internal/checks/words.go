package checks

import (
	"slices"

	"quotient/analysis/prose"
	"quotient/charts"
	"quotient/datasets"
	"quotient/datasets/check"
)

var wordsCheck = Check{
	Name: prose.WordsCheck.Name,
	Doc:  prose.WordsCheck.Doc,
	Run: func(s *Subject, r *check.Result) {
		if s.Comparisons == nil {
			r.Absent = true
			return
		}
		all, found, err := s.Everywhere()
		if r.Err = err; err != nil {
			return
		}
		found = slices.DeleteFunc(found, func(f datasets.Finding) bool { return f.Warning })
		if len(found) > 0 {
			r.Unreadable("the charts can be read", found)
		}
		words := charts.Verify(s.Study, s.Comparisons, all)
		if r.Err = words.Err; r.Err != nil {
			return
		}
		r.Checked += words.Checked
		r.Notes = words.Notes
		// What is wrong with a chart is so in every locale.
		var once []datasets.Finding
		for _, f := range slices.Concat(r.Findings, words.Findings) {
			if !slices.Contains(once, f) {
				once = append(once, f)
			}
		}
		r.Findings = once
	},
}
