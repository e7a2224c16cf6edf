package articles

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/publish"
	"quotient/cmd/quotient/internal/weave"
	"quotient/datasets/folder"
)

// Page is an article in a format, with its pictures.
func Page(r Result, f publish.Format) (text []byte, pictures []weave.Picture, err error) {
	snippets := map[int]string{}
	for _, x := range r.Filled.Figures {
		s, some, err := r.Weaver.Embed(r.Locale, x.ID, x.Style, f.Figure, "charts", "")
		if err != nil {
			return nil, nil, err
		}
		snippets[x.At] = s
		for _, p := range some {
			if !slices.ContainsFunc(pictures, func(y weave.Picture) bool { return y.Path == p.Path }) {
				pictures = append(pictures, p)
			}
		}
	}
	if f.Cites, _, err = r.Weaver.Cited(r.Filled.Article); err != nil {
		return nil, nil, err
	}
	f.Bibliography = bibliography(r.Name)
	if f.Address != "" {
		card, picture := cardOf(r)
		if card != nil {
			card.Address = f.Address[:strings.LastIndexByte(f.Address, '/')+1] + picture.Path
			f.Card, pictures = card, append(pictures, *picture)
		}
	}
	var b bytes.Buffer
	err = f.Write(&b, r.Filled.Article, snippets)
	return b.Bytes(), pictures, err
}

// cardOf is the first chart of an article that can be drawn as a card; nil where none can.
func cardOf(r Result) (*publish.Card, *weave.Picture) {
	for _, x := range r.Filled.Figures {
		if len(x.Chart.Sizes) > 0 && !slices.Contains(x.Chart.Sizes, charts.Card.Name) {
			continue
		}
		style := charts.Style{Size: charts.Card, Theme: charts.Light}
		drawn, err := x.Chart.Draw(style, nil)
		if err != nil {
			continue // its labels have no room there
		}
		return &publish.Card{Width: charts.Card.Pixels, Height: charts.Card.Height, Alt: drawn.Alt},
			&weave.Picture{Path: path.Join("charts", x.Chart.FileName(style, "png")), Format: "png", Picture: drawn}
	}
	return nil, nil
}

// bibliography is the file of the works that an article cites.
func bibliography(name string) string {
	return strings.TrimSuffix(path.Base(filepath.ToSlash(name)), path.Ext(name)) + ".bib"
}

// published is an article in a format, with its pictures beside it: the path of the
// page, and the files to be written.
func published(r Result, f publish.Format, out string, a Place, force bool) (string, []weave.File, error) {
	name := a.Path
	dir := path.Join(r.Weaver.Study(), a.within())
	to := path.Join(dir, strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))+f.Ending)
	if f.Address != "" {
		f.Address += (&url.URL{Path: to}).EscapedPath()
	}
	text, pictures, err := Page(r, f)
	if err != nil {
		return "", nil, err
	}
	own, err := ownPictures(r, f, pictures, out, to, name, force)
	if err != nil {
		return "", nil, err
	}
	for i := range pictures {
		pictures[i].Path = path.Join(dir, pictures[i].Path)
	}
	pending, err := weave.Pending(pictures, out, force)
	_, inWay := files.Check(out, to, text, force)
	pending = append(append(pending, own...), weave.File{Dir: out, Name: to, Text: text, Force: force})
	bib, unfit := works(r, f, out, dir, force)
	return filepath.Join(out, filepath.FromSlash(to)), append(pending, bib...), errors.Join(err, inWay, unfit)
}

// works are the file of the works that an article cites, for a format that takes one.
func works(r Result, f publish.Format, out, dir string, force bool) ([]weave.File, error) {
	_, entries, err := r.Weaver.Cited(r.Filled.Article)
	if err != nil || len(entries) == 0 || !f.CitesByKey() {
		return nil, err
	}
	to, text := path.Join(dir, bibliography(r.Name)), f.Bibtex(r.Filled.Article, entries)
	_, err = files.Check(out, to, text, force)
	return []weave.File{{Dir: out, Name: to, Text: text, Force: force}}, err
}

// ownPictures are the author's own pictures, to be written beside the page. They carry no
// mark of this program, so that another file in their place is overwritten only by force.
func ownPictures(r Result, f publish.Format, drawn []weave.Picture, out, page, name string, force bool) (own []weave.File, err error) {
	var paths []string
	for _, p := range drawn {
		paths = append(paths, p.Path)
	}
	pictures, err := f.Pictures(r.Woven.Article, paths, folder.Open(filepath.Dir(name)).ReadFile)
	if err != nil {
		return nil, err
	}
	for _, p := range pictures {
		to := path.Join(path.Dir(page), p.Path)
		same, err := files.Check(out, to, p.Text, force)
		if err != nil {
			return nil, fmt.Errorf("the picture %s of %s: %w", p.Path, r.Name, err)
		}
		if !same {
			own = append(own, weave.File{Dir: out, Name: to, Text: p.Text, Force: force})
		}
	}
	return own, nil
}
