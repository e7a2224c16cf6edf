package workspace

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

// Version finds a version of a study: a folder, a bundled study, or a folder as it was in
// a revision of git, as REVISION:FOLDER.
func Version(name string) (Place, error) {
	if _, err := os.Stat(name); err == nil {
		return Find(name)
	}
	revision, dir, ok := strings.Cut(name, ":")
	if !ok || revision == "" {
		return Find(name)
	}
	if strings.HasPrefix(revision, "-") {
		return Place{}, fmt.Errorf("%q is no revision", revision)
	}
	dir = filepath.ToSlash(filepath.Clean(dir))
	tree := revision + ":./" + dir
	if dir == "." {
		tree = revision + ":./"
	}
	files, err := committed(name, tree)
	return Place{name, files}, err
}

// committed reads the files of a tree of git, as they are kept, whatever attributes they
// have, and from any folder.
func committed(name, tree string) (folder.Memory, error) {
	hash, err := git(name, "", "rev-parse", "--verify", "--end-of-options", tree)
	if err != nil {
		return nil, err
	}
	list, err := git(name, "", "ls-tree", "-r", "-l", "-z", "--full-tree", strings.TrimSpace(hash))
	if err != nil {
		return nil, err
	}
	blobs, err := blobsOf(name, list)
	if err != nil {
		return nil, err
	}
	var hashes strings.Builder
	for _, b := range blobs {
		hashes.WriteString(b.hash + "\n")
	}
	texts, err := git(name, hashes.String(), "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	found := folder.Memory{}
	links := map[string]string{}
	for _, b := range blobs {
		var text string
		if text, texts, err = b.cut(texts); err != nil {
			return nil, fmt.Errorf("cannot read %s of %s: %w", b.path, name, err)
		}
		if b.mode == "120000" {
			links[b.path] = text
		} else {
			found[b.path] = []byte(text)
		}
	}
	for link, to := range links { // within the folder
		if f, ok := found[path.Join(path.Dir(link), to)]; ok {
			found[link] = f
		}
	}
	return found, nil
}

// git runs git, and returns what it prints. Name is the version that is read.
func git(name, input string, args ...string) (string, error) {
	var out, complaint bytes.Buffer
	run := exec.Command("git", args...)
	// A folder that somebody sent may have settings of git: nothing is fetched, and so no
	// program that they name is run.
	run.Env = append(os.Environ(), "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_OPTIONAL_LOCKS=0")
	run.Stdin, run.Stdout, run.Stderr = strings.NewReader(input), &out, &complaint
	if err := run.Run(); errors.Is(err, exec.ErrNotFound) {
		return "", fmt.Errorf("%s is a revision, and there is no git to read it with", name)
	} else if err != nil {
		return "", fmt.Errorf("cannot read %s: %s", name, strings.TrimSpace(complaint.String()))
	}
	return out.String(), nil
}

// A blob is a file that git keeps.
type blob struct{ path, mode, hash string }

// blobsOf are the files in a list of git's that can be part of a study.
func blobsOf(name, list string) (blobs []blob, err error) {
	total := int64(0)
	for _, line := range strings.Split(strings.TrimSuffix(list, "\x00"), "\x00") {
		about, file, _ := strings.Cut(line, "\t")
		fields := strings.Fields(about) // mode, kind, hash, size
		if len(fields) != 4 || fields[1] != "blob" || !fs.ValidPath(file) {
			continue
		}
		size, err := strconv.ParseInt(fields[3], 10, 64)
		if err != nil || size > folder.Most(file) {
			if !slices.Contains([]string{".csv", ".json", ".yaml", ".md"}, path.Ext(file)) {
				continue // it is no part of a study
			}
			return nil, fmt.Errorf("cannot read %s of %s: %w", file, name, folder.TooLarge(size, folder.Most(file)))
		}
		if total += size; total > limits.Table {
			return nil, fmt.Errorf("cannot read %s: its files have more than %s together, the most that is read of a revision\n    name the folder of the study, as in REVISION:FOLDER", name, limits.Bytes(limits.Table))
		}
		blobs = append(blobs, blob{file, fields[0], fields[2]})
	}
	return blobs, nil
}

// cut takes the text of the file from the beginning of what git printed: hash, kind and
// size on a line, and the text with a line feed.
func (b blob) cut(texts string) (text, rest string, err error) {
	head, rest, _ := strings.Cut(texts, "\n")
	fields := strings.Fields(head)
	if len(fields) != 3 || fields[0] != b.hash {
		return "", "", fmt.Errorf("git answers %q", head)
	}
	size, err := strconv.Atoi(fields[2])
	if err != nil || size >= len(rest) {
		return "", "", fmt.Errorf("git answers %q", head)
	}
	return rest[:size], rest[size+1:], nil
}
