package datasets

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// bom is the byte order mark that spreadsheets put before UTF-8.
var bom = []byte("\ufeff")

// plainText returns the text of a file without its byte order mark, or a finding where
// it is not UTF-8.
func plainText(file string, text []byte) ([]byte, *Finding) {
	if utf16(text) {
		return nil, &Finding{File: file, Line: 1, Column: 1, Message: "the file is in UTF-16", Hint: "save the file as UTF-8 (in a spreadsheet: “CSV UTF-8”)"}
	}
	text = bytes.TrimPrefix(text, bom)
	if utf8.Valid(text) {
		return text, nil
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			line, column := lineColumn(text, i)
			return nil, &Finding{File: file, Line: line, Column: column, Message: fmt.Sprintf("byte %#x is not valid UTF-8", text[i]), Hint: "save the file as UTF-8"}
		}
		i += size
	}
	return text, nil
}

// tableText is plainText for a table, whose lines have to end in a way that CSV has.
func tableText(file string, text []byte) ([]byte, *Finding) {
	text, bad := plainText(file, text)
	if bad == nil && bytes.ContainsRune(text, '\r') && !bytes.ContainsRune(text, '\n') {
		bad = &Finding{File: file, Line: 1, Column: 1, Message: "the lines end in CR alone, as on Macs of the last century, so that all of the file is one line", Hint: "save the file with line ends of Unix (LF) or Windows (CRLF)"}
	}
	return text, bad
}

// utf16 reports whether a text is in UTF-16 (or UTF-32), with a byte order mark or,
// where it begins with two characters of ASCII, without.
func utf16(text []byte) bool {
	if bytes.HasPrefix(text, []byte{0xff, 0xfe}) || bytes.HasPrefix(text, []byte{0xfe, 0xff}) {
		return true
	}
	if len(text) < 4 {
		return false
	}
	return text[0] == 0 && text[1] != 0 && text[2] == 0 || text[0] != 0 && text[1] == 0 && text[2] != 0 && text[3] == 0 || text[0] == 0 && text[1] == 0 && text[2] == 0xfe
}
