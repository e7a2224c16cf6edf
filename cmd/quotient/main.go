// Quotient turns the figures of a text into tables, ratios and charts that can
// be checked back to the sentence.
package main

import (
	"os"

	"quotient/cmd/quotient/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr))
}
