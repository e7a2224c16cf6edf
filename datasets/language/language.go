// Package language lists the languages that the program reads and writes. Each is one
// folder here, with all its words; to add one, write the folder and add it to [All].
package language

import (
	"strings"

	"quotient/datasets/language/el"
	"quotient/datasets/language/en"
	"quotient/datasets/language/form"
	"quotient/datasets/language/hu"
)

// All lists the languages. The first is that of messages, and of what has no language.
var All = []*form.Language{&en.Language, &hu.Language, &el.Language}

// Of returns the language of a BCP 47 tag; script and region are ignored. It reports
// false if there is none.
func Of(tag string) (*form.Language, bool) {
	tag, _, _ = strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	for _, l := range All {
		if l.Tag == tag {
			return l, true
		}
	}
	return nil, false
}

// For returns the language of a tag, and the first where there is none of that tag.
func For(tag string) *form.Language {
	if l, ok := Of(tag); ok {
		return l
	}
	return All[0]
}

// Tags lists the tags of the languages.
func Tags() []string {
	tags := make([]string, len(All))
	for i, l := range All {
		tags[i] = l.Tag
	}
	return tags
}
