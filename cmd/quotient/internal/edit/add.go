package edit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Add puts a member into an object, or at the end of a list, of a JSON text, and leaves
// all else as it is. The path is that of the object or list; the key is "" for a list.
// The new lines are indented as those before them.
func Add(text []byte, path []string, key string, value any) ([]byte, error) {
	marked := text
	text = bytes.TrimPrefix(text, bom)
	mark := marked[:len(marked)-len(text)]
	body, err := element(text, path)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	if err := w.Encode(value); err != nil {
		return nil, err
	}
	written := strings.TrimSuffix(b.String(), "\n")
	if key != "" {
		name, err := json.Marshal(key)
		if err != nil {
			return nil, err
		}
		written = string(name) + ": " + written
	}
	last := len(bytes.TrimRight(text[:body.end-1], " \t\r\n")) // after the last member
	newline := "\n"
	if bytes.Contains(text, []byte("\r\n")) {
		newline = "\r\n"
	}
	empty := last == body.start+1
	gap := " "
	switch {
	case bytes.ContainsRune(text[body.start:body.end], '\n'):
		gap = newline + indent(text, body.first)
		if empty {
			gap = newline + indent(text, body.start) + "  "
		}
	case empty:
		gap = ""
	}
	if !empty {
		gap = "," + gap
	}
	return bytes.Join([][]byte{mark, text[:last], []byte(gap + written), text[last:]}, nil), nil
}

// indent is the white space that the line of a byte begins with.
func indent(text []byte, at int) string {
	line := text[bytes.LastIndexByte(text[:at], '\n')+1 : at]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
}

// extent is where an object or a list stands: its brackets and its first member.
type extent struct{ start, end, first int }

// element finds the object or list at a path.
func element(text []byte, path []string) (extent, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	for _, key := range path {
		if err := enter(dec, key); err != nil {
			return extent{}, fmt.Errorf("it has no %s: %w", strings.Join(path, "."), err)
		}
	}
	tok, err := dec.Token()
	if err != nil || tok != json.Delim('{') && tok != json.Delim('[') {
		return extent{}, fmt.Errorf("%s is neither an object nor a list", strings.Join(path, "."))
	}
	e := extent{start: int(dec.InputOffset()) - 1}
	e.first = e.start + 1 + len(text[e.start+1:]) - len(bytes.TrimLeft(text[e.start+1:], " \t\r\n"))
	for depth := 1; depth > 0; {
		switch tok, err = dec.Token(); {
		case err != nil:
			return extent{}, err
		case tok == json.Delim('{') || tok == json.Delim('['):
			depth++
		case tok == json.Delim('}') || tok == json.Delim(']'):
			depth--
		}
	}
	e.end = int(dec.InputOffset())
	return e, nil
}

// enter goes on to the value of a key, or of a number in a list.
func enter(dec *json.Decoder, key string) error {
	tok, err := dec.Token()
	if err != nil {
		return err
	}
	for i := 0; dec.More(); i++ {
		name := strconv.Itoa(i)
		if tok == json.Delim('{') {
			k, err := dec.Token()
			if err != nil {
				return err
			}
			name = fmt.Sprint(k)
		} else if tok != json.Delim('[') {
			break
		}
		if name == key {
			return nil
		}
		var skipped json.RawMessage
		if err := dec.Decode(&skipped); err != nil {
			return err
		}
	}
	return fmt.Errorf("%q is not there", key)
}

// Has reports whether there is an object or a list at a path.
func Has(text []byte, path ...string) bool {
	_, err := element(bytes.TrimPrefix(text, bom), path)
	return err == nil
}
