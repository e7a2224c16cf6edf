package article

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"quotient/datasets/lazy"
)

// What fills a block is known again by its fingerprint, which the end of the block has as
// its address:
//
//	[=/chart wages]: #1f6c02ab
//
// A filling with its own fingerprint is as some weaving has written it, however old. One
// with another has been changed since, and is nobody's to delete.

// Fingerprint is that of what fills a block.
func Fingerprint(filling string) string {
	sum := sha256.Sum256([]byte(Plain(filling)))
	return hex.EncodeToString(sum[:4])
}

// Plain is a filling as any editor leaves it: without blanks at the ends of lines, breaks
// of lines, the padding of tables, and the choice among signs for the same.
func Plain(filling string) string {
	var out []string
	for _, paragraph := range emptyLines.Split(strings.ReplaceAll(filling, "\r\n", "\n"), -1) {
		var lines []string
		for line := range strings.Lines(paragraph) {
			line = strings.Join(strings.Fields(line), " ")
			if rule.MatchString(line) {
				line = dashes.ReplaceAllString(strings.ReplaceAll(line, " ", ""), "-")
			}
			lines = append(lines, bullet.ReplaceAllString(line, "- "))
		}
		s := strings.TrimSpace(strings.Join(lines, " "))
		if len(s) > 1 && s[0] == '_' && s[len(s)-1] == '_' {
			s = "*" + s[1:len(s)-1] + "*"
		}
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}

var (
	emptyLines = lazy.MustCompile(`\n[ \t]*\n`)
	rule       = lazy.MustCompile(`^\|?[ :|-]+\|[ :|-]*$`) // of a table
	dashes     = lazy.MustCompile(`-+`)
	bullet     = lazy.MustCompile(`^[*+] `)
	address    = lazy.MustCompile(`^(\s*\[=/[^\]]*\]:\s*)(<[^>\n]*>|\S+)`)
)

// printed is the end of a block with a fingerprint.
func printed(end []byte, print string) []byte {
	return address.ReplaceAll(end, []byte("${1}#"+print))
}
