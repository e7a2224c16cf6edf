package edit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// JSON changes strings and numbers of a JSON text, by their paths, such as
// /sources/0/sha256. A value of the text is a string or a number, and stays of its kind.
func JSON(text []byte, values map[string]any) ([]byte, error) {
	body := bytes.TrimPrefix(text, bom)
	places, err := valuesOf(body)
	if err != nil {
		return nil, err
	}
	paths := slices.SortedFunc(maps.Keys(values), func(a, b string) int { return places[b][0] - places[a][0] })
	out := slices.Clone(body)
	for _, path := range paths {
		at, ok := places[path]
		if !ok {
			return nil, fmt.Errorf("there is no %s", path)
		}
		is, err := json.Marshal(values[path])
		if err != nil {
			return nil, err
		}
		out = slices.Replace(out, at[0], at[1], is...)
	}
	return append(slices.Clone(text[:len(text)-len(body)]), out...), nil
}

// Paths are the paths of all strings and numbers of a JSON text, in their order.
func Paths(text []byte) ([]string, error) {
	places, err := valuesOf(bytes.TrimPrefix(text, bom))
	return slices.SortedFunc(maps.Keys(places), func(a, b string) int { return places[a][0] - places[b][0] }), err
}

// valuesOf are the places of the strings and numbers of a JSON text, by their paths.
func valuesOf(text []byte) (map[string][2]int, error) {
	places := map[string][2]int{}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	var value func(path string) error
	value = func(path string) error {
		tok, err := dec.Token()
		if err != nil {
			return err
		}
		to := int(dec.InputOffset())
		switch v := tok.(type) {
		case json.Delim:
			return inside(dec, v, path, value)
		case json.Number:
			places[path] = [2]int{to - len(v.String()), to}
		case string:
			places[path] = [2]int{opening(text, to), to}
		}
		return nil
	}
	err := value("")
	return places, err
}

// inside reads what is in an object or a list.
func inside(dec *json.Decoder, open json.Delim, path string, value func(string) error) error {
	for i := 0; dec.More(); i++ {
		key := strconv.Itoa(i)
		if open == '{' {
			k, err := dec.Token()
			if err != nil {
				return err
			}
			key = strings.NewReplacer("~", "~0", "/", "~1").Replace(fmt.Sprint(k))
		}
		if err := value(path + "/" + key); err != nil {
			return err
		}
	}
	_, err := dec.Token()
	return err
}

// opening is the quotation mark at which a string begins that ends at a byte: the last
// before it that no backslash escapes.
func opening(text []byte, end int) int {
	for i := end - 2; i >= 0; i-- {
		if text[i] != '"' {
			continue
		}
		slashes := 0
		for i-1-slashes >= 0 && text[i-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return i
		}
	}
	return 0
}

// Strings are the strings of a JSON text by their paths.
func Strings(text []byte) (map[string]string, error) {
	body := bytes.TrimPrefix(text, bom)
	places, err := valuesOf(body)
	out := map[string]string{}
	for path, at := range places {
		var s string
		if json.Unmarshal(body[at[0]:at[1]], &s) == nil {
			out[path] = s
		}
	}
	return out, err
}
