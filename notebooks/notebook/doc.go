// Package notebook shows what Quotient's packages return in a Jupyter notebook
// with the GoNB kernel, and in a plain terminal.
//
//	value, error ──→ face (HTML, text, picture) ──┬→ GoNB: rich output
//	                                              └→ elsewhere: text
//
// [Show] takes the results of a call as they come, the error too, so that a cell
// has one line for what a Go program has four for:
//
//	notebook.Show(study.Frame("wages"))
//	notebook.Show(comparisons.Evaluate("wages.officials / wages.worker"))
//
// An error that says what is wrong with what the reader wrote is shown as the
// words that it is, and ends the cell.
package notebook
