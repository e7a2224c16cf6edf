package workspace

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

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
	r := &committed{name: name, lists: map[string]map[string]blob{}, read: map[string][]byte{}}
	hash, err := r.git(limits.Line, "rev-parse", "--verify", "--end-of-options", tree)
	r.tree = strings.TrimSpace(string(hash))
	return Place{name, r}, err
}

// committed are the files of a tree of git, as they are kept, whatever attributes they
// have, and from any folder. Each is read when it is asked for, once: the tree can be that
// of a large repository, most of which is no part of a study.
type committed struct {
	name, tree string // as messages name it, and its hash
	mu         sync.Mutex
	lists      map[string]map[string]blob // what is in each folder, by name
	read       map[string][]byte          // files, by the hash of each
	bytes      int64                      // in them
	ask        io.Writer                  // a git that answers with a file for its hash, once it has been started
	answers    *bufio.Reader
}

// command is a command of git. A folder that somebody sent may have settings of git:
// nothing is fetched, and so no program that they name is run.
func (r *committed) command(args ...string) *exec.Cmd {
	run := exec.Command("git", append([]string{"--literal-pathspecs"}, args...)...)
	run.Env = append(os.Environ(), "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_OPTIONAL_LOCKS=0")
	return run
}

// git runs git, and returns what it prints, if that is not too much.
func (r *committed) git(most int64, args ...string) ([]byte, error) {
	var complaint bytes.Buffer
	run := r.command(args...)
	run.Stderr = &complaint
	out, err := run.StdoutPipe()
	if err == nil {
		err = run.Start()
	}
	if errors.Is(err, exec.ErrNotFound) {
		return nil, fmt.Errorf("%s is a revision, and there is no git to read it with", r.name)
	} else if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", r.name, err)
	}
	text, tooMuch := folder.ReadAll(out, most)
	if tooMuch != nil {
		_ = run.Process.Kill()
	}
	if err := run.Wait(); tooMuch != nil {
		return nil, fmt.Errorf("cannot read %s: what git prints of it: %w", r.name, tooMuch)
	} else if err != nil {
		return nil, fmt.Errorf("cannot read %s: %s", r.name, strings.TrimSpace(complaint.String()))
	}
	return text, nil
}

// A blob is a file or folder that git keeps.
type blob struct {
	fs.FileInfo
	mode, hash string
}

// list lists what git has in a folder.
func (r *committed) list(dir string) (map[string]blob, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if list, ok := r.lists[dir]; ok {
		return list, nil
	}
	args := []string{"ls-tree", "-l", "-z", "--full-tree", r.tree}
	if dir != "." {
		args = append(args, "--", dir+"/")
	}
	text, err := r.git(limits.Data, args...)
	if err != nil {
		return nil, err
	}
	list := map[string]blob{}
	for line := range strings.SplitSeq(string(text), "\x00") {
		about, file, _ := strings.Cut(line, "\t")
		fields := strings.Fields(about) // mode, kind, hash, size
		if len(fields) != 4 || !fs.ValidPath(file) || fields[1] != "blob" && fields[1] != "tree" {
			continue
		}
		size, _ := strconv.ParseInt(fields[3], 10, 64) // none of a folder
		base := path.Base(file)
		list[base] = blob{folder.Info(base, size, fields[1] == "tree"), fields[0], fields[2]}
	}
	r.lists[dir] = list
	return list, nil
}

// find finds a file or folder, or that which a link within the folder leads to.
func (r *committed) find(op, name string) (blob, error) {
	fail := func(err error) (blob, error) { return blob{}, &fs.PathError{Op: op, Path: name, Err: err} }
	switch {
	case !fs.ValidPath(name):
		return fail(fs.ErrInvalid)
	case name == ".":
		return blob{FileInfo: folder.Info(".", 0, true)}, nil
	}
	at := name
	for range 2 { // links to links are not followed
		list, err := r.list(path.Dir(at))
		if err != nil {
			return fail(err)
		}
		b, ok := list[path.Base(at)]
		if !ok {
			break
		}
		if b.mode != "120000" {
			return b, nil
		}
		to, err := r.text(b)
		if err != nil {
			return fail(err)
		}
		if at = path.Join(path.Dir(at), string(to)); path.IsAbs(string(to)) || !fs.ValidPath(at) {
			return fail(folder.ErrOutside)
		}
	}
	return fail(fs.ErrNotExist)
}

// text reads a file, once.
func (r *committed) text(b blob) ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	text, ok := r.read[b.hash]
	if !ok {
		if b.Size() > limits.Revision-r.bytes {
			return nil, fmt.Errorf("at most %s of the files of a revision are read", limits.Bytes(limits.Revision))
		}
		var err error
		if text, err = r.answer(b); err != nil {
			return nil, err
		}
		r.read[b.hash] = text
		r.bytes += b.Size()
	}
	return bytes.Clone(text), nil
}

// answer asks git for a file. The git that answers ends with this program.
func (r *committed) answer(b blob) ([]byte, error) {
	if r.ask == nil {
		run := r.command("cat-file", "--batch")
		in, err1 := run.StdinPipe()
		out, err2 := run.StdoutPipe()
		if err := errors.Join(err1, err2, run.Start()); err != nil {
			return nil, err
		}
		r.ask, r.answers = in, bufio.NewReader(out)
	}
	if _, err := fmt.Fprintln(r.ask, b.hash); err != nil {
		return nil, err
	}
	head, err := r.answers.ReadString('\n') // hash, kind and size
	if err != nil {
		return nil, err
	}
	if want := fmt.Sprintf("%s blob %d\n", b.hash, b.Size()); head != want {
		return nil, fmt.Errorf("git answers %q", head)
	}
	text := make([]byte, b.Size()+1) // a line feed ends it
	if _, err := io.ReadFull(r.answers, text); err != nil {
		return nil, err
	}
	return text[:b.Size()], nil
}

// ReadFile implements [fs.ReadFileFS]. How large a file may be depends on its name.
func (r *committed) ReadFile(name string) ([]byte, error) {
	fail := func(err error) ([]byte, error) { return nil, &fs.PathError{Op: "open", Path: name, Err: err} }
	b, err := r.find("open", name)
	switch most := folder.Most(name); {
	case err != nil:
		return nil, err
	case b.IsDir():
		return fail(fmt.Errorf("%w but a folder", folder.ErrNotRegular))
	case b.Size() > most:
		return fail(folder.TooLarge(b.Size(), most))
	}
	text, err := r.text(b)
	if err != nil {
		return fail(err)
	}
	return text, nil
}

// ReadDir implements [fs.ReadDirFS].
func (r *committed) ReadDir(name string) (out []fs.DirEntry, err error) {
	if b, err := r.find("open", name); err != nil {
		return nil, err
	} else if !b.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("it is not a folder")}
	}
	list, err := r.list(name)
	for _, name := range slices.Sorted(maps.Keys(list)) {
		out = append(out, fs.FileInfoToDirEntry(list[name]))
	}
	return out, err
}

// Stat implements [fs.StatFS].
func (r *committed) Stat(name string) (fs.FileInfo, error) { return r.find("stat", name) }

// Open implements [fs.FS], for files.
func (r *committed) Open(name string) (fs.File, error) {
	text, err := r.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return folder.Memory{name: text}.Open(name)
}
