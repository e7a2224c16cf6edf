package report

import (
	"fmt"
	"io"
	"strings"

	"quotient/cmd/quotient/internal/verify"
	"quotient/datasets/limits"
)

// Annotations prints findings as workflow commands of GitHub Actions, which
// shows them beside the lines that they are of.
func Annotations(w io.Writer, r *verify.Report, at At) {
	w = Raw(w) // these lines are commands
	n := 0
	for _, c := range r.Checks {
		for _, f := range c.Findings {
			if n++; n > limits.Errors {
				continue
			}
			text := f.Message
			if f.Ref != "" {
				text = f.Ref + ": " + text
			}
			if f.Hint != "" {
				text += "\n" + f.Hint
			}
			at := "file=" + property(at(f.File))
			if f.Line > 0 {
				at += fmt.Sprintf(",line=%d", f.Line)
			}
			if f.Column > 0 {
				at += fmt.Sprintf(",col=%d", f.Column)
			}
			_, _ = fmt.Fprintf(w, "::error %s,title=%s::%s\n", at, property("quotient verify: "+c.Name), message(text))
		}
	}
}

// message is a text in a workflow command.
func message(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.ReplaceAll(Visible(line), "%", "%25")
	}
	return strings.Join(lines, "%0A")
}

// property is a text in a property of one.
func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(message(s))
}
