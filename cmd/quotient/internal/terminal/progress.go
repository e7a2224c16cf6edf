package terminal

import (
	"fmt"
	"io"
	"sync"
	"time"
)

const (
	patience = time.Second            // for this long nothing is shown
	pace     = 100 * time.Millisecond // between two lines
	erased   = "\r\x1b[K"
)

// A Progress shows on one line of a terminal how much of something is done, from when it has
// taken a second. A nil Progress shows nothing.
type Progress struct {
	w     io.Writer
	what  string // such as "drawing charts"
	now   func() time.Time
	mu    sync.Mutex
	start time.Time
	done  int
	last  time.Time // when the line was written
}

// NewProgress begins to count, for a terminal.
func NewProgress(w io.Writer, what string) *Progress {
	return newProgress(w, what, time.Now)
}

func newProgress(w io.Writer, what string, now func() time.Time) *Progress {
	return &Progress{w: w, what: what, now: now, start: now()}
}

// Step says that one more of all is done; with the last, the line is taken away, and what
// comes next is counted anew. Several goroutines may say so.
func (p *Progress) Step(all int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	at := p.now()
	if p.done++; p.done >= all {
		p.done, p.start = 0, at
		p.erase()
		return
	}
	if at.Sub(p.start) < patience || at.Sub(p.last) < pace {
		return
	}
	p.last = at
	_, _ = fmt.Fprintf(p.w, "%s%s: %d of %d", erased, p.what, p.done, all) // a terminal that is gone needs no line
}

// End takes the line away.
func (p *Progress) End() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.erase()
}

// erase takes the line away, if there is one.
func (p *Progress) erase() {
	if !p.last.IsZero() {
		_, _ = io.WriteString(p.w, erased)
		p.last = time.Time{}
	}
}
