package prose

var termRule = rule{
	name: "term",
	doc:  "A term that translates a cell has the numbers of the cell.",
	judge: func(j *judged) (verdict, bool) {
		switch {
		case j.p.cell == "":
			return open()
		case translates(j.p.cell, j.m):
			return right()
		}
		return j.says("a term has the numbers of the cell that it translates", ", and the cell %q has no such number", j.p.cell)
	},
}
