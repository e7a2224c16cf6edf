package article

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// shown are the settings of site generators that readers see.
var shown = []string{"title", "subtitle", "description", "summary", "excerpt", "abstract"}

// told are the other settings that the formats write.
var told = []string{"author", "authors", "date", "lang", "language", "keywords"}

// A Setting is one of the settings before an article.
type Setting struct {
	Key    string
	Values []string // one, or those of a list
	at     []piece  // where the words are, line by line
	bad    *Fault   // what of it cannot be read
	list   bool     // its bracket is open
	named  bool     // the values are names out of settings of their own
	quote  byte     // its quotation mark, which is open
	quoted int      // and where that is
	lines  bool     // it is of lines, whatever is in them
}

// piece is a part of a line.
type piece struct{ from, to int }

// Front are the settings before an article, in YAML, TOML or JSON, as far as they are words:
// a value on its line, in quotation marks or none, on the indented lines below, or a
// list of such; of authors each with settings of his own, the name and the affiliation.
func Front(b []byte) (out []Setting) {
	text := b[:FrontMatter(b)]
	flat := !bytes.HasPrefix(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("---")) // margins say nothing
	at, first, table := 0, true, ""
	for line := range bytes.Lines(text) {
		from := at
		at += len(line)
		s := strings.TrimRight(string(line), " \t\r\n")
		trimmed := strings.TrimLeft(s, " \t")
		if trimmed == "" || trimmed[0] == '#' || first || at == len(text) {
			first = false
			continue
		}
		start := from + len(s) - len(trimmed)
		inner := len(out) > 0 && (out[len(out)-1].list || out[len(out)-1].quote != 0 && !flat && len(s) > len(trimmed))
		if flat && !inner && trimmed[0] == '[' { // a table of TOML
			table = strings.Trim(trimmed, "[] ") + "."
			continue
		}
		if !inner && trimmed[0] != '-' && (flat || len(s) == len(trimmed)) {
			if key, value, ok := pair(trimmed); ok {
				if key = table + key; key == "author.name" || key == "authors.name" {
					key = "author"
				}
				out = append(out, Setting{Key: key})
				out[len(out)-1].add(b, start+value, start+len(trimmed))
			}
		} else if len(out) > 0 {
			out[len(out)-1].goOn(b, start, start+len(trimmed))
		}
	}
	for i := range out {
		out[i].ended()
	}
	return slices.DeleteFunc(out, func(s Setting) bool { return len(s.Values) == 0 && s.bad == nil })
}

// ended finds a quotation mark that is open still.
func (s *Setting) ended() {
	if s.quote != 0 {
		s.fault(s.quoted, "end it with "+string(s.quote), "the setting %s begins with a quotation mark that is never closed", s.Key)
	}
}

// fault keeps what cannot be read, of settings that are written.
func (s *Setting) fault(at int, hint, format string, args ...any) {
	if s.bad == nil && (slices.Contains(shown, s.Key) || slices.Contains(told, s.Key)) {
		s.bad = &Fault{at, fmt.Sprintf(format, args...), hint}
	}
}

// goOn takes a line below: of an item, of a name, or of more words.
func (s *Setting) goOn(b []byte, from, to int) {
	switch {
	case s.list:
		s.items(b, from, to)
		return
	case s.quote != 0 && len(s.at) > 0:
		if b[to-1] == s.quote {
			s.quote, to = 0, to-1
		}
		s.more(b, from, to)
		return
	}
	item := !s.lines && bytes.HasPrefix(b[from:to], []byte("- "))
	if item {
		from += 2
		for from < to && b[from] == ' ' {
			from++
		}
	}
	if key, value, ok := pair(string(b[from:to])); ok && !s.lines && (item || len(s.at) == 0 || s.named) {
		s.part(b, key, from, from+value, to)
		return
	}
	if item || len(s.at) == 0 {
		s.add(b, from, to)
		return
	}
	s.more(b, from, to)
}

// more takes more words of the last value.
func (s *Setting) more(b []byte, from, to int) {
	s.Values[len(s.Values)-1] += " " + plainQuotes(string(b[from:to]))
	s.at = append(s.at, piece{from, to})
}

// part takes a setting of a setting: of an author the name and the affiliation.
func (s *Setting) part(b []byte, key string, at, from, to int) {
	isAuthor := s.Key == "author" || s.Key == "authors"
	s.named = s.named || isAuthor
	switch {
	case isAuthor && key == "name" && from < to:
		s.add(b, from, to)
	case isAuthor && (key == "affiliation" || key == "institute") && from < to && len(s.Values) > 0:
		before := len(s.Values)
		if s.value(b, from, to); len(s.Values) > before {
			s.Values[before-1] += " (" + s.Values[before] + ")"
			s.Values = s.Values[:before]
		}
	case !isAuthor:
		s.fault(at, "write the words after "+s.Key+": on its line", "the setting %s has nested settings, which are not read", s.Key)
	}
}

// mapping takes settings in braces, such as {name: Ann, affiliation: X}.
func (s *Setting) mapping(b []byte, from, to int) {
	before := len(s.Values)
	for at, part := range commas(b, from+1, to) {
		if key, value, ok := pair(part); ok {
			s.part(b, key, at, at+value, at+len(part))
		}
	}
	if len(s.Values) == before {
		s.fault(from, "write the words, without braces; for an author, {name: …}", "the setting %s is in braces, but has no name in them", s.Key)
	}
}

// commas divides a list, or settings in braces, where its commas are: by where each part
// begins, up to the bracket that ends it.
func commas(b []byte, from, to int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		give := func(from, to int) bool {
			for from < to && b[from] == ' ' {
				from++
			}
			said := strings.TrimRight(string(b[from:to]), " ")
			return said == "" || yield(from, said)
		}
		quote, depth := byte(0), 0
		for i := from; i < to; i++ {
			switch c := b[i]; {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '"' || c == '\'' && strings.IndexByte(" ,:[{=", b[i-1]) >= 0:
				quote = c
			case c == '{' || c == '[':
				depth++
			case (c == '}' || c == ']') && depth > 0:
				depth--
			case c == '}' || c == ']':
				give(from, i)
				return
			case c == ',' && depth == 0:
				if !give(from, i) {
					return
				}
				from = i + 1
			}
		}
		give(from, to)
	}
}

// pair divides a line at its sign: a key, and where the value begins.
func pair(s string) (key string, value int, ok bool) {
	i := strings.IndexAny(s, ":=")
	if i > 2 && s[0] == '"' && s[i-1] == '"' { // of JSON
		_, value, ok = pair(strings.Repeat("x", i) + s[i:])
		return strings.ToLower(s[1 : i-1]), value, ok
	}
	if i <= 0 || strings.ContainsAny(s[:i], "\"'{}[],") || s[i] == ':' && i+1 < len(s) && s[i+1] != ' ' && s[i+1] != '\t' {
		return "", 0, false
	}
	key = strings.TrimSpace(s[:i])
	if key == "" || strings.ContainsAny(key, " \t") {
		return "", 0, false
	}
	value = i + 1
	for value < len(s) && (s[value] == ' ' || s[value] == '\t') {
		value++
	}
	return strings.ToLower(key), value, true
}

// add takes a value, or the values of a list in brackets.
func (s *Setting) add(b []byte, from, to int) {
	switch words := string(b[from:to]); {
	case strings.HasPrefix(words, `"""`) || strings.HasPrefix(words, "'''"):
		s.fault(from, "write the words on one line, between single quotation marks", "the setting %s has several lines, which are not read", s.Key)
	case strings.HasPrefix(words, "{"):
		s.mapping(b, from, to)
	case strings.HasPrefix(words, "["):
		s.list = true
		s.items(b, from+1, to)
	case strings.HasPrefix(words, "|") || strings.HasPrefix(words, ">"):
		s.lines = true // the words are on the lines below
	default:
		s.value(b, from, to)
	}
}

// items takes those of a list, up to its bracket.
func (s *Setting) items(b []byte, from, to int) {
	last := from
	for at, part := range commas(b, from, to) {
		if last = at + len(part); strings.HasPrefix(part, "{") {
			s.mapping(b, at, last)
		} else {
			s.value(b, at, last)
		}
		s.ended()
		s.quote = 0
	}
	s.list = !bytes.ContainsRune(b[last:to], ']')
}

// value takes one, without quotation marks, blanks and what is noted after it.
func (s *Setting) value(b []byte, from, to int) {
	for from < to && b[from] == ' ' {
		from++
	}
	if from < to && (b[from] == '"' || b[from] == '\'') {
		if end := bytes.LastIndexByte(b[from+1:to], b[from]); end >= 0 {
			from, to = from+1, from+1+end
		} else {
			s.quote, s.quoted = b[from], from
			from++
		}
	} else if i := bytes.Index(b[from:to], []byte(" #")); i >= 0 {
		to = from + i
	}
	if said := strings.TrimRight(string(b[from:to]), " "); said != "" {
		s.Values = append(s.Values, plainQuotes(said))
		s.at = append(s.at, piece{from, from + len(said)})
	}
}

func plainQuotes(s string) string {
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`, `''`, `'`).Replace(s)
}

// settings reads those of the settings before an article that readers see, and finds
// the marks in all.
func (r *reader) settings(text []byte) {
	for _, s := range Front(text) {
		if s.bad != nil {
			r.Faults = append(r.Faults, *s.bad)
		}
		if !slices.Contains(shown, s.Key) {
			continue
		}
		p := passage{reader: r}
		for i, at := range s.at {
			if i > 0 {
				p.put("\n", at.from-1, false)
			}
			for j, c := range string(r.Text[at.from:at.to]) {
				p.put(string(c), at.from+j, false)
			}
		}
		p.done()
	}
	for _, m := range unfilled.FindAllIndex(text, -1) {
		r.fault(m[0], inSettings, "the mark %s is in the front matter, where it cannot be filled in", text[m[0]:m[1]])
	}
}
