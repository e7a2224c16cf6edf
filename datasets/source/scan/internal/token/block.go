package token

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/word"
)

// A Block is a piece of text, mostly a paragraph, with its tokens. Its methods take
// tokens by their number; every number may be asked for.
type Block struct {
	*word.Language
	Text   string
	Tokens []Token
}

// Str returns the text of a token.
func (b *Block) Str(i int) string {
	if i < 0 || i >= len(b.Tokens) {
		return ""
	}
	return b.Text[b.Tokens[i].From:b.Tokens[i].To]
}

// Lower returns the text of a token in lower case.
func (b *Block) Lower(i int) string { return strings.ToLower(b.Str(i)) }

// Between returns the text of the tokens [from, to), of which there is at least one.
func (b *Block) Between(from, to int) string {
	return b.Text[b.Tokens[from].From:b.Tokens[to-1].To]
}

// Is reports whether a token is a sign.
func (b *Block) Is(i int, s string) bool {
	return i >= 0 && i < len(b.Tokens) && b.Tokens[i].Form == Sign && b.Str(i) == s
}

// IsAny reports whether a token is one of some signs.
func (b *Block) IsAny(i int, signs ...string) bool {
	return b.Form(i) == Sign && slices.Contains(signs, b.Str(i))
}

// Glued reports whether a token follows the one before it without white space.
func (b *Block) Glued(i int) bool { return i > 0 && i < len(b.Tokens) && !b.Tokens[i].Gap }

// At returns what the language knows of a word; never nil.
func (b *Block) At(i int) *word.Word {
	if i < 0 || i >= len(b.Tokens) || b.Tokens[i].Known == nil {
		return &word.Unknown
	}
	return b.Tokens[i].Known
}

// Has reports whether a word has one of the roles.
func (b *Block) Has(i int, r form.Roles) bool { return b.At(i).Is&r != 0 }

// Form returns the form of a token, and None beyond the ends.
func (b *Block) Form(i int) Form {
	if i < 0 || i >= len(b.Tokens) {
		return None
	}
	return b.Tokens[i].Form
}

// Token returns a token, one of the form None beyond the ends.
func (b *Block) Token(i int) Token {
	if i < 0 || i >= len(b.Tokens) {
		return Token{Form: None}
	}
	return b.Tokens[i]
}

// Marked reports whether a word, in whatever case, is one that a rule looks for.
func (b *Block) Marked(i int, m form.Marks) bool { return b.At(i).Mark&m != 0 }

// Writes reports whether a word is one that a rule looks for, without a capital.
func (b *Block) Writes(i int, m form.Marks) bool { return b.Marked(i, m) && !b.Tokens[i].Capital }

// IsWord reports whether a token is a word as it is written, capitals and all.
func (b *Block) IsWord(i int, s string) bool { return b.Form(i) == Word && b.Str(i) == s }

// IsHyphen reports whether a token is a hyphen, and no dash.
func (b *Block) IsHyphen(i int) bool { return b.IsAny(i, "-", "‐", "‑") }

// IsQuote reports whether a token is a quotation mark.
func (b *Block) IsQuote(i int) bool { return b.IsAny(i, `"`, "'", "“", "”", "‘", "’") }

// IsApostrophe reports whether a sign is an apostrophe.
func IsApostrophe(s string) bool { return s == "'" || s == "’" || s == "‘" || s == "ʼ" }

// IsHyphened reports whether a hyphen at a token joins what is before it to what follows.
func (b *Block) IsHyphened(i int) bool { return b.Is(i, "-") && b.Glued(i) && b.Glued(i+1) }

// PastHyphen returns the token after a hyphen that joins two words, or the token itself.
func (b *Block) PastHyphen(i int) int {
	if b.IsHyphened(i) {
		return i + 1
	}
	return i
}

// IsCurrency reports whether a token is the sign of a currency.
func (b *Block) IsCurrency(i int) bool {
	if b.Form(i) != Sign {
		return false
	}
	r, _ := utf8.DecodeRuneInString(b.Str(i))
	return unicode.Is(unicode.Sc, r)
}

// Opening reports whether a token opens what is in brackets or quotation marks.
func (b *Block) Opening(i int) bool { return b.IsAny(i, "(", "[", "“", "\"") }

// Ends reports whether a token ends a sentence or clause.
func (b *Block) Ends(i int) bool {
	if b.Form(i) != Sign {
		return false
	}
	switch b.Str(i) {
	case ".", "!", "?":
		return i+1 >= len(b.Tokens) || b.Tokens[i+1].Gap
	case ";", ":", "(", ")":
		return true
	}
	return false
}

// BeginsSentence reports whether a token is the first of a sentence or quotation.
func (b *Block) BeginsSentence(i int) bool {
	if i <= 0 {
		return true
	}
	switch b.Str(i - 1) {
	case ".", "!", "?", "“", "\"", "‘", "(", ":", "•", "…":
		return true
	}
	return false
}

// ASCII returns the digits of a token as 0 to 9.
func (b *Block) ASCII(i int) string {
	s := b.Str(i)
	if s[0] < utf8.RuneSelf {
		return s
	}
	var out strings.Builder
	for _, r := range s {
		out.WriteByte(byte('0' + r - ZeroOf(r)))
	}
	return out.String()
}

// Separator returns the sign between the digits at i and further digits, and the token of
// these; 0 where none follow. A space is ' ', or ' ' (U+00A0) where it keeps numbers
// together.
func (b *Block) Separator(i int) (r rune, next int) {
	if i+1 >= len(b.Tokens) {
		return 0, 0
	}
	t, u := b.Tokens[i], b.Tokens[i+1]
	if u.Form == Digits && u.Gap {
		switch b.Text[t.To:u.From] {
		case " ":
			return ' ', i + 1
		case "\u00A0", "\u202F", "\u2009", "\u2007":
			return '\u00A0', i + 1
		}
		return 0, 0
	}
	if b.isParted(i) {
		return ',', i + 2
	}
	if u.Form == Sign && !u.Gap && b.Form(i+2) == Digits && b.Glued(i+2) {
		switch s := b.Str(i + 1); s {
		case ",", ".", "'", "’", "·", "٬", "٫":
			r, _ = utf8.DecodeRuneInString(s)
			return r, i + 2
		}
	}
	return 0, 0
}

// isParted reports whether a comma with a blank on either side sets thousands apart after
// digits, as in texts whose signs were parted from their words: 10 , 000 pianos.
func (b *Block) isParted(i int) bool {
	const group = 3
	return b.Is(i+1, ",") && b.Tokens[i+1].Gap && b.Form(i+2) == Digits && !b.Glued(i+2) && len(b.Str(i)) <= group && len(b.Str(i+2)) == group && b.Group == ',' && !(b.Glued(i+3) && b.Form(i+3) == Word)
}

// GoesOn reports whether digits are only the beginning of a number.
func (b *Block) GoesOn(i int) bool {
	_, next := b.Separator(i)
	return next > 0 && next == i+2 || b.Glued(i+1) && b.Form(i+1) != Sign
}
