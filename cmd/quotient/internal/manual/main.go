// Command manual writes what an installation has besides the program: a man page for
// quotient and each of its verbs, and completions for four shells. A release runs it:
//
//	go run ./cmd/quotient/internal/manual -date 2026-12-01 DIR
//
// It takes the commands and their help from package cli, and writes DIR/man/quotient.1,
// DIR/man/quotient-build.1 and so on, and DIR/completions/.
package main

import (
	"bytes"
	"flag"
	"io"
	"log"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/cli"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("manual: ")
	date := flag.String("date", "", "the `day` of the release, as 2026-12-01")
	version := flag.String("version", "", "the `version` that the pages are of")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("name the folder to write to: manual -date 2026-12-01 DIR")
	}
	day, err := time.Parse(time.DateOnly, *date)
	if err != nil {
		log.Fatalf("-date %q is not a day: write it as 2026-12-01", *date)
	}
	if err := Write(flag.Arg(0), *version, day); err != nil {
		log.Fatal(err)
	}
}

// Write writes the man pages and completions to a folder.
func Write(dir, version string, day time.Time) error {
	man, shells := filepath.Join(dir, "man"), filepath.Join(dir, "completions")
	for _, folder := range []string{man, shells} {
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return err
		}
	}
	root := cli.Root()
	for name, complete := range completions(root) {
		var b bytes.Buffer
		if err := complete(&b); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(shells, name), b.Bytes(), 0o666); err != nil {
			return err
		}
	}
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		if !c.IsAvailableCommand() && c != root {
			continue
		}
		page := Page(c, version, day)
		if err := os.WriteFile(filepath.Join(man, name(c)+".1"), page, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// completions are the files that shells read, by their names.
func completions(root *cobra.Command) map[string]func(io.Writer) error {
	return map[string]func(io.Writer) error{
		"quotient.bash": func(w io.Writer) error { return root.GenBashCompletionV2(w, true) },
		"_quotient":     root.GenZshCompletion,
		"quotient.fish": func(w io.Writer) error { return root.GenFishCompletion(w, true) },
		"quotient.ps1":  root.GenPowerShellCompletionWithDesc,
	}
}
