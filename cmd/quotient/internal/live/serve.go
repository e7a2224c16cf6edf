package live

import (
	"bytes"
	"context"
	"crypto/rand"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
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

// Listen takes an address, HOST:PORT, to serve at, which a flag has named.
func Listen(flag, address string) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(address); err != nil {
		return nil, fmt.Errorf("%q is not an address: write HOST:PORT, such as 127.0.0.1:8956", address)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		var op *net.OpError
		if errors.As(err, &op) {
			err = op.Err
		}
		return nil, fmt.Errorf("cannot serve at %s: %w\n    choose another with --%s=127.0.0.1:0", address, err, flag)
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
			http.Error(w, "this page is only for this machine", http.StatusForbidden)
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
		nonce := reload(head)
		if i := bytes.LastIndex(body, []byte("</body>")); i >= 0 { // an earlier one may stand in a comment
			body = slices.Concat(body[:i], written("page", map[string]string{"Fault": fault, "Nonce": nonce}), body[i:])
		}
	} else {
		head.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox")
	}
	_, _ = w.Write(body)
}

//go:embed index.html
var pages string

// templates are the list of what is served, and what is put into every page: what is wrong
// with the study, and the script that loads the page again.
var templates = sync.OnceValue(func() *template.Template { return template.Must(template.New("index").Parse(pages)) })

// written is a template with its data; both are ours, so that it cannot fail.
func written(name string, data any) []byte {
	var b bytes.Buffer
	_ = templates().ExecuteTemplate(&b, name, data)
	return b.Bytes()
}

// reload allows one script on a page, which loads it again when something changes, by the
// nonce that it returns.
func reload(head http.Header) (nonce string) {
	var b [16]byte
	_, _ = rand.Read(b[:])
	nonce = hex.EncodeToString(b[:])
	head.Set("Content-Security-Policy", "default-src 'none'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; style-src 'unsafe-inline'; script-src 'nonce-"+nonce+"'; base-uri 'none'; form-action 'none'")
	return nonce
}

// index lists the pages, shows the pictures, and what is wrong.
func (s *Site) index(w http.ResponseWriter) {
	s.mu.Lock()
	files, fault := s.files, s.fault
	s.mu.Unlock()
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	var list struct {
		Fault, Nonce    string
		Pages, Pictures []File
	}
	list.Fault, list.Nonce = fault, reload(w.Header())
	for _, f := range files {
		switch {
		case f.Title == "":
		case strings.HasPrefix(f.Type, "image/"):
			list.Pictures = append(list.Pictures, f)
		default:
			list.Pages = append(list.Pages, f)
		}
	}
	_, _ = w.Write(written("index", list))
}

// Name is the file's name without its folder.
func (f File) Name() string { return path.Base(f.Path) }

// Address is where the file is served.
func (f File) Address() string { return (&url.URL{Path: "/" + f.Path}).EscapedPath() }

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
