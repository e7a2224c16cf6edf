// Command home gives the modules of the repository another path: that under which they
// can be fetched. It rewrites go.mod, imports, docs, scripts and notebooks.
//
//	go run -C tools ./home github.com/someone/quotient
//
// It asks for a clean working tree, so that git shows what it did and can take it back.
// All files are read before the first is written.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"go/format"
	"log"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("home: ")
	root := flag.String("root", "..", "the `folder` of the repository")
	dry := flag.Bool("n", false, "write nothing, and list the files that would change")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("name the path, and nothing else: home github.com/someone/quotient")
	}
	if err := run(*root, flag.Arg(0), *dry); err != nil {
		log.Fatal(err)
	}
}

func run(root, to string, dry bool) error {
	if err := module.CheckPath(to); err != nil {
		return fmt.Errorf("%w\n    write it as an import has it, such as github.com/someone/quotient", err)
	}
	status, err := git(root, "status", "--porcelain")
	if err != nil {
		return err
	}
	if len(status) > 0 && !dry {
		return fmt.Errorf("the working tree of %s has changes: commit or stash them first, so that git can undo the move\n%s", root, status)
	}
	list, err := git(root, "ls-files", "-z")
	if err != nil {
		return err
	}
	m, changed, err := Move(root, strings.Split(strings.TrimRight(string(list), "\x00"), "\x00"), to)
	if err != nil {
		return err
	}
	names := make([]string, 0, len(changed))
	for name := range changed {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if dry {
			fmt.Println(name)
		} else if err := overwrite(filepath.Join(root, filepath.FromSlash(name)), changed[name]); err != nil {
			return fmt.Errorf("%w\n    git checkout . takes the move back", err)
		}
	}
	would := "were"
	if dry {
		would = "would be"
	}
	fmt.Printf("%d files %s changed: %s is %s\n", len(names), would, m.from, to)
	return nil
}

// overwrite replaces what is in a file, and leaves its mode.
func overwrite(name string, text []byte) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	return os.WriteFile(name, text, info.Mode().Perm())
}

func git(root string, args ...string) ([]byte, error) {
	c := exec.Command("git", append([]string{"-C", root}, args...)...)
	out, err := c.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		err = fmt.Errorf("git %s: %s", strings.Join(args, " "), bytes.TrimSpace(failed.Stderr))
	}
	return out, err
}

// A mover knows the old and the new path.
type mover struct {
	from, to string
	tops     map[string]bool // the folders at the root, with which paths of packages go on
	path     *regexp.Regexp  // the old path, followed by / and more
	flag     *regexp.Regexp  // the old path in flags of go mod edit
}

// Move works out what is in the files of a repository after it has moved to a path. It
// returns those that change.
func Move(root string, names []string, to string) (*mover, map[string][]byte, error) {
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return nil, nil, err
	}
	from := modfile.ModulePath(text)
	if from == "" {
		return nil, nil, fmt.Errorf("%s/go.mod names no module", root)
	}
	quoted := regexp.QuoteMeta(from)
	m := &mover{
		from: from, to: to, tops: map[string]bool{},
		path: regexp.MustCompile(`(^|[^\w./~@-])` + quoted + `/([\w-]*)`),
		flag: regexp.MustCompile(`(-(?:require|replace|droprequire|dropreplace)[= ])` + quoted + `([=@])`),
	}
	for _, name := range names {
		if top, _, in := strings.Cut(name, "/"); in {
			m.tops[top] = true
		}
	}
	changed := map[string][]byte{}
	for _, name := range names {
		file := filepath.Join(root, filepath.FromSlash(name))
		if info, err := os.Lstat(file); err != nil || !info.Mode().IsRegular() {
			continue // a link, or gone from the working tree
		}
		old, err := os.ReadFile(file)
		if err != nil {
			return nil, nil, err
		}
		now, err := m.moved(name, old)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		if !bytes.Equal(old, now) {
			changed[name] = now
		}
	}
	return m, changed, nil
}

// moved is what a file says afterwards.
func (m *mover) moved(name string, text []byte) ([]byte, error) {
	if m.from == m.to || bytes.IndexByte(text, 0) >= 0 || !utf8.Valid(text) {
		return text, nil
	}
	switch {
	case path.Base(name) == "go.mod":
		return m.mod(name, text)
	case strings.HasSuffix(name, ".sum"):
		return text, nil
	}
	now := m.path.ReplaceAllFunc(text, func(found []byte) []byte {
		part := m.path.FindSubmatch(found)
		next := string(part[2])
		if next != "" && !m.tops[next] {
			return found // a folder of that name, and no package
		}
		return slices.Concat(part[1], []byte(m.to+"/"), part[2])
	})
	now = m.flag.ReplaceAll(now, []byte("${1}"+m.to+"${2}"))
	if strings.HasSuffix(name, ".go") && !bytes.Equal(now, text) {
		return format.Source(now) // which sorts the imports
	}
	return now, nil
}

// mod is a go.mod afterwards.
func (m *mover) mod(name string, text []byte) ([]byte, error) {
	f, err := modfile.Parse(name, text, nil)
	if err != nil {
		return nil, err
	}
	if f.Module != nil && m.ours(f.Module.Mod.Path) {
		if err := f.AddModuleStmt(m.named(f.Module.Mod.Path)); err != nil {
			return nil, err
		}
	}
	for _, r := range f.Require {
		if m.ours(r.Mod.Path) {
			version, indirect := r.Mod.Version, r.Indirect
			if err := f.DropRequire(r.Mod.Path); err != nil {
				return nil, err
			}
			f.AddNewRequire(m.named(r.Mod.Path), version, indirect)
		}
	}
	for _, r := range f.Replace {
		if m.ours(r.Old.Path) {
			old, with := r.Old, r.New
			if err := f.DropReplace(old.Path, old.Version); err != nil {
				return nil, err
			}
			if err := f.AddReplace(m.named(old.Path), old.Version, with.Path, with.Version); err != nil {
				return nil, err
			}
		}
	}
	f.Cleanup()
	return f.Format()
}

// ours reports whether a module is of this repository.
func (m *mover) ours(path string) bool { return path == m.from || strings.HasPrefix(path, m.from+"/") }

// named is the new path of one that is ours.
func (m *mover) named(path string) string { return m.to + strings.TrimPrefix(path, m.from) }
