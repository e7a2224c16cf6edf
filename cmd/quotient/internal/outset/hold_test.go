package outset

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestHold begins with many wrong guesses of what a number is of: each is taken back, however
// many there are, and what holds stays.
func TestHold(t *testing.T) {
	made, _ := outsetOf(t, sample{name: "flood", title: "The flood", language: "en", text: "The flood\n\nThe council spent 45,000 crowns on repairs in 1904. Of the 2,100 inhabitants of the valley, 12 were killed.\n"})
	var was []string
	for i, r := range made.rows {
		was = append(was, r.subject().what())
		var wrong []subject
		for n := range 15 + i {
			wrong = append(wrong, subject{noun: fmt.Sprintf("zebras of herd %c", 'a'+n)})
		}
		r.what = append(wrong, r.what...)
	}
	if err := made.hold(); err != nil {
		t.Fatal(err)
	}
	holds(t, "flood", made)
	var is []string
	for _, r := range made.rows {
		is = append(is, r.subject().what())
	}
	if !slices.Equal(is, was) {
		t.Errorf("%q, and it was %q", is, was)
	}
}

// TestHoldTells begins with a value that the quote does not have: nothing takes that back, and
// it is told.
func TestHoldTells(t *testing.T) {
	made, out := outsetOf(t, sample{name: "flood", title: "The flood", language: "en", text: "The flood\n\nThe council spent 45,000 crowns on repairs in 1904.\n"})
	wrong := func(line string) bool { return strings.Contains(line, "quotient verify marks as wrong") }
	if slices.ContainsFunc(out.Left, wrong) {
		t.Errorf("%q", out.Left)
	}
	made.rows[0].cells["value"] = "46000"
	if err := made.hold(); err != nil {
		t.Fatal(err)
	}
	if left := made.left(); !slices.ContainsFunc(left, wrong) {
		t.Errorf("%q", left)
	}
}
