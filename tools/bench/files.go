package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// sizes are the bytes of all files of a pattern, of which there must be some.
func sizes(pattern string) (sum float64, err error) {
	names, err := filepath.Glob(pattern)
	if err != nil {
		return 0, err
	}
	if len(names) == 0 {
		return 0, fmt.Errorf("nothing was written to %s", pattern)
	}
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			return 0, err
		}
		sum += float64(info.Size())
	}
	return sum, nil
}
