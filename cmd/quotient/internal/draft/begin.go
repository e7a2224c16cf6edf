package draft

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/keys"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
	"quotient/datasets/source"
)

var studyName = regexp.MustCompile(`^[a-z0-9]+([._-][a-z0-9]+)*$`)

// Begin writes the draft of a study of the text in a file to a new folder. The title of
// the text is the name of its file, if it has none. The error is of what cannot be read,
// or is [workspace.Failed] if the folder cannot be written.
func Begin(dir, file string, info datasets.SourceInfo) (*Draft, error) {
	name := filepath.Base(filepath.Clean(dir))
	if !studyName.MatchString(name) || folder.Device(name) {
		return nil, fmt.Errorf("%q cannot be the name of a study: write lower-case letters, digits and single hyphens", name)
	}
	if file == "" {
		return nil, errors.New("a study needs a text: add --text FILE")
	}
	text, err := folder.ReadFile(file, limits.Text)
	if err != nil {
		return nil, datasets.Unopened(file, err)
	}
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return nil, fmt.Errorf("%s has files in it: name a new folder", filepath.ToSlash(dir))
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("cannot write %s: %w", filepath.ToSlash(dir), folder.Cause(err))
	}
	src, err := source.Read(filepath.ToSlash(file), text)
	if err != nil {
		return nil, err
	}
	if info.Title == "" {
		info.Title = strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	}
	d, err := New(name, info, src)
	if err != nil {
		return nil, err
	}
	if d.Rows == 0 {
		return nil, fmt.Errorf("%s has no numbers, so there is nothing to make a study of\n    name another text; quotient scan lists the numbers of one", filepath.ToSlash(file))
	}
	keys.Name(d.Files)
	if err := files.New(dir, d.Files); err != nil {
		return nil, workspace.Failed(err)
	}
	return d, nil
}
