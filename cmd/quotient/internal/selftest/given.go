package selftest

import (
	"bytes"
	"fmt"
	"slices"

	"quotient/datasets"
)

// given changes what each source and section gives its rows, in the descriptor, to others of
// the study; not to what is as true of one of the rows.
func (s *subject) given(column string, all []string, asTrue func(o *datasets.Observation, to string) bool) (out []*Mutant) {
	text := s.files[datasets.DescriptorName]
	seen := map[string]bool{}
	for _, t := range s.study.Tables {
		for _, o := range t.Rows {
			section := o.Given(column)
			if section == nil || seen[section.Heading] {
				continue
			}
			seen[section.Heading] = true
			was := o.Cell(column)
			for _, now := range others(without(all, func(d string) bool { return asTrue(o, d) }), was) {
				if m := replaced(text, section, column, was, now); m != nil {
					m.What = fmt.Sprintf("%s %s: %q → %q", section, column, was, now)
					out = append(out, m)
				}
			}
		}
	}
	return out
}

// replaced is the descriptor with another value of a property of a section, or of the first
// source that has it; nil where it does not have the property so.
func replaced(text []byte, section *datasets.Section, key, was, now string) *Mutant {
	from, to := 0, len(text)
	if section.Heading != "" {
		if from = bytes.Index(text, []byte(quoted(section.Heading))); from < 0 {
			return nil
		}
		to = from + bytes.IndexByte(text[from:], '}')
	}
	for _, colon := range []string{": ", ":"} {
		old := []byte(quoted(key) + colon + quoted(was))
		if i := bytes.Index(text[from:max(from, to)], old); i >= 0 {
			changed := slices.Concat(text[:from+i], []byte(quoted(key)+colon+quoted(now)), text[from+i+len(old):])
			return &Mutant{File: datasets.DescriptorName, Line: 1 + bytes.Count(text[:from+i], []byte("\n")), files: map[string][]byte{datasets.DescriptorName: changed}}
		}
	}
	return nil
}
