// Package notebooks holds Jupyter notebooks in Go, which tell what a study's
// figures say and do not say, and the tests that run them.
//
// The packages named here are those that cells import and no other code of this
// module does: without them go.sum would not have their sums.
package notebooks

import (
	_ "gonum.org/v1/gonum/stat"
)
