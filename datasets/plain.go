package datasets

import (
	"bytes"

	"quotient/datasets/jsontext"
	"quotient/datasets/limits"
)

// bom is the byte order mark that spreadsheets put before UTF-8.
var bom = []byte("\ufeff")

// plainText returns the text of a file without its byte order mark, or a finding where
// it cannot be read.
func plainText(file string, text []byte) ([]byte, *Finding) {
	if utf16(text) {
		return nil, &Finding{File: file, Line: 1, Column: 1, Message: "the file is in UTF-16", Hint: "save the file as UTF-8 (in a spreadsheet: “CSV UTF-8”)"}
	}
	if bytes.HasPrefix(text, []byte("PK\x03\x04")) || bytes.HasPrefix(text, []byte("\xd0\xcf\x11\xe0")) {
		return nil, &Finding{File: file, Line: 1, Column: 1, Message: "the file is that of a spreadsheet or another program, not text", Hint: "open it there, and save it as UTF-8 (a table as “CSV UTF-8”)"}
	}
	text = bytes.TrimPrefix(text, bom)
	if at, what, todo := limits.Unreadable(text); at >= 0 {
		line, column := jsontext.LineColumn(text, at)
		return nil, &Finding{File: file, Line: line, Column: column, Message: what, Hint: todo}
	}
	return text, nil
}

// Readable is an error, of type [Findings], where a text that people write is not UTF-8,
// or has a control character.
func Readable(file string, text []byte) error {
	if _, bad := plainText(file, text); bad != nil {
		return Findings{*bad}
	}
	return nil
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
