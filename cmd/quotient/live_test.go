package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/cli"
)

// TestLive serves a study while it is changed: a cell that changes changes the
// chart, the article and the page, and a fault is shown until it is mended.
func TestLive(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mini")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "mini"))); err != nil {
		t.Fatal(err)
	}
	file := func(name string) string { return filepath.Join(dir, name) }
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(file(name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	read := func(name string) string {
		t.Helper()
		b, err := os.ReadFile(file(name))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	write("article.md", "# Pay\n\nA mason earned [=pay.mason number] coins.\n\n[=chart wages]: #\n")
	out, told := io.Pipe()
	var complaint bytes.Buffer
	done := make(chan int, 1)
	go func() {
		done <- cli.Main([]string{"build", dir, "--serve=127.0.0.1:0", "--out", filepath.Join(t.TempDir(), "out")}, told, &complaint)
		told.Close()
	}()
	urls := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if url, _, ok := strings.Cut(lines.Text(), " shows the charts"); ok {
				urls <- url
			}
		}
	}()
	url := <-urls
	get := func(path string) string {
		t.Helper()
		r, err := http.Get(url + path)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		b, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	r, err := http.Get(url + "events")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	news := bufio.NewScanner(r.Body)
	// until waits for news until a page has some words.
	until := func(path, want string) {
		t.Helper()
		for !strings.Contains(get(path), want) {
			if !news.Scan() {
				t.Fatalf("%s does not come to have %q", path, want)
			}
		}
	}
	until("mini/article.html", ">40</a> coins")
	if !strings.Contains(get("mini/charts/wages.half.svg"), "<svg") {
		t.Error("the picture is not served")
	}
	table := read("pay.csv")
	write("pay.csv", strings.ReplaceAll(table, "40", "45"))
	until("mini/article.html", ">45</a> coins")
	if got := read("article.md"); !strings.Contains(got, "[45][=pay.mason number]") {
		t.Errorf("the article is not woven: %s", got)
	}
	write("pay.csv", strings.ReplaceAll(table, "40,exact", "x40,exact"))
	until("", "x40")
	until("mini/article.html", ">45</a> coins") // as it was
	write("pay.csv", table)
	until("mini/article.html", ">40</a> coins")
	if strings.Contains(get(""), "x40") {
		t.Error("the fault is still shown")
	}
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Signal(os.Interrupt)
	}
	if err != nil {
		t.Fatal(err)
	}
	if code := <-done; code != 0 {
		t.Errorf("exit code %d: %s", code, complaint.String())
	}
}
