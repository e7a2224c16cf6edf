package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"quotient/cmd/quotient/internal/verify"
)

// JUnit writes reports in the form of JUnit's XML: a study is a suite, a check a
// case. No time is given, so that the same study gives the same bytes.
func JUnit(w io.Writer, reports []*verify.Report, at []At) error {
	type failed struct {
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
	type skipped struct {
		Message string `xml:"message,attr"`
	}
	type testcase struct {
		ClassName string   `xml:"classname,attr"`
		Name      string   `xml:"name,attr"`
		Failure   *failed  `xml:"failure"`
		Skipped   *skipped `xml:"skipped"`
	}
	type suite struct {
		Name     string     `xml:"name,attr"`
		Tests    int        `xml:"tests,attr"`
		Failures int        `xml:"failures,attr"`
		Skipped  int        `xml:"skipped,attr"`
		Cases    []testcase `xml:"testcase"`
	}
	var all struct {
		XMLName xml.Name `xml:"testsuites"`
		Suites  []suite  `xml:"testsuite"`
	}
	for i, r := range reports {
		s := suite{Name: r.Study}
		for _, c := range r.Checks {
			t := testcase{ClassName: r.Study, Name: c.Name}
			s.Tests++
			switch {
			case len(c.Findings) > 0:
				var lines []string
				for _, f := range c.Findings {
					lines = append(lines, located(f, at[i]))
				}
				t.Failure = &failed{fmt.Sprintf("%d of %d", len(c.Findings), c.Checked), strings.Join(lines, "\n")}
				s.Failures++
			case c.Checked == 0:
				t.Skipped = &skipped{c.Why}
				s.Skipped++
			}
			s.Cases = append(s.Cases, t)
		}
		all.Suites = append(all.Suites, s)
	}
	w = Raw(w)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
