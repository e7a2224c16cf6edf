package seal_test

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"quotient/charts/seal"
)

// TestSeal seals a file of each format, and changes each of its bytes.
func TestSeal(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	for format, text := range map[string]string{
		"svg": "<svg/>\n", "html": "<p>Made by Quotient from a.md</p>", "markdown": "a\n\nb\n", "pdf": "%PDF-1.4\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n",
		"latex": "% x\n", "typst": "", "png": picture.String(),
	} {
		if seal.Holds([]byte(text)) {
			t.Errorf("%s: a file without a seal holds", format)
		}
		sealed := seal.In(format, []byte(text))
		if !seal.Holds(sealed) {
			t.Fatalf("%s: the seal does not hold: %q", format, sealed)
		}
		for i := range sealed {
			changed := bytes.Clone(sealed)
			changed[i] ^= 1
			if seal.Holds(changed) {
				t.Errorf("%s: the seal holds, and byte %d is another: %q", format, i, changed)
			}
		}
		for _, changed := range [][]byte{append(bytes.Clone(sealed), '\n'), append([]byte("x"), sealed...), sealed[:len(sealed)-1], seal.In(format, nil)[:0]} {
			if seal.Holds(changed) {
				t.Errorf("%s: the seal holds of %q", format, changed)
			}
		}
		if format == "png" {
			if _, err := png.Decode(bytes.NewReader(sealed)); err != nil {
				t.Errorf("the sealed PNG: %v", err)
			}
		}
	}
}
