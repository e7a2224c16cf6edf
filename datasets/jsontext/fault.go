// Package jsontext finds the place of what is said, or wrong, in a text of JSON that people
// write by hand. It takes the text and gives lines, columns and what to do.
package jsontext

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Fault says where a text is not JSON, as a byte of it, what is wrong there and what
// to do, in words for those who write such a text by hand.
func Fault(text []byte, err *json.SyntaxError) (at int, what, todo string) {
	if strings.HasPrefix(err.Error(), "unexpected end") {
		return len(text), "it ends too early", "close each quotation mark, [ and { that is open"
	}
	at = min(max(int(err.Offset)-1, 0), len(text))
	r, _ := utf8.DecodeRune(text[at:])
	for _, known := range []struct{ parser, what, todo string }{
		{"beginning of object key", "a name in double quotation marks is expected here, not %c", `write each name as "name", with a colon and its value after it`},
		{"beginning of value", "a value is expected here, not %c", `write a text in double quotation marks, a number, true, false, null, [a list] or {"an": "object"}`},
		{"after object key:value pair", "a comma or a } is missing before %c", "separate the properties of an object with commas"},
		{"after array element", "a comma or a ] is missing before %c", "separate the values of a list with commas"},
		{"after object key", "a colon is missing before %c", `write "name": and then the value`},
		{"after top-level value", "the text goes on with %c after its end", "delete what comes after the last bracket"},
		{"in literal", "only true, false and null are written without quotation marks", "put any other word in double quotation marks"},
		{"in string literal", "a text in quotation marks goes over the end of its line, or has a tab in it", `close its quotation mark, or write \n for a new line and \t for a tab`},
		{"escape", `the backslash before it is not one of \" \\ \/ \n \r \t \u0000`, `write \\ for a backslash`},
		{"numeric literal", "this is not a number of JSON", "write digits before and after the point, with nothing between them"},
		{"", "%c cannot be read here", "look for a missing comma, colon or quotation mark"},
	} {
		if strings.Contains(err.Error(), known.parser) {
			what, todo = known.what, known.todo
			break
		}
	}
	if before := bytes.TrimRight(text[:at], " \t\r\n"); bytes.HasSuffix(before, []byte(",")) && (r == '}' || r == ']') {
		return len(before) - 1, fmt.Sprintf("there is a comma before the closing %c", r), "delete the comma"
	}
	if strings.Contains(what, "%c") {
		what = fmt.Sprintf(what, r)
	}
	return at, what, todo
}
