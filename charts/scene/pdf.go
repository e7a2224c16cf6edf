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

	"quotient/charts/typeset"
)

// points is a page unit in points of 1/72 inch.
const points = Unit / 25.4 * 72

// PDF writes the picture as one PDF page of its size. Its text can be selected,
// searched and copied: the glyphs that are used are embedded as fonts.
func (s *Scene) PDF(w io.Writer, d Document) error {
	if err := s.check(d); err != nil {
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
	pdf.SetXmpMetadata(d.xmp())
	for face, characters := range s.characters() {
		pdf.AddUTF8FontFromBytes(fontName(face), "", s.fonts.TrueType(face, fontName(face), characters))
	}
	pdf.AddPage()
	s.content(pdf)
	return pdf.Output(w)
}

// content writes the page as PDF operators, in page units from the top left.
func (s *Scene) content(pdf *fpdf.Fpdf) {
	write := func(format string, args ...any) { pdf.RawWriteStr(fmt.Sprintf(format, args...)) }
	write("q %s 0 0 %s 0 %s cm 1 j", precise(points), precise(-points), precise(s.height*points))
	write("%s rg 0 0 %s %s re f", pdfColour(s.background), num(s.width), num(s.height))
	for _, it := range s.items {
		switch it.kind {
		case fill:
			write("%s rg %sf", pdfColour(it.color), pdfPath(it.path))
		case text:
			// Lines of text are written in units of the em, upward.
			_, top := pdf.GetPageSize()
			m := it.line.scale
			pdf.SetFont(fontName(it.line.face), "", typeset.Em)
			write("%s rg q %s %s %s %s %s %s cm", pdfColour(it.color), precise(m[0]), precise(m[1]), precise(-m[2]), precise(-m[3]), num(it.line.at.x), num(it.line.at.y))
			for _, run := range s.runs(it.line, math.Round) { // a PDF has whole advances
				pdf.Text(run.x, top, run.text)
			}
			write("Q")
		case stroke:
			write("%s RG %s w [%s] %s d %sS", pdfColour(it.color), num(it.width), nums(it.dashes), num(it.phase), pdfPath(it.path))
		}
	}
	write("Q")
}

// fontName is the name of a face without blanks.
func fontName(face typeset.Face) string { return strings.ReplaceAll(face.String(), " ", "") }

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
