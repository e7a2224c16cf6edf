package charts

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"quotient/charts/internal/spec"
)

// every is every chart of the bundled study and of the gallery, drawn.
func every(t *testing.T) map[string]*Picture {
	t.Helper()
	out := map[string]*Picture{}
	for i, c := range everyChart(t) {
		out[fmt.Sprintf("%02d-%s", i, c.ID)] = drawn(t, c)
	}
	return out
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

// alike compares the PNG of a picture with what another program painted of its
// SVG. Edges may differ by a shade; a label that stands elsewhere changes more.
func alike(t *testing.T, name string, got image.Image, want []byte, most int) {
	t.Helper()
	ours, err := png.Decode(bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	if got.Bounds().Size() != ours.Bounds().Size() {
		t.Errorf("%s is painted as %v, and ours is %v", name, got.Bounds(), ours.Bounds())
		return
	}
	n := 0
	for y := range ours.Bounds().Dy() {
		for x := range ours.Bounds().Dx() {
			if apart(got.At(got.Bounds().Min.X+x, got.Bounds().Min.Y+y), ours.At(x, y), 72) {
				n++
			}
		}
	}
	if n > most {
		t.Errorf("%s: %d pixels differ", name, n)
	}
}

// TestChartsInLibrsvg: librsvg paints each SVG as its PNG is painted.
func TestChartsInLibrsvg(t *testing.T) {
	path := program(t, "rsvg-convert", "Debian's librsvg2-bin")
	for name, p := range every(t) {
		cmd := exec.Command(path, "--format=png", "--width=800")
		cmd.Stdin = bytes.NewReader(write(t, p, "svg"))
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		img, err := png.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		alike(t, name, img, write(t, p, "png"), 60)
	}
}

// TestChartsInChromium: so does a browser. It is started once, with all pictures
// side by side.
func TestChartsInChromium(t *testing.T) {
	path := program(t, "chromium", "Debian's chromium")
	dir := t.TempDir()
	const across, wide, tall = 5, 800, 1100
	var page strings.Builder
	page.WriteString("<!doctype html><body style='margin:0;background:#fff'>")
	pictures := every(t)
	at := map[string]image.Point{}
	for i, name := range spec.SortedKeys(pictures) {
		if err := os.WriteFile(filepath.Join(dir, name+".svg"), write(t, pictures[name], "svg"), 0o666); err != nil {
			t.Fatal(err)
		}
		at[name] = image.Pt(i%across*wide, i/across*tall)
		fmt.Fprintf(&page, "<img src='%s.svg' style='position:absolute;left:%dpx;top:%dpx'>", name, at[name].X, at[name].Y)
	}
	if err := os.WriteFile(filepath.Join(dir, "page.html"), []byte(page.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	shot := filepath.Join(dir, "shot.png")
	rows := (len(pictures) + across - 1) / across
	out, err := exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"), "--hide-scrollbars",
		"--force-device-scale-factor=1", fmt.Sprintf("--window-size=%d,%d", across*wide, rows*tall), "--screenshot="+shot, "file://"+filepath.Join(dir, "page.html")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %.500s", err, out)
	}
	file, err := os.Open(shot)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	screen, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range pictures {
		ours := write(t, p, "png")
		size, err := png.DecodeConfig(bytes.NewReader(ours))
		if err != nil {
			t.Fatal(err)
		}
		if size.Height > tall {
			t.Fatalf("%s is %d high, and %d are taken", name, size.Height, tall)
		}
		cut := image.NewNRGBA(image.Rect(0, 0, size.Width, size.Height))
		draw.Draw(cut, cut.Bounds(), screen, at[name], draw.Src)
		alike(t, name, cut, ours, 400)
	}
}
