package report

import (
	"fmt"
	"io"
	"strings"

	"quotient/cmd/quotient/internal/verify"
)

// Annotations prints findings as workflow commands of GitHub Actions, which
// shows them beside the lines that they are of.
func Annotations(w io.Writer, r *verify.Report, at At) {
	message := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, c := range r.Checks {
		for _, f := range c.Findings {
			text := f.Message
			if f.Ref != "" {
				text = f.Ref + ": " + text
			}
			if f.Hint != "" {
				text += "\n" + f.Hint
			}
			fmt.Fprintf(w, "::error file=%s", property.Replace(at(f.File)))
			if f.Line > 0 {
				fmt.Fprintf(w, ",line=%d", f.Line)
			}
			if f.Column > 0 {
				fmt.Fprintf(w, ",col=%d", f.Column)
			}
			fmt.Fprintf(w, ",title=%s::%s\n", property.Replace("quotient verify: "+c.Name), message.Replace(text))
		}
	}
}
