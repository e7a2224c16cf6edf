package report

import (
	"net/url"

	"quotient/cmd/quotient/internal/verify"
)

// SARIF returns reports as a log of the Static Analysis Results Interchange
// Format 2.1.0 (OASIS), for code scanning.
func SARIF(reports []*verify.Report, at []At) any {
	type message struct {
		Text string `json:"text"`
	}
	type rule struct {
		ID               string  `json:"id"`
		ShortDescription message `json:"shortDescription"`
	}
	type region struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
	type artifact struct {
		URI string `json:"uri"`
	}
	type physical struct {
		ArtifactLocation artifact `json:"artifactLocation"`
		Region           *region  `json:"region,omitempty"`
	}
	type location struct {
		PhysicalLocation physical `json:"physicalLocation"`
	}
	type result struct {
		RuleID    string     `json:"ruleId"`
		RuleIndex int        `json:"ruleIndex"`
		Level     string     `json:"level"`
		Message   message    `json:"message"`
		Locations []location `json:"locations"`
	}
	type driver struct {
		Name  string `json:"name"`
		Rules []rule `json:"rules"`
	}
	type tool struct {
		Driver driver `json:"driver"`
	}
	type run struct {
		Tool       tool     `json:"tool"`
		ColumnKind string   `json:"columnKind"`
		Results    []result `json:"results"`
	}
	one := run{Tool: tool{driver{Name: "quotient", Rules: []rule{}}}, ColumnKind: "unicodeCodePoints", Results: []result{}}
	index := map[string]int{}
	for i, r := range reports {
		for _, c := range r.Checks {
			if _, ok := index[c.Name]; !ok {
				index[c.Name] = len(one.Tool.Driver.Rules)
				one.Tool.Driver.Rules = append(one.Tool.Driver.Rules, rule{c.Name, message{c.Title}})
			}
			for _, f := range c.Findings {
				text := f.Message
				if f.Ref != "" {
					text = f.Ref + ": " + text
				}
				if f.Hint != "" {
					text += ". " + f.Hint
				}
				p := physical{ArtifactLocation: artifact{(&url.URL{Path: at[i](f.File)}).EscapedPath()}}
				if f.Line > 0 {
					p.Region = &region{f.Line, f.Column}
				}
				one.Results = append(one.Results, result{c.Name, index[c.Name], "error", message{text}, []location{{p}}})
			}
		}
	}
	return struct {
		Schema  string `json:"$schema"`
		Version string `json:"version"`
		Runs    []run  `json:"runs"`
	}{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []run{one}}
}
