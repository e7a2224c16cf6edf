package works

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// accents are the commands of TeX that put a sign on a letter, as combining characters.
var accents = map[string]string{
	"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", `"`: "\u0308",
	"r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
}

// signs are the commands of TeX that stand for a text.
var signs = map[string]string{
	"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ",
	"dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "euro": "€", "texteuro": "€",
	"ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
	"textbackslash": `\`, "textasciitilde": "~", "textasciicircum": "^", "textless": "<", "textgreater": ">", "textdegree": "°", "circ": "°", "textbar": "|", "textbraceleft": "{", "textbraceright": "}", "slash": "/",
	"&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", ",": "\u202f", "-": "", "/": "",
}

// styles are the commands of TeX that only dress what follows them.
var styles = map[string]bool{
	"emph": true, "textit": true, "textbf": true, "textrm": true, "textsc": true, "textsf": true, "texttt": true, "textup": true,
	"mkbibquote": true, "mkbibemph": true, "url": true, "mbox": true, "enquote": true, "relax": true, "it": true, "bf": true, "sc": true, "em": true, "rm": true, "noopsort": true,
}

// decodeTeX is what a text of TeX reads as. A command that it does not know is an error: what
// it would print nobody could say.
func decodeTeX(s string) (string, error) { return decodeIn(s, false) }

// decodeIn is what a text reads as that begins outside of maths, or in it.
func decodeIn(s string, maths bool) (string, error) {
	if !maths && !strings.ContainsAny(s, "\\{}$~`'-\t\r\n") && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s), nil
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case maths && (c == '^' || c == '_'):
			text, n, err := shifted(s[i+1:], c == '^', true)
			if err != nil {
				return "", err
			}
			b.WriteString(text)
			i += n
		case c == '\\':
			text, n, err := command(s[i:])
			if err != nil {
				return "", err
			}
			b.WriteString(text)
			i += n
			continue
		case c == '~':
			b.WriteByte(' ')
		case c == '$':
			maths = !maths
		case c == '{', c == '}':
		case strings.HasPrefix(s[i:], "---"):
			b.WriteString("—")
			i += 2
		case strings.HasPrefix(s[i:], "--"):
			b.WriteString("–")
			i++
		case strings.HasPrefix(s[i:], "``"):
			b.WriteString("“")
			i++
		case strings.HasPrefix(s[i:], "''"):
			b.WriteString("”")
			i++
		default:
			b.WriteByte(c)
		}
		i++
	}
	return norm.NFC.String(strings.Join(strings.Fields(b.String()), " ")), nil
}

// command reads a command of TeX, with the letter that it puts a sign on, and returns how many
// bytes that is.
func command(s string) (text string, n int, err error) {
	if len(s) < 2 {
		return "", 0, fmt.Errorf(`a \ with nothing after it`)
	}
	_, size := utf8.DecodeRuneInString(s[1:])
	n = 1 + size
	if letter(s[1]) {
		for n < len(s) && letter(s[n]) {
			n++
		}
	}
	name := s[1:n]
	if strings.Trim(name, " \t\r\n") == "" {
		return " ", n, nil
	}
	if letter(name[0]) {
		n += len(s[n:]) - len(strings.TrimLeft(s[n:], " \t\r\n")) // which only ends the name
	}
	if sign, ok := signs[name]; ok {
		return sign, n, nil
	}
	if styles[name] {
		return "", n, nil
	}
	if name == "textsuperscript" || name == "textsubscript" {
		text, size, err := shifted(s[n:], name == "textsuperscript", false)
		return text, n + size, err
	}
	mark, ok := accents[name]
	if !ok {
		return "", 0, fmt.Errorf(`the command \%s is not known here: write the character itself`, name)
	}
	text, n, err = accented(s, name, n)
	if err != nil {
		return "", 0, err
	}
	open := strings.Count(s[:n], "{")
	text += mark
	for ; open > 0 && n < len(s) && s[n] == '}'; open-- {
		n++
	}
	return text, n, nil
}

// shifted reads the group or the sign that a text begins with as one set higher or lower, and
// returns how many bytes that is. Digits become those of Unicode, or 10^6 would be 106; letters
// stay as they are: 5th.
func shifted(s string, up, maths bool) (text string, n int, err error) {
	n = groupAt(s)
	if text, err = decodeIn(s[:n], maths); err != nil {
		return "", 0, err
	}
	if up {
		return raised.Replace(text), n, nil
	}
	return lowered.Replace(text), n, nil
}

var (
	raised  = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "+", "⁺", "-", "⁻", "−", "⁻")
	lowered = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉", "+", "₊", "-", "₋", "−", "₋")
)

// groupAt is how many bytes the group in braces, the command or the character has that a text
// begins with.
func groupAt(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] == '\\':
		n := 1
		for n < len(s) && letter(s[n]) {
			n++
		}
		if n == 1 && n < len(s) {
			_, size := utf8.DecodeRuneInString(s[n:])
			n += size
		}
		return n
	case s[0] != '{':
		_, size := utf8.DecodeRuneInString(s)
		return size
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// accented is the letter that an accent is on, which begins at a byte, and where it ends.
func accented(s, name string, n int) (letter string, end int, err error) {
	// The letter is next, perhaps in braces: \'e \'{e} \v{\i}.
	for n < len(s) && s[n] == '{' {
		n++
	}
	switch {
	case n >= len(s) || s[n] == '}':
		return "", 0, fmt.Errorf(`the accent \%s has no letter`, name)
	case strings.HasPrefix(s[n:], `\i`), strings.HasPrefix(s[n:], `\j`):
		return s[n+1 : n+2], n + 2, nil
	case s[n] == '\\':
		return "", 0, fmt.Errorf(`the accent \%s is on a command: write the character itself`, name)
	}
	_, size := utf8.DecodeRuneInString(s[n:])
	return s[n : n+size], n + size, nil
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// escapeTeX writes a text for BibTeX, so that it is read as it is. BibTeX counts braces, also
// those that are escaped.
func escapeTeX(s string) string {
	open := 0
	for _, r := range s {
		if r == '{' {
			open++
		} else if r == '}' {
			if open--; open < 0 {
				break
			}
		}
	}
	s = texEscapes.Replace(s)
	if open == 0 {
		s = strings.NewReplacer(`{\textbraceleft}`, `\{`, `{\textbraceright}`, `\}`).Replace(s)
	}
	return s
}

var texEscapes = strings.NewReplacer(
	`\`, `{\textbackslash}`, "{", `{\textbraceleft}`, "}", `{\textbraceright}`, "$", `\$`, "&", `\&`, "#", `\#`, "%", `\%`, "_", `\_`, "^", `{\textasciicircum}`, "~", `{\textasciitilde}`,
	"``", "`{}`", "''", "'{}'", "---", "-{}-{}-", "--", "-{}-", "\n", " ", "\r", " ",
)
