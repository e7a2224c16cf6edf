package scan

import (
	"io"
	"runtime"
	"unicode/utf8"
)

// A batch is blocks of a text that are looked at one after the other, and where it begins.
type batch struct {
	blocks []string
	at     int
	found  chan []Mention
}

// batchSize is how many bytes of blocks one core looks at together.
const batchSize = 1 << 18

// Read finds the numbers of a text as it is read, on every core, and hands them on in their
// order; it holds no more of the text than some blocks a core. A byte order mark counts
// as a code point. The error is the reader's, or the first that yield returns.
func (l *Language) Read(r io.Reader, yield func(Mention) error) error {
	cores := runtime.GOMAXPROCS(0)
	order, work, stop := make(chan *batch, 2*cores), make(chan *batch), make(chan struct{})
	ended := make(chan error, 1)
	go func() {
		defer close(order)
		defer close(work)
		ended <- batches(r, func(b *batch) bool {
			b.found = make(chan []Mention, 1)
			select {
			case order <- b:
			case <-stop:
				return false
			}
			select {
			case work <- b:
			case <-stop:
				return false
			}
			return true
		})
	}()
	for range cores {
		go func() {
			var s scratch
			for b := range work {
				b.found <- l.batch(b, &s)
			}
		}()
	}
	for b := range order {
		for _, m := range <-b.found {
			if err := yield(m); err != nil {
				close(stop)
				<-ended // nothing reads on
				return err
			}
		}
	}
	return <-ended
}

// batch finds the numbers of a batch.
func (l *Language) batch(b *batch, s *scratch) (found []Mention) {
	at := b.at
	for _, text := range b.blocks {
		found = append(found, l.block(text, at, s, nil)...)
		at += utf8.RuneCountInString(text)
	}
	return found
}

// batches cuts a text into blocks as it is read, and hands them on until that is false.
func batches(r io.Reader, each func(*batch) bool) error {
	buffer := make([]byte, 8*maxBlock)
	kept, at := 0, 0 // the bytes left of what was read, and where they begin in the text
	for whole := false; !whole; {
		n, err := io.ReadFull(r, buffer[kept:])
		if whole = err == io.EOF || err == io.ErrUnexpectedEOF; err != nil && !whole {
			return err
		}
		text := string(buffer[:kept+n])
		b, size := &batch{at: at}, 0
		for {
			n := cut(text, whole)
			if n > 0 {
				b.blocks = append(b.blocks, text[:n])
				at += utf8.RuneCountInString(text[:n])
				text, size = text[n:], size+n
			}
			if size > 0 && (n == 0 || size >= batchSize) {
				if !each(b) {
					return nil
				}
				b, size = &batch{at: at}, 0
			}
			if n == 0 {
				break
			}
		}
		kept = copy(buffer, text)
	}
	return nil
}
