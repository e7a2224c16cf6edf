package notebook_test

import (
	"quotient/analysis"
	"quotient/datasets"
	"quotient/notebooks/notebook"
)

// In a plain terminal, values are shown in words; in a notebook this would be a
// table and a line.
func ExampleShow() {
	study := notebook.Must(datasets.Open("hungary-1956"))
	comparisons := notebook.Must(analysis.Compare(study))

	wages := notebook.Must(study.Frame("wages"))
	notebook.Show(analysis.Query(wages.Select([]string{"id", "value", "bound"}), "value > 2000"))
	notebook.Show(comparisons.Evaluate("wages.officials / wages.worker"))
	// Output:
	// id             value  bound
	// secret-police   3000  exact
	// officials      11000  over
	// 2 rows × 3 columns
	// more than 11 times
	// wages.officials / wages.worker = > 11×  (11, ∞)
	// step                                      result  interval    quote
	// wages.officials                 > 11,000 forints  (11000, ∞)  “government officials was up to and even over 11,000
	//                                                               forints” Life under Stalinism ¶2
	// wages.worker                       1,000 forints  1000        “the worker’s salary was 1,000 forints” Life under
	//                                                               Stalinism ¶2
	// wages.officials / wages.worker             > 11×  (11, ∞)
	// period: the text does not say for which period wages.officials and wages.worker are.
	// statistic: wages.officials is a maximum, wages.worker a typical.
}
