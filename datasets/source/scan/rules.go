package scan

import (
	"unicode/utf8"

	"quotient/datasets/source"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
)

// A start is what a token must be for a rule to begin at it.
type start uint8

const (
	atWord start = 1 << iota
	atDigits
	atSign
)

// A production reads the mentions that begin at a token: none where what it looks for is
// not there.
type production struct {
	name  rule.Name
	start start
	read  func(*block, int) []match
}

// productions are the rules of all mentions, in the order in which they are asked: the
// first that finds something has the token. A new phenomenon is a new entry; its rules
// are in the file of its family.
var productions = []production{
	{rule.New("address"), atDigits, one((*block).address)},                     // name.go
	{rule.New("list marker"), atDigits | atSign, one((*block).listMarker)},     // list.go
	{rule.New("ratio with a colon"), atDigits, (*block).colon},                 // ratio.go
	{rule.New("parts of a hundred"), atDigits, (*block).shares},                // ratio.go
	{rule.New("one number to another"), atDigits, (*block).oneTo},              // ratio.go
	{rule.New("citation"), atDigits, (*block).citations},                       // reference.go
	{rule.New("raised number of a note"), atDigits, (*block).raised},           // reference.go
	{rule.New("numbered thing"), atDigits, (*block).numbered},                  // reference.go
	{rule.New("page"), atDigits, (*block).page},                                // reference.go
	{rule.New("degrees of freedom"), atDigits, (*block).freedom},               // paper.go
	{rule.New("coordinate"), atDigits, (*block).coordinate},                    // paper.go
	{rule.New("interval in brackets"), atSign, (*block).interval},              // paper.go
	{rule.New("pounds, shillings and pence"), atDigits, (*block).coins},        // coins.go
	{rule.New("shillings and pence with a slash"), atDigits, (*block).slashed}, // coins.go
	{rule.New("feet and inches"), atDigits, (*block).inFeet},                   // size.go
	{rule.New("size"), atDigits, (*block).size},                                // size.go
	{rule.New("date"), atWord | atDigits | atSign, one((*block).date)},         // date.go
	{rule.New("nobody"), atWord, one((*block).nobody)},                         // nobody.go
	{rule.New("vague"), atWord, one((*block).vague)},                           // vague.go
	{rule.New("one number to another"), atWord, (*block).oneTo},                // ratio.go
	{rule.New("score"), atDigits, (*block).votes},                              // votes.go
	{rule.New("number"), atWord | atDigits | atSign, (*block).numbers},         // number.go
}

// byForm are the productions by the form of the token that they begin at.
var byForm = func() (out [3][]production) {
	for form, start := range [...]start{token.Word: atWord, token.Digits: atDigits, token.Sign: atSign} {
		for _, p := range productions {
			if p.start&start != 0 {
				out[form] = append(out[form], p)
			}
		}
	}
	return out
}()

// one makes a rule of many mentions of one that reads a single mention.
func one(read func(*block, int) (match, bool)) func(*block, int) []match {
	return func(b *block, i int) []match {
		if m, ok := read(b, i); ok {
			return []match{m.wide()}
		}
		return nil
	}
}

// A block is a piece of text, mostly a paragraph, and how far it has been read.
type block struct {
	numeral.Reader
	taken int // tokens before it belong to the mentions found so far
	run   run // the last that was asked for
}

// block appends the mentions of a block that begins at a code point.
func (l *Language) block(text string, at int, s *scratch, out []Mention) []Mention {
	s.tokens = token.Split(l.words, text, s.tokens[:0])
	b := &block{Reader: numeral.New(&token.Block{Language: l.words, Text: text, Tokens: s.tokens})}
	s.matches = b.matches(s.matches[:0])
	b.carried(s.matches)
	b.directions(s.matches)
	// Bytes to code points in one pass, since mentions are in order and only a
	// phrase reaches back.
	last, runes := 0, at
	offset := func(n int) int {
		if n < last {
			return runes - utf8.RuneCountInString(text[n:last])
		}
		runes += utf8.RuneCountInString(text[last:n])
		last = n
		return runes
	}
	for i := range s.matches {
		m := &s.matches[i]
		from, to := int(b.Tokens[m.from].From), int(b.Tokens[m.to-1].To)
		first, end := int(b.Tokens[m.phrase[0]].From), int(b.Tokens[m.phrase[1]-1].To)
		x := Mention{
			Text: text[from:to], Kind: m.Kind, Low: m.Low, High: m.High, Clock: m.Clock, Qualifier: m.Qualifier, Bound: m.Bound,
			Unit: m.Unit, Noun: m.Noun, OutOf: m.OutOf, Denied: m.Denied, Open: m.Open, date: m.Date, rules: m.rules,
		}
		if m.mover > 0 {
			x.Direction, x.Mover = b.way(m.mover-1), b.Str(m.mover-1)
		}
		x.Phrase.Start = offset(first)
		x.Span = source.Span{Start: offset(from), End: offset(to)}
		x.Phrase.End = offset(end)
		out = append(out, x)
	}
	return out
}

// matches appends the mentions of a block.
func (b *block) matches(out []match) []match {
	for i := 0; i < len(b.Tokens); {
		if n := len(out); n > 0 {
			b.taken = max(out[n-1].to, out[n-1].next)
		}
		t := b.Tokens[i]
		if t.Form == token.Word && t.Known == nil {
			i++
			continue
		}
		found := b.read(i)
		i++
		if n := len(found); n > 0 {
			i = max(i, found[n-1].to, found[n-1].next)
			out = append(out, found...)
		}
	}
	return out
}

// digitsLeft is the rule of digits that no other rule reads: none of a text is left out.
var digitsLeft = rule.New("digits that no rule reads")

// read returns what the first production that finds something finds at a token.
func (b *block) read(i int) []match {
	form := b.Tokens[i].Form
	for _, p := range byForm[form] {
		if found := p.read(b, i); len(found) > 0 {
			for k := range found {
				found[k].rules.Add(p.name)
			}
			return found
		}
	}
	if form != token.Digits {
		return nil
	}
	m := plain(ProperName, i, i+1).wide()
	m.rules.Add(digitsLeft)
	return []match{m}
}
