package layout

import (
	"fmt"
	"math/big"
	"strings"

	"quotient/charts/internal/spec"
)

// The words that charts say of themselves are written in English where they are
// used, and found in each other language by the English ones; the tests look for every
// phrase in each.

// say returns a phrase in the language of the chart.
func (p *Page) Say(phrase string) string { return spec.Translate(p.Locale.Tag, phrase) }

// Sayf fills a phrase in the language of the chart.
func (p *Page) Sayf(phrase string, args ...any) string { return fmt.Sprintf(p.Say(phrase), args...) }

// Count fills a phrase such as "%d bar|%d bars" with a number.
func (p *Page) Count(n int, phrase string) string {
	one, more, _ := strings.Cut(p.Say(phrase), "|")
	if n != 1 && more != "" {
		one = more
	}
	return strings.Replace(one, "%d", p.Locale.Full(big.NewRat(int64(n), 1)), 1)
}
