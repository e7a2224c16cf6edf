package atlas

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// TestCountries reads the whole file: every country can be found by its names and codes, and
// has lands whose rings are closed.
func TestCountries(t *testing.T) {
	all := Countries()
	if len(all) != 241 {
		t.Fatalf("there are %d countries", len(all))
	}
	for _, c := range all {
		for _, name := range []string{c.Name, strings.ToUpper(c.Name), c.Two, c.Three} {
			if name == "" {
				continue
			}
			if found, err := Find(name); err != nil || found != c {
				t.Errorf("%s is found as %v, %v", name, found, err)
			}
		}
		if strings.Contains(c.Name, ".") {
			t.Errorf("the name %s is shortened", c.Name)
		}
		polygons := c.Polygons()
		if len(polygons) == 0 {
			t.Errorf("%s has no land", c.Name)
		}
		for _, rings := range polygons {
			for _, ring := range rings {
				if len(ring) < 3 {
					t.Errorf("%s has a ring of %d points", c.Name, len(ring))
				}
				for i, p := range ring {
					if math.Abs(p.Lon) > 180 || math.Abs(p.Lat) > 90 || Angle(p, ring[(i+1)%len(ring)]) > 30 && c.Name != "Antarctica" {
						t.Fatalf("%s has a corner at %v before %v", c.Name, p, ring[(i+1)%len(ring)])
					}
				}
			}
		}
	}
	for name, codes := range otherwise {
		for _, code := range codes {
			if _, err := Find(code); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestFind(t *testing.T) {
	for name, want := range map[string]string{
		"Hungary": "HU", "hungary ": "HU", "HUN": "HU", "GB": "GB", "UK": "GB", "usa": "US", "Côte d’Ivoire": "CI", "Burma": "MM", "Kosovo": "XK",
		"Czech Republic": "CZ", "Macedonia": "MK", "DR Congo": "CD", "Niger": "NE", "Guinea": "GN", "Türkiye": "TR",
	} {
		if c, err := Find(name); err != nil || c.Two != want {
			t.Errorf("%s: %v, %v", name, c, err)
		}
	}
	for name, want := range map[string][2]string{
		"Congo":    {`"Congo" can be Republic of the Congo (CG) or Democratic Republic of the Congo (CD)`, "write the one that is meant"},
		"Korea":    {`"Korea" can be South Korea (KR) or North Korea (KP)`, "write the one that is meant"},
		"Hungry":   {`"Hungry" is no country of the atlas`, `did you mean "Hungary"?`},
		"ZZ":       {`"ZZ" is no country of the atlas`, "its code of ISO 3166"},
		"":         {`"" is no country of the atlas`, "its code of ISO 3166"},
		"Atlantis": {`"Atlantis" is no country of the atlas`, ""},
	} {
		_, err := Find(name)
		var unknown *Unknown
		if !errors.As(err, &unknown) || unknown.Message != want[0] || !strings.Contains(unknown.Hint, want[1]) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, name := range []string{"Hungary", "HU", "Congo", "", "\xff", "Ελλάδα"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		c, err := Find(name)
		if (c == nil) == (err == nil) {
			t.Errorf("%q: %v, %v", name, c, err)
		}
	})
}

// FuzzReader holds what reads the file against files that are not ours.
func FuzzReader(f *testing.F) {
	f.Add([]byte{2, 4, 2, 2, 0, 2, 2, 0})
	f.Add([]byte{})
	f.Fuzz(func(_ *testing.T, text []byte) { (&reader{text: text}).countries() })
}

// TestEqualAreas compares small squares of the globe with what a projection makes of them.
func TestEqualAreas(t *testing.T) {
	for name, pr := range map[string]Projection{"Equal Earth": EqualEarth(), "azimuthal": Azimuthal(Point{15, 50})} {
		for _, at := range []Point{{0, 0}, {20, 40}, {-60, -30}, {100, 60}, {15, 50}, {-100, 5}} {
			const d = 0.01
			var ring []XY
			for _, p := range []Point{{at.Lon, at.Lat}, {at.Lon + d, at.Lat}, {at.Lon + d, at.Lat + d}, {at.Lon, at.Lat + d}} {
				x, y := pr.At(p)
				ring = append(ring, XY{X: x, Y: y})
			}
			on := radians(d) * (math.Sin(radians(at.Lat+d)) - math.Sin(radians(at.Lat)))
			if ratio := Area(ring) / on; math.Abs(ratio-1) > 1e-3 {
				t.Errorf("%s at %v: an area is %.5f of what it is on the globe", name, at, ratio)
			}
		}
	}
	// The places that the paper of the projection gives.
	if x, y := EqualEarth().At(Point{180, 0}); math.Abs(x-2.70663) > 1e-4 || y != 0 {
		t.Errorf("the end of the equator is at %v, %v", x, y)
	}
	if _, y := EqualEarth().At(Point{0, 90}); math.Abs(y-1.31736) > 1e-4 {
		t.Errorf("the pole is at %v", y)
	}
}

// TestPlane holds the area of countries on a plane against that on the globe, also of those
// that the edge of the world cuts, and of Antarctica, which is around a pole.
func TestPlane(t *testing.T) {
	for name, want := range map[string]float64{"Russia": 17.0e6, "Fiji": 18.3e3, "Antarctica": 13.5e6, "Lesotho": 30.4e3, "South Africa": 1.22e6, "France": 640e3} {
		c, err := Find(name)
		if err != nil {
			t.Fatal(err)
		}
		sum := 0.0
		for _, rings := range NewPlane(EqualEarth(), 0.0005).Polygons(c) {
			for i, ring := range rings {
				for _, p := range ring {
					if math.Abs(p.X) > 2.7067 {
						t.Fatalf("%s is beyond the edge of the world: %v", name, p)
					}
				}
				if a := Area(ring); i == 0 {
					sum += a
				} else {
					sum -= a
				}
			}
		}
		const radius = 6371.0
		if got := sum * radius * radius; math.Abs(got/want-1) > 0.12 {
			t.Errorf("%s has %.0f square kilometres, want about %.0f", name, got, want)
		}
	}
}

func TestCentre(t *testing.T) {
	square := []Point{{10, 40}, {20, 40}, {20, 50}, {10, 50}}
	reversed := []Point{square[3], square[2], square[1], square[0]}
	for _, ring := range [][]Point{square, reversed} {
		if at := Centre(ring); Angle(at, Point{15, 45}) > 1 {
			t.Errorf("the centre of %v is %v", ring, at)
		}
	}
	if at := Middle([]Point{{179, 0}, {-179, 0}}); Angle(at, Point{180, 0}) > 1e-6 {
		t.Errorf("between two places beside the date line is %v", at)
	}
	if at := Middle(nil); at != (Point{}) {
		t.Errorf("the middle of nothing is %v", at)
	}
}
