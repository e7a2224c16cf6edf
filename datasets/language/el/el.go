// Package el is Greek: the words and forms that the program reads and writes in it.
package el

import "quotient/datasets/language/form"

// Language is Greek.
var Language = form.Language{
	Tag:      "el",
	Name:     "Greek",
	Reading:  reading,
	Writing:  writing,
	Meaning:  meaning,
	Drafting: drafting,
}
