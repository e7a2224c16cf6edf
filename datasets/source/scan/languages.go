package scan

import (
	"slices"
	"strings"
)

// languages are those that the scanner knows, each made when it is first used.
var languages = []struct {
	tag  string
	make func() *Language
}{
	{"en", English},
	{"hu", Hungarian},
	{"el", Greek},
}

// Tags lists the languages.
func Tags() (tags []string) {
	for _, l := range languages {
		tags = append(tags, l.tag)
	}
	return tags
}

// In returns the language of a BCP 47 tag; region and script are passed over.
func In(tag string) (*Language, bool) {
	tag, _, _ = strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	i := slices.IndexFunc(languages, func(l struct {
		tag  string
		make func() *Language
	}) bool {
		return l.tag == tag
	})
	if i < 0 {
		return nil, false
	}
	return languages[i].make(), true
}
