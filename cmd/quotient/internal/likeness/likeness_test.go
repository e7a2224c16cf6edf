package likeness

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"

	"golang.org/x/image/draw"
)

// page is a picture with rows of marks, each of them of another length.
func page(lengths ...int) *image.Gray {
	p := image.NewGray(image.Rect(0, 0, 800, 480))
	draw.Draw(p, p.Rect, image.White, image.Point{}, draw.Src)
	for i, n := range lengths {
		draw.Draw(p, image.Rect(60, 40+50*i, 60+n, 60+50*i), image.Black, image.Point{}, draw.Src)
		for x := range i + 3 { // as if it were words
			draw.Draw(p, image.Rect(60+13*x*(i+1), 65+50*i, 64+13*x*(i+1), 75+50*i), image.Black, image.Point{}, draw.Src)
		}
	}
	return p
}

// TestWithin finds the part of a page that a picture shows.
func TestWithin(t *testing.T) {
	model := page(100, 400, 250, 620, 80, 300, 500, 40)
	for _, part := range []image.Rectangle{model.Rect, image.Rect(8, 0, 800, 470), image.Rect(30, 20, 790, 480), image.Rect(-20, -20, 820, 500), image.Rect(0, 0, 800, 520)} {
		picture := image.NewGray(image.Rect(0, 0, part.Dx(), part.Dy()))
		draw.Draw(picture, picture.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(picture, model.Rect.Sub(part.Min), model, image.Point{}, draw.Src)
		f := Within(picture, model)
		want := Box{float64(part.Min.X) / 800, float64(part.Min.Y) / 480, float64(part.Max.X) / 800, float64(part.Max.Y) / 480}
		off := max(math.Abs(f.Part.Left-want.Left)*800, math.Abs(f.Part.Right-want.Right)*800, math.Abs(f.Part.Top-want.Top)*480, math.Abs(f.Part.Bottom-want.Bottom)*480)
		if off > 1 || f.Agree < 0.99 {
			t.Errorf("%v: found %v, %.1f pixels off, agreeing %.3f", part, f.Part, off, f.Agree)
		}
		if list, share := Differences(picture, model, f.Part, picture.Rect.Dx(), 10, 0.6); len(list) > 0 {
			t.Errorf("%v: differs at %v, a share of %.2f", part, list, share)
		}
	}
}

// TestDifferences finds a mark that is longer, and no other.
func TestDifferences(t *testing.T) {
	a, b := page(100, 400, 250, 620, 80), page(100, 400, 262, 620, 80)
	list, share := Differences(b, a, whole, 800, 10, 0.6)
	if len(list) != 1 || share > 0.1 {
		t.Fatalf("found %v, a share of %.2f; want one place", list, share)
	}
	if d := list[0]; d.Left*800 > 315 || d.Right*800 < 317 || d.Top*480 > 145 || d.Bottom*480 < 155 || d.Right-d.Left > 0.1 {
		t.Errorf("found %v, which is not the end of the third mark", d)
	}
}

// TestDecode reads pictures as shades of grey, what is transparent on white.
func TestDecode(t *testing.T) {
	webp, err := base64.StdEncoding.DecodeString("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=")
	if err != nil {
		t.Fatal(err)
	}
	if p, format, err := Decode(webp); err != nil || format != "webp" || p.Rect.Dx() != 1 {
		t.Errorf("WebP: %s, %v", format, err)
	}
	clear := image.NewNRGBA(image.Rect(0, 0, 2, 1))
	clear.Set(0, 0, color.NRGBA{0, 0, 0, 0xff})
	var b bytes.Buffer
	if err := png.Encode(&b, clear); err != nil {
		t.Fatal(err)
	}
	if p, _, err := Decode(b.Bytes()); err != nil || p.Pix[0] != 0 || p.Pix[1] != 0xff {
		t.Errorf("a transparent PNG: %v, %v", p, err)
	}
	b.Reset()
	if err := png.Encode(&b, image.NewPaletted(image.Rect(0, 0, 5000, 5000), color.Palette{color.White})); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Decode(b.Bytes()); err == nil || !strings.Contains(err.Error(), "5000 × 5000 pixels") {
		t.Errorf("25 million pixels: %v", err)
	}
}
