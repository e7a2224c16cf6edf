package charts

import (
	"encoding/json"
	"io/fs"
	"strings"

	"quotient/datasets"
)

// licence is what a study says its figures may be used under, as its pictures name it, and the
// address of that; both "" where it does not say.
func licence(fsys fs.FS) (name, address string) {
	if fsys == nil {
		return "", ""
	}
	text, err := fs.ReadFile(fsys, datasets.DescriptorName)
	if err != nil {
		return "", ""
	}
	var d struct {
		Licenses []struct{ Name, Title, Path string }
	}
	if json.Unmarshal(text, &d) != nil {
		return "", "" // it has been read before, and may have anything there
	}
	var names []string
	for _, l := range d.Licenses {
		if l.Title == "" {
			l.Title = l.Name
		}
		if l.Title != "" {
			names = append(names, l.Title)
		}
		if address == "" && strings.HasPrefix(l.Path, "http") {
			address = l.Path
		}
	}
	return strings.Join(names, "; "), address
}
