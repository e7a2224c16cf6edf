package check

// List has every check of tables and texts, in the order in which they are reported. To
// add one, write a file with its value, and its name here.
var List = []Check{
	sourceCheck, quoteCheck, numeralCheck, readingCheck, qualifierCheck, unitCheck, labelCheck, placeCheck, statisticCheck,
	denialCheck, creditCheck, dateCheck, sectionCheck, cellCheck, coverageCheck, orderCheck, schemaCheck,
}

// Run runs every check of the list.
func Run(l *Ledger) []Result {
	out := make([]Result, len(List))
	for i, c := range List {
		out[i] = c.Result(l)
	}
	return out
}
