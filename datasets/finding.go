package datasets

import (
	"fmt"
	"slices"
	"strings"

	"quotient/datasets/limits"
	"quotient/datasets/spelling"
)

// A Finding is one result of checking: what is wrong, where, and what to do.
type Finding struct {
	File         string // path inside the study
	Line, Column int    // counted from 1, columns in code points; 0 for the whole file
	Ref          string // the observation, comparison or chart, where it has a name
	Message      string
	Hint         string // what to do, or the nearest valid name; may be empty
	Fix          string // what the cell of a table should be, where that is certain
	Warning      bool   // whether the study can still be used
}

// Line writes a text on one line: what breaks lines in it is shown as \n and \r.
func Line(s string) string { return breaks.Replace(s) }

var breaks = strings.NewReplacer("\r\n", `\n`, "\n", `\n`, "\r", `\r`, "\v", `\v`, "\f", `\f`, "\u0085", `\u0085`, "\u2028", `\u2028`, "\u2029", `\u2029`)

// hintBreak is where a hint goes on in a line of its own.
const hintBreak = "\n    "

// String gives the finding as file:line:column: message (hint). What is from a table or
// a text begins no line of its own.
func (f Finding) String() string {
	var b strings.Builder
	b.WriteString(Line(f.File))
	if f.Line > 0 {
		fmt.Fprintf(&b, ":%d", f.Line)
		if f.Column > 0 {
			fmt.Fprintf(&b, ":%d", f.Column)
		}
	}
	b.WriteString(": ")
	if f.Warning {
		b.WriteString("warning: ")
	}
	if f.Ref != "" {
		b.WriteString(Line(f.Ref) + ": ")
	}
	b.WriteString(short(Line(f.Message)))
	for _, line := range strings.Split(f.Hint, hintBreak) {
		if f.Hint != "" {
			b.WriteString(hintBreak + short(Line(line)))
		}
	}
	return b.String()
}

// short leaves out the middle of what is too long to be read.
func short(s string) string {
	const most = 2000 // characters
	if len(s) <= most {
		return s
	}
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most/2]) + " … " + string(r[len(r)-most/2:])
}

// Findings are the error of loading a study: all that is wrong with it.
type Findings []Finding

func (fs Findings) Error() string {
	var lines []string
	for _, f := range fs[:min(len(fs), limits.Errors)] {
		lines = append(lines, f.String())
	}
	if more := len(fs) - len(lines); more > 0 {
		lines = append(lines, fmt.Sprintf("and %s more", limits.Count(more)))
	}
	return strings.Join(lines, "\n")
}

// Err returns the findings as an error, or nil if there are none but warnings.
func (fs Findings) Err() error {
	if !slices.ContainsFunc(fs, func(f Finding) bool { return !f.Warning }) {
		return nil
	}
	return fs
}

// Sort orders findings by file, line and column.
func (fs Findings) Sort() {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
}

// most is how many names are looked through.
const most = spelling.Most

// Nearest returns the name that is most like s, for "did you mean", or "" if
// none is alike.
func Nearest(s string, names []string) string { return spelling.Nearest(s, names) }

// DidYouMean is the hint that names the nearest of the valid names, or, where
// none is near, the first few of them.
func DidYouMean(s string, names []string) string {
	if n := Nearest(s, names); n != "" {
		return fmt.Sprintf("did you mean %q?", n)
	}
	return valid(names)
}

// valid lists names, or the first of many.
func valid(names []string) string {
	if len(names) == 0 {
		return "there is none that can be used"
	}
	shown := names[:min(len(names), 12)]
	rest := ""
	if len(shown) < len(names) {
		rest = ", …"
	}
	return "valid: " + strings.Join(shown, ", ") + rest
}
