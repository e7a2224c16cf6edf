package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Part is a module that is linked, or what else of others is in the program, with the
// licences it comes under.
type Part struct {
	Name, Version string
	Licence       string // as SPDX writes it
	Files         []File
}

// A File is one with a licence or a notice.
type File struct{ Name, Text string }

// Linked are the parts of a program.
type Linked []Part

// more are files with licences that are not in the folder of a package or in one above,
// by module: of data in the package, of code it took from others, of a choice.
var more = map[string][]string{
	"codeberg.org/go-pdf/fpdf":   {"icc/LICENSE.color.org"},
	"github.com/gogs/chardet":    {"icu-license.html"},
	"github.com/golang/freetype": {"licenses/ftl.txt"},
	"gonum.org/v1/gonum":         {"THIRD_PARTY_LICENSES/*"},
	"github.com/ajstarks/svgo":   {"LICENSE-link.txt"},
	"codeberg.org/go-fonts/stix": {"SIL-LICENSE"},
}

// chosen are licences where a text is of several things, or leaves a choice.
var chosen = map[string]string{
	"github.com/golang/freetype":       "FTL", // the other choice is GPL-2.0-or-later
	"codeberg.org/go-fonts/stix":       "BSD-3-Clause AND OFL-1.1",
	"codeberg.org/go-fonts/liberation": "BSD-3-Clause AND OFL-1.1",
	"github.com/gogs/chardet":          "MIT AND ICU",
}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|copyright|notice|patents|authors|ofl|sil-licen[cs]e|unlicense)([-.].*)?$`)

// Notices finds what is linked into the program for some systems, with its licences. What
// has none, or one that is not known, is an error.
func Notices(dir string, targets []target) (Linked, error) {
	type module struct {
		Path, Version, Dir string
		Main               bool
	}
	folders := map[module]map[string]bool{}
	for _, t := range targets {
		out, err := output(dir, []string{"GOOS=" + t.os, "GOARCH=" + t.arch, "CGO_ENABLED=0"}, "go", "list", "-deps", "-json=Dir,Module,Standard", "./cmd/quotient")
		if err != nil {
			return nil, err
		}
		for d := json.NewDecoder(strings.NewReader(out)); ; {
			var p struct {
				Dir      string
				Standard bool
				Module   *module
			}
			if err := d.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			if p.Standard || p.Module == nil {
				continue
			}
			if folders[*p.Module] == nil {
				folders[*p.Module] = map[string]bool{}
			}
			for at := p.Dir; len(at) >= len(p.Module.Dir); at = filepath.Dir(at) {
				folders[*p.Module][at] = true
			}
		}
	}
	out, err := standard(dir)
	if err != nil {
		return nil, err
	}
	for m, in := range folders {
		if m.Main {
			delete(in, m.Dir) // its own licence
		}
		p := Part{Name: m.Path, Version: m.Version}
		if p.Files, err = licences(m.Dir, in, more[m.Path]); err != nil {
			return nil, err
		}
		if m.Main {
			out = append(out, apart(p.Files)...)
			continue
		}
		if p.Licence = chosen[m.Path]; p.Licence == "" {
			p.Licence = Licence(p.Files)
		}
		if p.Licence == "" {
			return nil, fmt.Errorf("%s %s comes under no licence that is known here: read it, and add it to tools/release/notices.go, or do without the module", m.Path, m.Version)
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b Part) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// standard is the licence of Go, its library and runtime.
func standard(dir string) (Linked, error) {
	env, err := output(dir, nil, "go", "env", "GOROOT", "GOVERSION")
	if err != nil {
		return nil, err
	}
	root, version, _ := strings.Cut(strings.TrimSpace(env), "\n")
	// Debian's Go has its licence elsewhere than Go's own archive.
	for _, name := range []string{filepath.Join(root, "LICENSE"), "/usr/share/doc/golang-go/copyright"} {
		if text, err := os.ReadFile(name); err == nil {
			return Linked{{Name: "Go, its runtime and standard library", Version: strings.TrimPrefix(version, "go"), Licence: "BSD-3-Clause", Files: []File{{"LICENSE", string(text)}}}}, nil
		}
	}
	return nil, fmt.Errorf("the licence of Go is not in %s", root)
}

// licences reads the files with licences in some folders of a module, and others by their
// patterns.
func licences(module string, folders map[string]bool, patterns []string) (out []File, err error) {
	names := map[string]bool{}
	for folder := range folders {
		list, err := os.ReadDir(folder)
		if err != nil {
			return nil, err
		}
		for _, e := range list {
			if e.Type().IsRegular() && licenceFile.MatchString(e.Name()) && !strings.HasSuffix(e.Name(), ".go") {
				names[filepath.Join(folder, e.Name())] = true
			}
		}
	}
	for _, p := range patterns {
		found, err := filepath.Glob(filepath.Join(module, filepath.FromSlash(p)))
		if err != nil || len(found) == 0 {
			return nil, fmt.Errorf("%s has no %s any more (%v): correct tools/release/notices.go", module, p, err)
		}
		for _, name := range found {
			names[name] = true
		}
	}
	for name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		rel, err := filepath.Rel(module, name)
		if err != nil {
			return nil, err
		}
		out = append(out, File{filepath.ToSlash(rel), readable(text)})
	}
	slices.SortFunc(out, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// readable is a text in UTF-8, with the line ends of Unix: some are in Latin-1.
func readable(text []byte) string {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	if utf8.Valid(text) {
		return string(text)
	}
	runes := make([]rune, len(text))
	for i, b := range text {
		runes[i] = rune(b)
	}
	return string(runes)
}

// apart are the licences of data of others in our own folders, each a part.
func apart(files []File) (out Linked) {
	for _, f := range files {
		out = append(out, Part{Name: f.Name, Licence: Licence([]File{f}), Files: []File{f}})
	}
	return out
}

// phrases are what only the text of one licence says.
var phrases = []struct{ licence, says string }{
	{"Apache-2.0", `Apache License[\s=_]+Version 2\.0`},
	{"OFL-1.1", `SIL OPEN FONT LICENSE\s+Version 1\.1`},
	{"CC-BY-4.0", `Creative Commons Attribution 4\.0 International Public License`},
	{"Unicode-3.0", `UNICODE LICENSE V3`},
	{"BSD-3-Clause", `(?s)Redistribution and use in source and binary forms.*(Neither the name|names? of .* may not be used|The names of its contributors)`},
	{"BSD-2-Clause", `Redistribution and use in source and binary forms`},
	{"MIT", `(?s)Permission is hereby granted, free of charge, to any person\s+obtaining a copy.*substantial portions`},
}

// Licence is the licence that the first of some files with a known one has.
func Licence(files []File) string {
	for _, f := range files {
		for _, p := range phrases {
			if regexp.MustCompile(p.says).MatchString(f.Text) {
				return p.licence
			}
		}
	}
	return ""
}

// Text is what a release says of the parts: a table, then every licence whole. Texts that
// are the same are printed once.
func (l Linked) Text() string {
	var b strings.Builder
	b.WriteString("What is in the program quotient besides its own code, which is under the licence\nin LICENSE. Each part is used as its authors published it.\n\n")
	for _, p := range l {
		fmt.Fprintf(&b, "  %-60s %s\n", strings.TrimSpace(p.Name+" "+p.Version), p.Licence)
	}
	var texts []string
	of := map[string][]string{}
	for _, p := range l {
		for _, f := range p.Files {
			text := strings.TrimSpace(f.Text)
			if of[text] == nil {
				texts = append(texts, text)
			}
			of[text] = append(of[text], strings.TrimSpace(p.Name+" "+p.Version)+", "+f.Name)
		}
	}
	for _, text := range texts {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 80), strings.Join(of[text], "\n"), text)
	}
	return b.String()
}
