package scene

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"quotient/charts/typeset"
)

// Other programs read what is written here. The tests of this file ask those
// that are installed, and skip the others.

// pictures are what other programs are asked to paint.
func pictures() map[string]*Scene {
	return map[string]*Scene{"exercise": exercise(0), "sample": sample(typeset.New()), "squares": squares()}
}

// squares is a picture of rows that are alike, as one path, and of some that are
// not.
func squares() *Scene {
	s := New(200, 120, paper, nil)
	var p vg.Path
	for i := range 150 {
		x, y := 10+9.4*float64(i%20), 110-9.4*float64(i/20)
		if i == 47 {
			continue // a gap
		}
		p = append(p, rectangle(x, y-7.05, x+7.05, y)...)
	}
	s.SetColor(ember)
	s.Fill(p)
	s.SetColor(blue)
	s.Fill(append(rectangle(20, 10, 60, 30), rectangle(40, 20, 80, 34)...)) // these overlap
	return s
}

func TestRows(t *testing.T) {
	data := string(write(t, squares(), "svg", document))
	if n := strings.Count(data, "<use "); n < 4 || len(data) > 4000 {
		t.Errorf("%d rows are used again, in %d bytes:\n%s", n, len(data), data)
	}
}

// program finds one, and skips the test where it is not installed.
func program(t *testing.T, name, where string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("there is no %s (%s)", name, where)
	}
	return path
}

func pipe(t *testing.T, in []byte, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Stdin = bytes.NewReader(in)
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v: %s", name, err, complaint.String())
	}
	return out.Bytes()
}

// librsvg paints an SVG, two pixels to a unit.
func librsvg(t *testing.T, s *Scene, data []byte) image.Image {
	t.Helper()
	w, h := s.Size()
	img, err := png.Decode(bytes.NewReader(pipe(t, data, "rsvg-convert", "--format=png", fmt.Sprintf("--width=%.0f", 2*w), fmt.Sprintf("--height=%.0f", 2*h))))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// alike fails if more than one pixel in so many differs. Where an edge crosses a
// pixel, painters may differ by some shades; a label that stands elsewhere
// changes whole pixels.
func alike(t *testing.T, name string, got, want image.Image, oneIn int) {
	t.Helper()
	if got.Bounds().Size() != want.Bounds().Size() {
		t.Errorf("%s: painted as %v, and wanted as %v", name, got.Bounds(), want.Bounds())
		return
	}
	all := want.Bounds().Dx() * want.Bounds().Dy()
	n, diff := apart(got, want)
	if n > all/oneIn {
		t.Errorf("%s: %d pixels differ, and %d may", name, n, all/oneIn)
		leave(t, map[string]image.Image{"got": got, "want": want, "diff": diff})
	}
	t.Logf("%s: %d of %d pixels differ", name, n, all)
}

func twice(t *testing.T, s *Scene) image.Image {
	w, _ := s.Size()
	return decode(t, s, int(2*w))
}

// TestSVGInLibrsvg: librsvg paints the SVG as the PNG is painted.
func TestSVGInLibrsvg(t *testing.T) {
	program(t, "rsvg-convert", "Debian's librsvg2-bin")
	for name, s := range pictures() {
		alike(t, name, librsvg(t, s, write(t, s, "svg", document)), twice(t, s), 5000)
	}
}

// TestSVGInChromium: so does a browser, and with live text in embedded fonts it
// paints the same. It is started once, with all pictures one below the other.
func TestSVGInChromium(t *testing.T) {
	path := program(t, "chromium", "Debian's chromium")
	dir := t.TempDir()
	type stack struct {
		name string
		top  int
		want image.Image
	}
	var all []stack
	var page strings.Builder
	page.WriteString("<!doctype html><body style='margin:0;background:#fff'>")
	top := 0
	for name, s := range pictures() {
		_, height := s.Size()
		for _, mode := range []TextMode{Outlined, Embedded} {
			d := document
			d.Text = mode
			file := fmt.Sprintf("%s-%d.svg", name, mode)
			if err := os.WriteFile(filepath.Join(dir, file), write(t, s, "svg", d), 0o666); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&page, "<img src='%s' style='display:block'>", file)
			all = append(all, stack{file, 2 * top, twice(t, s)})
			top += int(height)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "page.html"), []byte(page.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	shot := filepath.Join(dir, "shot.png")
	pipe(t, nil, path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"), "--hide-scrollbars",
		"--force-device-scale-factor=2", fmt.Sprintf("--window-size=800,%d", top), "--screenshot="+shot, "file://"+filepath.Join(dir, "page.html"))
	got := open(t, shot)
	for _, p := range all {
		cut := image.NewNRGBA(p.want.Bounds())
		draw.Draw(cut, cut.Bounds(), got, image.Pt(0, p.top), draw.Src)
		alike(t, p.name, cut, p.want, 1000)
	}
}

// svgo is the version that the test was written for.
const svgo = "svgo@4.1.0"

// TestSVGThroughSVGO: a program that makes SVGs smaller keeps the look, and finds
// little to do.
func TestSVGThroughSVGO(t *testing.T) {
	program(t, "rsvg-convert", "Debian's librsvg2-bin")
	npx := program(t, "npx", "Debian's npm")
	if out, err := exec.Command(npx, "--no", "--", svgo, "--version").CombinedOutput(); err != nil {
		t.Skipf("there is no %s (npm install --global %s): %.200s", svgo, svgo, out)
	}
	dir, out := t.TempDir(), t.TempDir()
	was := map[string][]byte{}
	for name, s := range pictures() {
		was[name] = write(t, s, "svg", Document{}) // what it says is left out
		if err := os.WriteFile(filepath.Join(dir, name+".svg"), was[name], 0o666); err != nil {
			t.Fatal(err)
		}
	}
	pipe(t, nil, npx, "--no", "--", svgo, "--quiet", "--folder", dir, "--output", out)
	for name, s := range pictures() {
		is, err := os.ReadFile(filepath.Join(out, name+".svg"))
		if err != nil {
			t.Fatal(err)
		}
		alike(t, name, librsvg(t, s, is), librsvg(t, s, was[name]), 20_000)
		if len(is)*4 < len(was[name])*3 {
			t.Errorf("%s: %d bytes became %d", name, len(was[name]), len(is))
		}
		t.Logf("%s: %d bytes became %d", name, len(was[name]), len(is))
	}
}

// TestPDFInPoppler: the PDF looks as the PNG does, its fonts are embedded, and
// its text is copied as it was written.
func TestPDFInPoppler(t *testing.T) {
	program(t, "pdftocairo", "Debian's poppler-utils")
	s := sample(typeset.New())
	data := write(t, s, "pdf", document)
	got, err := png.Decode(bytes.NewReader(pipe(t, data, "pdftocairo", "-png", "-singlefile", "-scale-to-x", "1600", "-scale-to-y", "1000", "-", "-")))
	if err != nil {
		t.Fatal(err)
	}
	// Poppler draws text a shade darker: only what is black on white counts.
	strict := image.NewNRGBA(got.Bounds())
	draw.Draw(strict, strict.Bounds(), got, image.Point{}, draw.Src)
	want := twice(t, s)
	whole := 0
	for y := range 1000 {
		for x := range 1600 {
			a, _, _, _ := strict.At(x, y).RGBA()
			b, _, _, _ := want.At(x, y).RGBA()
			if math.Abs(float64(a)-float64(b)) > 100*257 {
				whole++
			}
		}
	}
	t.Logf("%d pixels differ", whole)
	if whole > 1600*1000/2000 {
		t.Errorf("%d pixels differ", whole)
		leave(t, map[string]image.Image{"got": got, "want": want})
	}

	words := string(pipe(t, data, "pdftotext", "-layout", "-", "-"))
	for _, want := range []string{
		"An official could earn eleven workers’ wages, AVATAR & Ty",
		"Győr, Kőszeg, űr · Poznań, łódź, żółć · Ουγγαρία, εξέγερση του Οκτώβρη · − × ÷ ≥ ≤ ≈",
		"“over 2,000 forints” ¶ 4", "> 11,000",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in\n%s", want, words)
		}
	}
	lines := strings.Split(strings.TrimSpace(string(pipe(t, data, "pdffonts", "-"))), "\n")[2:]
	if len(lines) != 5 {
		t.Errorf("fonts: %q", lines)
	}
	for _, line := range lines {
		if f := strings.Fields(line); strings.Join(f[1:7], " ") != "CID TrueType Identity-H yes no yes" {
			t.Errorf("the font is %q", line)
		}
	}
}
