package check

import (
	"fmt"
	"strings"

	"quotient/datasets"
	"quotient/datasets/source/scan"
)

var sourceCheck = Check{
	Name: "source",
	Doc:  "The text is the one that the study was made from.",
	Run: func(l *Ledger, r *Result) {
		fault := func(hint, format string, args ...any) {
			r.Checked++
			r.Add(datasets.Finding{File: datasets.DescriptorName, Message: fmt.Sprintf(format, args...), Hint: hint})
		}
		for i, info := range l.study.Sources {
			if _, ok := scan.In(info.Language); info.Language != "" && !ok {
				fault("known are "+strings.Join(scan.Tags(), ", ")+": its numbers are read as in English", "the source %q is in %q, whose words for numbers are not known", info.Title, info.Language)
			}
			switch t := l.texts[i]; {
			case t == nil:
				r.Skip(notAtHand)
			case info.SHA256 == "":
				fault(fmt.Sprintf(`write "sha256": %q`, t.Source.SHA256()), "the source %q has no fingerprint", info.Title)
			case t.Changed:
				fault("get the original text, or check every row against the new one and then write its fingerprint", "%s is not the text that the study was made from: its SHA-256 is %s, but the study has %s", t.Source.Name(), t.Source.SHA256(), info.SHA256)
			default:
				r.Checked++
			}
		}
		if len(l.study.Sources) == 0 && len(l.rows) > 0 {
			fault("add the text under sources, with its sha256", "the study has quotes but no source")
		}
	},
}
