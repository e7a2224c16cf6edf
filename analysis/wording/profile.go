package wording

import (
	"strings"

	"quotient/datasets/language/form"
)

// A Profile is what the study says of a number: the words of its row, or of the rows that
// it is computed from.
type Profile struct {
	Words  map[string]bool // as they are written, in lower case
	Stems  map[string]bool
	Named  map[string]bool // names of senses
	Around map[string]bool // beginnings of the words of the table, which all its rows share
	Kins   [form.Kins]bool
}

// NewProfile is one of nothing.
func NewProfile() *Profile {
	return &Profile{Words: map[string]bool{}, Stems: map[string]bool{}, Named: map[string]bool{}, Around: map[string]bool{}}
}

// Add takes in a text; of an event it tells only where says is set.
func (p *Profile) Add(text string, events bool) {
	words := Lower(text)
	for _, w := range words {
		p.Words[w], p.Stems[Stem(w)] = true, true
	}
	for _, x := range Lexicons() {
		for _, h := range x.Find(words) {
			if h.Sense != nil && (events || h.Sense.Kin != form.Events) {
				p.Is(h.Sense)
			}
		}
	}
}

// Is takes in a sense, with what it implies.
func (p *Profile) Is(s *form.Sense) {
	p.Named[Key(s.Kin, s.Name)] = true
	p.Kins[s.Kin] = true
	for _, name := range strings.Fields(s.Implies) {
		p.Named[Key(s.Kin, name)] = true
	}
}

// Key is what a sense is called among the names of its kin.
func Key(k form.Kin, name string) string { return string(rune('0'+k)) + name }

// Has reports whether a profile has a sense.
func (p *Profile) Has(s *form.Sense) bool { return p.Named[Key(s.Kin, s.Name)] }

// Begins reports whether a word begins as another does: monthly, of month.
func (p *Profile) Begins(w string) bool {
	for x := range p.Words {
		if strings.HasPrefix(x, w) {
			return true
		}
	}
	return false
}

// Knows reports whether a word, or one that it is a form of, is in a profile.
func (p *Profile) Knows(w string) bool {
	if p.Words[w] || p.Stems[Stem(w)] {
		return true
	}
	r := []rune(w)
	for n := len(r) - 1; n >= 4 && n >= len(r)-4; n-- { // Poznańban
		if p.Words[string(r[:n])] {
			return true
		}
	}
	return false
}
