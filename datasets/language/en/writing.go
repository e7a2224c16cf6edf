package en

import "quotient/datasets/language/form"

var writing = form.Writing{}
