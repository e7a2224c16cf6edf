package limits

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// Unreadable finds the first place of a text that people write where it is not UTF-8, or
// has a control character, and says what is wrong there and what to do; at is -1 where
// all of it can be read.
func Unreadable(text []byte) (at int, what, todo string) {
	if utf8.Valid(text) && !slices.ContainsFunc(text, control) {
		return -1, "", ""
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		switch c := text[i]; {
		case r == utf8.RuneError && size == 1:
			return i, fmt.Sprintf("byte %#x is not valid UTF-8", c), "save the file as UTF-8"
		case c == 0:
			return i, "the NUL character (U+0000) is not text", "delete it; if the file is full of them, save it as UTF-8 text"
		case control(c):
			return i, fmt.Sprintf("U+%04X is an invisible control character, which no chart and no page can show", c), "delete it"
		}
		i += size
	}
	return -1, "", ""
}

// control reports whether a character of ASCII is neither printed nor space: it acts on
// terminals, or ends a string early.
func control(c byte) bool {
	return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f
}
