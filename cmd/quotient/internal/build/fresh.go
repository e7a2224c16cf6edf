package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
)

// Freshness is the check of what has been built into a folder: the charts and tables that
// are there are those of the study.
func Freshness(out string) func(*workspace.Workspace) ([]datasets.Check, error) {
	return func(w *workspace.Workspace) ([]datasets.Check, error) {
		if err := files.Finish(out); err != nil {
			return nil, err
		}
		check, err := freshness(w, out)
		return []datasets.Check{check}, err
	}
}

// freshness checks the charts and tables that are in a study's folder of files: each
// must be as this program wrote it, from what the study says now. What has not
// been built is not checked, which is no failure. Findings name files by their
// path from here, and the command that makes them again; the files are in a folder of out.
func freshness(w *workspace.Workspace, out string) (datasets.Check, error) {
	f := &fresher{
		Check:  datasets.Check{Name: "fresh", Title: "the charts and tables that have been built are those of the study"},
		dir:    filepath.Join(out, w.Name),
		again:  remakes{study: w.Place.Name, out: out},
		tables: map[string]string{},
	}
	m, err := readManifest(f.dir, false)
	if err != nil {
		f.Checked++
		f.fault(ManifestName, "", "build with --force", "it is not as this program wrote it, so what was built cannot be checked")
		return f.Check, nil
	}
	if len(m.Files) == 0 {
		f.Unchecked, f.Why = 1, "nothing has been built in "+filepath.ToSlash(f.dir)
		return f.Check, nil
	}
	c, err := w.Comparisons()
	if _, err := workspace.Findings(err); err != nil {
		return f.Check, err
	}
	if c == nil { // the check comparison tells of errors
		f.Unchecked, f.Why = len(m.Files), "the comparisons cannot be read"
		return f.Check, nil
	}
	if f.charts, _, err = w.Everywhere(); err != nil { // an error in one chart says nothing of another
		return f.Check, err
	}
	for _, t := range Tables(w.Study, c) {
		f.tables["tables/"+t.Name] = sum(t.Text)
	}
	built := map[string]bool{}
	for _, file := range m.Files {
		built[file.Chart] = true
		f.file(file)
	}
	f.again.advise(&f.Check)
	var missing []string
	for _, x := range f.charts {
		if !built[x.ID] && !slices.Contains(missing, x.ID) {
			missing = append(missing, x.ID)
		}
	}
	if f.Unchecked = len(missing); len(missing) > 0 {
		f.Why = "not built: " + strings.Join(missing, ", ")
	}
	return f.Check, nil
}

// fresher checks the files of a folder, one by one.
type fresher struct {
	datasets.Check
	dir    string
	again  remakes
	charts []*charts.Chart   // of every locale
	tables map[string]string // the fingerprints of those that the study has now, by their path
}

func (f *fresher) fault(path, ref, hint, format string, args ...any) {
	f.Findings = append(f.Findings, datasets.Finding{File: filepath.ToSlash(filepath.Join(f.dir, filepath.FromSlash(path))), Ref: ref, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// file checks that a file is there, is as it was written, and is what would be written now.
func (f *fresher) file(file File) {
	f.Checked++
	text, err := readFrom(f.dir, file.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.fault(file.Path, file.Chart, "", "it was built and is gone")
		f.again.add(&f.Check, pictureOf(file))
	case err != nil:
		f.fault(file.Path, file.Chart, "", "cannot be read: %v", files.Cause(err))
	case sum(text) != file.SHA256:
		f.fault(file.Path, file.Chart, "move it away, or build with --force", "it is not as this program wrote it: another has altered it")
	case file.Chart == "":
		f.table(file)
	default:
		if why, p := stale(f.charts, file, text); why != "" {
			f.fault(file.Path, file.Chart, "", "%s", why)
			f.again.add(&f.Check, p)
		}
	}
}

func (f *fresher) table(file File) {
	if now, ok := f.tables[file.Path]; !ok {
		f.fault(file.Path, "", f.again.command(nil, style{}, nil)+" takes it away", "the study has no such table any more")
	} else if now != file.SHA256 {
		f.fault(file.Path, "", "", "the tables of the study have changed since")
		f.again.add(&f.Check, picture{})
	}
}

// stale says what has changed since a picture was drawn, "" if nothing has, and which
// picture it is.
func stale(list []*charts.Chart, f File, text []byte) (string, picture) {
	_, p, _, err := charts.Inspect(bytes.NewReader(text))
	if err != nil {
		return err.Error(), pictureOf(f)
	}
	which := picture{p.Chart, formatOf(f), style{p.Size, p.Theme, p.Locale, p.Live, p.Allowed}}
	i := slices.IndexFunc(list, func(x *charts.Chart) bool { return x.ID == p.Chart && x.Locale() == p.Locale })
	if i < 0 {
		return fmt.Sprintf("the study has no chart %q in the locale %s any more", p.Chart, p.Locale), picture{}
	}
	style, err := p.Style()
	if err != nil {
		return err.Error(), which
	}
	if f.Inputs == list[i].Inputs(style) {
		return "", which
	}
	var changes []string
	for _, change := range p.Changes(list[i].Provenance(style)) {
		changes = append(changes, strings.ReplaceAll(Told(change), "\u00a0", " "))
	}
	const most = 3
	if n := len(changes) - most; n > 0 {
		changes = append(changes[:most], fmt.Sprintf("and %d more changes", n))
	}
	return "it was drawn before a change: " + strings.Join(changes, "; "), which
}
