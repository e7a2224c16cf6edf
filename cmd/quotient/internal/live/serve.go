package live

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"html"
	"net"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"time"
)

// A File is something that the page shows or links to. Files are served from
// memory, so that nothing else of the machine can be asked for.
type File struct {
	Path string // with slashes, without one at the start
	Type string // its media type
	Body []byte
	// Title is what the list on the first page calls it; one without a title is
	// not listed. An image is shown there.
	Title string
}

// A Site is what is served.
type Site struct {
	mu      sync.Mutex
	files   []File
	fault   string
	version int
	waiting map[chan int]bool
	hosts   []string // names that a request may be for; nil for any
}

// Update puts files in the place of those that are served. Where there is a fault and
// no file, the files before it stay, beneath its words.
func (s *Site) Update(files []File, fault string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	same := s.version > 0 && fault == s.fault
	if fault == "" || len(files) > 0 {
		same = same && slices.EqualFunc(files, s.files, func(a, b File) bool {
			return a.Path == b.Path && a.Title == b.Title && bytes.Equal(a.Body, b.Body)
		})
		s.files = files
	}
	if same {
		return
	}
	s.fault = fault
	s.version++
	for c := range s.waiting {
		select {
		case c <- s.version:
		default: // it has one to read already
		}
	}
}

// Listen takes an address, HOST:PORT, to serve at.
func Listen(address string) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(address); err != nil {
		return nil, fmt.Errorf("%q is not an address: write HOST:PORT, such as 127.0.0.1:8956", address)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		var op *net.OpError
		if errors.As(err, &op) {
			err = op.Err
		}
		return nil, fmt.Errorf("cannot serve at %s: %w\n    choose another with --serve=127.0.0.1:0", address, err)
	}
	return l, nil
}

// Serve serves the site at an address until the context ends. It tells where when
// it is ready. At a loopback address it answers no request that is for another
// name, so that no page of another site can read it.
func (s *Site) Serve(ctx context.Context, l net.Listener, ready func(url string)) error {
	if at, ok := l.Addr().(*net.TCPAddr); ok && at.IP.IsLoopback() {
		s.hosts = []string{"localhost", "127.0.0.1", "::1", at.IP.String()}
	}
	server := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	go func() {
		<-ctx.Done()
		_ = server.Close()
	}()
	ready("http://" + l.Addr().String() + "/")
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// ServeHTTP answers a request for one of the files, the list of them, or the news
// that they have changed.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.hosts != nil {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		if !slices.Contains(s.hosts, strings.Trim(host, "[]")) {
			http.Error(w, "this page is for this machine alone", http.StatusForbidden)
			return
		}
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "this page can only be read", http.StatusMethodNotAllowed)
		return
	}
	head := w.Header()
	head.Set("Cache-Control", "no-store")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Referrer-Policy", "no-referrer")
	switch r.URL.Path {
	case "/":
		s.index(w)
		return
	case "/events":
		s.events(w, r)
		return
	}
	s.mu.Lock()
	i := slices.IndexFunc(s.files, func(f File) bool { return "/"+f.Path == r.URL.Path })
	var f File
	if i >= 0 {
		f = s.files[i]
	}
	fault := s.fault
	s.mu.Unlock()
	if i < 0 {
		http.NotFound(w, r)
		return
	}
	head.Set("Content-Type", f.Type)
	body := f.Body
	if strings.HasPrefix(f.Type, "text/html") {
		script := reload(head)
		if i := bytes.LastIndex(body, []byte("</body>")); i >= 0 { // an earlier one may stand in a comment
			body = slices.Concat(body[:i], []byte(banner(fault)+script), body[i:])
		}
	} else {
		head.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox")
	}
	_, _ = w.Write(body)
}

// banner says on a page what is wrong with the study.
func banner(fault string) string {
	if fault == "" {
		return ""
	}
	return `<div role="alert" style="position:fixed;inset:auto 0 0;max-height:40vh;overflow:auto;padding:.5rem 1rem;background:#8f2a18;color:#fff;font:.8125rem/1.45 ui-monospace,monospace;white-space:pre-wrap">Not as it should be: ` + html.EscapeString(fault) + `</div>`
}

// reload allows one script on a page, which loads it again when something changes.
func reload(head http.Header) string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	nonce := hex.EncodeToString(b[:])
	head.Set("Content-Security-Policy", "default-src 'none'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; style-src 'unsafe-inline'; script-src 'nonce-"+nonce+"'; base-uri 'none'; form-action 'none'")
	return `<script nonce="` + nonce + `">let seen;new EventSource("/events").onmessage=e=>{if(seen!==undefined&&seen!==e.data)location.reload();seen=e.data}</script>`
}

// index lists the pages, shows the pictures, and what is wrong.
func (s *Site) index(w http.ResponseWriter) {
	s.mu.Lock()
	files, fault := s.files, s.fault
	s.mu.Unlock()
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	script := reload(w.Header())
	e := html.EscapeString
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Quotient</title>\n<style>" + indexStyle + "</style>\n</head>\n<body>\n<main>\n")
	if fault != "" {
		fmt.Fprintf(&b, "<section role=\"alert\"><h2>Not as it should be</h2><pre>%s</pre></section>\n", e(fault))
	}
	b.WriteString("<nav><ul>\n")
	for _, f := range files {
		if f.Title != "" && !strings.HasPrefix(f.Type, "image/") {
			fmt.Fprintf(&b, "<li><a href=\"%s\">%s</a></li>\n", e(address(f.Path)), e(f.Title))
		}
	}
	b.WriteString("</ul></nav>\n")
	for _, f := range files {
		if f.Title != "" && strings.HasPrefix(f.Type, "image/") {
			fmt.Fprintf(&b, "<figure><a href=\"%s\"><img src=\"%s\" alt=\"%s\"></a><figcaption>%s</figcaption></figure>\n", e(address(f.Path)), e(address(f.Path)), e(f.Title), e(path.Base(f.Path)))
		}
	}
	b.WriteString("</main>\n" + script + "\n</body>\n</html>\n")
	_, _ = w.Write([]byte(b.String()))
}

// address is where a file is served.
func address(path string) string { return (&url.URL{Path: "/" + path}).EscapedPath() }

const indexStyle = `:root{color-scheme:light dark;--paper:#fbf8f1;--ink:#1b1f24;--muted:#555c65;--ember:#bf3f27}
@media (prefers-color-scheme:dark){:root{--paper:#14181d;--ink:#f3f0e9;--muted:#aab2bb;--ember:#e9734f}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:56rem;margin:0 auto;padding:1.5rem 1rem}
a{color:inherit}
section{border:2px solid var(--ember);padding:0 1rem;margin-bottom:1.5rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.875rem}
figure{margin:2rem 0}
img{max-width:100%;height:auto}
figcaption{color:var(--muted);font-size:.8125rem}`

// events tells the version of the site, and each later one.
func (s *Site) events(w http.ResponseWriter, r *http.Request) {
	c := make(chan int, 1)
	s.mu.Lock()
	if s.waiting == nil {
		s.waiting = map[chan int]bool{}
	}
	s.waiting[c] = true
	c <- s.version
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.waiting, c)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	control := http.NewResponseController(w)
	for {
		select {
		case <-r.Context().Done():
			return
		case version := <-c:
			if _, err := fmt.Fprintf(w, "data: %d\n\n", version); err != nil || control.Flush() != nil {
				return
			}
		}
	}
}
