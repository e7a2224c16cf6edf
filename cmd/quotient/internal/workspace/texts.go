package workspace

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/folder"
)

// Texts are the files that somebody writes of a study: its descriptor, tables, settings,
// articles, reviews, and texts that lie beside them.
func (p Place) Texts() (map[string][]byte, error) {
	entries, err := fs.ReadDir(p.FS, ".")
	if err != nil {
		return nil, p.Unreadable(err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && isText(e.Name()) {
			names = append(names, e.Name())
		}
	}
	out := map[string][]byte{}
	for _, name := range slices.Concat(names, p.tables()) {
		text, err := fs.ReadFile(p.FS, name)
		if slices.ContainsFunc(untold, func(e error) bool { return errors.Is(err, e) }) {
			continue
		} else if err != nil {
			return nil, p.Unreadable(err)
		}
		out[name] = text
	}
	return out, nil
}

// untold are errors of files that loading the study tells of.
var untold = []error{fs.ErrNotExist, fs.ErrInvalid, folder.ErrOutside, folder.ErrNotRegular}

// tables are the files of tables that a descriptor names, whatever else it says.
func (p Place) tables() (names []string) {
	text, err := fs.ReadFile(p.FS, datasets.DescriptorName)
	if err != nil {
		return nil
	}
	var d struct{ Resources []struct{ Path any } }
	_ = json.Unmarshal(bytes.TrimPrefix(text, []byte("\ufeff")), &d)
	for _, r := range d.Resources {
		list, _ := r.Path.([]any)
		for _, one := range append(list, r.Path) {
			if name, ok := one.(string); ok && fs.ValidPath(name) && name != "." {
				names = append(names, name)
			}
		}
	}
	return names
}

func isText(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".tsv", ".json", ".yaml", ".yml", ".txt", ".text", ".md", ".mdx", ".qmd", ".markdown", ".html", ".htm":
		return !strings.HasPrefix(name, ".")
	}
	return false
}
