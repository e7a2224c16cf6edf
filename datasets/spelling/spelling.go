// Package spelling finds the name that somebody has mistyped: it takes what was written and
// the names that there are, and gives the nearest.
package spelling

import (
	"strings"
	"unicode/utf8"
)

// Of the names that are compared, letter by letter: how long they can be, and how many.
const (
	longest = 100
	Most    = 2000
)

// Nearest returns the name that is most like s, for "did you mean", or "" if
// none is alike.
func Nearest(s string, names []string) string {
	// Of a short name nearly all would have to be otherwise.
	n := utf8.RuneCountInString(s)
	if n > longest { // which nobody has mistyped
		return ""
	}
	names = names[:min(len(names), Most)]
	best, least := "", min(n, max(2, n/2)+1)
	for _, name := range names {
		if len(name) > 4*longest {
			continue
		}
		d := Distance(strings.ToLower(s), strings.ToLower(name))
		if strings.HasPrefix(name, s) || len(s) > 3 && strings.Contains(name, s) {
			d = min(d, 2)
		}
		if d < least || d == least && best != "" && !sameStart(s, best) && sameStart(s, name) {
			best, least = name, d
		}
	}
	return best
}

// sameStart reports whether two names begin alike: typing errors are rarely in
// the first letter.
func sameStart(a, b string) bool { return a != "" && b != "" && a[0] == b[0] }

// Distance is the number of inserted, deleted, changed and swapped letters
// between a and b (the optimal string alignment distance).
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	var before, last []int
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		before, last = last, row
		row = make([]int, len(y)+1)
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(row[j]+1, last[j+1]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(y)]
}
