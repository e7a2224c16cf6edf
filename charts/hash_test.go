package charts

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
)

// TestEngine holds the version of the drawing code against what it draws: a change
// that moves a pixel raises it, so that pictures of before are drawn again.
func TestEngine(t *testing.T) {
	fonts := typeset.New()
	h := sha256.New()
	for _, c := range everyChart(t) {
		for _, style := range []layout.Style{layout.Default, {Theme: layout.Dark, Size: layout.Half}, {Theme: layout.Print, Size: layout.Full}} {
			picture, err := c.Draw(style, fonts)
			if err != nil {
				fmt.Fprintln(h, err)
				continue
			}
			doc := picture.doc
			doc.Inline, doc.Text = true, 0
			if err := picture.scene.SVG(h, doc); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(h)
		}
	}
	path := filepath.Join("testdata", "engine.txt")
	was, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	version, drawn, _ := strings.Cut(strings.TrimSpace(string(was)), " ")
	now := hex.EncodeToString(h.Sum(nil))
	switch {
	case version == Engine && drawn == now:
	case version == Engine:
		t.Error("pixels changed: raise Engine in charts/hash.go, and run the test with UPDATE=1")
	case os.Getenv("UPDATE") == "1":
		if err := os.WriteFile(path, []byte(Engine+" "+now+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("Engine is %s, and %s is of %s: run the test with UPDATE=1", Engine, path, version)
	}
}
