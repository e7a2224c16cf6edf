package scene

import (
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// points is a page unit in points of 1/72 inch.
const points = Unit / 25.4 * 72

// PDF writes the picture as one PDF page of its size, text as outlines.
func (s *Scene) PDF(w io.Writer, d Document) error {
	if s.err != nil {
		return s.err
	}
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: s.width * points, Ht: s.height * points}})
	// Nothing of the file may depend on the day or on the order of maps.
	pdf.SetCreationDate(time.Unix(0, 0).UTC())
	pdf.SetModificationDate(time.Unix(0, 0).UTC())
	pdf.SetCatalogSort(true)
	pdf.SetProducer("Quotient", true)
	pdf.SetTitle(d.Title, true)
	pdf.SetSubject(d.Description, true)
	pdf.SetLang(d.Lang)
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.AddPage()
	pdf.SetFillColor(int(s.background.R), int(s.background.G), int(s.background.B))
	pdf.Rect(0, 0, s.width*points, s.height*points, "F")
	pdf.SetLineJoinStyle("round")
	for _, it := range s.items {
		switch it.kind {
		case fill:
			pdf.SetFillColor(int(it.color.R), int(it.color.G), int(it.color.B))
			pdfPath(pdf, it.path)
			pdf.DrawPath("F")
		case text:
			path := s.textPath(it)
			if len(path) == 0 {
				continue
			}
			pdf.SetFillColor(int(it.color.R), int(it.color.G), int(it.color.B))
			pdfPath(pdf, path)
			pdf.DrawPath("F")
		case stroke:
			pdf.SetDrawColor(int(it.color.R), int(it.color.G), int(it.color.B))
			pdf.SetLineWidth(it.width * points)
			dashes := make([]float64, len(it.dashes))
			for i, x := range it.dashes {
				dashes[i] = x * points
			}
			pdf.SetDashPattern(dashes, 0)
			pdfPath(pdf, it.path)
			pdf.DrawPath("D")
		}
	}
	return pdf.Output(w)
}

func pdfPath(pdf *fpdf.Fpdf, path []segment) {
	for _, g := range path {
		p := g.p
		switch g.op {
		case 'M':
			pdf.MoveTo(p[0].x*points, p[0].y*points)
		case 'L':
			pdf.LineTo(p[0].x*points, p[0].y*points)
		case 'C':
			pdf.CurveBezierCubicTo(p[0].x*points, p[0].y*points, p[1].x*points, p[1].y*points, p[2].x*points, p[2].y*points)
		case 'Z':
			pdf.ClosePath()
		}
	}
}
