package packed

import "hash/maphash"

// An Index finds items of a list by their keys: eight bytes an item, and the keys stay where
// they are.
type Index struct {
	key   func(item int) string
	seed  maphash.Seed
	slots []slot
	items int
}

// A slot has an item and one, 0 where there is none, and a part of the hash of its key.
type slot struct{ item, hash uint32 }

// NewIndex returns an empty index of items whose keys are told by a function.
func NewIndex(key func(item int) string) *Index {
	return &Index{key: key, seed: maphash.MakeSeed(), slots: make([]slot, 16)}
}

// Find returns the first item that was added with a key, or -1.
func (x *Index) Find(key string) int {
	if x == nil {
		return -1
	}
	return int(x.slots[x.at(x.hash(key), key)].item) - 1
}

// Add adds an item. Where there is one with its key, that one stays, and is returned, else -1.
func (x *Index) Add(item int) (earlier int) {
	if 2*(x.items+1) > len(x.slots) {
		x.grow()
	}
	key := x.key(item)
	hash := x.hash(key)
	s := &x.slots[x.at(hash, key)]
	if s.item > 0 {
		return int(s.item) - 1
	}
	*s = slot{uint32(item) + 1, hash}
	x.items++
	return -1
}

func (x *Index) grow() {
	old := x.slots
	x.slots = make([]slot, 4*len(old))
	for _, s := range old {
		if s.item == 0 {
			continue
		}
		at := x.first(s.hash)
		for x.slots[at].item > 0 {
			at = x.next(at)
		}
		x.slots[at] = s
	}
}

func (x *Index) hash(key string) uint32 { return uint32(maphash.String(x.seed, key)) }

func (x *Index) first(hash uint32) int { return int(hash) & (len(x.slots) - 1) }

func (x *Index) next(at int) int { return (at + 1) & (len(x.slots) - 1) }

// at is the slot of a key, or the one that it would have.
func (x *Index) at(hash uint32, key string) int {
	at := x.first(hash)
	for {
		s := x.slots[at]
		if s.item == 0 || s.hash == hash && x.key(int(s.item)-1) == key {
			return at
		}
		at = x.next(at)
	}
}
