package hu

import (
	"strings"

	"quotient/datasets/language/form"
)

// Numbers are written in one word up to two thousand, and thousands always are. The
// words of ten and twenty change before ones. So many people have an ending of their own:
// harmincöten, húszan.
var (
	digits       = strings.Fields("egy kettő három négy öt hat hét nyolc kilenc")
	tens         = strings.Fields("tíz húsz harminc negyven ötven hatvan hetven nyolcvan kilencven")
	beforeOnes   = strings.Fields("tizen huszon harminc negyven ötven hatvan hetven nyolcvan kilencven")
	onesOfPeople = strings.Fields("egyen ketten hárman négyen öten hatan heten nyolcan kilencen")
	tensOfPeople = strings.Fields("tízen húszan harmincan negyvenen ötvenen hatvanan hetvenen nyolcvanan kilencvenen")
)

// below returns the word of a number below a thousand; two is két before something.
func below(n int, two string) string {
	var b strings.Builder
	if h := n / 100; h > 0 {
		if h > 1 {
			b.WriteString(digit(h, "két"))
		}
		b.WriteString("száz")
	}
	switch n %= 100; {
	case n < 10:
	case n%10 == 0:
		b.WriteString(tens[n/10-1])
	default:
		b.WriteString(beforeOnes[n/10-1])
	}
	if n%10 > 0 {
		b.WriteString(digit(n%10, two))
	}
	return b.String()
}

func digit(n int, two string) string {
	if n == 2 {
		return two
	}
	return digits[n-1]
}

// variants are the words of a number: with kettő and with két at its end.
func variants(prefix string, n int) string {
	a, b := below(n, "kettő"), below(n, "két")
	out := a
	if a != b {
		out += "/" + b
	}
	switch {
	case n%10 > 0:
		out += "/" + strings.TrimSuffix(b, digit(n%10, "két")) + onesOfPeople[n%10-1]
	case n%100 > 0:
		out += "/" + strings.TrimSuffix(b, tens[n%100/10-1]) + tensOfPeople[n%100/10-1]
	}
	return prefix + strings.ReplaceAll(out, "/", "/"+prefix)
}

// cardinals are the numbers of one word: to 1,999, and thousands to 999,000; but száz and
// ezer, which multiply what is before them.
func cardinals() []form.Series {
	run := func(first, last int, prefix string, from int) form.Series {
		var words []string
		for n := first; n <= last; n++ {
			words = append(words, variants(prefix, n-from))
		}
		return form.Series{First: int64(first), Step: 1, Words: strings.Join(words, " ")}
	}
	var thousands []string
	for n := 2; n < 1000; n++ {
		thousands = append(thousands, below(n, "két")+"ezer")
	}
	return []form.Series{
		run(2, 99, "", 0), run(101, 999, "", 0), run(1001, 1999, "ezer", 1000),
		{First: 2000, Step: 1000, Words: strings.Join(thousands, " ")},
	}
}

// shares are parts in one word, with the endings that they have mostly, and one and a half.
func shares() []form.Share {
	out := []form.Share{{Count: 3, Of: 2, Words: "másfél"}, {Count: 1, Of: 2, Words: "fele felét felének felével"}}
	parts := strings.Fields("harmad negyed ötöd hatod heted nyolcad kilenced tized")
	for i, part := range parts {
		of := int64(i + 3)
		vowels := [2]string{"e", "é"}
		if strings.ContainsAny(part, "ao") {
			vowels = [2]string{"a", "á"}
		}
		forms := func(s string) string {
			return strings.Join([]string{s, s + vowels[0], s + vowels[1] + "t", s + vowels[1] + "n" + vowels[0] + "k"}, " ")
		}
		out = append(out, form.Share{Count: 1, Of: of, Words: strings.Join(strings.Fields(forms(part))[1:], " ")})
		for n := 1; n < min(int(of), 10); n++ {
			out = append(out, form.Share{Count: int64(n), Of: of, Words: forms(digit(n, "két") + part)})
		}
	}
	return out
}
