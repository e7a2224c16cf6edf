// Command atlas makes the file of the countries' borders that maps are drawn from, out of
// the TopoJSON of Natural Earth that npm's world-atlas has:
//
//	npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//	go run -C tools ./atlas "$PWD/package/countries-50m.json" "$PWD/charts/internal/atlas/world.bin"
//
// Borders that two countries share stay one line, so that no gap opens between them. Places
// are rounded to a hundredth of a degree, about a kilometre, and what that leaves without
// a corner is left out.
package main

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"

	"golang.org/x/text/language"
)

// perDegree is how finely places are kept.
const perDegree = 100

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: atlas countries-50m.json world.bin")
		os.Exit(2)
	}
	if err := convert(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "atlas:", err)
		os.Exit(1)
	}
}

func convert(from, to string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(text, &t); err != nil {
		return err
	}
	plain, err := t.encode()
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err = w.Write(plain); err == nil {
		err = w.Close()
	}
	if err != nil {
		return err
	}
	fmt.Printf("%d countries, %d lines, %d bytes\n", len(t.Objects.Countries.Geometries), len(t.Arcs), packed.Len())
	return os.WriteFile(to, packed.Bytes(), 0o644)
}

// A topology is the part of TopoJSON that the file has.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   struct {
		Countries struct{ Geometries []geometry }
	}
}

type geometry struct {
	Type       string
	ID         string
	Arcs       json.RawMessage
	Properties struct{ Name string }
}

// polygons are the rings of a country, each a list of lines; a line that runs backwards is
// the complement of its number.
func (g geometry) polygons() (out [][][]int, err error) {
	switch g.Type {
	case "Polygon":
		out = make([][][]int, 1)
		err = json.Unmarshal(g.Arcs, &out[0])
	case "MultiPolygon":
		err = json.Unmarshal(g.Arcs, &out)
	default:
		err = fmt.Errorf("%s is a %s", g.Properties.Name, g.Type)
	}
	return out, err
}

// line is an arc in hundredths of a degree, without points that fall on the one before or
// on the way from it to the next.
func (t *topology) line(i int) (out [][2]int) {
	x, y := 0, 0
	for _, d := range t.Arcs[i] {
		x, y = x+d[0], y+d[1]
		p := [2]int{round(float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0]), round(float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1])}
		n := len(out)
		if n > 0 && out[n-1] == p {
			continue
		}
		if n > 1 && straight(out[n-2], out[n-1], p) {
			out[n-1] = p
			continue
		}
		out = append(out, p)
	}
	return out
}

// straight reports whether b is on the way from a to c.
func straight(a, b, c [2]int) bool {
	ux, uy, vx, vy := b[0]-a[0], b[1]-a[1], c[0]-b[0], c[1]-b[1]
	return ux*vy == uy*vx && ux*vx+uy*vy > 0
}

// degenerate reports whether a ring has no area.
func (t *topology) degenerate(ring []int) bool {
	corners := 0
	for _, arc := range ring {
		corners += len(t.line(max(arc, ^arc))) - 1
	}
	return corners < 3
}

func round(degrees float64) int { return int(math.Round(degrees * perDegree)) }

func (t *topology) encode() ([]byte, error) {
	var b []byte
	number := func(n int) { b = binary.AppendVarint(b, int64(n)) }
	text := func(s string) { number(len(s)); b = append(b, s...) }
	number(len(t.Arcs))
	for i := range t.Arcs {
		points := t.line(i)
		number(len(points))
		x, y := 0, 0
		for _, p := range points {
			number(p[0] - x)
			number(p[1] - y)
			x, y = p[0], p[1]
		}
	}
	number(len(t.Objects.Countries.Geometries))
	for _, g := range t.Objects.Countries.Geometries {
		polygons, err := g.polygons()
		if err != nil {
			return nil, err
		}
		two, three, err := codes(g)
		if err != nil {
			return nil, err
		}
		text(g.Properties.Name)
		text(two)
		text(three)
		number(len(polygons))
		for _, rings := range polygons {
			rings = slices.DeleteFunc(rings, t.degenerate) // at the south pole there is one
			number(len(rings))
			for _, ring := range rings {
				number(len(ring))
				for _, arc := range ring {
					number(arc)
				}
			}
		}
	}
	return b, nil
}

// codes are those of ISO 3166 in two and three letters; none where a country has none.
func codes(g geometry) (two, three string, err error) {
	switch {
	case g.Properties.Name == "Kosovo": // in common use, and set apart for users by ISO
		return "XK", "XKX", nil
	case g.ID == "" || g.Properties.Name == "Ashmore and Cartier Is.": // which has Australia's
		return "", "", nil
	}
	n, err := strconv.Atoi(g.ID)
	if err != nil {
		return "", "", err
	}
	r, err := language.EncodeM49(n)
	if err != nil {
		return "", "", fmt.Errorf("%s: %w", g.Properties.Name, err)
	}
	if !r.IsCountry() {
		return "", "", errors.New(g.Properties.Name + " is no country by its code")
	}
	return r.String(), r.ISO3(), nil
}
