package hu

import "quotient/datasets/language/form"

var writing = form.Writing{}
