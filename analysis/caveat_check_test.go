package analysis

import (
	"strings"
	"testing"

	"quotient/datasets/quantity"
)

// TestHollow tells a caveat that admits something from one that does not.
func TestHollow(t *testing.T) {
	for _, tt := range []struct {
		name      Caveat
		tag, text string
		hollow    bool
	}{
		{PlaceDiffers, "en", "–", true},
		{PlaceDiffers, "en", "Different places.", true}, // no sentence
		{PlaceDiffers, "en", "One is a town, the other a province.", false},
		{PlaceDiffers, "en", "Both are of the same place.", true},
		{PlaceDiffers, "en", "They are not of the same place.", false},
		{PlaceDiffers, "en", "There is nothing to say here.", true},
		{DateDiffers, "en", "The two happened simultaneously in May.", true},
		{DateDiffers, "hu", "A kettő ugyanakkor történt meg.", true},
		{DateDiffers, "el", "Έγιναν την ίδια μέρα.", true},
		{StageDiffers, "en", "A contrast of two events, not a flow of the same people.", false},
		{NotAsserted, "en", "The number of the drowned is certain.", true},
		{NotAsserted, "en", "The number of the drowned is not certain.", false},
		{NotAsserted, "en", "It is confirmed that this is a guess, said to be rough.", false},
		{NotAsserted, "en", "The plan is a demand; the text does not say that it was ever carried out.", false},
		{NotAsserted, "en", "This is no guess but an established fact.", true},
		{PartOf, "en", "The women are among the eight dead.", false},
		{PartOf, "en", "The women are not among the eight dead.", true},
		{PartOf, "en", "The women are counted separately.", true},
		{Overlap, "en", "The text does not say whether the one is counted in the other.", false},
		{Overlap, "en", "The two do not overlap.", true},
		{Overlap, "en", "Nobody is counted twice here.", true},
		{Reading, "en", "The month is read as the last one.", false},
	} {
		wrong, hint := hollow(tt.name, tt.text, tt.tag)
		if (wrong != "") != tt.hollow || wrong != "" && hint == "" {
			t.Errorf("%s: %q: %q, %q", tt.name, tt.text, wrong, hint)
		}
	}
}

// TestDue asks which caveats are raised where they are due, and that a neighbour raises
// none of them.
func TestDue(t *testing.T) {
	c := bundled(t)
	for formula, want := range map[string]Caveat{
		"wages.secret-police / wages.worker":                               PeriodDiffers,
		"casualties.poznan-dead / military.second-invasion":                Unlike,
		"wages.worker / casualties.poznan-dead":                            "", // money per head
		"wages.worker * wage-reform.tax":                                   RateOf,
		"wage-reform.tier-1-limit * wage-reform.tier-1-raise":              "",
		"crowds.budapest-parliament / crowds.poznan-ten":                   Round,
		"crowds.budapest-parliament - crowds.poznan-ten":                   Round,
		"crowds.budapest-parliament / crowds.budapest-bem":                 "",
		"rounded(casualties.poznan-wounded, 100) / casualties.poznan-dead": Round,
		"police-after / wages.worker":                                      StageDiffers,
		"worker-after / wages.worker":                                      "", // how far it rose
		"share(executions.executed, prisoners.imprisoned)":                 Overlap,
		"share(casualties.poznan-wounded, casualties.poznan-dead)":         "",
	} {
		got, err := c.Evaluate(formula)
		if err != nil {
			t.Errorf("%s: %v", formula, err)
			continue
		}
		of := map[Caveat]bool{}
		for _, w := range got.Warnings {
			of[w.Caveat] = true
		}
		if want != "" && !of[want] {
			t.Errorf("%s raises %v, and not %s", formula, got.Warnings, want)
		}
		for _, other := range []Caveat{Unlike, RateOf, Round, StageDiffers, Overlap} {
			if want == "" && of[other] {
				t.Errorf("%s raises %v", formula, got.Warnings)
			}
		}
	}
}

// TestGrain asks that a number read as rounded says so, in every language.
func TestGrain(t *testing.T) {
	c := bundled(t)
	got, err := c.Evaluate("rounded(crowds.poznan-ten, 1000) / rounded(crowds.poznan-march, 500)")
	if err != nil {
		t.Fatal(err)
	}
	const given = ", if 100,000 is rounded to the nearest thousand, if 16,000 is rounded to the nearest 500"
	if got.Label() != "6.1–6.4×"+given || got.Words() != "6.1 to 6.4 times"+given {
		t.Errorf("%q, %q", got.Label(), got.Words())
	}
	for _, tag := range []string{"hu", "el"} {
		l, _ := quantity.LocaleOf(tag)
		if words := c.scope.study.Printer(l).Words(got); words == got.Words() || strings.Contains(words, "{") || !strings.Contains(words, "500") {
			t.Errorf("%s: %q", tag, words)
		}
	}
}
