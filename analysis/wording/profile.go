package wording

import (
	"maps"
	"slices"
	"strings"

	"quotient/datasets/language"
	"quotient/datasets/language/form"
)

// A Profile is what the study says of a number: the words of its row, or of the rows that
// it is computed from.
type Profile struct {
	Words  map[string]bool // as they are written, in lower case
	Stems  map[string]bool
	Named  map[string]bool // names of senses
	Near   map[string]bool // names of senses of what its table is about: of Germany
	Not    map[string]bool // beginnings of the words for what is not counted: excluding fishing vessels
	Around map[string]bool // beginnings of the words of the table, which all its rows share
	Heard  map[string]bool // beginnings of the words of the text around its quotes, and names of the senses there
	Kins   [form.Kins]bool
}

// NewProfile is one of nothing.
func NewProfile() *Profile {
	return &Profile{Words: map[string]bool{}, Stems: map[string]bool{}, Named: map[string]bool{}, Near: map[string]bool{}, Not: map[string]bool{}, Around: map[string]bool{}, Heard: map[string]bool{}}
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

// About takes in what a table is about. A nation there is near its rows, and not their own.
func (p *Profile) About(text string) {
	about := NewProfile()
	about.Add(text, false)
	maps.Copy(p.Words, about.Words)
	maps.Copy(p.Stems, about.Stems)
	nation := Key(form.Nations, "")
	for name := range about.Named {
		if strings.HasPrefix(name, nation) {
			p.Near[name] = true
		} else {
			p.Named[name] = true
		}
	}
	for k, is := range about.Kins {
		p.Kins[k] = p.Kins[k] || is && form.Kin(k) != form.Nations
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

// Excludes takes in a text with what it says that is not counted, and returns the rest.
func (p *Profile) Excludes(text string, excludes []string) (rest string) {
	var kept []string
	for clause := range strings.SplitSeq(text, ",") {
		words := strings.Fields(clause)
		i := slices.IndexFunc(words, func(w string) bool { return slices.Contains(excludes, strings.ToLower(w)) })
		if i < 0 {
			i = len(words)
		}
		for _, w := range Lower(strings.Join(words[i:], " ")) {
			if len([]rune(w)) >= 4 && !slices.Contains(excludes, w) {
				p.Not[Stem(w)] = true
			}
		}
		kept = append(kept, strings.Join(words[:i], " "))
	}
	return strings.Join(kept, ", ")
}

// Hear takes in what the text says around a quote.
func (p *Profile) Hear(sentence string) {
	for _, w := range Lower(sentence) {
		p.Heard[Stem(w)] = true
	}
	around := NewProfile()
	around.Add(sentence, false)
	maps.Copy(p.Heard, around.Named)
}

// Hears reports whether the text has a word around a quote.
func (p *Profile) Hears(w string) bool { return p.Heard[Stem(w)] }

// HearsOf reports whether a word there has a sense.
func (p *Profile) HearsOf(s *form.Sense) bool { return p.Heard[Key(s.Kin, s.Name)] }

// Akin reports whether a word goes with one of the profile's own: inmates, of a prison.
func (p *Profile) Akin(w string, known *language.Words) bool {
	for x := range p.Words {
		if known.Akin(w, x) {
			return true
		}
	}
	return false
}

// Alike reports whether a word means the same as one of the profile's own that it is no form of: lost, of loss.
func (p *Profile) Alike(w string, known *language.Words) bool {
	stem := known.Stem(w)
	for x := range p.Words {
		if s := known.Stem(x); s != stem && known.Same(s, stem) {
			return true
		}
	}
	return false
}

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
	if len(r) == 4 && p.stemmed(w) { // wood, of wooden
		return true
	}
	for n := len(r) - 1; n >= 4 && n >= len(r)-4; n-- { // Poznańban
		if p.Words[string(r[:n])] {
			return true
		}
	}
	return false
}

// stemmed reports whether a short word begins one of a profile that is its adjective or an
// ending longer.
func (p *Profile) stemmed(w string) bool {
	for x := range p.Words {
		if strings.HasPrefix(x, w) && len([]rune(x)) <= len([]rune(w))+2 {
			return true
		}
	}
	return false
}
