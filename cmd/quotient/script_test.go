package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"quotient/cmd/quotient/internal/cli"
	"quotient/datasets"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"quotient": func() { os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// TestScript runs the scripts of the command line, one a behaviour. Beside
// testscript's commands there are
//
//	study DIR             writes the bundled study to a folder
//	replace FILE OLD NEW  changes every OLD in a file; fails if there is none
//	same DIR DIR          fails if the files of two folders differ
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"study":   writeStudy,
			"replace": replace,
			"same":    sameFiles,
		},
	})
}

func writeStudy(ts *testscript.TestScript, neg bool, args []string) {
	from, err := datasets.Find("hungary-1956")
	ts.Check(err)
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), from))
}

func replace(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	path := ts.MkAbs(args[0])
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(path, []byte(strings.ReplaceAll(text, args[1], args[2])), 0o666))
}

func sameFiles(ts *testscript.TestScript, neg bool, args []string) {
	read := func(dir string) map[string]string {
		out := map[string]string{}
		ts.Check(filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(path)
			rel, _ := filepath.Rel(dir, path)
			out[rel] = string(text)
			return err
		}))
		return out
	}
	a, b := read(ts.MkAbs(args[0])), read(ts.MkAbs(args[1]))
	var differ []string
	for name, text := range a {
		if b[name] != text {
			differ = append(differ, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			differ = append(differ, name)
		}
	}
	if got := len(differ) > 0; got != neg {
		ts.Fatalf("files that differ: %s", fmt.Sprint(differ))
	}
}
