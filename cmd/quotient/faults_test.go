//go:build linux

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// A verbUnderFault is a command that writes, in a folder with the study village.
type verbUnderFault struct {
	name  string
	args  []string
	ready func(t *testing.T, dir string) // readies the folder, where that is more than the study
	next  []string                       // the next run, where that is another command
}

var verbsUnderFault = []verbUnderFault{
	{name: "build", args: []string{"build", "village", "--format", "svg"}},
	{name: "build again", args: []string{"build", "village", "--format", "svg"}, ready: older("build", "village", "--format", "svg")},
	{name: "build by force", args: []string{"build", "village", "--format", "svg", "--force"}, ready: older("build", "village", "--format", "svg"), next: []string{"build", "village", "--format", "svg"}},
	{name: "weave", args: []string{"weave", "village"}},
	{name: "weave again", args: []string{"weave", "village"}, ready: older("weave", "village")},
	{name: "weave a file with two names", args: []string{"weave", "village"}, ready: both(older("weave", "village"), linked("village/article.md"))},
	{name: "review", args: []string{"review", "village"}},
	{name: "review again", args: []string{"review", "village"}, ready: older("review", "village")},
	{name: "sign", args: sign},
	{name: "sign again", args: sign, ready: signed},
	{name: "sign in a file with two names", args: sign, ready: both(signed, linked("village/reviews.csv"))},
	{name: "new", args: []string{"new", "fresh", "--text", "village/letter.txt"}},
	{name: "verify --fix", args: []string{"verify", "village", "--fix"}},
}

var sign = []string{"review", "village", "--sign", "flood.mill", "--as", "Jane Doe", "--date", "2026-01-02"}

func both(a, b func(*testing.T, string)) func(*testing.T, string) {
	return func(t *testing.T, dir string) { a(t, dir); b(t, dir) }
}

// older runs a command, and then changes a number, so that what it has made is old.
func older(args ...string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		ordinary(t, dir, args...)
		for name, old := range map[string]string{"flood.csv": "12", "letter.txt": "12", "article.md": "12 boats of the mill went"} {
			name = filepath.Join(dir, "village", name)
			text, err := os.ReadFile(name)
			if err == nil {
				err = os.WriteFile(name, bytes.ReplaceAll(text, []byte(old), []byte(strings.Replace(old, "12", "9", 1))), 0o666)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

func signed(t *testing.T, dir string) {
	ordinary(t, dir, "review", "village", "--sign", "flood.village,flood.left", "--as", "John Roe", "--date", "2026-01-01")
}

// linked gives a file a second name in another folder.
func linked(name string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		if err := os.Mkdir(filepath.Join(dir, "links"), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Link(filepath.Join(dir, name), filepath.Join(dir, "links", filepath.Base(name))); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFaults runs the program under strace, which lets one system call after another
// fail, as on a full disk or a broken one, or kills the program at it. Each file is then
// the old or the new one, whole; the next run ends as one that nothing has disturbed, and
// leaves nothing behind. QUOTIENT_FAULTS=full goes over every call.
func TestFaults(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not there, so no system call can be made to fail: apt-get install strace")
	}
	if out, err := exec.Command(strace, "-f", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("strace may trace nothing here, so no system call can be made to fail: %s", out)
	}
	program := filepath.Join(t.TempDir(), "quotient") // the name by which TestMain knows what to be
	self, err := os.Executable()
	if err == nil {
		err = os.Symlink(self, program)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range verbsUnderFault {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			u := &underFault{T: t, verb: v, strace: strace, program: program, from: t.TempDir()}
			village(t, u.from)
			if v.ready != nil {
				v.ready(t, u.from)
			}
			u.old = filesIn(t, u.from)
			u.all()
		})
	}
}

// ordinary runs the program as everybody does.
func ordinary(t *testing.T, dir string, args ...string) int {
	t.Helper()
	code, _ := told(t, dir, args...)
	return code
}

// underFault is a command that is run again and again.
type underFault struct {
	*testing.T
	verb            verbUnderFault
	strace, program string
	from            string            // the folder that each run begins with
	old, new        map[string]string // its files before and after a run that nothing disturbs
	code            int               // the exit code of that
}

// village writes the study, whose text may change.
func village(t *testing.T, dir string) {
	t.Helper()
	a, err := txtar.ParseFile("internal/cli/testdata/studies/village.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		name := filepath.Join(dir, "village", f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, bytes.ReplaceAll(f.Data, []byte(`"sha256": "$letter.txt", `), nil), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// copy copies the folder that each run begins with, its hard links as such.
func (u *underFault) copy() string {
	dir, err := os.MkdirTemp(u.TempDir(), "")
	if err == nil {
		err = os.CopyFS(dir, os.DirFS(u.from))
	}
	if err != nil {
		u.Fatal(err)
	}
	for name := range u.old {
		if other, ok := strings.CutPrefix(name, "links/"); ok {
			other = filepath.Join(dir, "links", other)
			if err := os.Remove(other); err != nil {
				u.Fatal(err)
			}
			if err := os.Link(filepath.Join(dir, "village", filepath.Base(other)), other); err != nil {
				u.Fatal(err)
			}
		}
	}
	return dir
}

// A faultOf is what becomes of a system call: an error, or the end of the program.
type faultOf struct{ call, how string }

func (f faultOf) kills() bool { return f.how == "signal=SIGKILL" }

// all runs the command without a fault, to count its calls, and then with one fault
// after another.
func (u *underFault) all() {
	dir := u.copy()
	trace, code, _ := u.run(dir, "")
	u.code, u.new = code, filesIn(u.T, dir)
	u.Logf("undisturbed: %d", code)
	runs := 0
	for _, call := range []string{"openat", "write", "fsync", "ftruncate", "renameat", "unlinkat", "mkdirat"} {
		hows := []string{"signal=SIGKILL", "error=ENOSPC", "error=EIO"}
		if call == "unlinkat" || call == "mkdirat" {
			hows = hows[:1] // what cannot be tidied up stays
		}
		most := countCalls(trace, call)
		for n := 1; n <= most; n++ {
			some := hows
			if os.Getenv("QUOTIENT_FAULTS") != "full" {
				// Writing comes last; many calls before that open what the program rests on.
				if call == "openat" && n%16 != 0 && n+8 < most {
					continue
				}
				some = hows[n%len(hows):][:1]
			}
			for _, how := range some {
				u.try(faultOf{call, how}, n)
				runs++
			}
		}
	}
	u.Logf("%d runs", runs)
}

// countCalls is how often a call was made by the thread that made it most: strace counts
// by threads.
func countCalls(trace, call string) (most int) {
	by := map[string]int{}
	for _, line := range strings.Split(trace, "\n") {
		if id, rest, ok := strings.Cut(line, " "); ok && strings.HasPrefix(strings.TrimSpace(rest), call+"(") {
			by[id]++
			most = max(most, by[id])
		}
	}
	return most
}

// run runs the command under strace, with a fault or none.
func (u *underFault) run(dir, inject string) (trace string, code int, said string) {
	log := filepath.Join(u.TempDir(), "trace")
	args := []string{"-f", "--seccomp-bpf", "-o", log, "-e", "trace=openat,write,fsync,ftruncate,renameat,unlinkat,mkdirat", "-e", "signal=none"}
	if inject != "" {
		args = append(args, "-e", "inject="+inject)
	}
	cmd := exec.Command(u.strace, append(append(args, u.program), u.verb.args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1", "GODEBUG=asyncpreemptoff=1")
	out, _ := cmd.CombinedOutput()
	text, err := os.ReadFile(log)
	if err != nil {
		u.Fatalf("strace: %v\n%s", err, out)
	}
	return string(text), cmd.ProcessState.ExitCode(), string(out)
}

func (u *underFault) try(f faultOf, n int) {
	u.Helper()
	dir := u.copy()
	defer os.RemoveAll(dir)
	trace, code, said := u.run(dir, f.call+":"+f.how+":when="+strconv.Itoa(n))
	what := fmt.Sprintf("%s %s of the call %d of %s", strings.Join(u.verb.args, " "), f.how, n, f.call)
	is := filesIn(u.T, dir)
	if !strings.Contains(trace, "(INJECTED)") && !strings.Contains(trace, "killed by SIGKILL") && code >= 0 {
		if d := differences(is, u.new); d != "" {
			u.Errorf("%s: without a fault, exit code %d: %s\n%s", what, code, d, said)
		}
		return
	}
	if ended := code >= 0 && code <= 2; ended == f.kills() {
		u.Errorf("%s: exit code %d\n%s", what, code, said)
	}
	u.whole(what, is, f.kills())
	done := differences(is, u.new) == ""
	if code == 0 && !done {
		u.Errorf("%s: it reports success: %s\n%s", what, differences(is, u.new), said)
	}
	next := u.verb.next
	if next == nil {
		next = u.verb.args
	}
	if again := ordinary(u.T, dir, next...); again != u.code && !done {
		u.Errorf("%s: the next run ends with exit code %d, and not with %d", what, again, u.code)
	}
	if d := differences(filesIn(u.T, dir), u.new); d != "" {
		u.Errorf("%s: after the next run %s", what, d)
	}
	for name := range u.old {
		if base, ok := strings.CutPrefix(name, "links/"); ok {
			a, err1 := os.Stat(filepath.Join(dir, name))
			b, err2 := os.Stat(filepath.Join(dir, "village", base))
			if err1 != nil || err2 != nil || !os.SameFile(a, b) {
				u.Errorf("%s: %s is not the same file any more", what, name)
			}
		}
	}
}

// whole fails where a file is neither the old one nor the new one.
func (u *underFault) whole(what string, is map[string]string, killed bool) {
	u.Helper()
	half := slices.ContainsFunc(slices.Collect(maps.Keys(is)), func(name string) bool { return strings.HasSuffix(name, ".journal") })
	for name, text := range is {
		was, before := u.old[name]
		now, after := u.new[name]
		base := filepath.Base(name)
		twoNames := u.old["links/"+base] != ""
		switch {
		case before && text == was, after && text == now:
		case strings.HasPrefix(base, ".quotient"), strings.Contains(name, "/.quotient-"), strings.HasPrefix(name, ".quotient-"):
			if !killed {
				u.Errorf("%s: %s is left behind", what, name)
			}
		case base == "build.json" && json.Valid([]byte(text)): // which says what is under way
		case killed && half && twoNames: // the next run finishes it
		default:
			u.Errorf("%s: %s is neither the old nor the new one: %.200q", what, name, text)
		}
	}
	for name := range u.old {
		if _, there := is[name]; !there && u.new[name] != "" {
			u.Errorf("%s: %s is lost", what, name)
		}
	}
}

// TestBuildsAtOnce builds with different options into one folder at once, ten times. The
// manifest then has what each has made, and no later build is refused or draws anew.
func TestBuildsAtOnce(t *testing.T) {
	options := [][]string{{"--size", "half"}, {"--theme", "dark"}, {"--locale", "en", "--size", "full"}, {"--force"}}
	build := func(dir string, i int) int {
		return ordinary(t, dir, append([]string{"build", "village", "--format", "svg"}, options[i]...)...)
	}
	alone := t.TempDir()
	village(t, alone)
	for i := range options {
		build(alone, i)
	}
	want := filesIn(t, alone)
	for round := range 10 {
		dir := t.TempDir()
		village(t, dir)
		var wait sync.WaitGroup
		for i := range options {
			wait.Go(func() {
				if code := build(dir, i); code != 0 {
					t.Errorf("round %d: %q ends with exit code %d", round, options[i], code)
				}
			})
		}
		wait.Wait()
		if d := differences(filesIn(t, dir), want); d != "" {
			t.Errorf("round %d: %s", round, d)
		}
	}
}
