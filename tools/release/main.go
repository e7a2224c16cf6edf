// Command release makes the files of a release from a tag: archives for six systems, .deb
// and .rpm packages, a Homebrew formula, the licences of all that is linked, and checksums.
//
//	go run -C tools ./release -tag v1.2.3
//
// The files go to out/release/v1.2.3, and the command for a release is that one. It clones
// the tag, so nothing that is not committed gets in; and it takes every time from the
// commit, no path and no name of a machine, so that two runs with one version of Go give
// the same bytes. See docs/install.md for what is done with the files.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("release: ")
	var r release
	flag.StringVar(&r.tag, "tag", "", "the `tag` to release, as v1.2.3")
	flag.StringVar(&r.repository, "repository", "..", "the `folder` of the repository")
	flag.StringVar(&r.out, "out", "", "the `folder` to write, which must not exist or be empty (default out/release/TAG of the repository)")
	flag.StringVar(&r.url, "url", "", "the `address` under which the files will be found, for the Homebrew formula; without it, that of a module on github.com, or else no formula")
	flag.StringVar(&r.maintainer, "maintainer", "", "`name and address` for the packages (default: who is named in LICENSE)")
	only := flag.String("only", "", "build for one `system` alone, as linux/amd64")
	notices := flag.Bool("notices", false, "print the licences of all that is linked, and make nothing")
	flag.Parse()
	if *notices {
		parts, err := Notices(r.repository, targets)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Print(parts.Text())
		return
	}
	if err := r.run(*only, flag.Args()); err != nil {
		log.Fatal(err)
	}
}

// A target is a system to build for.
type target struct{ os, arch string }

func (t target) String() string { return t.os + "/" + t.arch }

// targets are the systems of a release.
var targets = []target{
	{"darwin", "amd64"}, {"darwin", "arm64"},
	{"linux", "amd64"}, {"linux", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

// A release is what is made from one tag.
type release struct {
	tag, repository, out, url, maintainer string
	targets                               []target

	work    string    // a folder for what is only needed meanwhile
	source  string    // the clone of the tag
	module  string    // the path of the module
	version string    // without its v
	when    time.Time // of the commit
	extra   []entry   // what every archive has besides the program
	made    []product
}

// A product is a file of the release.
type product struct {
	name   string
	target target
	text   []byte
}

// An entry is a file in an archive.
type entry struct {
	name string // with slashes
	mode fs.FileMode
	text []byte
}

// semver is a version as the go command knows it, without build metadata.
var semver = regexp.MustCompile(`^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$`)

func (r *release) run(only string, args []string) (err error) {
	if err := r.ready(only, args); err != nil {
		return err
	}
	if r.work, err = os.MkdirTemp("", "quotient-release-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(r.work)) }()
	for _, step := range []func() error{r.clone, r.writeExtra, r.build, r.formula, r.sums} {
		if err := step(); err != nil {
			return err
		}
	}
	return r.save()
}

// ready refuses what cannot be released, before anything is done.
func (r *release) ready(only string, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%q is no flag: name the tag with -tag", args[0])
	}
	if !semver.MatchString(r.tag) {
		return fmt.Errorf("-tag %q is not a version: write it as v1.2.3 or v1.2.3-rc.1", r.tag)
	}
	r.version = r.tag[1:]
	r.targets = targets
	if only != "" {
		i := slices.IndexFunc(targets, func(t target) bool { return t.String() == only })
		if i < 0 {
			return fmt.Errorf("-only %q is none of %v", only, targets)
		}
		r.targets = targets[i : i+1]
	}
	if r.out == "" {
		r.out = filepath.Join(r.repository, "out", "release", r.tag)
	}
	if there, err := os.ReadDir(r.out); err == nil && len(there) > 0 {
		return fmt.Errorf("%s is not empty: move it away, or name another folder with -out", r.out)
	}
	return nil
}

// clone makes a copy of the repository at the tag, and asks it what it is.
func (r *release) clone() error {
	from, err := filepath.Abs(r.repository)
	if err != nil {
		return err
	}
	if _, err := output(from, nil, "git", "rev-parse", "--verify", "--quiet", "refs/tags/"+r.tag+"^{commit}"); err != nil {
		return fmt.Errorf("there is no tag %s in %s: make it with git tag %s", r.tag, r.repository, r.tag)
	}
	r.source = filepath.Join(r.work, "source")
	if _, err := output(r.work, nil, "git", "clone", "--quiet", "--shared", "-c", "advice.detachedHead=false", "-c", "core.autocrlf=false", "--branch", r.tag, from, r.source); err != nil {
		return err
	}
	at, err := output(r.source, nil, "git", "log", "-1", "--format=%ct")
	if err != nil {
		return err
	}
	seconds, err := strconv.ParseInt(strings.TrimSpace(at), 10, 64)
	if err != nil {
		return err
	}
	r.when = time.Unix(seconds, 0).UTC()
	module, err := output(r.source, nil, "go", "list", "-m")
	r.module = strings.TrimSpace(module)
	return err
}

// writeExtra gathers what the archives have besides the program.
func (r *release) writeExtra() error {
	log.Print("man pages and completions")
	dir := filepath.Join(r.work, "extra")
	if _, err := output(r.source, nil, "go", "run", "-trimpath", "./cmd/quotient/internal/manual", "-date", r.when.Format(time.DateOnly), "-version", r.version, dir); err != nil {
		return err
	}
	for _, name := range []string{"LICENSE", "README.md", "CHANGELOG.md"} {
		text, err := os.ReadFile(filepath.Join(r.source, name))
		if err != nil {
			return err
		}
		r.extra = append(r.extra, entry{name, 0o644, text})
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		r.extra = append(r.extra, entry{filepath.ToSlash(rel), 0o644, text})
		return err
	})
	if err != nil {
		return err
	}
	log.Print("the licences of all that is linked")
	notices, err := Notices(r.source, r.targets)
	if err != nil {
		return err
	}
	r.extra = append(r.extra, entry{"THIRD_PARTY_NOTICES.txt", 0o644, []byte(notices.Text())})
	slices.SortFunc(r.extra, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	return nil
}

// save writes the files: to a folder beside, which then gets its name, so that there is
// never half a release.
func (r *release) save() error {
	if err := os.MkdirAll(filepath.Dir(r.out), 0o777); err != nil {
		return err
	}
	beside, err := os.MkdirTemp(filepath.Dir(r.out), ".release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(beside)
	for _, p := range r.made {
		if err := os.WriteFile(filepath.Join(beside, p.name), p.text, 0o644); err != nil {
			return err
		}
	}
	if err := os.Chmod(beside, 0o755); err != nil {
		return err
	}
	if err := os.Remove(r.out); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(beside, r.out); err != nil {
		return err
	}
	for _, p := range r.made {
		fmt.Printf("%9d  %s\n", len(p.text), filepath.ToSlash(filepath.Join(r.out, p.name)))
	}
	return nil
}

// output runs a program in a folder, with more in its environment, and gives what it prints.
// The error has what it complains of.
func output(dir string, env []string, name string, args ...string) (string, error) {
	c := exec.Command(name, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "PWD="+dir, "GOWORK=off", "GOFLAGS=")
	c.Env = append(c.Env, env...)
	out, err := c.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		err = fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, failed.Stderr)
	}
	return string(out), err
}
