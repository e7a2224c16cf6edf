package analysis

import (
	"fmt"
	"math/big"
	"strings"

	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// A Claim is a number that an author has typed into a text, and what it rests on.
type Claim struct {
	scan.Mention
	Observation *datasets.Observation // that it is, or nil
	Comparison  *Comparison           // or this
	// Problem says why it does not hold, with what would; "" where it does.
	Problem, Hint string
}

// Claims reads the numbers that an author has typed into a text of a locale, and
// resolves each to an observation or a comparison of the study. The words around
// a number must say what the text says of it: "2,000 killed" is wrong where the
// text has "over 2,000". A bound of a comparison may be rounded outward, as far
// as it is printed: of more than 25.641, "more than 25" is true, and "more than
// 26" and "25" are not.
//
// List markers, ordinals, numbers in names, vague words and "one" claim nothing.
// A date or time is to be that of one of the rows that the text is about.
func (c *Comparisons) Claims(tag, text string, rows []*datasets.Observation) (out []Claim) {
	l, ok := scan.In(tag)
	if !ok {
		return nil
	}
	for _, m := range l.Text(text) {
		switch m.Kind {
		case scan.Quantity, scan.Money, scan.Percent:
			if m.Low == nil || isOne(m) || isBase(text, m) {
				continue
			}
			out = append(out, c.resolve(m))
		case scan.Date, scan.Year, scan.Time:
			claim := Claim{Mention: m}
			if !c.scope.study.Dated(m, rows) {
				claim.Problem = fmt.Sprintf("%q is the date of none of the rows that this is about", m.Text)
				claim.Hint = "write it as {table.id|date}, or make it an observation of statistic event"
			}
			out = append(out, claim)
		}
	}
	return out
}

func isOne(m scan.Mention) bool {
	return m.Low.Cmp(big.NewRat(1, 1)) == 0 && m.High.Cmp(m.Low) == 0 && !strings.ContainsAny(m.Text, "0123456789")
}

// isBase reports whether a number is what a rate is counted by: per 100.
func isBase(text string, m scan.Mention) bool {
	if digits := strings.NewReplacer(",", "", ".", "", " ", "", "\u00a0", "").Replace(m.Text); len(digits) < 3 || strings.Trim(digits[1:], "0") != "" || digits[0] != '1' {
		return false
	}
	before := strings.ToLower(string([]rune(text)[:m.Span.Start]))
	return strings.HasSuffix(before, "per ") || strings.HasSuffix(before, "/")
}

func (c *Comparisons) resolve(m scan.Mention) Claim {
	claim := Claim{Mention: m}
	said := strings.TrimSpace(m.Qualifier + " " + m.Text)
	var near string
	for _, t := range c.scope.study.Tables {
		for _, o := range t.Rows {
			if !o.States(m) || !c.scope.study.Measures(o, m) {
				continue
			}
			// A threshold is itself exact: its bound says on which side a rule holds.
			if o.Bound == m.Bound || o.Statistic == datasets.Threshold && m.Bound == quantity.Exact {
				claim.Observation = o
				return claim
			}
			near = fmt.Sprintf("%q, and the text says %s (%s)", said, c.scope.study.Words(o), o.Ref())
		}
	}
	for _, x := range c.List {
		if x.Refusal != nil {
			continue
		}
		switch x.claimed(m) {
		case holds:
			claim.Comparison = x
			return claim
		case wrong:
			if near == "" {
				near = fmt.Sprintf("%q, and the comparison %s says %s", said, x.ID, x.Words())
			}
		}
	}
	claim.Problem, claim.Hint = near, "write what the tables say, best as {id|words}"
	if near == "" {
		claim.Problem = fmt.Sprintf("%q is the number of no observation and no comparison", said)
		claim.Hint = "write it as {id|words}, so that it cannot go stale, or take it out"
	}
	return claim
}

// A verdict is whether a claim rests on a comparison.
type verdict int

const (
	elsewhere verdict = iota // it is about another number
	wrong                    // it is about this one, and says something else
	holds
)

// claimed compares a typed number with the result.
func (c *Comparison) claimed(m scan.Mention) verdict {
	scale := big.NewRat(1, 1)
	factor := m.Unit == "times"
	switch {
	case m.Kind == scan.Percent && (c.Show == quantity.ShowPercent || c.Show == quantity.ShowChange || c.Kind == quantity.Share || c.Kind == quantity.Growth):
		scale = big.NewRat(1, 100)
	case m.Kind == scan.Percent && c.Unit.String() != quantity.Percent, factor && !c.Unit.IsPlain(), c.Kind == quantity.Share && m.Kind != scan.Percent:
		return elsewhere
	}
	if u := c.Unit.String(); !c.Unit.IsPlain() && u != quantity.Percent && u != "person" {
		if said := strings.ToLower(m.Unit + m.Noun); said != "" && !strings.Contains(said, u[:min(len(u), 3)]) {
			return elsewhere // 78 dead is not 78 days
		}
	}
	step := new(big.Rat).Mul(lastPlace(m.Text), scale)
	low, high := new(big.Rat).Mul(m.Low, scale), new(big.Rat).Mul(m.High, scale)
	below := func(v, limit *big.Rat) bool { // v is limit, rounded down
		return v.Cmp(limit) <= 0 && new(big.Rat).Sub(limit, v).Cmp(step) < 0
	}
	above := func(v, limit *big.Rat) bool { return v.Cmp(limit) >= 0 && new(big.Rat).Sub(v, limit).Cmp(step) < 0 }
	lo, hi := c.Lo, c.Hi
	point := lo.Value != nil && hi.Value != nil && lo.Value.Cmp(hi.Value) == 0
	ok := false
	switch m.Bound {
	case quantity.Over:
		ok = lo.Value != nil && (!point || c.Vague) && below(low, lo.Value) && (lo.Open || low.Cmp(lo.Value) < 0)
	case quantity.AtLeast:
		ok = lo.Value != nil && !point && below(low, lo.Value)
	case quantity.Under:
		ok = hi.Value != nil && !point && above(high, hi.Value) && (hi.Open || high.Cmp(hi.Value) > 0)
	case quantity.UpTo:
		ok = hi.Value != nil && !point && above(high, hi.Value)
	case quantity.Between:
		ok = lo.Value != nil && hi.Value != nil && !point && below(low, lo.Value) && above(high, hi.Value)
	case quantity.About:
		ok = point && c.Vague && (below(low, lo.Value) || above(low, lo.Value))
	default:
		half := new(big.Rat).Quo(step, big.NewRat(2, 1))
		ok = point && !c.Vague && new(big.Rat).Abs(new(big.Rat).Sub(low, lo.Value)).Cmp(half) <= 0
	}
	if ok {
		return holds
	}
	for _, e := range []quantity.End{lo, hi} {
		if e.Value == nil || e.Value.Sign() == 0 {
			continue
		}
		off := new(big.Rat).Quo(new(big.Rat).Sub(low, e.Value), e.Value)
		if off.Abs(off).Cmp(big.NewRat(1, 20)) <= 0 {
			return wrong
		}
	}
	return elsewhere
}

// lastPlace is the worth of the last digit of a numeral as printed: 0.1 of 25.6,
// 1 of 25 and of words, and that of the scale of 7.2 billion is left to be 1.
func lastPlace(numeral string) *big.Rat {
	i := strings.LastIndexAny(numeral, ".,")
	if i < 0 {
		return big.NewRat(1, 1)
	}
	places := 0
	for _, r := range numeral[i+1:] {
		if r < '0' || r > '9' {
			break
		}
		places++
	}
	if numeral[i] == ',' && places == 3 || places == 0 {
		return big.NewRat(1, 1)
	}
	return new(big.Rat).SetFrac64(1, pow10(places))
}

func pow10(n int) int64 {
	p := int64(1)
	for range min(n, 18) {
		p *= 10
	}
	return p
}

// Words checks the numbers typed into the titles of schedules, and the titles,
// caveats and waivers of comparisons, in the locale of c. Texts that another
// locale has alike, such as those that are not translated, are left to it.
func (c *Comparisons) Words(other *Comparisons) datasets.Check {
	check := datasets.Check{Name: "words", Title: "every typed number is what the tables say"}
	seen := map[string]bool{}
	if other != nil {
		for _, t := range other.texts() {
			seen[t.text] = true
		}
	}
	for _, t := range c.texts() {
		if t.text == "" || seen[t.text] {
			continue
		}
		seen[t.text] = true
		for _, claim := range c.Claims(c.scope.study.Locale.Tag, t.text, t.rows) {
			check.Checked++
			if claim.Problem != "" {
				t.Message, t.Hint = fmt.Sprintf("in %q: %s", t.text, claim.Problem), claim.Hint
				check.Findings = append(check.Findings, t.Finding)
			}
		}
	}
	return check
}

// A written text, with where it stands.
type written struct {
	datasets.Finding
	text string
	rows []*datasets.Observation // that it is about
}

func (c *Comparisons) texts() (out []written) {
	for _, s := range c.Schedules {
		out = append(out, written{datasets.Finding{File: SpecFile, Line: s.place[0], Column: s.place[1], Ref: s.ID}, s.Title, s.From})
	}
	for _, x := range c.List {
		at := c.finding(x, "")
		out = append(out, written{at, x.Title, x.From}, written{at, x.Waiver, x.From})
		for _, name := range caveatNames() {
			out = append(out, written{at, x.Caveats[Caveat(name)], x.From})
		}
	}
	return out
}
