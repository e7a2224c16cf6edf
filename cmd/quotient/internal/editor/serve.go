package editor

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"mime"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

//go:embed page.js
var pageJS string

var page = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageHTML)) })

// A Server serves the page of a session to this machine alone, at an address that nobody
// can guess.
type Server struct {
	session *Session
	token   string
	hosts   []string // names that a request may be for
	origin  []string // pages that may ask for a change
}

// mostAsked is the size of a request.
const mostAsked = 2 << 20

// NewServer is a server for a listener, which must be on a loopback address.
func NewServer(s *Session, l net.Listener) (*Server, error) {
	at, ok := l.Addr().(*net.TCPAddr)
	if !ok || !at.IP.IsLoopback() {
		return nil, fmt.Errorf("%s can be reached from other machines\n    edit at a loopback address, such as 127.0.0.1:0", l.Addr())
	}
	var b [16]byte
	if _, err := rand.Read(b[:]); err != nil {
		return nil, err
	}
	out := &Server{session: s, token: hex.EncodeToString(b[:])}
	for _, name := range []string{"localhost", "127.0.0.1", "::1", at.IP.String()} {
		host := net.JoinHostPort(name, strconv.Itoa(at.Port))
		out.hosts, out.origin = append(out.hosts, host), append(out.origin, "http://"+host)
	}
	return out, nil
}

// Address is where the page is, for a listener.
func (v *Server) Address(l net.Listener) string {
	return "http://" + l.Addr().String() + "/" + v.token + "/"
}

// Serve serves until the context ends.
func (v *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{Handler: v, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// ServeHTTP answers the page and what it asks for.
func (v *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("Cache-Control", "no-store")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Referrer-Policy", "no-referrer")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	head.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	token, what, ok := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	switch {
	case !slices.Contains(v.hosts, r.Host):
		http.Error(w, "this page is for this machine alone", http.StatusForbidden)
	case !ok || subtle.ConstantTimeCompare([]byte(token), []byte(v.token)) != 1:
		http.Error(w, "this is not the address that quotient edit has printed", http.StatusNotFound)
	case !v.own(r):
		http.Error(w, "this page is for itself alone", http.StatusForbidden)
	case r.Method == http.MethodPost:
		v.post(w, r, what)
	case r.Method == http.MethodGet:
		v.get(w, r, what)
	default:
		head.Set("Allow", "GET, POST")
		http.Error(w, "only GET and POST are answered", http.StatusMethodNotAllowed)
	}
}

// own reports whether a request is of the page itself, or of somebody who types its
// address.
func (v *Server) own(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	origin := r.Header.Get("Origin")
	if origin != "" && !slices.Contains(v.origin, origin) {
		return false
	}
	if r.Method == http.MethodPost {
		return origin != "" && (site == "" || site == "same-origin")
	}
	return site == "" || site == "same-origin" || site == "none" || r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}

func (v *Server) get(w http.ResponseWriter, r *http.Request, what string) {
	switch what {
	case "":
		v.page(w)
	case "state":
		answer(w, v.session.State(), nil)
	case "texts":
		answer(w, v.session.Texts(), nil)
	case "draft":
		text, err1 := strconv.Atoi(r.URL.Query().Get("text"))
		start, err2 := strconv.Atoi(r.URL.Query().Get("start"))
		if err := errors.Join(err1, err2); err != nil {
			answer(w, nil, refuse("", "the number has no place"))
			return
		}
		d, err := v.session.Draft(text, start)
		answer(w, d, err)
	case "verify":
		found, err := v.session.Verify()
		answer(w, found, err)
	case "events":
		v.events(w, r)
	default:
		http.NotFound(w, r)
	}
}

func (v *Server) post(w http.ResponseWriter, r *http.Request, what string) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		http.Error(w, "JSON is read here", http.StatusUnsupportedMediaType)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostAsked))
	if err != nil {
		http.Error(w, "the request is too large", http.StatusRequestEntityTooLarge)
		return
	}
	switch what {
	case "do":
		var op Op
		if err := json.Unmarshal(body, &op); err != nil {
			http.Error(w, "this is not what the page asks", http.StatusBadRequest)
			return
		}
		out, err := v.session.Do(op)
		answer(w, out, err)
	case "preview":
		var k Sketch
		if err := json.Unmarshal(body, &k); err != nil {
			http.Error(w, "this is not what the page asks", http.StatusBadRequest)
			return
		}
		answer(w, v.session.Preview(k), nil)
	default:
		http.NotFound(w, r)
	}
}

// answer writes a value as JSON, or why there is none.
func answer(w http.ResponseWriter, value any, err error) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	if err != nil {
		var r *Refusal
		if !errors.As(err, &r) {
			r = &Refusal{Message: err.Error()}
		}
		w.WriteHeader(http.StatusConflict)
		value = map[string]*Refusal{"refused": r}
	}
	_ = json.NewEncoder(w).Encode(value)
}

// page writes the page. Its script and style are allowed by a nonce, and nothing else.
func (v *Server) page(w http.ResponseWriter) {
	var b [16]byte
	_, _ = rand.Read(b[:])
	nonce := hex.EncodeToString(b[:])
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; connect-src 'self'; img-src data:; style-src 'nonce-"+nonce+"'; script-src 'nonce-"+nonce+"'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	_ = page().Execute(w, map[string]any{"Nonce": nonce, "Title": v.session.State().Title, "Style": template.CSS(pageCSS), "Script": template.JS(pageJS)})
}

// events tells the version of the study, and each later one.
func (v *Server) events(w http.ResponseWriter, r *http.Request) {
	c, stop := v.session.listen()
	defer stop()
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

// listen gives the version, and each later one, until stop is called.
func (s *Session) listen() (versions <-chan int, stop func()) {
	c := make(chan int, 1)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting[c] = true
	c <- s.version
	return c, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.waiting, c)
	}
}
