//go:build linux

package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/build"
)

// TestStoppedBuild stops a build after it has written which files it will write, and
// before it writes any. Whatever is built next, by whatever options, no later build is
// blocked, and none takes an old file for a new one.
func TestStoppedBuild(t *testing.T) {
	stopped := t.TempDir()
	old := stop(t, stopped)
	clean := t.TempDir()
	village(t, clean)
	again(t, clean)
	ordinary(t, clean, "build", "village")
	want := filesIn(t, filepath.Join(clean, "out"))
	for _, options := range []string{
		"", "--only other", "--only other;--only other", "--only other;--only boats --format svg", "--format svg", "--only other --format pdf",
		"--size half", "--only other --theme dark", "--only other --locale en,hu", "--locale hu", "--text embedded", "--only other --force",
	} {
		t.Run(options, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(stopped)); err != nil {
				t.Fatal(err)
			}
			for _, one := range strings.Split(options, ";") {
				if code := ordinary(t, dir, append([]string{"build", "village"}, strings.Fields(one)...)...); code != 0 {
					t.Errorf("build %s: exit code %d", one, code)
				}
				notTaken(t, dir, old)
			}
			if code := ordinary(t, dir, "build", "village"); code != 0 {
				t.Fatalf("the next build: exit code %d", code)
			}
			got := filesIn(t, filepath.Join(dir, "out"))
			for name, text := range want {
				if !strings.HasSuffix(name, build.ManifestName) && got[name] != text {
					t.Errorf("after the next build %s is not as a build in an empty folder writes it", name)
				}
			}
			for _, f := range manifest(t, dir).Files {
				if f.Before != "" {
					t.Errorf("%s is still under way", f.Path)
				}
			}
			if _, said := told(t, dir, "verify", "village"); strings.Contains(said, "out/village") {
				t.Errorf("verify finds something in what was built:\n%s", said)
			}
		})
	}
}

const otherChart = `  - id: other
    kind: bar
    title: {en: "The mill lost {flood.mill}", hu: "A malom vesztesége: {flood.mill}"}
    rows: [flood.village, flood.mill]
    label: what
`

// stop leaves a folder as a build does that is killed once it has written which files it
// will write: the first of them is read-only, and so the build ends there.
func stop(t *testing.T, dir string) (old map[string]string) {
	t.Helper()
	village(t, dir)
	charts := filepath.Join(dir, "village", "charts.yaml")
	text, err := os.ReadFile(charts)
	if err != nil {
		t.Fatal(err)
	}
	text = append(text, otherChart...)
	if err := os.WriteFile(charts, text, 0o666); err != nil {
		t.Fatal(err)
	}
	if code := ordinary(t, dir, "build", "village"); code != 0 {
		t.Fatalf("the first build: exit code %d", code)
	}
	old = filesIn(t, filepath.Join(dir, "out"))
	again(t, dir)
	first := filepath.Join(dir, "out", "village", "charts", "boats.png")
	if err := os.Chmod(first, 0o444); err != nil {
		t.Fatal(err)
	}
	if code := ordinary(t, dir, "build", "village"); code != 1 {
		t.Fatalf("the build that is stopped: exit code %d", code)
	}
	if err := os.Chmod(first, 0o666); err != nil {
		t.Fatal(err)
	}
	for name, text := range filesIn(t, filepath.Join(dir, "out")) {
		if old[name] != text && !strings.HasSuffix(name, build.ManifestName) {
			t.Fatalf("%s is not as it was", name)
		}
	}
	if !slices.ContainsFunc(manifest(t, dir).Files, func(f build.File) bool { return f.Before != "" && f.Before != f.SHA256 }) {
		t.Fatal("no file is under way")
	}
	const advice = "run quotient build village to make it again"
	if _, said := told(t, dir, "verify", "village"); !strings.Contains(said, "was interrupted") || !strings.Contains(said, advice) || strings.Contains(said, "altered") {
		t.Errorf("verify of a build that was stopped:\n%s", said)
	}
	return old
}

// again writes the study as it is for the second build.
func again(t *testing.T, dir string) {
	t.Helper()
	for name, change := range map[string]*strings.Replacer{
		"flood.csv":   strings.NewReplacer("12", "9"),
		"letter.txt":  strings.NewReplacer("12", "9"),
		"charts.yaml": strings.NewReplacer("The mill lost", "The mill has lost"),
	} {
		name = filepath.Join(dir, "village", name)
		text, err := os.ReadFile(name)
		if err == nil {
			err = os.WriteFile(name, []byte(change.Replace(string(text))), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	charts := filepath.Join(dir, "village", "charts.yaml")
	text, err := os.ReadFile(charts)
	if err == nil && !strings.Contains(string(text), "id: other") {
		text = append(text, strings.Replace(otherChart, "lost", "has lost", 1)...)
		err = os.WriteFile(charts, text, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// notTaken fails where the manifest says of a file that is as it was that it was written
// from what the study says now.
func notTaken(t *testing.T, dir string, old map[string]string) {
	t.Helper()
	for _, f := range manifest(t, dir).Files {
		text, err := os.ReadFile(filepath.Join(dir, "out", "village", f.Path))
		if err != nil {
			t.Errorf("%s: %v", f.Path, err)
		} else if string(text) == old["village/"+f.Path] && f.Before == "" {
			t.Errorf("%s is old, and the manifest has it as new", f.Path)
		}
	}
}

func manifest(t *testing.T, dir string) (m build.Manifest) {
	t.Helper()
	text, err := fs.ReadFile(os.DirFS(dir), "out/village/"+build.ManifestName)
	if err == nil {
		err = json.Unmarshal(text, &m)
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}
