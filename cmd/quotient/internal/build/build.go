// Package build writes all that is made of a study: its charts, tables and
// comparisons, and build.json, which says what was made from what.
//
// Everything is made in memory first, so that a fault writes nothing. A file is
// written under a temporary name and renamed; what has not changed is left
// alone; what this program has not written is never overwritten.
package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"quotient/charts"
	"quotient/charts/seal"
	"quotient/charts/typeset"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/quantity"
)

// Options say what to build and where.
type Options struct {
	Out     string   // the folder of the study's files
	Only    []string // ids of charts; empty for everything
	Formats []string
	Force   bool
	Styles  []charts.Style
	// Progress is told, if it is set, that one more of all charts that must be drawn is.
	Progress func(all int)
}

// ManifestName is the file that says what was made from what.
const ManifestName = "build.json"

// A Manifest is build.json.
type Manifest struct {
	Study string `json:"study"`
	Title string `json:"title"`
	// Sources are the texts, by title and fingerprint.
	Sources []ManifestSource `json:"sources"`
	Engine  string           `json:"engine"` // the drawing code
	Files   []File           `json:"files"`  // sorted by path
}

// ManifestSource is a text that the study's numbers come from.
type ManifestSource struct {
	Title  string `json:"title"`
	SHA256 string `json:"sha256"`
}

// A File is one file that was written.
type File struct {
	Path   string `json:"path"` // inside the folder, with slashes
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
	// Inputs is the fingerprint of all that the file depends on; Chart and
	// Rows are of charts alone.
	Inputs string `json:"inputs"`
	// Before is the fingerprint of what stood there before, while a build is
	// under way: one that was broken off is taken up again without --force.
	Before string `json:"before,omitempty"`
	Chart  string `json:"chart,omitempty"`
	Rows   []Row  `json:"rows,omitempty"`
}

// A Row is an observation that a chart uses, with its fingerprint.
type Row struct {
	Ref    string `json:"ref"`
	SHA256 string `json:"sha256"`
}

// Result is what a build did.
type Result struct {
	Study         string   `json:"study"`
	Out           string   `json:"out"`
	Charts        []Built  `json:"charts"`
	Tables        int      `json:"tables"`
	TablesWritten int      `json:"tablesWritten"`
	LeftOut       []string `json:"leftOut,omitempty"` // charts that cannot have a size, by charts.yaml
}

// Built is one chart of a build, in one size, theme and locale.
type Built struct {
	ID     string      `json:"id"`
	Kind   string      `json:"kind"`
	Size   string      `json:"size"`
	Theme  string      `json:"theme"`
	Locale string      `json:"locale"`
	Drawn  bool        `json:"drawn"` // false where it was up to date
	Files  []BuiltFile `json:"files"`
}

// BuiltFile is one file of a chart.
type BuiltFile struct {
	Path  string `json:"path"`
	Bytes int    `json:"bytes"`
}

// job is a chart in one format that has to be drawn.
type job struct {
	chart   *charts.Chart
	style   charts.Style
	formats []string
	inputs  string // the fingerprint of all that the picture depends on
}

// Build writes what has changed of the charts of a study, in the locales that were asked
// for, and of its tables. It returns an error, and has written nothing,
// where a chart cannot be drawn or a file is in the way.
func Build(v *workspace.View, o Options) (*Result, error) {
	s, list := v.Study, v.Charts
	listed, err := charts.List(s)
	if err != nil {
		return nil, err
	}
	wanted, err := pick(list, o.Only)
	if err != nil {
		return nil, err
	}
	old, err := readManifest(o.Out, o.Force)
	if err != nil {
		return nil, err
	}
	b := &builder{Options: o, old: old, made: map[string]made{}, hashes: map[string]string{}, read: func(name string) ([]byte, error) { return readFrom(o.Out, name) }}
	next := Manifest{Study: s.Name, Title: s.Title, Engine: charts.Engine}
	for _, src := range s.Sources {
		next.Sources = append(next.Sources, ManifestSource{src.Title, src.SHA256})
	}
	pictures, left, err := o.pictures(wanted)
	if err != nil {
		return nil, err
	}
	if err := b.draw(b.stale(pictures)); err != nil {
		return nil, fmt.Errorf("%w\n%s: not every chart can be drawn, so nothing was written", err, s.Name)
	}
	tables := Tables(s, v.Comparisons)
	if len(o.Only) == 0 {
		for _, f := range tables {
			b.add(File{Path: path.Join("tables", f.Name), Inputs: sum(f.Text)}, f.Text)
		}
	}
	if err := b.guard(); err != nil {
		return nil, err
	}
	written, err := b.update(&next, listed, tables)
	if err != nil {
		return nil, err
	}
	result := &Result{Study: s.Name, Out: filepath.ToSlash(o.Out), LeftOut: left}
	b.tell(result, pictures, written, next)
	return result, nil
}

// stale are the pictures with the formats in which they have to be drawn.
func (b *builder) stale(pictures []job) (out []job) {
	for _, j := range pictures {
		j.inputs = j.chart.Inputs(j.style)
		for _, format := range b.Formats {
			if !b.fresh(j.path(format), j.inputs) {
				j.formats = append(j.formats, format)
			}
		}
		if len(j.formats) > 0 {
			out = append(out, j)
		}
	}
	return out
}

// tell adds to a result what was written.
func (b *builder) tell(result *Result, pictures []job, written []string, next Manifest) {
	for _, j := range pictures {
		line := Built{ID: j.chart.ID, Kind: j.chart.Kind, Size: j.style.Size.Name, Theme: j.style.Theme.Name, Locale: j.chart.Locale()}
		for _, format := range b.Formats {
			p := j.path(format)
			line.Files = append(line.Files, BuiltFile{Path: p, Bytes: next.file(p).Bytes})
			line.Drawn = line.Drawn || slices.Contains(written, p)
		}
		result.Charts = append(result.Charts, line)
	}
	for _, p := range written {
		if strings.HasPrefix(p, "tables/") {
			result.TablesWritten++
		}
	}
	for p := range b.made {
		if strings.HasPrefix(p, "tables/") {
			result.Tables++
		}
	}
}

func pick(list []*charts.Chart, only []string) ([]*charts.Chart, error) {
	if len(only) == 0 {
		return list, nil
	}
	var out []*charts.Chart
	var names []string
	for _, c := range list {
		names = append(names, c.ID)
		if slices.Contains(only, c.ID) {
			out = append(out, c)
		}
	}
	for _, name := range only {
		if !slices.Contains(names, name) {
			return nil, &datasets.NotFound{What: "chart", Name: name, Hint: datasets.DidYouMean(name, names)}
		}
	}
	return out, nil
}

// pictures are the charts in all the styles that are asked for and that they
// can have.
// What a chart cannot have comes back beside them.
func (o Options) pictures(list []*charts.Chart) (out []job, left []string, err error) {
	for _, style := range o.Styles {
		some := false
		for _, c := range list {
			if len(c.Sizes) == 0 || slices.Contains(c.Sizes, style.Size.Name) {
				out, some = append(out, job{chart: c, style: style}), true
			} else if what := c.ID + " (" + style.Size.Name + ")"; !slices.Contains(left, what) {
				left = append(left, what)
			}
		}
		if !some && len(list) > 0 {
			return nil, nil, fmt.Errorf("no chart can have the size %s: charts.yaml lists their sizes", style.Size.Name)
		}
	}
	return out, left, nil
}

// possible reports whether a chart can have the picture at a path: in a locale
// that it has a title in, and a size that it lists.
func possible(l charts.Listing, path string) bool {
	rest, ok := strings.CutPrefix(path, "charts/"+l.ID+".")
	if !ok {
		return false
	}
	locale, size := quantity.English.Tag, charts.Default.Size.Name
	parts := strings.Split(rest, ".")
	for _, part := range parts[:len(parts)-1] {
		_, isLocale := quantity.LocaleOf(part)
		_, isTheme := charts.ThemeOf(part)
		switch {
		case isLocale:
			locale = part
		case isTheme != nil:
			size = part
		}
	}
	return slices.Contains(l.Locales, locale) && (len(l.Sizes) == 0 || slices.Contains(l.Sizes, size))
}

// path is the place of a picture in the folder.
func (j job) path(format string) string {
	return path.Join("charts", j.chart.FileName(j.style, format))
}

// made is a file that stands ready to be written.
type made struct {
	file File
	text []byte
}

type builder struct {
	Options
	old  Manifest
	read func(name string) ([]byte, error) // a file of the folder
	// hashes are the fingerprints of files that are as they were written.
	hashes map[string]string
	mu     sync.Mutex
	made   map[string]made
}

func readManifest(dir string, force bool) (m Manifest, err error) {
	text, err := readFrom(dir, ManifestName)
	return parseManifest(filepath.Join(dir, ManifestName), text, err, force)
}

// readFrom reads a file of the folder of a study's files, which is in the output folder.
func readFrom(out, name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrInvalid
	}
	dir, base := filepath.Split(filepath.Clean(out))
	return files.Read(filepath.Clean(dir), path.Join(base, name))
}

// parseManifest reads a manifest, or takes the error of reading it.
func parseManifest(name string, text []byte, err error, force bool) (m Manifest, _ error) {
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	} else if err != nil {
		return m, fmt.Errorf("cannot read %s: %w", filepath.ToSlash(name), folder.Cause(err))
	}
	if err := json.Unmarshal(text, &m); err == nil && m.Engine != "" {
		return m, nil
	} else if force { // nothing of it is relied on
		return Manifest{}, nil
	}
	return m, fmt.Errorf("%s has been changed, or quotient did not write it, so it is not overwritten\n    move it away, or build with --force", filepath.ToSlash(name))
}

func (m Manifest) file(path string) File {
	for _, f := range m.Files {
		if f.Path == path {
			return f
		}
	}
	return File{}
}

// fresh reports whether a file stands as it was written, from these inputs.
func (b *builder) fresh(path, inputs string) bool {
	f := b.old.file(path)
	if b.Force || f.Inputs != inputs || f.SHA256 == "" || f.SHA256 != b.hashOf(path) {
		return false
	}
	b.hashes[path] = f.SHA256
	return true
}

// hashOf is the fingerprint of a file of the folder; "" where it cannot be read.
func (b *builder) hashOf(path string) string {
	text, err := b.read(path)
	if err != nil {
		return ""
	}
	return sum(text)
}

func sum(text []byte) string {
	h := sha256.Sum256(text)
	return hex.EncodeToString(h[:])
}

func (b *builder) add(f File, text []byte) {
	f.SHA256, f.Bytes = sum(text), len(text)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.made[f.Path] = made{f, text}
}

// draw draws charts side by side, each once for all its formats.
func (b *builder) draw(jobs []job) error {
	fonts := typeset.New()
	errs := make([]error, len(jobs))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(jobs)) {
		wg.Go(func() {
			for i := range next {
				errs[i] = b.drawOne(jobs[i], fonts)
				if b.Progress != nil {
					b.Progress(len(jobs))
				}
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	wg.Wait()
	// The same fault of a chart in several themes and locales is told once.
	seen := map[string]bool{}
	return errors.Join(slices.DeleteFunc(errs, func(err error) bool {
		if err == nil || seen[err.Error()] {
			return true
		}
		seen[err.Error()] = true
		return false
	})...)
}

func (b *builder) drawOne(j job, fonts *typeset.Fonts) error {
	picture, err := j.chart.Draw(j.style, fonts)
	if err != nil {
		return fmt.Errorf("%w (in size %s)", err, j.style.Size.Name)
	}
	var rows []Row
	for _, o := range j.chart.Rows {
		rows = append(rows, Row{o.Ref(), charts.RowHash(o)})
	}
	for _, format := range j.formats {
		var text bytes.Buffer
		if err := picture.Write(&text, format); err != nil {
			return fmt.Errorf("chart %s, %s: %w", j.chart.ID, format, err)
		}
		b.add(File{Path: j.path(format), Inputs: j.inputs, Chart: j.chart.ID, Rows: rows}, text.Bytes())
	}
	return nil
}

// guard refuses to overwrite what this program has not written.
func (b *builder) guard() error {
	var errs []error
	for _, p := range b.paths() {
		full := filepath.Join(b.Out, p)
		info, err := os.Lstat(full)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			errs = append(errs, fmt.Errorf("cannot write %s: %w", filepath.ToSlash(full), folder.Cause(err)))
			continue
		}
		if b.Force {
			if info.IsDir() {
				errs = append(errs, fmt.Errorf("%s is a folder: move it away", filepath.ToSlash(full)))
			}
			continue
		}
		var text []byte
		if info.Mode().IsRegular() {
			text, _ = b.read(p)
		}
		h := sum(text)
		if was := b.old.file(p); text == nil || h != was.SHA256 && h != was.Before && h != b.made[p].file.SHA256 && !seal.Holds(text) {
			errs = append(errs, fmt.Errorf("%s has been changed, or quotient did not write it, so it is not overwritten\n    move it away, or build with --force", filepath.ToSlash(full)))
		}
	}
	return errors.Join(errs...)
}

func (b *builder) paths() []string {
	paths := make([]string, 0, len(b.made))
	for p := range b.made {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	return paths
}

// update writes what has changed, and the manifest, and returns the paths of what it
// wrote. Where nothing has, nothing is touched. While it writes, no other build does;
// what one has written since is looked at again.
func (b *builder) update(next *Manifest, list []charts.Listing, tables []TableFile) (written []string, err error) {
	var gone []string
	next.Files, gone = b.files(list, tables)
	if same, err := b.same(*next); err != nil || same && len(b.pending())+len(gone) == 0 {
		return nil, err
	}
	dir, base := filepath.Split(filepath.Clean(b.Out))
	err = files.Update(filepath.Clean(dir), func(f *files.Folder) error {
		b.read = func(name string) ([]byte, error) { return f.Read(path.Join(base, name)) }
		text, err := b.read(ManifestName)
		if b.old, err = parseManifest(filepath.Join(b.Out, ManifestName), text, err, b.Force); err != nil {
			return err
		}
		if err := b.guard(); err != nil {
			return err
		}
		pending := b.pending()
		if len(pending) > 0 {
			if err := b.save(f, base, b.underWay(*next)); err != nil {
				return err
			}
		}
		for _, p := range pending {
			if err := f.Write(path.Join(base, p), b.made[p].text); err != nil {
				return err
			}
			written = append(written, p)
		}
		next.Files, gone = b.files(list, tables)
		for _, p := range gone {
			if err := f.Remove(path.Join(base, p)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("cannot remove %s, which no longer belongs to a chart: %w", path.Join(base, p), folder.Cause(err))
			}
		}
		return b.save(f, base, *next)
	})
	return written, err
}

// pending are the paths of the files that differ from what is there.
func (b *builder) pending() (out []string) {
	for _, p := range b.paths() {
		if b.Force || b.hashOf(p) != b.made[p].file.SHA256 {
			out = append(out, p)
		}
	}
	return out
}

// underWay is the manifest while files are being written: it knows each file
// as it was and as it will be.
func (b *builder) underWay(m Manifest) Manifest {
	m.Files = nil
	for _, f := range b.old.Files {
		if _, ok := b.made[f.Path]; !ok {
			m.Files = append(m.Files, f)
		}
	}
	for _, p := range b.paths() {
		f := b.made[p].file
		f.Before = b.hashOf(p)
		m.Files = append(m.Files, f)
	}
	slices.SortFunc(m.Files, func(x, y File) int { return strings.Compare(x.Path, y.Path) })
	return m
}

// text is the manifest as it is written.
func (m Manifest) text() ([]byte, error) {
	text, err := json.MarshalIndent(m, "", "  ")
	return append(text, '\n'), err
}

// same reports whether a manifest is the one that is there.
func (b *builder) same(m Manifest) (bool, error) {
	text, err := m.text()
	before, missing := b.read(ManifestName)
	return missing == nil && bytes.Equal(before, text), err
}

// save writes the manifest, if it differs from what is there.
func (b *builder) save(f *files.Folder, base string, m Manifest) error {
	if same, err := b.same(m); err != nil || same {
		return err
	}
	text, err := m.text()
	if err != nil {
		return err
	}
	return f.Write(path.Join(base, ManifestName), text)
}

// files merges what was made into what was there. Gone is what the study no longer
// has, if it is still as this program wrote it.
func (b *builder) files(list []charts.Listing, current []TableFile) (out []File, gone []string) {
	for _, p := range b.paths() {
		out = append(out, b.made[p].file)
	}
	tables := map[string]bool{}
	for _, f := range current {
		tables[path.Join("tables", f.Name)] = true
	}
	for _, f := range b.old.Files {
		if _, ok := b.made[f.Path]; ok {
			continue
		}
		kept := tables[f.Path] || slices.ContainsFunc(list, func(l charts.Listing) bool { return l.ID == f.Chart && possible(l, f.Path) })
		h, known := b.hashes[f.Path] // of a chart that was looked at already
		if !known {
			h = b.hashOf(f.Path)
		}
		written := h == f.SHA256
		if written { // else a build that was broken off may not have come to it
			f.Before = ""
		}
		switch {
		case h == "":
		case kept:
			out = append(out, f)
		case written || h == f.Before:
			gone = append(gone, f.Path)
		}
	}
	slices.SortFunc(out, func(x, y File) int { return strings.Compare(x.Path, y.Path) })
	return out, gone
}
