package scan

import (
	"strings"
	"unicode/utf8"

	"quotient/datasets/source/scan/internal/token"
)

// Text returns the numbers of a text in the language, in their order. Offsets
// are in code points of the text as it is.
func (l *Language) Text(text string) []Mention {
	var out []Mention
	var s scratch
	at := 0
	for text != "" {
		n := cut(text, true)
		out = l.block(text[:n], at, &s, out)
		at += utf8.RuneCountInString(text[:n])
		text = text[n:]
	}
	return out
}

// scratch is memory that one block after another uses.
type scratch struct {
	tokens  []token.Token
	matches []match
}

// maxBlock is the most bytes that are looked at together. A longer paragraph is
// cut at a white space.
const maxBlock = 1 << 16

// cut returns the length of the first block of a text: up to a line that is
// empty, or to maxBlock; 0 where it may go on behind an end that is not whole.
func cut(text string, whole bool) int {
	limit := min(len(text), maxBlock)
	for i := 0; i < limit; {
		n := strings.IndexByte(text[i:limit], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		if strings.TrimSpace(text[i-n-1:i]) == "" {
			return i
		}
	}
	if len(text) <= maxBlock {
		if whole {
			return len(text)
		}
		return 0
	}
	if n := strings.LastIndexAny(text[:limit], " \n\t"); n > 0 {
		return n + 1
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return limit
}
