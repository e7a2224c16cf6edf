package notebooks

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"quotient/notebooks/internal/ipynb"
	"quotient/notebooks/internal/kernel"
)

func notebooks(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("*.ipynb")
	if err != nil || len(files) < 5 {
		t.Fatalf("there are %d notebooks: %v", len(files), err)
	}
	return files
}

func read(t testing.TB, file string) *ipynb.Notebook {
	t.Helper()
	n, err := ipynb.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestCells runs the code of every notebook as one Go program, without Jupyter,
// and compares what it prints with what the notebook has stored.
func TestCells(t *testing.T) {
	for _, file := range notebooks(t) {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			n := read(t, file)
			source, err := n.Program()
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			name := filepath.Join(dir, "main.go")
			if err := os.WriteFile(name, source, 0o644); err != nil {
				t.Fatal(err)
			}
			program := filepath.Join(dir, "cells")
			if out, err := exec.Command("go", "build", "-o", program, name).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			cells := exec.Command(program)
			var stderr bytes.Buffer
			cells.Stderr = &stderr
			out, err := cells.Output()
			if err != nil {
				t.Fatalf("%v\n%s%s", err, out, &stderr)
			}
			printed := map[int]string{}
			for _, part := range strings.Split(string(out), ipynb.Mark)[1:] {
				number, text, _ := strings.Cut(part, "\n")
				var i int
				if _, err := fmt.Sscan(number, &i); err != nil {
					t.Fatal(err)
				}
				printed[i] = text
			}
			for i, c := range n.Cells {
				if c.Type == "code" && printed[i+1] != c.Plain() {
					t.Errorf("cell %d prints\n%s\nand has stored\n%s", i+1, printed[i+1], c.Plain())
				}
			}
		})
	}
}

// TestMain gives Jupyter a folder of its own to know kernels from.
func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "jupyter")
		if err == nil {
			defer os.RemoveAll(dir)
			err = os.Setenv("JUPYTER_DATA_DIR", dir)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		return m.Run()
	}())
}

// installed installs the kernel, once for all tests.
var installed = sync.OnceValue(func() error {
	_, err := kernel.Install(filepath.Join("..", "tools"), filepath.Join(os.Getenv("JUPYTER_DATA_DIR"), "bin"))
	return err
})

// execute runs a notebook in Jupyter and returns what has come out. The test is
// skipped where there is no Jupyter, unless REQUIRE_JUPYTER is set.
func execute(t *testing.T, file string, options ...string) (*ipynb.Notebook, []byte, error) {
	t.Helper()
	if _, err := exec.LookPath("jupyter-nbconvert"); err != nil {
		if os.Getenv("REQUIRE_JUPYTER") != "" {
			t.Fatal("Jupyter is not there, and REQUIRE_JUPYTER is set")
		}
		t.Skip("Jupyter is not there, so no kernel has run this notebook; TestCells runs its code. `make notebooks` installs Jupyter")
	}
	if err := installed(); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out.ipynb")
	args := append([]string{"--to", "notebook", "--execute", "--ExecutePreprocessor.record_timing=False", "--output", out}, options...)
	log, err := exec.Command("jupyter-nbconvert", append(args, file)...).CombinedOutput()
	if err != nil {
		return nil, log, err
	}
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	n, err := ipynb.Parse(out, text)
	if err != nil {
		t.Fatal(err)
	}
	return n, text, nil
}

// TestJupyter executes every notebook in Jupyter, with the real kernel, and
// compares what comes out with what is stored. With UPDATE set it is stored.
func TestJupyter(t *testing.T) {
	for _, file := range notebooks(t) {
		t.Run(file, func(t *testing.T) {
			got, text, err := execute(t, file)
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(file, text, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			for _, d := range ipynb.Differences(read(t, file), got) {
				t.Error(d)
			}
		})
	}
}

// TestWrongName: a cell that names what is not there ends with our message and
// the nearest name, in the real kernel, and with no trace of the program.
func TestWrongName(t *testing.T) {
	setup, err := filepath.Abs("setup.sh")
	if err != nil {
		t.Fatal(err)
	}
	var cells []map[string]any
	for i, source := range []string{
		fmt.Sprintf("!*sh %q\n%%noautoget", setup),
		"import (\n\"quotient/datasets\"\n\"quotient/notebooks/notebook\"\n)\n\nvar study = notebook.Must(datasets.Open(\"hungary-1956\"))",
		"%%\nnotebook.Show(study.Observation(\"wages.workr\"))\nnotebook.Show(\"not reached\")",
	} {
		cells = append(cells, map[string]any{"cell_type": "code", "id": fmt.Sprint("cell-", i), "source": source, "metadata": map[string]any{}, "outputs": []any{}, "execution_count": nil})
	}
	text, err := json.Marshal(map[string]any{"cells": cells, "nbformat": 4, "nbformat_minor": 5,
		"metadata": map[string]any{"kernelspec": map[string]string{"name": "gonb", "display_name": "Go (gonb)", "language": "go"}}})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "wrong.ipynb")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	got, log, err := execute(t, file, "--allow-errors")
	if err != nil {
		t.Fatalf("%v\n%s", err, log)
	}
	shown := got.Cells[2].Plain()
	if !strings.Contains(shown, `there is no observation "wages.workr": did you mean "wages.worker"?`) || strings.Contains(shown, "not reached") {
		t.Errorf("the cell shows\n%s", shown)
	}
	for _, o := range got.Cells[2].Outputs {
		if all := string(o.Text) + o.Error; strings.Contains(all, "panic") || strings.Contains(all, "goroutine") {
			t.Errorf("the cell shows a trace:\n%s", all)
		}
	}
}
