package live

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestWatch changes files as editors do, and holds that each change is noticed, and
// none of what is no part of a study.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("a.csv", "1")
	ctx, cancel := context.WithCancel(t.Context())
	changed := make(chan bool, 10)
	done := make(chan error, 1)
	go func() { done <- Watch(ctx, []string{dir}, func() { changed <- true }) }()
	time.Sleep(50 * time.Millisecond) // until it watches
	expect := func(what string, want bool) {
		t.Helper()
		wait := 5 * time.Second
		if !want {
			wait = 4 * settle
		}
		select {
		case <-changed:
			if !want {
				t.Errorf("%s: taken for a change", what)
			}
		case <-time.After(wait):
			if want {
				t.Errorf("%s: not noticed", what)
			}
		}
	}
	write("a.csv", "2")
	expect("a file is written", true)
	write(".quotient-123", "x")
	write("a.csv~", "x")
	write(".a.csv.swp", "x")
	expect("an editor's own files", false)
	write(".tmp", "3")
	if err := os.Rename(filepath.Join(dir, ".tmp"), filepath.Join(dir, "a.csv")); err != nil {
		t.Fatal(err)
	}
	expect("a file is put in the place of another", true)
	write("tables/b.csv", "1")
	expect("a folder comes", true)
	write("tables/b.csv", "2")
	expect("a file in it is written", true)
	for i := range 20 {
		write("a.csv", strings.Repeat("x", i))
	}
	expect("many writes", true)
	expect("many writes are one change", false)
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func get(t *testing.T, s *Site, method, target, host string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, "http://127.0.0.1/", nil)
	r.URL.Path, r.Host = target, host
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

// TestServe serves what it was given, and nothing else, to this machine alone.
func TestServe(t *testing.T) {
	s := &Site{hosts: []string{"localhost", "127.0.0.1", "::1"}}
	s.Update([]File{
		{Path: "a/article.html", Type: "text/html; charset=utf-8", Body: []byte("<body>hello</body>"), Title: "<b>"},
		{Path: "a/x.svg", Type: "image/svg+xml", Body: []byte("<svg/>"), Title: "x"},
	}, "")
	for _, test := range []struct {
		method, path, host string
		code               int
		body               string
	}{
		{"GET", "/", "127.0.0.1:80", 200, "&lt;b&gt;"},
		{"GET", "/", "localhost:80", 200, "/a/x.svg"},
		{"GET", "/", "[::1]:80", 200, ""},
		{"GET", "/a/article.html", "localhost", 200, "hello<script nonce="},
		{"GET", "/a/x.svg", "localhost", 200, "<svg/>"},
		{"GET", "/", "evil.example", 403, ""},
		{"GET", "/", "127.0.0.1.evil.example", 403, ""},
		{"POST", "/", "localhost", 405, ""},
		{"GET", "/nope", "localhost", 404, ""},
		{"GET", "/../../etc/passwd", "localhost", 404, ""},
		{"GET", "/a/../a/x.svg", "localhost", 404, ""},
		{"GET", "/a", "localhost", 404, ""},
	} {
		r := get(t, s, test.method, test.path, test.host)
		body, _ := io.ReadAll(r.Body)
		if r.StatusCode != test.code || !strings.Contains(string(body), test.body) {
			t.Errorf("%s %s of %s: %d %s", test.method, test.path, test.host, r.StatusCode, body)
		}
		if r.StatusCode == 200 && !strings.HasPrefix(r.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: no policy: %s", test.path, r.Header.Get("Content-Security-Policy"))
		}
	}
	s.Update(nil, "t.csv:1:2: <wrong>")
	body, _ := io.ReadAll(get(t, s, "GET", "/", "localhost").Body)
	if !strings.Contains(string(body), "t.csv:1:2: &lt;wrong&gt;") || !strings.Contains(string(body), "/a/x.svg") {
		t.Errorf("with a fault: %s", body)
	}
}

// TestEvents tells of changes, and of nothing else.
func TestEvents(t *testing.T) {
	s := &Site{}
	s.Update([]File{{Path: "x", Body: []byte("1")}}, "")
	ctx, cancel := context.WithCancel(t.Context())
	url := make(chan string, 1)
	done := make(chan error, 1)
	l, err := Listen("serve", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { done <- s.Serve(ctx, l, func(u string) { url <- u }) }()
	r, err := http.Get(<-url + "events")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	var seen atomic.Int32
	lines := make(chan string)
	go func() {
		in := bufio.NewScanner(r.Body)
		for in.Scan() {
			if in.Text() != "" {
				seen.Add(1)
				lines <- in.Text()
			}
		}
	}()
	if got := <-lines; got != "data: 1" {
		t.Error(got)
	}
	s.Update([]File{{Path: "x", Body: []byte("1")}}, "") // the same
	s.Update([]File{{Path: "x", Body: []byte("2")}}, "")
	if got := <-lines; got != "data: 2" {
		t.Error(got)
	}
	if seen.Load() != 2 {
		t.Errorf("%d events", seen.Load())
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestAddress(t *testing.T) {
	for _, address := range []string{"8080", "nope", ""} {
		if _, err := Listen("serve", address); err == nil || !strings.Contains(err.Error(), "write HOST:PORT") {
			t.Errorf("%q: %v", address, err)
		}
	}
}
