// Package hu is Hungarian: the words and forms that the program reads and writes in it.
package hu

import "quotient/datasets/language/form"

// Language is Hungarian.
var Language = form.Language{
	Tag:      "hu",
	Name:     "Hungarian",
	Reading:  reading,
	Writing:  writing,
	Meaning:  meaning,
	Drafting: drafting,
}
