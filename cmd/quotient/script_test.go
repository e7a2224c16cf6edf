package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"quotient/cmd/quotient/internal/cli"
	"quotient/cmd/quotient/testdata/eo"
	"quotient/datasets"
	"quotient/datasets/language"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"quotient": func() { os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr)) },
		"quotient-eo": func() { // with one language more
			language.All = append(language.All, &eo.Language)
			os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr))
		},
	})
}

// TestScript runs the scripts of the command line, one a behaviour. Beside
// testscript's commands there are
//
//	study DIR [FROM]      writes a folder afresh: the bundled study, or a copy of FROM
//	replace FILE OLD NEW  changes every OLD in a file; fails if there is none
//	status CODE COMMAND…  runs a command; fails on another exit code, and on a panic
//	fault STUDY FILE OLD NEW PATTERN…
//	                      changes FILE in a copy of STUDY and builds that; fails unless the
//	                      exit code is 2, nothing is written and each PATTERN is on stderr,
//	                      where the names of files are shown as inside the study
//	json FILE             fails unless a file, or stdout, is one JSON value
//	same DIR DIR          fails if the files of two folders differ
//	advice                runs each command that the last output says makes something again
//	stamp DIR             gives every file of a folder an old date
//	written DIR [FILE…]   fails unless these files of a folder, and no others, were
//	                      written since the stamp; * stands for part of a name
//
// In OLD and NEW, \n is a new line and \ufeff a byte order mark.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:             filepath.Join("testdata", "script"),
		ContinueOnError: true,
		// Every script finds the small study mini in its folder; files of its
		// own take the place of those.
		Setup: func(env *testscript.Env) error {
			root, err := filepath.Abs(filepath.Join("..", ".."))
			if err != nil {
				return err
			}
			env.Setenv("ROOT", root) // of the repository
			from := os.DirFS(filepath.Join("testdata", "mini"))
			return fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				to := filepath.Join(env.WorkDir, "mini", path)
				if _, err := os.Stat(to); err == nil {
					return nil
				}
				text, err := fs.ReadFile(from, path)
				if err != nil {
					return err
				}
				if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
					return err
				}
				return os.WriteFile(to, text, 0o666)
			})
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"study":   writeStudy,
			"replace": replace,
			"status":  status,
			"fault":   fault,
			"json":    isJSON,
			"same":    sameFiles,
			"stamp":   stamp,
			"written": written,
			"pixels":  pixels,
			"advice":  advice,
		},
		Condition: func(name string) (bool, error) {
			if name == "root" { // whom no file mode keeps out
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
	})
}

// usage fails on a wrong number of arguments, and on a command that cannot be
// negated.
func usage(ts *testscript.TestScript, neg, ok bool, text string) {
	if neg || !ok {
		ts.Fatalf("usage: %s", text)
	}
}

var advised = regexp.MustCompile(`(?m)^ *run (quotient build .*) to make it again(?: \[fresh\])?$`)

// advice runs the commands that verify names, by the shell that a reader would give
// them to, each once.
func advice(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 0, "advice")
	found := advised.FindAllStringSubmatch(ts.ReadFile("stdout"), -1)
	if len(found) == 0 {
		ts.Fatalf("no command is advised")
	}
	var done []string
	for _, m := range found {
		if !slices.Contains(done, m[1]) {
			done = append(done, m[1])
			ts.Logf("%s", m[1])
			ts.Check(ts.Exec("sh", "-c", m[1]))
		}
	}
}

// pixels holds a PNG to its size.
func pixels(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 3, "pixels FILE WIDTH HEIGHT")
	file, err := os.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	defer file.Close()
	c, err := png.DecodeConfig(file)
	ts.Check(err)
	if got := fmt.Sprint(c.Width, " ", c.Height); got != args[1]+" "+args[2] {
		ts.Fatalf("%s has %s pixels, want %s %s", args[0], got, args[1], args[2])
	}
}

func writeStudy(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 1 || len(args) == 2, "study DIR [FROM]")
	var from fs.FS
	if len(args) == 2 {
		from = os.DirFS(ts.MkAbs(args[1]))
	} else {
		bundled, err := datasets.Find("hungary-1956")
		ts.Check(err)
		from = bundled
	}
	ts.Check(os.RemoveAll(ts.MkAbs(args[0])))
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), from))
}

var escapes = strings.NewReplacer(`\n`, "\n", `\ufeff`, "\ufeff")

func replace(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 3, "replace FILE OLD NEW")
	text, old := ts.ReadFile(args[0]), escapes.Replace(args[1])
	if !strings.Contains(text, old) {
		ts.Fatalf("%s does not hold %q", args[0], old)
	}
	text = strings.ReplaceAll(text, old, escapes.Replace(args[2]))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

func status(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) >= 2, "status CODE COMMAND…")
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if stderr := ts.ReadFile("stderr"); strings.Contains(stderr, "goroutine ") {
		ts.Fatalf("panic:\n%s", stderr) // a panic exits 2 as well
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func fault(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) >= 5, "fault STUDY FILE OLD NEW PATTERN…")
	const dir, out = "faulty", "faulty-out"
	writeStudy(ts, false, []string{dir, args[0]})
	replace(ts, false, []string{dir + "/" + args[1], args[2], args[3]})
	status(ts, false, []string{"2", "quotient", "build", dir, "--out", out})
	stderr := strings.ReplaceAll(ts.ReadFile("stderr"), dir+"/", "")
	for _, pattern := range append(args[4:], "^"+dir+": [0-9]+ errors?, so nothing was written$") {
		re, err := regexp.Compile("(?m)" + pattern)
		ts.Check(err)
		if !re.MatchString(stderr) {
			ts.Fatalf("stderr does not match %#q:\n%s", pattern, stderr)
		}
	}
	if text := ts.ReadFile("stdout"); text != "" {
		ts.Fatalf("stdout of a study with a fault:\n%s", text)
	}
	if _, err := os.Lstat(ts.MkAbs(out)); err == nil {
		ts.Fatalf("a study with a fault was written")
	}
}

func isJSON(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 1, "json FILE")
	if text := ts.ReadFile(args[0]); !json.Valid([]byte(text)) {
		ts.Fatalf("not one JSON value:\n%s", text)
	}
}

// files calls visit with each file of a folder.
func files(ts *testscript.TestScript, dir string, visit func(rel, path string)) {
	root := ts.MkAbs(dir)
	ts.Check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(root, path)
			visit(filepath.ToSlash(rel), path)
		}
		return err
	}))
}

func sameFiles(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, false, len(args) == 2, "[!] same DIR DIR")
	read := func(dir string) map[string]string {
		out := map[string]string{}
		files(ts, dir, func(rel, path string) {
			text, err := os.ReadFile(path)
			ts.Check(err)
			out[rel] = string(text)
		})
		return out
	}
	a, b := read(args[0]), read(args[1])
	if len(a) == 0 {
		ts.Fatalf("%s has no files", args[0])
	}
	var differ []string
	for name, text := range a {
		if other, ok := b[name]; !ok || other != text {
			differ = append(differ, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			differ = append(differ, name)
		}
	}
	slices.Sort(differ)
	if got := len(differ) > 0; got != neg {
		ts.Fatalf("files that differ: %q", differ)
	}
}

// stamped is the date of files that were there before.
var stamped = time.Date(1956, 10, 23, 0, 0, 0, 0, time.UTC)

func stamp(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 1, "stamp DIR")
	files(ts, args[0], func(_, path string) { ts.Check(os.Chtimes(path, stamped, stamped)) })
}

func written(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) >= 1, "written DIR [FILE…]")
	want := args[1:]
	seen := make([]bool, len(want))
	files(ts, args[0], func(rel, path string) {
		info, err := os.Lstat(path)
		ts.Check(err)
		if info.ModTime().Equal(stamped) {
			return
		}
		known := false
		for i, pattern := range want {
			ok, err := filepath.Match(pattern, rel)
			ts.Check(err)
			if ok {
				known, seen[i] = true, true
			}
		}
		if !known {
			ts.Fatalf("%s was written", rel)
		}
	})
	for i, pattern := range want {
		if !seen[i] {
			ts.Fatalf("%s was not written", pattern)
		}
	}
}
