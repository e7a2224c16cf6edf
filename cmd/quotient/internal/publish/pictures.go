package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/article"
	"quotient/datasets/folder"
)

// A Picture is one of the author's own, by its path from the folder of the article, and
// from that of the page alike.
type Picture struct {
	Path string
	Text []byte
}

// Pictures reads the pictures that an author shows in an article, so that they can go
// with the page. Drawn are the paths of those that the page has already. A picture that
// is not there, is outside of the folder, or cannot be shown in the format, is an error
// with its place.
func (f Format) Pictures(a *article.Article, drawn []string, read func(path string) ([]byte, error)) (out []Picture, err error) {
	var errs []error
	for _, image := range a.Images() {
		name := article.File(image.Path)
		if name == "" {
			continue // of a site
		}
		fault := func(hint, format string, args ...any) {
			line, column := a.Position(image.At)
			errs = append(errs, fmt.Errorf("%s:%d:%d: %s\n    %s", a.Name, line, column, fmt.Sprintf(format, args...), hint))
		}
		clean := path.Clean(name)
		if !fs.ValidPath(clean) || strings.Contains(clean, `\`) {
			fault("put it into the folder of the article, or below it, and name it from there, with slashes", "the picture %s is not in the folder of the article", name)
			continue
		}
		if slices.Contains(drawn, clean) || slices.ContainsFunc(out, func(p Picture) bool { return p.Path == clean }) {
			continue
		}
		if takes := f.takes; takes != nil && !slices.Contains(takes, strings.ToLower(path.Ext(clean))) {
			fault("save it as "+strings.Join(takes, " or ")+", and show that", "%s shows no picture such as %s", f.Name, name)
			continue
		}
		if strings.ContainsAny(clean, f.unsafe) {
			fault("name it with letters, digits, hyphens and dots", "LaTeX reads no file with the name %s", name)
			continue
		}
		text, err := read(clean)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			fault("put it there, or take the picture out of the article", "there is no picture %s", name)
		case err != nil:
			fault("see that it can be read", "the picture %s cannot be read: %v", name, folder.Cause(err))
		default:
			out = append(out, Picture{clean, text})
		}
	}
	return out, errors.Join(errs...)
}

// picture writes one of the author's own pictures. One of a site is not at hand: its
// words are written.
func (p *printer) picture(at int, address, alt string) string {
	name := article.File(address)
	if name != "" {
		return p.image(path.Clean(name), alt)
	}
	if address != "" {
		p.leftOut(at, "the picture “"+shortened(address)+"” is of a site, or in its address: its words are written in its place", "save it in the folder of the article, and show that")
	}
	if alt == "" {
		return ""
	}
	return p.emph(p.text(alt))
}

func shortened(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
