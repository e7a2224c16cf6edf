//go:build unix

// Command hostile gives the program what would bring it down or lead it out of its
// folder, each with a clock and a limit of memory, and prints what came of it as a
// table of Markdown.
//
//	go run -C tools ./hostile            every input
//	go run -C tools ./hostile -short     those that are made in a moment
//	go run -C tools ./hostile -only yaml those whose name matches
//	go run -C tools ./hostile -short -update ../docs/limits.md
//	                                     and write the table of the docs
//
// Every input must end by itself within 5 seconds and 500 MB, without waiting for anything
// longer than 2 seconds, with exit status 0, 1 or 2, without a panic, and with the files around its folder unread and untouched.
// The command fails where one does not.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	mostSeconds   = 5.0
	mostMegabytes = 500.0
	// What waits for something takes no time of a processor: the clock on the wall has a
	// limit of its own for what is waited for, whatever the machine does besides.
	mostIdle = 2.0
	// What is over all by far is stopped.
	patience = 60 * time.Second
	memory   = 2000.0
)

// secret is in a file next to the hostile folder, which nothing may show.
const secret = "the words of another folder"

// A hostile is one input and what is done with it.
type hostile struct {
	name string
	kind string
	long bool // it takes a while to be made
	// make writes the input into an empty folder. Next to that are the file secret.txt
	// and the folder kept, with a file in it.
	make func(dir string) error
	// run lists the commands, DIR being the folder and OUT one for what is made.
	run []string
	// input is given to the commands on standard input.
	input string
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("hostile: ")
	short := flag.Bool("short", false, "leave out what takes a while to be made")
	only := flag.String("only", "", "try those whose name this regular expression matches")
	program := flag.String("program", "", "the program to try; it is built where none is named")
	verbose := flag.Bool("v", false, "print what every command says")
	times := flag.Float64("times", 1, "allow so many times the seconds, on a machine that does much else; megabytes are the same there")
	summary := flag.Bool("summary", false, "print a line a kind of input, with its worst command")
	docs := flag.String("docs", "", "fail where the table in this file has other kinds, inputs or commands; with -short")
	write := flag.String("update", "", "write the table into this file; with -short")
	flag.Parse()
	if (*docs != "" || *write != "") && (!*short || *only != "") {
		log.Fatal("the table of the docs is of -short and of all inputs: leave out -only")
	}
	*summary = *summary || *write != ""
	wanted, err := regexp.Compile(*only)
	if err != nil {
		log.Fatal(err)
	}
	work, err := os.MkdirTemp("", "hostile")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(work)
	if *program == "" {
		*program = filepath.Join(work, "quotient")
		build := exec.Command("go", "build", "-o", *program, "./cmd/quotient")
		build.Dir = ".."
		if out, err := build.CombinedOutput(); err != nil {
			log.Fatalf("%v\n%s", err, out)
		}
	}
	if !*summary {
		fmt.Println("| Input | Command | Exit | Seconds | MB | First line of what it says |")
		fmt.Println("| --- | --- | --- | --- | --- | --- |")
	}
	failed, tried := 0, 0
	var worst worsts
	for i, h := range hostiles() {
		if *short && h.long || !wanted.MatchString(h.name) {
			continue
		}
		around := filepath.Join(work, strconv.Itoa(i))
		dir := filepath.Join(around, "in")
		if err := prepare(around, dir, h); err != nil {
			log.Fatalf("%s: %v", h.name, err)
		}
		for _, line := range h.run {
			r := try(*program, line, h.input, around, dir, *times)
			tried++
			faults := append(r.faults(*times), outside(around)...)
			worst.add(h, r)
			if !*summary {
				fmt.Printf("| %s | `%.60s` | %s | %.1f | %.0f | %s |\n", h.name, line, r.exit, r.seconds, r.megabytes, r.said(around))
			}
			if *verbose {
				fmt.Fprintf(os.Stderr, "%s\n", r.output)
			}
			if len(faults) > 0 {
				failed++
				log.Printf("%s, %s: %s", h.name, line, strings.Join(faults, "; "))
			}
		}
		os.RemoveAll(around)
	}
	if *summary {
		fmt.Print(worst)
	}
	if *docs != "" {
		if err := compare(*docs, worst.String(), *times); err != nil {
			failed++
			log.Print(err)
		}
	}
	if *write != "" && failed == 0 {
		if err := update(*write, worst.String()); err != nil {
			failed++
			log.Print(err)
		}
	}
	log.Printf("%d commands, %d of them not as they must be", tried, failed)
	if failed > 0 || tried == 0 {
		os.RemoveAll(work)
		os.Exit(1)
	}
}

// worsts are the worst of each kind of input, in the order of kinds.
type worsts []struct {
	kind               string
	inputs, commands   int
	last               string
	seconds, megabytes float64
}

func (w *worsts) add(h hostile, r result) {
	if n := len(*w); n == 0 || (*w)[n-1].kind != h.kind {
		*w = append(*w, worsts{{kind: h.kind}}...)
	}
	k := &(*w)[len(*w)-1]
	if k.last != h.name {
		k.last = h.name
		k.inputs++
	}
	k.commands++
	k.seconds, k.megabytes = max(k.seconds, r.seconds), max(k.megabytes, r.megabytes)
}

// String is the table of Markdown.
func (w worsts) String() string {
	var b strings.Builder
	b.WriteString("| Inputs | How many | Commands | Most seconds | Most MB |\n")
	b.WriteString("| --- | --- | --- | --- | --- |\n")
	for _, k := range w {
		fmt.Fprintf(&b, "| %s | %d | %d | %.1f | %.0f |\n", k.kind, k.inputs, k.commands, k.seconds, k.megabytes)
	}
	return b.String()
}

// prepare makes an input and what is around it.
func prepare(around, dir string, h hostile) error {
	for _, d := range []string{dir, filepath.Join(around, "kept")} {
		if err := os.MkdirAll(d, 0o777); err != nil {
			return err
		}
	}
	for _, name := range []string{"secret.txt", "kept/file.txt", "kept/chart.svg"} {
		if err := os.WriteFile(filepath.Join(around, name), []byte(secret+"\n"), 0o666); err != nil {
			return err
		}
	}
	return h.make(dir)
}

// outside lists what has become of the files around the folder.
func outside(around string) (faults []string) {
	var names []string
	_ = filepath.WalkDir(around, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(around, path)
		switch {
		case err != nil:
			return nil
		case d.IsDir() && (name == "in" || name == "out"):
			faults = append(faults, shown(path, filepath.Join(around, "out"))...)
			return fs.SkipDir
		case !d.IsDir():
			text, err := os.ReadFile(path)
			if err != nil || string(text) != secret+"\n" {
				faults = append(faults, "changed "+name)
			}
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	if got := strings.Join(names, " "); got != "kept/chart.svg kept/file.txt secret.txt" {
		faults = append(faults, "the files around are "+got)
	}
	return faults
}

// shown lists the files of a folder that have what they should not have read.
func shown(folder, out string) (faults []string) {
	_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return nil
		}
		info, err := d.Info()
		if err != nil || info.Size() > 50<<20 {
			return nil
		}
		if text, err := os.ReadFile(path); err == nil && bytes.Contains(text, []byte(secret)) {
			faults = append(faults, filepath.Base(path)+" has the words of a file outside")
		}
		return nil
	})
	return faults
}

// A result is what came of a command.
type result struct {
	exit               string
	seconds, megabytes float64
	idle               float64 // seconds in which it waited, and did not want to run
	output             []byte
}

// try runs a command with a clock and a limit of memory.
func try(program, line, input, around, dir string, times float64) (r result) {
	words := strings.Fields(line)
	for i, w := range words {
		words[i] = strings.NewReplacer("DIR", dir, "OUT", filepath.Join(around, "out")).Replace(w)
	}
	c := exec.Command(program, words...)
	c.Dir = dir
	c.Env = append(os.Environ(), "QUOTIENT_SOURCES="+dir, "NO_COLOR=1")
	c.Stdin = strings.NewReader(input)
	var output bytes.Buffer
	c.Stdout, c.Stderr = &output, &output
	c.WaitDelay = time.Second
	start := time.Now()
	if err := c.Start(); err != nil {
		log.Fatal(err)
	}
	done, stopped := make(chan struct{}), make(chan string, 1)
	peak, idle := 0.0, 0.0
	var watch sync.WaitGroup
	watch.Go(func() {
		last := time.Now()
		for {
			select {
			case <-done:
				return
			case <-time.After(5 * time.Millisecond):
			}
			now := resident(c.Process.Pid)
			peak = max(peak, now)
			if asleep(c.Process.Pid) {
				idle += time.Since(last).Seconds()
			}
			last = time.Now()
			switch {
			case time.Since(start) > time.Duration(times*float64(patience)):
				stopped <- "stopped: time"
			case now > memory:
				stopped <- "stopped: memory"
			default:
				continue
			}
			_ = c.Process.Kill()
			return
		}
	})
	_ = c.Wait()
	close(done)
	watch.Wait()
	// On a machine that does much else the clock says little.
	r.seconds = min(time.Since(start), c.ProcessState.UserTime()+c.ProcessState.SystemTime()).Seconds()
	r.output = output.Bytes()
	r.megabytes, r.idle = peak, idle
	r.exit = strconv.Itoa(c.ProcessState.ExitCode())
	select {
	case r.exit = <-stopped:
	default:
	}
	return r
}

// asleep reports whether no thread of a process runs or wants to, as where it waits for a
// lock, a pipe or the network; what waits for a disk is at work. False where the system
// does not say.
func asleep(pid int) bool {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", pid))
	for _, name := range threads {
		text, err := os.ReadFile(name)
		if err != nil {
			continue // it has just ended
		}
		_, state, _ := strings.Cut(string(text), ") ") // what is before is the name
		if !strings.HasPrefix(state, "S") {
			return false
		}
	}
	return len(threads) > 0
}

// resident is the most memory that a process has had, in megabytes; 0 where the system
// does not say. What the system says at its end counts the program that began it.
func resident(pid int) float64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(text), "VmHWM:")
	words := strings.Fields(after)
	if len(words) == 0 {
		return 0
	}
	kilobytes, _ := strconv.ParseFloat(words[0], 64)
	return kilobytes / 1024
}

// faults are what a command may not do.
func (r result) faults(times float64) (out []string) {
	if !slices.Contains([]string{"0", "1", "2"}, r.exit) {
		out = append(out, "exit "+r.exit)
	}
	if r.seconds > times*mostSeconds {
		out = append(out, fmt.Sprintf("%.1f s", r.seconds))
	}
	if r.idle > mostIdle {
		out = append(out, fmt.Sprintf("waits %.1f s for nothing", r.idle))
	}
	if r.megabytes > mostMegabytes {
		out = append(out, fmt.Sprintf("%.0f MB", r.megabytes))
	}
	for _, word := range []string{"panic:", "goroutine ", "invalid memory address", secret} {
		if bytes.Contains(r.output, []byte(word)) {
			out = append(out, "says "+strconv.Quote(word))
		}
	}
	for _, c := range r.output {
		if c < ' ' && c != '\n' && c != '\t' {
			out = append(out, fmt.Sprintf("writes the control character %#x", c))
			break
		}
	}
	if bytes.Contains(r.output, []byte("\n::stop-commands")) {
		out = append(out, "starts a line with a command for CI")
	}
	if len(r.output) > 1<<20 && r.exit != "0" {
		out = append(out, fmt.Sprintf("says %d bytes", len(r.output)))
	}
	if r.exit != "0" && len(bytes.TrimSpace(r.output)) == 0 {
		out = append(out, "says nothing")
	}
	return out
}

// said is the first line of what a command says, short enough for a table.
func (r result) said(around string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(r.output)), "\n")
	line = strings.ReplaceAll(line, around+"/", "")
	line = strings.TrimSpace(line)
	if runes := []rune(line); len(runes) > 110 {
		line = string(runes[:110]) + "…"
	}
	return strings.NewReplacer("|", "\\|", "\r", "").Replace(line)
}
