package scan

import (
	"slices"
	"sync"
)

// A Memo remembers the numbers of texts that were read before: many rules look at the same
// sentence, one after another. It is safe for concurrent use; a nil one remembers nothing.
type Memo struct {
	mu    sync.Mutex
	found map[noted][]Mention
	bytes int // of the texts
}

type noted struct {
	language *Language
	text     string
}

// most is how many bytes of texts are remembered; with more, all are forgotten.
const most = 4 << 20

// Text is [Language.Text], with what was read before.
func (m *Memo) Text(l *Language, text string) []Mention {
	if m == nil || len(text) > most/4 {
		return l.Text(text)
	}
	key := noted{l, text}
	m.mu.Lock()
	found, ok := m.found[key]
	m.mu.Unlock()
	if !ok {
		found = l.Text(text)
		m.mu.Lock()
		if m.bytes += len(text); m.found == nil || m.bytes > most {
			m.found, m.bytes = map[noted][]Mention{}, len(text)
		}
		m.found[key] = found
		m.mu.Unlock()
	}
	return slices.Clone(found) // its places and nouns may be changed by who asked
}
