package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A form is what a token is made of.
type form uint8

const (
	word   form = iota // a run of letters and their marks
	digits             // a run of digits of one script
	sign               // any other character
)

// A token is a word, a run of digits or a sign of a block of text.
type token struct {
	from, to int32 // bytes of the block: [from, to)
	form     form
	gap      bool    // white space stands before it
	line     bool    // it is the first of its line
	capital  bool    // a word that begins with a capital letter
	known    *lexeme // what the language knows of the word, nil where nothing
}

// tokenize splits a block of text, after the tokens already in the slice.
func (l *Language) tokenize(text string, tokens []token) []token {
	gap, line := true, true
	var low [maxWord]byte
	for at := 0; at < len(text); {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		if isSpace(r) {
			gap, line = true, line || r == '\n'
			at += size
			continue
		}
		t := token{from: int32(at), form: sign, gap: gap, line: line}
		gap, line = false, false
		switch {
		case isDigit(r):
			t.form = digits
			zero := zeroOf(r)
			for at += size; at < len(text); at += size {
				if r, size = utf8.DecodeRuneInString(text[at:]); !isDigit(r) || zeroOf(r) != zero {
					break
				}
			}
		case isLetter(r):
			t.form, t.capital = word, unicode.IsUpper(r)
			n, marked := 0, false
			for {
				// Lower-cased as it is read, since most words are looked up once.
				if n >= 0 && n+utf8.UTFMax <= len(low) {
					if r < utf8.RuneSelf {
						if 'A' <= r && r <= 'Z' {
							r += 'a' - 'A'
						}
						low[n] = byte(r)
						n++
					} else {
						n += utf8.EncodeRune(low[n:], unicode.ToLower(r))
					}
				} else {
					n = -1 // too long to be in any list
				}
				if at += size; at >= len(text) {
					break
				}
				r, size = rune(text[at]), 1
				if r >= utf8.RuneSelf {
					r, size = utf8.DecodeRuneInString(text[at:])
				}
				if !isLetter(r) {
					if r < 0x300 || !unicode.IsMark(r) {
						break
					}
					marked = true
				}
			}
			if marked { // the lists are in NFC
				t.known = l.words[strings.ToLower(norm.NFC.String(text[t.from:at]))]
			} else if n > 0 {
				t.known = l.words[string(low[:n])]
			}
		default:
			at += size
		}
		t.to = int32(at)
		tokens = append(tokens, t)
	}
	return tokens
}

// maxWord is the length in bytes of the longest word that a language lists.
const maxWord = 64

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

// zeroOf returns the zero of a digit's script. Unicode gives each script a run
// of ten digits, and lists them as ranges that begin with a zero.
func zeroOf(r rune) rune {
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

// A block is a piece of text, mostly a paragraph, with its tokens.
type block struct {
	*Language
	text   string
	tokens []token
	taken  int  // tokens before it belong to the mentions found so far
	depth  int  // of numerals that are read inside one another
	spaced bool // a blank has set thousands apart before
	run    run  // the last that was asked for
}

// A run is tokens without white space between them: [from, to).
type run struct {
	from, to int
	address  bool // a web or mail address
}

// runAt returns the run that a token is in. Each run of a text is looked at once.
func (b *block) runAt(i int) run {
	if b.run.from <= i && i < b.run.to {
		return b.run
	}
	from, to := i, i+1
	for from > 0 && !b.tokens[from].gap {
		from--
	}
	for to < len(b.tokens) && !b.tokens[to].gap {
		to++
	}
	b.run = run{from, to, to-from >= 5 && isAddress(b.text[b.tokens[from].from:b.tokens[to-1].to])}
	return b.run
}

func isAddress(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.Contains(s, "@") && strings.Contains(s, ".") || strings.Count(s, "%") >= 3
}

// str returns the text of a token.
func (b *block) str(i int) string {
	if i < 0 || i >= len(b.tokens) {
		return ""
	}
	return b.text[b.tokens[i].from:b.tokens[i].to]
}

// is reports whether a token is a sign.
func (b *block) is(i int, s string) bool {
	return i >= 0 && i < len(b.tokens) && b.tokens[i].form == sign && b.str(i) == s
}

// glued reports whether a token follows the one before it without white space.
func (b *block) glued(i int) bool { return i > 0 && i < len(b.tokens) && !b.tokens[i].gap }

// at returns what the language knows of a word; never nil.
func (b *block) at(i int) *lexeme {
	if i < 0 || i >= len(b.tokens) || b.tokens[i].known == nil {
		return &unknown
	}
	return b.tokens[i].known
}

var unknown lexeme

// form returns the form of a token, and nothing beyond the ends.
func (b *block) form(i int) form {
	if i < 0 || i >= len(b.tokens) {
		return nothing
	}
	return b.tokens[i].form
}

const nothing form = 255
