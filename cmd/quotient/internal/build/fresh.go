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
	"quotient/datasets/check"
	"quotient/datasets/folder"
)

// Freshness checks the charts and tables that stand in a study's folder of files: each
// must be as this program wrote it, from what the study says now. What has not
// been built is not checked, which is no failure. Findings name files by their
// path from here, and the command that makes them again; the files are in a folder of out.
// The error is of what cannot be read.
func Freshness(w *workspace.Workspace, out string, r *check.Result) error {
	if err := files.Finish(out); err != nil {
		return err
	}
	dir := filepath.Join(out, w.Name)
	m, err := readManifest(dir, false)
	f := builtFiles{dir: dir, again: remakes{study: w.Place.Name, out: out}, result: r}
	if err != nil {
		r.Checked++
		f.fault(ManifestName, "", "build with --force", "it has been changed since it was written, so the built files cannot be checked")
		return nil
	}
	if len(m.Files) == 0 {
		r.Skip("nothing has been built in " + filepath.ToSlash(dir))
		return nil
	}
	c, err := w.Comparisons()
	if _, err := workspace.Findings(err); err != nil {
		return err
	}
	if c == nil { // the check comparison tells of faults
		r.Unchecked, r.Why = len(m.Files), "the comparisons cannot be read"
		return nil
	}
	list, _, err := w.Everywhere() // an error in one chart says nothing of another
	if err != nil {
		return err
	}
	f.charts, f.tables = list, map[string]string{}
	for _, t := range Tables(w.Study, c) {
		f.tables["tables/"+t.Name] = sum(t.Text)
	}
	built := map[string]bool{}
	for _, file := range m.Files {
		built[file.Chart] = true
		r.Checked++
		f.check(file)
	}
	f.again.advise(r)
	var missing []string
	for _, x := range list {
		if !built[x.ID] && !slices.Contains(missing, x.ID) {
			missing = append(missing, x.ID)
		}
	}
	if r.Unchecked = len(missing); len(missing) > 0 {
		r.Why = "not built: " + strings.Join(missing, ", ")
	}
	return nil
}

// builtFiles holds what has been built against what the study says now.
type builtFiles struct {
	dir    string
	charts []*charts.Chart
	tables map[string]string // the fingerprint of each
	again  remakes
	result *check.Result
}

func (f *builtFiles) fault(path, ref, hint, format string, args ...any) {
	f.result.Add(datasets.Finding{File: filepath.ToSlash(filepath.Join(f.dir, filepath.FromSlash(path))), Ref: ref, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// check looks at one file.
func (f *builtFiles) check(file File) {
	text, err := readFrom(f.dir, file.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.fault(file.Path, file.Chart, "", "it was built, but has been removed")
		f.again.add(f.result, pictureOf(file))
	case err != nil:
		f.fault(file.Path, file.Chart, "", "cannot be read: %v", folder.Cause(err))
	case sum(text) == file.Before && file.Before != file.SHA256:
		f.fault(file.Path, file.Chart, "", "it is older than the study: the build that should have written it was interrupted")
		f.again.add(f.result, pictureOf(file))
	case sum(text) != file.SHA256:
		f.fault(file.Path, file.Chart, "move it away, or build with --force", "it has been changed since it was written")
	case file.Chart == "":
		f.table(file)
	default:
		if why, p := stale(f.charts, file, text); why != "" {
			f.fault(file.Path, file.Chart, "", "%s", why)
			f.again.add(f.result, p)
		}
	}
}

// table looks at the file of a table.
func (f *builtFiles) table(file File) {
	if now, ok := f.tables[file.Path]; !ok {
		f.fault(file.Path, "", f.again.command(nil, style{}, nil)+" takes it away", "the study no longer has this table")
	} else if now != file.SHA256 {
		f.fault(file.Path, "", "", "the tables of the study have changed since")
		f.again.add(f.result, picture{})
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
		return fmt.Sprintf("the study no longer has a chart %q in the locale %s", p.Chart, p.Locale), picture{}
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
