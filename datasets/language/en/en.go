// Package en is English: the words and forms that the program reads and writes in it.
package en

import "quotient/datasets/language/form"

// Language is English.
var Language = form.Language{
	Tag:      "en",
	Name:     "English",
	Reading:  reading,
	Writing:  writing,
	Meaning:  meaning,
	Drafting: drafting,
}
