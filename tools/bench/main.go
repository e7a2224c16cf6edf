// Command bench measures how long the program takes and how much memory, and prints each
// result beside its goal, as tables of Markdown. It measures whole processes, as the
// system accounts for them, and compares within one run: times of two runs on a machine
// that others use say little.
//
//	go run -C tools ./bench                       every group of measurements
//	go run -C tools ./bench -only start,peers     some of them
//	go run -C tools ./bench -update ../docs/performance.md
//	                                              and write their tables into the docs
//
// To add a group, write a file with a value of group and add it to groups. Its table
// takes the place of the text between <!-- bench:NAME --> and <!-- /bench:NAME -->.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// A group is measurements that share a table.
type group struct {
	name string
	// run measures. A group that cannot, on this machine, returns no row and says why.
	run func(*bench) (rows []row, why string, err error)
}

// groups lists the groups, in the order of the page.
var groups = []group{start, verbs, peers}

// A row is one measurement beside its goal.
type row struct {
	what     string
	measured string
	goal     string
	holds    bool
}

// bench is what all groups need.
type bench struct {
	dir     string // for whatever is made, and removed at the end
	root    string // of the repository
	program string
	runs    int // of each command, of which the median counts
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	only := flag.String("only", "", "the groups to measure, separated by commas; all without it")
	runs := flag.Int("n", 15, "how often each command runs")
	update := flag.String("update", "", "a page of Markdown whose tables are written anew")
	root := flag.String("root", "..", "the folder of the repository")
	program := flag.String("program", "", "the program to measure; built from the repository without it")
	flag.Parse()
	if err := measure(*root, *program, *only, *update, *runs); err != nil {
		log.Fatal(err)
	}
}

func measure(root, program, only, update string, runs int) error {
	if runs < 1 {
		return fmt.Errorf("-n is %d: each command must run at least once", runs)
	}
	root, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	wanted, err := pick(only)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b := &bench{dir: dir, root: root, program: program, runs: runs}
	if program == "" {
		if b.program, err = b.build(root, "./cmd/quotient", "quotient"); err != nil {
			return err
		}
	} else if b.program, err = filepath.Abs(program); err != nil {
		return err
	}
	for _, g := range wanted {
		rows, why, err := g.run(b)
		if err != nil {
			return fmt.Errorf("%s: %w", g.name, err)
		}
		if why != "" {
			log.Printf("%s: not measured: %s", g.name, why)
			continue
		}
		text := table(rows)
		fmt.Printf("%s\n\n%s\n", g.name, text)
		if update == "" {
			continue
		}
		if err := b.write(update, g.name, text); err != nil {
			return err
		}
	}
	return nil
}

// pick chooses groups by their names.
func pick(only string) (out []group, err error) {
	if only == "" {
		return groups, nil
	}
	var names []string
	for _, g := range groups {
		names = append(names, g.name)
	}
	for name := range strings.SplitSeq(only, ",") {
		i := slices.Index(names, name)
		if i < 0 {
			return nil, fmt.Errorf("there is no group %q: -only takes some of %s", name, strings.Join(names, ", "))
		}
		out = append(out, groups[i])
	}
	return out, nil
}

// build builds a command in a folder, and returns where it is.
func (b *bench) build(dir, what, name string) (string, error) {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	out := filepath.Join(b.dir, name)
	cmd := exec.Command("go", "build", "-o", out, what)
	cmd.Dir = dir
	if text, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("cannot build %s: %w\n%s", what, err, text)
	}
	return out, nil
}

// table is rows as a table of Markdown.
func table(rows []row) string {
	var b strings.Builder
	b.WriteString("| | Measured | Goal | |\n| --- | --- | --- | --- |\n")
	for _, r := range rows {
		mark := "met"
		switch {
		case r.goal == "":
			mark = ""
		case !r.holds:
			mark = "not met"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.what, r.measured, r.goal, mark)
	}
	return b.String()
}

// write puts a table in its place on a page, with the machine and the runs it is of.
func (b *bench) write(page, name, text string) error {
	old, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	from, to := "<!-- bench:"+name+" -->\n", "<!-- /bench:"+name+" -->\n"
	before, rest, found := strings.Cut(string(old), from)
	_, after, ends := strings.Cut(rest, to)
	if !found || !ends {
		return fmt.Errorf("%s has no place for this table: write the lines %s and %s where it belongs", page, strings.TrimSpace(from), strings.TrimSpace(to))
	}
	note := fmt.Sprintf("\nMedians of %s, on %s (%s/%s).\n", counted(b.runs, "run"), counted(runtime.NumCPU(), "core"), runtime.GOOS, runtime.GOARCH)
	return os.WriteFile(page, []byte(before+from+"\n"+text+note+"\n"+to+after), 0o666)
}

// counted is a number with a noun.
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
