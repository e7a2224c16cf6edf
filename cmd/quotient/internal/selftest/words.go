package selftest

import (
	"fmt"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/charts"
	"quotient/datasets/language"
)

var wordsClass = Class{"words", "a wrong number typed into each title, note and caveat; each digit that is typed there", func(s *subject) []*Mutant {
	return append(s.printed(), s.typed()...)
}}

// printed types a wrong number into each text of charts.yaml and comparisons.yaml that is
// printed, and changes the digits that are typed there.
func (s *subject) printed() (out []*Mutant) {
	for _, name := range []string{charts.SpecFile, analysis.SpecFile} {
		lines := strings.SplitAfter(string(s.files[name]), "\n")
		for i, line := range lines {
			text, ok := printedOn(line)
			if !ok {
				continue
			}
			quote, body := "", text
			if strings.HasPrefix(text, `"`) && strings.HasSuffix(text, `"`) && len(text) > 1 {
				quote, body = `"`, text[1:len(text)-1]
			}
			changes := []string{quote + body + " 98,765" + quote}
			for _, changed := range digitsChanged(body) {
				if outside(body, changed) {
					changes = append(changes, quote+changed+quote)
				}
			}
			for _, to := range changes {
				out = append(out, lineChanged(name, lines, i, text, to))
			}
		}
	}
	return out
}

// lineChanged is a mutant of a file of lines, one of which has another text.
func lineChanged(name string, lines []string, i int, was, now string) *Mutant {
	other := slices.Clone(lines)
	other[i] = strings.Replace(lines[i], was, now, 1)
	return &Mutant{File: name, Line: i + 1, What: fmt.Sprintf("%q → %q", was, now), files: map[string][]byte{name: []byte(strings.Join(other, ""))}}
}

// printedOn is the text that a line of YAML gives to a key whose text is printed; false
// if it gives none, or no whole one.
func printedOn(line string) (text string, ok bool) {
	key, value, ok := strings.Cut(line, ": ")
	if !ok {
		return "", false
	}
	key = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(key), "- "))
	printed := append([]string{"title", "subtitle", "note"}, language.Tags()...)
	for _, c := range analysis.Caveats {
		printed = append(printed, string(c.Name))
	}
	text = strings.TrimRight(value, "\r\n")
	whole := !strings.HasPrefix(text, "{ ") && !strings.HasPrefix(text, "{en") && !slices.Contains([]string{"", "|", ">-"}, text) && !strings.HasPrefix(text, "&") && !strings.HasPrefix(text, "*")
	return text, whole && slices.Contains(printed, key)
}

// outside reports whether two texts differ outside of {templates}.
func outside(a, b string) bool {
	depth := 0
	for i := range min(len(a), len(b)) {
		switch a[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if a[i] != b[i] {
			return depth == 0
		}
	}
	return false
}

// typed changes the numbers that are typed into words, wherever they are: in labels,
// cells and terms too, and in words.
func (s *subject) typed() (out []*Mutant) {
	numbers, err := prose.TypedNumbers(s.study, s.comparisons, charts.Shown(s.charts))
	if err != nil {
		return nil // told by the check
	}
	for _, n := range numbers {
		lines := strings.SplitAfter(string(s.files[n.File]), "\n")
		line := []rune(lines[n.Line-1])
		if n.Column > len(line) || !strings.HasPrefix(string(line[n.Column-1:]), n.Text) {
			continue // in a text that is folded over lines
		}
		changes := digitsChanged(n.Text)
		if len(changes) == 0 {
			changes = []string{otherWord(n.Text)}
		}
		for _, to := range changes {
			other := slices.Clone(lines)
			other[n.Line-1] = string(line[:n.Column-1]) + to + strings.TrimPrefix(string(line[n.Column-1:]), n.Text)
			out = append(out, &Mutant{File: n.File, Line: n.Line, What: fmt.Sprintf("%q → %q", n.Text, to), files: map[string][]byte{n.File: []byte(strings.Join(other, ""))}})
		}
	}
	return out
}

// otherWord is a number word for another of its language.
func otherWord(word string) string {
	for _, l := range language.All {
		pair := l.Writing.Numbers.Confusable
		if strings.EqualFold(word, pair[0]) {
			return pair[1]
		}
	}
	return "seventeen"
}
