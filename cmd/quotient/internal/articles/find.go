// Package articles finds the articles that a command line names, weaves them, and lays
// out the pages that are made of them. Articles go in; what was found in each of them,
// and the files that are to be written, come out.
package articles

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
)

// A Place is where an article is, and the study that it is of.
type Place struct {
	Path  string
	Study workspace.Place
}

// within is the folder of the article, from that of the study, or else from here: two
// articles of one name are written to two places. Elsewhere it is none.
func (a Place) within() string {
	dir, err := filepath.Abs(filepath.Dir(a.Path))
	for _, base := range []string{a.Study.Name, "."} {
		if base, wrong := filepath.Abs(base); err == nil && wrong == nil {
			if rel, wrong := filepath.Rel(base, dir); wrong == nil && filepath.IsLocal(rel) {
				return filepath.ToSlash(rel)
			}
		}
	}
	return "."
}

// Find finds the articles that a command line names, and their studies: the one
// whose folder an article is in, or the one that is given.
func Find(args []string, name string) (out []Place, err error) {
	var given *workspace.Place
	if name != "" {
		fsys, err := datasets.Find(name)
		if err != nil {
			return nil, err
		}
		given = &workspace.Place{Name: name, FS: fsys}
	}
	if len(args) == 0 {
		dir := name
		if dir == "" {
			above, ok := workspace.Above()
			if !ok {
				return nil, errors.New("name an article: there is no study in this folder or above it")
			}
			dir = above
		}
		args = []string{dir}
	}
	for _, arg := range args {
		paths, err := in(arg)
		if err != nil {
			return nil, err
		}
		for _, p := range paths {
			study := given
			if study == nil {
				if study, err = around(p); err != nil {
					return nil, err
				}
			}
			out = append(out, Place{p, *study})
		}
	}
	return out, nil
}

// in are the articles in a folder, or the one that a path names.
func in(arg string) (paths []string, err error) {
	info, err := os.Stat(arg)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		hint := ""
		if slices.Contains(datasets.Bundled(), arg) {
			hint = "\n    a bundled study is part of the program: name an article before it: quotient weave ARTICLE.md " + arg
		}
		if hint == "" {
			return nil, datasets.Unopened(arg, err)
		}
		return nil, fmt.Errorf("there is no article %s%s", filepath.ToSlash(arg), hint)
	case err != nil:
		return nil, err
	case !info.IsDir() && !article.IsMarkdown(arg):
		return nil, fmt.Errorf("%s is not an article: the name of an article ends in .md, .mdx, .qmd or .markdown", filepath.ToSlash(arg))
	case !info.IsDir():
		return []string{arg}, nil
	}
	names, err := article.In(folder.Open(arg))
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("there is no article in %s\n    an article is a Markdown file other than README.md", filepath.ToSlash(arg))
	}
	for _, n := range names {
		paths = append(paths, filepath.Join(arg, n))
	}
	return paths, nil
}

// around is the study whose folder a file is in, or below.
func around(file string) (*workspace.Place, error) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	for dir := filepath.Dir(abs); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, datasets.DescriptorName)); err == nil {
			name := dir
			if wd, err := os.Getwd(); err == nil {
				if rel, err := filepath.Rel(wd, dir); err == nil && !strings.HasPrefix(rel, filepath.Join("..", "..", "..", "..")) {
					name = rel
				}
			}
			return &workspace.Place{Name: name, FS: folder.Open(dir)}, nil
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	return nil, fmt.Errorf("%s is in no study: name one after it; bundled: %s", filepath.ToSlash(file), strings.Join(datasets.Bundled(), ", "))
}

// Read reads an article, which no link may have from outside of its folder: what
// it says is published.
func Read(name string) ([]byte, error) {
	dir, base := filepath.Split(name)
	dir = filepath.Clean(dir)
	if err := files.Finish(dir); err != nil {
		return nil, err
	}
	text, err := folder.Open(dir).ReadFile(base)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", filepath.ToSlash(name), folder.Cause(err))
	}
	return text, nil
}
