package atlas

import "math"

// A Projection puts places on a plane on which equal areas are equal.
type Projection struct {
	azimuthal  bool
	middle     Point
	sin0, cos0 float64
}

// EqualEarth is the projection of the whole world by Šavrič, Patterson and Jenny (2018), with
// Greenwich in the middle.
func EqualEarth() Projection { return Projection{} }

// Azimuthal is Lambert's, about a place: shapes near to it are true.
func Azimuthal(middle Point) Projection {
	sin0, cos0 := math.Sincos(radians(middle.Lat))
	return Projection{azimuthal: true, middle: middle, sin0: sin0, cos0: cos0}
}

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }

// Whole reports whether it is the one of the whole world.
func (pr Projection) Whole() bool { return !pr.azimuthal }

// At is a place on the plane, in radii of the Earth, y upward.
func (pr Projection) At(p Point) (x, y float64) {
	if pr.azimuthal {
		return pr.lambert(p)
	}
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	theta := math.Asin(math.Sqrt(3) / 2 * math.Sin(radians(p.Lat)))
	t2 := theta * theta
	t6 := t2 * t2 * t2
	x = 2 * math.Sqrt(3) * radians(p.Lon) * math.Cos(theta) / (3 * (9*a4*t6*t2 + 7*a3*t6 + 3*a2*t2 + a1))
	return x, theta * (a4*t6*t2 + a3*t6 + a2*t2 + a1)
}

func (pr Projection) lambert(p Point) (x, y float64) {
	sin, cos := math.Sincos(radians(p.Lat))
	sinL, cosL := math.Sincos(radians(p.Lon - pr.middle.Lon))
	k := math.Sqrt(2 / max(1+pr.sin0*sin+pr.cos0*cos*cosL, 1e-9))
	return k * cos * sinL, k * (pr.cos0*sin - pr.sin0*cos*cosL)
}

// Far reports whether a place is so far from the middle that it is torn apart.
func (pr Projection) Far(p Point) bool { return pr.azimuthal && Angle(p, pr.middle) > 140 }

// Angle is how far two places are apart, in degrees.
func Angle(a, b Point) float64 {
	sinA, cosA := math.Sincos(radians(a.Lat))
	sinB, cosB := math.Sincos(radians(b.Lat))
	d := sinA*sinB + cosA*cosB*math.Cos(radians(a.Lon-b.Lon))
	return math.Acos(max(-1, min(1, d))) * 180 / math.Pi
}

// A vector is a place on a globe of radius 1.
type vector [3]float64

func (p Point) vector() vector {
	sin, cos := math.Sincos(radians(p.Lat))
	sinL, cosL := math.Sincos(radians(p.Lon))
	return vector{cos * cosL, cos * sinL, sin}
}

// plus is the sum with so much of another.
func (v vector) plus(w vector, times float64) vector {
	return vector{v[0] + times*w[0], v[1] + times*w[1], v[2] + times*w[2]}
}

// point is the place under a vector.
func (v vector) point() Point {
	if v[0] == 0 && v[1] == 0 {
		return Point{Lat: math.Copysign(90, v[2])}
	}
	return Point{Lon: math.Atan2(v[1], v[0]) * 180 / math.Pi, Lat: math.Atan2(v[2], math.Hypot(v[0], v[1])) * 180 / math.Pi}
}

// Middle is the place that points are around: that of the middle of their places in space.
func Middle(points []Point) Point {
	var sum vector
	for _, p := range points {
		sum = sum.plus(p.vector(), 1)
	}
	if sum == (vector{}) {
		return Point{}
	}
	return sum.point()
}

// Centre is the middle of the land inside a ring, by the triangles from the middle of its
// corners to its sides.
func Centre(ring []Point) Point {
	middle := Middle(ring)
	m := middle.vector()
	var sum vector
	for i, p := range ring {
		a, b := p.vector(), ring[(i+1)%len(ring)].vector()
		area := m[0]*(a[1]*b[2]-a[2]*b[1]) + m[1]*(a[2]*b[0]-a[0]*b[2]) + m[2]*(a[0]*b[1]-a[1]*b[0])
		sum = sum.plus(m, area).plus(a, area).plus(b, area)
	}
	if at := sum.point(); Angle(at, middle) < 90 {
		return at
	}
	return vector{}.plus(sum, -1).point() // the ring runs the other way
}
