package datasets

import (
	"fmt"
	"strings"

	"quotient/datasets/limits"
)

// What repeats itself is folded from so many on, and names so many of its lines.
const (
	foldFrom  = 4
	foldLines = 10
)

// Folded puts one finding in the place of those that say the same of many lines of a file:
// "no cell says what it is of: 102 times, on lines 3, 4, 7 and 99 more". It is where the
// first of them is. Findings that name what they are of in their message stay.
func (fs Findings) Folded() (out Findings) {
	type same struct {
		file, message, hint string
		warning             bool
	}
	of := func(f Finding) same { return same{f.File, f.Message, f.Hint, f.Warning} }
	lines := map[same][]int{}
	for _, f := range fs {
		if f.Line > 0 {
			lines[of(f)] = append(lines[of(f)], f.Line)
		}
	}
	told := map[same]bool{}
	for _, f := range fs {
		all := lines[of(f)]
		if f.Line == 0 || len(all) < foldFrom {
			out = append(out, f)
			continue
		}
		if told[of(f)] {
			continue
		}
		told[of(f)] = true
		f.Message, f.Ref, f.Fix = f.Message+": "+limits.Count(len(all))+" times, on lines "+listed(all), "", ""
		out = append(out, f)
	}
	return out
}

// listed are the first of some lines, each once.
func listed(lines []int) string {
	var out []string
	last, left := 0, 0
	for _, n := range lines {
		switch {
		case n == last:
		case len(out) < foldLines:
			out = append(out, fmt.Sprint(n))
		default:
			left++
		}
		last = n
	}
	text := strings.Join(out, ", ")
	if left > 0 {
		text += fmt.Sprintf(" and %s more", limits.Count(left))
	}
	return text
}
