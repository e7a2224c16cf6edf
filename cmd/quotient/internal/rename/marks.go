package rename

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/article"
	"quotient/datasets/folder"
	"quotient/datasets/lazy"
)

// marks renames in the marks of articles, and in the places that their numbers lead to.
// What is filled in is not changed: weaving does.
func marks(c change, files map[string][]byte) (map[string][]byte, error) {
	if c.kind == aSchedule {
		return nil, nil
	}
	names, err := article.In(folder.Memory(files))
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, name := range names {
		a, err := article.Parse(name, files[name])
		if err != nil {
			return nil, err
		}
		if len(a.Faults) > 0 {
			line, column := a.Position(a.Faults[0].At)
			return nil, fmt.Errorf("%s:%d:%d: %s\n    %s", name, line, column, a.Faults[0].Message, a.Faults[0].Hint)
		}
		text, err := c.article(a)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if !bytes.Equal(text, a.Text) {
			out[name] = text
		}
	}
	return out, nil
}

// A stretch is a part of an article, with what it becomes.
type stretch struct {
	from, to int
	text     string
}

// article renames in the marks of an article.
func (c change) article(a *article.Article) ([]byte, error) {
	var all []stretch
	for _, p := range a.Inlines {
		if words, ok := c.inline(p.Words); ok {
			piece := string(a.Text[p.Start:p.End])
			at := strings.LastIndex(piece, "[=")
			if at < 0 {
				return nil, errors.New("a mark cannot be changed in place: " + piece)
			}
			all = append(all, stretch{p.Start + at, p.End, label(piece[at:], p.Words, words)})
		}
	}
	for _, p := range a.Blocks {
		if p.Words[0] == article.Links {
			all = append(all, stretch{p.From, p.To, c.links(string(a.Text[p.From:p.To]))})
		} else if words, ok := c.block(p.Words); ok {
			all = append(all, stretch{p.Start, p.From, label(string(a.Text[p.Start:p.From]), p.Words, words)},
				stretch{p.To, p.End, label(string(a.Text[p.To:p.End]), p.Words, words)})
		}
	}
	slices.SortFunc(all, func(x, y stretch) int { return y.from - x.from })
	text := slices.Clone(a.Text)
	for _, s := range all {
		text = slices.Replace(text, s.from, s.to, []byte(s.text)...)
	}
	return text, nil
}

// inline are the words of a mark in a sentence as the change makes them.
func (c change) inline(words []string) ([]string, bool) {
	if len(words) == 0 || words[0] == article.Own || c.kind == aChart {
		return nil, false
	}
	ref, ok := c.address(words[0])
	return append([]string{ref}, words[1:]...), ok
}

// block are the words of the mark of a block as the change makes them.
func (c change) block(words []string) (out []string, changes bool) {
	out = slices.Clone(words)
	rename := func(i int, is string) { out[i], changes = is, true }
	for i, word := range words[1:] {
		ref, ok := c.address(word)
		switch words[0] {
		case "chart":
			if c.kind == aChart && i == 0 && word == c.old {
				rename(1, c.now)
			}
		case "table": // of a table and its columns, or of facts
			if c.kind == aTable && i == 0 && word == c.old {
				rename(1, c.now)
			} else if ok && c.kind != aChart {
				rename(i+1, ref)
			}
		default:
			if ok && c.kind != aChart {
				rename(i+1, ref)
			}
		}
	}
	return out, changes
}

// label is a mark as it is written with other words, in their places.
func label(mark string, was, is []string) string {
	at := 0
	for i := range was {
		j := strings.Index(mark[at:], was[i])
		if j < 0 { // the end of a block may have fewer
			break
		}
		mark = mark[:at+j] + is[i] + mark[at+j+len(was[i]):]
		at += j + len(is[i])
	}
	return mark
}

// definition is the place that a number leads to.
var definition = lazy.MustCompile(`(?m)^(\[=)([^\]\s]+)([^\]]*\]: #)(figure-)?([^\s]*)`)

// links renames in the definitions of the places that numbers lead to.
func (c change) links(s string) string {
	return definition.ReplaceAllStringFunc(s, func(line string) string {
		m := definition.FindStringSubmatch(line)
		ref, ok := c.address(m[2])
		if !ok || c.kind == aChart {
			return line
		}
		to := m[5]
		if anchor := strings.NewReplacer(".", "--"); to == anchor.Replace(m[2]) {
			to = anchor.Replace(ref)
		}
		return m[1] + ref + m[3] + m[4] + to
	})
}
