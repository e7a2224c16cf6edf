package captions

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// printed lists the texts at some places of an entry. A caption's key is what a * stands for.
func printed(file string, entry datasets.Node, places []printedAt) (out []Caption) {
	var given []string
	var walk func(n datasets.Node, path []string, key string, s printedAt)
	walk = func(n datasets.Node, path []string, key string, s printedAt) {
		if len(path) == 0 {
			what := s.what
			if strings.Contains(what, "%") {
				what = fmt.Sprintf(what, key)
			}
			all := texts(file, n, "")
			for _, tag := range slices.Sorted(maps.Keys(all)) {
				out = append(out, Caption{File: file, What: what, Tag: tag, Text: all[tag], At: s.path, Key: key, Given: given})
			}
			return
		}
		below := children(file, n)
		for _, k := range slices.Sorted(maps.Keys(below)) { // the same order each time
			switch path[0] {
			case "*":
				if key = k; s.at {
					key, given = addressed(file, below[k])
				}
				walk(below[k], path[1:], key, s)
				given = nil
			case k:
				walk(below[k], path[1:], key, s)
			}
		}
	}
	for _, s := range places {
		walk(entry, strings.Split(s.path, "/"), "", s)
	}
	return out
}

// addressed is the address that a line or an annotation is at, and the numbers and dates that
// its author has given instead.
func addressed(file string, n datasets.Node) (at string, given []string) {
	for key, t := range children(file, n) {
		var text datasets.Text
		switch {
		case t.Decode(file, &text, false) != nil:
		case key == "at":
			at = text.Value
		case slices.Contains([]string{"value", "date", "from", "to"}, key):
			given = append(given, text.Value)
		}
	}
	return at, given
}

// children are the nodes below a mapping or a list, by key or number.
func children(file string, n datasets.Node) map[string]datasets.Node {
	var m map[string]datasets.Node
	if n.Decode(file, &m, false) == nil && m != nil {
		return m
	}
	var list []datasets.Node
	if n.Decode(file, &list, false) != nil {
		return nil
	}
	m = map[string]datasets.Node{}
	for i, x := range list {
		m[fmt.Sprint(i+1)] = x
	}
	return m
}

// texts returns a text by language, or that under a key. A text that is given in
// no language is English.
func texts(file string, n datasets.Node, key string) map[string]datasets.Text {
	below := children(file, n)
	if key != "" {
		next, ok := below[key]
		if !ok {
			return nil
		}
		return texts(file, next, "")
	}
	out := map[string]datasets.Text{}
	for tag, child := range below {
		var t datasets.Text
		if child.Decode(file, &t, false) == nil {
			out[tag] = t
		}
	}
	if len(below) == 0 {
		var t datasets.Text
		if n.Decode(file, &t, false) == nil && t.Line > 0 {
			out[quantity.English.Tag] = t
		}
	}
	return out
}
