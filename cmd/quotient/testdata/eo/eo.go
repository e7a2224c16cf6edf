// Package eo is a little Esperanto. The tests add it to the program's languages, to show
// that a language is one folder and one word in a list.
package eo

import "quotient/datasets/language/form"

// Language is Esperanto.
var Language = form.Language{
	Tag:     "eo",
	Name:    "Esperanto",
	Reading: reading,
	Writing: writing,
}
