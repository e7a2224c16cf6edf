package analysis

import "testing"

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
