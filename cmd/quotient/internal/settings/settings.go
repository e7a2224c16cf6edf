// Package settings reads the defaults that a study has for the flags of commands, in its
// quotient.yaml. It takes the study's files and the flags that may be set, and gives the
// values by command, or what is wrong with its place.
//
//	build:
//	  size: [full, half]
//	  theme: [light, dark]
//	verify:
//	  require-source: true
package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"quotient/datasets"
)

// FileName is the file of a study that has its defaults.
const FileName = "quotient.yaml"

// A Setting is a default for one flag.
type Setting struct {
	Flag   string
	Values []string
	place  [2]int
}

// Finding says at the setting what is wrong with it.
func (s Setting) Finding(message string) error {
	return datasets.Findings{{File: FileName, Line: s.place[0], Column: s.place[1], Message: message}}
}

// Value is what the flag would be given on a command line.
func (s Setting) Value() string { return strings.Join(s.Values, ",") }

// Read reads the defaults of a study: by command, sorted by flag. Allowed has the flags that
// a study may set, by command. A study may come from a stranger, so no flag is among them
// that says where to write, what to overwrite or whom to serve. Without the file there are
// none.
func Read(files fs.FS, allowed map[string][]string) (map[string][]Setting, error) {
	var read map[string]map[string]datasets.Texts
	if err := (&datasets.Study{FS: files}).DecodeYAML(FileName, &read); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	out := map[string][]Setting{}
	var wrong datasets.Findings
	for _, verb := range slices.Sorted(maps.Keys(read)) {
		for _, flag := range slices.Sorted(maps.Keys(read[verb])) {
			s := Setting{Flag: flag}
			for i, text := range read[verb][flag] {
				if i == 0 {
					s.place = text.Place()
				}
				s.Values = append(s.Values, text.Value)
			}
			if message, hint := refused(verb, flag, s.Values, allowed); message != "" {
				wrong = append(wrong, datasets.Finding{File: FileName, Line: s.place[0], Column: s.place[1], Message: message, Hint: hint})
				continue
			}
			out[verb] = append(out[verb], s)
		}
	}
	return out, wrong.Err()
}

// refused says why a setting is not taken.
func refused(verb, flag string, values []string, allowed map[string][]string) (message, hint string) {
	flags, known := allowed[verb]
	switch {
	case !known:
		return fmt.Sprintf("a study cannot set flags of %q", verb), datasets.DidYouMean(verb, slices.Sorted(maps.Keys(allowed)))
	case !slices.Contains(flags, flag):
		return fmt.Sprintf("a study cannot set --%s of %s", flag, verb), datasets.DidYouMean(flag, flags)
	case len(values) == 0 || slices.Contains(values, ""):
		return fmt.Sprintf("%s of %s has no value", flag, verb), "write one, as in " + flag + ": [a, b], or remove the line"
	}
	return "", ""
}
