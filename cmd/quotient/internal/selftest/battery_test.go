package selftest

import (
	"bytes"
	"cmp"
	_ "embed"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"quotient/charts"
	"quotient/cmd/quotient/internal/checks"
	"quotient/cmd/quotient/internal/weave"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/folder"
)

// The batteries were written before the rules that they measure. Every second line of
// them is kept aside: missed prints what was judged wrong of the other half alone.
var (
	missed = flag.Bool("missed", false, "print the lines of the batteries that were judged wrong, but for those kept aside")
	class  = flag.String("class", "", "try only this class of the batteries, and hold nothing")
)

var (
	//go:embed testdata/battery/sentences.txt
	sentences string
	//go:embed testdata/battery/harbour.txtar
	harbour string
	//go:embed testdata/battery/earthquakes.txt
	earthquakes string
	//go:embed testdata/battery/reparations.txt
	reparations string
	//go:embed testdata/battery/changes.tsv
	changes string
	//go:embed testdata/battery/titles.tsv
	titles string
)

// A trial is a line of a battery.
type trial struct {
	class string
	wrong bool // it must be noticed
	aside bool
	text  string // the line
	found datasets.Findings
}

// lines are those of a battery that are no comments.
func lines(battery string) (out []string) {
	for line := range strings.Lines(battery) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

// bundled is a bundled study in memory, with its texts.
func bundled(t *testing.T, name string) (folder.Memory, []*check.Text) {
	t.Helper()
	fsys, err := datasets.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	files := folder.Memory{}
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[name], err = fs.ReadFile(fsys, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	s, err := datasets.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	texts, err := check.Texts(s, []string{os.Getenv("QUOTIENT_SOURCES"), filepath.Join("..", "..", "..", "..", "..", "shared", "sources")})
	if err != nil {
		t.Fatal(err)
	}
	if slices.Contains(texts, nil) {
		t.Skip("the text of the bundled study is not at hand: set QUOTIENT_SOURCES to its folder")
	}
	return files, texts
}

// score logs how many of a battery were judged right, by class and half, and fails where
// the half kept aside has fewer than the shares that were reached.
func score(t *testing.T, trials []*trial, noticed, alarms float64) {
	t.Helper()
	type count struct{ right, all int }
	counts := map[string]*[2]count{}
	var total [2][2]count // by wrong, by aside
	for _, x := range trials {
		key := x.class
		if !x.wrong {
			key += " (true)"
		}
		if counts[key] == nil {
			counts[key] = &[2]count{}
		}
		half, wrong := 0, 0
		if x.aside {
			half = 1
		}
		if x.wrong {
			wrong = 1
		}
		right := (len(x.found) > 0) == x.wrong
		for _, c := range []*count{&counts[key][half], &total[wrong][half]} {
			c.all++
			if right {
				c.right++
			}
		}
		if !right && !x.aside && *missed {
			fmt.Printf("%s\n", x.text)
			for _, f := range x.found {
				fmt.Printf("\t%s\n", f)
			}
		}
	}
	share := func(c count) float64 { return float64(c.right) / float64(cmp.Or(c.all, 1)) }
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		c := counts[key]
		t.Logf("%-22s %3d of %3d, kept aside %3d of %3d", key, c[0].right, c[0].all, c[1].right, c[1].all)
	}
	for wrong, what := range []string{"true", "false"} {
		c := total[wrong]
		t.Logf("%-22s %3d of %3d (%.1f %%), kept aside %3d of %3d (%.1f %%)", "all that are "+what, c[0].right, c[0].all, 100*share(c[0]), c[1].right, c[1].all, 100*share(c[1]))
	}
	if *class != "" {
		return
	}
	if got := share(total[1][1]); got < noticed {
		t.Errorf("%.1f %% of what is false is noticed, of the half kept aside; it was %.1f %%", 100*got, 100*noticed)
	}
	if got := 1 - share(total[0][1]); got > alarms {
		t.Errorf("%.1f %% of what is true is called false, of the half kept aside; it was %.1f %%", 100*got, 100*alarms)
	}
}

// TestSentences judges batteries of sentences about the bundled studies, each in an article
// of its own.
func TestSentences(t *testing.T) {
	for _, b := range []struct {
		study, battery  string
		noticed, alarms float64
	}{
		{"hungary-1956", sentences, 0.94, 0.02},
		{"earthquakes", earthquakes, 0.9, 0.1},
		{"reparations-1919", reparations, 0.92, 0.05},
	} {
		t.Run(b.study, func(t *testing.T) {
			files, _ := bundled(t, b.study)
			trials := judged(t, b.study, files, b.battery, func(i int) bool { return i%2 == 1 })
			score(t, trials, b.noticed, b.alarms)
		})
	}
}

// TestSentencesElsewhere judges one about another study, by which no rule was written: its
// sentences are in pairs of a true and a false one, and every second pair is kept aside.
func TestSentencesElsewhere(t *testing.T) {
	a := txtar.Parse([]byte(harbour))
	files, battery := folder.Memory{}, ""
	for _, f := range a.Files {
		if f.Name == "sentences.txt" {
			battery = string(f.Data)
		} else {
			files[f.Name] = f.Data
		}
	}
	score(t, judged(t, "harbour", files, battery, func(i int) bool { return i/2%2 == 1 }), 0.95, 0.05)
}

// judged judges the sentences of a battery about a study.
func judged(t *testing.T, study string, files folder.Memory, battery string, aside func(int) bool) (trials []*trial) {
	t.Helper()
	w, err := workspace.Load(workspace.Place{Name: study, FS: files}, charts.Options{Allow: true})
	if err != nil {
		t.Fatal(err)
	}
	all := folder.Memory{}
	byFile := map[string]*trial{}
	for i, line := range lines(battery) {
		fields := strings.SplitN(line, " ", 3)
		name := fmt.Sprintf("sentence-%03d.md", i+1)
		if _, tag, ok := strings.Cut(fields[1], "/"); ok { // noun/hu
			name = fmt.Sprintf("sentence-%03d.%s.md", i+1, tag)
		}
		all[name] = []byte(fields[2] + "\n")
		byFile[name] = &trial{class: fields[1], wrong: fields[0] == "false", aside: aside(i), text: line}
		trials = append(trials, byFile[name])
	}
	weaver := weave.New(w, nil)
	var found datasets.Findings
	for name, text := range all {
		now, wrong, err := woven(weaver, name, text)
		if err != nil {
			t.Fatal(err)
		}
		if all[name] = now; wrong != nil {
			found = append(found, wrong.Findings...)
		}
	}
	r, err := checks.Articles(weaver, all)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range slices.Concat(found, r.Findings) {
		if !f.Warning {
			byFile[f.File].found = append(byFile[f.File].found, f)
		}
	}
	return trials
}

// TestChanges makes a battery of single changes to the bundled study, weaves its articles
// again, as an editor would, and verifies it.
func TestChanges(t *testing.T) { changesOf(t, "hungary-1956\t", changes, 0.95, 0) }

// TestTitles does so with the words of the charts and comparisons of the smaller studies,
// of which each line names one.
func TestTitles(t *testing.T) { changesOf(t, "", titles, 0.82, 0) }

// changesOf tries a battery of changes to studies; before is what its lines lack.
func changesOf(t *testing.T, before, battery string, noticed, alarms float64) {
	t.Helper()
	studies := map[string]*subject{}
	var trials []*trial
	for i, line := range lines(battery) {
		x := &trial{aside: i%2 == 1, text: before + line}
		name, rest, _ := strings.Cut(x.text, "\t")
		if _, ok := studies[name]; !ok {
			files, texts := bundled(t, name)
			subject, err := newSubject(files, func(*datasets.Study) ([]*check.Text, error) { return texts, nil })
			if err != nil {
				t.Fatal(err)
			}
			studies[name] = subject
		}
		x.class, _, _ = strings.Cut(rest, "\t")
		x.wrong = !strings.HasPrefix(x.class, "fine")
		if *class == "" || strings.HasSuffix(x.class, *class) {
			trials = append(trials, x)
		}
	}
	next := make(chan *trial)
	var wait sync.WaitGroup
	for range 2 {
		wait.Go(func() {
			for x := range next {
				name, line, _ := strings.Cut(x.text, "\t")
				found, err := changed(studies[name], line)
				if err != nil {
					t.Errorf("%s: %v", x.text, err)
				}
				x.found = found
			}
		})
	}
	for _, x := range trials {
		next <- x
	}
	close(next)
	wait.Wait()
	score(t, trials, noticed, alarms)
}

// changed are the findings in a study with one change, whose articles were woven again.
func changed(s *subject, line string) (datasets.Findings, error) {
	fields := strings.Split(line, "\t")
	if len(fields) != 4 {
		return nil, fmt.Errorf("%d fields, not 4", len(fields))
	}
	lines := strings.NewReplacer(`\n`, "\n")
	was, now := []byte(lines.Replace(fields[2])), []byte(lines.Replace(fields[3]))
	text := s.files[fields[1]]
	if n := bytes.Count(text, was); n != 1 {
		return nil, fmt.Errorf("the text occurs %d times in %s", n, fields[1])
	}
	found, err := s.caught(&Mutant{File: fields[1], files: map[string][]byte{fields[1]: bytes.Replace(text, was, now, 1)}})
	if err != nil || found == nil {
		return nil, err
	}
	return slices.DeleteFunc(found.Findings, func(f datasets.Finding) bool { return f.Warning }), nil
}
