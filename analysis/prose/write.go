// Package prose writes the numbers of a study into running text, and judges those that
// people have typed there: in articles, and in the words of charts and comparisons.
package prose

import "quotient/datasets"

// A Number is a fact that is told in running text.
type Number struct {
	datasets.Fact
	Text string
}
