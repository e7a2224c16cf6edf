package prose

import "quotient/analysis/wording"

var termRule = rule{
	name: "term",
	doc:  "A term that translates a cell has the numbers of the cell.",
	judge: func(j *judged) (verdict, bool) {
		switch {
		case j.p.Cell == "":
			return open()
		case wording.Translates(j.p.Cell, j.m):
			return right()
		}
		return j.says("a term has the numbers of the cell that it translates", ", and the cell %q has no such number", j.p.Cell)
	},
}
