package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// A command is a process to be measured.
type command struct {
	args []string
	dir  string
	env  []string // beside those of this process
	// before readies a run, outside the time that is measured.
	before func() error
	// fails is the exit status that is expected where it is not 0.
	fails int
}

// A sample is what one process took.
type sample struct {
	cpu, wall time.Duration
	rss       int64 // the most memory, in bytes; 0 where the system does not say
}

// sample runs the command once.
func (c command) sample() (sample, error) {
	if c.before != nil {
		if err := c.before(); err != nil {
			return sample{}, err
		}
	}
	cmd := exec.Command(c.args[0], c.args[1:]...)
	cmd.Dir = c.dir
	cmd.Env = append(cmd.Environ(), c.env...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	began := time.Now()
	err := cmd.Run()
	wall := time.Since(began)
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != c.fails {
		return sample{}, fmt.Errorf("%s: %w\n%s", strings.Join(c.args, " "), err, said.Bytes())
	}
	return sample{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), wall, peak(cmd.ProcessState)}, nil
}

// samples runs commands in turn, so that what slows the machine slows them alike. The
// first run of each warms it and is not counted.
func (b *bench) samples(commands ...command) ([][]sample, error) {
	out := make([][]sample, len(commands))
	for i := range b.runs + 1 {
		for k, c := range commands {
			s, err := c.sample()
			if err != nil {
				return nil, err
			}
			if i > 0 {
				out[k] = append(out[k], s)
			}
		}
	}
	return out, nil
}

// median is the middle of what is measured of each sample.
func median(samples []sample, of func(sample) float64) float64 {
	var all []float64
	for _, s := range samples {
		all = append(all, of(s))
	}
	return middle(all)
}

// ratio is the median of the ratios of samples that ran one after the other.
func ratio(a, b []sample, of func(sample) float64) float64 {
	var all []float64
	for i := range a {
		all = append(all, of(a[i])/of(b[i]))
	}
	return middle(all)
}

// more is the median of how much more a took than b right after it.
func more(a, b []sample, of func(sample) float64) float64 {
	var all []float64
	for i := range a {
		all = append(all, of(a[i])-of(b[i]))
	}
	return middle(all)
}

func middle(all []float64) float64 {
	slices.Sort(all)
	n := len(all)
	return (all[(n-1)/2] + all[n/2]) / 2
}

// What is measured of a sample.
func cpu(s sample) float64    { return s.cpu.Seconds() * 1000 }  // milliseconds
func wall(s sample) float64   { return s.wall.Seconds() * 1000 } // milliseconds
func memory(s sample) float64 { return float64(s.rss) / 1e6 }    // megabytes

// within is a row of milliseconds that must not be more than a goal.
func within(what string, measured, goal float64) row {
	return row{what: what, measured: fmt.Sprintf("%.1f ms", measured), goal: fmt.Sprintf("≤ %g ms", goal), holds: measured <= goal}
}

// part is a row of a ratio that must not be more than a goal.
func part(what string, measured, goal float64) row {
	return row{what: what, measured: fmt.Sprintf("%.3f", measured), goal: fmt.Sprintf("≤ %g", goal), holds: measured <= goal}
}
