package cli

import (
	"testing"

	"quotient/cmd/quotient/internal/build"
)

// TestBuildKey: what is asked for has one key each time, whoever is told of the progress, and
// what differs has another.
func TestBuildKey(t *testing.T) {
	one := buildFlags{out: "out", options: build.Options{Only: []string{"a b"}, Progress: func(int) {}}}
	same := buildFlags{out: "out", asJSON: true, options: build.Options{Only: []string{"a b"}, Progress: func(int) { _ = same }}}
	if one.key() != same.key() {
		t.Errorf("%s and %s", one.key(), same.key())
	}
	for _, other := range []buildFlags{{out: "out", options: build.Options{Only: []string{"a", "b"}}}, {out: "out a b"}, {out: "out", themes: []string{"a b"}}} {
		if other.key() == one.key() {
			t.Errorf("%s is that of another", other.key())
		}
	}
}

const same = "same"
