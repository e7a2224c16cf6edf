// Package prose writes the numbers of a study into running text, and judges those that
// people have typed there: in articles, and in the words of charts and comparisons.
package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/analysis"
	"quotient/datasets"
	"quotient/datasets/edtf"
)

// ChartFile is the file of a study that has the words of its charts.
const ChartFile = "charts.yaml"

// Template is a number in the words of a chart: {officials-per-worker} or
// {wages.worker|words}. What follows the stroke is the form.
var Template = regexp.MustCompile(`\{([^{}|]*)(?:\|([^{}|]*))?\}`)

// Forms are the ways to write a number into a sentence. Each keeps its bound.
var Forms = []string{"label", "words", "spelled", "number", "date", "year"}

// A Number is an observation or a comparison that is told in running text.
type Number struct {
	Text        string
	Observation *datasets.Observation
	Comparison  *analysis.Comparison // one of the two is nil
}

// In writes a number of a study in a form; "" where it has none such.
func In(study *datasets.Study, o *datasets.Observation, c *analysis.Comparison, form string) string {
	switch form {
	case "label":
		if o != nil {
			return study.Label(o)
		}
		return c.Label()
	case Words:
		if o != nil {
			return study.Words(o)
		}
		return c.Words()
	case "spelled": // words with small numbers as words, for headlines
		if o != nil {
			return study.Spelled(o)
		}
		return c.Spelled()
	case "number": // words without the unit
		if o != nil {
			return study.Number(o)
		}
		return c.Number()
	case "date":
		if o != nil {
			return o.Date.Format(study.Locale.Tag)
		}
	case "year":
		if o != nil {
			if year, ok := o.Date.Year(); ok {
				return edtf.FormatYear(year, study.Locale.Tag)
			}
		}
	}
	return ""
}

// hedges are words, by language, of which a title has one where it tells a
// number that the text does not assert. A word that ends in a hyphen stands for
// all that begin so.
var hedges = map[string]map[datasets.Modality][]string{
	"en": {
		datasets.Speculated: {"speculat-", "if", "said", "reported-", "rumour-", "perhaps", "believ-", "fear-", "alleg-", "suppos-", "assum-", "suspect-", "guess-", "might", "possibly", "unconfirmed"},
		datasets.Proposed:   {"would", "propos-", "demand-", "plan-", "programme", "should", "asked", "asking", "wanted", "sought", "request-", "promis-", "intend-", "hoped"},
	},
	"hu": {
		datasets.Speculated: {"feltételez-", "ha", "állítólag", "becsl-"},
		datasets.Proposed:   {"volna", "javas-", "követel-", "terv-", "program-"},
	},
	"el": {
		datasets.Speculated: {"εικασ-", "εικάζ-", "αν", "υποθ-", "φέρετ-"},
		datasets.Proposed:   {"θα", "πρότ-", "προτ-", "πρόγραμμα", "προγρ-", "αίτημα", "αιτήμ-"},
	},
}

// Hedged reports whether a text says that what it tells is speculated or
// proposed; else it returns a word that would.
func Hedged(m datasets.Modality, text, tag string) (hedge string, ok bool) {
	list := hedges[tag][m]
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) }) {
		for _, h := range list {
			stem, isStem := strings.CutSuffix(h, "-")
			if w == h || isStem && strings.HasPrefix(w, stem) {
				return h, true
			}
		}
	}
	if len(list) == 0 {
		return "", true
	}
	for _, h := range list {
		if !strings.HasSuffix(h, "-") { // a whole word, to be written as it is
			return h, false
		}
	}
	return strings.Trim(list[0], "-"), false
}

// Capitalized begins a sentence.
func Capitalized(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
