package scene

import (
	"fmt"
	"image/color"
	"io"
	"strconv"
	"strings"
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
		case fill, text:
			path := it.path
			if it.kind == text {
				path = s.textPath(it)
			}
			if len(path) > 0 {
				fmt.Fprintf(&b, "%s rg %sf\n", pdfColour(it.color), pdfPath(path))
			}
		case stroke:
			var dashes []string
			for _, x := range it.dashes {
				dashes = append(dashes, num(x))
			}
			fmt.Fprintf(&b, "%s RG %s w [%s] 0 d %sS\n", pdfColour(it.color), num(it.width), strings.Join(dashes, " "), pdfPath(it.path))
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
		for i := range g.points() {
			b.WriteString(num(g.p[i].x) + " " + num(g.p[i].y) + " ")
		}
		b.WriteString(map[byte]string{'M': "m", 'L': "l", 'C': "c", 'Z': "h"}[g.op] + "\n")
	}
	return b.String()
}
