package unit

import (
	"slices"
	"strings"

	"quotient/datasets/source/scan/internal/token"
)

// byLetter are the scales that a letter before the code of a currency says: MEUR, TSEK.
var byLetter = map[byte]int64{'M': 1e6, 'K': 1e3, 'k': 1e3, 'T': 1e3}

// lowerCodes are codes of currencies that prose has in lower case too, and that are no
// words: usd; but not all, cup and try.
var lowerCodes = []string{"usd", "eur", "gbp", "jpy", "chf", "cny", "rmb", "inr", "sek", "nok", "dkk", "huf", "pln", "czk", "aud", "nzd", "cad", "hkd", "sgd", "krw", "brl", "mxn", "zar"}

// coded returns the currency at a token whose code has its scale before it, MUSD, or is in
// lower case, usd.
func (b Reader) coded(i int) (m Listed, ok bool) {
	if b.Form(i) != token.Word {
		return m, false
	}
	s := b.Str(i)
	code := s
	switch {
	case len(s) == 4 && byLetter[s[0]] > 0:
		code = s[1:]
	case len(s) == 3 && slices.Contains(lowerCodes, s):
		code = strings.ToUpper(s)
	default:
		return m, false
	}
	for _, m := range units().forms[signs][code] {
		if m.Kind == Money && m.needs == "" && code == strings.ToUpper(code) {
			m.Scale = byLetter[s[0]]
			if len(s) == 3 {
				m.Scale = 0
			}
			return m, true
		}
	}
	return m, false
}
