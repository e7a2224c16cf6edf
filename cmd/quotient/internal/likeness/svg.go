package likeness

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
	"golang.org/x/image/vector"

	"quotient/datasets/limits"
)

// DecodeSVG paints an SVG in shades of grey, with a width in pixels: paths, rectangles and
// circles with what they inherit, as charts have them, whatever program has rewritten them.
// It refuses texts, pictures and gradients, which it cannot paint.
func DecodeSVG(data []byte, width int) (*image.Gray, error) {
	if len(data) > limits.Data {
		return nil, fmt.Errorf("it is larger than %s", limits.Bytes(limits.Data))
	}
	root, err := tree(data)
	if err != nil {
		return nil, err
	}
	if root.XMLName.Local != "svg" {
		return nil, fmt.Errorf("it begins with <%s>", root.XMLName.Local)
	}
	box := numbers(root.attr("viewBox"))
	if len(box) != 4 {
		box = []float64{0, 0, length(root.attr("width")), length(root.attr("height"))}
	}
	if !(box[2] > 0 && box[3] > 0 && box[2] < 1e6 && box[3] < 1e6) {
		return nil, errors.New("it has no size")
	}
	scale := float64(width) / box[2]
	height := math.Round(box[3] * scale)
	if height < 1 || height*float64(width) > limits.Pixels {
		return nil, fmt.Errorf("it is %g × %g, too narrow or too flat to be rendered", box[2], box[3])
	}
	p := svgPainter{out: image.NewGray(image.Rect(0, 0, width, int(height))), ids: map[string]*element{}, left: most}
	for i := range p.out.Pix {
		p.out.Pix[i] = 0xff
	}
	p.name(root)
	err = p.paint(root, ink{fill: "#000", stroke: "none", width: 1}, matrix{scale, 0, 0, scale, -box[0] * scale, -box[1] * scale}, 0)
	return p.out, err
}

// An element is one of an SVG.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr
	Children []*element
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// What is painted at most: a picture of a study takes a thousandth of it.
const (
	deepest = 256         // elements within each other
	largest = 200_000     // elements
	most    = 500_000_000 // pixels that are covered, and bytes of paths, twenty times
)

var errTooMuch = errors.New("it has too many shapes to be rendered")

// spend takes from the work that may still be done.
func (p *svgPainter) spend(work int) error {
	if p.left -= work; p.left < 0 {
		return errTooMuch
	}
	return nil
}

// tree reads the elements of a document.
func tree(data []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	top := &element{}
	open := []*element{top}
	for n := 0; ; n++ {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && len(top.Children) == 1 {
			return top.Children[0], nil
		} else if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(open) > deepest || n > 2*largest {
				return nil, errTooMuch
			}
			e := &element{XMLName: t.Name, Attrs: t.Copy().Attr}
			last := open[len(open)-1]
			last.Children, open = append(last.Children, e), append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

// A matrix brings a point of an element to the page.
type matrix [6]float64

func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1], m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

func (m matrix) at(p point) point {
	return point{m[0]*p.x + m[2]*p.y + m[4], m[1]*p.x + m[3]*p.y + m[5]}
}

// transform reads the attribute of that name.
func transform(text string) (matrix, error) {
	m := matrix{1, 0, 0, 1, 0, 0}
	for strings.TrimLeft(text, " ,\n\t") != "" {
		name, rest, ok := strings.Cut(text, "(")
		inside, after, closed := strings.Cut(rest, ")")
		v := numbers(inside)
		text = after
		name = strings.Trim(name, " ,\n\t")
		at := func(i int) float64 {
			if i < len(v) {
				return v[i]
			}
			return 0
		}
		switch {
		case !ok || !closed || len(v) == 0:
			return m, errors.New("a transform cannot be read")
		case name == "translate":
			m = m.times(matrix{1, 0, 0, 1, v[0], at(1)})
		case name == "scale" && len(v) == 1:
			m = m.times(matrix{v[0], 0, 0, v[0], 0, 0})
		case name == "scale":
			m = m.times(matrix{v[0], 0, 0, v[1], 0, 0})
		case name == "rotate":
			sin, cos := math.Sincos(v[0] * math.Pi / 180)
			m = m.times(matrix{1, 0, 0, 1, at(1), at(2)}).times(matrix{cos, sin, -sin, cos, 0, 0}).times(matrix{1, 0, 0, 1, -at(1), -at(2)})
		case name == "matrix" && len(v) == 6:
			m = m.times(matrix(v))
		default:
			return m, fmt.Errorf("it has the transform %q", name)
		}
	}
	return m, nil
}

// ink is what an element inherits.
type ink struct {
	fill, stroke string
	width        float64
}

// of is the ink of an element.
func (k ink) of(e *element) ink {
	set := func(name, value string) {
		switch value = strings.TrimSpace(value); strings.TrimSpace(name) {
		case "fill":
			k.fill = value
		case "stroke":
			k.stroke = value
		case "stroke-width":
			k.width = length(value)
		}
	}
	for _, a := range e.Attrs {
		set(a.Name.Local, a.Value)
	}
	for rule := range strings.SplitSeq(e.attr("style"), ";") {
		if name, value, ok := strings.Cut(rule, ":"); ok {
			set(name, value)
		}
	}
	return k
}

// shade is a colour as a shade of grey; false for none.
func shade(name string) (uint8, bool, error) {
	if name == "none" || name == "transparent" || name == "" {
		return 0, false, nil
	}
	c, ok := colornames.Map[strings.ToLower(name)]
	if hex, is := strings.CutPrefix(name, "#"); is {
		if len(hex) == 3 {
			hex = hex[:1] + hex[:1] + hex[1:2] + hex[1:2] + hex[2:] + hex[2:]
		}
		n, err := strconv.ParseUint(hex, 16, 32)
		ok, c = err == nil && len(hex) == 6, color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
	} else if v := numbers(strings.TrimSuffix(strings.TrimPrefix(name, "rgb("), ")")); strings.HasPrefix(name, "rgb(") && len(v) == 3 {
		ok, c = true, color.RGBA{uint8(v[0]), uint8(v[1]), uint8(v[2]), 0xff}
	}
	if !ok {
		return 0, false, fmt.Errorf("it has the colour %q", name)
	}
	return color.GrayModel.Convert(c).(color.Gray).Y, true, nil
}

// A svgPainter paints elements.
type svgPainter struct {
	out  *image.Gray
	ids  map[string]*element
	left int // work that may still be done: <use> multiplies it
}

// name notes the elements that others refer to.
func (p *svgPainter) name(e *element) {
	if id := e.attr("id"); id != "" {
		p.ids[id] = e
	}
	for _, c := range e.Children {
		p.name(c)
	}
}

func (p *svgPainter) paint(e *element, k ink, m matrix, depth int) error {
	if err := p.spend(1 + 20*len(e.attr("d"))); err != nil || depth > deepest {
		return cmp.Or(err, errTooMuch)
	}
	t, err := transform(e.attr("transform"))
	if err != nil {
		return err
	}
	k, m = k.of(e), m.times(t)
	num := func(name string) float64 { return length(e.attr(name)) }
	var shape outline
	switch e.XMLName.Local {
	case "svg", "g", "a":
		for _, c := range e.Children {
			if err := p.paint(c, k, m, depth+1); err != nil {
				return err
			}
		}
		return nil
	case "use":
		to := p.ids[strings.TrimPrefix(e.attr("href"), "#")]
		if to == nil {
			return fmt.Errorf("it uses %q, which is not there", e.attr("href"))
		}
		return p.paint(to, k, m.times(matrix{1, 0, 0, 1, num("x"), num("y")}), depth+1)
	case "path":
		shape, err = pathOf(e.attr("d"))
	case "rect":
		x, y, w, h := num("x"), num("y"), num("width"), num("height")
		shape, err = pathOf(fmt.Sprintf("M%g %gh%gv%gh%gz", x, y, w, h, -w))
	case "circle", "ellipse":
		rx, ry := num("rx"), num("ry")
		if e.XMLName.Local == "circle" {
			rx, ry = num("r"), num("r")
		}
		shape, err = pathOf(fmt.Sprintf("M%g %ga%g %g 0 1 0 %g 0a%g %g 0 1 0 %g 0z", num("cx")-rx, num("cy"), rx, ry, 2*rx, rx, ry, -2*rx))
	case "line":
		shape, err = pathOf(fmt.Sprintf("M%g %gL%g %g", num("x1"), num("y1"), num("x2"), num("y2")))
	case "polyline":
		shape, err = pathOf("M" + e.attr("points"))
	case "polygon":
		shape, err = pathOf("M" + e.attr("points") + "z")
	case "text", "image", "foreignObject", "style":
		return fmt.Errorf("it has <%s>, which is not rendered here", e.XMLName.Local)
	default: // titles, metadata, and what others use
		return nil
	}
	if err != nil {
		return err
	}
	return p.draw(shape, k, m)
}

// draw fills an outline, and strokes it.
func (p *svgPainter) draw(shape outline, k ink, m matrix) error {
	for i := range shape {
		for j, q := range shape[i].points {
			shape[i].points[j] = m.at(q)
		}
	}
	fill, filled, err := shade(k.fill)
	if err != nil {
		return err
	}
	if filled {
		if err := p.cover(fill, shape); err != nil {
			return err
		}
	}
	stroke, stroked, err := shade(k.stroke)
	if err != nil || !stroked {
		return err
	}
	return p.cover(stroke, shape.stroked(k.width*math.Sqrt(math.Abs(m[0]*m[3]-m[1]*m[2]))))
}

// cover paints what contours wind around.
func (p *svgPainter) cover(shade uint8, shape outline) error {
	b := shape.bounds(p.out.Rect)
	if err := p.spend(b.Dx() * b.Dy()); err != nil || b.Empty() {
		return err
	}
	z := vector.NewRasterizer(b.Dx(), b.Dy())
	x, y := float64(b.Min.X), float64(b.Min.Y)
	for _, c := range shape {
		for i, q := range c.points {
			// Beyond the page nothing is seen; far off, the rasterizer is slow.
			px, py := float32(max(-4096, min(8192, q.x-x))), float32(max(-4096, min(8192, q.y-y)))
			if i == 0 {
				z.MoveTo(px, py)
			} else {
				z.LineTo(px, py)
			}
		}
		z.ClosePath()
	}
	mask := image.NewAlpha(image.Rect(0, 0, b.Dx(), b.Dy()))
	z.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	for row := range b.Dy() {
		to := p.out.Pix[(b.Min.Y+row)*p.out.Stride+b.Min.X:][:b.Dx()]
		for i, a := range mask.Pix[row*mask.Stride:][:b.Dx()] {
			to[i] = uint8((int(to[i])*(255-int(a)) + int(shade)*int(a) + 127) / 255)
		}
	}
	return nil
}
