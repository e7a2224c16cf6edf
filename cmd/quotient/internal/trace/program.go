package trace

import (
	"fmt"
	"io"
	"os"
	"sync"
)

// Program tells this program from every other build of it: by its place, size and time, and
// by its head, where the Go linker writes an id of all that went into it. It is empty where
// the program cannot be read, so that nothing can be told.
var Program = sync.OnceValue(func() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return ""
	}
	head, err := io.ReadAll(io.LimitReader(f, 64<<10))
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s %d %d %s", name, info.Size(), info.ModTime().UnixNano(), Sum(head))
})
