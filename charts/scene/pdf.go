package scene

import (
	"fmt"
	"image/color"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// points is a page unit in points of 1/72 inch.
const points = Unit / 25.4 * 72

// PDF writes the picture as one PDF page of its size, text as outlines.
func (s *Scene) PDF(w io.Writer, d Document) error {
	if err := s.check(); err != nil {
		return err
	}
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: s.width * points, Ht: s.height * points}})
	// Nothing of the file may depend on the day or on the order of maps.
	pdf.SetCreationDate(time.Unix(0, 0).UTC())
	pdf.SetModificationDate(time.Unix(0, 0).UTC())
	pdf.SetCatalogSort(true)
	pdf.SetProducer("Quotient", true)
	// fpdf panics at bytes that are not UTF-8.
	pdf.SetTitle(strings.ToValidUTF8(d.Title, "\ufffd"), true)
	pdf.SetSubject(strings.ToValidUTF8(d.Description, "\ufffd"), true)
	pdf.SetLang(d.Lang)
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.AddPage()
	pdf.RawWriteStr(s.content())
	return pdf.Output(w)
}

// content is the page as PDF operators, in page units from the top left.
func (s *Scene) content() string {
	var b strings.Builder
	fmt.Fprintf(&b, "q %s 0 0 %s 0 %s cm 1 j\n", precise(points), precise(-points), precise(s.height*points))
	fmt.Fprintf(&b, "%s rg 0 0 %s %s re f\n", pdfColour(s.background), num(s.width), num(s.height))
	for _, it := range s.items {
		switch it.kind {
		case fill:
			fmt.Fprintf(&b, "%s rg %sf\n", pdfColour(it.color), pdfPath(it.path))
		case text:
			fmt.Fprintf(&b, "%s rg q %s cm\n", pdfColour(it.color), matrix(it.line))
			s.pdfText(&b, it.line)
			b.WriteString("Q\n")
		case stroke:
			fmt.Fprintf(&b, "%s RG %s w [%s] %s d %sS\n", pdfColour(it.color), num(it.width), nums(it.dashes), num(it.phase), pdfPath(it.path))
		}
	}
	b.WriteString("Q")
	return b.String()
}

func pdfColour(c color.NRGBA) string {
	part := func(v uint8) string { return short(strconv.FormatFloat(float64(v)/255, 'f', 3, 64)) }
	return part(c.R) + " " + part(c.G) + " " + part(c.B)
}

func pdfPath(path []segment) string {
	var b strings.Builder
	for _, g := range path {
		pdfStep(&b, g.op, g.p[:arity(g.op)]...)
	}
	return b.String()
}

// pdfStep writes a step of a path: m, l, c or h.
func pdfStep(b *strings.Builder, op byte, ps ...point) {
	for _, p := range ps {
		b.WriteString(num(p.x) + " " + num(p.y) + " ")
	}
	if op == 'Z' {
		op = 'H'
	}
	b.WriteByte(op - 'A' + 'a')
	b.WriteByte('\n')
}

// pdfText fills the glyphs of a line in units of the em. Each is moved to its
// place, so that a glyph is written alike wherever it stands and the file
// compresses well.
func (s *Scene) pdfText(b *strings.Builder, l line) {
	x := 0.0
	for _, g := range l.glyphs {
		outline := s.fonts.Outline(l.face, g.Index)
		if len(outline) == 0 {
			continue // a blank
		}
		if g.X != x {
			fmt.Fprintf(b, "1 0 0 1 %s 0 cm\n", num(g.X-x))
			x = g.X
		}
		var at point
		for i, o := range outline {
			var p [3]point
			for j := range arity(o.Op) {
				p[j] = point{o.Points[j].X, o.Points[j].Y}
			}
			switch o.Op {
			case 'Q': // PDF has cubic curves only
				third := func(from point) point {
					return point{math.Round(from.x + (p[0].x-from.x)*2/3), math.Round(from.y + (p[0].y-from.y)*2/3)}
				}
				pdfStep(b, 'C', third(at), third(p[1]), p[1])
			case 'M':
				if i > 0 {
					pdfStep(b, 'Z')
				}
				fallthrough
			default:
				pdfStep(b, o.Op, p[:arity(o.Op)]...)
			}
			at = p[arity(o.Op)-1]
		}
		b.WriteString("h f\n")
	}
}
