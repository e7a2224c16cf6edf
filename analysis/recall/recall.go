// Package recall remembers answers: of an article that is woven again, most sentences are as
// they were.
package recall

import "sync"

// A Recall remembers what was worked out before. Its zero value remembers nothing yet; it is
// safe for concurrent use.
type Recall[K comparable, V any] struct {
	mu    sync.Mutex
	known map[K]V
}

// most is how many answers are kept; with more, all are forgotten.
const most = 4096

// Of is the answer to a question, which is worked out if it was not asked lately.
func (r *Recall[K, V]) Of(question K, answer func() V) V {
	r.mu.Lock()
	out, ok := r.known[question]
	r.mu.Unlock()
	if ok {
		return out
	}
	out = answer()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.known == nil || len(r.known) >= most {
		r.known = map[K]V{}
	}
	r.known[question] = out
	return out
}
