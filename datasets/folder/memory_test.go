package folder

import (
	"testing"
	"testing/fstest"
)

func TestMemory(t *testing.T) {
	m := Memory{"a.txt": []byte("one"), "b/c.txt": []byte("two"), "b/d/e.txt": nil}
	if err := fstest.TestFS(m, "a.txt", "b/c.txt", "b/d/e.txt"); err != nil {
		t.Error(err)
	}
	if err := fstest.TestFS(Memory{}); err != nil {
		t.Error(err)
	}
}
