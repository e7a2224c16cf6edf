package article

import (
	"bytes"
	"slices"
	"strings"
)

// shown are the settings of site generators that readers see.
var shown = []string{"title", "subtitle", "description", "summary", "excerpt", "abstract"}

// A Setting is one of the settings before an article.
type Setting struct {
	Key    string
	Values []string // one, or those of a list
	at     []piece  // where the words are, line by line
	list   bool     // its bracket is open
	lines  bool     // it is of lines, whatever is in them
}

// piece is a part of a line.
type piece struct{ from, to int }

// Front are the settings before an article, in YAML, TOML or JSON, as far as they are words:
// a value on its line, in quotation marks or none, on the indented lines below, or a
// list of such; of a list of authors each with settings of his own, the name.
func Front(b []byte) (out []Setting) {
	text := b[:FrontMatter(b)]
	flat := !bytes.HasPrefix(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("---")) // margins say nothing
	at, first := 0, true
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
		inner := len(out) > 0 && out[len(out)-1].list
		if !inner && trimmed[0] != '-' && (flat || len(s) == len(trimmed)) {
			if key, value, ok := pair(trimmed); ok {
				out = append(out, Setting{Key: key})
				out[len(out)-1].add(b, start+value, start+len(trimmed))
			}
		} else if len(out) > 0 {
			out[len(out)-1].goOn(b, start, start+len(trimmed))
		}
	}
	return slices.DeleteFunc(out, func(s Setting) bool { return len(s.Values) == 0 })
}

// goOn takes a line below: of an item, of a name, or of more words.
func (s *Setting) goOn(b []byte, from, to int) {
	if s.list {
		s.items(b, from, to)
		return
	}
	item := !s.lines && bytes.HasPrefix(b[from:to], []byte("- "))
	if item {
		from += 2
		for from < to && b[from] == ' ' {
			from++
		}
	}
	if key, value, ok := pair(string(b[from:to])); ok && !s.lines && (item || len(s.at) == 0 || s.named(b)) {
		if key == "name" {
			s.add(b, from+value, to)
		}
		return
	}
	if item || len(s.at) == 0 {
		s.add(b, from, to)
		return
	}
	s.Values[len(s.Values)-1] += " " + string(b[from:to])
	s.at = append(s.at, piece{from, to})
}

// named reports whether the values are names out of settings of their own.
func (s *Setting) named(b []byte) bool {
	line := b[bytes.LastIndexByte(b[:s.at[len(s.at)-1].from], '\n')+1:]
	return bytes.Contains(line[:min(len(line), 40)], []byte("name"))
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
	quote := byte(0)
	for i := from; i <= to; i++ {
		switch {
		case i < to && quote != 0:
			if b[i] == quote {
				quote = 0
			}
		case i < to && (b[i] == '"' || b[i] == '\''):
			quote = b[i]
		case i == to || b[i] == ',' || b[i] == ']':
			s.value(b, from, i)
			from = i + 1
			if i < to && b[i] == ']' {
				s.list = false
				return
			}
		}
	}
}

// value takes one, without quotation marks, blanks and what is noted after it.
func (s *Setting) value(b []byte, from, to int) {
	for from < to && b[from] == ' ' {
		from++
	}
	if from < to && (b[from] == '"' || b[from] == '\'') {
		if end := bytes.LastIndexByte(b[from+1:to], b[from]); end >= 0 {
			from, to = from+1, from+1+end
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
		r.fault(m[0], inSettings, "the mark %s is in the settings before the article, where it cannot be filled", text[m[0]:m[1]])
	}
}
