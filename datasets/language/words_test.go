package language

import "testing"

// TestSame holds words that name the same, in any form, and words that do not.
func TestSame(t *testing.T) {
	for _, c := range []struct {
		tag, a, b string
		same      bool
	}{
		{"en", "Killed", "dead", true}, {"en", "worker", "workers", true}, {"en", "Hungary", "Hungarians", true},
		{"en", "imprisoned", "jailed", true}, {"en", "rising", "uprising", true}, {"en", "women", "woman", true},
		{"en", "killed", "wounded", false}, {"en", "Poland", "Hungary", false}, {"en", "married", "unmarried", false},
		{"hu", "munkás", "munkásokat", true}, {"hu", "Budapest", "Budapesten", true}, {"hu", "halottak", "sebesültek", false},
		{"el", "νεκροί", "νεκρών", true}, {"el", "εργάτης", "εργατών", true}, {"el", "νεκροί", "τραυματίες", false},
	} {
		w := WordsOf(c.tag)
		if got := w.Same(w.Stem(c.a), w.Stem(c.b)); got != c.same {
			t.Errorf("%s: %s and %s name the same: %v, want %v (%s, %s)", c.tag, c.a, c.b, got, c.same, w.Stem(c.a), w.Stem(c.b))
		}
	}
}

// TestContent leaves out words of grammar and numbers.
func TestContent(t *testing.T) {
	w := WordsOf("en")
	for phrase, want := range map[string]int{"at the Bem statue": 2, "by 10 a.m.": 0, "People’s Council": 1, "Not stated": 0} {
		if got := w.Content(phrase); len(got) != want && !w.Whole(phrase) {
			t.Errorf("%q: %q, want %d words", phrase, got, want)
		}
	}
}
