package report

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"

	"quotient/cmd/quotient/internal/verify"
	"quotient/datasets"
)

// A Tool is the program that has found something, as a log for other programs names it.
type Tool struct {
	Version string // of the program
	Full    string // its version with all that is known of it
	// Docs is the address of the folder of the documentation; "" where the program has none.
	Docs string
	Page string // of the documentation, that has the checks: verify.md
}

// sarif is the form of a log of the Static Analysis Results Interchange Format 2.1.0 (OASIS).
type (
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifRule struct {
		ID               string     `json:"id"`
		ShortDescription sarifText  `json:"shortDescription"`
		Help             sarifText  `json:"help"`
		HelpURI          string     `json:"helpUri,omitempty"`
		Default          sarifLevel `json:"defaultConfiguration"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           *sarifRegion  `json:"region,omitempty"`
	}
	sarifLocation struct {
		PhysicalLocation sarifPhysical `json:"physicalLocation"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version,omitempty"`
		FullName       string      `json:"fullName,omitempty"`
		InformationURI string      `json:"informationUri,omitempty"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"`
	}
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
)

// SARIF returns reports as a log for code scanning. What does not hold is an error, what only
// looks wrong a warning, and what could not be checked a note of the run.
func SARIF(tool Tool, reports []*verify.Report, at []At) any {
	one := sarifRun{
		Tool:        sarifTool{sarifDriver{Name: "quotient", Version: tool.Version, Rules: []sarifRule{}}},
		Invocations: []sarifInvocation{{Successful: true}},
		ColumnKind:  "unicodeCodePoints", Results: []sarifResult{},
	}
	if tool.Full != "" {
		one.Tool.Driver.FullName = "quotient " + tool.Full
	}
	one.Tool.Driver.InformationURI = tool.Docs
	index := map[string]int{}
	for i, r := range reports {
		for _, c := range r.Checks {
			if _, ok := index[c.Name]; !ok {
				index[c.Name] = len(one.Tool.Driver.Rules)
				one.Tool.Driver.Rules = append(one.Tool.Driver.Rules, tool.rule(c.Name, c.Title))
			}
			for _, f := range c.Findings {
				one.Results = append(one.Results, sarifFinding(c.Name, index[c.Name], f, at[i](f.File)))
			}
			if c.Unchecked > 0 {
				run := &one.Invocations[0]
				run.Notifications = append(run.Notifications, sarifNotification{"note", sarifText{Text: r.Study + ": " + c.Name + ": " + plural(c.Unchecked, "check") + " left out: " + c.Why}})
			}
		}
	}
	return sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{one}}
}

// rule is a check, with where to read about it.
func (tool Tool) rule(name, title string) sarifRule {
	out := sarifRule{ID: name, ShortDescription: sarifText{Text: title}, Default: sarifLevel{"error"}}
	out.Help.Text = title + ". A finding says what to do. The page docs/" + tool.Page + " explains the checks."
	if tool.Docs != "" {
		out.HelpURI = tool.Docs + tool.Page
		out.Help.Markdown = title + ". A finding says what to do. [What is checked](" + out.HelpURI + ")"
	}
	return out
}

// sarifFinding is a finding of a rule in a file.
func sarifFinding(name string, rule int, f datasets.Finding, file string) sarifResult {
	text := f.Message
	if f.Ref != "" {
		text = f.Ref + ": " + text
	}
	hash := sha256.Sum256([]byte(strings.Join([]string{name, f.File, f.Ref, f.Message}, "\x00")))
	if f.Hint != "" {
		text += ". " + f.Hint
	}
	p := sarifPhysical{ArtifactLocation: sarifArtifact{(&url.URL{Path: file}).EscapedPath()}}
	if f.Line > 0 {
		p.Region = &sarifRegion{f.Line, f.Column}
	}
	level := "error"
	if f.Warning {
		level = "warning"
	}
	// The same finding on another line is the same to code scanning.
	return sarifResult{name, rule, level, sarifText{Text: text}, []sarifLocation{{p}}, map[string]string{"quotient/v1": hex.EncodeToString(hash[:16])}}
}
