package prose

import (
	"quotient/datasets"
	"quotient/datasets/source/scan"
)

var nameRule = rule{
	name: "name",
	doc:  "A number in a name stands so in a cell, a quote, a title or set-aside.csv.",
	judge: func(j *judged) (verdict, bool) {
		switch {
		case j.m.Low != nil && j.m.High != nil && j.m.Kind != scan.ProperName && j.m.Kind != scan.Boilerplate:
			return open()
		case j.named(j.p.data, j.m.Text):
			return right()
		}
		return j.says("a name with a number can be one of a cell, a quote, "+datasets.SetAsideName+".csv, or the title or description of the study; "+j.template(), ", and neither a row %s nor a title has that name", j.p.here())
	},
}

var scoreRule = rule{
	name: "score",
	doc:  "A score stands so in a cell, a quote or a title, or is of two numbers of the study.",
	judge: func(j *judged) (verdict, bool) {
		if j.m.Kind == scan.Score && j.named(j.p.data, j.m.Text) || j.p.prose && j.scored(j.p.Text.Value, j.m) {
			return right()
		}
		return open()
	},
}
