//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// The table of the docs is between these two lines.
const (
	tableBegins = "<!-- made by: go run -C tools ./hostile -short -update ../docs/limits.md -->\n"
	tableEnds   = "<!-- end of what is made -->\n"
)

// update writes the table into a file of the docs, between the two lines.
func update(path, table string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, after, err := around(string(text))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.WriteFile(path, []byte(before+table+after), 0o666)
}

// around is what a file has before its table and after it.
func around(text string) (before, after string, err error) {
	before, rest, begins := strings.Cut(text, tableBegins)
	_, after, ends := strings.Cut(rest, tableEnds)
	if !begins || !ends {
		return "", "", fmt.Errorf("the table must be between the lines %q and %q", strings.TrimSpace(tableBegins), strings.TrimSpace(tableEnds))
	}
	return before + tableBegins + "\n", "\n" + tableEnds + after, nil
}

// compare holds the table in a file of the docs to the one of this run: the kinds, the
// inputs and the commands must be the same. Seconds and megabytes differ from run to
// run, so they need only be within the limits, in both; so many times the seconds in this
// run.
func compare(path, table string, times float64) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, after, err := around(string(text))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	was := strings.TrimSuffix(strings.TrimPrefix(string(text), before), after)
	old, new := strings.Split(strings.TrimSpace(was), "\n"), strings.Split(strings.TrimSpace(table), "\n")
	var wrong []error
	for i := range max(len(old), len(new)) {
		if a, b := cells(old, i), cells(new, i); strings.Join(a[:3], "|") != strings.Join(b[:3], "|") {
			wrong = append(wrong, fmt.Errorf("%s has | %s |, and this run | %s |", path, strings.Join(a[:3], " | "), strings.Join(b[:3], " | ")))
		} else if i > 1 {
			wrong = append(wrong, within(path, a, mostSeconds), within("this run", b, times*mostSeconds))
		}
	}
	if errors.Join(wrong...) != nil {
		wrong = append(wrong, errors.New("go run -C tools ./hostile -short -update ../docs/limits.md makes the table again"))
	}
	return errors.Join(wrong...)
}

// within is an error where what a line of a table says is not within the limits.
func within(whose string, cells []string, most float64) error {
	seconds, err1 := strconv.ParseFloat(cells[3], 64)
	megabytes, err2 := strconv.ParseFloat(cells[4], 64)
	if err1 == nil && err2 == nil && seconds <= most && megabytes <= mostMegabytes {
		return nil
	}
	return fmt.Errorf("%s: %s: %s s and %s MB are not within %v s and %v MB", whose, cells[0], cells[3], cells[4], most, mostMegabytes)
}

// cells are the five cells of a line of a table, empty where there is none.
func cells(lines []string, i int) []string {
	out := make([]string, 5)
	if i < len(lines) {
		for j, cell := range strings.Split(strings.Trim(lines[i], "| "), "|") {
			if j < len(out) {
				out[j] = strings.TrimSpace(cell)
			}
		}
	}
	return out
}
