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

// freshness checks the charts and tables that stand in a study's folder of files: each
// must be as this program wrote it, from what the study says now. What has not
// been built is not checked, which is no failure. Findings name files by their
// path from here, and the command that makes them again; the files are in a folder of out.
func freshness(w *workspace.Workspace, out string) (datasets.Check, error) {
	dir := filepath.Join(out, w.Name)
	again := remakes{study: w.Place.Name, out: out}
	check := datasets.Check{Name: "fresh", Title: "the charts and tables that have been built are those of the study"}
	fault := func(path, ref, hint, format string, args ...any) {
		check.Findings = append(check.Findings, datasets.Finding{File: filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(path))), Ref: ref, Message: fmt.Sprintf(format, args...), Hint: hint})
	}
	m, err := readManifest(dir, false)
	if err != nil {
		check.Checked++
		fault(ManifestName, "", "build with --force", "it is not as this program wrote it, so what was built cannot be checked")
		return check, nil
	}
	if len(m.Files) == 0 {
		check.Unchecked, check.Why = 1, "nothing has been built in "+filepath.ToSlash(dir)
		return check, nil
	}
	c, err := w.Comparisons()
	if _, err := workspace.Findings(err); err != nil {
		return check, err
	}
	if c == nil { // the check comparison tells of faults
		check.Unchecked, check.Why = len(m.Files), "the comparisons cannot be read"
		return check, nil
	}
	list, _, err := w.Everywhere() // an error in one chart says nothing of another
	if err != nil {
		return check, err
	}
	tables := map[string]string{}
	for _, t := range Tables(w.Study, c) {
		tables["tables/"+t.Name] = sum(t.Text)
	}
	built := map[string]bool{}
	for _, f := range m.Files {
		built[f.Chart] = true
		check.Checked++
		text, err := readFrom(dir, f.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			fault(f.Path, f.Chart, "", "it was built and is gone")
			again.add(&check, pictureOf(f))
			continue
		case err != nil:
			fault(f.Path, f.Chart, "", "cannot be read: %v", files.Cause(err))
			continue
		case sum(text) != f.SHA256:
			fault(f.Path, f.Chart, "move it away, or build with --force", "it is not as this program wrote it: another has altered it")
			continue
		}
		if f.Chart == "" {
			if now, ok := tables[f.Path]; !ok {
				fault(f.Path, "", again.command(nil, style{}, nil)+" takes it away", "the study has no such table any more")
			} else if now != f.SHA256 {
				fault(f.Path, "", "", "the tables of the study have changed since")
				again.add(&check, picture{})
			}
			continue
		}
		if why, p := stale(list, f, text); why != "" {
			fault(f.Path, f.Chart, "", "%s", why)
			again.add(&check, p)
		}
	}
	again.advise(&check)
	var missing []string
	for _, x := range list {
		if !built[x.ID] && !slices.Contains(missing, x.ID) {
			missing = append(missing, x.ID)
		}
	}
	if check.Unchecked = len(missing); len(missing) > 0 {
		check.Why = "not built: " + strings.Join(missing, ", ")
	}
	return check, nil
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
