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
}

// piece is a part of a line.
type piece struct{ from, to int }

// Front are the settings before an article, in YAML or TOML, as far as they are words:
// a value on its line, in quotation marks or none, on the indented lines below, or a
// list of such; of a list of authors each with settings of his own, the name.
func Front(b []byte) (out []Setting) {
	text := b[:FrontMatter(b)]
	at, n := 0, 0
	for line := range bytes.Lines(text) {
		from := at
		at += len(line)
		n++
		s := strings.TrimRight(string(line), " \t\r\n")
		trimmed := strings.TrimLeft(s, " \t")
		if trimmed == "" || trimmed[0] == '#' || n == 1 || at == len(text) {
			continue
		}
		indent := len(s) - len(trimmed)
		start := from + indent
		if indent == 0 && trimmed[0] != '-' {
			key, _, value, ok := pair(trimmed)
			if !ok {
				continue
			}
			out = append(out, Setting{Key: key})
			out[len(out)-1].add(b, start+value, start+len(trimmed))
			continue
		}
		if len(out) == 0 {
			continue
		}
		// A line that goes on: of an item, of a name, or of more words.
		item := strings.HasPrefix(trimmed, "- ")
		if item {
			rest := strings.TrimLeft(trimmed[1:], " \t")
			start, trimmed = start+len(trimmed)-len(rest), rest
		}
		last := &out[len(out)-1]
		if key, _, value, ok := pair(trimmed); ok && (item || len(last.at) == 0 || last.named(b)) {
			if key == "name" || key == "title" && last.Key == "title" {
				last.add(b, start+value, start+len(trimmed))
			}
			continue
		}
		if item || len(last.at) == 0 {
			last.add(b, start, start+len(trimmed))
		} else {
			last.more(b, start, start+len(trimmed))
		}
	}
	return slices.DeleteFunc(out, func(s Setting) bool { return len(s.Values) == 0 })
}

// named reports whether the values are names out of settings of their own.
func (s *Setting) named(b []byte) bool {
	line := b[bytes.LastIndexByte(b[:s.at[len(s.at)-1].from], '\n')+1:]
	return bytes.Contains(line[:min(len(line), 40)], []byte("name"))
}

// pair divides a line at its sign.
func pair(s string) (key, sign string, value int, ok bool) {
	i := strings.IndexAny(s, ":=")
	if i <= 0 || strings.ContainsAny(s[:i], "\"'{}[],") || s[i] == ':' && i+1 < len(s) && s[i+1] != ' ' && s[i+1] != '\t' {
		return "", "", 0, false
	}
	key = strings.TrimSpace(s[:i])
	if key == "" || strings.ContainsAny(key, " \t") {
		return "", "", 0, false
	}
	value = i + 1
	for value < len(s) && (s[value] == ' ' || s[value] == '\t') {
		value++
	}
	return strings.ToLower(key), s[i : i+1], value, true
}

// add takes a value, or the values of a list in brackets.
func (s *Setting) add(b []byte, from, to int) {
	words := string(b[from:to])
	if strings.HasPrefix(words, "[") && strings.HasSuffix(words, "]") {
		at := from + 1
		for _, item := range strings.Split(words[1:len(words)-1], ",") {
			lead := len(item) - len(strings.TrimLeft(item, " "))
			s.add(b, at+lead, at+len(strings.TrimRight(item, " ")))
			at += len(item) + 1
		}
		return
	}
	if strings.Trim(words, "|>-+0123456789") == "" && strings.HasPrefix(words, "|") || strings.HasPrefix(words, ">") {
		return // the words are on the lines below
	}
	if i := strings.Index(words, " #"); i >= 0 && words[0] != '"' && words[0] != '\'' {
		to = from + len(strings.TrimRight(words[:i], " ")) // a comment
	}
	from, to = unquoted(b, from, to)
	if from >= to {
		return
	}
	s.Values = append(s.Values, plainQuotes(string(b[from:to])))
	s.at = append(s.at, piece{from, to})
}

// more takes another line of the last value.
func (s *Setting) more(b []byte, from, to int) {
	s.Values[len(s.Values)-1] += " " + string(b[from:to])
	s.at = append(s.at, piece{from, to})
}

// unquoted is a value without its quotation marks.
func unquoted(b []byte, from, to int) (int, int) {
	if to-from >= 2 && (b[from] == '"' || b[from] == '\'') && b[to-1] == b[from] {
		return from + 1, to - 1
	}
	return from, to
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
