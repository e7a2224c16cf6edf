package datasets

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"

	"quotient/datasets/limits"
)

// positions finds the line and column of a value in a JSON text by its path,
// such as /resources/0/path.
type positions struct {
	text    []byte
	offsets map[string]int64
	twice   []string  // the paths of properties that an object has more than once
	control []Finding // of strings, and of names in objects, that have a control character
}

func (p positions) at(path string) (line, column int) {
	off, ok := p.offsets[path]
	if !ok {
		return 0, 0
	}
	return lineColumn(p.text, int(off))
}

// lineColumn counts lines and, in code points, columns from 1.
func lineColumn(text []byte, offset int) (line, column int) {
	before := text[:min(offset, len(text))]
	line = bytes.Count(before, []byte("\n")) + 1
	return line, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
}

// readable remembers what cannot be read in a string at a path, or in a name in it.
func (p *positions) readable(path, text string) {
	if at, what, todo := limits.Unreadable([]byte(text)); at >= 0 {
		line, column := p.at(path)
		p.control = append(p.control, Finding{File: DescriptorName, Line: line, Column: column, Message: what, Hint: todo})
	}
}

func locate(text []byte) positions {
	p := positions{text: text, offsets: map[string]int64{}}
	dec := json.NewDecoder(bytes.NewReader(text))
	var value func(path string) error
	value = func(path string) error {
		start := dec.InputOffset()
		for int(start) < len(text) && bytes.IndexByte([]byte(" \t\r\n,:"), text[start]) >= 0 {
			start++
		}
		if _, ok := p.offsets[path]; ok {
			p.twice = append(p.twice, path)
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
