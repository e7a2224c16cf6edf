package datasets

import (
	"slices"
	"strings"
)

// InQuotes puts “ ” around words, and ‘ ’ around what is quoted in them.
func InQuotes(s string) string {
	return "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(s) + "”"
}

// Credits names some texts, each once.
func Credits(list []SourceInfo) string {
	var credits []string
	for _, s := range list {
		if c := s.Credit(); !slices.Contains(credits, c) {
			credits = append(credits, c)
		}
	}
	return strings.Join(credits, "; ")
}
