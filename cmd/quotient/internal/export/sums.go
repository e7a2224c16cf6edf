package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"quotient/datasets/lazy"
)

// SumsName is the file that has the fingerprints of the others, as sha256sum reads them. By it
// a file that nobody has changed since is known again, and may be overwritten.
const SumsName = "SHA256SUMS"

func sum(text []byte) string {
	hash := sha256.Sum256(text)
	return hex.EncodeToString(hash[:])
}

// sums are the fingerprints of files.
func sums(files []File) File {
	var b bytes.Buffer
	for _, f := range files {
		fmt.Fprintf(&b, "%s  %s\n", sum(f.Text), f.Name)
	}
	return File{SumsName, b.Bytes()}
}

var sumLine = lazy.MustCompile(`(?m)^([0-9a-f]{64})  ([^\n]+)$`)

// Known reads which files a folder has from an export before, with what they were then.
func Known(text []byte) map[string]string {
	out := map[string]string{}
	for _, m := range sumLine.FindAllSubmatch(text, -1) {
		if name := string(m[2]); fs.ValidPath(name) && !strings.Contains(name, "\r") {
			out[name] = string(m[1])
		}
	}
	return out
}

// Gone are the files of an export before that are none of this one.
func Gone(known map[string]string, files []File) (names []string) {
	for name := range known {
		if !slices.ContainsFunc(files, func(f File) bool { return f.Name == name }) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Is reports whether a file is as an export before has left it.
func Is(known map[string]string, name string, text []byte) bool {
	return name == SumsName && len(known) > 0 || known[name] == sum(text)
}
