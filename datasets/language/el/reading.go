package el

import "quotient/datasets/language/form"

var reading = form.Reading{}
