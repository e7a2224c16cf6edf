package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"quotient/charts"
	"quotient/charts/seal"
	"quotient/cmd/quotient/internal/build"
	"quotient/cmd/quotient/internal/draft"
	"quotient/cmd/quotient/internal/review"
	"quotient/datasets"
	"quotient/datasets/source"
)

// FuzzStudy leads a whole study, given as a txtar, through build, verify, weave and
// review. Whatever is in it, each verb ends in time and says why it fails; what it writes
// is whole, and in its folder; weaving again changes nothing, and leaves a green study
// green.
func FuzzStudy(f *testing.F) {
	seeds, err := filepath.Glob("testdata/studies/*.txtar")
	if err != nil || len(seeds) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, name := range seeds {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, text := range caseStudies(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, archive []byte) {
		if len(archive) > 32<<10 || bytes.Contains(archive, []byte("-- --")) { // on which txtar itself panics
			return
		}
		p := newPath(t, archive)
		if p == nil {
			return
		}
		p.all()
	})
}

// caseStudies are drafts of the texts of cases, where those are at hand: with the text
// and an article, as a txtar.
func caseStudies(tb testing.TB) (out [][]byte) {
	names, _ := filepath.Glob("../../../../../shared/cases/text/*/town.txt")
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		src, err := source.Read("town.txt", text)
		if err != nil {
			tb.Fatal(err)
		}
		d, err := draft.New("town", datasets.About("Town", "en"), src)
		if err != nil || d.Rows == 0 {
			continue
		}
		d.Files["datapackage.json"] = regexp.MustCompile(`"length": \d+,`).ReplaceAll(d.Files["datapackage.json"], nil)
		d.Files["datapackage.json"] = bytes.ReplaceAll(d.Files["datapackage.json"], []byte(src.SHA256()), []byte("$town.txt"))
		d.Files["town.txt"] = text
		d.Files["charts.yaml"] = []byte("charts:\n  - id: c\n    kind: bar\n    title: It is so\n    table: figures\n    label: what\n")
		d.Files["article.md"] = []byte("# Town\n\nIt is so.\n\n[=table figures]: #\n\n[=chart c]: #\n\n[=sources]: #\n")
		var a txtar.Archive
		for _, name := range slices.Sorted(maps.Keys(d.Files)) {
			a.Files = append(a.Files, txtar.File{Name: name, Data: d.Files[name]})
		}
		out = append(out, txtar.Format(&a))
	}
	return out
}

const neighbour = "the words of another folder"

// aPath is a study on its way.
type aPath struct {
	*testing.T
	top, study, out string
	said            string // by the last verb
}

// newPath writes the files of an archive to a folder, next to one that is to stay as it
// is; nil where the archive has no study of few files in the folder.
func newPath(t *testing.T, archive []byte) *aPath {
	a := txtar.Parse(archive)
	seen := map[string]bool{}
	for _, f := range a.Files {
		if !fs.ValidPath(f.Name) || strings.ContainsAny(f.Name, "\x00\\") || seen[f.Name] {
			return nil
		}
		seen[f.Name] = true
	}
	if !seen[datasets.DescriptorName] || len(a.Files) > 20 {
		return nil
	}
	p := &aPath{T: t, top: t.TempDir()}
	p.study, p.out = filepath.Join(p.top, "study"), filepath.Join(p.top, "out")
	write := func(name string, text []byte) bool {
		return os.MkdirAll(filepath.Dir(name), 0o777) == nil && os.WriteFile(name, text, 0o666) == nil
	}
	if !write(filepath.Join(p.top, "next", "secret.txt"), []byte(neighbour)) {
		t.Fatal("cannot write")
	}
	for _, f := range a.Files { // $NAME stands for the fingerprint of a file, so that texts can change
		if f.Name == datasets.DescriptorName {
			for _, x := range a.Files {
				f.Data = bytes.ReplaceAll(f.Data, []byte(`"$`+x.Name+`"`), fmt.Appendf(nil, `"%x"`, sha256.Sum256(x.Data)))
			}
		}
		if !write(filepath.Join(p.study, filepath.FromSlash(f.Name)), f.Data) {
			return nil // a file in the place of a folder, a name that is too long
		}
	}
	return p
}

// patience is far more than anything this small may take on a busy machine.
const patience = 60 * time.Second

// run runs a verb and returns its exit code.
func (p *aPath) run(args ...string) int {
	p.Helper()
	late := time.AfterFunc(patience, func() {
		debug.SetTraceback("all")
		panic(fmt.Sprintf("%q does not end", args))
	})
	defer late.Stop()
	var stdout, stderr bytes.Buffer
	code := Main(args, &stdout, &stderr)
	p.said = stdout.String() + stderr.String()
	switch {
	case code != holds && code != fails && code != unread:
		p.Fatalf("%q: exit code %d", args, code)
	case code != holds && strings.TrimSpace(p.said) == "":
		p.Fatalf("%q fails, and says nothing", args)
	case strings.Contains(p.said, neighbour):
		p.Fatalf("%q shows a file of another folder", args)
	}
	for _, r := range p.said {
		if r < ' ' && r != '\n' && r != '\t' {
			p.Fatalf("%q prints %q", args, p.said)
		}
	}
	return code
}

// files reads every file of a folder.
func (p *aPath) files(dir string) map[string]string {
	p.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		all[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		p.Fatal(err)
	}
	return all
}

// same fails where the files of a folder have changed, but for those that may.
func (p *aPath) same(what string, was, is map[string]string, may func(name string) bool) {
	p.Helper()
	for name := range is {
		if _, ok := was[name]; !ok && !may(name) {
			p.Fatalf("%s writes %s", what, name)
		}
	}
	for name, text := range was {
		if now, ok := is[name]; (!ok || now != text) && !may(name) {
			p.Fatalf("%s changes %s from\n%q\nto\n%q\n%s", what, name, text, now, p.said)
		}
	}
}

func nothing(string) bool { return false }

func (p *aPath) all() {
	was := p.files(p.study)
	build := []string{"build", p.study, "--out", p.out, "--format", "svg", "--size", "half"}
	if p.run(build...) == holds {
		made := p.files(p.out)
		if p.run(build...) != holds {
			p.Fatalf("building again fails: %s", p.said)
		}
		p.same("building again", made, p.files(p.out), nothing)
	}
	p.whole()
	green := p.run("verify", p.study, "--out", p.out) == holds
	p.same("build or verify", was, p.files(p.study), nothing)

	p.weave(was, green)
	woven := p.files(p.study)

	review := []string{"review", p.study, "--out", p.out}
	if code := p.run(review...); code == holds {
		made := p.files(p.out)
		if p.run(review...) != holds {
			p.Fatalf("writing the page again fails: %s", p.said)
		}
		p.same("writing the page again", made, p.files(p.out), nothing)
	}
	p.whole()
	p.sign(woven)
	if got := p.files(filepath.Join(p.top, "next")); len(got) != 1 || got["secret.txt"] != neighbour {
		p.Fatalf("the folder next to it is %q", got)
	}
	entries, err := os.ReadDir(p.top)
	if err != nil || len(entries) > 3 {
		p.Fatalf("in the folder above are %v, %v", entries, err)
	}
}

// weave weaves the articles twice.
func (p *aPath) weave(was map[string]string, green bool) {
	code := p.run("weave", p.study)
	first := p.said
	woven := p.files(p.study)
	p.same("weaving", was, woven, func(name string) bool {
		_, there := was[name]
		return code != unread && (strings.HasSuffix(strings.ToLower(name), ".md") || strings.HasSuffix(name, ".mdx") || strings.HasSuffix(name, ".markdown") ||
			strings.HasSuffix(name, ".svg") && (!there || seal.Holds([]byte(was[name]))))
	})
	if code == unread {
		return
	}
	if again := p.run("weave", p.study); again != code {
		p.Fatalf("weaving ends with %d: %s\nand then with %d: %s", code, first, again, p.said)
	}
	p.same("weaving again", woven, p.files(p.study), nothing)
	if green && p.run("verify", p.study, "--out", p.out) != holds {
		p.Fatalf("a study that holds is woven, and does not hold any more: %s", p.said)
	}
}

// sign signs off a row that is there.
func (p *aPath) sign(was map[string]string) {
	s, err := datasets.Load(os.DirFS(p.study))
	if err != nil || s == nil {
		return
	}
	for _, t := range s.Tables {
		if !t.Observed || len(t.Rows) == 0 {
			continue
		}
		code := p.run("review", p.study, "--sign", t.Rows[0].Ref(), "--as", "Jane Doe", "--date", "2026-01-02")
		p.same("signing", was, p.files(p.study), func(name string) bool { return code == holds && name == review.FileName })
		if code == holds {
			if _, err := review.Read(os.DirFS(p.study)); err != nil {
				p.Fatalf("what was signed cannot be read: %v", err)
			}
		}
		return
	}
}

// whole fails where a file that was written is cut off, altered, or not the one that the
// manifest has, or where something was left behind.
func (p *aPath) whole() {
	p.Helper()
	manifests, listed := 0, map[string]string{}
	all := p.files(p.out)
	for name, text := range all {
		if path := filepath.ToSlash(name); strings.HasSuffix(path, "/"+build.ManifestName) && strings.Count(path, "/") == 1 {
			var m build.Manifest
			if err := json.Unmarshal([]byte(text), &m); err != nil {
				p.Fatalf("%s: %v", name, err)
			}
			manifests++
			for _, f := range m.Files {
				listed[strings.TrimSuffix(name, build.ManifestName)+f.Path] = f.SHA256
			}
		}
	}
	for name, text := range all {
		switch {
		case strings.HasSuffix(name, "/"+build.ManifestName):
		case strings.HasSuffix(name, "/review.html"):
			if !seal.Holds([]byte(text)) {
				p.Fatalf("%s is not whole", name)
			}
		case listed[name] != fmt.Sprintf("%x", sha256.Sum256([]byte(text))):
			p.Fatalf("%s is not what the manifest has", name)
		}
		if strings.HasSuffix(name, ".svg") {
			if _, _, _, err := charts.Inspect(strings.NewReader(text)); err != nil {
				p.Fatalf("%s: %v", name, err)
			}
		}
		delete(listed, name)
	}
	if len(listed) > 0 || manifests > 1 {
		p.Fatalf("%d manifests; not there: %v", manifests, listed)
	}
	for name := range p.files(p.top) {
		if strings.HasPrefix(filepath.Base(name), ".quotient") {
			p.Fatalf("%s is left behind", name)
		}
	}
}
