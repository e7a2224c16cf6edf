package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/cmd/quotient/internal/verify"
	"quotient/datasets"
	"quotient/datasets/check"
)

func failing() *verify.Report {
	return &verify.Report{Study: "town", Checks: []check.Result{
		{Name: "quote", Title: "each quote is in the text, exactly once", Checked: 2},
		{Name: "qualifier", Title: "the words", Checked: 2, Findings: datasets.Findings{
			{File: "tolls.csv", Line: 2, Column: 9, Ref: "tolls.a", Message: "100% <wrong>, you see", Hint: "write\nthis", Fix: "over"},
			{File: "tolls.csv", Line: 2, Column: 3, Ref: "tolls.a", Message: "value", Fix: "2000"},
		}},
		{Name: "fresh", Title: "fresh", Unchecked: 1, Why: "no chart has been built"},
	}}
}

func in(dir string) At { return func(file string) string { return dir + "/" + file } }

func TestSARIF(t *testing.T) {
	text, err := json.Marshal(SARIF(Tool{Version: "v1.2.0", Full: "v1.2.0 (go)", Docs: "https://example.org/docs/", Page: "verify.md"}, []*verify.Report{failing()}, []At{in("my study")}))
	if err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name, Version string
					Rules         []struct {
						ID, HelpURI          string
						Help                 struct{ Text string }
						DefaultConfiguration struct{ Level string }
					}
				}
			}
			Invocations []struct {
				ToolExecutionNotifications []struct {
					Level   string
					Message struct{ Text string }
				}
			}
			ColumnKind string
			Results    []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine, StartColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(text, &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || len(log.Runs) != 1 || run.Tool.Driver.Name != "quotient" || run.ColumnKind != "unicodeCodePoints" || len(run.Results) != 2 {
		t.Fatalf("%s", text)
	}
	if rule := run.Tool.Driver.Rules[0]; run.Tool.Driver.Version != "v1.2.0" || rule.HelpURI != "https://example.org/docs/verify.md" || rule.Help.Text == "" || rule.DefaultConfiguration.Level != "error" {
		t.Errorf("%s", text)
	}
	if left := run.Invocations[0].ToolExecutionNotifications; len(left) != 1 || left[0].Level != "note" || !strings.Contains(left[0].Message.Text, "no chart has been built") {
		t.Errorf("%s", text)
	}
	for _, r := range run.Results {
		at := r.Locations[0].PhysicalLocation
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID || r.Level != "error" || r.Message.Text == "" || at.ArtifactLocation.URI != "my%20study/tolls.csv" || at.Region.StartLine != 2 || at.Region.StartColumn == 0 {
			t.Errorf("%+v", r)
		}
	}
}

func TestJUnit(t *testing.T) {
	var b bytes.Buffer
	if err := JUnit(&b, []*verify.Report{failing()}, []At{in("s")}); err != nil {
		t.Fatal(err)
	}
	var suites struct {
		Suites []struct {
			Tests    int `xml:"tests,attr"`
			Failures int `xml:"failures,attr"`
			Skipped  int `xml:"skipped,attr"`
			Cases    []struct {
				Name    string `xml:"name,attr"`
				Failure *struct {
					Text string `xml:",chardata"`
				} `xml:"failure"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal(b.Bytes(), &suites); err != nil {
		t.Fatal(err)
	}
	s := suites.Suites[0]
	if s.Tests != 3 || s.Failures != 1 || s.Skipped != 1 || s.Cases[1].Failure == nil || !strings.Contains(s.Cases[1].Failure.Text, "s/tolls.csv:2:9: tolls.a: 100% <wrong>") {
		t.Errorf("%s", b.String())
	}
}

func TestAnnotations(t *testing.T) {
	var b strings.Builder
	Annotations(&b, failing(), in("a,b"))
	want := "::error file=a%2Cb/tolls.csv,line=2,col=9,title=quotient verify%3A qualifier::tolls.a: 100%25 <wrong>, you see%0Awrite%0Athis\n"
	if !strings.HasPrefix(b.String(), want) {
		t.Errorf("%s", b.String())
	}
}

// TestFixPatch changes two cells of one line, one of them in quotation marks.
func TestFixPatch(t *testing.T) {
	fsys := fstest.MapFS{"tolls.csv": {Data: []byte("a,bc,quote\r\nx,\"1,\"\"9\",exact,\"over, so\"\r\nlast,1,exact,z")}}
	r := &verify.Report{Checks: []check.Result{{Name: "qualifier", Findings: datasets.Findings{
		{File: "tolls.csv", Line: 2, Column: 3, Fix: "2000"},
		{File: "tolls.csv", Line: 2, Column: 11, Fix: "more, or less"},
		{File: "tolls.csv", Line: 3, Column: 8, Fix: "over"},
		{File: "other.csv", Line: 0, Fix: "over"},
	}}}}
	var b strings.Builder
	if err := FixPatch(&b, fsys, r, in("s")); err != nil {
		t.Fatal(err)
	}
	want := "diff a/s/tolls.csv b/s/tolls.csv\n--- a/s/tolls.csv\n+++ b/s/tolls.csv\n@@ -1,3 +1,3 @@\n a,bc,quote\r\n-x,\"1,\"\"9\",exact,\"over, so\"\r\n-last,1,exact,z\n\\ No newline at end of file\n+x,2000,\"more, or less\",\"over, so\"\r\n+last,1,over,z\n\\ No newline at end of file\n"
	if b.String() != want {
		t.Errorf("%q\nwant\n%q", b.String(), want)
	}
}
