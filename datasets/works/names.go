package works

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// A Name is that of a person, in its parts, or of anybody as it is read.
type Name struct {
	Family   string `json:"family,omitempty" doc:"the family name"`
	Given    string `json:"given,omitempty" doc:"the given names"`
	Dropping string `json:"dropping-particle,omitempty" doc:"what is before the family name and is not sorted by: van in Ludwig van Beethoven"`
	Particle string `json:"non-dropping-particle,omitempty" doc:"what is before the family name and belongs to it: de in Simone de Beauvoir"`
	Suffix   string `json:"suffix,omitempty" doc:"what is after it: Jr."`
	Literal  string `json:"literal,omitempty" doc:"the name as it is read, such as that of an organisation"`
}

// others stands, as the last of some names, for those that are not named.
const others = "others"

// Names are those of one or several, in their order. In JSON they may be one name as it is
// read, or a list.
type Names []Name

// UnmarshalJSON reads a name, or a list of names.
func (ns *Names) UnmarshalJSON(b []byte) error {
	if b = bytes.TrimSpace(b); bytes.Equal(b, []byte("null")) {
		return nil
	}
	var one string
	if json.Unmarshal(b, &one) == nil {
		*ns = Named(one)
		return nil
	}
	var list []json.RawMessage
	if err := json.Unmarshal(b, &list); err != nil {
		return fmt.Errorf("a name, or a list of names, is written as %q or %q", `"A. Reporter"`, `[{"family": "Reporter", "given": "Ann"}]`)
	}
	*ns = nil
	for _, raw := range list {
		var n Name
		if json.Unmarshal(raw, &one) == nil {
			n = Name{Literal: one}
		} else if err := json.Unmarshal(raw, &n); err != nil {
			return fmt.Errorf("%s is no name", raw)
		}
		*ns = append(*ns, n)
	}
	return nil
}

// Named is one name as it is read; none of "".
func Named(s string) Names {
	if s == "" {
		return nil
	}
	return Names{{Literal: s}}
}

// String is the name as it is read: Ludwig van Beethoven.
func (n Name) String() string {
	if n.Literal != "" {
		return n.Literal
	}
	s := strings.Join(strings.Fields(strings.Join([]string{n.Given, n.Dropping, n.Particle, n.Family}, " ")), " ")
	if n.Suffix != "" {
		s += ", " + n.Suffix
	}
	return strings.TrimPrefix(s, ", ")
}

// family is what a citation names: Beethoven, de Beauvoir.
func (n Name) family() string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.Family == "":
		return n.String()
	}
	return strings.TrimSpace(n.Particle + " " + n.Family)
}

// String is the names as a credit has them: of more than three the first.
func (ns Names) String() string {
	return ns.joined(3, ", ", ", ", Name.String)
}

// short is the names as a citation has them: Keynes, Webb & Webb, Marx et al.
func (ns Names) short() string { return ns.joined(2, ", ", " & ", Name.family) }

// joined writes up to so many names; of more, the first.
func (ns Names) joined(most int, between, last string, write func(Name) string) string {
	ns, open := ns.named()
	if len(ns) > most {
		ns, open = ns[:1], true
	}
	var b strings.Builder
	for i, n := range ns {
		switch {
		case i == 0:
		case i == len(ns)-1 && !open:
			b.WriteString(last)
		default:
			b.WriteString(between)
		}
		b.WriteString(write(n))
	}
	if open {
		b.WriteString(" et al.")
	}
	return b.String()
}

// named are the names without the last that stands for others, and whether there is one.
func (ns Names) named() (named Names, open bool) {
	if n := len(ns); n > 1 && ns[n-1] == (Name{Literal: others}) {
		return ns[:n-1], true
	}
	return ns, false
}

// bibtex writes a name for BibTeX, in which a name as it is read is in braces.
func (n Name) bibtex() string {
	if n == (Name{Literal: others}) {
		return others
	}
	if n.Literal != "" || n.Family == "" {
		return "{" + escapeTeX(n.String()) + "}"
	}
	protect := func(s string) string {
		if slices.Contains(strings.Fields(strings.ToLower(s)), "and") || strings.Contains(s, ",") {
			return "{" + escapeTeX(s) + "}"
		}
		return escapeTeX(s)
	}
	family := protect(n.Family)
	particle := strings.TrimSpace(n.Dropping + " " + n.Particle)
	if slices.ContainsFunc(strings.Fields(n.Family), lowerTeX) { // or its words would be taken for particles
		family = "{" + escapeTeX(n.Family) + "}"
	}
	if words := strings.Fields(particle); len(words) > 0 && lowerTeX(words[0]) && lowerTeX(words[len(words)-1]) {
		family = protect(particle) + " " + family
	} else if len(words) > 0 { // which no program would take for particles
		family = "{" + escapeTeX(particle+" "+n.Family) + "}"
	}
	parts := []string{family}
	if n.Suffix != "" {
		parts = append(parts, protect(n.Suffix))
	}
	return strings.Join(append(parts, protect(n.Given)), ", ")
}

// nameOf reads a name of BibTeX: First von Last; von Last, First; von Last, Jr, First. What
// is whole in braces is a name as it is read.
func nameOf(s string) (Name, error) {
	s = strings.Trim(s, " \t\r\n~")
	if s == "" {
		return Name{}, errors.New("a name is empty")
	}
	if s == others {
		return Name{Literal: others}, nil
	}
	if inner, ok := braced(s); ok {
		text, err := decodeTeX(inner)
		return Name{Literal: text}, err
	}
	var n Name
	var given, family, suffix string
	switch parts := splitTop(s, func(r string) int {
		if r[0] == ',' {
			return 1
		}
		return 0
	}); len(parts) {
	case 1:
		given, n.Dropping, family = givenFirst(splitTop(s, blank))
	case 2:
		family, given = parts[0], parts[1]
	case 3:
		family, suffix, given = parts[0], parts[1], parts[2]
	default:
		return n, fmt.Errorf("the name %q has more than two commas", s)
	}
	if n.Dropping == "" {
		n.Dropping, family = particle(family)
	}
	for _, part := range []struct {
		to   *string
		text string
	}{{&n.Family, family}, {&n.Given, given}, {&n.Suffix, suffix}, {&n.Dropping, n.Dropping}} {
		text, err := decodeTeX(part.text)
		if err != nil {
			return n, err
		}
		*part.to = text
	}
	if n.Family == "" { // ", Plato"
		if n = (Name{Literal: n.String()}); n.Literal == "" {
			return n, errors.New("a name is empty")
		}
	}
	return n, nil
}

// namesOf reads the names of BibTeX, which the word and is between.
func namesOf(s string) (out Names, err error) {
	for _, part := range splitTop(s, func(r string) int {
		if n := blank(r); n > 0 && len(r) > n+3 && strings.EqualFold(r[n:n+3], "and") {
			if blank(r[n+3:]) > 0 {
				return n + 3
			}
		}
		return 0
	}) {
		n, err := nameOf(part)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// blank is how many bytes of white space a text begins with.
func blank(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\r\n~")) }

// splitTop splits a text where a separator begins outside of all braces; empty parts at
// white space are left out.
func splitTop(s string, separator func(rest string) int) (out []string) {
	depth, from := 0, 0
	add := func(part string) {
		if part = strings.TrimSpace(part); part != "" || len(out) > 0 {
			out = append(out, part)
		}
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
			continue
		case '}':
			depth--
			continue
		case '\\': // a sign that is escaped separates nothing
			i++
			continue
		}
		if depth > 0 {
			continue
		}
		if n := separator(s[i:]); n > 0 {
			add(s[from:i])
			i += n - 1
			from = i + 1
		}
	}
	add(s[from:])
	return out
}

// braced is what is in the braces around a whole text.
func braced(s string) (string, bool) {
	if len(s) < 2 || s[0] != '{' || s[len(s)-1] != '}' {
		return "", false
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 && i < len(s)-1 {
				return "", false
			}
		}
	}
	return s[1 : len(s)-1], true
}

// lowerTeX reports whether the first letter of a word is a small one, which makes it a
// particle of a name; letters in braces have no case.
func lowerTeX(s string) bool {
	if strings.HasPrefix(s, "{") {
		return false
	}
	text, err := decodeTeX(s)
	for _, r := range text {
		if unicode.IsLetter(r) {
			return err == nil && unicode.IsLower(r)
		}
	}
	return false
}

// givenFirst parts the words of a name without a comma: those in lower case are a particle,
// with what is between them.
func givenFirst(words []string) (given, dropping, family string) {
	first, end := -1, len(words)-1
	for i := range words[:end] {
		if !lowerTeX(words[i]) {
			continue
		}
		if first < 0 {
			first = i
		}
		family = strings.Join(words[i+1:], " ")
		dropping = strings.Join(words[first:i+1], " ")
	}
	if first < 0 {
		first, family = end, words[end]
	}
	return strings.Join(words[:first], " "), dropping, family
}

// particle parts a family name from the particle in lower case that it begins with.
func particle(name string) (dropping, family string) {
	words := splitTop(name, blank)
	last := -1
	for i, w := range words[:max(0, len(words)-1)] {
		if lowerTeX(w) {
			last = i
		}
	}
	if len(words) == 0 || !lowerTeX(words[0]) || last < 0 {
		return "", name
	}
	return strings.Join(words[:last+1], " "), strings.Join(words[last+1:], " ")
}
