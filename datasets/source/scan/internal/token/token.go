// Package token takes a block of text apart into words, digits and signs, and answers
// what every rule of the scanner asks of them: what a token is, what the language knows
// of it, and which listed phrase ends before it.
package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"quotient/datasets/source/scan/internal/word"
)

// A Form is what a token is made of.
type Form uint8

// The forms.
const (
	Word   Form = iota // a run of letters and their marks
	Digits             // a run of digits of one script
	Sign               // any other character
	None   Form = 255  // no token: before the first and after the last
)

// A Token is a word, a run of digits or a sign of a block of text.
type Token struct {
	From, To int32 // bytes of the block: [From, To)
	Form     Form
	Gap      bool       // white space is before it
	Line     bool       // it is the first of its line
	Capital  bool       // a word that begins with a capital letter
	Known    *word.Word // what the language knows of the word, nil where nothing
}

// Split appends the tokens of a block of text.
func Split(l *word.Language, text string, tokens []Token) []Token {
	gap, line := true, true
	for at := 0; at < len(text); {
		r, size := runeAt(text, at)
		if isSpace(r) {
			gap, line = true, line || r == '\n'
			at += size
			continue
		}
		t := Token{From: int32(at), Form: Sign, Gap: gap, Line: line}
		gap, line = false, false
		switch {
		case isDigit(r):
			t.Form = Digits
			at = endOfDigits(text, at+size, ZeroOf(r))
		case isLetter(r):
			t.Form, t.Capital = Word, unicode.IsUpper(r)
			t.Known, at = lookUp(l, text, at)
		default:
			at += size
		}
		t.To = int32(at)
		tokens = append(tokens, t)
	}
	return tokens
}

// runeAt decodes a rune; most are ASCII.
func runeAt(text string, at int) (rune, int) {
	if c := text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[at:])
}

// endOfDigits returns where the digits of a script end.
func endOfDigits(text string, at int, zero rune) int {
	for at < len(text) {
		r, size := runeAt(text, at)
		if !isDigit(r) || ZeroOf(r) != zero {
			break
		}
		at += size
	}
	return at
}

// maxWord is the length in bytes of the longest word that a language lists.
const maxWord = 64

// lookUp returns what is known of the word that begins at a byte, and where it ends. The
// word is lower-cased as it is read, since most words are looked up once.
func lookUp(l *word.Language, text string, from int) (known *word.Word, to int) {
	var low [maxWord]byte
	n, marked, to := 0, false, from
	for to < len(text) {
		r, size := runeAt(text, to)
		if !isLetter(r) {
			if to == from || r < 0x300 || !unicode.IsMark(r) {
				break
			}
			marked = true
		}
		switch {
		case n < 0 || n+utf8.UTFMax > len(low): // too long to be in any list
			n = -1
		case r >= utf8.RuneSelf:
			n += utf8.EncodeRune(low[n:], unicode.ToLower(r))
		default:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			low[n] = byte(r)
			n++
		}
		to += size
	}
	switch {
	case marked: // the lists are in NFC
		return l.Words[strings.ToLower(norm.NFC.String(text[from:to]))], to
	case n > 0:
		return l.Words[string(low[:n])], to
	}
	return nil, to
}

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B'
}

func isDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9'
	}
	return unicode.IsDigit(r)
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r)
}

// ZeroOf returns the zero of a digit's script. Unicode gives each script a run of ten
// digits, and lists them as ranges that begin with a zero.
func ZeroOf(r rune) rune {
	if r < utf8.RuneSelf {
		return '0'
	}
	for _, x := range unicode.Nd.R16 {
		if rune(x.Lo) <= r && r <= rune(x.Hi) {
			return r - (r-rune(x.Lo))%10
		}
	}
	for _, x := range unicode.Nd.R32 {
		if rune(x.Lo) <= r && r <= rune(x.Hi) {
			return r - (r-rune(x.Lo))%10
		}
	}
	return r
}
