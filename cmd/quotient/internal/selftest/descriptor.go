package selftest

import (
	"encoding/json"
	"fmt"
	"strings"

	"quotient/datasets"
)

var descriptorClass = Class{"descriptor", "the title and the author of each source, by a word; the plural of each unit", func(s *subject) (out []*Mutant) {
	text := string(s.files[datasets.DescriptorName])
	replace := func(key, was, now string) {
		// As the descriptor has it, key and value.
		a, b := quoted(was), quoted(now)
		for _, colon := range []string{": ", ":"} {
			old := quoted(key) + colon + a
			if i := strings.Index(text, old); i >= 0 {
				line := 1 + strings.Count(text[:i], "\n")
				changed := text[:i] + quoted(key) + colon + b + text[i+len(old):]
				out = append(out, &Mutant{File: datasets.DescriptorName, Line: line, What: fmt.Sprintf("%s: %q → %q", key, was, now), files: map[string][]byte{datasets.DescriptorName: []byte(changed)}})
				return
			}
		}
	}
	for _, source := range s.study.Sources {
		for _, now := range lastWordChanged(source.Title) {
			replace("title", source.Title, now)
		}
		for _, author := range source.Author {
			for key, name := range map[string]string{"author": author.Literal, "family": author.Family} {
				for _, now := range lastWordChanged(name) {
					replace(key, name, now)
				}
			}
		}
	}
	plurals := s.distinct(func(o *datasets.Observation) string { return s.study.Units[o.Cell("unit")].Plural })
	for _, p := range plurals {
		for _, other := range others(plurals, p)[:min(1, len(plurals)-1)] {
			replace("plural", p, other)
		}
	}
	return out
}}

// lastWordChanged is a text with another last word.
func lastWordChanged(s string) []string {
	words := strings.Fields(s)
	if len(words) == 0 {
		return nil
	}
	words[len(words)-1] = "Otherwise"
	return []string{strings.Join(words, " ")}
}

// quoted is a text as JSON has it.
func quoted(s string) string {
	b, _ := json.Marshal(s)
	return strings.NewReplacer(`\u0026`, "&", `\u003c`, "<", `\u003e`, ">").Replace(string(b))
}
