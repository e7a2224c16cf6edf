// Package editor changes a study while its text is looked at: a page on this machine shows
// the text and the rows, and what is done there becomes the bytes of the one cell or line
// in the files.
//
//	page → Op → sheets, descriptor → files in memory → loader, checks → files on disk
//
// A Session holds the study as it is loaded. An operation is worked out on the bytes of
// its files; it is written only if the study still loads with it, all its files or none.
// What is undone is put back byte for byte, unless somebody has changed it meanwhile.
package editor

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"quotient/charts"
	"quotient/cmd/quotient/internal/checks"
	"quotient/cmd/quotient/internal/edit"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/weave"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/folder"
)

// A Session is a study that is being edited.
type Session struct {
	mu      sync.Mutex
	place   workspace.Place
	dirs    []string // in which its texts are looked for
	now     *loaded
	files   map[string][]byte // that the page depends on, as they were read
	fault   string            // why what is on the disk cannot be loaded; "" where it is what the page shows
	version int
	undo    []step
	redo    []step
	drafts  map[string]*drafts
	waiting map[chan int]bool
}

// A step is what was done, and can be undone.
type step struct {
	label   string
	changes []files.Change
	ref     string
}

// mostSteps and mostUndone are how many steps are kept, and how many bytes of files.
const (
	mostSteps  = 500
	mostUndone = 64 << 20
)

// Open begins to edit the study at a place. The error is of a study that cannot be loaded.
func Open(p workspace.Place, dirs []string) (*Session, error) {
	s := &Session{place: p, dirs: dirs, drafts: map[string]*drafts{}, waiting: map[chan int]bool{}, version: 1}
	snapshot, err := s.place.Texts()
	if err != nil {
		return nil, err
	}
	if s.now, err = s.load(nil); err != nil {
		return nil, err
	}
	s.files = snapshot
	return s, nil
}

// loaded is a study with its texts, and what the checks of tables find.
type loaded struct {
	*workspace.View
	texts   []*check.Text
	ledger  *check.Ledger
	results []check.Result
	sheets  map[string]*edit.Sheet // by table; nil for one that is not edited
	refuse  map[string]string      // why it is not
}

// load loads the study with some files in the place of those on the disk.
func (s *Session) load(changed map[string][]byte) (*loaded, error) {
	p := s.place
	p.FS = overlay{s.place.FS, changed}
	v, err := workspace.Open(p, charts.Options{Allow: true})
	if err != nil {
		return nil, err
	}
	l := &loaded{View: v, sheets: map[string]*edit.Sheet{}, refuse: map[string]string{}}
	if s.now != nil {
		v.Study.Remember(s.now.Study)
	}
	if s.now != nil && changed != nil && reflect.DeepEqual(s.now.Sources, v.Sources) {
		l.texts = s.now.texts
	} else if l.texts, err = check.Texts(v.Study, s.dirs); err != nil {
		return nil, p.Unreadable(err)
	} else if s.now != nil {
		l.keep(s.now.texts)
	}
	l.ledger = check.NewLedger(v.Study, l.texts)
	v.Hear(func() map[string]string { return check.NewLedger(v.Study, l.texts).Sentences() }) // one of its own: it is asked while others are
	l.results = check.Run(l.ledger)
	for _, t := range v.Tables {
		text, err := fs.ReadFile(p.FS, t.Path)
		if err != nil {
			return nil, p.Unreadable(err)
		}
		if l.sheets[t.Name], err = sheetOf(t, text); err != nil {
			l.refuse[t.Name] = err.Error()
		} else if l.sheets[t.Name].Count() != len(t.Rows) {
			l.sheets[t.Name], l.refuse[t.Name] = nil, t.Path+" has rows that are not read one by one"
		}
	}
	return l, nil
}

// sheetOf takes the file of a table apart. The error is of a layout that is not edited.
func sheetOf(t *datasets.Table, text []byte) (*edit.Sheet, error) {
	delimiter, comment, plain := t.Layout()
	if !plain {
		return nil, fmt.Errorf("%s has no header, or one of several lines, by its dialect in %s: such a file is not edited here", t.Path, datasets.DescriptorName)
	}
	return edit.Read(text, delimiter, comment)
}

// keep takes the texts that are as they were, whose numbers are known.
func (l *loaded) keep(was []*check.Text) {
	for i, t := range l.texts {
		for _, w := range was {
			if t != nil && w != nil && w.Info.Same(t.Info) && w.Source.SHA256() == t.Source.SHA256() {
				l.texts[i] = w
			}
		}
	}
}

// overlay is a folder with some files in the place of others.
type overlay struct {
	fs.FS
	files map[string][]byte
}

func (o overlay) Open(name string) (fs.File, error) {
	text, ok := o.files[name]
	switch {
	case !ok:
		return o.FS.Open(name)
	case text == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return folder.Memory{name: text}.Open(name)
}

// ReadFile implements [fs.ReadFileFS].
func (o overlay) ReadFile(name string) ([]byte, error) {
	if text, ok := o.files[name]; ok && text != nil {
		return bytes.Clone(text), nil
	} else if ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return fs.ReadFile(o.FS, name)
}

// ReadDir implements [fs.ReadDirFS].
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.FS, name) }

// Refresh reads the study again where somebody has changed its files.
func (s *Session) Refresh() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refresh()
}

func (s *Session) refresh() {
	snapshot, err := s.place.Texts()
	if err != nil {
		s.troubled(err)
		return
	}
	if s.fault == "" && maps.EqualFunc(snapshot, s.files, bytes.Equal) {
		return
	}
	now, err := s.load(nil)
	if err != nil {
		s.files = snapshot
		s.troubled(err)
		return
	}
	s.now, s.files, s.fault = now, snapshot, ""
	s.changed()
}

// troubled keeps what the page shows, under what is wrong with the files.
func (s *Session) troubled(err error) {
	if fault := err.Error(); fault != s.fault {
		s.fault = fault
		s.changed()
	}
}

// changed tells the pages that there is a new version.
func (s *Session) changed() {
	s.version++
	for c := range s.waiting {
		select {
		case c <- s.version:
		default: // it has one to read already
		}
	}
}

// A Refusal is why something is not done: nothing was written.
type Refusal struct {
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	Stale   bool   `json:"stale,omitempty"` // the page showed an older version
}

func (r *Refusal) Error() string { return r.Message }

func refuse(hint, format string, args ...any) *Refusal {
	return &Refusal{Message: fmt.Sprintf(format, args...), Hint: hint}
}

// An edition is what an operation makes of the files.
type edition struct {
	*loaded
	s      *Session
	files  map[string][]byte // as they will be
	label  string            // what is done, in a few words
	ref    string            // the row to show then
	strict bool              // what names rows must go on being right
	// asideBy is how many rows more are set aside then.
	asideBy int
}

// table is a table, and its sheet.
func (e *edition) table(name string) (*datasets.Table, *edit.Sheet, error) {
	i := slices.IndexFunc(e.Tables, func(t *datasets.Table) bool { return t.Name == name })
	if i < 0 {
		return nil, nil, refuse("", "the study has no table %q", name)
	}
	if e.sheets[name] == nil {
		return nil, nil, refuse("change the file by hand: the page shows what comes of it", "%s", e.refuse[name])
	}
	return e.Tables[i], e.sheets[name].Fresh(), nil
}

// row finds a row by its address.
func (e *edition) row(ref string) (t *datasets.Table, sheet *edit.Sheet, row int, err error) {
	name, id, _ := strings.Cut(ref, ".")
	if t, sheet, err = e.table(name); err != nil {
		return nil, nil, 0, err
	}
	row = slices.IndexFunc(t.Rows, func(o *datasets.Observation) bool { return o.ID == id })
	if row < 0 {
		return nil, nil, 0, refuse("", "there is no row %s", ref)
	}
	return t, sheet, row, nil
}

// descriptor is the descriptor as it will be.
func (e *edition) descriptor() []byte {
	if text, ok := e.files[datasets.DescriptorName]; ok {
		return text
	}
	return e.s.files[datasets.DescriptorName]
}

// apply writes what an edition has made of the files, if the study loads with it.
func (s *Session) apply(e *edition) ([]string, error) {
	changes, err := s.changes(e.files)
	if err != nil {
		return nil, err
	}
	if len(changes) == 0 {
		return nil, refuse("", "it is so already: nothing was changed")
	}
	after, err := s.load(e.files)
	if err != nil {
		return nil, refuse("nothing was written", "%s", s.local(err.Error()))
	}
	if is := len(after.SetAside); is != len(s.now.SetAside)+e.asideBy {
		return nil, refuse("change the files by hand; nothing was written", "%d rows would be set aside then, not %d", is, len(s.now.SetAside)+e.asideBy)
	}
	broken := fallen(s.now, after)
	if e.strict {
		broken = append(broken, unwoven(s.now, after)...)
	}
	if e.strict && len(broken) > 0 {
		return nil, refuse("change these first; nothing was written", "other files would break:\n%s", strings.Join(few(broken), "\n"))
	}
	if err := s.write(changes, after); err != nil {
		return nil, err
	}
	s.undo = append(s.undo, step{e.label, changes, e.ref})
	s.redo = nil
	s.forget()
	return few(broken), nil
}

// few are the first lines of a list that is to be read, and how many more there are.
func few(list []string) []string {
	const most = 6
	if len(list) <= most+1 {
		return list
	}
	return append(slices.Clone(list[:most]), fmt.Sprintf("and %d more", len(list)-most))
}

// changes are what differs between files as they will be and as they were read.
func (s *Session) changes(to map[string][]byte) (out []files.Change, err error) {
	for _, name := range slices.Sorted(maps.Keys(to)) {
		was, ok := s.files[name]
		if !ok {
			was = nil
			if there, err := s.place.Has(name); err != nil || there {
				return nil, refuse("move it away", "%s is there already, and no part of the study", name)
			}
		}
		if !ok || !bytes.Equal(was, to[name]) {
			out = append(out, files.Change{Name: name, Was: was, Text: to[name]})
		}
	}
	return out, nil
}

// write writes changes, and makes what was loaded with them the study.
func (s *Session) write(changes []files.Change, after *loaded) error {
	err := files.Together(s.place.Name, changes)
	if errors.Is(err, files.ErrChanged) {
		s.refresh()
		return &Refusal{Message: "a file was changed outside meanwhile: " + err.Error(), Hint: "the page shows it now; do it again if it is still wanted", Stale: true}
	} else if err != nil {
		return refuse("nothing was changed", "%s", err.Error())
	}
	s.now = after
	for _, c := range changes {
		if c.Text == nil {
			delete(s.files, c.Name)
		} else {
			s.files[c.Name] = c.Text
		}
	}
	s.changed()
	return nil
}

// forget drops the oldest steps where there are too many.
func (s *Session) forget() {
	size, keep := 0, 0
	for i := len(s.undo) - 1; i >= 0 && keep < mostSteps; i-- {
		for _, c := range s.undo[i].changes {
			size += len(c.Was) + len(c.Text)
		}
		if size > mostUndone && keep > 0 {
			break
		}
		keep++
	}
	s.undo = slices.Clone(s.undo[len(s.undo)-keep:])
}

// back undoes the last step, or does again what was undone last.
func (s *Session) back(from, to *[]step, what string) (string, error) {
	if len(*from) == 0 {
		return "", refuse("", "there is nothing to %s", what)
	}
	last := (*from)[len(*from)-1]
	reverse := step{label: last.label, ref: last.ref}
	over := map[string][]byte{}
	for _, c := range last.changes {
		is, ok := s.files[c.Name]
		if ok != (c.Text != nil) || !bytes.Equal(is, c.Text) {
			return "", refuse("change the cells instead", "%s has been changed outside since, so “%s” cannot be taken back without losing that", c.Name, last.label)
		}
		over[c.Name] = c.Was
		reverse.changes = append(reverse.changes, files.Change{Name: c.Name, Was: c.Text, Text: c.Was})
	}
	after, err := s.load(over)
	if err != nil {
		return "", refuse("nothing was written", "%s", s.local(err.Error()))
	}
	if err := s.write(reverse.changes, after); err != nil {
		return "", err
	}
	*from = (*from)[:len(*from)-1]
	*to = append(*to, reverse)
	return last.ref, nil
}

// local takes the folder of the study off the names of files in a message.
func (s *Session) local(message string) string {
	message = strings.ReplaceAll(message, s.place.Path(datasets.DescriptorName), datasets.DescriptorName)
	prefix := strings.TrimSuffix(s.place.Path(datasets.DescriptorName), datasets.DescriptorName)
	if prefix != "" {
		message = strings.ReplaceAll(message, prefix, "")
	}
	if i := strings.LastIndex(message, "\n"+s.place.Name+": "); i >= 0 { // how many errors there are
		message = message[:i]
	}
	return message
}

// unwoven is what does not hold of the articles after, and did before.
func unwoven(was, is *loaded) (out []string) {
	known := map[string]bool{}
	for i, l := range []*loaded{was, is} {
		r, err := checks.Articles(weave.New(l.Workspace, nil), l.FS)
		var found datasets.Findings
		if err != nil && !errors.As(err, &found) {
			continue // it cannot be read, and told elsewhere
		}
		for _, f := range append(r.Findings, found...) {
			if i == 0 {
				known[f.File+f.Message] = true
			} else if !f.Warning && !known[f.File+f.Message] {
				out = append(out, f.String())
			}
		}
	}
	return out
}

// fallen are the comparisons and charts that hold before and not after, in words.
func fallen(was, is *loaded) (out []string) {
	known := map[[3]string]bool{}
	key := func(f datasets.Finding) [3]string { return [3]string{f.File, f.Ref, f.Message} }
	for _, f := range was.Faults {
		known[key(f)] = true
	}
	for _, f := range is.Faults {
		if !f.Warning && !known[key(f)] {
			out = append(out, f.String())
		}
	}
	refused := map[string]bool{}
	for _, c := range was.Comparisons.List {
		refused[c.ID] = c.Refusal != nil
	}
	for _, c := range is.Comparisons.List {
		if before, ok := refused[c.ID]; ok && !before && c.Refusal != nil {
			out = append(out, fmt.Sprintf("the comparison %s is refused now: %s", c.ID, c.Refusal.Message))
		}
	}
	return out
}
