package language

import "testing"

func TestGuess(t *testing.T) {
	for text, want := range map[string]string{
		"The flood killed 2,209 people, and the damage in the town was put at $17 million by the state.":                                       "en",
		"Az árvízben 2209 ember halt meg, és a kár a városban 17 millió dollár volt. A gát az éjjel szakadt át, és ez a víz ellen nem védett.": "hu",
		"Στην πλημμύρα πέθαναν 2.209 άνθρωποι και οι ζημιές στην πόλη έφτασαν τα 17 εκατομμύρια από το νερό με τη λάσπη.":                      "el",
	} {
		if l, sure := Guess(text); l.Tag != want || !sure {
			t.Errorf("%s: %s, %v", text, l.Tag, sure)
		}
	}
	if l, sure := Guess("2209"); l != All[0] || sure {
		t.Errorf("a number alone is %s, %v", l.Tag, sure)
	}
}
