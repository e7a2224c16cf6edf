package source

import (
	"io/fs"
	"sync"
)

// A Shelf has the texts in a folder, each read when first asked for. It is safe for
// concurrent use.
type Shelf struct {
	fsys  fs.FS
	mu    sync.Mutex
	texts map[string]*Source // nil where there is none
}

// NewShelf returns the shelf of a folder.
func NewShelf(fsys fs.FS) *Shelf { return &Shelf{fsys: fsys, texts: map[string]*Source{}} }

// Text is the text of a file; nil where there is none that can be read.
func (s *Shelf) Text(path string) *Source {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if text, ok := s.texts[path]; ok {
		return text
	}
	var text *Source
	if fs.ValidPath(path) && path != "." {
		if b, err := fs.ReadFile(s.fsys, path); err == nil {
			text, _ = Read(path, b)
		}
	}
	s.texts[path] = text
	return text
}
