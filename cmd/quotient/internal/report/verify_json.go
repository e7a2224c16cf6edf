package report

import "quotient/datasets"

// finding is a finding as machines get it.
type finding struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`   // from 1
	Column  int    `json:"column,omitempty"` // from 1, in code points
	Ref     string `json:"ref,omitempty"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

type check struct {
	Name      string    `json:"name"`
	Title     string    `json:"title"`
	Checked   int       `json:"checked"`
	Unchecked int       `json:"unchecked"`
	Why       string    `json:"why,omitempty"`
	Findings  []finding `json:"findings"`
}

// Verifications returns what checking some studies has found, for JSON.
func Verifications(list []*Verification) any {
	type study struct {
		Study    string           `json:"study"`
		Holds    bool             `json:"holds"`
		Checked  int              `json:"checked"`
		Failed   int              `json:"failed"`
		Sources  []VerifiedSource `json:"sources"`
		LookedIn []string         `json:"lookedIn"`
		Checks   []check          `json:"checks"`
	}
	out := []study{}
	for _, v := range list {
		s := study{Study: v.Study, Holds: v.Failed() == 0, Checked: v.Checked(), Failed: v.Failed(), Sources: v.Sources, LookedIn: v.Looked}
		for _, c := range v.Checks {
			m := check{c.Name, c.Title, c.Checked, c.Unchecked, plain(c.Why), []finding{}}
			for _, f := range c.Findings {
				m.Findings = append(m.Findings, v.machine(f))
			}
			s.Checks = append(s.Checks, m)
		}
		out = append(out, s)
	}
	return out
}

func (v *Verification) machine(f datasets.Finding) finding {
	f = v.located(f)
	return finding{f.File, f.Line, f.Column, f.Ref, f.Message, f.Hint}
}
