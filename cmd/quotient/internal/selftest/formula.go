package selftest

import (
	"fmt"
	"strings"

	"quotient/analysis"
	"quotient/datasets/lazy"
)

var formulaClass = Class{"formula", "each operand of each formula, to other rows like it; the two sides of each quotient and difference", func(s *subject) (out []*Mutant) {
	lines := strings.SplitAfter(string(s.files[analysis.SpecFile]), "\n")
	for i, line := range lines {
		_, formula, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "formula: ")
		if !ok {
			continue
		}
		formula = strings.Trim(strings.TrimSpace(formula), `"'`)
		for _, now := range append(s.operands(formula), turned(formula)...) {
			out = append(out, lineChanged(analysis.SpecFile, lines, i, formula, now))
		}
	}
	return out
}}

var address = lazy.MustCompile(`[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*`)

// operands are a formula with one of its rows changed to another.
func (s *subject) operands(formula string) (out []string) {
	for _, at := range address.FindAllStringIndex(formula, -1) {
		for _, other := range s.like(formula[at[0]:at[1]]) {
			if !strings.Contains(formula, other) && !s.oneDay(formula, formula[at[0]:at[1]], other) {
				out = append(out, formula[:at[0]]+other+formula[at[1]:])
			}
		}
	}
	return out
}

// oneDay reports whether a formula of days is the same with another row, which is of one date
// with its own.
func (s *subject) oneDay(formula, ref, other string) bool {
	a, err1 := s.study.Observation(ref)
	b, err2 := s.study.Observation(other)
	return err1 == nil && err2 == nil && strings.HasPrefix(formula, "days(") && a.Cell("date") == b.Cell("date")
}

// like are the addresses of up to three rows of the table of one, with its unit and
// another number.
func (s *subject) like(ref string) []string {
	o, err := s.study.Observation(ref)
	if err != nil {
		return nil
	}
	refs := []string{ref}
	for _, t := range s.study.Tables {
		for _, other := range t.Rows {
			if t.Name == strings.Split(ref, ".")[0] && other.Cell("unit") == o.Cell("unit") && other.Cell("value") != o.Cell("value") {
				refs = append(refs, other.Ref())
			}
		}
	}
	return others(refs, ref)
}

// turned is a formula with its two sides changed about, where it has two rows and no
// more.
func turned(formula string) []string {
	for _, sign := range []string{" / ", " - "} {
		a, b, ok := strings.Cut(formula, sign)
		if ok && address.FindString(a) == a && address.FindString(b) == b {
			return []string{fmt.Sprintf("%s%s%s", b, sign, a)}
		}
	}
	return nil
}
