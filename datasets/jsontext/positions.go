package jsontext

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"strconv"
	"unicode/utf8"

	"quotient/datasets/limits"
)

// Positions finds the line and column of a value in a JSON text by its path,
// such as /resources/0/path.
type Positions struct {
	text    []byte
	offsets map[string]int64
	Twice   []string  // the paths of properties that an object has more than once
	Control []Control // of strings, and of names in objects, that have a control character
}

// A Control is a control character, with its place and what to do.
type Control struct {
	Line, Column int
	What, Todo   string
}

// Has reports whether the text has a value at a path.
func (p Positions) Has(path string) bool {
	_, ok := p.offsets[path]
	return ok
}

// Paths returns the paths of all values, in no order.
func (p Positions) Paths() iter.Seq[string] { return maps.Keys(p.offsets) }

// At returns the place of a value; 0, 0 where there is none.
func (p Positions) At(path string) (line, column int) {
	off, ok := p.offsets[path]
	if !ok {
		return 0, 0
	}
	return LineColumn(p.text, int(off))
}

// LineColumn counts lines and, in code points, columns from 1.
func LineColumn(text []byte, offset int) (line, column int) {
	before := text[:min(offset, len(text))]
	line = bytes.Count(before, []byte("\n")) + 1
	return line, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
}

// readable remembers what cannot be read in a string at a path, or in a name in it.
func (p *Positions) readable(path, text string) {
	if at, what, todo := limits.Unreadable([]byte(text)); at >= 0 {
		line, column := p.At(path)
		p.Control = append(p.Control, Control{line, column, what, todo})
	}
}

// Locate finds the values of a text that is valid JSON.
func Locate(text []byte) Positions {
	p := Positions{text: text, offsets: map[string]int64{}}
	dec := json.NewDecoder(bytes.NewReader(text))
	var value func(path string) error
	value = func(path string) error {
		start := dec.InputOffset()
		for int(start) < len(text) && bytes.IndexByte([]byte(" \t\r\n,:"), text[start]) >= 0 {
			start++
		}
		if _, ok := p.offsets[path]; ok {
			p.Twice = append(p.Twice, path)
		}
		p.offsets[path] = start
		tok, err := dec.Token()
		if err != nil {
			return err
		}
		if text, ok := tok.(string); ok {
			p.readable(path, text)
		}
		for i := 0; dec.More(); i++ {
			key := strconv.Itoa(i)
			if tok == json.Delim('{') {
				k, err := dec.Token()
				if err != nil {
					return err
				}
				key = fmt.Sprint(k)
				p.readable(path, key)
			} else if tok != json.Delim('[') {
				return nil
			}
			if err := value(path + "/" + key); err != nil {
				return err
			}
		}
		if tok == json.Delim('{') || tok == json.Delim('[') {
			_, err = dec.Token()
		}
		return err
	}
	_ = value("") // the text has been decoded before: it is valid
	return p
}
