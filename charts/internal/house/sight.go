package house

import (
	"image/color"
	"math"
	"slices"

	"quotient/charts/internal/layout"
)

// A lab is a colour in Oklab (https://bottosson.github.io/posts/oklab), in which equal
// distances look about equal: lightness, and how red and how yellow it is.
type lab struct{ l, a, b float64 }

// linear are the parts of a colour as light.
func linear(c color.NRGBA) [3]float64 {
	part := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return [3]float64{part(c.R), part(c.G), part(c.B)}
}

// coded is the colour of some light; false where no screen has it.
func coded(v [3]float64) (c color.NRGBA, ok bool) {
	ok = true
	part := func(x float64) uint8 {
		ok = ok && x > -0.0005 && x < 1.0005
		x = min(max(x, 0), 1)
		if x <= 0.0031308 {
			x *= 12.92
		} else {
			x = 1.055*math.Pow(x, 1/2.4) - 0.055
		}
		return uint8(math.Round(x * 255))
	}
	return color.NRGBA{part(v[0]), part(v[1]), part(v[2]), 255}, ok
}

func labOf(v [3]float64) lab {
	l := math.Cbrt(0.4122214708*v[0] + 0.5363325363*v[1] + 0.0514459929*v[2])
	m := math.Cbrt(0.2119034982*v[0] + 0.6806995451*v[1] + 0.1073969566*v[2])
	s := math.Cbrt(0.0883024619*v[0] + 0.2817188376*v[1] + 0.6299787005*v[2])
	return lab{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

func (c lab) light() [3]float64 {
	l := c.l + 0.3963377774*c.a + 0.2158037573*c.b
	m := c.l - 0.1055613458*c.a - 0.0638541728*c.b
	s := c.l - 0.0894841775*c.a - 1.2914855480*c.b
	l, m, s = l*l*l, m*m*m, s*s*s
	return [3]float64{
		4.0767416621*l - 3.3077115913*m + 0.2309699292*s,
		-1.2684380046*l + 2.6097574011*m - 0.3413193965*s,
		-0.0041960863*l - 0.7034186147*m + 1.7076147010*s,
	}
}

// at is a colour of the same hue with another lightness, as strong as a screen can have it.
func at(c color.NRGBA, lightness float64) color.NRGBA {
	from := labOf(linear(c))
	for step := 50; step > 0; step-- {
		k := float64(step) / 50
		if out, ok := coded(lab{lightness, from.a * k, from.b * k}.light()); ok {
			return out
		}
	}
	out, _ := coded(lab{lightness, 0, 0}.light())
	return out
}

// eyes are how colours are seen: with all cones, and without one of the three, as matrices on
// linear light (Machado, Oliveira and Fernandes 2009, severity 1).
var eyes = []struct {
	name string
	m    [9]float64
}{
	{"", [9]float64{1, 0, 0, 0, 1, 0, 0, 0, 1}},
	{"without red cones", [9]float64{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998}},
	{"without green cones", [9]float64{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881}},
	{"without blue cones", [9]float64{1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}},
}

// seen is a colour as eyes see it.
func seen(c color.NRGBA, m [9]float64) lab {
	v := linear(c)
	var out [3]float64
	for i := range 3 {
		out[i] = min(max(m[3*i]*v[0]+m[3*i+1]*v[1]+m[3*i+2]*v[2], 0), 1)
	}
	return labOf(out)
}

// apart is how far two colours are from each other for the eyes that tell them worst, from 0
// to about 100.
func apart(a, b color.NRGBA) (least float64, whose string) {
	least = math.Inf(1)
	for _, e := range eyes {
		x, y := seen(a, e.m), seen(b, e.m)
		if d := 100 * math.Sqrt((x.l-y.l)*(x.l-y.l)+(x.a-y.a)*(x.a-y.a)+(x.b-y.b)*(x.b-y.b)); d < least {
			least, whose = d, e.name
		}
	}
	return least, whose
}

// lightnesses are those around that of a colour, the nearest first.
func lightnesses(c color.NRGBA) (out []float64) {
	from := labOf(linear(c)).l
	for k := range 200 {
		for _, l := range []float64{from - float64(k)*0.005, from + float64(k)*0.005} {
			if l > 0.02 && l < 0.99 && !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return out
}

// nearest is the colour of the same hue that is nearest in lightness and passes.
func nearest(c color.NRGBA, passes func(color.NRGBA) bool) (color.NRGBA, bool) {
	if passes(c) {
		return c, true
	}
	for _, l := range lightnesses(c) {
		if out := at(c, l); passes(out) {
			return out, true
		}
	}
	return c, false
}

// contrasts reports whether a colour has so much contrast to a ground.
func contrasts(ground color.NRGBA, least float64) func(color.NRGBA) bool {
	return func(c color.NRGBA) bool { return layout.Contrast(c, ground) >= least }
}
