package prose

import "sync"

// A recall remembers what was worked out before: of an article that is woven again, most
// sentences are as they were. It is safe for concurrent use.
type recall[K comparable, V any] struct {
	mu    sync.Mutex
	known map[K]V
}

// remembered is how many answers are kept; with more, all are forgotten.
const remembered = 4096

// of is the answer to a question, which is worked out if it was not asked lately.
func (r *recall[K, V]) of(question K, answer func() V) V {
	r.mu.Lock()
	out, ok := r.known[question]
	r.mu.Unlock()
	if ok {
		return out
	}
	out = answer()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.known == nil || len(r.known) >= remembered {
		r.known = map[K]V{}
	}
	r.known[question] = out
	return out
}

// A filled is a number that fills a place of a text, from one character to another.
type filled struct {
	ref, number, text string
	others            string // the numbers of its other places
	from, to          int
}

// A passage is a text, with the part of it that is looked at.
type passage struct{ text, typed string }

// A rebound is what a number says alone, and what the words around it make it, if that is
// other.
type rebound struct {
	alone, around string
	other         bool
}
