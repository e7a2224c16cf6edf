package recall

import "testing"

func TestOf(t *testing.T) {
	var r Recall[int, int]
	worked := 0
	ask := func(k int) int {
		return r.Of(k, func() int { worked++; return k * k })
	}
	if ask(3) != 9 || ask(3) != 9 || worked != 1 {
		t.Errorf("worked out %d times", worked)
	}
	for k := range most + 1 {
		ask(k)
	}
	if len(r.known) > most {
		t.Errorf("%d answers are kept", len(r.known))
	}
	if ask(3) != 9 {
		t.Error("another answer than before")
	}
}
