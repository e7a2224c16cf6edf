package build

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"quotient/charts"
)

// TestRecogniseSVG recognises SVGs that another program has written again, and pictures
// made of them.
func TestRecogniseSVG(t *testing.T) {
	list, err := loaded(t, bundled(t)).Charts("hu")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	programs := [][]string{
		{"rsvg-convert", "-w", "1200", "IN.svg", "-o", "OUT.png"},
		{"svgo", "-q", "IN.svg", "-o", "OUT.svg"},
		{"inkscape", "IN.svg", "--export-plain-svg", "-o", "OUT.svg"},
	}
	x := Inspector{Study: "hungary-1956"}
	for i, c := range list {
		if !*every && i%6 != 0 {
			continue
		}
		drawn, err := c.Draw(charts.Default, fonts)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := drawn.Write(&b, "svg"); err != nil {
			t.Fatal(err)
		}
		in := filepath.Join(dir, c.ID+".svg")
		from, to := bytes.Index(b.Bytes(), []byte("<metadata>")), bytes.Index(b.Bytes(), []byte("</metadata>"))
		bare := append(b.Bytes()[:from:from], b.Bytes()[to+len("</metadata>"):]...)
		for name, text := range map[string][]byte{in: b.Bytes(), filepath.Join(dir, c.ID+".0.svg"): bare} {
			if err := os.WriteFile(name, text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		files := []string{filepath.Join(dir, c.ID+".0.svg")}
		for n, p := range programs {
			if _, err := exec.LookPath(p[0]); err != nil {
				continue
			}
			out := filepath.Join(dir, c.ID+"."+string(rune('1'+n)))
			args := strings.Split(strings.NewReplacer("IN.svg", in, "OUT", out).Replace(strings.Join(p[1:], "\x00")), "\x00")
			if text, err := exec.Command(p[0], args...).CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%s", p[0], err, text)
			}
			files = append(files, args[len(args)-1])
		}
		for _, name := range files {
			r, err := x.Inspect(name)
			if err != nil {
				t.Fatal(err)
			}
			if l := r.Likeness; r.State != Recognised || l.Chart != c.ID || l.Locale != "hu" || !l.Legible {
				t.Errorf("%s: %s, %s", filepath.Base(name), r.State, r.Why)
			}
		}
	}
}
