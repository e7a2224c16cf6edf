package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var day = time.Date(2026, 12, 1, 10, 20, 31, 0, time.UTC)

// made is a release of a program that is a line of text, for some systems.
func made(t *testing.T, systems ...target) *release {
	t.Helper()
	r := &release{tag: "v1.2.3", version: "1.2.3", module: "example.org/quotient", when: day, work: t.TempDir(), extra: []entry{
		{"CHANGELOG.md", 0o644, []byte("# Changes\n")},
		{"LICENSE", 0o644, []byte("Copyright (c) 2026, the Quotient authors\n")},
		{"THIRD_PARTY_NOTICES.txt", 0o644, []byte("parts\n")},
		{"completions/_quotient", 0o644, []byte("#compdef quotient\n")},
		{"man/quotient.1", 0o644, []byte(".TH QUOTIENT 1\n")},
	}}
	for _, s := range systems {
		files, err := r.pack(s, []byte("program\n"))
		if err != nil {
			t.Fatal(err)
		}
		r.made = append(r.made, files...)
	}
	return r
}

// TestSameBytes: two releases are the same, each in a folder of its own, and at another
// time of the day.
func TestSameBytes(t *testing.T) {
	a := made(t, targets...)
	time.Sleep(1100 * time.Millisecond) // more than the second that archives tell
	b := made(t, targets...)
	if len(a.made) != len(targets)+4 || len(a.made) != len(b.made) {
		t.Fatalf("%d and %d files", len(a.made), len(b.made))
	}
	for i := range a.made {
		if !bytes.Equal(a.made[i].text, b.made[i].text) {
			t.Errorf("%s is not the same twice", a.made[i].name)
		}
		if host, err := os.Hostname(); err == nil && bytes.Contains(a.made[i].text, []byte(host)) && len(host) > 5 {
			t.Errorf("%s has the name of the machine in it", a.made[i].name)
		}
	}
}

func TestArchives(t *testing.T) {
	r := made(t, target{"linux", "arm64"}, target{"windows", "amd64"})
	z, err := gzip.NewReader(bytes.NewReader(r.made[0].text))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for a := tar.NewReader(z); ; {
		h, err := a.Next()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		names = append(names, h.Name)
		if !h.ModTime.Equal(day) || h.Uid != 0 || h.Uname != "" {
			t.Errorf("%s is from %v and of %d %q", h.Name, h.ModTime, h.Uid, h.Uname)
		}
		if runs := h.FileInfo().Mode()&0o111 != 0; runs != strings.HasSuffix(h.Name, "/quotient") {
			t.Errorf("%s has the mode %v", h.Name, h.FileInfo().Mode())
		}
	}
	if want := "quotient_1.2.3_linux_arm64/quotient quotient_1.2.3_linux_arm64/CHANGELOG.md"; !strings.HasPrefix(strings.Join(names, " "), want) || len(names) != 6 {
		t.Errorf("the archive has %q", names)
	}
	w, err := zip.NewReader(bytes.NewReader(r.made[3].text), int64(len(r.made[3].text)))
	if err != nil {
		t.Fatal(err)
	}
	if len(w.File) != 5 || w.File[0].Name != "quotient_1.2.3_windows_amd64/quotient.exe" || !w.File[0].Modified.Equal(day) {
		t.Errorf("%d files, the first %s from %v", len(w.File), w.File[0].Name, w.File[0].Modified)
	}
}

func TestFormula(t *testing.T) {
	r := made(t, targets...)
	text, err := Formula("1.2.3", "https://example.org/dl", "https://example.org", r.made)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(text, "sha256 "); n != 4 || !strings.Contains(text, `"https://example.org/dl/quotient_1.2.3_darwin_arm64.tar.gz"`) {
		t.Errorf("%d archives:\n%s", n, text)
	}
	if _, err := Formula("1.2.3", `https://example.org/"; system "rm`, "", r.made); err == nil {
		t.Error("an address with a quotation mark is written")
	}
	ruby, err := exec.LookPath("ruby")
	if err != nil {
		t.Skip("ruby is not there to read the formula")
	}
	file := filepath.Join(t.TempDir(), "quotient.rb")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(ruby, "-wc", file).CombinedOutput(); err != nil || strings.Contains(string(out), "warning") {
		t.Errorf("%v: %s", err, out)
	}
}

func TestSums(t *testing.T) {
	r := made(t, target{"darwin", "arm64"}, target{"windows", "arm64"})
	if err := r.sums(); err != nil {
		t.Fatal(err)
	}
	last := r.made[len(r.made)-1]
	lines := strings.Split(strings.TrimSpace(string(last.text)), "\n")
	if last.name != "checksums.txt" || len(lines) != 2 || !strings.HasSuffix(lines[0], "  quotient_1.2.3_darwin_arm64.tar.gz") || len(strings.Fields(lines[0])[0]) != 64 {
		t.Errorf("%s:\n%s", last.name, last.text)
	}
}

// TestRefused: what cannot be a release is refused before anything is made.
func TestRefused(t *testing.T) {
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "mine"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		r    release
		only string
		args []string
		want string
	}{
		{release{}, "", nil, "-tag \"\" is not a version"},
		{release{tag: "1.2.3"}, "", nil, "is not a version"},
		{release{tag: "v1.2"}, "", nil, "is not a version"},
		{release{tag: "v1.2.3; rm"}, "", nil, "is not a version"},
		{release{tag: "v1.2.3"}, "plan9/arm", nil, "is none of"},
		{release{tag: "v1.2.3"}, "", []string{"v1"}, "is no flag"},
		{release{tag: "v1.2.3", out: full}, "", nil, "is not empty"},
	} {
		if err := test.r.ready(test.only, test.args); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v %q: %v, want %q", test.r, test.only, err, test.want)
		}
	}
	r := release{tag: "v999.0.0", repository: "../..", out: filepath.Join(t.TempDir(), "out")}
	if err := r.run("", nil); err == nil || !strings.Contains(err.Error(), "there is no tag v999.0.0") {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(r.out); err == nil {
		t.Error("a folder is left of what is refused")
	}
}

// TestPlaces: each file of a package goes where its system looks.
func TestPlaces(t *testing.T) {
	for _, test := range []struct{ format, name, want string }{
		{"deb", "LICENSE", "/usr/share/doc/quotient/copyright"},
		{"rpm", "LICENSE", "/usr/share/licenses/quotient/LICENSE"},
		{"deb", "man/quotient-build.1", "/usr/share/man/man1/quotient-build.1.gz"},
		{"deb", "completions/_quotient", "/usr/share/zsh/vendor-completions/_quotient"},
		{"rpm", "completions/_quotient", "/usr/share/zsh/site-functions/_quotient"},
		{"deb", "completions/quotient.ps1", ""},
		{"rpm", "README.md", ""},
	} {
		if got := where(test.format, test.name); got != test.want {
			t.Errorf("%s in a %s is put to %q, want %q", test.name, test.format, got, test.want)
		}
	}
	if !slices.IsSortedFunc(targets, func(a, b target) int { return strings.Compare(a.String(), b.String()) }) {
		t.Error("the systems are not in their order")
	}
}
