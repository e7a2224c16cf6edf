package report

import (
	"fmt"
	"io"
	"strings"
)

// What the lines of workflow commands escape: in a message, and in a property.
var (
	githubMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// VerificationGitHub prints every failure as an annotation of GitHub Actions,
// which shows it at its line.
func VerificationGitHub(w io.Writer, v *Verification) {
	for _, c := range v.Checks {
		for _, f := range c.Findings {
			f = v.located(f)
			place := "file=" + githubProperty.Replace(f.File)
			if f.Line > 0 {
				place += fmt.Sprintf(",line=%d", f.Line)
				if f.Column > 0 {
					place += fmt.Sprintf(",col=%d", f.Column)
				}
			}
			message := f.Message
			if f.Ref != "" {
				message = f.Ref + ": " + message
			}
			if f.Hint != "" {
				message += "\n" + f.Hint
			}
			fmt.Fprintf(w, "::error %s,title=%s::%s\n", place, githubProperty.Replace("quotient verify: "+c.Name), githubMessage.Replace(message))
		}
	}
}
