package analysis

import "quotient/datasets/check"

// A Check is a check of the comparisons of a study.
type Check = check.Of[*Comparisons]

// Checks are the checks of comparisons, in the order in which they are reported. To add
// one, write its value in a file of its own, and its name here.
var Checks = []Check{recomputeCheck, caveatCheck}
