package works

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPandoc gives both formats to Pandoc, which must read of them what they say.
func TestPandoc(t *testing.T) {
	pandoc, err := exec.LookPath("pandoc")
	if err != nil {
		t.Skip("there is no pandoc: what is written is not held against another reader")
	}
	dir := t.TempDir()
	csl, err := WriteCSL(library)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{"refs.bib": WriteBibTeX(library), "refs.json": csl, "all.md": []byte("---\nnocite: '@*'\n---\n\nA [@keynes1919].\n")} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	run := func(args ...string) []byte {
		t.Helper()
		cmd := exec.Command(pandoc, args...)
		cmd.Dir = dir
		var out, complaint bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &complaint
		if err := cmd.Run(); err != nil || complaint.Len() > 0 {
			t.Fatalf("pandoc %s: %v\n%s", strings.Join(args, " "), err, complaint.String())
		}
		return out.Bytes()
	}
	for _, from := range []struct{ format, file string }{{"bibtex", "refs.bib"}, {"biblatex", "refs.bib"}, {"csljson", "refs.json"}} {
		read, err := ReadCSL(run("-f", from.format, "-t", "csljson", from.file))
		if err != nil {
			t.Fatal(err)
		}
		var items []json.RawMessage
		if err := json.Unmarshal(run("-f", from.format, "-t", "csljson", from.file), &items); err != nil || len(items) != len(library) {
			t.Fatalf("%s: %d entries, %v", from.format, len(items), err)
		}
		for i, r := range read {
			want := library[i]
			if from.format == "csljson" { // which has no name for those that are not named
				want.Author, _ = want.Author.named()
			}
			for _, is := range [][3]string{{"key", want.Key, r.Key}, {"title", want.Title, r.Title}, {"author", want.Author.String(), r.Author.String()}, {"DOI", want.DOI, r.DOI}, {"URL", want.URL, r.URL}, {"container-title", want.ContainerTitle, r.ContainerTitle}, {"publisher", want.Publisher, r.Publisher}} {
				if is[1] != is[2] && !strings.Contains(is[1], "``") { // of which Pandoc makes quotation marks even so
					t.Errorf("%s: the %s of %s is %q, and Pandoc reads %q", from.format, is[0], want.Key, is[1], is[2])
				}
			}
			// Of BibTeX it reads the year; it keeps no date that has no year of four digits.
			if from.format != "bibtex" && !strings.Contains(want.Issued, "X") && r.Issued != want.Issued {
				t.Errorf("%s: %s came out %q, and Pandoc reads %q", from.format, want.Key, want.Issued, r.Issued)
			}
			if want.Type != r.Type && from.format == "csljson" {
				t.Errorf("%s is %s, and Pandoc reads %s", want.Key, want.Type, r.Type)
			}
		}
	}
	for _, file := range []string{"refs.bib", "refs.json"} {
		out := string(run("all.md", "--citeproc", "--bibliography", file, "-t", "plain", "--wrap=none"))
		for _, want := range []string{"(Keynes 1919)", "Keynes, John Maynard. 1919.", "World Bank", "Macmillan & Co."} {
			if !strings.Contains(out, want) {
				t.Errorf("%s: no %q in\n%s", file, want, out)
			}
		}
	}
}
