package build

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotient/charts"
)

// TestUnrecorded inspects files that carry no record of what they were made from.
func TestUnrecorded(t *testing.T) {
	list, err := loaded(t, bundled(t)).Charts("en")
	if err != nil {
		t.Fatal(err)
	}
	c := list[0]
	p, ok := drawing(t, c, charts.Default)
	if !ok {
		t.Fatal("the first chart cannot be drawn")
	}
	var stripped, photo, animated, vast, tiny, long bytes.Buffer
	for _, err := range []error{png.Encode(&tiny, resized(p, 0.02)), png.Encode(&long, framed(p, image.Rect(0, 0, 100, 100_000))), png.Encode(&stripped, p), jpeg.Encode(&photo, p, nil), gif.Encode(&animated, p, nil)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	vast.Write(stripped.Bytes())
	head := vast.Bytes()[12:29]
	binary.BigEndian.PutUint32(head[4:], 50_000)
	binary.BigEndian.PutUint32(head[8:], 50_000)
	binary.BigEndian.PutUint32(vast.Bytes()[29:], crc32.ChecksumIEEE(head))
	dir := t.TempDir()
	for _, test := range []struct {
		name  string
		text  []byte
		study string
		state State
		why   string
	}{
		{"stripped.png", stripped.Bytes(), "hungary-1956", Recognised, "It looks like the chart " + c.ID + " of hungary-1956 (full, light, en; "},
		{"photo.dat", photo.Bytes(), "hungary-1956", Recognised, "This does not prove that its numbers are the same"},
		{"animated.gif", animated.Bytes(), "hungary-1956", Recognised, "chart " + c.ID},
		{"alone.png", stripped.Bytes(), "", NoRecord, "name a study after the picture"},
		{"vast.png", vast.Bytes(), "hungary-1956", NoRecord, "at most 20,000,000 are read: make it smaller"},
		{"tiny.png", tiny.Bytes(), "hungary-1956", NoRecord, "pixels are too few"},
		{"long.png", long.Bytes(), "hungary-1956", NoRecord, "no chart has the shape of 100 × 100000 pixels"},
		{"cut.jpg", photo.Bytes()[:photo.Len()/2], "hungary-1956", NoRecord, "It cannot be compared with the charts of a study"},
		{"page.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), "", NoRecord, "export it as PNG"},
		{"page.html", []byte(`<html/>`), "", NotOurs, "it is XML, but not SVG"},
		{"notes.txt", []byte("wages"), "", NotOurs, "it is not a picture"},
		{"nothing.png", nil, "", NotOurs, "it is not a picture"},
	} {
		name := filepath.Join(dir, test.name)
		if err := os.WriteFile(name, test.text, 0o600); err != nil {
			t.Fatal(err)
		}
		x := Inspector{Study: test.study}
		r, err := x.Inspect(name)
		if err != nil || r.State != test.state || !strings.Contains(r.Why, test.why) || r.State.Holds() {
			t.Errorf("%s: %s, %s, %v; want %s, … %s", test.name, r.State, r.Why, err, test.state, test.why)
		}
	}
}

// TestRewritten compares a picture that kept its record with the chart that it names.
func TestRewritten(t *testing.T) {
	list, err := loaded(t, bundled(t)).Charts("en")
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := list[0].Draw(charts.Default, fonts)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := drawn.Write(&b, "png"); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "rewritten.png")
	if err := os.WriteFile(name, append(b.Bytes(), 0), 0o600); err != nil {
		t.Fatal(err)
	}
	x := Inspector{Study: "hungary-1956"}
	r, err := x.Inspect(name)
	if err != nil || r.State != Altered || r.Likeness == nil || len(r.Likeness.Differs) > 0 || !strings.Contains(r.Why, "no place as large as a digit differs") {
		t.Errorf("%s, %s, %v", r.State, r.Why, err)
	}
}
