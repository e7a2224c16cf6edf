package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/cli"
)

// fence is a block of code on a page, with the name of the file that it is of, if the
// line above gives one.
var fence = regexp.MustCompile("(?ms)(?:^`([a-z0-9./-]+)`\n\n)?^```([a-z]*)\n(.*?)^```$")

// TestTutorial does what docs/tutorial.md says, from the first step to the last, and the
// pages for the three users do each what they say with the study that it leaves.
func TestTutorial(t *testing.T) {
	home, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	pages := []string{"tutorial.md", "analyst.md", "author.md", "reviewer.md"}
	now := map[string]string{}
	for _, page := range pages {
		now[page] = read(t, "docs", page)
	}
	folder := t.TempDir()
	for i, page := range pages {
		dir := folder
		if i > 0 {
			dir = t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(folder)); err != nil {
				t.Fatal(err)
			}
		}
		t.Chdir(dir)
		now[page] = follow(t, page, now[page])
		t.Chdir(home)
		same(t, []byte(now[page]), "docs", page)
	}
	if text, err := os.ReadFile(filepath.Join(folder, "ferry.txt")); err != nil || string(text) != read(t, "docs", "tutorial", "ferry.txt") {
		t.Errorf("the page shows another text than docs/tutorial/ferry.txt (%v)", err)
	}
	pictures := regexp.MustCompile(`\]\(pictures/([a-z-]+\.png)\)`).FindAllStringSubmatch(now["tutorial.md"], -1)
	if len(pictures) == 0 {
		t.Error("the page shows no picture")
	}
	for _, m := range pictures {
		picture, err := os.ReadFile(filepath.Join(folder, "out", "ferry", "charts", m[1]))
		if err != nil {
			t.Fatal(err)
		}
		same(t, picture, "docs", "pictures", m[1])
	}
}

// follow writes the files, makes the changes and runs the commands of a page, in its order.
// A line "…" of an output stands for any lines. What comes out is the page with what they
// print now.
func follow(t *testing.T, page, text string) string {
	t.Helper()
	var now strings.Builder
	at, ran := 0, 0
	for _, m := range fence.FindAllStringSubmatchIndex(text, -1) {
		name, language, body := "", text[m[4]:m[5]], text[m[6]:m[7]]
		if m[2] >= 0 {
			name = text[m[2]:m[3]]
		}
		now.WriteString(text[at:m[6]])
		at = m[7]
		switch {
		case language == "console":
			body = transcript(t, page, body)
			ran++
		case language == "diff":
			change(t, name, body)
		case name != "":
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(body), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		now.WriteString(body)
	}
	if ran == 0 {
		t.Errorf("docs/%s runs no command", page)
	}
	return now.String() + text[at:]
}

// transcript runs the commands of a block, and returns it with what they print now, or as it
// is where that fits.
func transcript(t *testing.T, page, block string) string {
	t.Helper()
	var now strings.Builder
	for part := range strings.SplitSeq(strings.TrimPrefix(block, "$ "), "\n$ ") {
		line, says, _ := strings.Cut(part, "\n")
		command, ok := strings.CutPrefix(line, "quotient ")
		if !ok {
			t.Fatalf("docs/%s: %q is no command of ours", page, line)
		}
		var out bytes.Buffer
		if code := cli.Main(words(command), &out, &out); code > 1 {
			t.Errorf("docs/%s: exit %d of quotient %s\n%s", page, code, command, &out)
		}
		printed := strings.TrimSuffix(out.String(), "\n")
		if says = strings.TrimSuffix(says, "\n"); fits(says, printed) {
			printed = says
		}
		now.WriteString("$ " + line + "\n")
		if printed != "" {
			now.WriteString(printed + "\n")
		}
	}
	return now.String()
}

// fits reports whether a page may show an output so: whole, or with some of its lines left out.
func fits(says, printed string) bool {
	pattern := regexp.QuoteMeta("\n" + says + "\n")
	for strings.Contains(pattern, "\n…\n") {
		pattern = strings.ReplaceAll(pattern, "\n…\n", "\n(?:.*\n)+")
	}
	return regexp.MustCompile("^" + pattern + "$").MatchString("\n" + printed + "\n")
}

// change makes the changes of a block: each line that it takes away must be in the file once.
func change(t *testing.T, name, block string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(block, "\n"), "\n")
	for i := 0; i+1 < len(lines); i += 2 {
		was, ok := strings.CutPrefix(lines[i], "-")
		is, ok2 := strings.CutPrefix(lines[i+1], "+")
		if !ok || !ok2 || bytes.Count(text, []byte(was)) != 1 {
			t.Fatalf("%s does not have %q once, to be changed to %q", name, was, is)
		}
		text = bytes.Replace(text, []byte(was), []byte(is), 1)
	}
	if err := os.WriteFile(name, text, 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestInstallPage runs what docs/install.md says to try; .ci/ways tries the ways to install.
func TestInstallPage(t *testing.T) {
	page := read(t, "docs", "install.md")
	home, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	now := follow(t, "install.md", page)
	t.Chdir(home)
	same(t, []byte(now), "docs", "install.md")
}
