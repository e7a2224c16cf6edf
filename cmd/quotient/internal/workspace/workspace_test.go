package workspace

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/charts"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/quantity"
)

// reads is a folder that counts how often each of its files is read.
type reads struct {
	fs.FS
	mu sync.Mutex
	of map[string]int
}

func (r *reads) ReadFile(name string) ([]byte, error) {
	r.mu.Lock()
	r.of[name]++
	r.mu.Unlock()
	return fs.ReadFile(r.FS, name)
}

// TestOnce asks for everything from many goroutines at once: the comparisons are worked
// out once, the charts once in each locale, and everybody gets the same.
func TestOnce(t *testing.T) {
	p, err := Find("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	counted := &reads{FS: p.FS, of: map[string]int{}}
	p.FS = counted
	w, err := Load(p, charts.Options{Allow: true})
	if err != nil {
		t.Fatal(err)
	}
	first, err := w.Comparisons()
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if c, err := w.Comparisons(); err != nil || c != first {
				t.Errorf("other comparisons, or the error %v", err)
			}
			if all, found, err := w.Everywhere(); err != nil || len(found) > 0 || len(all) == 0 {
				t.Errorf("%d charts, %v, %v", len(all), found, err)
			}
		})
	}
	wait.Wait()
	if n := counted.of[analysis.SpecFile]; n != 1 {
		t.Errorf("the comparisons were worked out %d times", n)
	}
	if n := counted.of[charts.SpecFile]; n != len(quantity.Locales()) {
		t.Errorf("the charts were loaded %d times in %d locales", n, len(quantity.Locales()))
	}
	for name, n := range counted.of {
		if strings.HasSuffix(name, ".csv") && n != 1 {
			t.Errorf("%s was read %d times", name, n)
		}
	}
	a, _ := w.Charts("hu")
	b, _ := w.Charts("hu")
	if len(a) == 0 || a[0] != b[0] {
		t.Error("the charts of a locale are not the same when they are asked for again")
	}
}

// TestView has what is right of a study in which something is wrong.
func TestView(t *testing.T) {
	const descriptor = `{"name": "t", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "value", "type": "number"}]}}]}`
	for name, tt := range map[string]struct {
		files       map[string]string
		faults      int
		comparisons int
		err         string
	}{
		"whole":          {map[string]string{"comparisons.yaml": "comparisons:\n  - {id: a, title: A, formula: t.a / t.b}\n"}, 0, 1, ""},
		"one is wrong":   {map[string]string{"comparisons.yaml": "comparisons:\n  - {id: a, title: A, formula: t.a / t.b}\n  - {id: b, title: B, formula: t.a / t.z}\n"}, 1, 1, ""},
		"a wrong chart":  {map[string]string{"charts.yaml": "charts:\n  - {id: x, kind: bra, title: A, table: t}\n"}, 1, 0, ""},
		"no comparisons": {map[string]string{"comparisons.yaml": "comparisons: [\n"}, 0, 0, "1 error, so nothing was written"},
		"no table":       {map[string]string{"t.csv": "id,value\na,x\n"}, 0, 0, "1 error, so nothing was written"},
	} {
		files := fstest.MapFS{"datapackage.json": {Data: []byte(descriptor)}, "t.csv": {Data: []byte("id,value\na,4\nb,2\n")}}
		for name, text := range tt.files {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
		v, err := Open(Place{Name: "t", FS: files}, charts.Options{})
		if tt.err != "" {
			if err == nil || !strings.Contains(err.Error(), tt.err) || IsFailed(err) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil || len(v.Faults) != tt.faults || len(v.Comparisons.List) != tt.comparisons {
			t.Errorf("%s: %v, %+v", name, err, v)
			continue
		}
		if _, err := Whole(Place{Name: "t", FS: files}, charts.Options{}); (err != nil) != (tt.faults > 0) {
			t.Errorf("%s, whole: %v", name, err)
		}
	}
}

// TestPlace names files from here, and says which of them cannot be read.
func TestPlace(t *testing.T) {
	p := Place{Name: "some/study", FS: fstest.MapFS{"a.csv": {}}}
	for file, want := range map[string]string{"a.csv": "some/study/a.csv", "out/a.svg": "out/a.svg", "../a.csv": "../a.csv"} {
		if got := p.Path(file); got != want {
			t.Errorf("%s is %s, want %s", file, got, want)
		}
	}
	if got := p.At(datasets.Finding{File: "a.csv", Line: 2, Message: "4\u00a0%"}); !strings.HasPrefix(got, "some/study/a.csv:2") || strings.Contains(got, "\u00a0") {
		t.Errorf("a finding is printed as %q", got)
	}
	if got := p.Unreadable(&fs.PathError{Op: "open", Path: "a.csv", Err: fs.ErrPermission}).Error(); !strings.HasPrefix(got, "cannot read some/study/a.csv: ") {
		t.Errorf("the error is %q", got)
	}
	if err := Failed(errors.New("x")); !IsFailed(err) || err.Error() != "x" || IsFailed(errors.New("x")) {
		t.Error("a failure is not told from another error")
	}
}

// TestSources: texts are looked for where the user says, and next to the study; no folder
// of the machine is searched because of its name.
func TestSources(t *testing.T) {
	dir := t.TempDir()
	study := filepath.Join(dir, "desk", "study")
	for _, d := range []string{study, filepath.Join(dir, "shared", "sources"), filepath.Join(dir, "asked"), filepath.Join(dir, "set")} {
		if err := os.MkdirAll(d, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(filepath.Join(dir, "desk"))
	t.Setenv("QUOTIENT_SOURCES", filepath.Join(dir, "set"))
	got, err := Place{Name: "study"}.Sources([]string{filepath.Join("..", "asked")})
	if want := []string{filepath.Join("..", "asked"), filepath.Join(dir, "set"), "study", "."}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	got, err = Place{Name: "bundled"}.Sources(nil)
	if want := []string{filepath.Join(dir, "set")}; err != nil || !slices.Equal(got, want) {
		t.Errorf("of a bundled study: %q, %v, want %q", got, err, want)
	}
	if _, err := (Place{Name: "study"}).Sources([]string{"none"}); err == nil {
		t.Error("a folder that is not there is searched")
	}
}

// TestTexts reads every file of a study that somebody writes, however its descriptor names
// them.
func TestTexts(t *testing.T) {
	mark := "\ufeff"
	p := Place{Name: "study", FS: folder.Memory{
		datasets.DescriptorName: []byte(mark + `{"resources": [{"path": ["data/a.csv"]}, {"path": "data/b.tsv"}, {"path": "../c.csv"}, "d.json", {"path": "gone.csv"}]}`),
		"data/a.csv":            []byte("a"), "data/b.tsv": []byte("b"), "data/other.csv": []byte("o"), "text.txt": []byte("t"), ".hidden.csv": []byte("h"), "picture.svg": []byte("p"),
	}}
	texts, err := p.Texts()
	if got := slices.Sorted(maps.Keys(texts)); err != nil || !slices.Equal(got, []string{"data/a.csv", "data/b.tsv", "datapackage.json", "text.txt"}) {
		t.Error(got, err)
	}
}
