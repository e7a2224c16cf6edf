package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"slices"
)

// SARIF, the Static Analysis Results Interchange Format, version 2.1.0 (OASIS).
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string       `json:"id"`
		ShortDescription sarifMessage `json:"shortDescription"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID              string            `json:"ruleId"`
		RuleIndex           int               `json:"ruleIndex"`
		Level               string            `json:"level"`
		Message             sarifMessage      `json:"message"`
		Locations           []sarifLocation   `json:"locations"`
		PartialFingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		PhysicalLocation sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
)

// VerificationSARIF writes what checking some studies has found as one run of
// SARIF: a rule a check, a result a failure.
func VerificationSARIF(w io.Writer, list []*Verification) error {
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "quotient", Rules: []sarifRule{}}}, ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	rules := &run.Tool.Driver.Rules
	for _, v := range list {
		for _, c := range v.Checks {
			index := slices.IndexFunc(*rules, func(r sarifRule) bool { return r.ID == c.Name })
			if index < 0 {
				index = len(*rules)
				*rules = append(*rules, sarifRule{c.Name, sarifMessage{c.Title}})
			}
			for _, f := range c.Findings {
				f = v.located(f)
				text := f.Message
				if f.Ref != "" {
					text = f.Ref + ": " + text
				}
				if f.Hint != "" {
					text += "\n" + f.Hint
				}
				place := sarifPhysical{ArtifactLocation: sarifArtifact{(&url.URL{Path: f.File}).String()}}
				if f.Line > 0 {
					place.Region = &sarifRegion{f.Line, f.Column}
				}
				// Of what is wrong, not of where: it stays when lines move.
				print := sha256.Sum256([]byte(c.Name + "\x00" + f.File + "\x00" + f.Ref + "\x00" + f.Message))
				run.Results = append(run.Results, sarifResult{
					RuleID: c.Name, RuleIndex: index, Level: "error", Message: sarifMessage{text},
					Locations:           []sarifLocation{{place}},
					PartialFingerprints: map[string]string{"finding/v1": hex.EncodeToString(print[:16])},
				})
			}
		}
	}
	return JSON(w, sarifLog{"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "2.1.0", []sarifRun{run}})
}
