package charts

import (
	"fmt"
	"math/big"
	"strings"

	"quotient/datasets/language"
)

// The words that charts say of themselves are written in English where they are
// used, and found in each other language by the English ones; the tests look for every
// phrase in each.

// say returns a phrase in the language of the chart.
func (p *page) say(phrase string) string { return translate(p.Locale.Tag, phrase) }

// sayf fills a phrase in the language of the chart.
func (p *page) sayf(phrase string, args ...any) string { return fmt.Sprintf(p.say(phrase), args...) }

// count fills a phrase such as "%d bar|%d bars" with a number.
func (p *page) count(n int, phrase string) string {
	one, more, _ := strings.Cut(p.say(phrase), "|")
	if n != 1 && more != "" {
		one = more
	}
	return strings.Replace(one, "%d", p.Locale.Full(big.NewRat(int64(n), 1)), 1)
}

func translate(tag, phrase string) string {
	if s, ok := language.For(tag).Writing.Charts[phrase]; ok {
		return s
	}
	return phrase
}
