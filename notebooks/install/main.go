// Command install makes the Go kernel known to the Jupyter of the user. It is
// run in the folder of the notebooks:
//
//	go run ./install
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"quotient/notebooks/internal/kernel"
)

func main() {
	cache, err := os.UserCacheDir()
	if err == nil {
		var spec string
		if spec, err = kernel.Install(filepath.Join("..", "tools"), filepath.Join(cache, "quotient", "kernel")); err == nil {
			fmt.Println("The kernel “Go (gonb)” is installed:", spec)
			return
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
