// Package seal writes into a file the SHA-256 of all the rest of it. It takes what the
// program has made and gives it back sealed, so that a file of ours that nobody has
// changed since is known again, and may be overwritten.
package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"slices"

	"quotient/datasets/lazy"
)

const words = "written by quotient, sha256 "

// comments are how each format says what is not of its text.
var comments = map[string][2]string{
	"svg": {"<!-- ", " -->"}, "html": {"<!-- ", " -->"}, "markdown": {"<!-- ", " -->"},
	"latex": {"% ", ""}, "bibtex": {"% ", ""}, "typst": {"// ", ""},
}

// In seals a file of a format: png, svg, pdf, html, markdown, latex, bibtex or typst. In any other
// it comes back as it was.
func In(format string, text []byte) []byte {
	switch format {
	case "png":
		return sealPNG(text)
	case "pdf":
		return sealPDF(text)
	}
	marks, ok := comments[format]
	if !ok {
		return text
	}
	if !bytes.HasSuffix(text, []byte("\n")) {
		text = append(bytes.Clone(text), '\n')
	}
	return append(bytes.Clone(text), marks[0]+words+sum(text)+marks[1]+"\n"...)
}

var last = lazy.MustCompile(`^(?:<!-- |% |// )` + words + `([0-9a-f]{64})(?: -->)?\n$`)

// Holds reports whether a file has a seal, and is as it was when it got it.
func Holds(text []byte) bool {
	switch {
	case bytes.HasPrefix(text, pngStart):
		return holdsPNG(text)
	case bytes.HasPrefix(text, []byte("%PDF-")):
		return holdsPDF(text)
	}
	at := bytes.LastIndexByte(bytes.TrimSuffix(text, []byte("\n")), '\n') + 1
	m := last.FindSubmatch(text[at:])
	return m != nil && string(m[1]) == sum(text[:at])
}

func sum(text []byte) string {
	hash := sha256.Sum256(text)
	return hex.EncodeToString(hash[:])
}

var (
	pngStart = []byte("\x89PNG\r\n\x1a\n")
	pngEnd   = []byte("\x00\x00\x00\x00IEND\xaeB\x60\x82")
)

// key names the text of a PNG that is its seal.
const key = "Seal\x00" + words

// sealPNG puts the seal before the end of a PNG.
func sealPNG(text []byte) []byte {
	rest, ok := bytes.CutSuffix(text, pngEnd)
	if !ok {
		return text
	}
	body := []byte("tEXt" + key + sum(rest))
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(body)-4))
	chunk = append(chunk, body...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(body))
	return append(append(bytes.Clone(rest), chunk...), pngEnd...)
}

func holdsPNG(text []byte) bool {
	const size = 4 + 4 + len(key) + 2*sha256.Size + 4
	at := len(text) - len(pngEnd) - size
	if at < 0 {
		return false
	}
	return bytes.Equal(text, sealPNG(append(bytes.Clone(text[:at]), pngEnd...)))
}

// sealPDF puts the seal before the last lines of a PDF, which are to be its last: no
// offset in it is of what follows.
func sealPDF(text []byte) []byte {
	at := bytes.LastIndex(text, []byte(pdfEnd))
	if at < 0 {
		return text
	}
	return slices.Concat(text[:at+1], []byte("% "+words+sum(text)+"\n"), text[at+1:])
}

const pdfEnd = "\nstartxref\n"

func holdsPDF(text []byte) bool {
	const size = 2 + len(words) + 2*sha256.Size + 1
	at := bytes.LastIndex(text, []byte(pdfEnd)) + 1 - size
	return at >= 0 && bytes.Equal(text, sealPDF(slices.Concat(text[:at], text[at+size:])))
}
