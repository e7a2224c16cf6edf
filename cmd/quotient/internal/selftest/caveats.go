package selftest

import (
	"fmt"
	"slices"
	"strings"

	"quotient/analysis"
)

var (
	caveatClass = Class{"caveat", "each caveat that must be there, taken out", func(s *subject) []*Mutant {
		return s.without(func(c *analysis.Comparison, key string) bool {
			return slices.ContainsFunc(c.Warnings, func(w analysis.Warning) bool { return string(w.Caveat) == key })
		})
	}}
	waiverClass = Class{"waiver", "each waiver of a refusal, taken out", func(s *subject) []*Mutant {
		return s.without(func(_ *analysis.Comparison, key string) bool { return key == "waiver" })
	}}
)

// without takes keys of comparisons out, each with the lines that go on from it.
func (s *subject) without(is func(c *analysis.Comparison, key string) bool) (out []*Mutant) {
	lines := strings.SplitAfter(string(s.files[analysis.SpecFile]), "\n")
	id := ""
	for i, line := range lines {
		key, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "- "), ":")
		if !ok {
			continue
		}
		if key == "id" {
			id = strings.Trim(strings.TrimSpace(value), `"'`)
		}
		c, err := s.comparisons.Get(id)
		if err != nil || !is(c, key) {
			continue
		}
		end := i + 1
		for end < len(lines) && strings.TrimSpace(lines[end]) != "" && indent(lines[end]) > indent(line) {
			end++
		}
		other := strings.Join(lines[:i], "") + strings.Join(lines[end:], "")
		out = append(out, &Mutant{File: analysis.SpecFile, Line: i + 1, What: fmt.Sprintf("%s: %s taken out", id, key), files: map[string][]byte{analysis.SpecFile: []byte(other)}})
	}
	return out
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
