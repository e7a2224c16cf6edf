package maps

import (
	"image/color"
	"math"
	"slices"

	"quotient/charts/internal/atlas"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// A view is the part of the world that a map shows, on a plane.
type view struct {
	pr             atlas.Projection
	x0, x1, y0, y1 float64
	polar          bool // Antarctica is on it
}

// regions are the views that have a name: west, east, south, north.
var regions = map[string][4]float64{
	"Africa": {-18, 52, -35, 38}, "Asia": {27, 146, -10, 54}, "Central America": {-118, -59, 7, 33},
	"Europe": {-11, 39, 35.5, 70}, "Middle East": {25, 63, 12, 42}, "North America": {-167, -53, 8, 71},
	"Oceania": {111, 180, -48, 1}, "South America": {-82, -34, -56, 13}, "World": {},
}

const (
	widest = 62   // degrees from the middle of a view to what it shows; beyond, it is the world
	least  = 0.05 // half of what a view shows at least, in radii of the Earth
	frame  = 0.04 // about what is shown, as a share of it
)

// viewOf is the view of a region or, without one, of what is to be seen.
func viewOf(r *spec.Resolver, region datasets.Text, seen []atlas.Point) view {
	switch box, ok := regions[region.Value]; {
	case region.Value == "":
	case !ok:
		r.Fault(region, datasets.DidYouMean(region.Value, spec.SortedKeys(regions)), "there is no region %q", region.Value)
		return world()
	case region.Value == "World":
		return world()
	default:
		seen = nil
		for i := range 41 {
			t := float64(i) / 40
			lon, lat := box[0]+t*(box[1]-box[0]), box[2]+t*(box[3]-box[2])
			seen = append(seen, atlas.Point{Lon: lon, Lat: box[2]}, atlas.Point{Lon: lon, Lat: box[3]}, atlas.Point{Lon: box[0], Lat: lat}, atlas.Point{Lon: box[1], Lat: lat})
		}
		return about(atlas.Point{Lon: (box[0] + box[1]) / 2, Lat: (box[2] + box[3]) / 2}, seen)
	}
	if len(seen) == 0 {
		return world()
	}
	middle := atlas.Middle(seen)
	if slices.ContainsFunc(seen, func(p atlas.Point) bool { return atlas.Angle(p, middle) > widest }) {
		w := world()
		for _, p := range seen {
			w.polar = w.polar || p.Lat < -70
		}
		return w
	}
	return about(middle, seen)
}

// about is a view of some places.
func about(middle atlas.Point, seen []atlas.Point) view {
	v := view{pr: atlas.Azimuthal(middle), x0: math.Inf(1), x1: math.Inf(-1), y0: math.Inf(1), y1: math.Inf(-1)}
	for _, p := range seen {
		x, y := v.pr.At(p)
		v.x0, v.x1, v.y0, v.y1 = min(v.x0, x), max(v.x1, x), min(v.y0, y), max(v.y1, y)
	}
	return v.widened((v.x1-v.x0)*(1+2*frame), (v.y1-v.y0)*(1+2*frame)).widened(2*least, 2*least)
}

// widened is the view at least so wide and so high, about its middle.
func (v view) widened(width, height float64) view {
	if more := width - (v.x1 - v.x0); more > 0 {
		v.x0, v.x1 = v.x0-more/2, v.x1+more/2
	}
	if more := height - (v.y1 - v.y0); more > 0 {
		v.y0, v.y1 = v.y0-more/2, v.y1+more/2
	}
	return v
}

func world() view {
	v := view{pr: atlas.EqualEarth()}
	v.x1, _ = v.pr.At(atlas.Point{Lon: 180})
	v.x0 = -v.x1
	_, v.y1 = v.pr.At(atlas.Point{Lat: 84})
	_, v.y0 = v.pr.At(atlas.Point{Lat: -56})
	return v
}

// A sheet is a view on a page, in units of the page from its left and its top.
type sheet struct {
	view
	page          *layout.Page
	plane         *atlas.Plane
	scale         float64 // units of the page in a radius of the Earth
	left          float64
	width, height float64
}

// lay fits a view to the width of the page: where its shape does not, more is shown.
func (v view) lay(p *layout.Page) *sheet {
	s := &sheet{page: p, left: p.Left(), width: p.Right() - p.Left()}
	low, high := 0.42*s.width, min(0.68*s.width, 500)
	if p.Narrow() {
		low, high = 0.55*s.width, 1.15*s.width
	}
	if p.Tight {
		low, high = 0.26*s.width, 0.29*s.width
	}
	if v.pr.Whole() {
		low = 0
		if v.polar {
			_, v.y0 = v.pr.At(atlas.Point{Lat: -90})
		}
	}
	s.height = max(low, min(high, s.width*(v.y1-v.y0)/(v.x1-v.x0)))
	s.view = v.widened((v.y1-v.y0)*s.width/s.height, (v.x1-v.x0)*s.height/s.width)
	s.scale = s.width / (s.x1 - s.x0)
	s.plane = atlas.NewPlane(v.pr, 0.45/s.scale)
	return s
}

// at is a place of the plane on the page.
func (s *sheet) at(p atlas.XY) marks.RegionPoint {
	return marks.RegionPoint{X: s.left + (p.X-s.x0)*s.scale, Y: (s.y1 - p.Y) * s.scale, Edge: p.Cut}
}

// A land is a country on the page: polygons of rings, cut to the sheet.
type land [][][]marks.RegionPoint

// speck is the area of what is too small to be seen.
const speck = 0.6

// middle is where a country is that is too small to be seen; false where it is not on the
// sheet.
func (s *sheet) middle(c *atlas.Country) (x, y float64, ok bool) {
	px, py := s.pr.At(centre(c))
	at := s.at(atlas.XY{X: px, Y: py})
	return at.X, at.Y, at.X >= s.left && at.X <= s.left+s.width && at.Y >= 0 && at.Y <= s.height
}

// land is empty where nothing of the country is on the sheet.
func (s *sheet) land(c *atlas.Country) (out land) {
	for _, rings := range s.plane.Polygons(c) {
		var kept [][]marks.RegionPoint
		for i, ring := range rings {
			points := make([]marks.RegionPoint, len(ring))
			for j, p := range ring {
				points[j] = s.at(p)
			}
			if points = s.cut(points); len(points) > 2 && areaOf(points) > speck {
				kept = append(kept, points)
			} else if i == 0 {
				break
			}
		}
		if len(kept) > 0 {
			out = append(out, kept)
		}
	}
	return out
}

// cut keeps the part of a ring that is on the sheet (after Sutherland and Hodgman); what
// runs along the edge of the sheet is no border.
func (s *sheet) cut(ring []marks.RegionPoint) []marks.RegionPoint {
	sides := []func(marks.RegionPoint) float64{
		func(p marks.RegionPoint) float64 { return p.X - s.left },
		func(p marks.RegionPoint) float64 { return s.left + s.width - p.X },
		func(p marks.RegionPoint) float64 { return p.Y },
		func(p marks.RegionPoint) float64 { return s.height - p.Y },
	}
	for _, inside := range sides {
		if !slices.ContainsFunc(ring, func(p marks.RegionPoint) bool { return inside(p) < 0 }) {
			continue
		}
		var kept []marks.RegionPoint
		for i, q := range ring {
			p := ring[(i+len(ring)-1)%len(ring)]
			a, b := inside(p), inside(q)
			if (a < 0) != (b < 0) {
				t := a / (a - b)
				kept = append(kept, marks.RegionPoint{X: p.X + t*(q.X-p.X), Y: p.Y + t*(q.Y-p.Y), Edge: true})
			}
			if b >= 0 {
				kept = append(kept, q)
			}
		}
		ring = kept
	}
	return ring
}

// rings are all of a land.
func (l land) rings() (out [][]marks.RegionPoint) {
	for _, rings := range l {
		out = append(out, rings...)
	}
	return out
}

// main is the largest polygon of a land, and its area.
func (l land) main() (best [][]marks.RegionPoint, area float64) {
	for _, rings := range l {
		if a := areaOf(rings[0]); a > area {
			best, area = rings, a
		}
	}
	return best, area
}

func areaOf(ring []marks.RegionPoint) float64 {
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.X*q.Y - q.X*p.Y
	}
	return math.Abs(sum) / 2
}

// spot is where a rectangle of a size has most room inside a polygon, by its middle.
func spot(rings [][]marks.RegionPoint, width, height float64) (x, y float64, ok bool) {
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, p := range rings[0] {
		top, bottom = min(top, p.Y), max(bottom, p.Y)
	}
	best := width
	step := max(1, (bottom-top)/120)
	for at := top + height/2; at <= bottom-height/2; at += step {
		free := [][2]float64{{math.Inf(-1), math.Inf(1)}}
		for i := range 5 {
			free = common(free, inside(rings, at+height*(float64(i)/4-0.5)))
		}
		for _, f := range free {
			if f[1]-f[0] >= best {
				best, x, y, ok = f[1]-f[0], (f[0]+f[1])/2, at, true
			}
		}
	}
	return x, y, ok
}

// inside are the stretches of a level that are in a polygon.
func inside(rings [][]marks.RegionPoint, y float64) (out [][2]float64) {
	var at []float64
	for _, ring := range rings {
		for i, p := range ring {
			q := ring[(i+1)%len(ring)]
			if (p.Y > y) != (q.Y > y) {
				at = append(at, p.X+(q.X-p.X)*(y-p.Y)/(q.Y-p.Y))
			}
		}
	}
	slices.Sort(at)
	for i := 0; i+1 < len(at); i += 2 {
		out = append(out, [2]float64{at[i], at[i+1]})
	}
	return out
}

// common are the stretches that are in both of two lists.
func common(a, b [][2]float64) (out [][2]float64) {
	for _, p := range a {
		for _, q := range b {
			if from, to := max(p[0], q[0]), min(p[1], q[1]); from < to {
				out = append(out, [2]float64{from, to})
			}
		}
	}
	return out
}

// ground draws the lands of countries that have no mark of their own, as one.
func (s *sheet) ground(top float64, lands []land) {
	var items []marks.Region
	for _, l := range lands {
		if len(l) > 0 {
			items = append(items, marks.Region{Rings: l.rings(), Color: s.empty()})
		}
	}
	if len(items) > 0 {
		s.draw(top, items...)
	}
}

// empty is the colour of land without a number.
func (s *sheet) empty() color.Color {
	return s.page.Theme.Tint(s.page.Theme.Grid, 0.8)
}

// draw draws regions that are on the sheet.
func (s *sheet) draw(top float64, items ...marks.Region) {
	p := s.page
	regions, err := marks.NewRegions(items)
	if err != nil {
		p.Fail("%v", err)
		return
	}
	regions.Background, regions.Ink, regions.Outline = p.Theme.Background, p.Theme.Ink, p.Theme.Muted
	// The page runs down, and the axis of a plot up.
	axes := layout.Axes(s.left, s.left+s.width, 0, 1)
	axes.Y.Min, axes.Y.Max = s.height, 0
	regions.Plot(p.Canvas(s.left, top, s.left+s.width, top+s.height), axes)
}

// words writes lines under a map.
func words(p *layout.Page, lines []string, y float64) {
	for i, line := range lines {
		p.Text(typeset.Italic, layout.NoteSize, p.Theme.Muted, p.Left(), y+17*float64(i), line)
	}
}
