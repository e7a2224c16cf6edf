package recall

import "testing"

func TestOf(t *testing.T) {
	var r Recall[int, int]
	worked := 0
	ask := func(k int) int {
		return r.Of(k, func() int { worked++; return k * k })
	}
	for range 2 {
		if got := ask(3); got != 9 || worked != 1 {
			t.Errorf("%d, worked out %d times", got, worked)
		}
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
