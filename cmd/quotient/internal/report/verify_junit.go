package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// JUnit's XML, as servers that build and test read it: a suite a study, a case a
// check.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Skipped  int          `xml:"skipped,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Failure *junitFailure `xml:"failure"`
		Skipped *junitSkipped `xml:"skipped"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
	junitSkipped struct {
		Message string `xml:"message,attr"`
	}
)

// VerificationJUnit writes what checking some studies has found as JUnit's XML. A
// check that looked at nothing is skipped.
func VerificationJUnit(w io.Writer, list []*Verification) error {
	all := junitSuites{Name: "quotient verify"}
	for _, v := range list {
		suite := junitSuite{Name: v.Study, Tests: len(v.Checks)}
		for _, c := range v.Checks {
			one := junitCase{Class: "quotient.verify." + v.Study, Name: c.Name + ": " + c.Title}
			switch {
			case len(c.Findings) > 0:
				lines := make([]string, len(c.Findings))
				for i, f := range c.Findings {
					lines[i] = v.located(f).String()
				}
				one.Failure = &junitFailure{plural(len(c.Findings), "failure") + fmt.Sprintf(" of %d checked", c.Checked), c.Name, strings.Join(lines, "\n")}
				suite.Failures++
			case c.Checked == 0:
				one.Skipped = &junitSkipped{plain(c.Why)}
				suite.Skipped++
			}
			suite.Cases = append(suite.Cases, one)
		}
		all.Tests += suite.Tests
		all.Failures += suite.Failures
		all.Skipped += suite.Skipped
		all.Suites = append(all.Suites, suite)
	}
	text, err := xml.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, text)
	return err
}
