package jsontext

import (
	"fmt"

	"quotient/datasets/limits"
)

// TooMuch says what is too much in a text of JSON, and where; "" where nothing is.
func TooMuch(text []byte) (what string, at int) {
	deep, values, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			deep++
			values++
		case c == ']' || c == '}':
			deep--
		case c == ',':
			values++
		}
		switch {
		case deep > limits.Depth:
			return fmt.Sprintf("lists and objects are nested more than %d deep", limits.Depth), i
		case values > limits.Values:
			return fmt.Sprintf("there are more than %s values in it", limits.Count(limits.Values)), i
		}
	}
	return "", 0
}
