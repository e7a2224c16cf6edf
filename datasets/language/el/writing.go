package el

import "quotient/datasets/language/form"

var writing = form.Writing{}
